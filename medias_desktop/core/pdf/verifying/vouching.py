"""Whom a file's certificates rest on: the anchors given, the certificates and revocation lists inside the file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from medias_desktop.core.pdf.verifying.certificates import fingerprint
from medias_desktop.core.pdf.verifying.reading import malformed

if TYPE_CHECKING:
    from medias_desktop.core.pdf.verifying.reading import ReadFile
    from medias_desktop.core.pdf.verifying.trust import Trust, TrustAnchor


@dataclass
class Vouching:
    """Trust as pyHanko wants it, for one file."""

    trust: Trust
    certificates: list[Any] = field(default_factory=list)
    revocation_lists: list[Any] = field(default_factory=list)
    answers: list[Any] = field(default_factory=list)
    anchors: dict[str, tuple[Any, TrustAnchor]] = field(default_factory=dict)
    contexts: dict[tuple[dt.datetime, bool], Any] = field(default_factory=dict)

    @property
    def has_revocation_data(self) -> bool:
        """Tell whether the file brings lists or answers about revoked certificates."""
        return bool(self.revocation_lists or self.answers)

    @property
    def roots(self) -> list[Any]:
        """The anchors' certificates."""
        return [certificate for certificate, _ in self.anchors.values()]

    def anchor(self, certificate: Any) -> TrustAnchor | None:
        """Return the anchor that a certificate is."""
        found = self.anchors.get(fingerprint(certificate))
        return found[1] if found else None

    def context(self, moment: dt.datetime, *, proof_required: bool = False) -> Any:
        """Return the rules for judging certificates at ``moment``; with proof that none was revoked when required."""
        from pyhanko_certvalidator import ValidationContext

        key = moment, proof_required
        if key not in self.contexts:
            self.contexts[key] = ValidationContext(
                trust_roots=self.roots,
                other_certs=self.certificates,
                crls=self.revocation_lists,
                ocsps=self.answers,
                allow_fetching=False,
                moment=moment,
                revocation_mode="require" if proof_required else "soft-fail",
                retroactive_revinfo=True,
            )
        return self.contexts[key]

    def revoked_at(self, certificate: Any) -> dt.datetime | None:
        """Return from when on a certificate counts as revoked here."""
        return self.trust.revoked.get(fingerprint(certificate)) if self.trust.revoked else None


def revocation_proof(path: Any, vouching: Vouching, moment: dt.datetime) -> tuple[bool, dt.datetime | None]:
    """Return whether the file proves that no certificate of a path was revoked by then, or when one was."""
    import asyncio

    from pyhanko_certvalidator.errors import RevokedError
    from pyhanko_certvalidator.validate import async_validate_path

    if not vouching.has_revocation_data:
        return False, None
    try:
        asyncio.run(async_validate_path(vouching.context(moment, proof_required=True), path))
    except RevokedError as error:
        return False, error.revocation_dt
    except malformed():
        return False, None
    return True, None


def vouching_for(found: ReadFile, trust: Trust) -> Vouching:
    """Gather what vouches for the signers of a file. Anchors that are no certificates are passed over."""
    from pyhanko.keys import load_certs_from_pemder_data

    gathered = Vouching(trust)
    for anchor in trust.anchors:
        try:
            certificates = list(load_certs_from_pemder_data(anchor.certificate_pem.encode()))
        except ValueError:
            continue
        for certificate in certificates:
            gathered.anchors.setdefault(fingerprint(certificate), (certificate, anchor))
    _read_security_store(found, gathered)
    return gathered


def _read_security_store(found: ReadFile, gathered: Vouching) -> None:
    from pyhanko.sign.validation.dss import DocumentSecurityStore

    if "/DSS" not in found.reader.root:
        return
    try:
        store = DocumentSecurityStore.read_dss(found.reader)
        context = store.as_validation_context({"trust_roots": [], "allow_fetching": False})
        gathered.certificates = list(store.load_certs())
    except malformed():
        return  # nobody is trusted because of it, and nobody is trusted less
    gathered.revocation_lists, gathered.answers = list(context.crls), list(context.ocsps)
