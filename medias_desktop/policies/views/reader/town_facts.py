"""What is known of a town's policy as a document: dates, signatories, who is bound, what it cites."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from medias_desktop.core.i18n import N_, _, current_language, translate
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.parts import Card, label, muted, subheading
from medias_desktop.policies.labels.versions import partial_date
from medias_desktop.policies.rules.origins import town_key
from medias_desktop.policies.views.adoption.review_page import facts

if TYPE_CHECKING:
    from medias_desktop.policies.rules import VersionText
    from medias_desktop.policies.towns import Town


_STEM = 5
"""Letters by which a group is known again in the words that tell about it."""
_GROUPS: Final = {
    "employes": N_("Employees"),
    "elus": N_("Elected officials"),
    "benevoles": N_("Volunteers"),
    "cadres": N_("Managers"),
    "candidats": N_("Candidates"),
    "comites": N_("Committees"),
    "intervenants": N_("Others who act for the municipality"),
    "organismes": N_("Organizations"),
    "partenaires": N_("Partners"),
    "police": N_("Police"),
    "pompiers-volontaires": N_("Volunteer firefighters"),
    "usagers": N_("Users"),
}


def group_label(group: str) -> str:
    """Return the word of a group that a town's policy binds or leaves out."""
    return translate(_GROUPS[group])


class TownFacts(QScrollArea):
    """Cards of facts; each clause leads to its section."""

    section_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("town_facts")
        self.setAccessibleName(_("About this policy"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)

    def show_text(self, version: VersionText) -> None:
        """Tell about the town whose restatement is read."""
        from medias_desktop.policies.towns import town

        if key := town_key(version.summary.uid):
            self.show_town(town(key))

    def show_section(self, uid: str) -> None:
        """Stay: the facts are those of the whole text."""

    def show_town(self, town: Town) -> None:
        """Tell about a town."""
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(_document_card(town))
        column.addWidget(self._bound_card(town))
        if town.cites:
            column.addWidget(self._cited_card(town))
        if town.notes:
            column.addWidget(_notes_card(town))
        column.addStretch()
        self.setWidget(page)

    def _bound_card(self, town: Town) -> Card:
        card = _card(_("Who is bound"))
        for one in town.applies_to:
            group, detail = group_label(one.group), one.detail.said(current_language())
            told = detail.lower().startswith(group.lower()[:_STEM])  # the detail names the group itself
            self._line(card, town, detail if told else group, one.section, "" if told else detail)
        return card

    def _cited_card(self, town: Town) -> Card:
        card = _card(_("Laws and texts cited"))
        for one in town.cites:
            title = one.title.said(current_language())
            relation = one.relation.said(current_language())
            self._line(card, town, title, one.section, relation)
        return card

    def _line(self, card: Card, town: Town, text: str, section: str, below: str = "") -> None:
        card.body.addWidget(label(text))
        if below:
            card.body.addWidget(muted(below))
        if clause := _clause(town.key, section):
            link = ClauseLink(clause)
            link.clicked.connect(lambda: self.section_asked.emit(section))
            card.body.addWidget(link)
        card.body.addSpacing(4)


def _card(title: str) -> Card:
    card = Card()
    card.body.setSpacing(4)
    card.body.addWidget(subheading(title))
    return card


def _clause(key: str, section: str) -> str:
    """Return how a town's section is cited; "" for one that has no section of its own."""
    from medias_desktop.policies.towns import sections_of

    found = (one.cite.said(current_language()) for one in sections_of(key) if one.id == section)
    return next(found, "")


def _document_card(town: Town) -> Card:
    language = current_language()
    card = _card(_("The document"))
    rows = [
        (_("Municipality"), town.municipality),
        (_("Title"), town.title),
        (_("Number"), town.number),
        (_("Adopted"), partial_date(town.adopted)),
        (_("In force"), partial_date(town.in_force)),
        (_("Resolution"), town.resolution),
        (_("Adopted by"), town.adopting_body),
        (_("Issued by"), town.issuing_service.said(language)),
        (_("Managed by"), town.managing_service.said(language)),
        (_("Revision"), town.revision.said(language)),
        (
            _("Signatories"),
            "\n".join(
                ", ".join(filter(None, (one.name, one.role.said(language)))) for one in town.signatories
            ),
        ),
    ]
    card.body.addLayout(facts([row for row in rows if row[1]]))
    if unsaid := [caption.lower() for caption, value in rows if not value]:
        card.body.addSpacing(4)
        card.body.addWidget(muted(_("The text does not say: {facts}.").format(facts=", ".join(unsaid))))
    return card


def _notes_card(town: Town) -> Card:
    card = _card(_("Noticed while reading"))
    for note in town.notes:
        card.body.addWidget(muted(note.said(current_language())))
        card.body.addSpacing(4)
    return card
