"""Imports into a register, in a file and on a server: all of it or nothing, told what was there already."""

import datetime as dt

import pytest

from medias_desktop.core.errors import Cancelled
from medias_desktop.editorial_calendar.errors.exchange import (
    CalendarChangedSincePlan,
    CalendarWithoutEvents,
    NotACalendar,
)
from medias_desktop.editorial_calendar.exchange import post_lists, statistic_lists
from medias_desktop.editorial_calendar.exchange.ics_plan import CalendarChoices
from medias_desktop.editorial_calendar.exchange.plan import LineState
from medias_desktop.editorial_calendar.rules.posts import PostState
from tests.editorial_calendar.exchange.posts import TODAY, add, published
from tests.editorial_calendar.town_rules import service_over


@pytest.fixture
def service(register, clock):
    clock.set_today(TODAY)
    return service_over(register)


def ics(tmp_path, *events):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//essai//"]
    for event in events:
        lines += ["BEGIN:VEVENT", *event.split("|"), "END:VEVENT"]
    path = tmp_path / "essai.ics"
    path.write_bytes("\r\n".join([*lines, "END:VCALENDAR", ""]).encode())
    return path


def test_a_calendar_taken_in_and_exported_is_there_already(service, register, tmp_path):
    imports = service.post_imports
    path = ics(
        tmp_path,
        "UID:a|SUMMARY:Séance fictive|DTSTART:20261203T183000Z|DESCRIPTION:Ordre du jour",
        "UID:b|SUMMARY:Fête fictive|DTSTART:20261205|RRULE:FREQ=YEARLY;COUNT=3",
        "UID:c|SUMMARY:Brisé|DTSTART:x",
    )
    plan = imports.plan_calendar(imports.read_calendar(path), CalendarChoices())
    result = imports.apply(plan)
    assert (result.written, result.already, result.past, result.problems) == (2, 0, 0, 1)
    lines = service.post_listing.between(TODAY, dt.date(2027, 12, 31))
    assert [(one.title, one.planned_on, one.planned_time, one.state) for one in lines] == [
        ("Séance fictive", dt.date(2026, 12, 3), "13:30", PostState.IDEA),
        ("Fête fictive", dt.date(2026, 12, 5), "", PostState.IDEA),
    ]
    assert service.posts.one(lines[0].id).draft.note == "Ordre du jour"
    assert not service.checking.needs_recheck()
    again = imports.plan_calendar(imports.read_calendar(path), CalendarChoices())
    assert [line.state for line in again.lines] == [LineState.ALREADY, LineState.ALREADY, LineState.PROBLEM]
    own = tmp_path / "own.ics"
    service.post_exports.write_ics(own)
    back = imports.plan_calendar(imports.read_calendar(own), CalendarChoices())
    assert [line.state for line in back.lines] == [LineState.ALREADY, LineState.ALREADY]


def test_what_another_window_took_in_meanwhile_is_not_taken_twice(service, tmp_path):
    imports = service.post_imports
    read = imports.read_calendar(ics(tmp_path, "UID:a|SUMMARY:Séance fictive|DTSTART:20261203"))
    first, second = (imports.plan_calendar(read, CalendarChoices()) for _ in range(2))
    imports.apply(first)
    with pytest.raises(CalendarChangedSincePlan):
        imports.apply(second)
    assert len(service.post_listing.numbers()) == 1


def test_an_import_that_is_stopped_leaves_nothing(service, tmp_path):
    class Stopping:
        def report(self, done, total):
            raise Cancelled

    imports = service.post_imports
    read = imports.read_calendar(ics(tmp_path, "UID:a|SUMMARY:Séance fictive|DTSTART:20261203"))
    with pytest.raises(Cancelled):
        imports.apply(imports.plan_calendar(read, CalendarChoices()), Stopping())
    assert len(service.post_listing.numbers()) == 0


def test_the_list_that_is_exported_comes_back_as_drafts(service, tmp_path):
    number = add(service, title="Titre; avec « tout »", note="=1+1", planned_time=None)
    path = tmp_path / "liste.csv"
    service.post_exports.write_list(path)
    listed = post_lists.read_posts(path)
    plan = service.post_imports.plan_list(listed, post_lists.guess_mapping(listed))
    assert [line.state for line in plan.lines] == [LineState.ALREADY]
    before = service.posts.one(number).draft
    (draft,) = [line.draft for line in plan.lines]
    assert (draft.title, draft.note, draft.platforms) == (before.title, before.note, before.platforms)
    assert (draft.category, draft.planned_on, draft.link) == (before.category, before.planned_on, before.link)


def test_a_list_of_posts(service, tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text(
        "Date;Titre;Plateforme;Texte\n2026-12-03;Rue fictive;Facebook;Fermée\n;Une idée;;\n", encoding="utf-8"
    )
    listed = post_lists.read_posts(path)
    plan = service.post_imports.plan_list(listed, post_lists.guess_mapping(listed))
    assert service.post_imports.apply(plan).written == 2
    (line,) = service.post_listing.between(TODAY, dt.date(2026, 12, 31))
    assert (line.state, line.platforms) == (PostState.DRAFT, ("facebook",))
    assert [step.state for step in service.posts.history(line.id)] == [PostState.DRAFT]
    listed = post_lists.read_posts(path)
    again = service.post_imports.plan_list(listed, post_lists.guess_mapping(listed))
    assert {line.state for line in again.lines} == {LineState.ALREADY}


def test_statistics_of_a_list(service, tmp_path):
    number = published(service)
    path = tmp_path / "stats.csv"
    path.write_text(
        "Lien;Portée;Réactions;Date\nhttps://facebook.com/ville/posts/1;1 200;3;2026-11-22\nhttps://x.example;1;1;2026-11-22\n",
        encoding="utf-8",
    )
    listed = statistic_lists.read_statistics(path)
    mapping = statistic_lists.guess_mapping(listed, TODAY)
    result = service.post_imports.apply_statistics(service.post_imports.plan_statistics(listed, mapping))
    assert (result.written, result.problems) == (1, 1)
    (kept,) = service.post_records.statistics(number)
    assert (kept.platform, kept.counts.reach, kept.counts.reactions) == ("facebook", 1200, 3)
    again = service.post_imports.plan_statistics(statistic_lists.read_statistics(path), mapping)
    assert again.lines[0].state is LineState.ALREADY


def test_files_that_are_no_calendars(service, tmp_path):
    read = service.post_imports.read_calendar
    for content in (b"bonjour", b"\x89PNG\r\n\x1a\n00", b"<html>"):
        path = tmp_path / "a.ics"
        path.write_bytes(content)
        with pytest.raises(NotACalendar):
            read(path)
    with pytest.raises(CalendarWithoutEvents):
        read(ics(tmp_path))
