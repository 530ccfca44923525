"""The page: one cursor through three views, filters, figures, the card, notes, what other rules changed, council."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from medias_desktop.core.i18n import use_language
from medias_desktop.editorial_calendar.rules.posts import PostState
from medias_desktop.editorial_calendar.views.calendar.council import ALONE, OVERRIDES, CouncilDialog
from medias_desktop.editorial_calendar.views.calendar.day_note import DayNoteForm
from medias_desktop.editorial_calendar.views.calendar.difference import DifferenceDialog
from tests.acknowledgements.towns import take_over
from tests.editorial_calendar.views.calendar.conftest import later
from tests.editorial_calendar.views.calendar.filled import drafted, past, set_state

KEY = Qt.Key
NINE = dt.time(9)


@pytest.fixture
def post(service):
    """Return a draft of Monday, November 23, at nine."""
    return service.posts.add(drafted(later(2), title="Patinoire", time=NINE))


def test_the_views_share_their_cursor(shown, post):
    seen = shown(day=later(2))
    seen.press(KEY.Key_Tab)

    for name in ("week", "list", "month"):
        seen.page.show_view(name)
        seen.settle()
        assert seen.page.current().id == post, name
    assert seen.page.day == later(2)


def test_filters_are_the_same_for_all_views(shown, service, post):
    service.posts.add(drafted(later(2), title="Séance du conseil", platforms=("website",), time=NINE))
    seen = shown()

    seen.page.filters.platform.setCurrentIndex(seen.page.filters.platform.findData("website"))
    assert [one.title for one in seen.view.shown.on(later(2))] == ["Séance du conseil"]
    seen.page.show_view("week")
    seen.page.go_to(later(2))
    assert [one.title for one in seen.view.shown.on(later(2))] == ["Séance du conseil"]
    seen.page.show_view("list")
    seen.settle()
    assert [one.title for one in seen.page.list.table.rows()] == ["Séance du conseil"]

    seen.page.filters.search.setText("patinoire")
    seen.page.filters.search.returnPressed.emit()
    seen.settle()
    assert seen.page.list.no_match.isVisible()
    seen.page.list.everything_asked.emit()
    seen.settle()
    assert seen.page.list.total() == 2


def test_figures_lead_to_their_posts(shown, service, post):
    set_state(service, post, PostState.CHECKED)
    late = service.posts.add(drafted(later(1), title="En retard", time=NINE))
    past(service, late, later(-1), PostState.APPROVED)
    seen = shown()
    figures = seen.page.figures.figures
    assert figures["approve"].accessibleName() == "1 publication à approuver"
    assert figures["expired"].isVisible()
    assert not figures["blocked"].isVisible()
    assert seen.page.badge() == 2

    figures["expired"].click()
    seen.settle()

    assert seen.page.view() == "list"
    assert [one.id for one in seen.page.list.table.rows()] == [late]
    assert seen.page.current().state is PostState.EXPIRED


def test_the_card_tells_the_texts_and_findings_and_does_the_next_thing(shown, post):
    use_language("en")
    seen = shown(day=later(2))
    seen.press(KEY.Key_Tab)

    seen.page.actions_["card"].trigger()
    seen.settle()
    panel = seen.page.beside.seen()
    words = _words(panel)
    assert panel.name.text() == "Patinoire"
    assert "Patinoire. Tous les détails sont sur le site de la municipalité." in words
    assert panel.next.text().strip() == "Submit for approval"

    panel.next.click()
    seen.settle()
    assert seen.service.posts.one(post).state is PostState.CHECKED
    assert panel.next.text().strip() == "Approve"


def test_a_finding_leads_to_its_clause(shown, post):
    seen = shown(day=later(2))
    seen.press(KEY.Key_Tab)
    seen.page.show_card()
    seen.settle()
    asked = []
    seen.page.clause_asked.connect(asked.append)
    from medias_desktop.core.widgets.clause import ClauseLink

    chip = seen.page.beside.seen().findChildren(ClauseLink)[0]
    chip.click()

    uid = seen.service.policies.adopted_versions()[0].uid
    assert asked[0].startswith(f"{uid}#")


def test_every_section_of_the_card_tells_what_there_is(shown, service, post):
    use_language("en")
    service.posts.step(post, service.posts.one(post).version, PostState.REFUSED, "Trop long")
    seen = shown(day=later(2))
    seen.page.open_post(post)
    seen.settle()
    panel = seen.page.beside.seen()

    panel.sections.show_name("pieces")
    assert "This post has no photo, and nothing is recorded yet of where it appeared." in _words(panel)
    panel.sections.show_name("history")
    assert "Trop long" in _words(panel)
    panel.sections.show_name("links")
    assert "Clauses about this post" in _words(panel)


def test_escape_in_the_card_goes_back_to_the_calendar(shown, qtbot, post):
    seen = shown(day=later(2))
    seen.press(KEY.Key_Tab)
    seen.page.show_card()
    seen.settle()
    panel = seen.page.beside.seen()

    qtbot.keyClick(panel, KEY.Key_Escape)

    assert panel.isHidden()
    assert seen.page.current().id == post


def test_a_narrow_window_shows_the_card_alone(shown, post):
    seen = shown(day=later(2))
    seen.page.resize(660, 700)
    seen.press(KEY.Key_Tab)

    seen.page.show_card()
    seen.settle()
    assert seen.page.stack.isHidden()
    seen.page.beside.seen().closed.emit()
    assert not seen.page.stack.isHidden()


def test_a_note_is_written_changed_and_removed(shown, service):
    seen = shown(day=later(3))
    seen.page.actions_["note"].trigger()
    form = seen.opened(DayNoteForm)
    form.text.area.setPlainText("Réserver la salle")
    form.record.click()
    assert [one.text for one in seen.view.shown.notes[later(3)]] == ["Réserver la salle"]

    seen.dialogs.choices = [0]
    seen.page.actions_["note"].trigger()
    form = seen.opened(DayNoteForm)
    form.remove.click()
    assert seen.view.shown.notes == {}
    assert service.day_notes.between(later(3), later(3)) == ()


def test_a_note_changed_elsewhere_keeps_what_was_typed(shown, service):
    number = service.day_notes.add(later(3), "Réserver la salle")
    seen = shown(day=later(3))
    seen.dialogs.choices = [0]
    seen.page.actions_["note"].trigger()
    form = seen.opened(DayNoteForm)
    form.text.area.setPlainText("Réserver la grande salle")
    service.day_notes.change(number, 1, later(3), "Annulé")

    form.record.click()
    assert "modifiée entre-temps" in form.trouble.text()
    assert form.text.text() == "Réserver la grande salle"
    form.record.click()
    assert [one.text for one in service.day_notes.between(later(3), later(3))] == ["Réserver la grande salle"]


def test_an_empty_note_says_what_is_missing(shown):
    seen = shown(day=later(3))
    seen.page.actions_["note"].trigger()
    form = seen.opened(DayNoteForm)

    form.record.click()

    assert form.isVisible()
    assert form.trouble.text()
    form.reject()


def test_other_rules_check_the_posts_to_come_again_and_the_difference_is_shown(shown, service, post):
    for _n in range(4):
        service.posts.add(drafted(later(2), title="Avis", time=NINE))
    seen = shown()
    assert not service.checking.needs_recheck()
    assert seen.page.banner.isHidden()
    take_over(service.register, "montmagny")

    seen.desk.changes.announce("policies")
    seen.qtbot.waitUntil(seen.page.banner.isVisible)
    seen.settle()
    assert not service.checking.needs_recheck()

    seen.page.banner.show_link.click()
    window = seen.opened(DifferenceDialog)
    assert "Patinoire" in _words(window)
    assert seen.page.banner.isHidden()
    window.accept()
    seen.page.refresh()
    seen.settle()
    assert seen.page.banner.isHidden()  # it was seen


def test_council_is_told_what_was_set_aside_and_who_approved_alone(shown, service, post):
    use_language("en")
    finding = next(
        one for one in service.checking.found(post) if one.overridable and one.severity != "inform"
    )
    service.posts.override(post, finding, "Entente avec le club")
    seen = shown()

    seen.page.show_place("council")
    window = seen.opened(CouncilDialog)
    seen.qtbot.waitUntil(window.settled)
    assert [one.reason for one in window.tables[OVERRIDES].rows()] == ["Entente avec le club"]
    window.copy.click()
    copied = QApplication.clipboard().text().splitlines()
    assert copied[0].split("\t")[:2] == ["Day", "Post"]
    assert "Entente avec le club" in copied[1]
    window.switch.show_name(ALONE)
    assert window.nothing.isVisible()

    window.switch.show_name(OVERRIDES)
    window.tables[OVERRIDES].activated_row.emit(window.tables[OVERRIDES].rows()[0])
    seen.settle()
    assert seen.page.current().id == post


def test_places_lead_where_they_say(shown, service, post):
    undated = service.posts.add(dataclasses.replace(drafted(later(2)), planned_on=None, planned_time=None))
    seen = shown()

    seen.page.show_place("day:2027-02-03")
    assert (seen.page.view(), seen.page.day) == ("month", dt.date(2027, 2, 3))
    seen.page.show_place(f"post:{post}")
    seen.settle()
    assert (seen.page.day, seen.page.current().id) == (later(2), post)
    seen.page.show_place(f"post:{undated}")
    seen.settle()
    assert (seen.page.view(), seen.page.current().id) == ("list", undated)
    seen.page.show_place("post:999999")
    seen.page.show_place("approve")
    seen.settle()
    assert seen.page.list.total() == 0


def test_what_is_shown_survives_a_change_of_language(shown, post):
    seen = shown("week", later(2))
    seen.press(KEY.Key_Tab)
    seen.page.filters.search.setText("patinoire")
    state = seen.page.view_state()

    again = shown()
    again.page.restore(state)
    again.settle()

    assert again.page.view() == "week"
    assert again.page.current().id == post
    assert again.page.filters.wanted().text == "patinoire"


def test_names_under_the_menu_are_of_one_letter_each(shown):
    for language in ("fr", "en"):
        use_language(language)
        seen = shown()
        letters = [
            one.text()[one.text().index("&") + 1].lower()
            for one in seen.page.actions_.menu.actions()
            if "&" in one.text()
        ]
        assert len(letters) == len(set(letters)), (language, sorted(letters))


def _words(widget):
    from PySide6.QtWidgets import QAbstractButton, QLabel

    shown = (*widget.findChildren(QLabel), *widget.findChildren(QAbstractButton))
    return [one.text().replace("\u200b", "") for one in shown]
