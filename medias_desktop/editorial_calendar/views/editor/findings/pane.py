"""All the findings beside the form: the heaviest first, those that only inform folded away when there are many."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import filterfalse
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Card, Chip, button, muted, set_icon, subheading
from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.findings import Severity, tally
from medias_desktop.editorial_calendar.views.editor.findings.row import FindingRow

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.findings import Clause, Finding
    from medias_desktop.editorial_calendar.rules.post_records import Override

_FEW = 3
"""Findings that only inform which are shown without being asked for."""
_ORDER = {severity: place for place, severity in enumerate(Severity)}
Key = tuple[tuple[str, str, str], int]


class FindingsPane(Card):
    """``asked`` carries the finding whose field is wanted; ``clause_asked`` its clause, whose words are shown already."""

    asked = Signal(object)
    clause_asked = Signal(object)
    set_aside_asked = Signal(object)
    taking_back_asked = Signal(object)

    def __init__(self, words: Callable[[Clause], str]) -> None:
        super().__init__()
        self.setAccessibleName(_("Findings"))
        self._words = words
        self._rows: dict[Key, FindingRow] = {}
        self.findings: tuple[Finding, ...] = ()
        self.writable = True
        self.chips = {
            Severity.BLOCK: Chip("", "bad"),
            Severity.WARN: Chip("", "warn"),
            Severity.INFORM: Chip("", "accent"),
        }
        self.state = muted("")
        self.state.setObjectName("findings_state")
        self._inside = QVBoxLayout()
        self._inside.setSpacing(12)
        self.more = button("")
        self.more.setObjectName("findings_more")
        self.more.setCheckable(True)
        self.more.setAutoDefault(False)
        self.more.toggled.connect(lambda _on: self._show_folded())
        self.more.hide()
        self._lay_out()
        self.show_state(_("Checking…"))

    def show_state(self, sentence: str) -> None:
        """Say how far the check is; what is shown stays."""
        self.state.setText(sentence)
        self.state.setVisible(bool(sentence))

    def show_findings(
        self, findings: Sequence[Finding], overrides: Mapping[tuple[str, str, str], Override]
    ) -> None:
        """Show these; rows that stay the same are not touched."""
        found = sorted(
            filterfalse(is_in_checklist, findings), key=lambda one: (one.overridden, _ORDER[one.severity])
        )
        self.findings = tuple(found)
        keys: list[Key] = []
        for one in found:
            keys.append((one.key, sum(key[0] == one.key for key in keys)))
        if keys != list(self._rows):
            self._arrange(keys)
        for key, one in zip(keys, found, strict=True):
            self._rows[key].show_finding(one, overrides.get(one.key), writable=self.writable)
        self._show_tally()
        self._show_folded()

    def row_of(self, finding: Finding) -> FindingRow | None:
        """Return the row of a finding."""
        return next((row for row in self._rows.values() if row.finding == finding), None)

    def rows(self) -> list[FindingRow]:
        """Return the rows, the heaviest first."""
        return list(self._rows.values())

    def parts_in_order(self) -> list[QWidget]:
        """Return the rows and what unfolds more of them, as Tab goes through them."""
        return [*self._rows.values(), self.more]

    def first_block(self) -> Finding | None:
        """Return the first finding that stands in the way."""
        return next(
            (one for one in self.findings if one.severity is Severity.BLOCK and not one.overridden), None
        )

    def _arrange(self, keys: Sequence[Key]) -> None:
        """Put rows in another order; new ones are made, those gone go, and the keyboard stays near."""
        focused = QApplication.focusWidget()
        lost = False
        old, self._rows = self._rows, {}
        for key in keys:
            self._rows[key] = old.pop(key) if key in old else self._make()
        for row in old.values():
            lost = lost or (focused is not None and row.isAncestorOf(focused))
            self._inside.removeWidget(row)
            row.hide()
            row.deleteLater()
        for row in self._rows.values():
            self._inside.removeWidget(row)
        for row in self._rows.values():
            self._inside.addWidget(row)
        if lost:
            after = next(iter(self._rows.values()), None)
            target: QWidget = after.line if after is not None else self
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> FindingRow:
        row = FindingRow()
        row.asked.connect(self.asked)
        row.clause_asked.connect(lambda one, row=row: self._open(row, one))
        row.set_aside_asked.connect(self.set_aside_asked)
        row.taking_back_asked.connect(self.taking_back_asked)
        return row

    def _open(self, row: FindingRow, one: Finding) -> None:
        row.show_words(self._words(one.clause))
        self.clause_asked.emit(one.clause)

    def _show_tally(self) -> None:
        counts = tally(self.findings)
        for severity, number, told in (
            (Severity.BLOCK, counts.blocks, ngettext("{n} blocks", "{n} block", counts.blocks)),
            (Severity.WARN, counts.warnings, ngettext("{n} warns", "{n} warn", counts.warnings)),
            (Severity.INFORM, counts.informs, ngettext("{n} informs", "{n} inform", counts.informs)),
        ):
            chip = self.chips[severity]
            text = told.format(n=format_number(number)) if number else ""
            if chip.text() != text:
                chip.show_state(text, {"block": "bad", "warn": "warn"}.get(severity.value, "accent"))
        if not self.findings:
            self.show_state(_("Nothing to say: the texts in force let it through."))
        else:
            self.show_state("" if counts.blocks else _("Nothing stands in the way."))

    def _show_folded(self) -> None:
        informing = [
            row
            for row in self._rows.values()
            if row.finding is not None
            and row.finding.severity is Severity.INFORM
            and not row.finding.overridden
        ]
        folds = len(informing) > _FEW
        for place, row in enumerate(informing):
            shown = not folds or self.more.isChecked() or place < 1
            if row.isHidden() == shown:
                row.setVisible(shown)
        self.more.setVisible(folds)
        if folds:
            rest = len(informing) - 1
            words = (
                _("Show fewer findings")
                if self.more.isChecked()
                else ngettext("Show {n} &more finding", "Show {n} &more findings", rest).format(
                    n=format_number(rest)
                )
            )
            if self.more.text() != f" {words}":
                self.more.setText(f" {words}")
                icon = "mdi6.chevron-up" if self.more.isChecked() else "mdi6.chevron-down"
                set_icon(self.more, icon, "muted")

    def _lay_out(self) -> None:
        chips = FlowRow(6)
        for chip in self.chips.values():
            chips.addWidget(chip)
            chip.hide()
        self.body.setSpacing(8)
        self.body.addWidget(subheading(_("Findings")))
        self.body.addLayout(chips)
        self.body.addWidget(self.state)
        self.body.addLayout(self._inside)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)


def is_in_checklist(one: Finding) -> bool:
    """Tell whether a finding is an open question of the checklist, which stands below with its box and its clause."""
    return one.kind == Kind.TO_ASK and one.severity is not Severity.BLOCK
