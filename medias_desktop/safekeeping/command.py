"""Verifying, backing up and restoring from the command line, for the task scheduler of a computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_date, format_time, ngettext

if TYPE_CHECKING:
    import sqlalchemy as sa

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.safekeeping.service.integrity import IntegrityReport


def run_check(register: Register, metadata: sa.MetaData, progress: Progress) -> tuple[bool, list[str]]:
    """Verify an open register; return whether nothing is wrong, and the lines that say what was found."""
    from medias_desktop.safekeeping.service.integrity import IntegrityService

    report = IntegrityService(register, metadata).check(progress)
    return report.sound, report_lines(report)


def report_lines(report: IntegrityReport) -> list[str]:
    """Return a report as lines of text."""
    verdict = report.verdict
    lines = [
        f"{report.municipality} — {report.register} ({report.register_id})",
        _("Verified on {day} at {time}").format(
            day=format_date(report.checked_at.date()), time=format_time(report.checked_at)
        ),
        ngettext(
            "{n} operation in the audit trail", "{n} operations in the audit trail", verdict.events
        ).format(n=verdict.events),
        ngettext("{n} of them erased by rule", "{n} of them erased by rule", verdict.erased).format(
            n=verdict.erased
        ),
        ngettext("{n} valid seal", "{n} valid seals", verdict.seals).format(n=verdict.seals),
        _("Head of the trail: {seq} · {hash}").format(
            seq=verdict.head_seq, hash=verdict.head_hash.hex()[:16]
        ),
    ]
    return [*lines, *report.findings] if report.findings else [*lines, _("Nothing is wrong.")]
