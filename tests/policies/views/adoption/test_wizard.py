import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDateEdit, QLabel, QLineEdit

from medias_desktop.core import i18n
from medias_desktop.policies.rules import Change, Resolution, VersionState
from medias_desktop.policies.views.adoption.wizard import (
    DONE,
    RESOLUTION,
    REVIEW,
    SIGNATORIES,
    AdoptionWizard,
)
from tests.core.pdf.test_record import texts
from tests.policies.adopting import PASSPHRASE, adopt, draft
from tests.policies.adopting import RESOLUTION as COUNCIL

TAB, ENTER, ESCAPE = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def wizard(qtbot, service, desk):
    return opened(qtbot, service, desk, draft(service))


def opened(qtbot, service, desk, version_id, foreseen=None) -> AdoptionWizard:
    found = AdoptionWizard(None, service, version_id, desk, foreseen)
    qtbot.addWidget(found, before_close_func=lambda _wizard: desk.dialogs.answers.append(True))
    with qtbot.waitExposed(found):
        found.show()
    return found


class Keys:
    """Everything goes to whatever has the focus, as from a keyboard."""

    def __init__(self, qtbot, window) -> None:
        self._qtbot, self._window = qtbot, window

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
        for _time in range(times):
            self._qtbot.keyClick(self._window.focusWidget(), key, modifier)

    def type(self, text: str) -> None:
        for letter in text:
            if letter.isascii():
                self._qtbot.keyClicks(self._window.focusWidget(), letter)
            else:  # Qt's own test keyboard has no accents
                pressed = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self._window.focusWidget(), pressed)


def fill_resolution(wizard) -> None:
    wizard.resolution.resolution.line.setText("2026-11-214")
    wizard.resolution.meeting.set_day(dt.date(2026, 11, 16))
    wizard.resolution.in_force.set_day(dt.date(2026, 12, 1))


def to_review(wizard, service, *names: str) -> list[int]:
    """Go to the third step, the first rows signed digitally by ``names``, the others by pen."""
    fill_resolution(wizard)
    wizard.next()
    identities = [service.signatures.identities.create(name, "", PASSPHRASE) for name in names]
    for row, name in zip(wizard.signatories.rows, [*names, "Anne Roy", "Zoé Roy"], strict=False):
        row.name.setText(name)
    for row, identity in zip(wizard.signatories.rows, identities, strict=False):
        wizard.signatories.show_identities(row, identity)
    wizard.next()
    assert wizard.review is not None
    return identities


def finish(qtbot, wizard, desk) -> None:
    wizard.next()
    qtbot.waitUntil(desk.jobs.idle, timeout=20000)
    qtbot.waitUntil(wizard.next_button.isEnabled, timeout=20000)


def test_a_policy_is_adopted_from_the_keyboard_alone(qtbot, service, desk, wizard, clock):
    announced = []
    desk.changes.changed.connect(announced.append)
    keys = Keys(qtbot, wizard)
    keys.type("2026-11-214")
    keys.press(TAB)
    keys.type("20261116")
    keys.press(TAB)
    keys.type("20261201")
    keys.press(TAB)
    keys.type("Noémie Ouellet")
    keys.press(TAB)
    keys.type("Léo Nadeau")
    keys.press(ENTER)
    keys.type("Marie-Ève Côté-Gagné")
    keys.press(TAB, times=2)
    keys.press(Qt.Key.Key_Down, times=2)  # past “Elsewhere…” to “New identity…”
    keys.press(TAB, times=2)
    keys.type(PASSPHRASE)
    keys.press(TAB)
    keys.type(PASSPHRASE)
    keys.press(ENTER)
    qtbot.waitUntil(lambda: bool(service.signatures.identities.all()) and desk.jobs.idle(), timeout=20000)
    qtbot.waitUntil(wizard.frame.footer.isVisible)
    assert wizard.focusWidget().currentText().endswith("Marie-Ève Côté-Gagné")
    keys.press(TAB, times=3)  # past an arrow and the cross; the first row cannot move up
    keys.type("Jean L’Heureux")
    keys.press(ENTER)
    keys.type(PASSPHRASE)
    keys.press(ENTER)
    qtbot.waitUntil(lambda: wizard.record is not None, timeout=20000)
    (version,) = service.adopted_versions()
    record = service.adoption(version.id)
    assert record == wizard.record
    assert record.resolution == Resolution(
        "2026-11-214",
        dt.date(2026, 11, 16),
        dt.date(2026, 12, 1),
        "Noémie Ouellet",
        "Léo Nadeau",
        "À l’unanimité",
    )
    assert [(one.name, one.signed_at) for one in record.signatories] == [
        ("Marie-Ève Côté-Gagné", clock.now()),
        ("Jean L’Heureux", None),
    ]
    assert frozenset({"policies"}) in announced
    keys.press(ESCAPE)
    assert wizard.result() == AdoptionWizard.DialogCode.Accepted


