import datetime as dt

import pytest
from PySide6.QtWidgets import QLabel

from medias_desktop.core.progress import Silent
from medias_desktop.core.store.errors import RegisterDamaged
from medias_desktop.core.widgets.pdf_view import PdfDialog
from medias_desktop.policies.rules import Signatory
from medias_desktop.policies.views.adoption.card import AdoptionCard
from tests.policies.adopting import PASSPHRASE, RESOLUTION, draft
from tests.registers import change_behind


@pytest.fixture
def card(qtbot, service, desk):
    identity = service.signatures.identities.create("Marie-Ève Côté-Gagné", "", PASSPHRASE)
    who = (Signatory("Marie-Ève Côté-Gagné", "Mairesse", identity), Signatory("Léo Roy", "Greffier"))
    version_id = draft(service)
    service.adopt(version_id, RESOLUTION, who, {identity: PASSPHRASE}, Silent())
    found = AdoptionCard(service, desk)
    qtbot.addWidget(found)
    found.show_version(service.version(version_id).summary)
    found.show()
    return found


def texts(card) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel))


def test_the_card_tells_the_act_the_dates_and_who_signed_how(card, service):
    shown = texts(card)
    for expected in (
        "2026-11-214",
        "16 novembre 2026",
        "1er décembre 2026",
        "Noémie Ouellet",
        "À l’unanimité",
    ):
        assert expected in shown
    assert "Mairesse, 21 nov. 2026" in shown
    assert shown.count("Numérique") == 1
    assert shown.count("À la main") == 1
    (version,) = service.adopted_versions()
    assert version.text_sha256[:16] in shown


def test_a_draft_has_no_card(card, service):
    version_id = draft(service)
    card.show_version(service.version(version_id).summary)
    assert not card.isVisible()
    card.show_version(None)
    assert not card.isVisible()


def test_the_document_is_verified_in_plain_words(qtbot, card, desk):
    card.verify_button.click()
    qtbot.waitUntil(card.verdict.isVisible, timeout=20000)
    assert card.verdict.chip.text() == "Vérifié"


def test_a_document_changed_in_the_register_is_told(card, register, dialogs):
    change_behind(
        register,
        "UPDATE attachment_chunk SET content = x'00' WHERE sha256 IN"
        " (SELECT sha256 FROM attachment WHERE media_type = 'application/pdf')",
    )
    card.show_button.click()
    card.save_button.click()
    assert [type(one) for one in dialogs.errors] == [RegisterDamaged, RegisterDamaged]


def test_the_document_is_seen_saved_and_printed(qtbot, card, service, dialogs, tmp_path):
    (version,) = service.adopted_versions()
    pdf = service.adoption_pdf(version.id)
    dialogs.files = [tmp_path / "copie.pdf"]
    card.save_button.click()
    assert (tmp_path / "copie.pdf").read_bytes() == pdf
    card.print_button.click()
    assert dialogs.printed == [pdf]
    card.show_button.click()
    dialog = card.findChild(PdfDialog)
    assert dialog.view.page_count() == service.adoption(version.id).pdf_pages
    dialog.close()


@pytest.fixture
def repealed(service, services, card, clock):
    """The card of a text that the council repealed."""
    (version,) = service.adopted_versions()
    clock.set_today(dt.date(2027, 3, 1))
    services.life.repeal(version.id, version.row_version, "2027-02-033", dt.date(2027, 2, 15))
    card.show_version(service.version(version.id).summary)
    return version


STAMP = "Abrogée le 15 février 2027 par la résolution 2027-02-033"


def test_a_text_that_binds_no_more_is_shown_and_printed_with_its_stamp(
    qtbot, card, repealed, service, dialogs
):
    assert STAMP in texts(card)
    card.print_button.click()
    qtbot.waitUntil(lambda: bool(dialogs.printed))
    stamped = service.copies.display_copy(repealed.id)
    assert stamped.stamped
    assert dialogs.printed == [stamped.pdf]
    card.show_button.click()
    qtbot.waitUntil(lambda: card.findChild(PdfDialog) is not None)
    dialog = card.findChild(PdfDialog)
    assert dialog.windowTitle() == "Politique des médias sociaux, version 1 (copie estampillée)"
    dialog.close()


def test_the_original_and_the_stamped_copy_are_both_saved(
    qtbot, card, repealed, service, dialogs, monkeypatch, tmp_path
):
    suggested = []

    def save_file(parent, title, name, filters):
        suggested.append(name)
        return tmp_path / name

    monkeypatch.setattr(dialogs, "save_file", save_file)
    original, stamped = card.save_button.menu().actions()
    assert (original.text(), stamped.text()) == (
        "Enregistrer l’&original…",
        "Enregistrer la copie e&stampillée…",
    )
    original.trigger()
    stamped.trigger()
    qtbot.waitUntil(lambda: len(suggested) == 2)
    assert suggested == [
        "Politique des médias sociaux, version 1.pdf",
        "Politique des médias sociaux, version 1 (copie estampillée).pdf",
    ]
    kept, copy = ((tmp_path / name).read_bytes() for name in suggested)
    assert kept == service.adoption_pdf(repealed.id)
    assert copy == service.copies.display_copy(repealed.id).pdf
