"""What a text leaves open: the questions, the clauses that raise them, and what the municipality decides."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.described import SettingProblem, said, stored
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_date, ngettext, translate
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.described_form import DescribedForm
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.fields import Field
from medias_desktop.core.widgets.parts import (
    Card,
    Chip,
    action_row,
    button,
    label,
    muted,
    problem,
    subheading,
)
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.policies.rules import VersionText
from medias_desktop.policies.rules.ruled import town_of
from medias_desktop.policies.service.open_points import PointStanding
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.policies.views.comparing.frame import ComparingPage

_REASON_LINES = 3


class PointsPage(ComparingPage):
    """The twelve points at the left, the one in hand with its clauses and its answer at the right."""

    def __init__(self, services: PolicyServices, desk: Desk, version: VersionText, key: str = "") -> None:
        super().__init__(_("Points left open"), desk)
        self._services = services
        self._version = version
        self._standing: tuple[PointStanding, ...] = ()
        self.list = QListWidget()
        self.list.setObjectName("points_list")
        self.list.setAccessibleName(_("Points left open"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumWidth(self.fontMetrics().averageCharWidth() * 40)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(14)
        split.addWidget(self.list)
        split.addWidget(self.area)
        split.setStretchFactor(1, 1)
        split.setSizes([self.fontMetrics().averageCharWidth() * 52, 900])
        self.body.addWidget(split, 1)
        self.setFocusProxy(self.list)
        self._key = key
        self.refresh()
        self.list.currentRowChanged.connect(lambda _row: self._choose())

    def refresh(self) -> None:
        """Show the points as they stand now. Raises UnknownVersion."""
        points = self._services.open_points
        town = town_of(self._version)
        if not town:
            self._version = self._services.policies.version(self._version.summary.id)
        if town:
            self._standing = points.of_town(town, self._version.summary.language)
        else:
            self._standing = points.of_version(self._version.summary)
        ordered = sorted(self._standing, key=lambda one: (not one.waiting, not one.rules))
        self._standing = tuple(ordered)
        waiting = sum(one.waiting for one in ordered)
        summary = self._version.summary
        told = ngettext("{n} point waits for a decision.", "{n} points wait for a decision.", waiting)
        self.note.setText(f"{summary.municipality}, {summary.policy_title} · " + told.format(n=waiting))
        self._fill()

    def _fill(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._standing:
            item = QListWidgetItem(f"{translate(one.point.question)}\n{_state(one)[0]}")
            item.setData(Qt.ItemDataRole.UserRole, one.point.key)
            if not one.rules and one.decision is None:
                item.setForeground(QColor(theme.current().muted))
            self.list.addItem(item)
        keys = [one.point.key for one in self._standing]
        self.list.setCurrentRow(keys.index(self._key) if self._key in keys else 0)
        self.list.blockSignals(False)
        self._choose()

    def standing(self) -> PointStanding:
        """Return the point in hand."""
        return self._standing[max(0, self.list.currentRow())]

    def _choose(self) -> None:
        one = self.standing()
        self._key = one.point.key
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        column.addWidget(self._question(one))
        column.addWidget(self._clauses(one))
        if not town_of(self._version):
            column.addWidget(self._answer(one))
        column.addStretch(1)
        self.area.setWidget(page)

    def _question(self, one: PointStanding) -> QWidget:
        card = Card()
        chip = Chip(*_state(one))
        card.body.addWidget(chip)
        card.body.addWidget(subheading(translate(one.point.question)))
        card.body.addWidget(muted(translate(one.point.reason)))
        return card

    def _clauses(self, one: PointStanding) -> QWidget:
        """Quote the clauses of this text that raise the point; else say whose texts do."""
        from medias_desktop.policies.rules import section_name

        card = Card()
        card.setObjectName("card")
        sections = {section.uid: section for section in self._version.sections}
        raised = [
            sections[uid] for uid in dict.fromkeys(r.rule.section_uid for r in one.rules) if uid in sections
        ]
        if not raised:
            card.body.addWidget(muted(_("No clause of this text raises the point.")))
            return card
        for section in raised:
            link = ClauseLink(section_name(section.number, section.heading))
            link.clicked.connect(
                lambda _checked=False, uid=section.uid: self.version_asked.emit(
                    self._version.summary.uid, uid
                )
            )
            card.body.addWidget(link)
            quoted = label(section.body)
            quoted.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            card.body.addWidget(quoted)
            card.body.addSpacing(6)
        return card

    def _answer(self, one: PointStanding) -> QWidget:
        card = Card()
        card.body.setSpacing(10)
        card.body.addWidget(subheading(_("What the municipality decides")))
        decision = one.decision
        if decision is not None:
            told = _("Decided on {date}").format(date=format_date(decision.decided_on))
            if decision.answer is not None:
                told += " · " + " · ".join(line.line() for line in said(decision.answer))
            card.body.addWidget(muted(told))
        self.form = DescribedForm(one.point.answer)
        if decision is not None and decision.answer is not None:
            self.form.show_values(stored(decision.answer))
        card.body.addWidget(self.form)
        self.reason = QPlainTextEdit("" if decision is None else decision.reason)
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(self.reason.fontMetrics().lineSpacing() * _REASON_LINES + 20)
        card.body.addWidget(Field(_("&Reason"), self.reason, "point_reason"))
        self.problem = problem()
        card.body.addWidget(self.problem)
        self.withdraw = button(_("&Withdraw the decision"))
        self.withdraw.setObjectName("reopen_point")
        self.withdraw.setVisible(decision is not None)
        self.withdraw.clicked.connect(self._on_withdraw)
        self.decide = button(_("Record the &decision"), "mdi6.gavel", primary=True)
        self.decide.setObjectName("decide_point")
        self.decide.clicked.connect(self._on_decide)
        permit(
            self._services.open_points.refusal(Permission.ADOPT),
            self.desk.dialogs,
            self.decide,
            self.withdraw,
        )
        card.body.addLayout(action_row(self.withdraw, self.decide))
        return card

    def _on_decide(self) -> None:
        one = self.standing()
        try:
            raw = self.form.values()
            version = None if one.decision is None else one.decision.row_version
            policy_id = self._version.summary.policy_id
            reason = self.reason.toPlainText()
            self._services.open_points.decide(policy_id, one.point.key, raw, reason, version)
        except SettingProblem:
            return
        except UserError as error:
            self.problem.setText(error.sentence())
            self.problem.show()
            return
        self._tell()

    def _on_withdraw(self) -> None:
        one = self.standing()
        if one.decision is None:
            return
        try:
            policy_id = self._version.summary.policy_id
            self._services.open_points.reopen(policy_id, one.point.key, one.decision.row_version)
        except UserError as error:
            self.desk.dialogs.tell_error(self, error)
        self._tell()

    def _tell(self) -> None:
        self.refresh()
        self.desk.changes.announce("policies")


def _state(one: PointStanding) -> tuple[str, str]:
    if one.waiting:
        return _("To be decided"), "warn"
    if one.decision is not None and one.decision.answer is not None:
        return _("Decided"), "ok"
    return _("Not raised by this text"), "muted"