def test_each_problem_is_told_at_its_field_until_it_is_mended(wizard):
    page = wizard.resolution
    page.in_force.set_day(dt.date(2026, 11, 1))
    page.mover.line.setText("Léo Nadeau")
    page.seconder.line.setText("leo nadeau")
    wizard.next()
    assert wizard.stack.currentIndex() == RESOLUTION
    assert wizard.focusWidget() is page.resolution.line
    assert page.resolution.problem.text() == "Le numéro de la résolution manque. Copiez-le du procès-verbal."
    assert page.resolution.line.accessibleDescription() == page.resolution.problem.text()
    assert "précède la séance" in page.in_force.problem.text()
    assert "deux personnes différentes" in page.seconder.problem.text()
    fill_resolution(wizard)
    page.seconder.line.setText("Noémie Ouellet")
    assert [one.problem.isVisible() for one in (page.resolution, page.in_force, page.seconder)] == [False] * 3
    wizard.next()
    assert wizard.stack.currentIndex() == SIGNATORIES


def test_nothing_is_told_before_the_first_try(wizard):
    wizard.resolution.in_force.set_day(dt.date(2026, 11, 1))
    assert not wizard.resolution.in_force.problem.isVisible()


def test_mayor_and_clerk_are_the_first_two_rows_in_the_policys_language(qtbot, service, desk):
    i18n.use_language("en")
    wizard = opened(qtbot, service, desk, draft(service))
    assert [row.role.text() for row in wizard.signatories.rows] == ["Mairie", "Direction générale et greffe"]
    assert wizard.windowTitle() == "Adopt the policy"


def test_those_who_signed_the_latest_adoption_are_proposed(qtbot, service, desk):
    adopt(service, draft(service))
    wizard = opened(qtbot, service, desk, draft(service, policy_id=service.library()[0].id))
    assert [row.name.text() for row in wizard.signatories.rows] == ["Marie-Ève Côté-Gagné", "Jean L’Heureux"]


def test_rows_are_moved_added_and_removed_by_keyboard(qtbot, wizard):
    fill_resolution(wizard)
    wizard.next()
    keys = Keys(qtbot, wizard)
    page = wizard.signatories
    keys.type("Marie")
    keys.press(Qt.Key.Key_Down, ALT)
    assert [row.name.text() for row in page.rows] == ["", "Marie"]
    assert wizard.focusWidget() is page.rows[1].name
    assert page.rows[1].name.accessibleName() == "Nom du signataire 2"
    keys.press(Qt.Key.Key_Up, ALT)
    assert [row.name.text() for row in page.rows] == ["Marie", ""]
    page.add_button.setFocus()
    keys.press(Qt.Key.Key_Space)
    keys.type("Étienne")
    assert [row.name.text() for row in page.rows] == ["Marie", "", "Étienne"]
    page.rows[1].remove.setFocus()
    keys.press(Qt.Key.Key_Space)
    assert [row.name.text() for row in page.rows] == ["Marie", "Étienne"]
    assert wizard.focusWidget() is page.rows[1].name


