"""The tab in the real window over the sample: four views, every place that a to-do names, other languages and looks."""

from __future__ import annotations

import ast
import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.editorial_calendar import pending, todo
from medias_desktop.editorial_calendar.rules.account_notes import PLACES
from medias_desktop.editorial_calendar.tab import ACCOUNTS, CALENDAR, INTERACTIONS, REQUESTS
from medias_desktop.people.rules import PersonDraft
from medias_desktop.policies.service import PolicyService
from tests.editorial_calendar.posts.drafts import draft
from tests.editorial_calendar.town_rules import service_over
from tests.safekeeping import way_in

VIEWS = (CALENDAR, REQUESTS, INTERACTIONS, ACCOUNTS)
LISTED = {
    "blocked": {"only": "blocked"},
    "expired": {"state": "expired"},
    "unrecorded": {"only": "unrecorded"},
    "to_come": {"state": "approved"},
    "approve": {"state": "checked"},
    "statistics": {"state": "published"},
}
"""What each place of the calendar asks of the list."""
WAITING = {"late": "late", "today": "today", "department": "department", "unknown": "open"}
DECIDED = ("waiting", "due", "unanswered", "unpublished")


@pytest.fixture
def program(qtbot, qapp, dialogs, clock):
    yield from way_in.run_program(qtbot, qapp, dialogs, clock)


@pytest.fixture
def tab(qtbot, program, sample):
    program.open(sample)
    program.window.resize(1300, 850)
    program.window.go_to("editorial_calendar")
    return shown(qtbot, program)


def shown(qtbot, program):
    """Return the tab as it is now, everything in it shown."""
    tab = program.window.tab("editorial_calendar")
    qtbot.waitUntil(lambda: tab.settled() and program.desk.jobs.idle())
    QApplication.processEvents()
    qtbot.waitUntil(lambda: tab.settled() and program.desk.jobs.idle())
    return tab


def go(qtbot, program, place):
    program.window.go_to("editorial_calendar", place)
    return shown(qtbot, program)


def asked(view):
    return {name: value for name, value in view.filters.view_state().items() if value}


