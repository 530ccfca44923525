"""Calendars read in: what each event becomes, and what is told of it."""

import datetime as dt
import uuid
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medias_desktop.editorial_calendar.exchange.ics_plan import CalendarChoices, ReadCalendar, plan_calendar
from medias_desktop.editorial_calendar.exchange.ics_reading import is_calendar, read_events
from medias_desktop.editorial_calendar.exchange.plan import KnownPosts, LineState
from medias_desktop.editorial_calendar.rules.posts import PostState, PostText

TODAY = dt.date(2026, 2, 1)
TORONTO = ZoneInfo("America/Toronto")


def calendar(*events, more=()):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//essai//", *more]
    for event in events:
        lines += ["BEGIN:VEVENT", *event.strip().splitlines(), "END:VEVENT"]
    return "\r\n".join([*(line.strip() for line in lines), "END:VCALENDAR", ""])


def planned(text, known=None, **choices):
    read = ReadCalendar("essai.ics", read_events(text, TORONTO), TORONTO)
    return plan_calendar(read, CalendarChoices(**choices), known or KnownPosts(TODAY))


def event(start="DTSTART;TZID=America/Toronto:20260310T133000", *more, uid="a@fictif", title="Séance"):
    return "\n".join((f"UID:{uid}", f"SUMMARY:{title}", start, *more))


def one(*args, known=None, choices=None, zones=(), **given):
    (line,) = planned(calendar(event(*args, **given), more=zones), known, **(choices or {})).lines
    return line


def said(line):
    return [problem.sentence() for problem in (*line.problems, *line.remarks)]


def test_an_event_becomes_an_idea():
    line = one(
        "DTSTART;TZID=America/Toronto:20260310T133000",
        "DESCRIPTION:Ordre du jour",
        "CATEGORIES:Travaux",
        "URL:https://a.example/x",
    )
    assert (line.state, line.becomes) == (LineState.NEW, PostState.IDEA)
    assert said(line) == []
    assert line.draft.title == "Séance"
    assert (line.draft.planned_on, line.draft.planned_time) == (dt.date(2026, 3, 10), dt.time(13, 30))
    assert (line.draft.category, line.draft.link) == ("roadwork", "https://a.example/x")
    assert (line.draft.note, line.draft.texts) == ("Ordre du jour", ())


def test_with_a_platform_its_description_is_the_text_of_a_draft():
    line = one(
        "DTSTART:20260310",
        "DESCRIPTION:Ordre\\ndu jour",
        choices={"platform": "facebook", "becomes": PostState.DRAFT},
    )
    assert line.becomes is PostState.DRAFT
    assert line.draft.texts == (PostText(platform="facebook", text="Ordre\ndu jour"),)
    assert (line.draft.note, line.draft.planned_time) == ("", None)


@pytest.mark.parametrize(
    ("start", "time", "sentence"),
    [
        ("DTSTART:20260310T173000Z", "13:30", "L’heure a été convertie de 2026-03-10 17:30 (UTC)."),
        ("DTSTART:20260310T133000", "13:30", ""),
        (
            "DTSTART;TZID=Europe/Paris:20260310T183000",
            "13:30",
            "L’heure a été convertie de 2026-03-10 18:30 (Europe/Paris).",
        ),
        ("DTSTART;TZID=America/Montreal:20260310T133000", "13:30", ""),
        ("DTSTART;TZID=Eastern Standard Time:20260310T133000", "13:30", ""),
        (
            "DTSTART;TZID=Lune/Mer:20260310T133000",
            "13:30",
            "Le fuseau horaire «\u00a0Lune/Mer\u00a0» est inconnu\u00a0: l’heure est prise pour celle de la municipalité.",
        ),
        (
            "DTSTART;TZID=America/Toronto:20260308T023000",
            "03:30",
            "Ce jour-là, les horloges sautent 02:30, quand elles avancent\u00a0: la publication est prévue une heure plus tard.",
        ),
        (
            "DTSTART;TZID=America/Toronto:20261101T013000",
            "01:30",
            "Ce jour-là, les horloges montrent deux fois 01:30\u00a0: la première est retenue.",
        ),
    ],
)
def test_hours_are_those_of_the_municipality(start, time, sentence):
    line = one(start)
    assert line.state is LineState.NEW
    assert f"{line.draft.planned_time:%H:%M}" == time
    assert said(line) == ([sentence] if sentence else [])