def test_the_order_of_tab_follows_the_order_of_the_rows(qtbot, wizard):
    fill_resolution(wizard)
    wizard.next()
    page = wizard.signatories
    page.rows[0].name.setFocus()
    keys = Keys(qtbot, wizard)
    keys.press(Qt.Key.Key_Down, ALT)
    page.rows[0].name.setFocus()
    seen = []
    for _time in range(6):
        seen.append(wizard.focusWidget().accessibleName())
        keys.press(TAB)
    assert seen == [
        "Nom du signataire 1",
        "Fonction du signataire 1",
        "Signature du signataire 1",
        "Descendre le signataire 1",
        "Retirer le signataire 1",
        "Nom du signataire 2",
    ]


def test_incomplete_rows_are_told_and_nobody_is_told_too(wizard):
    fill_resolution(wizard)
    wizard.next()
    page = wizard.signatories
    page.rows[1].name.setText("Jean L’Heureux")
    page.rows[1].role.clear()
    wizard.next()
    assert wizard.stack.currentIndex() == SIGNATORIES
    assert "n’a pas de nom" in page.rows[0].problem.text()
    assert "Jean L’Heureux n’a pas de fonction" in page.rows[1].problem.text()
    assert wizard.focusWidget() is page.rows[0].name
    for row in list(page.rows):
        row.removed.emit()
    wizard.next()
    assert wizard.stack.currentIndex() == SIGNATORIES
    assert page.problem.isVisible()


def test_an_expired_identity_cannot_be_chosen(qtbot, service, desk, clock):
    clock.set_today(dt.date(2023, 1, 10))
    expired = service.signatures.identities.create("Réjean Thériault", "", PASSPHRASE)
    clock.set_today(dt.date(2026, 11, 21))
    wizard = opened(qtbot, service, desk, draft(service))
    method = wizard.signatories.rows[0].method
    at = method.findData(expired)
    assert method.itemText(at) == "Réjean Thériault (n’est plus valide)"
    assert not method.model().item(at).isEnabled()


def test_the_review_says_what_will_happen(service, wizard):
    to_review(wizard, service, "Marie-Ève Côté-Gagné")
    texts = "\n".join(label.text() for label in wizard.review.findChildren(QLabel))
    assert "La version 1 entrera en vigueur le 1er décembre 2026." in texts
    assert "lundi 16 novembre 2026" in texts
    assert list(wizard.review.secrets) == [service.signatures.identities.all()[0].id]


def test_a_missing_or_wrong_passphrase_is_told_at_its_field(qtbot, service, desk, wizard):
    (identity,) = to_review(wizard, service, "Marie-Ève Côté-Gagné")
    secret = wizard.review.secrets[identity]
    wizard.next()
    assert "manque" in secret.problem.text()
    secret.line.setText("une autre phrase")
    finish(qtbot, wizard, desk)
    assert "n’ouvre pas l’identité de signature (Marie-Ève Côté-Gagné)" in secret.problem.text()
    assert wizard.focusWidget() is secret.line
    assert service.adopted_versions() == ()
    secret.line.setText(PASSPHRASE)
    finish(qtbot, wizard, desk)
    assert len(service.adopted_versions()) == 1


def test_what_belongs_to_no_field_is_told_on_the_page(qtbot, service, desk, wizard):
    to_review(wizard, service)
    (version,) = service.library()[0].versions
    outline_of = service.version(version.id)
    from medias_desktop.policies.outline import Outline, Section

    sections = tuple(Section(one.level, one.number, one.heading, "autre") for one in outline_of.sections)
    service.correct_outline(version.id, version.row_version, Outline("", "", sections))
    finish(qtbot, wizard, desk)
    assert wizard.review.problem.isVisible()
    assert "modifi" in wizard.review.problem.text()
    assert wizard.record is None


def test_a_draft_deleted_meanwhile_is_told_on_the_page(qtbot, service, desk, wizard):
    fill_resolution(wizard)
    wizard.next()
    for row, name in zip(wizard.signatories.rows, ("Anne Roy", "Zoé Roy"), strict=True):
        row.name.setText(name)
    service.delete_draft(service.library()[0].versions[0].id)
    wizard.next()
    finish(qtbot, wizard, desk)
    assert wizard.review.problem.isVisible()
    assert "n’est plus dans le registre" in wizard.review.problem.text()


