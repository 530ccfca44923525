"""The tab on a real register: figures, filters, grid and list, the card with its clauses, actions, drops."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton

from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.photo_consents import models
from medias_desktop.photo_consents.errors.listing import NobodyNamed, NoEventChosen, NothingChosen
from medias_desktop.photo_consents.rules.answers import PublicationState, Question
from medias_desktop.photo_consents.rules.items import ItemKind
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.tab import PhotoConsentsTab
from medias_desktop.photo_consents.views import items_page
from medias_desktop.photo_consents.views.places import Place
from medias_desktop.photo_consents.views.removal import RemovalDialog
from medias_desktop.policies.service import PolicyService
from tests.acknowledgements.towns import take_over
from tests.photo_consents.seen import service_of
from tests.photo_consents.written import Written

TODAY = dt.date(2026, 11, 21)


def small_picture(colour="teal"):
    made = io.BytesIO()
    Image.new("RGB", (512, 384), colour).save(made, "JPEG")
    return made.getvalue()


@pytest.fixture
def town(register):
    """Three photos of a feast: one publishable, one where somebody is still to answer, one refused; and a comment."""
    written = Written(register)
    feast = written.event("Fête de la famille", dt.date(2026, 6, 24))
    camp = written.event("Camp de jour", dt.date(2026, 7, 10))
    yes, no, silent = (
        written.person("Oui", "Odile"),
        written.person("Non", "Noé"),
        written.person("Muet", "Max"),
    )
    written.act(written.consent(yes))
    written.act(written.consent(no), "refused")
    found = {}
    for name, event, person, day in (
        ("Course", feast, yes, dt.date(2026, 6, 24)),
        ("Gâteau", feast, silent, dt.date(2026, 6, 25)),
        ("Baignade", camp, no, dt.date(2026, 7, 12)),
    ):
        found[name] = written.item(name, event, day=day, picture_sha256="ab")
        written.seen(found[name], person)
        with register.transaction("test") as tx:
            tx.insert(models.picture, item_id=found[name], content=small_picture())
    found["Merci"] = written.item("Merci", kind="comment", review="nobody", day=dt.date(2026, 5, 1))
    found |= {"feast": feast, "camp": camp, "yes": yes, "no": no, "silent": silent}
    return found


@pytest.fixture
def tab(qtbot, register, desk, town):
    return show(qtbot, register, desk)


def show(qtbot, register, desk, size=(1400, 900)):
    shown = PhotoConsentsTab(service_of(register), desk)
    qtbot.addWidget(shown)
    shown.resize(*size)
    with qtbot.waitExposed(shown):
        shown.show()
    settle(qtbot, shown)
    return shown


def settle(qtbot, tab):
    qtbot.waitUntil(lambda: tab.settled() and tab.desk.jobs.idle())


def titles(tab):
    return [row.title for row in tab.items.view().rows()]


def numbers(tab):
    return {state.value: figure.accessibleName().split()[0] for state, figure in tab.figures.states.items()}


def choose(box, data):
    place = box.findData(data)
    assert place >= 0
    box.setCurrentIndex(place)


def test_it_shows_what_there_is_the_last_first(tab):
    assert titles(tab) == ["Baignade", "Gâteau", "Course", "Merci"]
    assert numbers(tab) == {"publishable": "2", "incomplete": "1", "blocked": "1"}
    assert tab.items.footer.text().startswith("4")


def test_each_tile_says_how_its_item_stands(tab, town):
    chips = {tile.title: tile.chip[0] for tile in map(tab.items.grid.tile_at, range(4))}
    assert chips == {
        "Baignade": "Bloquée",
        "Gâteau": "À compléter",
        "Course": "Publiable",
        "Merci": "Publiable",
    }
    cell = QAccessible.queryAccessibleInterface(tab.items.grid).child(0)
    assert cell.text(QAccessible.Text.Name) == (
        "Baignade, Camp de jour, 12 juillet 2026, Bloquée, 1\u00a0personne ou groupe"
    )


def test_only_photos_seen_are_decoded_and_others_show_what_they_are(tab):
    assert tab.items.grid.pictures.decoded == 3
    assert tab.items.grid.tile_at(3).icon == "mdi6.comment-text-outline"


def test_a_figure_is_a_filter(qtbot, tab):
    figure = tab.figures.states[PublicationState.BLOCKED]
    qtbot.mouseClick(figure, Qt.MouseButton.LeftButton)
    settle(qtbot, tab)
    assert titles(tab) == ["Baignade"]
    assert figure.isChecked()
    assert numbers(tab) == {"publishable": "2", "incomplete": "1", "blocked": "1"}
    qtbot.mouseClick(figure, Qt.MouseButton.LeftButton)
    settle(qtbot, tab)
    assert len(titles(tab)) == 4


def test_filters_and_words(qtbot, tab, town):
    choose(tab.filters.of_event, town["feast"])
    settle(qtbot, tab)
    assert titles(tab) == ["Gâteau", "Course"]
    assert numbers(tab) == {"publishable": "1", "incomplete": "1", "blocked": "0"}
    tab.filters.search.setText("odile")
    qtbot.keyClick(tab.filters.search, Qt.Key.Key_Return)
    settle(qtbot, tab)
    assert titles(tab) == ["Course"]
    tab.filters.search.setText("rien de tel")
    qtbot.keyClick(tab.filters.search, Qt.Key.Key_Return)
    settle(qtbot, tab)
    assert tab.items.no_match.isVisible()
    qtbot.mouseClick(tab.items.no_match.findChild(QPushButton, "show_everything"), Qt.MouseButton.LeftButton)
    settle(qtbot, tab)
    assert len(titles(tab)) == 4


def test_filters_that_are_rarely_needed_let_go_when_hidden(qtbot, tab, town):
    assert not tab.filters.person.isVisible()
    tab.filters.more.click()
    assert tab.filters.person.isVisible()
    choose(tab.filters.kind, ItemKind.COMMENT.value)
    settle(qtbot, tab)
    assert titles(tab) == ["Merci"]
    tab.filters.more.click()
    settle(qtbot, tab)
    assert len(titles(tab)) == 4


def test_another_platform_and_another_day_are_other_questions(qtbot, tab):
    choose(tab.question.purpose, Purpose.PRESS.value)
    settle(qtbot, tab)
    assert numbers(tab)["publishable"] == "1"  # nobody agreed to the press; the comment shows nobody
    choose(tab.question.purpose, Purpose.FACEBOOK.value)
    tab.question.show_question(Question(Purpose.FACEBOOK, dt.date(2025, 12, 31)))
    settle(qtbot, tab)
    assert numbers(tab) == {"publishable": "1", "incomplete": "3", "blocked": "0"}
    assert tab.question.back.isVisible()
    qtbot.mouseClick(tab.question.back, Qt.MouseButton.LeftButton)
    settle(qtbot, tab)
    assert tab.question.is_today()
    assert numbers(tab)["publishable"] == "2"


def test_who_asks_for_today_asks_for_the_next_day_tomorrow(qtbot, tab, clock):
    clock.set_today(dt.date(2026, 11, 22))
    tab.desk.changes.announce("photo_consents")
    settle(qtbot, tab)
    assert tab.question.question().day == dt.date(2026, 11, 22)
    assert tab.question.is_today()


def test_the_card_says_why_and_who(qtbot, tab, town, monkeypatch):
    cards = []
    acts = "medias_desktop.photo_consents.views.consents.acts.ConsentActs.card"
    monkeypatch.setattr(acts, lambda _acts, portrayed_id: cards.append(portrayed_id))
    tab.items.select([town["Baignade"]], town["Baignade"])
    settle(qtbot, tab)
    panel = tab.items.panel()
    assert panel.name.text() == "Baignade"
    card = panel.card
    assert card.answer.state is PublicationState.BLOCKED
    assert [line.sentence for line in card.reasons][:1] == [card.reasons[0].sentence]
    assert "Noé Non" in card.reasons[0].sentence
    assert [(line.subject.name, line.state) for line in card.seen] == [("Noé Non", PublicationState.BLOCKED)]
    person = panel.findChild(QPushButton, "seen_person")
    qtbot.mouseClick(person, Qt.MouseButton.LeftButton)
    assert cards == [town["no"]]


def test_a_reason_leads_to_its_clause(qtbot, register, desk, town):
    version = PolicyService(register).version(take_over(register, "montmagny"))
    uid = version.summary.uid
    tab = show(qtbot, register, desk)
    tab.items.select([town["Gâteau"]], town["Gâteau"])
    settle(qtbot, tab)
    link = next(one for one in tab.items.panel().findChildren(ClauseLink) if one.isVisible())
    with qtbot.waitSignal(tab.place_wanted) as wanted:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert wanted.args[0] == "policies"
    assert wanted.args[1].startswith(f"{uid}#")
    assert len(wanted.args[1]) > len(uid) + 1


def test_the_card_is_closed_and_reached_by_keys(qtbot, tab, town):
    tab.items.select([town["Course"]], town["Course"])
    settle(qtbot, tab)
    assert tab.items.card_is_open()
    qtbot.keyClick(tab.items.panel(), Qt.Key.Key_Escape)
    assert not tab.items.card_is_open()
    assert tab.items.grid.hasFocus()
    tab.actions_["card"].trigger()
    assert tab.items.card_is_open()
    settle(qtbot, tab)
    assert tab.items.panel().card.item.title == "Course"


def test_a_narrow_window_shows_the_card_on_demand_only(qtbot, register, desk, town, monkeypatch):
    # How narrow a window can be, in characters, depends on the machine's fonts: here every one is narrow.
    monkeypatch.setattr(items_page, "_BESIDE", 1_000)
    tab = show(qtbot, register, desk, (640, 800))
    assert not tab.items.card_is_open()
    tab.actions_["card"].trigger()
    assert tab.items.card_is_open()


def test_the_list_shows_the_same_with_the_same_selection(qtbot, tab, town):
    tab.items.select([town["Course"], town["Gâteau"]], town["Course"])
    tab.actions_["toggle"].trigger()
    settle(qtbot, tab)
    assert tab.items.mode() == tab.switch.name() == "list"
    assert sorted(tab.items.selected()) == sorted([town["Course"], town["Gâteau"]])
    assert titles(tab) == ["Baignade", "Gâteau", "Course", "Merci"]
    answers = [tab.items.list.model().index(row, 3).data() for row in range(4)]
    assert answers == ["Bloquée", "À compléter", "Publiable", "Publiable"]


def test_actions_work_on_the_selection(qtbot, tab, town, monkeypatch):
    asked = []
    monkeypatch.setattr(tab.commands.errands, "record", lambda *given: asked.append(given))
    monkeypatch.setattr(tab.commands.errands, "name_people", lambda *given: asked.append(given))
    monkeypatch.setattr(tab.commands.errands, "export", lambda *given: asked.append(given))
    monkeypatch.setattr(tab.commands.errands, "contact_sheet", lambda *given: asked.append(given))
    tab.items.select([town["Course"], town["Baignade"]], town["Course"])
    tab.actions_["record"].trigger()
    assert asked.pop() == ((town["yes"], town["no"]), [town["Baignade"], town["Course"]], None)
    tab.actions_["export"].trigger()
    assert asked.pop() == ([town["Baignade"], town["Course"]],)
    tab.actions_["sheet"].trigger()
    assert asked.pop() == (town["feast"], Question(Purpose.FACEBOOK, TODAY))
    tab.items.select([town["Course"]], town["Course"])
    qtbot.keyClick(tab.items.grid, Qt.Key.Key_Return)
    assert asked.pop() == (town["Course"], [town[name] for name in ("Baignade", "Gâteau", "Course", "Merci")])


def test_actions_that_lack_something_say_what(tab, town, dialogs):
    tab.items.grid.clearSelection()
    tab.actions_["export"].trigger()
    assert isinstance(dialogs.errors.pop(), NothingChosen)
    tab.items.select([town["Merci"]], town["Merci"])
    tab.actions_["record"].trigger()
    assert isinstance(dialogs.errors.pop(), NobodyNamed)
    tab.actions_["sheet"].trigger()
    assert isinstance(dialogs.errors.pop(), NoEventChosen)


def test_removing_asks_why_and_keeps_what_is_seen(qtbot, tab, town, register):
    tab.items.select([town["Merci"]], town["Merci"])
    tab.actions_["remove"].trigger()
    dialog = tab.findChild(RemovalDialog)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.reason.problem.isVisible()
    dialog.reason.line.setText("Prise par erreur")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tab.desk.jobs.idle() and len(titles(tab)) == 3)
    settle(qtbot, tab)
    assert titles(tab) == ["Baignade", "Gâteau", "Course"]


def test_files_are_dropped_anywhere(tab, tmp_path, monkeypatch):
    taken = []
    monkeypatch.setattr(
        "medias_desktop.photo_consents.views.adding.acts.AddingActs.dropped",
        lambda _acts, paths: taken.append(paths),
    )
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.jpg", "Camp")])
    event = QDropEvent(
        QPointF(QPoint(20, 20)),
        Qt.DropAction.CopyAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering = QDragEnterEvent(
        QPoint(20, 20),
        Qt.DropAction.CopyAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    for one in (entering, event):
        QCoreApplication.sendEvent(tab, one)
    assert entering.isAccepted()
    assert taken == [[tmp_path / "a.jpg", tmp_path / "Camp"]]


def test_a_register_without_photos_says_what_to_do(qtbot, register, desk):
    tab = show(qtbot, register, desk)
    assert tab.nothing.isVisible()
    assert tab.add_first.isVisible()
    Written(register).item("Première")
    desk.changes.announce("photo_consents")
    settle(qtbot, tab)
    assert titles(tab) == ["Première"]


def test_a_language_later_everything_stands_as_before(qtbot, register, desk, tab, town):
    tab.question.show_question(Question(Purpose.BULLETIN, dt.date(2026, 8, 1)))
    choose(tab.filters.of_event, town["feast"])
    tab.items.show_mode("list")
    tab.items.select([town["Course"]], town["Course"])
    settle(qtbot, tab)
    again = show(qtbot, register, desk)
    again.restore(tab.view_state())
    settle(qtbot, again)
    assert again.view_state() == tab.view_state()
    assert titles(again) == ["Gâteau", "Course"]
    assert list(again.items.selected()) == [town["Course"]]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("photos/takedown", Place(window="takedown")),
        ("deadlines", Place(window="deadlines")),
        ("item:12", Place(item_id=12)),
        ("event:3", Place(event_id=3)),
        ("photos/person:4", Place(portrayed_id=4)),
        ("state:blocked", Place(state=PublicationState.BLOCKED)),
        ("state:nowhere", None),
        ("item:x", None),
        ("", None),
    ],
)
def test_places(text, place):
    assert Place.read(text) == place


def test_places_lead_there(qtbot, tab, town, monkeypatch):
    opened = []
    monkeypatch.setattr(tab.commands.errands, "deadlines", lambda: opened.append("deadlines"))
    tab.show_place("photos/deadlines")
    qtbot.waitUntil(lambda: opened == ["deadlines"])
    tab.show_place(f"event:{town['camp']}")
    settle(qtbot, tab)
    assert titles(tab) == ["Baignade"]
    tab.show_place(f"item:{town['Merci']}")
    settle(qtbot, tab)
    assert list(tab.items.selected()) == [town["Merci"]]
    assert tab.items.panel().card.item.title == "Merci"
    tab.show_place(f"person:{town['yes']}")
    settle(qtbot, tab)
    assert titles(tab) == ["Course"]


def test_letters_typed_in_the_grid_search(qtbot, tab):
    tab.items.grid.setFocus()
    qtbot.keyClick(tab.items.grid, Qt.Key.Key_G)
    assert tab.filters.search.text() == "g"


def test_the_badge_counts_what_must_come_down(qtbot, register, desk, tab, town):
    assert tab.badge() == 0
    with register.transaction("test") as tx:
        tx.insert(
            models.use,
            uid="u" * 36,
            item_id=town["Baignade"],
            purpose="facebook",
            published_on=dt.date(2026, 7, 20),
        )
    desk.changes.announce("photo_consents")
    settle(qtbot, tab)
    assert tab.badge() == 1
    assert tab.figures.take_down.accessibleName() == "1 à retirer"


def test_scrolling_interrupts_the_counting_which_goes_on(qtbot, register, desk):
    written = Written(register)
    for _n in range(60):
        written.item(review="nobody")
    tab = PhotoConsentsTab(service_of(register), desk)
    qtbot.addWidget(tab)
    tab.resize(700, 600)
    with qtbot.waitExposed(tab):
        tab.show()
    for value in (50, 900, 300):
        tab.items.grid.verticalScrollBar().setValue(value)
        tab.items.states.pause()
    settle(qtbot, tab)
    assert numbers(tab)["publishable"] == "60"
