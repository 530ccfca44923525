"""Making a protected register and verifying one from the command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.clock import Clock, SystemClock
from medias_desktop.core.command import typed_passphrase
from medias_desktop.core.i18n import _, current_language, format_date, format_time, ngettext
from medias_desktop.core.store.keys.cost import DEFAULT, Cost
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.safekeeping.errors import FounderNeeded
from medias_desktop.safekeeping.service.registers import Founder, create_register

if TYPE_CHECKING:
    from collections.abc import Callable

    import sqlalchemy as sa

    from medias_desktop.core.progress import Progress
    from medias_desktop.safekeeping.service.integrity import DerivedCheck, IntegrityReport


def maker(
    user: str, cost: Cost = DEFAULT
) -> Callable[[Path, Municipality, Clock | None], tuple[Register, list[str]]]:
    """Return what makes a register for ``user``, opens it, and says its recovery code, which is nowhere else."""

    def make(path: Path, municipality: Municipality, clock: Clock | None) -> tuple[Register, list[str]]:
        if not user.strip():
            raise FounderNeeded(name=path.name)
        passphrase = typed_passphrase(path, _("New passphrase of {name}: ").format(name=user.strip()))
        clock = clock or SystemClock()
        made = create_register(path, municipality, Founder(user, passphrase), clock, cost)
        told = _("Recovery code of “{name}”, to be written down and kept in the vault: {code}")
        return Register.open(path, clock, made.access), [told.format(name=path.name, code=made.recovery_code)]

    return make


def run_check(
    register: Register, metadata: sa.MetaData, progress: Progress, derived: Sequence[DerivedCheck] = ()
) -> tuple[bool, list[str]]:
    """Verify an open register; return whether nothing is wrong, and the lines that say what was found.

    ``derived`` are the slices' own checks, as for IntegrityService.
    """
    from medias_desktop.safekeeping.service.integrity import IntegrityService

    report = IntegrityService(register, metadata, derived=derived).check(progress)
    return report.sound, report_lines(report)


def report_lines(report: IntegrityReport) -> list[str]:
    """Return a report as lines of text."""
    from medias_desktop.core.pdf.integrity import sealed_in_words

    verdict = report.verdict
    local = report.checked_at.astimezone()
    lines = [
        f"{report.municipality} — {report.register} ({report.register_id})",
        _("Verified on {day} at {time}").format(day=format_date(local.date()), time=format_time(local)),
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
    if not report.file_findings:
        lines.append(sealed_in_words(report.sealed, current_language()))
    return [*lines, *report.findings] if report.findings else [*lines, _("Nothing is wrong.")]


class TerminalProgress:
    """Writes how far the work is on the error output, when somebody looks at it."""

    def __init__(self) -> None:
        self._shown = -1
        self._watched = bool(sys.stderr) and sys.stderr.isatty()

    def report(self, done: int, total: int) -> None:
        """Write the percentage over the last one."""
        percent = 100 * done // total if total else 0
        if self._watched and percent > self._shown:
            self._shown = percent
            sys.stderr.write(f"\r{percent:3d} %" + ("\n" if percent == 100 else ""))
            sys.stderr.flush()
