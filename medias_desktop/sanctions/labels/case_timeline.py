"""The events of a case in words."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import Any

from medias_desktop.core.i18n import N_, catalogue, current_language
from medias_desktop.sanctions.labels import (
    ATTENDANCE_NAMES,
    DEMAND_NAMES,
    GRIEVANCE_NAMES,
    LETTER_NAMES,
    MEANS_NAMES,
    MEETING_NAMES,
    OUTCOME_NAMES,
)
from medias_desktop.sanctions.rules.case_timeline import CaseEvent, EventKind
from medias_desktop.sanctions.rules.cases import Outcome

EVENT_NAMES = {
    EventKind.IN_FORCE: N_("The text comes into force"),
    EventKind.FAULT: N_("Fault"),
    EventKind.KNOWN: N_("The employer learns of it"),
    EventKind.REPORTED: N_("Reported"),
    EventKind.CAPTURE: N_("Capture kept"),
    EventKind.GROUNDS: N_("Reasonable grounds noted"),
    EventKind.VERIFICATION: N_("Verification"),
    EventKind.DEMAND: N_("Demand to the person"),
    EventKind.DEMAND_DONE: N_("Demand complied with"),
    EventKind.REPORT: N_("Report to the authorities"),
    EventKind.MEETING: N_("Meeting"),
    EventKind.VERSION: N_("The person’s version"),
    EventKind.DECISION: N_("Decision"),
    EventKind.LETTER: N_("Letter issued"),
    EventKind.NOTIFIED: N_("Measure notified to the person"),
    EventKind.SUSPENSION_FROM: N_("The suspension begins"),
    EventKind.SUSPENSION_TO: N_("Last day of the suspension"),
    EventKind.GRIEVANCE: N_("Grievance filed"),
    EventKind.GRIEVANCE_OUTCOME: N_("Outcome of the grievance"),
    EventKind.CLOSED: N_("Case closed"),
    EventKind.REMOVED: N_("Measure taken out of the file"),
    EventKind.AMNESTY: N_("The measure no longer counts from this day on"),
}
CLAIM = N_("Claim for damages")
REFUSED = N_("refused to sign; witness: {witness}")
DECLINED = N_("declined to give it")
POLICY = N_("{policy}, version {number}")


_PLAIN = {
    EventKind.FAULT: ("platform",),
    EventKind.CAPTURE: ("piece.name", "note"),
    EventKind.GROUNDS: ("by",),
    EventKind.VERIFICATION: ("what", "by"),
    EventKind.REPORT: ("to", "reference"),
    EventKind.GRIEVANCE: ("number",),
    EventKind.CLOSED: ("reason", "by"),
}
"""Fields told as they were entered."""
_CODED: dict[EventKind, tuple[tuple[str, Mapping[Any, str]], ...]] = {
    EventKind.DEMAND: (("demand", DEMAND_NAMES),),
    EventKind.DEMAND_DONE: (("demand", DEMAND_NAMES),),
    EventKind.MEETING: (("kind", MEETING_NAMES), ("attendance", ATTENDANCE_NAMES)),
    EventKind.LETTER: (("kind", LETTER_NAMES),),
    EventKind.GRIEVANCE_OUTCOME: (("outcome", GRIEVANCE_NAMES),),
}
"""Fields whose codes have names."""


def event_in_words(event: CaseEvent, language: str | None = None) -> tuple[str, str]:
    """Return what happened and its detail, "" when there is nothing more to tell; the detail names what was entered."""
    language = language or current_language()
    say = catalogue(language).gettext
    name = EVENT_NAMES[event.kind]
    if event.kind is EventKind.REPORT and event.about.claim:
        name = CLAIM
    return say(name), " – ".join(filter(None, _details(event, language)))


def _details(event: CaseEvent, language: str) -> tuple[str, ...]:
    say, about = catalogue(language).gettext, event.about
    plain = _PLAIN.get(event.kind)
    if plain is not None:
        return tuple(attrgetter(name)(about) for name in plain)
    coded = _CODED.get(event.kind)
    if coded is not None:
        return tuple(say(names[getattr(about, field)]) for field, names in coded)
    match event.kind:
        case EventKind.IN_FORCE:
            return (say(POLICY).format(policy=about.policy_title, number=about.ordinal),)
        case EventKind.VERSION:
            return (say(DECLINED) if about.declined else "",)
        case EventKind.DECISION:
            step = about.step_name_en if language == "en" else about.step_name_fr
            outcome = step if about.outcome is Outcome.MEASURE else say(OUTCOME_NAMES[about.outcome])
            return outcome, about.by
        case EventKind.NOTIFIED:
            refused = say(REFUSED).format(witness=about.witness) if about.refused_to_sign else ""
            return say(MEANS_NAMES[about.means]), refused
    return ()
