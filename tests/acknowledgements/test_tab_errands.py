"""What the tab hands on to its other parts: each line of the menu opens the real one."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QDialog

from medias_desktop.acknowledgements.rules import Audience, CampaignDraft, ScopeKey
from medias_desktop.core.store.roles import Role
from tests.acknowledgements.window import settle, show_tab


@pytest.fixture
def campaign(service, version_id, persons):
    draft = CampaignDraft("Campagne d’automne", Audience(by_rules=True), dt.date(2026, 12, 15))
    return service.campaign_service.open(version_id, draft)


@pytest.fixture
def tab(campaign, qtbot, service, desk):
    return show_tab(qtbot, service, desk)


def opened(qtbot, tab):
    """Wait for the window that an action opens, and return it."""

    def shown():
        found = [one for one in tab.findChildren(QDialog) if one.isVisible()]
        return [one for one in found if type(one).__name__ != "QProgressDialog"]

    qtbot.waitUntil(lambda: bool(shown()) and tab.desk.jobs.idle())
    return shown()[0]


@pytest.mark.parametrize(
    ("action", "window"),
    [
        ("sign", "SigningDialog"),
        ("print", "PrintDialog"),
        ("scan", "ReturnsDialog"),
        ("remind", "RemindDialog"),
        ("new_campaign", "CampaignDialog"),
        ("change_campaign", "CampaignDialog"),
        ("end_campaign", "ClosingDialog"),
        ("print_list", "RegisterDialog"),
        ("council", "PdfDialog"),
    ],
)
def test_each_opens_its_window(qtbot, tab, action, window):
    tab.table.selectRow(1)
    tab.actions_[action].trigger()
    found = opened(qtbot, tab)
    assert type(found).__name__ == window
    found.reject()


def test_export_asks_where(qtbot, tab, dialogs, tmp_path):
    dialogs.files = [tmp_path / "liste.csv"]
    tab.actions_["export"].trigger()
    qtbot.waitUntil(lambda: (tmp_path / "liste.csv").exists() and tab.desk.jobs.idle())


def test_past_acknowledgements_ask_for_a_file(tab, dialogs):
    dialogs.files = [None]
    tab.actions_["past"].trigger()
    assert dialogs.files == []


def test_deleting_goes_back_to_the_text(qtbot, tab, dialogs, version_id):
    dialogs.answers = [True]
    tab.actions_["delete_campaign"].trigger()
    settle(qtbot, tab)
    assert tab.scope.key == ScopeKey(0, version_id)
    assert not tab.actions_["delete_campaign"].isEnabled()


def test_a_closed_campaign_can_be_reopened(qtbot, tab, service, desk, campaign, dialogs):
    service.campaign_service.close(campaign, "terminée")
    desk.changes.announce("acknowledgements")
    settle(qtbot, tab)
    assert "Rou&vrir" in tab.actions_["end_campaign"].text()
    dialogs.answers = [True]
    tab.actions_["end_campaign"].trigger()
    settle(qtbot, tab)
    assert tab.scope.campaign.open


def test_who_may_only_read_records_nothing(qtbot, register, campaign, service, desk, dialogs):
    register.actor = register.actor._replace(name="Line Caron", role=Role.READING)
    tab = show_tab(qtbot, service, desk)
    tab.table.selectRow(0)
    for name in ("record", "refuse", "exempt", "sign", "scan", "remind", "new_campaign", "cancel", "past"):
        assert not tab.actions_[name].isEnabled()
        assert "Line Caron" in tab.actions_[name].toolTip()
    assert not tab.buttons.record.isEnabled()
    for name in ("print", "export", "print_list", "council", "card", "certify"):
        assert tab.actions_[name].isEnabled()
