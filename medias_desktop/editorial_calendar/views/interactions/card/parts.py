"""The parts of an interaction’s card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Card, Chip, label, muted, subheading
from medias_desktop.core.widgets.text_link import TextLink
from medias_desktop.editorial_calendar.labels.interactions import (
    KIND_NAMES,
    LANGUAGE_NAMES,
    STATE_KINDS,
    STATE_NAMES,
    STEP_NAMES,
    channel_name,
    clause_text,
    moment_text,
    platform_name,
    stopped,
)
from medias_desktop.editorial_calendar.rules.findings import Clause
from medias_desktop.editorial_calendar.rules.interactions import DueBasis, Interaction, InteractionState, Step
from medias_desktop.editorial_calendar.views.interactions.card.found import InteractionCard
from medias_desktop.editorial_calendar.views.interactions.forms.due_panel import hours_sentence, why
from medias_desktop.editorial_calendar.views.interactions.reminders_panel import RemindersPanel
from medias_desktop.editorial_calendar.views.interactions.wording import due_state

Ask = Callable[[Clause], None]


def about(card: InteractionCard) -> QWidget:
    """Return where and when it was received."""
    one = card.one
    said = [
        translate(KIND_NAMES[one.kind]),
        platform_name(one.platform),
        one.account,
        moment_text(one.received_at),
    ]
    if one.private:
        said.append(_("private message"))
    if one.language != "fr":
        said.append(translate(LANGUAGE_NAMES[one.language]))
    words = muted(" · ".join(filter(None, said)))
    words.setObjectName("card_about")
    return words


def standing_part(card: InteractionCard, ask: Ask) -> QWidget:
    """Return where it stands, until when it is due, by which clause."""
    one, part = card.one, Card()
    head = FlowRow(8)
    head.addWidget(Chip(translate(STATE_NAMES[one.state]), STATE_KINDS[one.state]))
    text, kind = due_state(one, card.now)
    if text:
        due = Chip(text, kind)
        due.setObjectName("card_due")
        head.addWidget(due)
    if one.urgent:
        head.addWidget(Chip(_("Urgent"), "bad"))
    if one.clause.cite:
        head.addWidget(_chip(one.clause, ask))
    part.body.addLayout(head)
    for words in _facts(card):
        part.body.addWidget(label(breakable(stopped(words))))
    return part


def _facts(card: InteractionCard) -> list[str]:
    one, found = card.one, []
    if one.open and one.answered_at is None:
        found.append(_("Set by hand.") if one.due_basis is DueBasis.HAND else why(card.due))
        found += [said for hours in card.hours if (said := hours_sentence(hours))]
    if one.department:
        until = one.department_due_at
        told = _("With {department}, until {moment}.") if until else _("With {department}.")
        found.append(told.format(department=one.department, moment=moment_text(until)))
    if one.answered_at is not None:
        by = channel_name(one.answer_channel)
        told = _("Answered on {moment} ({way}).") if by else _("Answered on {moment}.")
        found.append(told.format(moment=moment_text(one.answered_at), way=by))
        if one.due_at is not None:
            in_time = one.answered_at <= one.due_at or one.due_basis is DueBasis.AT_ONCE
            found.append(_("In time.") if in_time else _("After the due moment."))
    if one.reported_by:
        found.append(_("Reported by {name}.").format(name=one.reported_by))
    if card.followed and one.state is not InteractionState.CLOSED:
        found.append(_("Who wrote is still told what became of it, after having been led elsewhere."))
    return found


def written_part(one: Interaction) -> QWidget:
    """Return what was written."""
    part, column = _part(_("What was written"))
    if one.text:
        words = label(breakable(one.text))
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(words)
    if one.link:
        link = muted(breakable(one.link))
        link.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(link)
    return part


def says_part(card: InteractionCard, ask: Ask) -> QWidget:
    """Return what the clauses say of it."""
    part, column = _part(_("What the policy says"))
    panel = RemindersPanel(ask)
    panel.show_reminders(card.reminders)
    column.addWidget(panel)
    return part


def done_part(card: InteractionCard, open_incident: Callable[[int], None]) -> QWidget | None:
    """Return what was done, in its order; None when nothing was."""
    if not card.steps and card.one.incident_id is None:
        return None
    part, column = _part(_("What was done"))
    for step in card.steps:
        column.addWidget(label(breakable(_step(step))))
        for words in filter(None, (step.text, _departure(step))):
            column.addWidget(muted(breakable(words)))
    incident = card.one.incident_id
    if incident is not None:
        link = TextLink(_("Open the incident of the moderation"))
        link.setObjectName("card_incident")
        link.clicked.connect(lambda _checked=False: open_incident(incident))
        column.addWidget(link)
    return part


def _step(step: Step) -> str:
    told = [
        moment_text(step.taken_at),
        translate(STEP_NAMES[step.kind]),
        step.sent_to,
        channel_name(step.channel),
    ]
    return " · ".join(filter(None, (*told, step.taken_by)))


def _departure(step: Step) -> str:
    if not step.departure:
        return ""
    return _("Although {cite} says otherwise: {why}").format(cite=step.cite, why=step.departure)


def _chip(clause: Clause, ask: Ask) -> ClauseLink:
    made = ClauseLink(clause_text(clause))
    made.clicked.connect(lambda _checked=False: ask(clause))
    return made


def _part(title: str) -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(subheading(title))
    return part, column
