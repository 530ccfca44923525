"""Recording and withdrawing consents through the real windows, by keyboard."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from medias_desktop.photo_consents.rules.answers import PublicationState, Question, Why
from medias_desktop.photo_consents.rules.consents import ActKind, Method, Reach
from medias_desktop.photo_consents.rules.purposes import SOCIAL, Purpose
from medias_desktop.photo_consents.rules.settings import Settings
from medias_desktop.photo_consents.rules.uses import UseDraft

TODAY = dt.date(2026, 11, 21)


def type_into(qtbot, widget, text):
    """Type letters; those that Qt's own typist does not know are inserted."""
    widget.setFocus()
    widget.insert(text[:-1])
    qtbot.keyClicks(widget, text[-1])


def step(qtbot, dialog, page):
    """Press Enter, as the default button of a step says, and wait for the next page."""
    dialog.frame.next.setFocus()
    qtbot.keyClick(dialog.frame.next, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.page is page, timeout=10_000)


def tick(qtbot, box):
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)


def finish(qtbot, dialog):
    with qtbot.waitSignal(dialog.finished, timeout=10_000):
        dialog.frame.next.setFocus()
        qtbot.keyClick(dialog.frame.next, Qt.Key.Key_Space)


def choose(box, kind):
    box.setCurrentIndex(box.findData(kind.value if kind else ""))


def state(service, item, purpose=Purpose.FACEBOOK):
    return service.answers.answer(item, Question(purpose, TODAY)).state


def test_consent_makes_publishable_and_its_withdrawal_lists_what_to_take_down(
    qtbot, acts, service, written, desk
):
    item, person = written.item("Fête de la pêche"), written.person()
    written.seen(item, person)
    assert state(service, item) is PublicationState.INCOMPLETE

    dialog = acts.record([person], [item])
    tick(qtbot, dialog.asked.purposes.boxes[Purpose.FACEBOOK])
    tick(qtbot, dialog.asked.purposes.boxes[Purpose.WEBSITE])
    step(qtbot, dialog, dialog.answered)
    step(qtbot, dialog, dialog.check)
    assert "Facebook, Website" in dialog.check.terms.text() or "Facebook" in dialog.check.terms.text()
    finish(qtbot, dialog)
    (consent,) = service.consents.of_portrayed(person)
    assert consent.reach == Reach(item_id=item)
    assert consent.purposes == {Purpose.FACEBOOK, Purpose.WEBSITE}
    assert (consent.starts_on, consent.ends_on) == (TODAY, dt.date(2028, 11, 20))
    assert [(act.kind, act.method) for act in consent.acts] == [(ActKind.GIVEN, Method.PAPER)]
    assert state(service, item) is PublicationState.PUBLISHABLE
    assert state(service, item, Purpose.PRESS) is PublicationState.BLOCKED

    published = service.uses.add(
        UseDraft(item, Purpose.FACEBOOK, published_on=TODAY, link="https://exemple.ca/1")
    )
    planned = service.uses.add(UseDraft(item, Purpose.WEBSITE, planned_on=TODAY + dt.timedelta(9)))

    leaving = acts.withdraw(person)
    leaving.reason.line.setText("")
    leaving.frame.next.click()
    assert leaving.reason.problem.text()
    type_into(qtbot, leaving.reason.line, "Déménagement")
    step(qtbot, leaving, leaving.follows)
    assert service.consents.of_portrayed(person)[0].acts[-1].kind is ActKind.GIVEN, "nothing recorded yet"
    shown = [label.text() for label in leaving.consequences.findChildren(QWidget) if hasattr(label, "text")]
    assert "https://exemple.ca/1" in shown
    step(qtbot, leaving, leaving.done_page)
    assert leaving.worksheet.isVisible()
    assert state(service, item) is PublicationState.BLOCKED
    assert [one.use.id for one in service.uses.to_take_down(TODAY)] == [published]
    assert [one.use.id for one in service.uses.blocked(TODAY)] == [planned]
    finish(qtbot, leaving)