def named_places():
    """Return the places that the sources of the to-dos name: “area/place”, or the last word of a line of theirs."""
    found = set()
    for path in Path(todo.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            last = None
            if isinstance(node, ast.Tuple) and len(node.elts) >= 5:
                last = node.elts[-1]
            elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_told":
                last = node.args[-1]
            elif isinstance(node, ast.Constant) and str(node.value).startswith(
                tuple(f"{one}/" for one in VIEWS)
            ):
                found.add(node.value)
            if isinstance(last, ast.Constant):
                found.add(f"{'calendar' if path.stem == 'posts' else path.stem}/{last.value}")
    return {one for one in found if not one.endswith(("/", ":"))}


def test_every_place_of_a_to_do_leads_where_it_says(qtbot, tab, program):
    places = named_places()
    assert len(places) >= 20
    told = {
        one.place for some in todo.in_turns(program.register, PolicyService(program.register)) for one in some
    }
    assert told
    for place in sorted(places | told):
        view, _slash, name = place.partition("/")
        tab = go(qtbot, program, place)
        if place == "calendar/silent":
            assert (tab.shown(), tab.view(ACCOUNTS).switch.name()) == (ACCOUNTS, "accounts")
            continue
        assert tab.shown() == view, place
        page = tab.view(view)
        if name in LISTED:
            assert (page.view(), asked(page)) == ("list", LISTED[name]), place
        elif view == INTERACTIONS:
            assert asked(page.list) == {"waiting": WAITING[name]}, place
        elif view == ACCOUNTS:
            assert (name in PLACES, page.switch.name()) == (True, name), place
        elif name.startswith("request:"):
            assert page.list.current_id() == int(name.removeprefix("request:")), place
        elif view == REQUESTS:
            assert (name in DECIDED, asked(page.list)) == (True, {"place": name}), place
        else:
            assert name == "recheck", place
            for one in tab.findChildren(QDialog):
                one.close()


UNKNOWN = ("", "x", "12", "²", ":", "post:", "post:²", "post:0", f"post:{10**30}", "post:-1", "post:12 OR 1=1",
           "day:", "day:demain", "day:2026-02-30", "day:0000-00-00", "request:²", f"request:{10**30}", "request:99999",
           "interaction:²", f"interaction:{10**30}", "interaction:99999", "accounts:²", f"accounts:{10**30}",
           "accesses:99999", "periods:", "recheck:1", "é" * 5000, "\x00", "a/b/c")  # fmt: skip


@pytest.mark.parametrize("view", VIEWS)
def test_places_that_are_not_there_are_harmless(qtbot, tab, program, dialogs, view):
    for place in (*UNKNOWN, "day:0001-01-01", "day:9999-12-31"):
        tab.show_place(f"{view}/{place}")
        assert tab.shown() == view, place
    for place in ("", "/", "elsewhere/1", "Calendar/new"):
        tab.show_place(place)
        assert tab.shown() == view
    shown(qtbot, program)
    assert dialogs.errors == []
    assert program.window.findChildren(object, "post_editor") == []


def test_each_view_survives_another_language_and_look(qtbot, tab, program):
    changes = {
        "calendar/approve": ("language", "en"),
        "requests/waiting": ("theme", "dark"),
        "interactions/late": ("language", "fr"),
        "accounts/absences": ("theme", "light"),
    }
    for place, change in changes.items():
        before = go(qtbot, program, place).view_state()
        assert before["view"] == place.partition("/")[0]
        program.change_setting(*change)
        tab = shown(qtbot, program)
        assert tab.view_state() == before, place
        assert tab.isVisible()
    go(qtbot, program, "calendar/day:2026-12-14").view(CALENDAR).show_view("week")
    kept = shown(qtbot, program).view_state()
    program.change_setting("text_scale", 1.2)
    page = shown(qtbot, program).view(CALENDAR)
    assert (page.view(), page.day) == ("week", dt.date(2026, 12, 14))
    assert kept["views"][CALENDAR] == page.view_state()


def test_what_was_kept_of_records_that_are_gone_is_harmless(qtbot, tab, program):
    gone = {CALENDAR: {"day": "2026-11-30", "view": "list", "post": 10**9}}
    tab.restore(
        {"view": CALENDAR, "views": gone | {REQUESTS: {"current": 10**9}, INTERACTIONS: {"current": 10**9}}}
    )
    shown(qtbot, program)
    assert tab.shown() == CALENDAR


def test_the_badge_is_what_waits_whichever_view_is_shown(qtbot, tab, program):
    service = service_over(program.register)
    for view in VIEWS:
        tab.show_view(view)
        shown(qtbot, program)
        assert tab.badge() == pending.pending(program.register) > 0
    before = tab.badge()
    idea = service.posts.add(draft(author="", title="À approuver"))
    service.posts.step(idea, service.posts.one(idea).version, service.posts.one(idea).state.CHECKED)
    program.desk.changes.announce("calendar")
    shown(qtbot, program)
    assert tab.badge() == before + 1
    tabs = program.window.centralWidget()
    said = [tabs.tabText(number) for number in range(tabs.count())]
    assert f"Calendrier éditorial   {before + 1}" in said


def test_crisis_mode_stands_above_every_view(qtbot, tab, program):
    periods = service_over(program.register).periods
    if periods.emergency() is None:
        assert tab.crisis.isHidden()
        periods.declare(service_over(program.register).local_now.replace(hour=14), "Léo Roy", "Panne d’eau")
        program.desk.changes.announce("calendar")
    for view in VIEWS:
        tab.show_view(view)
        shown(qtbot, program)
        assert tab.crisis.isVisible(), view
    assert "14" in tab.crisis.title.text()
    tab.crisis.off.click()
    form = tab.crisis.findChild(QDialog, "lifting_dialog")
    form.by.line.setText("Léo Roy")
    form.record.click()
    qtbot.waitUntil(lambda: not form.busy)
    shown(qtbot, program)
    assert (periods.emergency(), tab.crisis.isHidden()) == (None, True)  # at once, not with the next minute


def test_a_clause_leads_to_the_policies(qtbot, tab, program):
    for view in (ACCOUNTS, INTERACTIONS, REQUESTS):
        tab = go(qtbot, program, f"{view}/")
        tab.view(view).clause_asked.emit("")
        program.window.go_to("editorial_calendar")
    tab = go(qtbot, program, "accounts/accesses")
    link = next(one for one in tab.view(ACCOUNTS).findChildren(ClauseLink) if one.isVisible())
    link.click()
    policies = program.window.tab("policies")
    assert program.window.centralWidget().currentWidget().isAncestorOf(policies) or policies.isVisible()
    assert policies.reader.text.version() is not None


def test_what_another_part_records_is_shown(qtbot, tab, program, monkeypatch):
    """Each kind of change that others announce has the view that is seen read anew, and the others once they are."""
    refreshed = []
    for view in VIEWS:
        tab.show_view(view)
        shown(qtbot, program)
        page = tab.view(view)
        monkeypatch.setattr(
            page, "refresh", lambda view=view, real=page.refresh: (refreshed.append(view), real())[1]
        )
    service_over(program.register).people.add(PersonDraft("Roy", "Zoé"))
    for name in ("people", "policies", "photo_consents", "sanctions", "calendar"):
        refreshed.clear()
        tab.show_view(ACCOUNTS)
        refreshed.clear()
        program.desk.changes.announce(name)
        shown(qtbot, program)
        assert refreshed == [ACCOUNTS], name
        tab.show_view(CALENDAR)
        assert refreshed == [ACCOUNTS, CALENDAR], name
    refreshed.clear()
    program.desk.changes.announce("acknowledgements")
    assert refreshed == []
    program.window.go_to("people")
    program.desk.changes.announce("people")
    assert refreshed == []
    program.window.go_to("editorial_calendar")
    shown(qtbot, program)
    assert refreshed[:1] == [CALENDAR]