def test_a_zone_that_the_file_describes_itself():
    zone = """BEGIN:VTIMEZONE\nTZID:Chez nous\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:-0300
TZOFFSETTO:-0300\nEND:STANDARD\nEND:VTIMEZONE"""
    line = one("DTSTART;TZID=Chez nous:20260310T143000", zones=zone.splitlines())
    assert line.draft.planned_time == dt.time(13, 30)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("DTSTART:2026xx",), "ne peut pas être lu\u00a0: «\u00a0DTSTART:2026xx\u00a0»."),
        (("DTSTART:20260310", "charabia"), "ne peut pas être lu\u00a0: «\u00a0charabia\u00a0»."),
        (("DESCRIPTION:x",), "ne dit pas quand"),
        (("DTSTART:20990310",), "trop loin"),
        (("DTSTART:20260310", f"DESCRIPTION:{'x' * 4001}"), "trop long"),
        (("DTSTART:20260310", "URL:javascript:alert(1)"), "lien"),
        (("DTSTART:20260310", "RRULE:FREQ=HOURLY"), "revient trop souvent"),
        (("DTSTART:20260310", "RRULE:FREQ=PARFOIS"), "ne peut pas être lu"),
        (("DTSTART:20260310", "RRULE:FREQ=DAILY;INTERVAL=0"), "peut pas être lu"),
        (("DTSTART:20260310", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), "peut pas être lu"),
        (("DTSTART:20260310", "RRULE:FREQ=YEARLY;BYWEEKNO=53"), "peut pas être lu"),
        (("DTSTART:19000310", "RRULE:FREQ=DAILY"), "peut pas être lu"),
        (("DTSTART:20260310", "RRULE:FREQ=MONTHLY;BYDAY=53MO"), "peut pas être lu"),
        (("DTSTART:20260310", "RRULE:FREQ=MONTHLY;BYDAY=5MO;BYSETPOS=4"), "peut pas être lu"),
        (("DTSTART:20260310", "RRULE:FREQ=WEEKLY;BYDAY=MO;BYMONTH=13"), "peut pas être lu"),
        (("DTSTART:20250310", "RRULE:FREQ=DAILY;COUNT=3"), "ne revient pas"),
    ],
)
def test_what_cannot_be_taken_says_why(more, sentence):
    line = one(*more)
    assert line.state is LineState.PROBLEM
    assert sentence in said(line)[0]


def test_one_broken_event_does_not_stop_the_others():
    plan = planned(
        calendar(event("DTSTART:20260310"), event("DTSTART:x", uid="b"), event("DTSTART:20260311", uid="c"))
    )
    assert [line.state for line in plan.lines] == [LineState.NEW, LineState.PROBLEM, LineState.NEW]
    assert plan.counts()[LineState.NEW] == 2


def test_a_file_that_was_cut_off_gives_what_it_has():
    text = calendar(event("DTSTART:20260310"), event("DTSTART:20260311", uid="b"))
    plan = planned(text[: text.rindex("DTSTART")])
    assert [line.state for line in plan.lines] == [LineState.NEW, LineState.PROBLEM]


