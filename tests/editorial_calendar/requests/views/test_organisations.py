"""The register of organizations on the screen: its acts, and a list taken over from a file."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QApplication, QDialog

from medias_desktop.editorial_calendar.rules.requesting.organisations import Accreditation
from tests.editorial_calendar.requests.asked import TODAY, organisation


def _open(bench):
    bench.page.actions_["organisations"].trigger()
    return bench.opened("organisations_dialog")


def _window(qtbot, parent, name):
    qtbot.waitUntil(lambda: any(one.isVisible() for one in parent.findChildren(QDialog, name)))
    return next(one for one in parent.findChildren(QDialog, name) if one.isVisible())


def test_an_organization_is_recorded_accredited_and_withdrawn(qtbot, requests_page):
    bench, organisations = requests_page, requests_page.service.organisations
    register = _open(bench)
    assert register.pages.currentWidget() is register.nothing
    register.new.click()
    form = _window(qtbot, register, "organisation_dialog")
    form.page_.line.setText("pas une adresse")
    form.name.line.setText("Club nautique fictif")
    form.record.click()
    qtbot.waitUntil(lambda: form.page_.problem.isVisible())
    form.page_.line.setText("https://www.facebook.com/clubnautiquefictif")
    form.record.click()
    qtbot.waitUntil(lambda: len(organisations.all()) == 1)
    bench.settle()
    assert register.accredit.isEnabled()
    assert not register.withdraw.isEnabled()
    register.accredit.click()
    accrediting = _window(qtbot, register, "organisation_dialog")
    accrediting.since.set_day(dt.date(2026, 3, 1))
    accrediting.resolution.line.setText("2026-74")
    accrediting.record.click()
    qtbot.waitUntil(lambda: organisations.one(1).standing(TODAY) is Accreditation.ACCREDITED)
    bench.settle()
    assert not register.accredit.isEnabled()
    register.withdraw.click()
    withdrawing = _window(qtbot, register, "organisation_dialog")
    withdrawing.record.click()
    qtbot.waitUntil(lambda: withdrawing.because.problem.isVisible())
    withdrawing.because.area.setPlainText("Dissous")
    withdrawing.record.click()
    qtbot.waitUntil(lambda: organisations.one(1).withdrawn_because == "Dissous")
    bench.settle()
    register.search.setText("nautique")
    assert len(register.table.rows()) == 1


def test_a_list_is_compared_with_the_register_then_imported(qtbot, tmp_path, requests_page):
    bench, organisations = requests_page, requests_page.service.organisations
    organisations.add(organisation(accredited_on=None).draft)
    path = tmp_path / "organismes.csv"
    path.write_text(
        "Organisme;Courriel;Accrédité depuis;Partenaire;Téléphone\n"
        "CLUB NAUTIQUE FICTIF;club@exemple.test;2026-02-01;non;\n"
        "Cercle inventé;cercle@exemple.test;1er mars 2025;oui;\n"
        "Cercle inventé;autre@exemple.test;;;\n"
        "Sans courriel;pas une adresse;;;\n"
        ";seul@exemple.test;;;\n",
        encoding="utf-8",
    )
    register = _open(bench)
    bench.dialogs.files.append(path)
    register.import_.click()
    qtbot.waitUntil(lambda: bool(register.findChildren(QDialog, "organisation_import_dialog")))
    window = _window(qtbot, register, "organisation_import_dialog")
    qtbot.waitUntil(lambda: window.plan is not None and bench.desk.jobs.idle())
    states = [row.state.value for row in window.plan.rows]
    assert states == ["update", "new", "problem", "problem", "problem"]
    assert "ligne 3" in window.plan.rows[2].problem.sentence()
    window.do_import.click()
    qtbot.waitUntil(lambda: len(organisations.all()) == 2)
    bench.settle()
    circle, club = organisations.all()
    assert (circle.name, circle.draft.partner, circle.draft.accredited_on) == (
        "Cercle inventé",
        True,
        dt.date(2025, 3, 1),
    )
    assert (club.name, club.draft.email) == ("Club nautique fictif", "club@exemple.test")
    assert bench.dialogs.told
    QApplication.processEvents()