def test_some_uses_only(qtbot, acts, service, written):
    item, person = written.item(), written.person()
    written.seen(item, person)
    consent = written.consent(person, item_id=item)
    written.act(consent)
    dialog = acts.withdraw(person, [consent])
    tick(qtbot, dialog.whole)
    assert set(dialog.purposes.boxes) == {Purpose.FACEBOOK, Purpose.WEBSITE}
    type_into(qtbot, dialog.reason.line, "Aucune donnée")
    dialog.frame.next.click()
    assert dialog.purposes.problem.isVisible()
    tick(qtbot, dialog.purposes.boxes[Purpose.FACEBOOK])
    step(qtbot, dialog, dialog.follows)
    step(qtbot, dialog, dialog.done_page)
    assert state(service, item) is PublicationState.BLOCKED
    assert state(service, item, Purpose.WEBSITE) is PublicationState.PUBLISHABLE
    finish(qtbot, dialog)


def test_another_consent_may_still_hold(qtbot, acts, service, written):
    """What the preview shows is what the answers say afterwards: a consent for the photo outlives a general no."""
    item, person = written.item(), written.person()
    written.seen(item, person)
    general = written.consent(person)
    written.act(general, day=dt.date(2026, 1, 1))
    service.uses.add(UseDraft(item, Purpose.FACEBOOK, published_on=TODAY))
    from medias_desktop.photo_consents.service.supposing import if_withdrawn

    supposed = if_withdrawn(service, [general], TODAY)
    service.consents.withdraw([general], TODAY, "Aucune")
    after = service.uses.consequences([general], TODAY)
    assert [one.use.id for one in supposed.take_down] == [one.use.id for one in after.take_down]


def test_minor_with_two_guardians(qtbot, acts, service, written):
    item = written.item()
    child = written.person("Roy", "Édouard", dt.date(2011, 3, 1))
    mother, father = written.guardian(child), written.guardian(child, first="Paul", relation="father")
    written.seen(item, child)
    service.settings.change(Settings(both_guardians=True))
    dialog = acts.record([child], [item])
    tick(qtbot, dialog.asked.purposes.boxes[Purpose.FACEBOOK])
    step(qtbot, dialog, dialog.answered)
    assert set(dialog.answered.lines) == {(child, mother), (child, father), (child, None)}
    choose(dialog.answered.lines[child, father], ActKind.SILENT)
    step(qtbot, dialog, dialog.check)
    shown = " ".join(one.text() for one in dialog.check.findChildren(QWidget) if hasattr(one, "text"))
    assert "Paul Gagnon" in shown
    finish(qtbot, dialog)
    answer = service.answers.answer(item, Question(Purpose.FACEBOOK, TODAY))
    assert answer.state is PublicationState.INCOMPLETE
    (consent,) = service.consents.of_portrayed(child)
    assert {(act.guardian_id, act.kind) for act in consent.acts} == {
        (mother, ActKind.GIVEN),
        (father, ActKind.SILENT),
        (None, ActKind.GIVEN),
    }


def test_refusal(qtbot, acts, service, written):
    item, person = written.item(), written.person()
    written.seen(item, person)
    dialog = acts.refuse([person], [item])
    tick(qtbot, dialog.asked.purposes.all_networks)
    assert dialog.asked.purposes.chosen() == SOCIAL
    step(qtbot, dialog, dialog.answered)
    step(qtbot, dialog, dialog.check)
    finish(qtbot, dialog)
    answer = service.answers.answer(item, Question(Purpose.FACEBOOK, TODAY))
    assert (answer.state, answer.reasons[0].why) == (PublicationState.BLOCKED, Why.REFUSED)


def test_aloud_needs_a_witness(qtbot, acts, service, written):
    person = written.person()
    dialog = acts.record([person])
    tick(qtbot, dialog.asked.purposes.boxes[Purpose.PRESS])
    step(qtbot, dialog, dialog.answered)
    dialog.answered.manner.show_method(Method.VERBAL)
    dialog.frame.next.click()
    assert dialog.page is dialog.answered
    assert dialog.answered.manner.witness.problem.text()
    type_into(qtbot, dialog.answered.manner.witness.line, "Léa Gagnon")
    dialog.frame.next.click()
    assert dialog.page is dialog.answered, "nobody is their own witness"
    dialog.answered.manner.witness.line.setText("Julie Tremblay")
    step(qtbot, dialog, dialog.check)
    finish(qtbot, dialog)
    (act,) = service.consents.of_portrayed(person)[0].acts
    assert (act.method, act.witness) == (Method.VERBAL, "Julie Tremblay")


