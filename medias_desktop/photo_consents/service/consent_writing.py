"""Writing consents, acts and proofs, in the transaction of whoever acts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa

from medias_desktop.core.store import attachments
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.photo_consents import models
from medias_desktop.photo_consents.errors import EventGone, ItemGone, PortrayedGone
from medias_desktop.photo_consents.labels.terms import TermsNames, terms_text
from medias_desktop.photo_consents.rules.consent_checks import check_consent
from medias_desktop.photo_consents.rules.consents import Act, ActDraft, ActKind, ConsentDraft, EvidenceKind
from medias_desktop.photo_consents.rules.persons import MAJORITY
from medias_desktop.photo_consents.rules.purposes import joined
from medias_desktop.photo_consents.service.portrayed_rows import portrayed_by_id
from medias_desktop.photo_consents.service.settings import ConsentSettings

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.search.engines import Readable
    from medias_desktop.core.store.transaction import Transaction

_ITEM = "SELECT title, file_name FROM photo_item WHERE id = :id"
_EVENT = "SELECT title FROM photo_event WHERE id = :id"
_MEDIA = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "eml": "message/rfc822",
    "txt": "text/plain",
}


def add_consent(tx: Transaction, register: Register, source: Readable, draft: ConsentDraft) -> int:
    """Record what is asked of somebody and return its number.

    Raises EndBeforeStart, PurposeMissing, PortrayedGone, ItemGone or EventGone.
    """
    check_consent(draft)
    words = terms_of(register, source, draft, draft.language)
    return tx.insert(
        models.consent,
        uid=new_uid(),
        portrayed_id=draft.portrayed_id,
        item_id=draft.reach.item_id,
        event_id=draft.reach.event_id,
        purposes=joined(draft.purposes),
        starts_on=draft.starts_on,
        ends_on=draft.ends_on,
        language=draft.language,
        terms=draft.terms or words,
        created_at=tx.now,
    )


def write_act(
    tx: Transaction,
    recorded_by: str,
    consent_id: int,
    portrayed_id: int,
    act: ActDraft,
    old: Act | None = None,
) -> int:
    """Add an entry and return its number; of ``old``, an act that stands, it is the correction or the cancellation."""
    kind = act.kind
    if old is not None and kind is not ActKind.CANCELLED:
        kind = ActKind.CORRECTED
    return tx.insert(
        models.act,
        uid=new_uid(),
        consent_id=consent_id,
        portrayed_id=portrayed_id,
        kind=kind.value,
        guardian_id=act.guardian_id,
        day=act.day,
        method=act.method.value if act.method else "",
        purposes=joined(act.purposes),
        language=act.language,
        witness=act.witness,
        note=act.note,
        original_place=act.original_place,
        replaces_id=old.last_id if old is not None else None,
        recorded_by=recorded_by,
        recorded_at=tx.now,
    )


def attach(
    tx: Transaction,
    act_ids: Collection[int],
    kind: EvidenceKind,
    *,
    page_id: int | None = None,
    content_sha256: str | None = None,
) -> None:
    """Record what proves acts."""
    statement = sa.select(models.act.c.id, models.act.c.portrayed_id).where(
        models.act.c.id.in_(sorted(act_ids))
    )
    tx.insert_many(
        models.evidence,
        [
            {
                "act_id": row.id,
                "portrayed_id": row.portrayed_id,
                "kind": kind.value,
                "page_id": page_id,
                "content_sha256": content_sha256,
                "recorded_at": tx.now,
            }
            for row in tx.execute(statement.order_by(models.act.c.id))
        ],
    )


def keep(
    tx: Transaction, act_ids: Collection[int], evidence: Sequence[tuple[EvidenceKind, bytes, str]]
) -> None:
    """Keep files in the register, each as proof of all the acts."""
    for kind, content, name in evidence:
        media_type = _MEDIA.get(name.rpartition(".")[2].lower(), "application/octet-stream")
        digest = attachments.keep(tx, name, media_type, content)
        attach(tx, act_ids, kind, content_sha256=digest)


def terms_of(register: Register, source: Readable, draft: ConsentDraft, language: str) -> str:
    """Return the words agreed to, in 'fr' or 'en'. Raises PortrayedGone, ItemGone or EventGone."""
    person = portrayed_by_id(source, [draft.portrayed_id]).get(draft.portrayed_id)
    if person is None:
        raise PortrayedGone
    title = ""
    if draft.reach.item_id is not None:
        found = source.rows(_ITEM, id=draft.reach.item_id)
        if not found:
            raise ItemGone
        title = found[0]["title"] or found[0]["file_name"]
    elif draft.reach.event_id is not None:
        found = source.rows(_EVENT, id=draft.reach.event_id)
        if not found:
            raise EventGone
        title = found[0]["title"]
    age = person.age(draft.starts_on)
    names = TermsNames(
        register.municipality().name,
        person.full_name,
        title,
        minor=not person.adult if age is None else age < MAJORITY,
        own_agreement_age=ConsentSettings(register).current().own_agreement_age,
    )
    return terms_text(draft, names, language)