def test_it_is_not_left_while_it_adopts(qtbot, service, desk, wizard):
    announced = []
    desk.changes.changed.connect(announced.append)
    to_review(wizard, service)
    wizard.next()
    wizard.reject()  # Escape, or the cross of the window: nothing is asked
    assert wizard.isVisible()
    qtbot.waitUntil(wizard.next_button.isEnabled)
    assert wizard.record is not None
    assert announced == [frozenset({"policies"})]


def test_the_document_is_shown_verified_saved_and_printed(qtbot, service, desk, dialogs, wizard, tmp_path):
    (identity,) = to_review(wizard, service, "Marie-Ève Côté-Gagné")
    wizard.review.secrets[identity].line.setText(PASSPHRASE)
    finish(qtbot, wizard, desk)
    page = wizard.stack.currentWidget()
    assert page.view.page_count() == wizard.record.pdf_pages
    assert page.verdict.chip.text() == "Vérifié"
    assert "Signé par Marie-Ève Côté-Gagné le 21 novembre 2026" in page.verdict.accessibleName()
    dialogs.files.append(tmp_path / "copie")
    page.save_button.click()
    pdf = service.adoption_pdf(wizard.record.version_id)
    assert (tmp_path / "copie.pdf").read_bytes() == pdf
    dialogs.files += [tmp_path / "nowhere" / "copie.pdf", None]
    page.save_button.click()
    page.save_button.click()
    assert [type(one).__name__ for one in dialogs.errors] == ["FolderMissing"]
    page.print_button.click()
    assert dialogs.printed == [pdf]
    wizard.next_button.click()
    assert wizard.result() == AdoptionWizard.DialogCode.Accepted


def test_back_keeps_what_was_typed_but_no_passphrase(service, wizard):
    (identity,) = to_review(wizard, service, "Marie-Ève Côté-Gagné")
    wizard.review.secrets[identity].line.setText(PASSPHRASE)
    wizard.back()
    wizard.back()
    assert wizard.resolution.resolution.text() == "2026-11-214"
    wizard.next()
    wizard.next()
    assert wizard.stack.currentIndex() == REVIEW
    assert wizard.review.passphrases() == {identity: ""}


def test_leaving_asks_only_when_something_would_be_lost(wizard, dialogs):
    dialogs.answers = [False, True]
    wizard.resolution.resolution.line.setText("2026-11-214")
    wizard.reject()
    assert wizard.isVisible()
    wizard.reject()
    assert not wizard.isVisible()
    assert len(dialogs.asked) == 2
    wizard.resolution.resolution.line.clear()
    wizard.show()
    wizard.reject()
    assert len(dialogs.asked) == 2


def test_escape_leaves_the_identity_form_first(qtbot, wizard):
    fill_resolution(wizard)
    wizard.next()
    row = wizard.signatories.rows[0]
    row.create_wanted.emit()
    assert not wizard.frame.footer.isVisible()
    Keys(qtbot, wizard).press(ESCAPE)
    assert wizard.isVisible()
    assert wizard.frame.footer.isVisible()
    assert wizard.stack.currentIndex() == SIGNATORIES


def test_everything_has_a_name_for_screen_readers(service, wizard):
    to_review(wizard, service, "Marie-Ève Côté-Gagné")
    for kind in (QLineEdit, QComboBox, QDateEdit):
        for widget in wizard.findChildren(kind):
            inside = isinstance(widget.parent(), (QDateEdit,)) or widget.objectName() == "qt_spinbox_lineedit"
            assert inside or widget.accessibleName(), widget.objectName()
    for widget in wizard.findChildren(QAbstractButton):
        part_of_qt = widget.objectName().startswith("qt_")
        assert part_of_qt or widget.text() or widget.accessibleName() or widget.toolTip(), widget


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_opens_in_both_languages_with_no_mnemonic_twice_on_a_page(qtbot, service, desk, language):
    i18n.use_language(language)
    wizard = opened(qtbot, service, desk, draft(service))
    for page in (wizard.resolution, wizard.signatories):
        letters = [
            text[text.index("&") + 1].casefold()
            for text in (
                *(one.text() for one in page.findChildren(QLabel) if one.buddy() is not None),
                *(one.text() for one in page.findChildren(QAbstractButton)),
                *(one.text() for one in (wizard.back_button, wizard.next_button)),
            )
            if "&" in text
        ]
        assert len(letters) == len(set(letters)), letters