def test_one_that_comes_back_becomes_a_post_for_each_time_within_a_year():
    plan = planned(
        calendar(
            event(
                "DTSTART;TZID=America/Toronto:20260105T190000",
                "RRULE:FREQ=MONTHLY;BYDAY=1MO",
                "EXDATE;TZID=America/Toronto:20260504T190000",
            )
        )
    )
    days = [line.draft.planned_on for line in plan.lines]
    assert days[:4] == [dt.date(2026, 2, 2), dt.date(2026, 3, 2), dt.date(2026, 4, 6), dt.date(2026, 6, 1)]
    assert (len(days), days[-1]) == (12, dt.date(2027, 2, 1))
    assert {f"{line.draft.planned_time:%H:%M}" for line in plan.lines} == {"19:00"}
    assert len({line.uid for line in plan.lines}) == 12
    assert "Une des 12 fois où elle revient." in said(plan.lines[0])


def test_a_time_that_was_changed_is_taken_as_changed():
    text = calendar(
        event("DTSTART;TZID=America/Toronto:20260209T190000", "RRULE:FREQ=WEEKLY;COUNT=3"),
        event(
            "DTSTART;TZID=America/Toronto:20260217T200000",
            "RECURRENCE-ID;TZID=America/Toronto:20260216T190000",
            title="Reportée",
        ),
    )
    found = [
        (line.draft.title, line.draft.planned_on.day, line.draft.planned_time.hour)
        for line in planned(text).lines
    ]
    assert found == [("Séance", 9, 19), ("Reportée", 17, 20), ("Séance", 23, 19)]


def test_one_that_comes_back_elsewhere_keeps_its_hour_there():
    text = calendar(event("DTSTART;TZID=Europe/Paris:20260301T120000", "RRULE:FREQ=WEEKLY;COUNT=6"))
    hours = [line.draft.planned_time.hour for line in planned(text).lines]
    # 1 March: six hours apart; 8, 15, 22 March: five, clocks here went forward; 29 March on: six again.
    assert hours == [6, 7, 7, 7, 6, 6]


def test_what_is_there_already_stays_and_what_is_past_stays_out():
    ours = str(uuid.uuid4())
    known = KnownPosts(TODAY, uids={ours})
    plan = planned(
        calendar(
            event("DTSTART:20260310", uid=ours),
            event("DTSTART:20260131", uid="b"),
            event("DTSTART:20260201", uid="c"),
        ),
        known,
    )
    assert [line.state for line in plan.lines] == [LineState.ALREADY, LineState.PAST, LineState.NEW]
    again = KnownPosts(TODAY, uids={plan.lines[2].uid})
    assert planned(calendar(event("DTSTART:20260201", uid="c")), again).lines[0].state is LineState.ALREADY


def test_the_same_event_twice_in_a_file_is_told():
    plan = planned(calendar(event("DTSTART:20260310"), event("DTSTART:20260310")))
    assert [line.state for line in plan.lines] == [LineState.NEW, LineState.PROBLEM]
    assert said(plan.lines[1]) == ["La même se trouve déjà à la ligne 1."]


def test_what_is_cancelled_there_stays_out():
    line = one("DTSTART:20260310", "STATUS:CANCELLED")
    assert line.state is LineState.PAST
    assert said(line) == ["L’événement est annulé dans ce calendrier."]


def test_an_alarm_is_no_text_of_the_event():
    line = one(
        "DTSTART:20260310",
        "DESCRIPTION:Vrai",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Rappel",
        "TRIGGER:-PT5M",
        "END:VALARM",
    )
    assert line.draft.note == "Vrai"


def test_what_is_no_calendar():
    assert not is_calendar("bonjour")
    assert is_calendar("\ufeffBEGIN:VCALENDAR\r\nEND:VCALENDAR")
    assert read_events("BEGIN:VCALENDAR\r\nEND:VCALENDAR", TORONTO) == []


@given(st.text(alphabet="BEGIN:VEVENTDSUMRYALCKPO;=,0123456789TZ\r\n \\é", max_size=400))
@settings(max_examples=60)
def test_no_rubbish_is_a_crash(rubbish):
    text = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{rubbish}\r\nEND:VEVENT\r\nEND:VCALENDAR"
    plan = planned(text)
    assert all(line.problems or line.draft for line in plan.lines)
