"""What a case is linked to: the texts that it cites, what the person had acknowledged of them, their other cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, current_language, format_date, translate
from medias_desktop.core.widgets.card_parts import barred, facts_grid, page, part, told
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Chip, label, muted
from medias_desktop.core.widgets.text_link import TextLink
from medias_desktop.sanctions.labels import STATE_KINDS, STATE_NAMES
from medias_desktop.sanctions.labels.proof_words import proof_facts, proof_in_words
from medias_desktop.sanctions.views.case_panel.summary import clause_chip
from medias_desktop.sanctions.views.employees.columns import measure

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.case_cards import CaseCard, SignedText
    from medias_desktop.sanctions.rules.cases import CaseBrief
    from medias_desktop.sanctions.views.case_panel.panel import CasePanel


def links(panel: CasePanel, card: CaseCard) -> QWidget:
    """Return the page."""
    found, column = page()
    texts, inside = part(_("Texts in force on the day of the fault"))
    for text in card.texts:
        inside.addWidget(_text(panel, card, text))
    column.addWidget(texts)
    others, inside = part(_("Other cases of this person"))
    for one in card.others:
        inside.addWidget(_other(panel, one))
    if not card.others:
        inside.addWidget(muted(_("There is no other case about this person.")))
    else:
        every = TextLink(_("Show them all in the list"))
        every.setObjectName("cases_of_person")
        every.clicked.connect(lambda: panel.person_asked.emit(card.case.person.uid))
        inside.addWidget(every)
    column.addWidget(others)
    column.addStretch(1)
    return found


def _text(panel: CasePanel, card: CaseCard, text: SignedText) -> QWidget:
    title = label(_("{policy}, version {number}").format(policy=text.title, number=text.ordinal))
    title.setStyleSheet("font-weight: 600;")
    chips = QWidget()
    row = FlowRow(6)
    chips.setLayout(row)
    for clause in card.case.clauses:
        if clause.version_id == text.version_id:
            row.addWidget(clause_chip(panel, card, clause))
    language = current_language()
    proof = label(proof_in_words(text.proof, card.case.fault.day, language))
    shown = barred("ok" if text.proved else "bad", title, chips, proof)
    facts = proof_facts(text.proof, language)
    if facts:
        inside = shown.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addLayout(facts_grid(facts))
    return shown


def _other(panel: CasePanel, brief: CaseBrief) -> QWidget:
    found = QWidget()
    row = QHBoxLayout(found)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    link = TextLink(brief.number)
    link.setObjectName(f"case_{brief.id}")
    link.clicked.connect(lambda: panel.case_asked.emit(brief.id))
    row.addWidget(link)
    row.addWidget(label(told(format_date(brief.fault_day, "medium"), measure(brief))), 1)
    row.addWidget(Chip(translate(STATE_NAMES[brief.state]), STATE_KINDS[brief.state]))
    return found
