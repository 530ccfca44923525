"""The parts of a request’s card."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Card, Chip, label, muted, subheading
from medias_desktop.core.widgets.text_link import TextLink
from medias_desktop.editorial_calendar.documents.request_register import directed
from medias_desktop.editorial_calendar.labels.requests import (
    ACCREDITATION_KINDS,
    ACCREDITATION_NAMES,
    DETAIL_NAMES,
    STATE_KINDS,
    channel_name,
    office_name,
    sentence,
    state_name,
)
from medias_desktop.editorial_calendar.rules.findings import Severity
from medias_desktop.editorial_calendar.views.requests.details import said_detail

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.findings import Clause
    from medias_desktop.editorial_calendar.views.requests.card.found import RequestCard

_MOST_RULES = 12
OpenClause = Callable[[str], None]


def standing_part(card: RequestCard, today: dt.date, open_clause: OpenClause) -> QWidget:
    """Return where it stands, what was decided, by whom, why, by which clause."""
    one, part = card.request, Card()
    head = FlowRow(8)
    head.addWidget(Chip(state_name(one.state), STATE_KINDS[one.state]))
    over = one.until is not None and one.until < today
    if one.until is not None:
        until = _("Until {day}").format(day=format_date(one.until, "medium"))
        head.addWidget(Chip(until, "bad" if over else "accent"))
    if one.review_on is not None:
        again = _("Look at it again on {day}").format(day=format_date(one.review_on, "medium"))
        head.addWidget(Chip(again, "bad" if one.review_on <= today else "accent"))
    part.body.addLayout(head)
    for words in _decided(card):
        part.body.addWidget(_text(words))
    if one.clause.cite:
        part.body.addWidget(_clause(card, one.clause, open_clause))
    return part


def _decided(card: RequestCard) -> list[str]:
    """Return what was decided and told, a sentence each."""
    one, found = card.request, []
    if one.decided_on is not None:
        office = office_name(one.decided_office)
        who = f"{one.decided_by} ({office})" if office else one.decided_by
        decided = _("Decided on {day} by {name}.")
        found.append(decided.format(day=format_date(one.decided_on), name=who))
    if one.reasons:
        found.append(_("Reasons: {reasons}").format(reasons=one.reasons))
    if one.conditions:
        found.append(_("Conditions: {conditions}").format(conditions=one.conditions))
    if to_whom := directed(one):
        found.append(_("Directed to {name}.").format(name=to_whom))
    if one.acknowledged_on is not None:
        found.append(_("Receipt acknowledged on {day}.").format(day=format_date(one.acknowledged_on)))
    if one.answered_on is not None:
        found.append(_("Answer sent on {day}.").format(day=format_date(one.answered_on)))
    return found


def asked_part(card: RequestCard) -> QWidget:
    """Return who asks for what."""
    draft = card.request.draft
    part, column = _part(_("The request"))
    who = FlowRow(8)
    who.addWidget(label(draft.requester, wrap=True))
    if card.organisation is not None:
        standing = card.organisation.standing(draft.received_on)
        who.addWidget(Chip(translate(ACCREDITATION_NAMES[standing]), ACCREDITATION_KINDS[standing]))
    column.addLayout(who)
    received = format_date(draft.received_on)
    facts = filter(None, (received, channel_name(draft.channel), office_name(draft.sender)))
    column.addWidget(muted(" · ".join(facts)))
    if card.organisation is not None and card.organisation.name != draft.requester:
        column.addWidget(_text(card.organisation.name))
    for words in (draft.subject, draft.description, draft.original_link, draft.requester_address):
        if words:
            column.addWidget(_text(words))
    told = _("{name}: {value}")
    for name in DETAIL_NAMES:
        if value := said_detail(card.request.kind, name, draft.said(name)):
            column.addWidget(_text(told.format(name=translate(DETAIL_NAMES[name]), value=value)))
    return part


def findings_part(card: RequestCard, open_clause: OpenClause) -> QWidget | None:
    """Return what stands in the way of granting it; None when nothing does."""
    weighing = [one for one in card.findings if one.severity is not Severity.INFORM]
    if not weighing:
        return None
    part, column = _part(_("To be settled before it is granted"))
    for one in weighing:
        line = FlowRow(6)
        line.addWidget(Chip(_("warns"), "warn"))
        if one.clause.cite:
            line.addWidget(_clause(card, one.clause, open_clause))
        column.addLayout(line)
        column.addWidget(_text(sentence(one)))
    return part


def rules_part(card: RequestCard, open_clause: OpenClause) -> QWidget | None:
    """Return what the policy of the day says of such requests."""
    if not card.rules:
        return None
    part, column = _part(_("What the policy says"))
    for rule in card.rules[:_MOST_RULES]:
        column.addWidget(_clause(card, rule.clause, open_clause))
        column.addWidget(muted(breakable(rule.text)))
    return part


def steps_part(card: RequestCard) -> QWidget:
    """Return the steps, the last one first."""
    part, column = _part(_("Steps"))
    for one in reversed(card.steps):
        line = FlowRow(8)
        line.addWidget(Chip(state_name(one.state), STATE_KINDS[one.state]))
        who = " · ".join(filter(None, (format_date(one.taken_on, "medium"), one.taken_by, one.sent_to)))
        column.addLayout(line)
        column.addWidget(muted(who))
        if one.note:
            column.addWidget(_text(one.note))
        if one.warned:
            column.addWidget(muted(_("The policy said: {words}").format(words=one.warned)))
    return part


def links_part(card: RequestCard, open_place: Callable[[str, str], None]) -> QWidget | None:
    """Return what came of it: its post, its account."""
    one = card.request
    if one.post_id is None and not one.account:
        return None
    part, column = _part(_("What came of it"))
    if one.post_id is not None:
        post = TextLink(_("Open its post in the calendar"))
        post.setObjectName("card_post")
        place = f"calendar/post:{one.post_id}"
        post.clicked.connect(lambda: open_place("editorial_calendar", place))
        column.addWidget(post)
    if one.account:
        account = TextLink(_("Account: {name}").format(name=one.account.replace("&", "&&")))
        account.setObjectName("card_account")
        account.clicked.connect(lambda: open_place("editorial_calendar", "accounts"))
        column.addWidget(account)
    return part


def _clause(card: RequestCard, clause: Clause, open_clause: OpenClause) -> ClauseLink:
    chip = ClauseLink(clause.cite)
    place = card.places.get(clause, "")
    chip.setEnabled(bool(place))
    chip.clicked.connect(partial(_ask, open_clause, place))
    return chip


def _ask(open_clause: OpenClause, place: str) -> None:
    if place:
        open_clause(place)


def _text(words: str) -> QWidget:
    made = label(breakable(words))
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _part(title: str) -> tuple[Card, QVBoxLayout]:
    part = Card()
    part.body.addWidget(subheading(title))
    return part, part.body
