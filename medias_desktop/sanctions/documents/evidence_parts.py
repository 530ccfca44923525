"""The parts of a case that are facts in words, as the evidence pack has them one after the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, catalogue, format_date
from medias_desktop.people.labels import group_label
from medias_desktop.people.rules import Group
from medias_desktop.sanctions.labels import (
    ATTENDANCE_NAMES,
    DEMAND_NAMES,
    GRAVITY_NAMES,
    GRIEVANCE_NAMES,
    MEANS_NAMES,
    MEETING_NAMES,
    OUTCOME_NAMES,
    UNION_NAMES,
)
from medias_desktop.sanctions.labels.times import time_in_words
from medias_desktop.sanctions.rules.cases import Outcome

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.cases import Case, Decision, Meeting

_YES, _NO = N_("Yes"), N_("No")
_PERIOD = N_("from {first} to {last}")
_MONTHS = N_("{n} months from the date of the fault")
_FOR_GOOD = N_("without a limit of time")
_AFTER_SUGGESTION = N_("Why another step was chosen")


@dataclass(frozen=True, slots=True)
class PackPart:
    """A part: names and values on lines, then longer texts with their names; names are messages to be translated."""

    title: str
    facts: tuple[tuple[str, str], ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    quoted: bool = False


def parts(case: Case, language: str) -> tuple[PackPart, ...]:
    """Return the parts that the case has, in the order of what happens; values are in words, in a language."""
    return tuple(one for one in _Parts(case, language).all() if one.facts or one.texts)


class _Parts:
    """Says what is in a case."""

    def __init__(self, case: Case, language: str) -> None:
        self._case, self._language = case, language
        self._say = catalogue(language).gettext

    def all(self) -> Iterator[PackPart]:
        """Give the parts, some of them empty."""
        yield self._about()
        yield self._gathered()
        yield from self._meetings()
        yield self._version()
        yield self._weighed()
        yield self._decided()
        yield self._outside()
        yield self._ended()

    def _about(self) -> PackPart:
        case, fault, person = self._case, self._case.fault, self._case.person
        group = group_label(Group(person.group), self._language) if person.group in set(Group) else ""
        at_work = "" if fault.at_work is None else self._say(_YES if fault.at_work else _NO)
        return PackPart(
            N_("The case"),
            _known(
                (N_("Person"), person.full_name),
                (N_("Employee number"), person.number),
                (N_("Group"), group),
                (N_("Department"), person.department),
                (N_("Date of the fault"), self._day(fault.day)),
                (N_("Known to the employer on"), self._day(fault.known_on)),
                (N_("Reported on"), self._day(case.reported_on)),
                (N_("Reported by"), case.reported_by),
                (N_("Platform"), fault.platform),
                (N_("Link"), fault.link),
                (N_("At work"), at_work),
            ),
            _known((N_("Facts"), fault.facts)),
        )

    def _gathered(self) -> PackPart:
        grounds = self._case.grounds
        texts = []
        if grounds is not None:
            texts.append(
                (N_("Reasonable grounds"), f"{grounds.text}\n\n{self._signed(grounds.day, grounds.by)}")
            )
        for one in self._case.verifications:
            told = "\n\n".join(filter(None, (one.what, one.found, self._signed(one.day, one.by))))
            texts.append((N_("Verification"), told))
        return PackPart(N_("Reasonable grounds and verifications"), (), tuple(texts))

    def _meetings(self) -> Iterator[PackPart]:
        for meeting in self._case.meetings:
            yield PackPart(
                MEETING_NAMES[meeting.kind], self._meeting(meeting), _known((N_("Note"), meeting.note))
            )

    def _meeting(self, meeting: Meeting) -> tuple[tuple[str, str], ...]:
        time = time_in_words(meeting.time, self._language)
        union = " – ".join(filter(None, (self._say(UNION_NAMES[meeting.union]), meeting.union_name)))
        return _known(
            (N_("Date"), ", ".join(filter(None, (self._day(meeting.day), time)))),
            (N_("Place"), meeting.place),
            (N_("Attendance"), self._say(ATTENDANCE_NAMES[meeting.attendance])),
            (N_("Union representative"), union),
            (N_("Others present"), meeting.others),
        )

    def _version(self) -> PackPart:
        version = self._case.person_version
        if version is None:
            return PackPart(N_("The person’s version"))
        declined = self._say(N_("declined to give it")) if version.declined else ""
        return PackPart(
            N_("The person’s version"),
            _known((N_("Date"), self._day(version.day)), (N_("The person"), declined)),
            _known(("", version.text)),
            quoted=True,
        )

    def _weighed(self) -> PackPart:
        case = self._case
        gravity = self._say(GRAVITY_NAMES[case.gravity]) if case.gravity else ""
        return PackPart(
            N_("Weighing"),
            _known(
                (N_("Gravity"), gravity),
                (N_("Aggravating factors"), "; ".join(case.aggravating)),
                (N_("Mitigating factors"), "; ".join(case.mitigating)),
            ),
        )

    def _decided(self) -> PackPart:
        decision, notice = self._case.decision, self._case.notice
        if decision is None:
            return PackPart(N_("Decision and notification"))
        facts = [*self._decision(decision)]
        if notice is not None:
            facts += [
                (N_("Notified on"), self._day(notice.day)),
                (N_("How"), self._say(MEANS_NAMES[notice.means])),
                (N_("Refused to sign"), self._say(_YES) if notice.refused_to_sign else ""),
                (N_("Witness"), notice.witness),
            ]
        texts = _known(
            (N_("Reasons"), decision.reasons),
            (N_("Suggested at that time"), decision.suggestion),
            (_AFTER_SUGGESTION, decision.departure),
            (
                N_("Why the suspension began before the person was told"),
                notice.begun_because if notice else "",
            ),
        )
        return PackPart(N_("Decision and notification"), _known(*facts), texts)

    def _decision(self, decision: Decision) -> Iterator[tuple[str, str]]:
        step = decision.step_name_en if self._language == "en" else decision.step_name_fr
        yield N_("Date of the decision"), self._day(decision.day)
        yield N_("Decided by"), decision.by
        yield N_("Decision"), self._say(OUTCOME_NAMES[decision.outcome])
        if decision.outcome is not Outcome.MEASURE:
            return
        yield N_("Measure"), step
        if decision.suspension_from is not None and decision.suspension_to is not None:
            yield (
                N_("Suspension without pay"),
                self._say(_PERIOD).format(
                    first=self._day(decision.suspension_from), last=self._day(decision.suspension_to)
                ),
            )
        months = decision.validity_months
        yield N_("Counts for"), self._say(_MONTHS).format(n=months) if months else self._say(_FOR_GOOD)
        yield N_("Repeated fault"), self._say(_YES) if decision.repeated else ""
        yield N_("No longer counts from"), self._day(decision.amnesty_on) if decision.amnesty_on else ""

    def _outside(self) -> PackPart:
        texts = []
        for one in self._case.demands:
            due = f"{self._say(N_('To be done by'))} {self._day(one.due_on)}" if one.due_on else ""
            done = f"{self._say(N_('Done on'))} {self._day(one.done_on)}" if one.done_on else ""
            asked = f"{self._say(N_('Asked on'))} {self._day(one.asked_on)}"
            told = "\n".join(filter(None, (" · ".join(filter(None, (asked, due, done))), one.link, one.note)))
            texts.append((DEMAND_NAMES[one.demand], told))
        for report in self._case.reports:
            title = N_("Claim for damages") if report.claim else N_("Report to the authorities")
            first = " · ".join(filter(None, (self._day(report.day), report.to, report.reference)))
            texts.append((title, "\n".join(filter(None, (first, report.note)))))
        return PackPart(N_("Demands, reports and claims"), (), tuple(texts))

    def _ended(self) -> PackPart:
        grievance, closing = self._case.grievance, self._case.closing
        facts: list[tuple[str, str]] = []
        if grievance is not None:
            facts += [
                (N_("Grievance filed"), self._day(grievance.filed_on)),
                (N_("Number of the grievance"), grievance.number),
                (N_("Outcome of the grievance"), self._say(GRIEVANCE_NAMES[grievance.outcome])),
                (N_("Date of the outcome"), self._day(grievance.outcome_on) if grievance.outcome_on else ""),
                (N_("Note"), grievance.note),
            ]
        if closing is not None:
            facts += [
                (N_("Closed on"), self._day(closing.day)),
                (N_("Closed by"), closing.by),
                (N_("Why"), closing.reason),
            ]
        return PackPart(N_("Grievance and closing"), _known(*facts))

    def _signed(self, day: dt.date, by: str) -> str:
        return f"({', '.join(filter(None, (by, self._day(day))))})"

    def _day(self, day: dt.date) -> str:
        return format_date(day, language=self._language)


def _known(*pairs: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value.strip()) for name, value in pairs if value.strip())
