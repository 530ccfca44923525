"""One finding: how much it weighs, what it says, its clause, and what may be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from medias_desktop.core.i18n import N_, _, format_date, translate
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.parts import Chip, label, muted
from medias_desktop.core.widgets.text_link import TextLink
from medias_desktop.editorial_calendar.labels.findings import sentence
from medias_desktop.editorial_calendar.rules.findings import Severity

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.editorial_calendar.rules.post_records import Override

SEVERITY_NAMES = {Severity.BLOCK: N_("blocks"), Severity.WARN: N_("warns"), Severity.INFORM: N_("informs")}
SEVERITY_KINDS = {Severity.BLOCK: "bad", Severity.WARN: "warn", Severity.INFORM: "accent"}


class FindingRow(QFrame):
    """Behind a bar in the colour of its weight; Enter on the sentence leads to the field that it is about."""

    asked = Signal(object)
    clause_asked = Signal(object)
    set_aside_asked = Signal(object)
    taking_back_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("finding")
        self.finding: Finding | None = None
        self._override: Override | None = None
        self._bar = ""
        self.chip = Chip("", "muted")
        self.line = Sentence()
        self.line.clicked.connect(lambda: self.asked.emit(self.finding))
        self.clause = ClauseLink("")
        self.clause.setObjectName("finding_clause")
        self.clause.clicked.connect(lambda: self.clause_asked.emit(self.finding))
        self.words = muted("")
        self.words.setObjectName("finding_clause_words")
        self.words.hide()
        self.reason = muted("")
        self.reason.setObjectName("finding_reason")
        self.aside = TextLink(_("Set aside with a reason…"))
        self.aside.setObjectName("finding_set_aside")
        self.aside.clicked.connect(lambda: self.set_aside_asked.emit(self.finding))
        self.back = TextLink(_("Take back"))
        self.back.setObjectName("finding_take_back")
        self.back.clicked.connect(lambda: self.taking_back_asked.emit(self.finding))
        self._lay_out()

    def show_finding(self, one: Finding, override: Override | None, *, writable: bool) -> None:
        """Show a finding; ``override`` is what sets it aside."""
        if (one, override) == (self.finding, self._override):
            return
        same_words = self.finding is not None and self.finding.clause == one.clause
        self.finding, self._override = one, override
        weight = translate(SEVERITY_NAMES[one.severity])
        told = _("set aside") if one.overridden else weight
        kind = "muted" if one.overridden else SEVERITY_KINDS[one.severity]
        self.chip.show_state(told, kind)
        self._show_bar(kind)
        text = sentence(one)
        self.line.show_text(text, f"{told}: {text} {one.clause.cite}".strip())
        self.clause.show_clause(one.clause.cite)
        self.clause.setVisible(bool(one.clause.cite))
        if not same_words:
            self.words.hide()
        self.reason.setText(_reason_of(override) if one.overridden else "")
        self.reason.setVisible(bool(self.reason.text()))
        may = one.overridable and one.severity is not Severity.INFORM
        self.aside.setVisible(writable and may and not one.overridden)
        self.back.setVisible(writable and override is not None)

    def show_words(self, words: str) -> None:
        """Show what the clause says below, or hide it when it is shown."""
        self.words.setText(words)
        self.words.setVisible(self.words.isHidden() and bool(words))

    def _show_bar(self, kind: str) -> None:
        if kind == self._bar:
            return
        self._bar = kind
        ink = theme.current().ink(kind)
        self.setStyleSheet(
            f"QFrame#finding {{ border: 0; border-left: 3px solid {ink}; border-radius: 0; background: transparent; }}"
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.chip)
        head.addWidget(self.clause)
        head.addStretch(1)
        links = QHBoxLayout()
        links.setSpacing(12)
        links.addWidget(self.aside)
        links.addWidget(self.back)
        links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 2, 0, 4)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.line)
        column.addWidget(self.words)
        column.addWidget(self.reason)
        column.addLayout(links)


class Sentence(QPushButton):
    """A sentence that leads somewhere; it breaks into lines as a label does."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("finding_sentence")
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._words = label("")
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(4, 2, 4, 2)
        inside.addWidget(self._words)
        colours = theme.current()
        self.setStyleSheet(
            "QPushButton { text-align: left; padding: 0; border: 1px solid transparent; border-radius: 4px;"
            " background: transparent; }"
            f"QPushButton:focus, QPushButton:hover {{ border-color: {colours.accent}; }}"
        )

    def show_text(self, text: str, spoken: str) -> None:
        """Say another sentence."""
        self._words.setText(breakable(text))
        self.setAccessibleName(spoken)
        self.setToolTip(_("Go to the field"))

    def words(self) -> str:
        """Return what it says."""
        return self._words.text().replace("\u200b", "")

    def sizeHint(self) -> QSize:
        """Qt: as large as the text needs."""
        return self._inside().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Qt: as small as the text allows."""
        return self._inside().minimumSize()

    def heightForWidth(self, width: int) -> int:
        """Qt: the narrower, the higher."""
        return self._inside().totalHeightForWidth(width)

    def hasHeightForWidth(self) -> bool:
        """Qt: it breaks into lines."""
        return True

    def _inside(self) -> QVBoxLayout:
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        return layout


def _reason_of(override: Override | None) -> str:
    if override is None:
        return ""
    return _("Set aside by {who} on {day}: {reason}").format(
        who=override.made_by or "?", day=format_date(override.made_at.date()), reason=override.reason
    )
