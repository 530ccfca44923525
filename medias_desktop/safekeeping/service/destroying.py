"""Destroying records: rows, search entries and what the trail says of them go in one transaction, a certificate stays.

Afterwards nothing is left in the write-ahead log either, and the backups' list of destructions knows of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from medias_desktop import __version__
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import translate
from medias_desktop.core.pdf.destruction import DestructionCertificate, TrailState, typeset_destruction
from medias_desktop.core.retention import (
    BASIS_LENGTH,
    Destruction,
    DueRecord,
    RetentionRule,
    cutoff,
    is_due,
    names_someone,
)
from medias_desktop.core.store import attachments, search
from medias_desktop.core.store.audit import trail
from medias_desktop.core.store.backups.keeping import OLDEST
from medias_desktop.core.store.letterhead import arms_colour
from medias_desktop.core.store.retained import in_parts
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.store.schema import audit_content, destruction, retention_rule
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.safekeeping.errors import (
    NothingToDestroy,
    ReasonMissing,
    ReasonNamesPerson,
    RecordsChanged,
    RuleUnconfirmed,
)
from medias_desktop.safekeeping.labels import role_label
from medias_desktop.safekeeping.service.remembering import remember_destructions, remembered_note

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.retained import RetainedKind
    from medias_desktop.core.store.transaction import Transaction

STEPS = 4
_NAMED = 5
"""Records named in a refusal; of more, the first ones."""


@dataclass(frozen=True, slots=True)
class Destroyed:
    """A destruction that is committed: its record and certificate.

    ``traces_gone`` is False while another window still reads what the write-ahead log held, or when the disk refused
    (``refused`` tells why). ``unremembered`` tells why the backups' list could not be written (it is tried again at the
    next occasion).
    """

    destruction: Destruction
    certificate: bytes
    traces_gone: bool
    unremembered: UserError | None
    refused: UserError | None = None


def destroy_due(
    register: Register, kind: RetainedKind, shown: Sequence[DueRecord], progress: Progress
) -> Destroyed:
    """Destroy records whose delay is over (service.retention)."""
    with register.transaction("destroy_records", Permission.ADMINISTER) as tx:
        rule = _rule(tx, kind)
        require_unchanged(tx, kind, shown, cutoff(register.clock.today(), rule.months))
        done, pdf = destroy_rows(register, tx, kind, shown, rule.basis, rule.months, progress)
    return settle(register, done, pdf)


def destroy_on_request(
    register: Register, kind: RetainedKind, shown: Sequence[DueRecord], reason: str, progress: Progress
) -> Destroyed:
    """Destroy records for another reason than their delay (service.retention)."""
    reason = " ".join(reason.split())[:BASIS_LENGTH]
    if not reason:
        raise ReasonMissing
    if any(names_someone(reason, record.label) for record in shown):
        raise ReasonNamesPerson
    with register.transaction("destroy_on_request", Permission.ADMINISTER) as tx:
        require_unchanged(tx, kind, shown, None)
        done, pdf = destroy_rows(register, tx, kind, shown, reason, None, progress)
    return settle(register, done, pdf)


def _rule(tx: Transaction, kind: RetainedKind) -> RetentionRule:
    row = tx.execute(retention_rule.select().where(retention_rule.c.kind == kind.kind.code)).first()
    if row is None:
        raise RuleUnconfirmed(kind=translate(kind.kind.title))
    return RetentionRule(row.months, row.basis, True, row.version)


def require_unchanged(
    tx: Transaction, kind: RetainedKind, shown: Sequence[DueRecord], limit: dt.date | None
) -> None:
    """Refuse records that are not exactly what was shown, or not due by ``limit``. Raises RecordsChanged…"""
    if not shown:
        raise NothingToDestroy
    present = set(kind.records(tx.connection, keys=[record.key for record in shown]))
    wrong = [
        record.label
        for record in shown
        if record not in present or (limit is not None and not is_due(record, limit))
    ]
    if wrong:
        raise RecordsChanged(names="; ".join(wrong[:_NAMED]) + ("…" if len(wrong) > _NAMED else ""))


def destroy_rows(
    register: Register,
    tx: Transaction,
    kind: RetainedKind,
    records: Sequence[DueRecord],
    basis: str,
    months: int | None,
    progress: Progress,
) -> tuple[Destruction, bytes]:
    """Delete, erase, certify inside a transaction; return the destruction and its certificate. Raises Cancelled."""
    progress.report(0, STEPS)
    before = trail.head(tx.connection)
    mentions = kind.mentions(tx.connection, records)
    contents = _contents(tx, records)
    rows = kind.destroy(tx, records)
    progress.report(1, STEPS)
    for record in records:
        search.drop_subject(tx, record.subject)
        tx.erase(record.subject, basis)
    uid = new_uid()
    remembered_note(tx, uid, kind.kind.code, records, basis)
    after = tx.finish() or before  # the certificate tells the state of the trail without itself
    progress.report(2, STEPS)
    town = register.municipality()
    pdf = typeset_destruction(
        DestructionCertificate(
            uid=uid,
            municipality=town.name,
            language=town.language,
            kind=kind.kind.title,
            clock_starts=kind.kind.clock_starts,
            goes=kind.kind.goes,
            stays=kind.kind.stays,
            basis=basis,
            months=months,
            done_by=register.actor.name,
            role=role_label(register.actor.role, town.language) if register.actor.name else "",
            at=tx.now,
            before=TrailState(before.seq, before.hash.hex()),
            after=TrailState(after.seq, after.hash.hex()),
            records=tuple((record.number, record.since) for record in records),
            rows=rows,
            contents=contents + rows,  # each deletion is an event whose content goes as well
            mentions=mentions,
            backup_days=OLDEST.days,
            program=f"Médias {__version__}",
            paper=town.paper,
            colour=arms_colour(register),
        )
    )
    progress.report(3, STEPS)
    digest = attachments.keep(tx, f"{uid}.pdf", "application/pdf", pdf)
    values = {"uid": uid, "kind": kind.kind.code, "basis": basis, "record_count": len(records)}
    number = tx.insert(destruction, **values, certificate_sha256=digest, destroyed_at=tx.now)
    return Destruction(number, uid, kind.kind.code, basis, len(records), tx.now, digest), pdf


def _contents(tx: Transaction, records: Sequence[DueRecord]) -> int:
    """Return how many events of the trail tell of these records."""
    count = sa.select(sa.func.count()).select_from(audit_content)
    return sum(
        tx.execute(count.where(audit_content.c.subject.in_([record.subject for record in part]))).scalar_one()
        for part in in_parts(records)
    )


def settle(register: Register, done: Destruction, pdf: bytes) -> Destroyed:
    """After the commit: empty the write-ahead log and tell the backups; what fails here undoes nothing.

    It cannot be cancelled, so it reports no progress.
    """
    unremembered: UserError | None = None
    refused: UserError | None = None
    try:
        remember_destructions(register)
    except UserError as error:
        unremembered = error
    try:
        gone = register.leave_no_traces()
    except UserError as error:  # the disk is full: the log is emptied when the register is closed
        gone, refused = False, error
    return Destroyed(done, pdf, gone, unremembered, refused)
