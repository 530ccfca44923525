"""The parts of a card: the answer with its reasons, who is seen, where it is published, what is recorded."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Card, Chip, label, muted, subheading
from medias_desktop.photo_consents.labels import PURPOSE_NAMES, STATE_KINDS, STATE_NAMES
from medias_desktop.photo_consents.labels.items import facts, seen_name, seen_state, use_line, use_state
from medias_desktop.photo_consents.rules.answers import ADVICE, BLOCKING
from medias_desktop.photo_consents.rules.item_cards import ItemCard, ReasonLine


def answer_part(card: ItemCard, open_clause: Callable[[str], None]) -> QWidget:
    """Return the answer to the question, each reason with the clauses that it rests on."""
    part = Card()
    question, state = card.answer.question, card.answer.state
    head = FlowRow(8)
    head.addWidget(Chip(translate(STATE_NAMES[state]), STATE_KINDS[state]))
    asked = _("on {platform}, {date}").format(
        platform=translate(PURPOSE_NAMES[question.purpose]), date=format_date(question.day)
    )
    words = muted(asked)
    words.setWordWrap(False)
    head.addWidget(words)
    part.body.addLayout(head)
    advice = [line for line in card.reasons if line.reason.why in ADVICE]
    for line in card.reasons:
        if line not in advice:
            part.body.addWidget(_reason(line, open_clause))
    if advice:
        part.body.addWidget(muted(_("Good to know")))
        for line in advice:
            part.body.addWidget(_reason(line, open_clause))
    if not card.reasons:
        agreed = _("Everyone who must agree has agreed.")
        nobody = _("Nobody who can be recognized is seen: no consent is needed.")
        part.body.addWidget(label(agreed if card.answer.relied_on else nobody))
    return part


def _reason(line: ReasonLine, open_clause: Callable[[str], None]) -> QWidget:
    """Return a reason behind a bar in the colour of what it does."""
    why = line.reason.why
    kind = "bad" if why in BLOCKING else "accent" if why in ADVICE else "warn"
    shown = QFrame()
    shown.setObjectName("reason")
    shown.setStyleSheet(
        f"QFrame#reason {{ border: 0; border-left: 3px solid {theme.current().ink(kind)}; border-radius: 0;"
        " background: transparent; }"
    )
    inside = QVBoxLayout(shown)
    inside.setContentsMargins(10, 2, 0, 2)
    inside.setSpacing(4)
    inside.addWidget(label(breakable(line.sentence)))
    if line.clauses or line.law:
        row = FlowRow(6)
        for clause in line.clauses:
            link = ClauseLink(clause.cite, kind)
            link.setToolTip(clause.text)
            link.clicked.connect(partial(_ask, open_clause, clause.place))
            row.addWidget(link)
        inside.addLayout(row)
        if line.law:
            inside.addWidget(muted(line.law))
    return shown


def _ask(ask: Callable[[str], None], place: str, _checked: bool = False) -> None:
    ask(place)


def seen_part(card: ItemCard, open_person: Callable[[int], None]) -> QWidget:
    """Return who is seen, each with how they stand; a name opens everything about that person."""
    part = QWidget()
    column = _column(part, _("Who is seen"))
    if not card.seen:
        from medias_desktop.photo_consents.labels import REVIEW_NAMES

        column.addWidget(muted(translate(REVIEW_NAMES[card.item.review])))
    for line in card.seen:
        row = QHBoxLayout()
        row.setSpacing(8)
        name, number = seen_name(line), line.subject.portrayed_id
        if number is None:
            row.addWidget(label(breakable(name)), 1)
        else:
            link = QPushButton(name.replace("&", "&&"))
            link.setObjectName("seen_person")
            link.setCursor(Qt.CursorShape.PointingHandCursor)
            link.setToolTip(_("Everything about this person"))
            link.setAutoDefault(False)
            ink = theme.current().accent
            link.setStyleSheet(
                f"QPushButton {{ border: 1px solid transparent; background: transparent; color: {ink}; padding: 2px 4px;"
                f" text-align: left; }} QPushButton:focus, QPushButton:hover {{ border-color: {ink}; }}"
            )
            link.clicked.connect(lambda _checked=False, one=number: open_person(one))
            row.addWidget(link, 1)
        text, kind = seen_state(line)
        if text:
            row.addWidget(Chip(text, kind), 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
    return part


def uses_part(card: ItemCard) -> QWidget | None:
    """Return where an item is or was published; None when it is nowhere."""
    if not card.uses:
        return None
    part = QWidget()
    column = _column(part, _("Publications"))
    for use in card.uses:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(breakable(use_line(use))), 1)
        text, kind = use_state(use)
        row.addWidget(Chip(text, kind), 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
    return part


def facts_part(card: ItemCard) -> QWidget:
    """Return what is recorded of an item."""
    part = QWidget()
    column = _column(part, _("What is recorded"))
    if card.item.has_location:
        note = label(
            _("The file tells where it was taken. Copies to publish are made without it."), "problem"
        )
        column.addWidget(note)
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for number, (caption, text) in enumerate(facts(card.item)):
        words = muted(caption)
        grid.addWidget(words, number, 0, top)
        grid.addWidget(label(breakable(text)), number, 1, top)
    column.addLayout(grid)
    return part


def _column(part: QWidget, title: str) -> QVBoxLayout:
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(5)
    column.addWidget(subheading(title))
    return column
