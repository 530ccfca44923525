"""Searching in the Policies tab: by keyboard alone, off the window's thread, the words marked in the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionViewItem

from medias_desktop.core import i18n
from medias_desktop.core.widgets import theme
from medias_desktop.policies.outline import Outline, Section
from medias_desktop.policies.service.excerpts import excerpt
from medias_desktop.policies.views.search.rows import FOUND, utf16
from tests.policies.texts import IDENTITY, OUTLINE
from tests.registers import change_behind


@pytest.fixture
def version_id(service):
    return service.import_policy("politique.txt", b"texte", OUTLINE, IDENTITY)


@pytest.fixture
def tab(make_tab, version_id):
    return make_tab()


def type_in(qtbot, tab, words):
    """Type words and wait for the answer to them."""
    side = tab.search
    side.field.setText(words)  # Qt's robot types no accents
    settle(qtbot, side)


def settle(qtbot, side):
    side.field.searched.emit(side.field.text())
    qtbot.waitUntil(lambda: side.asking.idle())
    qtbot.waitUntil(lambda: not side.query() or side.results.list.hits.query() == side.query())


def titles(tab):
    return [hit.title for hit in tab.search.results.list.hits.hits()]


def own(tab):
    return [hit.title for hit in tab.search.results.list.hits.hits() if hit.summary.id]


def marked(tab):
    return [selection.cursor.selectedText() for selection in tab.reader.text.extraSelections()]


def test_what_is_typed_is_found_in_place_of_the_library(qtbot, tab):
    assert not tab.search.searching()
    type_in(qtbot, tab, "registre acc")
    assert tab.search.searching()
    assert own(tab) == ["2.1 Direction"]
    assert tab.search.results.count.text() == i18n.ngettext(
        "{count} result", "{count} results", len(titles(tab))
    ).format(count=len(titles(tab)))


def test_ctrl_k_and_slash_lead_to_the_field_and_escape_back_to_the_text(qtbot, tab):
    tab.reader.text.setFocus()
    for key, modifier in (
        (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Slash, Qt.KeyboardModifier.NoModifier),
    ):
        qtbot.keyClick(tab.reader.text, key, modifier)
        assert tab.search.field.hasFocus()
        assert tab.search.field.text() == ""
        qtbot.keyClick(tab.search.field, Qt.Key.Key_Escape)
        assert tab.reader.text.hasFocus()


def test_a_slash_may_be_searched_for(qtbot, tab):
    tab.search.summon()
    qtbot.keyClicks(tab.search.field, "a/b")
    assert tab.search.field.text() == "a/b"


def test_a_hit_is_opened_at_its_clause_with_the_words_marked_and_the_hits_stay(qtbot, tab):
    type_in(qtbot, tab, "direction")
    assert own(tab)[0] == "2.1 Direction"
    side = tab.search
    qtbot.keyClick(side.field, Qt.Key.Key_Return)
    assert tab.reader.text.current_section() == 2
    assert marked(tab) == ["Direction", "direction"]
    assert side.searching()
    qtbot.keyClick(side.field, Qt.Key.Key_Down)
    assert side.results.list.hasFocus()
    qtbot.keyClick(side.results.list, Qt.Key.Key_Down)
    found = side.results.list.currentIndex().data(FOUND)
    assert found.title == "3 Nétiquette"
    qtbot.keyClick(side.results.list, Qt.Key.Key_Return)
    assert tab.reader.text.current_section() == 4
    assert marked(tab) == ["direction"]
    assert side.results.list.hasFocus()


def test_up_leads_from_the_first_hit_to_the_field_and_escape_leaves(qtbot, tab):
    type_in(qtbot, tab, "direction")
    side = tab.search
    side.field.setFocus()
    qtbot.keyClick(side.field, Qt.Key.Key_Down)
    qtbot.keyClick(side.results.list, Qt.Key.Key_Up)
    assert side.field.hasFocus()
    qtbot.keyClick(side.field, Qt.Key.Key_Return)
    side.results.list.setFocus()
    qtbot.keyClick(side.results.list, Qt.Key.Key_Escape)
    assert not side.searching()
    assert side.field.text() == ""
    assert marked(tab) == []
    assert tab.reader.text.hasFocus()


def test_emptying_the_field_gives_the_library_its_place_and_its_width_back(qtbot, tab):
    before = tab.splitter.sizes()
    type_in(qtbot, tab, "direction")
    assert tab.splitter.sizes()[0] > before[0]
    type_in(qtbot, tab, "")
    assert not tab.search.searching()
    assert tab.splitter.sizes() == before


def test_nothing_found_says_so_and_what_to_try(qtbot, tab):
    results = tab.search.results
    type_in(qtbot, tab, "hélicoptère")
    assert results.pages.currentIndex() == 1
    assert results.nothing.text() == i18n._("Nothing holds all of these words.")
    type_in(qtbot, tab, "direction hélicoptère")
    assert results.advice.text() == i18n._("Try fewer words, or only their beginnings.")
    type_in(qtbot, tab, '"direction registre"')
    assert results.advice.text() == i18n._(
        "Words between quotation marks are found only as they are written: try without them."
    )
    assert results.without_filters.isHidden()


def test_filters_narrow_the_hits_and_tell_their_numbers(qtbot, tab, service):
    lacaille = Outline("", "", (Section(1, "1", "Direction", "La direction de Lacaille."),))
    service.import_policy("l.txt", b"l", lacaille, type(IDENTITY)("Ville de Lacaille", "Charte", "", "fr"))
    tab.refresh()
    tab.search.asking.prepare("fr")
    type_in(qtbot, tab, "direction")
    filters, side = tab.search.results.filters, tab.search
    assert len(own(tab)) == 3
    offered = [action.text() for action in filters.town.choices()]
    assert "Ville de Lacaille (1)" in offered
    assert "Ville de Sainte-Élodie (2)" in offered
    next(one for one in filters.town.choices() if one.text() == "Ville de Lacaille (1)").trigger()
    qtbot.waitUntil(lambda: side.asking.idle() and titles(tab) == ["1 Direction"])
    assert filters.town.accessibleName().endswith("Ville de Lacaille")
    qtbot.waitUntil(lambda: any("(1)" in one.text() for one in filters.state.choices()))
    type_in(qtbot, tab, "registre")
    results = tab.search.results
    assert results.advice.text() == i18n._("The filters leave some texts out.")
    results.without_filters.click()
    qtbot.waitUntil(lambda: side.asking.idle() and own(tab) == ["2.1 Direction"])


def test_a_town_of_the_library_is_found_and_read(qtbot, tab):
    tab.search.asking.prepare("fr")
    qtbot.waitUntil(lambda: tab.search.asking.idle())
    type_in(qtbot, tab, "mots de passe")
    found = tab.search.results.list.hits.hits()
    assert found
    assert found[0].summary.uid.startswith("town/")
    tab.search.results.list.open_current()
    current = tab.current()
    assert current.summary.uid == found[0].summary.uid
    assert current.sections[tab.reader.text.current_section()].uid == found[0].section_uid
    assert marked(tab)


def test_the_newest_question_is_answered(qtbot, tab):
    answers = []
    asking = tab.search.asking
    asking.answered.connect(answers.append)
    side = tab.search
    for words in ("d", "di", "dir", "registre"):
        side.field.setText(words)
        side.field.searched.emit(words)
    settle(qtbot, side)
    assert {answer.question.query for answer in answers} == {"registre"}
    assert own(tab) == ["2.1 Direction"]


def test_more_hits_come_as_the_list_is_scrolled(qtbot, make_tab, service):
    sections = tuple(Section(1, str(n), f"Règle {n}", "Le texte des règles.") for n in range(1, 121))
    service.import_policy("l.txt", b"l", Outline("", "", sections), IDENTITY)
    tab = make_tab()
    type_in(qtbot, tab, '"texte des règles"')
    view = tab.search.results.list

    def all_there():
        view.scrollToBottom()
        return view.hits.rowCount() == 120

    qtbot.waitUntil(all_there)
    assert len(set(titles(tab))) == 120


def test_a_correction_is_shown_at_once(qtbot, tab, service, version_id):
    type_in(qtbot, tab, "armoiries")
    assert own(tab) == []
    row = service.version(version_id).summary.row_version
    changed = Outline("", "", (Section(1, "1", "Logo", "Les armoiries."),))
    service.correct_outline(version_id, row, changed)
    tab.desk.changes.announce("policies")
    tab.refresh()
    qtbot.waitUntil(lambda: own(tab) == ["1 Logo"])


def test_an_index_that_lacks_something_is_caught_up_quietly(qtbot, register, tab):
    change_behind(register, "DELETE FROM search_entry")
    type_in(qtbot, tab, "registre")
    assert own(tab) == []
    tab.search.asking.catch_up()
    qtbot.waitUntil(lambda: own(tab) == ["2.1 Direction"])


def test_a_hidden_tab_reads_the_register_no_more(qtbot, tab, register):
    tab.search.field.setText("direction")
    tab.search.field.searched.emit("direction")
    tab.search.asking.catch_up()
    tab.hide()
    register.close()
    qtbot.waitUntil(lambda: tab.search.asking.idle())


def test_the_words_and_filters_survive_a_new_language(qtbot, tab, make_tab):
    type_in(qtbot, tab, "direction")
    state = tab.view_state()
    again = make_tab()
    again.restore(state)
    qtbot.waitUntil(again.search.searching)
    assert again.search.field.text() == "direction"
    settle(qtbot, again.search)


@pytest.mark.parametrize("scale", [0.8, 2.0])
def test_rows_are_drawn_at_every_text_size(qtbot, qapp, tab, scale):
    theme.apply(qapp, "dark", scale)
    type_in(qtbot, tab, "direction")
    hits = tab.search.results.list
    option = QStyleOptionViewItem()
    option.font, option.fontMetrics = hits.font(), hits.fontMetrics()
    size = hits.itemDelegate().sizeHint(option, hits.hits.index(0, 0))
    assert size.height() >= 4 * hits.fontMetrics().height() * 0.9
    assert not hits.grab().isNull()
    theme.apply(qapp, "light")


def test_rows_are_read_aloud(qtbot, tab):
    type_in(qtbot, tab, "registre accès")
    index = tab.search.results.list.hits.index(0, 0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("2.1, Direction, Ville de Sainte-Élodie · Version 1, Projet, La direction tient")


def test_an_excerpt_shows_the_words():
    text = (
        "Un début sans rapport. " * 30 + "Le conseil adopte la politique par résolution. " + "Une fin. " * 30
    )
    shown, spans = excerpt(text, "adopter politiques", "fr")
    assert shown.startswith("…\u00a0")
    assert shown.endswith("\u00a0…")
    assert [shown[span.start : span.end] for span in spans] == ["adopte", "politique"]
    table = "Court.\n\n- premier;\n  - second.\n\n| Mot | Sens |\n| --- | --- |\n| a | b |"
    assert excerpt(table, "zzz", "fr") == ("Court. • premier; • second. Mot Sens a b", ())
    assert len(excerpt(text, "zzz", "fr")[0]) <= 222


def test_places_are_counted_as_qt_does():
    assert [utf16("a😀b", n) for n in range(4)] == [0, 1, 3, 4]
