"""Requests as whoever receives them works with them: recorded, decided, answered, made a post."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QMenu, QPlainTextEdit, QPushButton

from medias_desktop.core import i18n
from medias_desktop.core.store.roles import Permission, Role
from medias_desktop.editorial_calendar.rules.requesting.states import RequestKind, RequestState
from medias_desktop.editorial_calendar.views.requests.forms.request_form import RequestForm
from medias_desktop.editorial_calendar.views.requests.forms.step_form import StepForm
from medias_desktop.editorial_calendar.views.requests.page import RequestsPage
from tests.editorial_calendar.requests.asked import PAGE, POST, TODAY, draft, organisation, step
from tests.registers import open_again

S = RequestState


def _words(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def _begin(bench, kind="department_post", **more):
    """Open the form of a new request and fill what every request says."""
    bench.page.actions_["record"].trigger()
    form = bench.opened("request_dialog")
    form.kind.choose(RequestKind(kind))
    form.requester.line.setText(more.pop("requester", "Service des loisirs"))
    form.subject.line.setText(more.pop("subject", "Patinoire ouverte"))
    form.description.area.setPlainText(more.pop("description", "La patinoire du parc ouvre samedi."))
    return form


def test_an_empty_register_says_what_belongs_here(requests_page):
    page = requests_page.page
    assert page.pages.currentWidget() is page.nothing
    page.findChild(QPushButton, "record_first").click()
    assert isinstance(requests_page.opened("request_dialog"), RequestForm)


def test_a_request_is_recorded_approved_and_made_a_post(qtbot, requests_page):
    bench, page, requests = requests_page, requests_page.page, requests_page.service.requests
    form = _begin(bench, description="")
    qtbot.waitUntil(form.settled)
    assert any("brève description" in one for one in form.panel.sentences())
    form.record.click()
    qtbot.waitUntil(lambda: form.trouble.isVisible())
    assert "art. 9.4" in form.trouble.text()
    assert form.requester.text() == "Service des loisirs"
    form.description.area.setPlainText("La patinoire du parc ouvre samedi.")
    form.record.click()
    qtbot.waitUntil(lambda: requests.any())
    bench.settle()
    assert page.badge() == 1

    page.open_request(1)
    bench.settle()
    panel = page.list.card()
    assert "art. 9.4" in " ".join(one.text() for one in panel.findChildren(QPushButton))
    panel.acts["approved"].trigger()
    deciding = bench.opened("step_dialog")
    assert isinstance(deciding, StepForm)
    assert deciding.office.value() == "communications"  # as the clause names it
    deciding.by.line.setText("Julie Landry")
    deciding.record.click()
    qtbot.waitUntil(lambda: requests.one(1).state is S.APPROVED)
    bench.settle()
    with qtbot.waitSignal(page.place_wanted) as asked:
        page.list.card().acts["post"].trigger()
    assert asked.args == ["editorial_calendar", f"calendar/post:{requests.one(1).post_id}"]
    bench.settle()
    assert "post" not in page.list.card().acts


def test_advertising_refused_by_its_clause_has_its_letter(qtbot, requests_page):
    bench, requests = requests_page, requests_page.service.requests
    club = bench.service.organisations.add(organisation(own_page=PAGE, email="club@exemple.test").draft)
    number = requests.add(
        draft(
            "organisation_post",
            requester="Ana Fictive",
            requester_language="en",
            organisation_id=club,
            original_link=POST,
        )
    )
    for taken in (
        step("accreditation_checked"),
        step("refused", office="communications", reasons="The date has passed."),
    ):
        requests.step(number, requests.one(number).version, taken)
    bench.page.refresh()
    bench.page.open_request(number)
    bench.settle()
    bench.page.list.card().acts["letter"].trigger()
    letter = bench.opened("request_letter_dialog")
    assert letter.language.value() == "en"
    assert "Reasons: The date has passed." in letter.text.text()
    letter.findChild(QPushButton, "letter_copy").click()
    assert QGuiApplication.clipboard().text() == letter.text.text()
    letter.findChild(QPushButton, "letter_mail").click()
    assert bench.dialogs.links[0].startswith("mailto:club@exemple.test?subject=")
    letter.findChild(QPushButton, "letter_pdf").click()
    bench.settle()
    letter.findChild(QPushButton, "letter_record").click()
    assert requests.one(number).answered_on == TODAY
    assert not letter.record.isVisible()


def test_what_another_window_changed_is_told_and_what_was_typed_stays(qtbot, requests_page, register):
    bench, requests = requests_page, requests_page.service.requests
    number = requests.add(draft())
    bench.page.acts.correct(requests.one(number))
    form = bench.opened("request_dialog")
    other = open_again(register)
    try:
        from tests.editorial_calendar.town_rules import service_over

        theirs = service_over(other).requests
        theirs.correct(number, 1, draft(subject="Autre"))
    finally:
        other.close()
    form.subject.line.setText("Patinoire fermée")
    form.record.click()
    qtbot.waitUntil(lambda: form.trouble.isVisible())
    assert form.subject.text() == "Patinoire fermée"
    form.record.click()
    qtbot.waitUntil(lambda: requests.one(number).draft.subject == "Patinoire fermée")
    bench.settle()


def test_details_follow_the_kind_and_come_back_with_it(qtbot, requests_page):
    bench = requests_page
    form = _begin(bench, "logo_use")
    form.details.fields["elements"].boxes["logo"].setChecked(True)
    form.details.fields["use"].area.setPlainText("Affiche")
    form.kind.choose(RequestKind.MEDIA)
    assert set(form.details.fields) == {"medium", "asked"}
    form.kind.choose(RequestKind.LOGO_USE)
    assert form.details.details() == {"elements": "logo", "use": "Affiche"}
    qtbot.waitUntil(form.settled)
    form.record.click()
    qtbot.waitUntil(bench.service.requests.any)
    assert bench.service.requests.one(1).draft.details == {"elements": "logo", "use": "Affiche"}
    bench.settle()


def test_figures_narrow_the_list_and_let_it_go_again(requests_page):
    bench, page, requests = requests_page, requests_page.page, requests_page.service.requests
    waits = requests.add(draft())
    done = requests.add(draft(received_on=dt.date(2025, 1, 5)))
    requests.step(done, 1, step("taken_back"))
    page.refresh()
    bench.settle()
    assert page.list.table.total() == 2
    page.figures.figures["waiting"].click()
    bench.settle()
    assert page.list.table.total() == 1
    page.list.begin()
    assert page.list.current_id() == waits
    page.list.filters.place.click()
    bench.settle()
    assert page.list.table.total() == 2
    assert not page.figures.figures["waiting"].isChecked()
    page.show_place("year")
    bench.settle()
    assert page.list.table.total() == 1
    state = page.view_state()
    page.list.filters.clear()
    page.restore(state)
    bench.settle()
    assert page.list.table.total() == 1


def test_the_register_is_shown_and_written(tmp_path, requests_page):
    bench, page = requests_page, requests_page.page
    bench.service.requests.add(draft())
    page.refresh()
    bench.settle()
    page.actions_["register"].trigger()
    shown = bench.opened("request_register_dialog")
    for ending in (".xlsx", ".csv", ".pdf"):
        bench.dialogs.files.append(tmp_path / f"list{ending}")
        shown.export_button.click()
        bench.settle()
        assert (tmp_path / f"list{ending}").stat().st_size > 100
    assert "Patinoire ouverte" in (tmp_path / "list.csv").read_text(encoding="utf-8-sig")
    shown.close()


def test_who_may_only_read_sees_everything_and_writes_nothing(qtbot, register, desk, requests_page):
    number = requests_page.service.requests.add(draft())
    register.actor = register.actor._replace(name="Line Caron", role=Role.READING)
    assert requests_page.service.refusal(Permission.RECORD) is not None
    page = RequestsPage(requests_page.service, desk)
    qtbot.addWidget(page)
    page.resize(1400, 800)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: page.settled() and desk.jobs.idle())
    page.open_request(number)
    qtbot.waitUntil(lambda: page.settled() and desk.jobs.idle())
    acts = page.list.card().acts
    assert not acts["approved"].isEnabled()
    assert not acts.buttons[0].isEnabled()
    assert acts["letter"].isEnabled()
    assert not page.actions_["record"].isEnabled()
    page.acts.record()
    assert requests_page.dialogs.errors


def test_every_first_step_has_its_form(qtbot, requests_page):
    from medias_desktop.editorial_calendar.rules.requesting.states import STEPS, first_state

    bench, requests = requests_page, requests_page.service.requests
    seen = set()
    for kind in RequestKind:
        states = set(STEPS[kind][first_state(kind)]) - seen
        number = requests.add(draft(kind.value)) if states else 0
        for state in sorted(states):
            form = StepForm(bench.page, bench.service, bench.desk, requests.one(number), state)
            form.open()
            assert form.findChildren(QPlainTextEdit)
            form.reject()
        seen |= states
    qtbot.waitUntil(bench.desk.jobs.idle)
    assert len(seen) > 12


def test_the_list_is_worked_by_the_keyboard(qtbot, requests_page):
    bench, page = requests_page, requests_page.page
    bench.service.requests.add(draft())
    page.refresh()
    bench.settle()
    page.list.table.setFocus()
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    bench.settle()
    assert page.list.card().isVisible()
    qtbot.keyClick(page.list.card(), Qt.Key.Key_Escape)
    assert not page.list.card().isVisible()
    assert _words(page)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_window_has_a_mnemonic_twice(qtbot, requests_page, language):
    i18n.use_language(language)
    bench, requests = requests_page, requests_page.service.requests
    club = bench.service.organisations.add(organisation().draft)
    number = requests.add(draft("organisation_post", organisation_id=club))
    logo = requests.add(draft("logo_use"))
    page = RequestsPage(bench.service, bench.desk)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    page.open_request(number)
    qtbot.waitUntil(lambda: page.settled() and bench.desk.jobs.idle())
    _once(page)
    _once(page.actions_.menu)
    _once(page.list.card().acts.menu)
    for show, name in (
        (lambda: page.acts.correct(requests.one(number)), "request_dialog"),
        (lambda: page.acts.step(requests.one(number), S.REFUSED), "step_dialog"),
        (lambda: page.acts.step(requests.one(logo), S.AUTHORISED), "step_dialog"),
        (lambda: page.acts.letter(requests.one(number)), "request_letter_dialog"),
        (page.acts.organisations, "organisations_dialog"),
    ):
        show()
        qtbot.waitUntil(lambda name=name: bool(_open(page, name)))
        window = _open(page, name)[0]
        qtbot.waitUntil(bench.desk.jobs.idle)
        _once(window)
        if name == "organisations_dialog":
            for act in (window.new, window.withdraw):
                act.click()
                qtbot.waitUntil(lambda window=window: bool(_open(window, "organisation_dialog")))
                form = _open(window, "organisation_dialog")[0]
                _once(form)
                form.reject()
        window.reject()
    qtbot.waitUntil(lambda: page.settled() and bench.desk.jobs.idle())


def _open(parent, name):
    return [one for one in parent.findChildren(QDialog, name) if one.isVisible()]


def _once(window):
    """Tell that each letter leads to one thing only among what is seen."""
    texts = [
        one.text()
        for kind in (QLabel, QAbstractButton)
        for one in window.findChildren(kind)
        if one.isVisible()
    ]
    if isinstance(window, QMenu):
        texts = [one.text() for one in window.actions()]
    letters = [one[1].lower() for text in texts for one in re.findall(r"(?<!&)(&)(\w)", text)]
    twice = {one for one in letters if letters.count(one) > 1}
    assert [
        one for one in texts if re.findall(r"&(\w)", one) and re.findall(r"&(\w)", one)[0].lower() in twice
    ] == []


def test_the_badge_counts_what_waits_and_what_is_to_be_looked_at_again(requests_page):
    requests, page = requests_page.service.requests, requests_page.page
    logo = requests.add(draft("logo_use"))
    requests.step(logo, 1, step("authorised", office="general_management", review_on=TODAY))
    requests.add(draft())
    assert page.badge() == 0  # what it counted last
    page.refresh()
    requests_page.settle()
    assert page.badge() == 2
