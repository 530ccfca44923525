"""The summary of a case: what happened, by which clause, what is in order, what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.widgets.card_parts import barred, page, part, told
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import label, muted
from medias_desktop.people.rules import Group
from medias_desktop.sanctions.labels import GRAVITY_NAMES, GRIEVANCE_NAMES, MEANS_NAMES, OUTCOME_NAMES
from medias_desktop.sanctions.labels.coded import cited, platform_name
from medias_desktop.sanctions.labels.formalities import KINDS, MARKS, in_words
from medias_desktop.sanctions.rules.cases import Decision, GrievanceOutcome, Outcome
from medias_desktop.sanctions.views.case_panel.steps import last_counting_day, step_name

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.case_cards import CaseCard
    from medias_desktop.sanctions.rules.cases import BreachClause
    from medias_desktop.sanctions.views.case_panel.panel import CasePanel


def summary(panel: CasePanel, card: CaseCard) -> QWidget:
    """Return the page."""
    found, column = page()
    for one in _parts(panel, card):
        column.addWidget(one)
    column.addStretch(1)
    return found


def _parts(panel: CasePanel, card: CaseCard) -> Iterator[QWidget]:
    case = card.case
    if case.person.group == Group.ELECTED:
        yield barred("warn", label(breakable(card.ethics_note)))
    if case.removed_on is not None:
        day = format_date(case.removed_on)
        yield barred("muted", label(_("The measure was taken out of the file on {day}.").format(day=day)))
    yield _breach(panel, card)
    if card.suggestion is not None:
        yield _suggested(card)
    if case.decision is not None:
        yield _decided(case.decision, card)
    yield _in_order(card)
    if case.gravity is not None and (case.aggravating or case.mitigating):
        yield part(
            _("What weighs"),
            (_("Aggravating"), "\n".join(case.aggravating)),
            (_("Mitigating"), "\n".join(case.mitigating)),
        )[0]
    if case.grievance is not None:
        yield part(
            _("Grievance"),
            (_("Filed on"), told(format_date(case.grievance.filed_on), case.grievance.number)),
            (_("Outcome"), translate(GRIEVANCE_NAMES[case.grievance.outcome])),
            (_("Note"), case.grievance.note),
        )[0]
    if case.closing is not None:
        yield part(
            _("Closing"),
            (_("Case closed on"), told(format_date(case.closing.day), case.closing.by)),
            (_("Why"), case.closing.reason),
        )[0]


def _breach(panel: CasePanel, card: CaseCard) -> QWidget:
    fault, case = card.case.fault, card.case
    known = "" if fault.known_on == fault.day else format_date(fault.known_on)
    found, column = part(
        _("Breach"),
        (_("Day of the fault"), format_date(fault.day)),
        (_("Known since"), known),
        (_("Reported"), told(format_date(case.reported_on), case.reported_by)),
        (_("Seen on"), told(platform_name(fault.platform), fault.link)),
        (_("Gravity"), "" if case.gravity is None else translate(GRAVITY_NAMES[case.gravity])),
        (_("At work"), {True: _("yes"), False: _("no"), None: ""}[fault.at_work]),
    )
    chips = FlowRow(6)
    for clause in case.clauses:
        chips.addWidget(clause_chip(panel, card, clause))
    column.insertLayout(1, chips)
    column.addWidget(label(breakable(fault.facts)))
    return found


def clause_chip(panel: CasePanel, card: CaseCard, clause: BreachClause) -> ClauseLink:
    """Return the chip of a clause, which opens it in the text that was in force on the day of the fault."""
    cite = cited(clause.cite)
    link = ClauseLink(cite)
    link.setToolTip(
        _("{clause} of “{policy}”, version {number}: {text}").format(
            clause=cite, policy=clause.policy_title, number=clause.ordinal, text=clause.text
        )
    )
    uid = next((one.uid for one in card.texts if one.version_id == clause.version_id), "")
    link.setEnabled(bool(uid))
    link.clicked.connect(partial(_ask, panel, f"{uid}#{clause.section_uid}"))
    return link


def _ask(panel: CasePanel, place: str, _checked: bool = False) -> None:
    panel.clause_asked.emit(place)


def _in_order(card: CaseCard) -> QWidget:
    found, column = part(_("Formalities"))
    for one in card.formalities:
        sentence = in_words(one)
        line = barred(KINDS[one.standing], label(f"{MARKS[one.standing]} {sentence}"))
        line.setAccessibleName(sentence)
        column.addWidget(line)
    return found


def _suggested(card: CaseCard) -> QWidget:
    from medias_desktop.sanctions.labels.suggestions import in_words as said

    assert card.suggestion is not None
    found, column = part(_("What the ladder suggests"))
    first, *reasons = said(card.suggestion)
    head = label(first)
    head.setStyleSheet("font-weight: 600;")
    column.addWidget(barred("accent", head, *map(muted, reasons)))
    return found


def _decided(decision: Decision, card: CaseCard) -> QWidget:
    notice = card.case.notice
    name = step_name(decision) or translate(OUTCOME_NAMES[decision.outcome])
    suspended = ""
    if decision.suspension_from is not None and decision.suspension_to is not None:
        suspended = _("from {first} to {last}").format(
            first=format_date(decision.suspension_from), last=format_date(decision.suspension_to)
        )
    facts = [
        (_("Decision of"), told(format_date(decision.day), decision.by)),
        (_("Suspension"), suspended),
        (_("Reasons"), decision.reasons),
        (_("Why not the step suggested"), decision.departure),
    ]
    grievance = card.case.grievance
    if grievance is not None and grievance.outcome is GrievanceOutcome.ANNULLED:
        facts.append((_("Counts until"), _("does not count: annulled by the grievance")))
    elif decision.outcome is Outcome.MEASURE:
        facts.append((_("Counts until"), _counts_until(decision)))
    if notice is not None:
        facts.append(
            (_("Person told on"), told(format_date(notice.day), translate(MEANS_NAMES[notice.means])))
        )
        if notice.refused_to_sign:
            refused = _("refused to sign; witness: {witness}").format(witness=notice.witness)
            facts.append((_("Signature"), refused))
        facts.append((_("Why the suspension began before the person was told"), notice.begun_because))
    found, column = part(_("Decision"), *facts)
    head = label(name)
    head.setObjectName("measure")
    head.setStyleSheet("font-weight: 600;")
    column.insertWidget(1, head)
    return found


def _counts_until(decision: Decision) -> str:
    last = last_counting_day(decision)
    words = _("for good") if last is None else format_date(last)
    return told(words, _("repeated fault") if decision.repeated else "")
