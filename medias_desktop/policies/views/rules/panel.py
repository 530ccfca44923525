"""The rules of the clause that is read, beside the text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, ngettext
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import button, muted, subheading
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.policies.rules import VersionText
from medias_desktop.policies.rules.ruled import RuledText
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.policies.views.rules.editing import RuleEditing
from medias_desktop.policies.views.rules.rule_card import RuleCard


class RulesPanel(QWidget):
    """Follows the reader: the rules of its section as cards; in a draft they are added, set and switched here."""

    section_asked = Signal(str)
    """Read the section of that uid."""
    page_asked = Signal(object)
    """Show this page in place of the reader: every rule of the text, what it leaves open."""

    def __init__(self, services: PolicyServices, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("rules_panel")
        self._services, self._desk = services, desk
        self._text: RuledText | None = None
        self._section = ""
        self._cards: dict[str, RuleCard] = {}
        self.editing = RuleEditing(self, services, desk)
        self.editing.changed.connect(self.refresh)
        self.title = subheading("")
        self.title.setObjectName("rules_title")
        self.note = muted("")
        self.note.setObjectName("rules_note")
        self.all_rules = button(_("A&ll rules"), "mdi6.format-list-bulleted")
        self.all_rules.setObjectName("all_rules")
        self.points = button(_("&Points left open"), "mdi6.help-circle-outline")
        self.points.setObjectName("open_points")
        self.add = button(_("A&dd a rule…"), "mdi6.plus")
        self.add.setObjectName("add_rule")
        self._lay_out()
        self.all_rules.clicked.connect(self._show_all)
        self.points.clicked.connect(self._show_points)
        self.add.clicked.connect(self._add)
        permit(services.rules.refusal(Permission.DRAFT), desk.dialogs, self.add)

    def _lay_out(self) -> None:
        actions = FlowRow(8)
        for one in (self.add, self.all_rules, self.points):
            actions.addWidget(one)
        page = QWidget()
        page.setObjectName("page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(10)
        self._column.addStretch(1)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(_("Rules of the clause"))
        self.area.setWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.note)
        layout.addLayout(actions)
        layout.addWidget(self.area, 1)

    # what is read

    def show_text(self, version: VersionText) -> None:
        """Follow to another text, or to the same one changed."""
        self._text = self._services.rules.ruled(version)
        for card in self._cards.values():
            card.hide()
            card.deleteLater()
        self._cards = {}
        self._show()

    def show_section(self, uid: str) -> None:
        """Follow to a section; "" before the first, where every clause is counted."""
        if uid != self._section:
            self._section = uid
            self._show()

    def refresh(self) -> None:
        """Read the rules again."""
        if self._text is not None:
            self.show_text(self._text.version)

    def cards(self) -> list[RuleCard]:
        """Return the cards that are shown, top first."""
        return [card for card in self._cards.values() if not card.isHidden()]

    def _show(self) -> None:
        text = self._text
        if text is None:
            return
        shown = [one for one in text.rules if one.rule.section_uid == self._section]
        wanted = {one.rule.uid for one in shown}
        for uid, card in self._cards.items():
            card.setVisible(uid in wanted)
        for place, one in enumerate(shown):
            card = self._cards.get(one.rule.uid) or self._make(one.rule.uid)
            self._column.insertWidget(place, card)
            card.show()
        self._say(len(shown), len(text.rules))
        self.add.setVisible(text.editable and bool(self._section))
        self.area.verticalScrollBar().setValue(0)

    def _make(self, uid: str) -> RuleCard:
        assert self._text is not None
        bound = next(one for one in self._text.rules if one.rule.uid == uid)
        card = RuleCard(bound, self._services.registry, editable=self._text.editable)
        permit(self._text.refused, self._desk.dialogs, *card.changing())
        card.switched.connect(lambda one, on: self.editing.switch(self._version_id(), one, on=on))
        card.set_asked.connect(lambda one: self.editing.set(self._version_id(), one))
        card.remove_asked.connect(lambda one: self.editing.remove(self._version_id(), one))
        self._cards[uid] = card
        return card

    def _say(self, here: int, in_all: int) -> None:
        assert self._text is not None
        clause = self._text.clause(self._section)
        self.title.setText(_("Rules of {clause}").format(clause=clause) if clause else _("Rules of the text"))
        everything = ngettext("{n} rule in the whole text.", "{n} rules in the whole text.", in_all)
        if here:
            self.note.setText(ngettext("{n} rule", "{n} rules", here).format(n=here))
        elif in_all:
            nothing = _("This clause makes no rule.") + " " if clause else ""
            self.note.setText(nothing + everything.format(n=in_all))
        elif self._text.editable:
            self.note.setText(
                _(
                    "This draft has no rules yet. Clauses of the library bring theirs along; others are added here."
                )
            )
        else:
            self.note.setText(_("This text has no rules: the program shows it and applies nothing of it."))
        self.all_rules.setVisible(in_all > 0)
        self.points.setVisible(in_all > 0)

    def _version_id(self) -> int:
        assert self._text is not None
        return self._text.version.summary.id

    def _add(self) -> None:
        self.editing.add(self._version_id(), self._section)

    def _show_all(self) -> None:
        from medias_desktop.policies.views.rules.rules_page import RulesPage

        if self._text is not None:
            self.page_asked.emit(RulesPage(self._services, self._desk, self._text.version))

    def _show_points(self) -> None:
        from medias_desktop.policies.views.rules.points_page import PointsPage

        if self._text is not None:
            self.page_asked.emit(PointsPage(self._services, self._desk, self._text.version))
