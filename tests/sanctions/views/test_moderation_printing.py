"""The netiquette, who is shut out and the register of incidents: opened, chosen, printed, written into files."""

import datetime as dt

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication, QWidget

from medias_desktop.people.service import PeopleService
from medias_desktop.policies.service import PolicyService
from medias_desktop.sanctions.rules.incident_filters import IncidentFilter
from medias_desktop.sanctions.service import SanctionService
from medias_desktop.sanctions.views.moderation_printing import ModerationPrinting
from tests.acknowledgements.towns import take_over
from tests.sanctions.moderated import Moderated

HANDLE = "Promo fictive"


def text(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


@pytest.fixture
def printing(qtbot, register, desk, clock):
    clock.set_today(dt.date(2026, 12, 22))
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    service = SanctionService(register, PeopleService(register), PolicyService(register))
    return ModerationPrinting(parent, service, desk)


@pytest.fixture
def opened(qtbot, desk):
    def wait(name):
        def there():
            return next((one for one in QApplication.topLevelWidgets() if one.objectName() == name), None)

        qtbot.waitUntil(lambda: there() is not None and desk.jobs.idle())
        return there()

    return wait


def test_the_documents_are_chosen_and_kept(qtbot, register, desk, printing, opened, tmp_path):
    # Without a text there is a sentence, and no window.
    printing.netiquette()
    qtbot.waitUntil(lambda: len(desk.dialogs.errors) == 1)
    take_over(register, "blainville")
    written = Moderated(register)
    page, user = written.account(), written.user(HANDLE)
    written.incident(page, user, action="ban")

    printing.netiquette()
    dialog = opened("netiquette_dialog")
    dialog.print_button.click()
    assert "est banni du compte" in " ".join(text(desk.dialogs.printed[-1]).split())
    dialog.language.setCurrentIndex(dialog.language.findData("en"))
    qtbot.waitUntil(lambda: desk.jobs.idle() and dialog.language.isEnabled())
    dialog.texts.click()
    qtbot.waitUntil(lambda: desk.jobs.idle() and dialog.texts.isEnabled())
    dialog.print_button.click()
    assert "is banned from the account" in " ".join(text(desk.dialogs.printed[-1]).split())
    dialog.reject()

    printing.block_list()
    dialog = opened("block_list_dialog")
    dialog.print_button.click()
    assert HANDLE in text(desk.dialogs.printed[-1])
    dialog.names.click()
    qtbot.waitUntil(lambda: desk.jobs.idle() and dialog.names.isEnabled())
    dialog.print_button.click()
    assert HANDLE not in text(desk.dialogs.printed[-1])
    desk.dialogs.files = [tmp_path / "exclus.csv"]
    dialog.export_button.click()
    qtbot.waitUntil(lambda: len(desk.dialogs.told) == 1)
    assert HANDLE not in (tmp_path / "exclus.csv").read_text("utf-8-sig")
    dialog.reject()

    printing.register(IncidentFilter())
    dialog = opened("incident_register_dialog")
    desk.dialogs.files = [tmp_path / "registre"]
    dialog.export_button.click()
    qtbot.waitUntil(lambda: len(desk.dialogs.told) == 2)
    # A name without an ending becomes a workbook.
    assert (tmp_path / "registre.xlsx").read_bytes().startswith(b"PK")
    dialog.reject()