def test_a_later_version_says_which_one_it_replaces(qtbot, service, desk):
    adopt(service, draft(service), dataclasses.replace(COUNCIL, in_force_date=dt.date(2026, 11, 16)))
    wizard = opened(qtbot, service, desk, draft(service, policy_id=service.library()[0].id))
    fill_resolution(wizard)
    wizard.next()
    wizard.next()
    texts = "\n".join(label.text() for label in wizard.review.findChildren(QLabel))
    assert "La version 1 sera remplacée le 1er décembre 2026." in texts
    finish(qtbot, wizard, desk)
    assert wizard._step == DONE
    assert [one.state for one in service.library()[0].versions] == [
        VersionState.ADOPTED,
        VersionState.IN_FORCE,
    ]


def test_a_first_text_is_not_asked_what_kind_of_change_it_is(wizard):
    assert wizard.resolution.kind is None


@pytest.mark.parametrize(
    ("minor", "change", "sentence"),
    [
        (
            False,
            Change.SUBSTANTIVE,
            "Toutes les personnes visées devront prendre connaissance de la version 2.",
        ),
        (
            True,
            Change.MINOR,
            "Changement mineur\u00a0: qui a pris connaissance de la version 1 n’a pas à prendre connaissance de la version 2.",
        ),
    ],
)
def test_a_new_version_is_substantive_unless_the_council_says_otherwise(
    qtbot, service, desk, minor, change, sentence
):
    first = draft(service)
    adopt(service, first)
    later = draft(service, policy_id=service.version(first).summary.policy_id)
    wizard = opened(qtbot, service, desk, later)
    assert wizard.resolution.change() is Change.SUBSTANTIVE
    wizard.resolution.kind.minor.setChecked(minor)
    wizard.resolution.kind.reason.line.setText("Téléphone du greffe")
    to_review(wizard, service)
    assert sentence in [label.text() for label in wizard.review.findChildren(QLabel)]
    finish(qtbot, wizard, desk)
    found = service.version(later).summary
    assert (found.change, found.change_reason) == (change, "Téléphone du greffe")


def test_a_minor_change_says_why(qtbot, service, desk):
    first = draft(service)
    adopt(service, first)
    wizard = opened(qtbot, service, desk, draft(service, policy_id=service.version(first).summary.policy_id))
    kind = wizard.resolution.kind
    kind.minor.setChecked(True)
    fill_resolution(wizard)
    wizard.next()
    assert wizard.stack.currentIndex() == 0
    assert not kind.reason.problem.isHidden()
    kind.reason.line.setText("Une coquille")
    assert kind.reason.problem.isHidden()
    wizard.next()
    assert wizard.stack.currentIndex() == 1


def test_what_other_parts_foresee_is_told_before_adopting(qtbot, service, desk):
    from medias_desktop.policies.rules.registry import ToBeAdopted

    first = draft(service)
    adopt(service, first)
    policy_id = service.version(first).summary.policy_id
    asked = []

    def foreseen(text):
        asked.append(text)
        return ("Les prises de connaissance seront à refaire.",)

    wizard = opened(qtbot, service, desk, draft(service, policy_id=policy_id), foreseen)
    to_review(wizard, service)
    qtbot.waitUntil(
        lambda: (
            "Les prises de connaissance seront à refaire."
            in [label.text() for label in wizard.review.findChildren(QLabel)]
        )
    )
    day = wizard.resolution.in_force.day()
    assert asked == [ToBeAdopted(policy_id, 2, day, Change.SUBSTANTIVE)]


def test_a_submitted_draft_proposes_the_meeting_it_was_submitted_for(qtbot, register, service, desk, clock):
    from medias_desktop.policies.service.life import LifeService

    version_id = draft(service)
    LifeService(register).submit(version_id, 1, dt.date(2026, 12, 7))
    assert opened(qtbot, service, desk, version_id).resolution.meeting.day() == dt.date(2026, 11, 21)
    clock.set_today(dt.date(2026, 12, 9))
    assert opened(qtbot, service, desk, version_id).resolution.meeting.day() == dt.date(2026, 12, 7)


