"""Verifying the whole register: its pages, its audit trail, its records against the trail, its files, what was seen before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import DatabaseError

from medias_desktop.core.i18n import N_, current_language, translate
from medias_desktop.core.store.audit import heads, problems, reconciling
from medias_desktop.core.store.audit.reconciling import Difference, reconcile, reconcile_contents
from medias_desktop.core.store.audit.verifying import Verdict, verify
from medias_desktop.core.store.letterhead import arms_colour

if TYPE_CHECKING:
    import sqlalchemy as sa

    from medias_desktop.core.pdf.integrity import IntegrityStatement
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.sealed import Vault
    from medias_desktop.core.trail_words import TrailWords

    DerivedCheck = Callable[[sa.Connection], Sequence[str]]
    """Returns what is wrong with something derived, as sentences in the interface language."""

PARTS = 5
_UNITS = 1000
"""Steps of each part, as progress counts them."""

_NAMED = 200
"""Records that are called by their names; of more, the others by their numbers."""

_NOTHING_READ = Verdict(0, 0, 0, 0, b"", ())

_SEALED = N_(
    "Sealed record number {number} does not open as it was written, or its files do not. Restore the last good backup."
)
_PAGES = N_("The file itself is damaged: {detail}. Restore the last good backup.")
_REFERENCES = N_("Records no longer belong together in the table “{table}”. Restore the last good backup.")


@dataclass(frozen=True, slots=True)
class IntegrityReport:
    """What was found in a register; each finding is a sentence in the interface language of the moment."""

    municipality: str
    register: str
    register_id: str
    checked_at: dt.datetime
    checked_by: str
    verdict: Verdict
    file_findings: tuple[str, ...]
    trail_findings: tuple[str, ...]
    record_findings: tuple[str, ...]
    history_findings: tuple[str, ...]
    sealed: int | None = None
    """How many sealed records were opened with their files; None when their lock was closed."""

    @property
    def findings(self) -> tuple[str, ...]:
        """Everything that is wrong."""
        return self.file_findings + self.history_findings + self.trail_findings + self.record_findings

    @property
    def sound(self) -> bool:
        """Return whether nothing is wrong."""
        return not self.findings


class IntegrityService:
    """Verifies one register. ``metadata`` names every table that the trail follows, ``words`` the user's words for them.

    ``derived`` are the slices' own checks of what they keep at hand beside what was recorded.
    """

    def __init__(
        self,
        register: Register,
        metadata: sa.MetaData,
        words: TrailWords | None = None,
        derived: Sequence[DerivedCheck] = (),
    ) -> None:
        self._register = register
        self._metadata = metadata
        self._words = words
        self._derived = derived

    def check(self, progress: Progress, vault: Vault | None = None) -> IntegrityReport:
        """Verify everything; nothing is written. Raises Cancelled, RegisterDamaged when it cannot even be read.

        Sealed records are opened with ``vault`` and compared with what was sealed; without it, that is told. Nothing of
        them is shown.
        """
        register = self._register
        with register.read() as connection:
            files = _file_findings(connection, _Part(progress, 0))
        if files:  # what cannot be read cannot be compared
            return self._report(_NOTHING_READ, files)
        with register.read() as connection:
            seen = heads.check(connection, register.id)
            verdict = verify(connection, heads.known_heads(register.id), _Part(progress, 1))
            differences = reconcile(connection, self._metadata, _Part(progress, 2))
            contents = reconcile_contents(connection, _Part(progress, 3))
            told = self._told(connection, (*differences, *contents))
            told += tuple(finding for check in self._derived for finding in check(connection))
        sealed = None
        if vault is not None:
            sealed = int(register.rows("SELECT COUNT(*) FROM sealed_record")[0][0])
            altered = vault.altered(register, _Part(progress, 4))
            told += tuple(translate(_SEALED).format(number=number) for number in altered)
        progress.report(PARTS * _UNITS, PARTS * _UNITS)
        history = () if seen is None else (heads.describe(seen),)
        return self._report(verdict, (), told, history, sealed)

    def report_pdf(self, report: IntegrityReport) -> bytes:
        """Return a report as a document; in the municipality's language unless findings are told in another."""
        from medias_desktop.core.pdf.integrity import typeset_integrity

        return typeset_integrity(self._statement(report))

    def _statement(self, report: IntegrityReport) -> IntegrityStatement:
        from medias_desktop import __version__
        from medias_desktop.core.pdf.integrity import IntegrityStatement
        from medias_desktop.safekeeping.labels import role_label

        town, verdict = self._register.municipality(), report.verdict
        language = town.language if report.sound else current_language()
        actor = self._register.actor
        return IntegrityStatement(
            municipality=report.municipality,
            language=language,
            register_name=report.register,
            register_id=report.register_id,
            checked_by=report.checked_by,
            role=role_label(actor.role, language) if actor.name == report.checked_by else "",
            at=report.checked_at,
            read=not report.file_findings,
            events=verdict.events,
            erased=verdict.erased,
            seals=verdict.seals,
            head_seq=verdict.head_seq,
            head_hash=verdict.head_hash.hex(),
            findings=report.findings,
            sealed=report.sealed,
            program=f"Médias {__version__}",
            paper=town.paper,
            colour=arms_colour(self._register),
        )

    def _told(self, connection: sa.Connection, differences: Sequence[Difference]) -> tuple[str, ...]:
        """Say differences in the user's words, records by their names."""
        if self._words is None or not differences:
            return tuple(map(reconciling.describe, differences))
        from medias_desktop.safekeeping.service.trail.wording import wording_over

        keys = {(one.entity, one.record) for one in differences[:_NAMED]}
        wording = wording_over(connection, self._words, keys)
        return tuple(
            reconciling.describe(
                Difference(
                    one.kind,
                    wording.table(one.entity),
                    wording.title(one.entity, one.record),
                    tuple(wording.column(one.entity, column) for column in one.columns),
                )
            )
            for one in differences
        )

    def _report(
        self,
        verdict: Verdict,
        files: tuple[str, ...],
        records: tuple[str, ...] = (),
        history: tuple[str, ...] = (),
        sealed: int | None = None,
    ) -> IntegrityReport:
        register = self._register
        return IntegrityReport(
            register.municipality().name,
            register.path.name,
            register.id,
            register.clock.now(),
            register.actor.name,
            verdict,
            files,
            tuple(problems.describe(one) for one in verdict.problems),
            records,
            history,
            sealed,
        )


