"""What is proposed, in words: by which clause, after how many earlier incidents on which dates, what it allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from medias_desktop.core.i18n import N_, _, current_language, format_date, ngettext, speaking, translate
from medias_desktop.policies.rules.checks.words import Office, Period
from medias_desktop.sanctions.labels import ACTION_NAMES
from medias_desktop.sanctions.rules.incidents import EXCLUDING, IncidentAction
from medias_desktop.sanctions.rules.proposals import CountedIncident, Proposal, ProposalGround

_MOST_DATES = 8
_LEADS = {
    ProposalGround.REMOVAL_ASKED: (
        N_("{action}: {clause} allows it."),
        N_("{action}: {clause} asks for it."),
    ),
    ProposalGround.REPORT_ASKED: (
        N_("Report to {office}: {clause} allows it."),
        N_("Report to {office}: {clause} asks for it."),
    ),
    ProposalGround.LINK_MAY_STAY: N_("The link may stay if it is about the subject: {clause}."),
    ProposalGround.LINK_NOT_ALLOWED: N_("Link disabled: {clause} allows no link."),
    ProposalGround.LINK_OFF_TOPIC: N_("Link disabled: {clause} allows only links about the subject."),
    ProposalGround.ADVICE_ONLY: N_("Nothing to be done: {clause} only advises it."),
    ProposalGround.NUMBER_REACHED: (
        N_("{action}: {clause} allows it."),
        N_("{action}: {clause} asks for it."),
    ),
    ProposalGround.REPEATED_AFTER_NOTICE: (
        N_("{action}: {clause} allows it after a notice and a repetition."),
        N_("{action}: {clause} asks for it after a notice and a repetition."),
    ),
    ProposalGround.REPEATED: (
        N_("{action}: {clause} allows it for a repeat offender."),
        N_("{action}: {clause} asks for it for a repeat offender."),
    ),
    ProposalGround.NOTICE_FIRST: N_(
        "Warning first: {clause} allows shutting the user out only after a notice and a repetition."
    ),
    ProposalGround.FIRST_TIME: N_("First incident that counts for {clause}."),
    ProposalGround.NUMBER_NOT_REACHED: N_("{clause} does not allow shutting the user out yet."),
    ProposalGround.ELSEWHERE: N_(
        "{clause} counts each account by itself: what happened on others does not count."
    ),
}
"""A sentence for each ground, or a pair: what the clause allows, and what it asks for."""


def in_words(proposal: Proposal, language: str = "") -> str:
    """Return a proposal as whole sentences, in a row, in the interface language or another."""
    with speaking(language or current_language()):
        return " ".join((_lead(proposal), *_count(proposal), *_circumstances(proposal)))


def all_in_words(proposals: Iterable[Proposal], language: str = "") -> str:
    """Return all proposals, one a line: what is kept with the incident."""
    return "\n".join(in_words(one, language) for one in proposals)


def office_names(codes: Sequence[str]) -> str:
    """Return what offices are called, in the interface language."""
    names = {one.value: one.label for one in Office}
    return ", ".join(translate(names[code]) if code in names else code for code in codes)


def _lead(proposal: Proposal) -> str:
    lead = _LEADS[proposal.ground]
    message = lead if isinstance(lead, str) else lead[proposal.strict]
    return _capital(
        translate(message).format(
            action=translate(ACTION_NAMES[proposal.action]),
            clause=proposal.clause.cite if proposal.clause else "",
            office=office_names(proposal.reported_to),
        )
    )


def _count(proposal: Proposal) -> tuple[str, ...]:
    if proposal.asked is None:
        return ()
    found: list[str] = []
    if proposal.ground is not ProposalGround.ELSEWHERE:
        message = (
            _("Incidents counted with this one: {number}; the municipality’s setting is {asked}.")
            if proposal.by_setting
            else _("Incidents counted with this one: {number}; the clause names {asked}.")
        )
        found.append(message.format(number=proposal.number, asked=proposal.asked))
    if proposal.counted:
        found.append(_earlier(proposal.counted))
    if proposal.ground is ProposalGround.NOTICE_FIRST and proposal.counted:
        found.append(_("No notice is recorded for them."))
    told = [one for one in proposal.counted if one.warned or one.action is IncidentAction.WARNING]
    if proposal.ground is ProposalGround.REPEATED_AFTER_NOTICE and told:
        found.append(_("Notice given: {date}.").format(date=format_date(told[0].seen_on)))
    return tuple(found)


def _earlier(counted: Sequence[CountedIncident]) -> str:
    dates = [format_date(one.seen_on) for one in counted]
    if len(dates) > _MOST_DATES:
        listed = _("{dates} and {n} others").format(
            dates="; ".join(dates[-_MOST_DATES:]), n=len(dates) - _MOST_DATES
        )
    else:
        listed = "; ".join(dates)
    return ngettext("{n} earlier incident: {dates}.", "{n} earlier incidents: {dates}.", len(dates)).format(
        n=len(dates), dates=listed
    )


def _circumstances(proposal: Proposal) -> tuple[str, ...]:
    found: list[str] = []
    if proposal.at_once:
        found.append(_("At once."))
    if proposal.without_notice:
        found.append(_("No notice is needed."))
    if proposal.told_first:
        found.append(_("The user is told beforehand."))
    if proposal.only_during:
        period = next(
            (one.label for one in Period if one.value == proposal.only_during), proposal.only_during
        )
        found.append(_("Only during: {period}.").format(period=translate(period)))
    if proposal.scope_everywhere and proposal.action in EXCLUDING:
        found.append(_("On every account of the municipality."))
    return tuple(found)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
