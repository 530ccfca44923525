"""Certificates of acknowledgement: looked at one by one and sealed in one click, or sealed into a folder."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from medias_desktop.acknowledgements.errors import NobodySigned
from medias_desktop.acknowledgements.rules import Method
from medias_desktop.acknowledgements.tab import AcknowledgementsTab
from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.pdf.verifying import verify
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.errors import NotEntitled
from medias_desktop.core.store.roles import Role
from medias_desktop.core.widgets.pdf_view import PdfDialog
from medias_desktop.safekeeping.service.retention import RetentionService
from medias_desktop.signatures.models import sealed_document
from medias_desktop.slices import retained
from tests.core.pdf.tools import defects

DAY = dt.date(2026, 11, 20)


@pytest.fixture
def signed(service, version_id, persons):
    service.record(version_id, persons[:2], DAY, Method.GROUP_SHEET, "Jean L’Heureux")
    service.correct(
        service.overview(version_id).rows[0].status.event_id or 0, DAY, Method.ON_SCREEN, "Line Caron"
    )
    return service.overview(version_id).rows


@pytest.fixture
def tab(qtbot, signed, service, policies, desk):
    desk = dataclasses.replace(desk, sealer=policies.signatures.sealing)
    shown = AcknowledgementsTab(service, desk)
    qtbot.addWidget(shown)
    shown.resize(1300, 700)
    shown.show()
    qtbot.waitExposed(shown)
    shown.refresh()
    return shown


def text_of(pdf):
    with open_pdf(pdf) as pages:
        return " ".join(" ".join(pages.text(number).split()) for number in range(len(pages)))


def sealed_rows(register):
    with register.read() as connection:
        return connection.execute(sa.select(sealed_document)).all()


def test_it_says_who_what_when_and_by_which_text(service, signed):
    made = service.certificates.of(signed[0])
    text = text_of(made.pdf)
    assert signed[0].full_name in text
    assert "20 novembre 2026" in text
    assert "Line Caron" in text  # as corrected
    assert made.person_id == signed[0].person_id
    assert defects(made.pdf, "2a") == []
    assert defects(made.pdf, "ua1") == []


def test_who_has_not_signed_gets_none(service, signed):
    with pytest.raises(NobodySigned):
        service.certificates.of(signed[-1])


def test_those_who_signed_get_theirs_sealed(register, service, policies, signed, tmp_path):
    folder = service.certificates.into(tmp_path / "Attestations", signed, Silent())
    files = sorted(folder.iterdir())
    assert len(files) == 2
    for path in files:
        found = verify(path.read_bytes(), policies.signatures.trust.trust())
        assert found.accepted
    assert {row.person_id for row in sealed_rows(register)} == {signed[0].person_id, signed[1].person_id}


def test_one_is_shown_and_sealed_in_one_click(qtbot, register, tab):
    tab.table.selectRow(0)
    tab.actions_["certify"].trigger()
    qtbot.waitUntil(lambda: bool(tab.findChildren(PdfDialog)), timeout=20000)
    (shown,) = tab.findChildren(PdfDialog)
    qtbot.mouseClick(shown.seal_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(sealed_rows(register)), timeout=20000)
    qtbot.waitUntil(lambda: shown.seal_button.text() == "Scellé", timeout=20000)
    assert not shown.seal_button.isEnabled()
    assert hashlib.sha256(shown._pdf).hexdigest() == sealed_rows(register)[0].sha256
    shown.reject()
    QApplication.processEvents()


def test_several_go_into_the_folder_that_is_chosen(qtbot, tab, dialogs, tmp_path):
    dialogs.folders.append(tmp_path)
    tab.table.selectAll()
    tab.actions_["certify"].trigger()
    qtbot.waitUntil(lambda: bool(dialogs.shown), timeout=20000)
    assert dialogs.shown[0].name.startswith("Attestations de prise de connaissance")
    assert len(list(dialogs.shown[0].iterdir())) == 2


def test_no_folder_nothing_done(tab, dialogs, register):
    dialogs.folders.append(None)
    tab.table.selectAll()
    tab.actions_["certify"].trigger()
    assert sealed_rows(register) == []


def test_who_may_not_seal_is_told_before_a_folder_is_asked_for(tab, dialogs, register):
    register.actor = register.actor._replace(name="Line Caron", role=Role.COMMUNICATIONS)
    tab.table.selectAll()
    tab.actions_["certify"].trigger()
    assert [type(error) for error in dialogs.errors] == [NotEntitled]
    assert sealed_rows(register) == []


def test_the_mention_goes_with_the_person(register, service, signed, tmp_path):
    service.certificates.into(tmp_path / "Attestations", signed, Silent())
    retention = RetentionService(register, retained())
    (record,) = [one for one in retention.records("former_person") if one.number == signed[0].person_id]
    retention.destroy_on_request("former_person", [record], "Demande du 12 novembre 2026")
    assert [row.person_id for row in sealed_rows(register)] == [signed[1].person_id]
    name = signed[0].last_name
    with register.read() as connection:
        told = connection.exec_driver_sql("SELECT body FROM audit_content").scalars().all()
    assert [body for body in told if name in body] == []
