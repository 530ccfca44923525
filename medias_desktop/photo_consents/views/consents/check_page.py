"""What is about to be recorded, and what whoever records it is to be told first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.parts import Card, Chip, label, muted, problem, subheading
from medias_desktop.photo_consents.labels import purposes_label
from medias_desktop.photo_consents.rules.persons import Portrayed
from medias_desktop.photo_consents.rules.recording import Entry
from medias_desktop.photo_consents.views.consents.clauses import ClauseChips
from medias_desktop.photo_consents.views.consents.wording import (
    ACT_KINDS,
    act_words,
    manner_words,
    term_words,
)
from medias_desktop.policies.service.cited_rules import CitedRule

_SHOWN = 40
"""Persons of whom each is listed; of more, how many."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the last page shows: the consents, the words of the first, remarks by person, who is still missing, clauses."""

    entries: tuple[Entry, ...]
    terms: str
    remarks: dict[int, tuple[str, ...]]
    missing: dict[int, str]
    rules: tuple[CitedRule, ...]


class CheckPage(QWidget):
    """A card with what is asked, then one for each person."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("consent_check")
        self._body = QVBoxLayout()
        self._body.setSpacing(12)
        self.problem = problem()
        self.problem.setObjectName("consent_check_problem")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(12)
        layout.addWidget(self.problem)
        layout.addLayout(self._body)
        layout.addStretch(1)

    def show_prepared(self, prepared: Prepared, persons: Sequence[Portrayed]) -> None:
        """Show what would be recorded."""
        self.problem.hide()
        while (item := self._body.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, QWidget):
                widget.hide()
                widget.deleteLater()
        self._body.addWidget(self._asked(prepared))
        by_person = {draft.portrayed_id: (draft, acts) for draft, acts in prepared.entries}
        shown = [one for one in persons if one.id in by_person]
        for person in shown[:_SHOWN]:
            self._body.addWidget(self._person(person, by_person[person.id], prepared))
        if len(shown) > _SHOWN:
            rest = len(shown) - _SHOWN
            words = ngettext("and {n} other person", "and {n} other persons", rest)
            self._body.addWidget(muted(words.format(n=format_number(rest))))

    def _asked(self, prepared: Prepared) -> QWidget:
        draft = prepared.entries[0][0]
        card = Card()
        card.body.addWidget(subheading(purposes_label(draft.purposes)))
        number = len(prepared.entries)
        counted = ngettext("{n} consent", "{n} consents", number).format(n=format_number(number))
        card.body.addWidget(label(f"{counted} · {term_words(draft.starts_on, draft.ends_on)}"))
        card.body.addWidget(muted(_("The words that are kept with it:")))
        self.terms = label(prepared.terms)
        self.terms.setObjectName("consent_terms")
        card.body.addWidget(self.terms)
        if prepared.rules:
            card.body.addWidget(muted(_("What the policy in force asks about this:")))
            card.body.addWidget(ClauseChips(prepared.rules))
        return card

    def _person(self, person: Portrayed, entry: Entry, prepared: Prepared) -> QWidget:
        card = Card()
        card.body.addWidget(subheading(person.full_name))
        for act in entry[1]:
            line = QWidget()
            column = QVBoxLayout(line)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addWidget(Chip(act_words(act, person), ACT_KINDS[act.kind]))
            column.addWidget(muted(manner_words(act)))
            card.body.addWidget(line)
        told = (*prepared.remarks.get(person.id, ()), *filter(None, (prepared.missing.get(person.id),)))
        for words in told:
            card.body.addWidget(label(f"⚠ {words}", "problem"))
        return card