def test_place_and_text_of_the_resolution_are_recorded_and_the_place_is_proposed_again(
    qtbot, service, desk, wizard
):
    text = "ATTENDU QUE les médias sociaux servent la population;\n\nIl est résolu d’adopter la politique."
    assert wizard.resolution.place.text() == ""
    wizard.resolution.place.line.setText("  Salle du conseil ")
    wizard.resolution.text.edit.setPlainText(f"\n{text}\n\n")
    to_review(wizard, service)
    finish(qtbot, wizard, desk)
    recorded = service.adoption(service.adopted_versions()[0].id).resolution
    assert (recorded.place, recorded.resolution_text) == ("Salle du conseil", text)
    pages = texts(service.adoption_pdf(service.adopted_versions()[0].id))
    assert "Lieu Salle du conseil" in pages[-2]
    assert "ATTENDU QUE les médias sociaux servent la population;" in pages[-2]
    again = opened(qtbot, service, desk, draft(service, policy_id=service.library()[0].id))
    assert (again.resolution.place.text(), again.resolution.text.text()) == ("Salle du conseil", "")


def test_the_tabulator_leaves_the_text_of_the_resolution(qtbot, wizard):
    wizard.resolution.text.edit.setFocus()
    Keys(qtbot, wizard).press(TAB)
    assert wizard.focusWidget() is not wizard.resolution.text.edit
    assert wizard.resolution.text.text() == ""


def choose_elsewhere(wizard, row: int) -> None:
    method = wizard.signatories.rows[row].method
    at = method.findData("elsewhere")
    method.setCurrentIndex(at)
    method.activated.emit(at)


def test_a_document_for_who_signs_elsewhere_is_prepared_and_saved(
    qtbot, service, desk, wizard, dialogs, tmp_path
):
    fill_resolution(wizard)
    wizard.next()
    for row, name in zip(wizard.signatories.rows, ("Anne Roy", "Zoé Roy"), strict=True):
        row.name.setText(name)
    choose_elsewhere(wizard, 0)
    wizard.next()
    assert not wizard.review.secrets
    assert wizard.next_button.text() == "&Préparer le document"
    texts = "\n".join(label.text() for label in wizard.review.findChildren(QLabel))
    assert "La politique sera adoptée quand tous auront signé." in texts
    finish(qtbot, wizard, desk)
    assert wizard.round == service.rounds.waiting()[0]
    assert [one.method.value for one in wizard.round.signatories] == ["elsewhere", "pen"]
    dialogs.files = [tmp_path / "préparé.pdf"]
    wizard.findChild(QAbstractButton, "save_prepared").click()
    assert (tmp_path / "préparé.pdf").read_bytes() == service.rounds.export(wizard.round.id)
    wizard.reject()
    assert wizard.result() == AdoptionWizard.DialogCode.Accepted


def test_who_is_not_here_signs_later(qtbot, service, desk, wizard):
    to_review(wizard, service, "Marie-Ève Côté-Gagné")
    assert wizard.next_button.text() == "&Adopter et signer"
    wizard.review.later.click()
    assert wizard.next_button.text() == "&Préparer le document"
    assert not any(field.isVisible() for field in wizard.review.secrets.values())
    wizard.review.later.click()
    assert wizard.next_button.text() == "&Adopter et signer"
    wizard.review.later.click()
    finish(qtbot, wizard, desk)
    assert wizard.record is None
    assert service.rounds.waiting()[0].signatories[0].waiting


def test_what_stops_the_preparation_is_told_on_the_page(qtbot, service, desk, wizard):
    to_review(wizard, service, "Marie-Ève Côté-Gagné")
    wizard.review.later.click()
    service.delete_draft(wizard._version.summary.id)
    finish(qtbot, wizard, desk)
    assert wizard.stack.currentIndex() == REVIEW
    assert wizard.review.problem.text()