class _Part:
    """The progress of one part of the whole."""

    def __init__(self, whole: Progress, number: int) -> None:
        self._whole, self._number = whole, number

    def report(self, done: int, total: int) -> None:
        """Report within the whole."""
        share = round(_UNITS * done / total) if total else 0
        self._whole.report(self._number * _UNITS + share, PARTS * _UNITS)


def _file_findings(connection: sa.Connection, progress: Progress) -> tuple[str, ...]:
    """Return what SQLite and its encryption say of the pages; a server looks after its own."""
    if connection.dialect.name != "sqlite":
        return ()
    found: list[str] = []
    checks: list[tuple[str, Callable[[Any], str]]] = [
        ("PRAGMA cipher_integrity_check", lambda row: translate(_PAGES).format(detail=row[0])),
        ("PRAGMA integrity_check", lambda row: translate(_PAGES).format(detail=row[0])),
        ("PRAGMA foreign_key_check", lambda row: translate(_REFERENCES).format(table=row[0])),
    ]
    for number, (statement, told) in enumerate(checks):
        progress.report(number, len(checks))
        try:
            rows = connection.exec_driver_sql(statement).fetchmany(20)
        except DatabaseError as error:  # the page that it stumbles over
            found.append(translate(_PAGES).format(detail=error.orig))
            break
        found += [told(row) for row in rows if row[0] != "ok"]
    return tuple(dict.fromkeys(found))
