"""The parts of an incident’s card."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, format_number, format_time, ngettext, translate
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Card, Chip, label, muted, subheading
from medias_desktop.core.widgets.text_link import TextLink
from medias_desktop.sanctions.labels import ACTION_KINDS, ACTION_NAMES, APPEAL_NAMES
from medias_desktop.sanctions.labels.coded import cited, platform_name, reason_name, reason_names
from medias_desktop.sanctions.rules.incident_filters import IncidentState
from medias_desktop.sanctions.rules.incidents import Appeal, AppealOutcome, Incident
from medias_desktop.sanctions.views.online.card.found import IncidentCard
from medias_desktop.sanctions.views.online.wording import reasons_of, standing, state_name

_MOST_EARLIER = 12
_MARK = 12
"""Characters of a fingerprint that are shown."""
_APPEAL_KINDS = {
    AppealOutcome.PENDING: "warn",
    AppealOutcome.UPHELD: "accent",
    AppealOutcome.SHORTENED: "ok",
    AppealOutcome.LIFTED: "ok",
}


def about(card: IncidentCard) -> QWidget:
    """Return where and when it was seen."""
    one = card.incident
    words = muted(
        " · ".join((platform_name(one.platform), card.account.name, format_date(one.seen_on, "medium")))
    )
    words.setObjectName("card_about")
    return words


def done_part(card: IncidentCard, today: dt.date, open_clause: Callable[[str], None]) -> QWidget:
    """Return what was done, why, and by which clause."""
    one, part = card.incident, Card()
    head = FlowRow(8)
    head.addWidget(Chip(translate(ACTION_NAMES[one.action]), ACTION_KINDS[one.action] or "muted"))
    text, kind = standing(one, today)
    if text:
        head.addWidget(Chip(text, kind))
    part.body.addLayout(head)
    part.body.addWidget(label(breakable(reasons_of(one).capitalize())))
    if one.clause is not None:
        chip = ClauseLink(cited(one.clause.cite))
        chip.setEnabled(bool(card.place))
        chip.clicked.connect(partial(_ask, open_clause, card.place))
        line = FlowRow(6)
        line.addWidget(chip)
        part.body.addLayout(line)
        if card.clause_text:
            part.body.addWidget(muted(card.clause_text))
    else:
        part.body.addWidget(muted(_("No clause of the texts in force that day names this reason.")))
    for words in _facts(one):
        part.body.addWidget(label(breakable(words)))
    return part


def _facts(one: Incident) -> list[str]:
    """Return what else is recorded of what was done, a sentence each."""
    by = _("Done on {day} by {name}.") if one.author else _("Done on {day}.")
    found = [by.format(day=format_date(one.acted_on), name=one.author)]
    if one.all_accounts:
        found.append(_("Shut out of every account of the platform."))
    found.append(_("The user was told.") if one.warned else _("It is not recorded that the user was told."))
    if one.reported_to:
        found.append(_("Reported to {name}.").format(name=one.reported_to))
    if one.lifted_on is not None:
        lifted = _("Lifted on {day}: {because}")
        found.append(lifted.format(day=format_date(one.lifted_on), because=one.lifted_because))
    if one.annulled_on is not None:
        annulled = _("Annulled on {day}: {because}")
        found.append(annulled.format(day=format_date(one.annulled_on), because=one.annulled_because))
    if one.note:
        found.append(one.note)
    return found


def written_part(card: IncidentCard) -> QWidget | None:
    """Return what is kept of what was written; None when nothing is."""
    one = card.incident
    if not (one.capture_text or one.capture_sha256 or one.link):
        return None
    part, column = _part(_("What was written"))
    if one.capture_text:
        words = label(breakable(_("“{words}”").format(words=one.capture_text)))
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(words)
    if card.picture:
        picture = QPixmap()
        picture.loadFromData(card.picture)
        shown = QLabel()
        shown.setObjectName("card_picture")
        shown.setAccessibleName(_("Picture of what was written"))
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        shown.setPixmap(picture.scaled(280, 200, keep, smooth))
        column.addWidget(shown)
    marks = one.capture_sha256 or one.text_sha256
    if marks and one.captured_at is not None:
        when = f"{format_date(one.captured_at.astimezone().date(), 'medium')}, {format_time(one.captured_at)}"
        kept = muted(_("Kept {when}, fingerprint {mark}…").format(when=when, mark=marks[:_MARK]))
        kept.setToolTip(marks)
        column.addWidget(kept)
    if one.link:
        column.addWidget(muted(breakable(one.link)))
    return part


def proposal_part(one: Incident) -> QWidget | None:
    """Return what was proposed when it was recorded, and why something else was done."""
    if not one.proposal:
        return None
    part, column = _part(_("What was proposed"))
    column.addWidget(label(breakable(one.proposal)))
    if one.departure:
        column.addWidget(label(breakable(_("Decided otherwise: {why}").format(why=one.departure))))
    return part


def appeals_part(
    card: IncidentCard, answer: Callable[[int], None], message: Callable[[Appeal], None]
) -> QWidget | None:
    """Return the appeals about an incident, with what may be done about each."""
    if not card.appeals:
        return None
    part, column = _part(_("Appeals"))
    for one in card.appeals:
        line = FlowRow(8)
        line.addWidget(Chip(translate(APPEAL_NAMES[one.outcome]), _APPEAL_KINDS[one.outcome]))
        if one.outcome is AppealOutcome.PENDING:
            reply = TextLink(_("Answer…"))
            reply.setObjectName("card_answer")
            reply.clicked.connect(lambda _checked=False, number=one.id: answer(number))
            line.addWidget(reply)
        told = TextLink(_("Message…"))
        told.clicked.connect(lambda _checked=False, appeal=one: message(appeal))
        line.addWidget(told)
        column.addLayout(line)
        column.addWidget(label(breakable(appeal_line(one))))
    return part


def appeal_line(one: Appeal) -> str:
    """Return an appeal in a line."""
    received = _("Received on {day}").format(day=format_date(one.received_on, "medium"))
    if one.answered_on is not None:
        then = _("answered on {day} by {name}").format(
            day=format_date(one.answered_on, "medium"), name=one.by
        )
    elif one.answer_due_on is not None:
        then = _("to be answered by {day}").format(day=format_date(one.answer_due_on, "medium"))
    else:
        then = ""
    return " · ".join(filter(None, (received, then, one.answer or one.words)))


def user_part(card: IncidentCard, open_incident: Callable[[int], None]) -> QWidget:
    """Return all else of the user: how often, why, what shuts them out, the other incidents."""
    user = card.user
    part, column = _part(_("This user"))
    count = sum(number for _name, number in user.by_account)
    counted = ngettext("{n} incident", "{n} incidents", count).format(n=format_number(count))
    told = ngettext("told {n} time", "told {n} times", user.warned).format(n=format_number(user.warned))
    column.addWidget(label(f"{counted} · {told}"))
    reasons = ", ".join(f"{reason_name(code)} ({number})" for code, number in user.by_reason)
    if reasons:
        column.addWidget(muted(reasons))
    if len(user.by_account) > 1:
        column.addWidget(muted(", ".join(f"{name} ({number})" for name, number in user.by_account)))
    others = [one for one in user.incidents if one.id != card.incident.id]
    for one in others[:_MOST_EARLIER]:
        row = QHBoxLayout()
        row.setSpacing(4)
        link = TextLink(format_date(one.seen_on, "medium"))
        link.setToolTip(_("Open this incident"))
        link.clicked.connect(lambda _checked=False, number=one.id: open_incident(number))
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        said = [reason_names((one.reason, *one.more_reasons)), translate(ACTION_NAMES[one.action])]
        if one.state is not IncidentState.DONE:
            said.append(state_name(one.state, one.until))
        row.addWidget(label(breakable(" · ".join(said))), 1)
        column.addLayout(row)
    if len(others) > _MOST_EARLIER:
        rest = len(others) - _MOST_EARLIER
        column.addWidget(muted(ngettext("and {n} more", "and {n} more", rest).format(n=rest)))
    return part


def _part(title: str) -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(subheading(title))
    return part, column


def _ask(ask: Callable[[str], None], place: str, _checked: bool = False) -> None:
    ask(place)
