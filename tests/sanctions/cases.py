"""Cases for tests: begun, taken through their acts, or written by the thousand."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

from medias_desktop.core.progress import Silent
from medias_desktop.sanctions.rules.case_drafts import CaseDraft, DecisionDraft
from medias_desktop.sanctions.rules.cases import (
    Attendance,
    BreachClause,
    Case,
    CasePerson,
    Closing,
    Fault,
    Gravity,
    Grounds,
    MeasureNotice,
    Meeting,
    MeetingKind,
    NoticeMeans,
    Outcome,
    UnionPresence,
)
from tests.sanctions.registers import TODAY

FACTS = "A publié des propos injurieux envers une collègue."


def fault(day=dt.date(2026, 11, 2), known_on=None, **changed):
    given = {"facts": FACTS, "platform": "Facebook", "link": "https://exemple.ca/publication/7"}
    return Fault(day=day, known_on=known_on or day, **{**given, **changed})


def draft(town, last_name="Lapierre-Roy", day=dt.date(2026, 11, 2), *, clauses=None, **changed):
    given = {"reported_on": day, "reported_by": "Huguette Rioux", "fault": fault(day)}
    cited = town.clauses() if clauses is None else clauses
    return CaseDraft(person_uid=town.uid(last_name), clauses=cited, **{**given, **changed})


def begun(town, last_name="Lapierre-Roy", day=dt.date(2026, 11, 2), **changed):
    """Begin a case and return it open."""
    return town.cases.add(draft(town, last_name, day, **changed))


def meeting(day, **changed):
    given = {"kind": MeetingKind.HEARING, "attendance": Attendance.PRESENT, "union": UnionPresence.OFFERED}
    return Meeting(uid="", day=day, time="13:30", place="Hôtel de ville", **{**given, **changed})


def heard(town, opened, day=None):
    """Record grounds, a meeting that was held three days after the fault, and the gravity."""
    start = opened.case.fault.day
    grounds = Grounds(day=start, by="Huguette Rioux", text="Deux personnes ont vu la publication.")
    opened = town.acts.add_grounds(opened, grounds)
    opened = town.acts.add_meeting(opened, meeting(day or start + dt.timedelta(days=3)))
    return town.acts.weigh(opened, Gravity.SERIOUS, ["Publication vue par le public"], ["Regrets exprimés"])


def decided(town, opened, day=None, step=None, **changed):
    """Decide for the step that is suggested, or for another one with a reason."""
    day = day or opened.case.fault.day + dt.timedelta(days=4)
    briefs = town.cases.briefs(Silent())
    suggested = town.acts.suggestion(opened, briefs, day).step
    chosen = step or suggested
    given = {
        "by": "Huguette Rioux",
        "outcome": Outcome.MEASURE,
        "reasons": "Les faits sont reconnus.",
        "step_uid": chosen.uid if chosen else "",
        "departure": "" if chosen == suggested else "Les faits sont d’une autre gravité.",
    }
    if chosen is not None and chosen.days:
        start = day + dt.timedelta(days=1)  # the day of the notice
        given |= {"suspension_from": start, "suspension_to": start + dt.timedelta(days=chosen.days - 1)}
    return town.acts.decide(opened, briefs, DecisionDraft(day=day, **{**given, **changed}))


def notified(town, opened, day=None, **changed):
    """Record that the person was told, the day after the decision."""
    day = day or opened.case.decision.day + dt.timedelta(days=1)
    given = {"means": NoticeMeans.IN_PERSON}
    return town.acts.notify(opened, MeasureNotice(day=day, **{**given, **changed}))


def closed(town, opened, day=TODAY):
    return town.acts.close(opened, Closing(day=day, by="Huguette Rioux", reason="La mesure est appliquée."))


def measured(town, last_name="Lapierre-Roy", day=dt.date(2026, 11, 2), **changed):
    """Begin a case and take it up to the notice of the suggested measure."""
    return notified(town, decided(town, heard(town, begun(town, last_name, day, **changed))))


def picture(colour=(200, 30, 30), kind="PNG", size=(40, 30)):
    """Return a small picture as a file."""
    from PIL import Image

    content = io.BytesIO()
    Image.new("RGB", size, colour).save(content, kind)
    return content.getvalue()


def many(town, count):
    """Write cases as they are in a register, without their checks: of 700 persons, a fault a day."""
    from medias_desktop.sanctions.service import case_codec

    cases = town.cases
    with town.register.transaction("write_sealed_record") as tx:
        for number in range(1, count + 1):
            case = example(number)
            brief = case_codec.encode_brief(case_codec.brief_of(case))
            town.vault.add(tx, case.person.uid, case_codec.encode(case), brief)
    return cases


def example(number):
    """Return a case that went its whole way, made up from its number."""
    day = dt.date(2016, 1, 1) + dt.timedelta(days=number % 3900)
    person = CasePerson(
        uid=f"00000000-0000-4000-8000-{number % 700:012d}",
        last_name=f"Lapierre-{number % 700}",
        first_name="Zoé",
        number=str(number % 700),
        group="regular_employee",
        department=f"Service {number % 12}",
    )
    return replace(
        _EXAMPLE,
        number=f"{day.year}-{number:04d}",
        person=person,
        reported_on=day,
        fault=fault(day),
        decision=replace(
            _EXAMPLE.decision, day=day + dt.timedelta(days=9), amnesty_on=day + dt.timedelta(days=365)
        ),
        notice=MeasureNotice(day=day + dt.timedelta(days=10), means=NoticeMeans.IN_PERSON),
        closing=Closing(day=day + dt.timedelta(days=30), by="Huguette Rioux", reason="Mesure appliquée."),
    )


def clause(section_uid="11111111-1111-4111-8111-111111111111", **changed):
    """Return a clause of a text that no register holds."""
    given = {
        "version_id": 1,
        "policy_title": "Politique des médias sociaux",
        "ordinal": 1,
        "in_force_date": dt.date(2015, 1, 15),
        "cite": "art. 6",
        "text": "Le personnel demeure courtois envers tous, au travail et en ligne. " * 4,
    }
    return BreachClause(section_uid=section_uid, **{**given, **changed})


def _example():
    from medias_desktop.sanctions.rules.cases import Decision
    from medias_desktop.sanctions.rules.ladder import StepKind

    day = dt.date(2026, 11, 2)
    return Case(
        number="",
        person=CasePerson(uid="", last_name="", group="regular_employee"),
        reported_on=day,
        reported_by="Huguette Rioux",
        fault=fault(day),
        clauses=(clause(),),
        grounds=Grounds(day=day, by="Huguette Rioux", text="Deux personnes ont vu la publication."),
        meetings=(replace(meeting(day), uid="22222222-2222-4222-8222-222222222222"),),
        gravity=Gravity.SERIOUS,
        decision=Decision(
            day=day,
            by="Huguette Rioux",
            outcome=Outcome.MEASURE,
            reasons="Les faits sont reconnus.",
            step_uid="proposed-written-reprimand",
            step_position=2,
            step_name_fr="Réprimande écrite",
            step_name_en="Written reprimand",
            kind=StepKind.WRITTEN_REPRIMAND,
            validity_months=12,
        ),
    )


_EXAMPLE = _example()
