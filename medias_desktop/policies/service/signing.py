"""One signature of a document of adoption, made here, and the verdict on documents signed here or elsewhere."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, catalogue, format_date
from medias_desktop.core.store.letterhead import arms_colour
from medias_desktop.policies import errors, rules
from medias_desktop.policies.rules.round_errors import ClockBehind

if TYPE_CHECKING:
    from medias_desktop.core.pdf.credentials import Credential
    from medias_desktop.core.pdf.signing import SignedDocument
    from medias_desktop.core.pdf.verifying import Trust, Verification
    from medias_desktop.core.store.register import Register
    from medias_desktop.signatures.service.services import SignatureServices

_REASON = N_("I approve this document")
_RESOLUTION = N_("Resolution {number}")
_LATEST_CHANGE = "SELECT at FROM audit_event ORDER BY seq DESC LIMIT 1"
_CLOCKS_DIFFER = dt.timedelta(days=1)
"""Computers that share a register may disagree by that much: time zones set wrong, a clock that runs ahead."""


class Signing:
    """Signs and judges for one register."""

    def __init__(self, register: Register, signatures: SignatureServices) -> None:
        self._register = register
        self._signatures = signatures
        self._latest: tuple[object, Verification] | None = None

    def credential(self, who: rules.Signatory, secret: str) -> Credential:
        """Open a signatory's identity; the caller closes it.

        Raises SignatoryPassphraseWrong, PassphraseMissing, or what IdentityService.credential refuses.
        """
        from medias_desktop.core.pdf.errors import WrongPassphrase

        assert who.identity_id is not None
        if not secret:
            raise errors.PassphraseMissing(name=who.name)
        try:
            return self._signatures.identities.credential(
                who.identity_id, secret, who.name, self._register.clock.now()
            )
        except WrongPassphrase as error:
            raise errors.SignatoryPassphraseWrong(name=who.name) from error

    def sign(
        self,
        pdf: bytes,
        field: str,
        who: rules.Signatory,
        credential: Credential,
        identity: rules.PolicyIdentity,
        resolution: rules.Resolution,
        *,
        certify: bool,
        last: bool,
    ) -> tuple[SignedDocument, rules.Signatory]:
        """Sign a field; return the document, and who signed when with which certificate."""
        from medias_desktop.core.pdf.signing import Appearance, sign

        say = catalogue(identity.language).gettext
        now = self._register.clock.now()
        about = say(_RESOLUTION).format(number=resolution.resolution_number)
        signed = sign(
            pdf,
            field,
            credential,
            Appearance(who.name, who.role, (about,), arms_colour(self._register)),
            reason=say(_REASON),
            location=resolution.place or identity.municipality,
            now=now,
            certify=certify,
            last=last,
            language=identity.language,
            timestamps=self._signatures.timestamps.server(),
            revocation_lists=self._signatures.identities.revocation_lists(),
        )
        bearing = credential.certificate_pem
        return signed, dataclasses.replace(who, signed_at=now, certificate_pem=bearing)

    def trust(self) -> Trust:
        """Return who is believed here."""
        return self._signatures.trust.trust()

    def require_clock(self) -> None:
        """Refuse to sign on a computer whose date is behind what the register knows. Raises ClockBehind."""
        for row in self._register.rows(_LATEST_CHANGE):
            latest, now = dt.datetime.fromisoformat(row["at"]), self._register.clock.now()
            if latest - now > _CLOCKS_DIFFER:
                raise ClockBehind(
                    today=format_date(now.astimezone().date()), latest=format_date(latest.astimezone().date())
                )

    def accept(self, pdf: bytes, fields: Sequence[str]) -> None:
        """Refuse a document that would not pass its own later verification. Raises DocumentRefused."""
        from medias_desktop.core.pdf.verifying import describe

        found = self.judge(pdf, fields, hashlib.sha256(pdf).hexdigest())
        if not found.accepted:
            raise errors.DocumentRefused(reason=" ".join(describe(one) for one in found.problems))

    def judge(self, pdf: bytes, fields: Sequence[str] | None, sha256: str) -> Verification:
        """Verify by the acceptance rule; a document signed by pen alone rests on its SHA-256.

        The latest verdict is kept: the same bytes judged by the same certificates give the same one.
        """
        trust = self.trust()
        known = (trust.anchors, tuple(sorted(trust.revoked.items())))
        key = (hashlib.sha256(pdf).hexdigest(), sha256, None if fields is None else tuple(fields), known)
        if self._latest is None or self._latest[0] != key:
            self._latest = key, _judge(pdf, fields, sha256, trust, self._register.clock.now())
        return self._latest[1]


def _judge(
    pdf: bytes, fields: Sequence[str] | None, sha256: str, trust: Trust, now: dt.datetime
) -> Verification:
    from medias_desktop.core.pdf.verifying import Problem, verify

    found = verify(pdf, trust, sha256, fields, now=now, check_conformance=False)
    if fields is None or fields or Problem.NOT_SIGNED not in found.problems:
        return found
    problems = tuple(one for one in found.problems if one is not Problem.NOT_SIGNED)
    return dataclasses.replace(found, accepted=not problems, problems=problems)
