"""Six pages: what they show, what their acts do, what a reader may not, what another window changed."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from medias_desktop.core.i18n import use_language
from medias_desktop.core.store.roles import Role
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.editorial_calendar.rules.account_notes import PLACES
from medias_desktop.editorial_calendar.views.accounts.crisis_banner import CrisisBanner
from medias_desktop.editorial_calendar.views.accounts.page import AccountsPage
from tests.editorial_calendar.town_rules import service_over

TODAY = dt.date(2026, 11, 21)


def shown(page, name):
    page.show_page(name)
    return page.part(name).list.table.rows()


def texts(widget, name):
    return [one.text() for one in widget.findChildren(QLabel) if one.objectName() == name and one.isVisible()]


def saved(qtbot, page, form):
    with qtbot.waitSignal(form.recorded):
        form.save()
    page.refresh()
    qtbot.waitUntil(page.settled)


def test_each_page_shows_its_records_and_the_clauses_in_force(qtbot, page):
    counted = {name: len(shown(page, name)) for name in PLACES}
    # Nine tasks of Blainville's text, Julie and Marc each for one of them.
    assert counted == {
        "accounts": 3,
        "accesses": 3,
        "absences": 2,
        "duties": 9,
        "followed": 2,
        "periods": 1,
    }
    # Blainville's text says nothing of replacements.
    for name in set(PLACES) - {"absences"}:
        page.show_page(name)
        qtbot.waitUntil(lambda name=name: bool(texts(page.part(name).beside, "rule_text")))


def test_what_is_to_be_done_is_counted_in_the_badge(page):
    # Marc's access is late; a suspicion is open; nobody publishes, answers, watches, looks after the appearance: four
    # tasks of clauses that are to be recorded.
    assert page.badge() == 1 + 1 + 4


def test_a_form_is_recorded_by_keys(qtbot, page, form):
    page.acts.election()
    opened = form()
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    with qtbot.waitSignal(opened.recorded):
        QTest.keyClick(opened, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_points_of_an_access_stand_beside_it_and_their_clause_opens(qtbot, page):
    page.show_page("accesses")
    part = page.part("accesses")
    part.list.choose(lambda one: one.record.name == "Marc Boisvert")
    qtbot.waitUntil(lambda: bool(texts(part.beside.points, "finding_sentence")))
    told = texts(part.beside.points, "finding_sentence")
    assert any("6 novembre 2026" in one and "60" in one for one in told)
    link = next(one for one in part.beside.points.findChildren(ClauseLink) if one.isVisible())
    with qtbot.waitSignal(page.clause_asked) as asked:
        link.click()
    assert "#" in asked.args[0]


def test_an_access_that_the_text_refuses_is_told_with_its_clause_and_typed_words_stay(qtbot, register, desk):
    from tests.editorial_calendar.accounts.people import NOEMIE, people_in
    from tests.editorial_calendar.town_rules import service_of

    service, account = service_of(register, "montmagny")
    people = people_in(service)
    page = AccountsPage(service, desk)
    qtbot.addWidget(page)
    page.show()
    page.acts.access(account_id=account)
    (form,) = [one for one in page.findChildren(QPushButton) if one.objectName() == "access_record"]
    form = form.window()
    form.who.show_person(people[NOEMIE], "Noémie Ouellet")
    qtbot.waitUntil(form.live.settled)
    assert [one.kind for one in form.live.findings if one.severity.value == "block"] == [
        "access_not_employee",
        "access_excluded",
    ]
    form.save()
    qtbot.waitUntil(lambda: not form.busy)
    assert "(art. 4.3)" in form.trouble.text()
    assert form.who.text() == "Noémie Ouellet"
    assert service.accesses.all() == ()
    form.done(0)


def test_a_password_is_refused_wherever_it_is_written(qtbot, page, form, town):
    page.acts.account(town[0].accounts.all()[0])
    opened = form()
    opened.note.area.setPlainText("Mot de passe : Soleil2026!")
    opened.save()
    qtbot.waitUntil(lambda: not opened.busy)
    assert opened.trouble.text() == (
        "Ce texte semble contenir un mot de passe. Le programme n’en conserve jamais\u00a0: retirez-le, puis enregistrez "
        "de nouveau. Si d’autres ont pu le voir, changez-le."
    )
    assert opened.isVisible()
    opened.done(0)


def test_crisis_mode_is_turned_on_and_off_and_a_banner_says_so(qtbot, page, form, town, desk):
    service, _people = town
    banner = CrisisBanner(service, desk)
    qtbot.addWidget(banner)
    banner.refresh()
    assert banner.isHidden()
    page.show_page("periods")
    page.part("periods").on.click()
    opened = form()
    opened.by.line.setText("Organisation de la sécurité civile")
    saved(qtbot, page, opened)
    banner.refresh()
    assert not banner.isHidden()
    assert banner.title.text() == "Le mode de crise est activé depuis le 21 novembre 2026, 15\u00a0h\u00a030"
    assert "Organisation de la sécurité civile" in banner.about.text()
    assert page.part("periods").off.isVisible()
    page.part("periods").off.click()
    opened = form()
    opened.save()
    qtbot.waitUntil(lambda: not opened.busy)
    assert opened.by.problem.text() == "Écrivez qui a décidé\u00a0: c’est conservé avec la période."
    opened.by.line.setText("Direction générale")
    opened.hour.line.setText("15:29")
    opened.save()
    qtbot.waitUntil(lambda: not opened.busy)
    assert opened.day.problem.text()  # it would end before it begins
    opened.hour.line.setText("15:30")
    saved(qtbot, page, opened)


def test_an_election_without_order_in_its_dates_is_told_at_the_date(qtbot, page, form):
    page.acts.election()
    opened = form()
    opened.first.set_day(dt.date(2027, 10, 1))
    opened.last.set_day(dt.date(2027, 9, 1))
    opened.save()
    assert opened.last.problem.text() == "La fin précède le début. Corrigez l’un des deux."
    opened.last.set_day(dt.date(2027, 11, 7))
    saved(qtbot, page, opened)
    assert len(shown(page, "periods")) == 2


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_who_takes_a_place_is_found_by_typing_never_in_a_long_list(qtbot, page, form, town):
    service, people = town
    page.show_page("absences")
    part = page.part("absences")
    part.list.choose(lambda one: one.record.name == "Julie Landry")
    part.list.do("change_absence")
    opened = form()
    opened.replacement.line.setFocus()
    QTest.keyClicks(opened.replacement.line, "bois")
    qtbot.waitUntil(opened.replacement.settled)
    assert opened.replacement.offered() == ["Marc Boisvert — Greffier adjoint"]
    opened.replacement.show_person(people["Boisvert"], "Marc Boisvert")
    opened.by_office.choose("communications")
    saved(qtbot, page, opened)
    (kept,) = [one for one in service.absences.all() if one.name == "Julie Landry"]
    assert kept.replacement_id == people["Boisvert"]
    assert kept.named_office == "communications"


def test_another_window_that_was_first_is_told_and_what_was_typed_stays(qtbot, page, form, town):
    service, _people = town
    known = service.accounts.all()[0]
    page.acts.account(known)
    opened = form()
    opened.holder.line.setText("Mairie")
    service.accounts.change(known, dataclasses.replace(known.draft, note="Changé ailleurs"))
    opened.save()
    qtbot.waitUntil(lambda: not opened.busy)
    assert "autre fenêtre" in opened.trouble.text()
    assert opened.holder.text() == "Mairie"
    saved(qtbot, page, opened)
    assert service.accounts.one(known.id).holder == "Mairie"


def test_a_reader_sees_everything_and_records_nothing(qtbot, page, town, desk):
    service, _people = town
    service.register.actor = service.register.actor._replace(name="Line Caron", role=Role.READING)
    reading = AccountsPage(service, desk)
    qtbot.addWidget(reading)
    reading.show()
    reading.refresh()
    qtbot.waitUntil(reading.settled)
    assert not reading.begin.isEnabled()
    reading.show_page("accesses")
    acts = reading.part("accesses").list.acts
    assert acts["change_access"].isEnabled()
    assert not any(acts[name].isEnabled() for name in ("renew_access", "declare_access", "end_access"))
    reading.acts.access(service.accesses.all()[0])
    record = next(one for one in reading.findChildren(QPushButton) if one.objectName() == "access_record")
    assert not record.isEnabled()
    assert "Line Caron" in record.toolTip()
    record.window().done(0)


def test_places_of_things_to_do_lead_to_their_page(page):
    for name in PLACES:
        page.show_place(name)
        assert page.switch.name() == name
    page.show_place("nowhere")
    assert page.switch.name() == "periods"
    state = page.view_state()
    page.show_page("accounts")
    page.restore(state)
    assert page.switch.name() == "periods"


def test_an_empty_register_says_what_to_do(qtbot, register, desk):
    page = AccountsPage(service_over(register), desk)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    qtbot.waitUntil(page.settled)
    for name in PLACES:
        page.show_page(name)
        part = page.part(name)
        assert part.list.pages.currentWidget() is part.list.nothing
        first = next(one for one in part.findChildren(QPushButton) if one.objectName().endswith("_first"))
        assert first.isVisible()
        assert texts(part.beside, "rule_text") == []
    assert page.badge() == 0


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".pdf"])
def test_lists_are_written_as_their_name_ends(qtbot, page, town, dialogs, tmp_path, ending):
    for name in PLACES:
        path = tmp_path / f"{name}{ending}"
        dialogs.files = [path]
        before = len(dialogs.told)
        page.acts.export(name)
        qtbot.waitUntil(lambda told=before: len(dialogs.told) > told)
        assert path.stat().st_size > 100


def test_many_accesses_are_shown_and_searched_without_waiting(qtbot, page, town):
    from medias_desktop.core.store.transaction import new_uid
    from medias_desktop.editorial_calendar.models.accounts import access

    service, _people = town
    account = service.accounts.all()[0].id
    with service.register.transaction("test") as tx:
        rows = [
            {"uid": new_uid(), "account_id": account, "name": f"Nom fictif {n}", "role": "editor"}
            for n in range(3_000)
        ]
        tx.insert_many(access, rows)
    page.show_page("accesses")
    page.refresh()
    qtbot.waitUntil(page.settled)
    part = page.part("accesses")
    assert len(part.list.table.rows()) == 3_003
    part.list.search.setText("fictif 2999")
    part.list.search.searched.emit("fictif 2999")
    assert [one.record.name for one in part.list.table.rows()] == ["Nom fictif 2999"]


def test_both_languages_have_their_words(qtbot, town, desk):
    service, _people = town
    for language, title in (("fr", "Nouveau compte"), ("en", "New account")):
        use_language(language)
        page = AccountsPage(service, desk)
        qtbot.addWidget(page)
        assert page.begin.text().strip() == title
