"""Sealing the municipality's documents with its own identity: the files go out, their fingerprints stay."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from medias_desktop.core.files import new_folder, write_bytes
from medias_desktop.core.i18n import N_, catalogue
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.entitled import require_entitled_now
from medias_desktop.core.store.letterhead import arms_colour
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.signatures.errors import PersonDestroyed
from medias_desktop.signatures.models import sealed_document
from medias_desktop.signatures.service.seal import require_not_revoked

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.errors import UserError
    from medias_desktop.core.pdf.credentials import Credential
    from medias_desktop.core.pdf.sealing import Sealable
    from medias_desktop.core.pdf.signing import TimestampServer
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.signatures.service.identities import IdentityService
    from medias_desktop.signatures.service.timestamps import TimestampService

_Done = TypeVar("_Done")
_ROLE = N_("Municipality’s seal")
_REASON = N_("Sealed by the municipality")


class SealedAs(NamedTuple):
    """What is kept of a sealed file."""

    sha256: str
    pages: int


class Prepared(NamedTuple):
    """A sealed document that nothing mentions yet: whoever asked for it records it with what it belongs to."""

    pdf: bytes
    about: Sealable
    kept: SealedAs
    identity: int


class _Seal(NamedTuple):
    """The open seal of one action."""

    credential: Credential
    now: dt.datetime
    timestamps: TimestampServer | None
    revocation_lists: tuple[bytes, ...]
    colour: str

    def put_on(self, document: Sealable) -> tuple[bytes, SealedAs]:
        """Return a document sealed, and what is kept of it. Raises NotAPdf or AlreadySigned."""
        from medias_desktop.core.pdf.sealing import SEAL_FIELD, add_seal_field
        from medias_desktop.core.pdf.signing import Appearance, sign

        say = catalogue(document.language).gettext
        name = self.credential.common_name
        prepared, pages = add_seal_field(document.pdf, name, document.language)
        sealed = sign(
            prepared,
            SEAL_FIELD,
            self.credential,
            Appearance(name, say(_ROLE), colour=self.colour),
            reason=say(_REASON),
            location=name,
            now=self.now,
            certify=True,
            last=True,
            language=document.language,
            timestamps=self.timestamps,
            revocation_lists=self.revocation_lists,
        ).pdf
        return sealed, SealedAs(hashlib.sha256(sealed).hexdigest(), pages)


class SealingService:
    """Seals documents of one register. A sealed file is not kept here; what it was, for whom and its SHA-256 are."""

    def __init__(self, register: Register, identities: IdentityService, timestamps: TimestampService) -> None:
        self._register = register
        self._identities = identities
        self._timestamps = timestamps

    def refusal(self) -> UserError | None:
        """Return what to tell who may not seal, or None."""
        return self._register.actor.refusal(Permission.ADOPT)

    def seal(self, document: Sealable) -> bytes:
        """Return a document under the municipality's seal, recorded. Raises NotAPdf, AlreadySigned or PersonDestroyed."""
        identity = self._entitled_identity()
        with self._opened(identity) as seal:
            sealed, kept = seal.put_on(document)
        return self._record(identity, [(document, kept)], lambda: sealed)

    def prepare(self, document: Sealable) -> Prepared:
        """Return a document under the seal for an action that keeps it and records it itself, with ``record_within``.

        Raises NotAPdf, AlreadySigned or what opening the seal does.
        """
        identity = self._entitled_identity()
        with self._opened(identity) as seal:
            sealed, kept = seal.put_on(document)
        return Prepared(sealed, dataclasses.replace(document, pdf=b""), kept, identity)

    def record_within(self, tx: Transaction, prepared: Prepared) -> None:
        """Record what was sealed in the transaction of the action that it belongs to.

        Raises NotEntitled, SealRevoked or PersonDestroyed: the caller's transaction must then be undone.
        """
        require_entitled_now(tx.connection, tx.actor, Permission.ADOPT, self._register.path.name)
        self._note(tx, prepared.identity, [(prepared.about, prepared.kept)])

    def seal_into(
        self,
        folder: Path,
        documents: Iterable[tuple[str, Sealable]],
        count: int,
        progress: Progress | None = None,
    ) -> Path:
        """Write sealed documents, each under its file name, into a new folder and record them all; return the folder.

        It is called as asked, or with a number when that exists already. Raises Cancelled, a file error, NotAPdf,
        AlreadySigned, SealRevoked or PersonDestroyed: there is no folder then, and nothing is recorded.
        """
        listener = progress or Silent()
        identity = self._entitled_identity()
        made: list[tuple[Sealable, SealedAs]] = []
        with new_folder(folder) as (temporary, finish), self._opened(identity) as seal:
            listener.report(0, count)
            for name, document in documents:
                sealed, kept = seal.put_on(document)
                write_bytes(temporary / name, sealed)
                made.append((dataclasses.replace(document, pdf=b""), kept))
                listener.report(len(made), count)
            return self._record(identity, made, finish)

    def _entitled_identity(self) -> int:
        """Return the seal's number. Raises NotEntitled before anything is sealed: nobody else has such a file for a moment."""
        refused = self.refusal()
        if refused is not None:
            raise refused
        return self._identities.seal_identity()

    @contextlib.contextmanager
    def _opened(self, identity: int) -> Iterator[_Seal]:
        """Open the seal with all that every document under it has in common."""
        now = self._register.clock.now()
        credential = self._identities.credential(identity, "", None, now)
        try:
            yield _Seal(
                credential,
                now,
                self._timestamps.server(),
                tuple(self._identities.revocation_lists()),
                arms_colour(self._register),
            )
        finally:
            credential.close()

    def _record(
        self, identity: int, made: Sequence[tuple[Sealable, SealedAs]], finish: Callable[[], _Done]
    ) -> _Done:
        """Record what was sealed; ``finish`` is done inside the same transaction, and undone by its caller.

        Raises SealRevoked or PersonDestroyed for what another window did meanwhile.
        """
        with self._register.transaction("seal_documents", Permission.ADOPT) as tx:
            self._note(tx, identity, made)
            return finish()

    def _note(self, tx: Transaction, identity: int, made: Sequence[tuple[Sealable, SealedAs]]) -> None:
        _require_still(tx, [document.person_id for document, _sealed in made])
        require_not_revoked(tx, identity)
        rows = [
            {
                "uid": new_uid(),
                "kind": document.kind,
                "title": document.title[:300],
                "person_id": document.person_id,
                "sha256": sealed.sha256,
                "pages": sealed.pages,
                "identity_id": identity,
                "sealed_at": tx.now,
            }
            for document, sealed in made
        ]
        tx.insert_many(sealed_document, rows)
        self._identities.note_uses(tx, (identity,))


def _require_still(tx: Transaction, persons: Iterable[int | None]) -> None:
    """Refuse documents about persons whose records another window destroyed meanwhile. Raises PersonDestroyed."""
    from medias_desktop.core.store.audit.erasing import is_erased

    for number in {one for one in persons if one is not None}:
        if is_erased(tx.connection, f"person/{number}"):
            raise PersonDestroyed
