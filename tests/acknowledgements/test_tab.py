"""The tab through its real widgets: what it shows."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from medias_desktop.acknowledgements.rules import (
    AcknowledgementState,
    Audience,
    CampaignDraft,
    Counts,
    Method,
    ScopeKey,
)
from medias_desktop.acknowledgements.tab import AcknowledgementsTab
from medias_desktop.core import i18n
from medias_desktop.people.rules import Group, PersonDraft
from tests.acknowledgements.conftest import adopt, import_text
from tests.acknowledgements.window import choose, names, press, settle, show_tab, states

TODAY = dt.date(2026, 11, 21)
SHEET = Method.INDIVIDUAL_SHEET


@pytest.fixture
def tab(qtbot, service, desk):
    return show_tab(qtbot, service, desk)


@pytest.fixture
def ready(version_id, persons, qtbot, service, desk):
    """Return the tab over a version in force and five persons who must sign it."""
    return show_tab(qtbot, service, desk)


@pytest.fixture
def campaign(service, version_id, persons):
    """Return the number of a campaign that was due yesterday."""
    service._register.clock.set_today(dt.date(2026, 11, 16))
    draft = CampaignDraft("Campagne d’automne", Audience(by_rules=True), dt.date(2026, 11, 20))
    number = service.campaign_service.open(version_id, draft)
    service._register.clock.set_today(TODAY)
    return number


@pytest.fixture
def under_way(campaign, qtbot, service, desk):
    """Return the tab over that campaign."""
    return show_tab(qtbot, service, desk)


def figures(tab):
    """Return the figures that are seen, as they are read out."""
    return [one.accessibleName() for one in tab.figures.figures.values() if one.isVisible()]


class TestShowing:
    def test_what_stands_at_the_top(self, ready):
        assert ready.choice.title() == "Politique d’utilisation des médias sociaux, version 1"
        text = ready.header.subtitle.text()
        assert "15 novembre 2026" in text
        assert "2026-11-214" in text
        sha256 = ready.scope.version.text_sha256
        assert f"SHA-256 {sha256[:8]}…{sha256[-8:]}" in text
        assert sha256 in ready.header.subtitle.toolTip()
        assert ready.header.asking.text() == "Tous les groupes"
        assert ready.badge() == 5
        assert names(ready) == ["Côté-Gagné", "L’Heureux", "Ouellet", "Smith", "Thériault"]
        assert figures(ready) == ["0 signée", "0 feuille remise", "5 à lire"]

    def test_a_campaign_comes_first(self, under_way, campaign):
        assert under_way.scope.key.campaign_id == campaign
        assert under_way.choice.title() == "Campagne d’automne"
        assert "Politique d’utilisation des médias sociaux, version 1" in under_way.header.subtitle.text()
        asking = under_way.header.asking.text()
        assert asking.startswith("Échéance\u00a0: 20 novembre 2026")
        assert "ouverte le 16 novembre 2026" in asking
        assert states(under_way) == ["overdue"] * 5
        assert "5 en retard" in figures(under_way)
        # The text itself is still offered, whatever the campaign.
        assert under_way.choice.keys() == [ScopeKey(campaign, 0), ScopeKey(0, under_way.scope.version.id)]

    def test_every_state_has_its_figure_and_filter(
        self, qtbot, service, desk, under_way, version_id, persons, campaign
    ):
        service.record(version_id, persons[:1], TODAY, SHEET, campaign_id=campaign)
        service.refuse(version_id, persons[1:2], TODAY, "avis demandé", "J. Roy", campaign_id=campaign)
        service.exempt(version_id, persons[2:3], TODAY, "congé parental", campaign_id=campaign)
        desk.changes.announce("acknowledgements")
        settle(qtbot, under_way)
        assert states(under_way) == ["signed", "refused", "exempted", "overdue", "overdue"]
        assert figures(under_way) == [
            "1 signée", "0 feuille remise", "0 à lire", "2 en retard", "1 refusée", "1 dispensée",
        ]  # fmt: skip
        qtbot.mouseClick(under_way.figures.figures[AcknowledgementState.REFUSED], Qt.MouseButton.LeftButton)
        assert names(under_way) == ["L’Heureux"]
        assert under_way.filters.wanted().state is AcknowledgementState.REFUSED
        # Pressed again, everyone is back.
        qtbot.mouseClick(under_way.figures.figures[AcknowledgementState.REFUSED], Qt.MouseButton.LeftButton)
        assert len(names(under_way)) == 5
        choose(under_way.filters.state, "overdue")
        assert names(under_way) == ["Smith", "Thériault"]
        assert under_way.figures.figures[AcknowledgementState.OVERDUE].isChecked()

    def test_a_text_of_the_past_is_outdated(
        self, qtbot, ready, service, register, policies, desk, version_id, persons
    ):
        service.record(version_id, persons[:2], TODAY, SHEET)
        second = import_text(policies, "Second.", policies.version(version_id).summary.policy_id)
        adopt(register, second, dt.date(2026, 11, 18), dt.date(2026, 11, 20), "2026-11-230")
        desk.changes.announce("policies")
        settle(qtbot, ready)
        ready.show_scope(ScopeKey(0, version_id))
        settle(qtbot, ready)
        assert states(ready) == ["superseded", "superseded", "to_read", "to_read", "to_read"]
        assert ready.filters.state.findData("signed") < 0
        qtbot.mouseClick(ready.figures.figures[AcknowledgementState.SIGNED], Qt.MouseButton.LeftButton)
        assert names(ready) == ["Côté-Gagné", "L’Heureux"]
        assert not ready.buttons.print.isEnabled()

    def test_no_version_yet(self, qtbot, tab, persons):
        assert tab.pages.currentWidget() is tab.no_version
        with qtbot.waitSignal(tab.tab_wanted) as wanted:
            press(qtbot, tab.no_version, "go_to_policies")
        assert wanted.args == ["policies"]

    def test_nobody_yet(self, qtbot, version_id, service, desk):
        tab = show_tab(qtbot, service, desk)
        assert tab.list.list.currentWidget() is tab.list.nobody
        with qtbot.waitSignal(tab.tab_wanted) as wanted:
            press(qtbot, tab.list.nobody, "go_to_people")
        assert wanted.args == ["people"]
        assert tab.badge() == 0

    def test_another_version(self, qtbot, ready, service, register, policies, desk, version_id, persons):
        service.record(version_id, persons[:2], TODAY, SHEET)
        second = import_text(policies, "Second.", policies.version(version_id).summary.policy_id)
        adopt(register, second, dt.date(2026, 11, 18), dt.date(2026, 12, 1), "2026-11-230")
        desk.changes.announce("policies")
        settle(qtbot, ready)
        # One looks at the version in force until another is chosen.
        assert ready.scope.version.id == version_id
        place = next(n for n in range(ready.choice.count()) if "version 2" in ready.choice.itemText(n))
        ready.choice.setCurrentIndex(place)
        ready.choice.activated.emit(place)
        settle(qtbot, ready)
        assert ready.scope.version.id == second
        assert ready.choice.title().endswith("version 2")
        assert ready.counts.signed == 0
        assert "1er décembre 2026" in ready.header.subtitle.text()
        desk.changes.announce("acknowledgements")
        settle(qtbot, ready)
        assert ready.scope.version.id == second

    def test_the_badge_follows(self, qtbot, ready, service, desk, version_id, persons):
        service.record(version_id, persons[:2], TODAY, SHEET)
        desk.changes.announce("acknowledgements")
        settle(qtbot, ready)
        assert ready.badge() == 3

    def test_no_text_is_a_heading_that_can_be_chosen(self, under_way):
        choice = under_way.choice
        headings = [
            n
            for n in range(choice.count())
            if not choice.model().flags(choice.model().index(n, 0)) & Qt.ItemFlag.ItemIsEnabled
        ]
        assert [choice.itemText(n) for n in headings] == [
            "Campagnes en cours", "Textes, quelle que soit la campagne",
        ]  # fmt: skip


class TestFilters:
    def test_search_and_no_match(self, qtbot, ready):
        ready.filters.search.setText("noemie")
        qtbot.waitUntil(lambda: names(ready) == ["Ouellet"])
        ready.filters.search.setText("noemie conseil")
        qtbot.keyClick(ready.filters.search, Qt.Key.Key_Return)
        assert ready.list.list.currentWidget() is ready.list.no_match
        press(qtbot, ready.list.no_match, "clear_filters")
        assert len(names(ready)) == 5
        assert ready.list.list.currentWidget() is ready.table

    def test_filters(self, qtbot, ready, service, desk, version_id, persons):
        service.record(version_id, [persons[1], persons[5]], TODAY, SHEET)
        desk.changes.announce("acknowledgements")
        choose(ready.filters.state, "signed")
        assert names(ready) == ["L’Heureux"]
        choose(ready.filters.state, "uncounted")
        assert names(ready) == ["Vachon"]
        ready.filters.clear()
        choose(ready.filters.group, Group.FIREFIGHTER.value)
        assert names(ready) == ["Thériault"]
        ready.filters.clear()
        choose(ready.filters.department, "Conseil")
        assert names(ready) == ["Côté-Gagné"]
        settle(qtbot, ready)
        assert ready.counts == Counts(signed=1, to_read=4)
        assert "1\u00a0inscription d’une personne" in ready.footer.text()

    def test_who_never_acknowledged_anything(self, qtbot, ready, service, desk, version_id, persons):
        service.record(version_id, persons[:2], TODAY, SHEET)
        desk.changes.announce("acknowledgements")
        settle(qtbot, ready)
        ready.show_place("never")
        settle(qtbot, ready)
        assert names(ready) == ["Ouellet", "Smith", "Thériault"]
        ready.filters.search.setText("rose")
        qtbot.waitUntil(lambda: names(ready) == ["Smith"])

    def test_letters_typed_in_the_list_are_searched(self, qtbot, ready):
        ready.activateWindow()
        ready.table.setFocus()
        qtbot.keyClicks(ready.table, "o")
        assert ready.filters.search.text() == "o"
        assert ready.filters.search.hasFocus()


class TestPlaces:
    def test_a_campaign_and_a_state(self, qtbot, under_way, campaign, version_id):
        under_way.show_place(f"text:{version_id}")
        assert under_way.scope.campaign is None
        under_way.show_place(f"campaign:{campaign}#overdue")
        assert under_way.scope.campaign.id == campaign
        assert under_way.filters.wanted().state is AcknowledgementState.OVERDUE
        settle(qtbot, under_way)

    def test_what_is_gone_is_passed_over(self, qtbot, under_way, campaign):
        under_way.show_place("campaign:99#overdue")
        under_way.show_place("quelque part")
        assert under_way.scope.campaign.id == campaign


class TestKeyboard:
    def test_the_list_has_it_when_nothing_else_does(self, qtbot, ready):
        assert ready.window().focusWidget() is ready.table

    def test_the_first_arrow_key_selects_the_only_row(self, qtbot, service, desk, version_id, people):
        people.add(PersonDraft("Roy", "Line"))
        tab = show_tab(qtbot, service, desk)
        tab.activateWindow()
        qtbot.keyClick(tab.table, Qt.Key.Key_Down)
        assert [row.last_name for row in tab.table.selected_rows()] == ["Roy"]

    def test_from_list_to_coverage_by_arrow(self, qtbot, ready):
        ready.activateWindow()
        first = next(one for one in ready.switch.children() if one.objectName() == "show_list")
        first.setFocus()
        qtbot.keyClick(first, Qt.Key.Key_Right)
        assert ready.switch.name() == "coverage"
        settle(qtbot, ready)


class TestLooks:
    @pytest.mark.parametrize("language", ["fr", "en"])
    def test_every_input_has_a_name(self, qtbot, service, desk, version_id, persons, language):
        i18n.use_language(language)
        made = AcknowledgementsTab(service, desk)
        qtbot.addWidget(made)
        made.refresh()
        for box in (made.choice, made.filters.state, made.filters.group, made.filters.department):
            assert box.accessibleName()
        assert made.table.accessibleName()
        assert made.filters.search.accessibleName()
        settle(qtbot, made)

    def test_state_survives_a_rebuild(self, qtbot, ready, service, desk, persons):
        choose(ready.filters.group, Group.REGULAR.value)
        ready.table.selectAll()
        i18n.use_language("en")
        again = show_tab(qtbot, service, desk)
        again.restore(ready.view_state())
        settle(qtbot, again)
        assert names(again) == ["L’Heureux", "Smith"]
        assert list(again.table.selected_numbers()) == [persons[1], persons[3]]

    def test_narrow_windows_put_the_buttons_below_and_show_fewer_columns(self, qtbot, ready):
        beside, title = ready.buttons.record, ready.choice

        def top(widget):
            return widget.mapTo(ready, widget.rect().topLeft()).y()

        bottom = title.mapTo(ready, title.rect().bottomLeft()).y()
        assert top(beside) < bottom
        assert not any(ready.table.isColumnHidden(n) for n in range(8))
        ready.resize(760, 600)
        qtbot.waitUntil(lambda: top(beside) >= bottom)
        shown = [n for n in range(8) if not ready.table.isColumnHidden(n)]
        assert 0 in shown
        assert 3 in shown
        assert len(shown) < 8

    def test_nothing_is_cut_in_the_figures(self, ready):
        for label in ready.figures.findChildren(QLabel):
            if label.isVisible() and not label.wordWrap():
                assert label.width() >= label.sizeHint().width() - 1