def test_purposes_and_dates_are_asked_for(qtbot, acts, written):
    dialog = acts.record([written.person()])
    dialog.frame.next.click()
    assert dialog.page is dialog.asked
    assert dialog.asked.purposes.problem.isVisible()
    tick(qtbot, dialog.asked.purposes.boxes[Purpose.PRESS])
    dialog.asked.term.ends_on.set_day(TODAY - dt.timedelta(1))
    dialog.frame.next.click()
    assert dialog.asked.term.ends_on.problem.text()
    dialog.asked.term.school_year.click()
    assert dialog.asked.term.until() == dt.date(2027, 6, 23)


def test_files_are_kept_as_proofs(qtbot, acts, service, written, dialogs, tmp_path, register):
    first, second = written.person(), written.person("Côté", "Zoé")
    (tmp_path / "courriel.eml").write_bytes(b"From: zoe@exemple.ca\n\nOui.")
    (tmp_path / "vide.pdf").write_bytes(b"")
    dialog = acts.record([first, second])
    tick(qtbot, dialog.asked.purposes.boxes[Purpose.PRESS])
    step(qtbot, dialog, dialog.answered)
    dialogs.files = [tmp_path / "vide.pdf", tmp_path / "courriel.eml"]
    dialog.answered.manner.evidence.add.click()
    step(qtbot, dialog, dialog.check)
    dialog.frame.next.click()
    qtbot.waitUntil(lambda: dialog.check.problem.isVisible(), timeout=10_000)
    assert not service.consents.of_portrayed(first), "nothing half-recorded"
    dialog.answered.manner.evidence.files.setCurrentRow(0)
    dialog.answered.manner.evidence.remove.click()
    finish(qtbot, dialog)
    for person in (first, second):
        (consent,) = service.consents.of_portrayed(person)
        assert len(service.consents.evidence(consent.id)) == 1


def test_published_before_is_told(qtbot, acts, service, written):
    item, person = written.item("Gala"), written.person()
    written.seen(item, person)
    service.uses.add(UseDraft(item, Purpose.FACEBOOK, published_on=dt.date(2026, 5, 1)))
    dialog = acts.record([person], [item])
    tick(qtbot, dialog.asked.purposes.boxes[Purpose.FACEBOOK])
    step(qtbot, dialog, dialog.answered)
    step(qtbot, dialog, dialog.check)
    shown = " ".join(one.text() for one in dialog.check.findChildren(QWidget) if hasattr(one, "text"))
    assert "“Gala” was published on" in shown or "Gala" in shown


def test_whoever_has_no_consent_cannot_withdraw(acts, written, dialogs):
    assert acts.withdraw(written.person()) is None
    assert "Léa Gagnon" in dialogs.errors[0].sentence()


def test_age_is_completed_within_the_window(qtbot, acts, service, written):
    person = written.person(adult=False)
    dialog = acts.record([person])
    tick(qtbot, dialog.asked.purposes.boxes[Purpose.PRESS])
    dialog.frame.next.click()
    assert dialog.asked.persons.problem.isVisible()
    dialog.asked.persons.edit_wanted.emit(person)
    assert dialog.page is dialog.form
    dialog.form.adult.setChecked(True)
    dialog.form.save()
    assert dialog.page is dialog.asked
    step(qtbot, dialog, dialog.answered)


def test_somebody_else_is_added_by_name(qtbot, acts, service, written):
    written.person("Bolduc", "Zacharie")
    dialog = acts.record([])
    qtbot.keyClicks(dialog.asked.persons.search, "bold")
    qtbot.keyClick(dialog.asked.persons.search, Qt.Key.Key_Return)
    assert [one.full_name for one in dialog.asked.persons.persons] == ["Zacharie Bolduc"]
    assert QApplication.activeModalWidget() is not None


def test_settings_are_kept(qtbot, acts, service):
    dialog = acts.settings()
    dialog.notice_days.line.setText("90; 30, dix")
    dialog.save()
    assert dialog.notice_days.problem.text()
    dialog.notice_days.line.setText("90; 30")
    dialog.both.setChecked(True)
    dialog.without_end.setChecked(True)
    dialog.save()
    assert service.settings.current() == Settings(
        both_guardians=True, default_months=None, notice_days=(90, 30), version=1
    )
