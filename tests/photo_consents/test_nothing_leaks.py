"""Pictures and whom they show lie in the register, encrypted, and nowhere else: not in temporary files, logs or the trail."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QWidget

from medias_desktop.core.progress import Silent
from medias_desktop.core.store.register import Register
from medias_desktop.photo_consents.rules.answers import Question
from medias_desktop.photo_consents.rules.consents import Reach
from medias_desktop.photo_consents.rules.forms import FormKind, FormOrder
from medias_desktop.photo_consents.rules.items import ItemDraft
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.views.adding.dialog import RESULT, AddingDialog
from medias_desktop.photo_consents.views.photo.dialog import PhotoDialog
from tests.photo_consents import seen
from tests.photo_consents.pictures import make_exif, make_photo
from tests.safekeeping import way_in

NAME, EVENT = "Zwkxvitch", "Fête des Qwlzbrug"
PLACE = (46.8139, 71.2082)
SIGNS = (b"\xff\xd8\xff\xe0\x00\x10JFIF", b"Exif\x00\x00", b"\x89PNG\r\n\x1a\n")
"""Of pictures, long enough not to come up by chance in what is encrypted."""
BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG", b"RIFF", b"%PDF-")
WORDS = tuple(word.encode(code) for word in (NAME, "Qwlzbrug") for code in ("utf-8", "utf-16-le"))


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """Temporary files go where they are looked for."""
    folder = tmp_path / "temporaire"
    folder.mkdir()
    for name in ("TMPDIR", "TMP", "TEMP"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def program(temporary, qtbot, qapp, dialogs, clock):
    yield from way_in.run_program(qtbot, qapp, dialogs, clock)


@pytest.fixture
def photos(tmp_path):
    """Files outside the folders that are looked through."""
    folder = tmp_path / "appareil"
    folder.mkdir()
    exif = make_exif(place=PLACE)
    return [make_photo(folder / f"{n}.jpg", (900, 600), [(1000, 2000, 800, 1200)], exif, n) for n in range(4)]


def leaks(root: Path, but: Path) -> list[str]:
    """Return the files that hold a picture, a document or a name in the clear."""
    found = []
    for path in root.rglob("*"):
        if not path.is_file() or but in path.parents:
            continue
        content = path.read_bytes()
        if any(sign in content for sign in (*SIGNS, *WORDS)) or content.startswith(BEGINNINGS):
            found.append(str(path.relative_to(root)))
    return found


def test_a_day_in_the_window_leaves_nothing(qtbot, program, register, dialogs, photos, tmp_path, clock):
    register.close()
    assert program.open(register.path)
    program.window.go_to("photo_consents")
    QApplication.processEvents()
    tab = program.window.tab("photo_consents")
    assert isinstance(tab, QWidget)
    service = seen.service_of(program.register)
    dialogs.files = photos
    tab.commands.errands.add_files()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in program.window.findChildren(AddingDialog)))
    adding = next(one for one in program.window.findChildren(AddingDialog) if one.isVisible())
    adding.form.happening.choose("new")
    adding.form.new_title.line.setText(EVENT)
    adding.add.click()
    qtbot.waitUntil(lambda: adding.stack.currentIndex() == RESULT)
    numbers = list(adding.added.added)
    assert len(numbers) == 4
    adding.close()
    person = seen.outsider(service, NAME, "Léo", adult=True)
    for number in numbers:
        seen.named(service, number, person)
    tab.refresh()
    qtbot.waitUntil(program.desk.jobs.idle)
    assert leaks(tmp_path, photos[0].parent) == []  # while it is shown
    tab.commands.errands.name_people(numbers[0], numbers)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in program.window.findChildren(PhotoDialog)))
    qtbot.waitUntil(program.desk.jobs.idle)
    shown = next(one for one in program.window.findChildren(PhotoDialog) if one.isVisible())
    assert leaks(tmp_path, photos[0].parent) == []
    shown.close()
    question = Question(Purpose.FACEBOOK, service.today)
    order = FormOrder(FormKind.INDIVIDUAL, Reach(), frozenset({Purpose.FACEBOOK}), service.today)
    event = service.items.item(numbers[0]).event_id
    assert service.exports.contact_sheet(event, question).startswith(b"%PDF")
    assert service.exports.extract(person).startswith(b"%PDF")
    assert service.forms.preview(order, [person], Silent()).pdf.startswith(b"%PDF")
    assert leaks(tmp_path, photos[0].parent) == []
    program.window.close_register.emit()
    assert program.register is None
    assert leaks(tmp_path, photos[0].parent) == []
    assert len(leaks(tmp_path, tmp_path / "nowhere")) == 4  # the originals would be found


def everything(register: Register) -> dict[str, list[bytes]]:
    """Return what the register keeps, table by table, deciphered."""
    found = {}
    tables = [
        row[0]
        for row in register.rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        )
    ]
    for table in tables:
        cells = [cell for row in register.rows(f'SELECT * FROM "{table}"') for cell in tuple(row)]
        found[table] = [
            bytes(cell) if isinstance(cell, (bytes, memoryview)) else str(cell).encode() for cell in cells
        ]
    return found


def test_where_a_photo_was_taken_is_kept_as_yes_or_no(register, photos):
    service = seen.service_of(register)
    added = service.adding.add_files(photos, ItemDraft(), keep=False).added
    assert all(service.items.item(number).has_location for number in added)
    for table, cells in everything(register).items():
        for sign in (b"46.81", b"71.20", b"GPS", b"Exif\x00"):
            assert not any(sign in cell for cell in cells), (table, sign)
    for small in service.items.pictures(added).values():
        with Image.open(io.BytesIO(small)) as opened:
            assert not opened.getexif()
            assert set(opened.info) <= {
                "jfif",
                "jfif_version",
                "jfif_unit",
                "jfif_density",
                "progressive",
                "progression",
            }


def test_the_trail_holds_no_picture(register, photos):
    service = seen.service_of(register)
    service.adding.add_files(photos, ItemDraft(), keep=True)
    for table, cells in everything(register).items():
        if table.startswith(("audit", "trail")):
            assert not any(sign in cell for cell in cells for sign in SIGNS), table
            assert all(len(cell) < 20_000 for cell in cells), table
