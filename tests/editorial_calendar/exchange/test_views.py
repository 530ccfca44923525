"""The windows of the exchange, driven as a user does."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medias_desktop.core import i18n
from medias_desktop.core.lists.errors import NotAList
from medias_desktop.core.store.errors import NotEntitled
from medias_desktop.core.store.roles import Role
from medias_desktop.editorial_calendar.errors.exchange import CalendarChangedSincePlan, NotACalendar
from medias_desktop.editorial_calendar.exchange.plan import LineState
from medias_desktop.editorial_calendar.rules.posts import PostState
from medias_desktop.editorial_calendar.views.exchange.acts import ExchangeActs
from medias_desktop.editorial_calendar.views.exchange.ics_import import CalendarImportDialog
from medias_desktop.editorial_calendar.views.exchange.post_import import PostImportDialog
from medias_desktop.editorial_calendar.views.exchange.printed import PrintedCalendar
from medias_desktop.editorial_calendar.views.exchange.reports import CouncilReport, FiguresReport
from medias_desktop.editorial_calendar.views.exchange.statistic_import import StatisticImportDialog
from tests.editorial_calendar.exchange.posts import TODAY, add, published
from tests.editorial_calendar.town_rules import service_over

LIST = "Date;Heure;Titre;Plateforme;Texte\n2026-12-03;13 h 30;Rue fermée;Facebook;Bonjour\n;;Une idée;;\njamais;;Brisée;;\n"
EVENTS = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:a
SUMMARY:Séance fictive
DTSTART:20261203T183000Z
END:VEVENT
BEGIN:VEVENT
UID:b
SUMMARY:Hier
DTSTART:20261121
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture(autouse=True)
def english():
    i18n.use_language("en")


@pytest.fixture
def service(register, clock):
    clock.set_today(TODAY)
    return service_over(register)


@pytest.fixture
def owner(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def acts(owner, service, desk):
    return ExchangeActs(owner, service, desk)


@pytest.fixture
def read(qtbot, desk, dialogs, acts, owner, tmp_path):
    """Return what chooses a file and gives the window over it, once it has compared."""

    def read(kind, text, name, act, *, planned=True):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        dialogs.files.append(path)
        act()
        qtbot.waitUntil(lambda: owner.findChild(kind) is not None)
        window = owner.findChild(kind)
        qtbot.waitUntil(lambda: desk.jobs.idle() and (window.plan is not None or not planned))
        return window

    return read


def choose(combo, data):
    combo.setCurrentIndex(combo.findData(data))


def settled(qtbot, desk, window):
    qtbot.waitUntil(lambda: desk.jobs.idle() and window.plan is not None)


def test_a_list_says_what_each_row_becomes_before_anything_is_written(
    qtbot, desk, dialogs, service, acts, read
):
    heard = []
    desk.changes.changed.connect(heard.append)
    window = read(PostImportDialog, LIST, "liste.csv", acts.import_posts)
    assert [line.state for line in window.plan.lines] == [LineState.NEW, LineState.NEW, LineState.PROBLEM]
    assert window.do_import.text() == "&Record 2 posts"
    assert window.note.text() == "1 line has a problem and stays out."
    assert not service.posts.any()
    choose(window.choices.becomes, "idea")
    settled(qtbot, desk, window)
    qtbot.mouseClick(window.do_import, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialogs.told))
    assert dialogs.told == ["2 posts were recorded. 1 line has a problem and stays out."]
    (line,) = service.post_listing.between(TODAY, dt.date(2026, 12, 31))
    assert (line.title, line.state, line.planned_time) == ("Rue fermée", PostState.IDEA, "13:30")
    assert any("calendar" in one for one in heard)


def test_a_column_is_chosen_otherwise(qtbot, desk, acts, read):
    window = read(
        PostImportDialog, "Quand;Quoi\n2026-12-03;Rue fermée\n", "a.csv", acts.import_posts, planned=False
    )
    qtbot.waitUntil(lambda: window.previews.currentWidget() is window.no_titles)
    assert not window.do_import.isEnabled()
    choose(window.choices.columns[1], "title")
    settled(qtbot, desk, window)
    (line,) = window.plan.lines
    assert (line.draft.title, line.draft.planned_on) == ("Rue fermée", dt.date(2026, 12, 3))


def test_a_calendar_says_what_its_events_become(qtbot, desk, dialogs, service, acts, read):
    window = read(CalendarImportDialog, EVENTS, "a.ics", acts.import_ics)
    assert [line.state for line in window.plan.lines] == [LineState.NEW, LineState.PAST]
    assert window.plan.lines[0].becomes is PostState.IDEA
    choose(window.choices.becomes, "draft")
    choose(window.choices.platform, "facebook")
    settled(qtbot, desk, window)
    window.accept()
    qtbot.waitUntil(lambda: bool(dialogs.told))
    (line,) = service.post_listing.between(TODAY, dt.date(2026, 12, 31))
    assert (line.state, line.platforms, line.planned_time) == (PostState.DRAFT, ("facebook",), "13:30")


def test_the_line_under_the_cursor_says_why_it_stays_out(qtbot, acts, read):
    window = read(PostImportDialog, LIST, "liste.csv", acts.import_posts)
    window.shown.setCurrentIndex(window.shown.findData(LineState.PROBLEM))
    window.preview.selectRow(0)
    window.preview.setCurrentIndex(window.preview.model().index(0, 0))
    assert window.sentence.text() == "The date “jamais” cannot be read."


def test_statistics_find_their_posts(qtbot, desk, dialogs, service, acts, read):
    number = published(service)
    text = "Link,Reach,Reactions\nhttps://facebook.com/ville/posts/1,1200,4\nhttps://x.example,1,1\n"
    window = read(StatisticImportDialog, text, "s.csv", acts.import_statistics)
    assert [line.state for line in window.plan.lines] == [LineState.NEW, LineState.PROBLEM]
    window.accept()
    qtbot.waitUntil(lambda: bool(dialogs.told))
    assert dialogs.told == ["1 line was kept. 1 line has a problem and stays out."]
    (kept,) = service.post_records.statistics(number)
    assert (kept.counts.reach, kept.measured_on) == (1200, TODAY)


def test_statistics_without_numbers_ask_for_them(qtbot, acts, read):
    window = read(
        StatisticImportDialog, "Title,Date\na,2026-11-01\n", "s.csv", acts.import_statistics, planned=False
    )
    qtbot.waitUntil(lambda: window.previews.currentWidget() is window.no_numbers)


def test_files_that_are_something_else_are_told(qtbot, desk, dialogs, acts, tmp_path):
    path = tmp_path / "photo.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n000")
    acts.import_post_list(path)
    qtbot.waitUntil(lambda: len(dialogs.errors) == 1)
    acts.import_calendar(path)
    qtbot.waitUntil(lambda: len(dialogs.errors) == 2)
    assert [type(one) for one in dialogs.errors] == [NotAList, NotACalendar]


def test_files_that_are_written(qtbot, dialogs, service, acts, tmp_path):
    add(service)
    dialogs.files += [tmp_path / "liste", tmp_path / "posts"]
    acts.export_list()
    qtbot.waitUntil(lambda: len(dialogs.told) == 1)
    acts.export_ics(dt.date(2026, 12, 1), dt.date(2026, 12, 31))
    qtbot.waitUntil(lambda: len(dialogs.told) == 2)
    assert dialogs.told == ["1 post was written to “liste.xlsx”.", "1 post was written to “posts.ics”."]
    assert {one.name for one in tmp_path.iterdir()} >= {"liste.xlsx", "posts.ics"}


def test_the_folder_of_a_post_opens(qtbot, dialogs, service, acts, tmp_path):
    dialogs.folders.append(tmp_path)
    acts.package(add(service))
    qtbot.waitUntil(lambda: bool(dialogs.told))
    assert dialogs.told == ["4 files are in “2026-12-03 Fermeture de la rue Fictive”."]
    assert [one.name for one in dialogs.shown] == ["2026-12-03 Fermeture de la rue Fictive"]


def test_the_printed_month_goes_on_to_the_next(qtbot, desk, owner, service, acts):
    acts.print_month(dt.date(2026, 12, 31))
    qtbot.waitUntil(lambda: owner.findChild(PrintedCalendar) is not None)
    window = owner.findChild(PrintedCalendar)
    assert window.windowTitle() == "Posts of December 2026"
    qtbot.mouseClick(window.later, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(desk.jobs.idle)
    assert (window.day, window.windowTitle()) == (dt.date(2027, 1, 1), "Posts of January 2027")
    choose(window.paper, "a4")
    qtbot.waitUntil(desk.jobs.idle)
    choose(window.language, "fr")
    qtbot.waitUntil(desk.jobs.idle)
    assert window.language.isEnabled()
    window.reject()


def test_the_printed_week(qtbot, desk, owner, acts):
    acts.print_week(dt.date(2026, 12, 3))
    qtbot.waitUntil(lambda: owner.findChild(PrintedCalendar) is not None)
    window = owner.findChild(PrintedCalendar)
    qtbot.mouseClick(window.earlier, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(desk.jobs.idle)
    assert window.day == dt.date(2026, 11, 26)
    window.reject()


def test_reports_of_another_year(qtbot, desk, owner, acts):
    acts.council()
    acts.figures()
    qtbot.waitUntil(lambda: all(owner.findChild(one) is not None for one in (CouncilReport, FiguresReport)))
    for kind in (CouncilReport, FiguresReport):
        window = owner.findChild(kind)
        window.year.setValue(2025)
        qtbot.waitUntil(desk.jobs.idle)
        assert window.year.isEnabled()
        window.reject()


def test_who_may_only_read_takes_everything_out_and_reads_nothing_in(
    qtbot, dialogs, register, service, acts, tmp_path
):
    number = add(service)
    register.actor = register.actor._replace(role=Role.READING)
    for act in (acts.import_posts, acts.import_ics, acts.import_statistics):
        act()
    assert [type(one) for one in dialogs.errors] == [NotEntitled] * 3
    dialogs.files.append(tmp_path / "a.csv")
    acts.export_list()
    dialogs.folders.append(tmp_path)
    acts.package(number)
    qtbot.waitUntil(lambda: len(dialogs.told) == 2)
    assert service.post_exports.month(TODAY)


def test_what_another_window_recorded_meanwhile_is_told_and_compared_again(
    qtbot, desk, dialogs, service, acts, read
):
    window = read(PostImportDialog, LIST, "liste.csv", acts.import_posts)
    add(service, title="Une idée", planned_on=None, planned_time=None)
    window.accept()
    qtbot.waitUntil(lambda: bool(dialogs.errors) and desk.jobs.idle() and window.plan is not None)
    assert isinstance(dialogs.errors[0], CalendarChangedSincePlan)
    assert [line.state for line in window.plan.lines] == [LineState.NEW, LineState.ALREADY, LineState.PROBLEM]
    assert window.isVisible()


def test_every_key_is_of_one_thing_only(qtbot, desk, acts, read, owner):
    from tests.editorial_calendar.exchange.keys import doubled

    for language in ("fr", "en"):
        i18n.use_language(language)
        windows = [
            read(PostImportDialog, LIST, "liste.csv", acts.import_posts),
            read(CalendarImportDialog, EVENTS, "a.ics", acts.import_ics),
            read(StatisticImportDialog, "Lien;Portée\nx;1\n", "s.csv", acts.import_statistics),
        ]
        acts.print_month(TODAY)
        qtbot.waitUntil(lambda: owner.findChild(PrintedCalendar) is not None)
        windows.append(owner.findChild(PrintedCalendar))
        acts.council()
        qtbot.waitUntil(lambda: owner.findChild(CouncilReport) is not None)
        windows.append(owner.findChild(CouncilReport))
        assert [doubled(one) for one in windows] == [[]] * len(windows)
        for one in windows:
            one.reject()
            one.setParent(None)
