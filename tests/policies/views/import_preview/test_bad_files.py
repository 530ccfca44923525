"""What cannot be read, chosen in the real window: one sentence, nothing stored, the window at hand all the while."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from medias_desktop.policies.service import PolicyService
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.policies.tab import PoliciesTab
from medias_desktop.policies.views.import_preview.dialog import ImportPreview
from tests.policies.outline.scoring import CORPUS

WORD = (CORPUS / "word" / "records-carrick-bend.docx").read_bytes()
PDF = (CORPUS / "pdf" / "social-media-ashgrove.pdf").read_bytes()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
NAMESPACE = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _with_text(document: bytes) -> bytes:
    """A Word file whose main part is the one given."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(WORD)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            main = entry.filename == "word/document.xml"
            target.writestr(entry.filename, document if main else source.read(entry))
    return made.getvalue()


def _entities() -> bytes:
    names = ['<!ENTITY a0 "lol">'] + [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)]
    head = f'<?xml version="1.0"?><!DOCTYPE d [{"".join(names)}]>'.encode()
    text = b"<w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body>"
    return _with_text(head + b"<w:document " + NAMESPACE + b">" + text + b"</w:document>")


def _huge() -> bytes:
    spaces = b" " * (64 * 1024 * 1024)
    return _with_text(b"<w:document " + NAMESPACE + b"><w:body>" + spaces + b"</w:body></w:document>")


def _nested() -> bytes:
    opened, closed = b"<w:tbl><w:tr><w:tc>" * 20_000, b"</w:tc></w:tr></w:tbl>" * 20_000
    body = b"<w:body>" + opened + b"<w:p/>" + closed + b"</w:body>"
    return _with_text(b"<w:document " + NAMESPACE + b">" + body + b"</w:document>")


def _open_document() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<x/>")
    return made.getvalue()


def _locked_pdf() -> bytes:
    import pikepdf

    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(PDF)) as opened:
        opened.save(made, encryption=pikepdf.Encryption(owner="o", user="u"))
    return made.getvalue()


def _scan() -> bytes:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    picture = io.BytesIO(b"P5 60 80 255\n" + bytes(range(240)) * 20)
    made = io.BytesIO()
    canvas = Canvas(made)
    for _page in range(3):
        canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
        canvas.drawString(30, 20, "Numérisé")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "vide.pdf": (lambda: b"", "vide"),
    "blancs.txt": (lambda: b" \n\n\t ", "aucun texte"),
    "coupé.docx": (lambda: WORD[: len(WORD) // 2], "endommagé"),
    "coupé.pdf": (lambda: PDF[: len(PDF) // 2], "endommagé"),
    "protégé.pdf": (_locked_pdf, "mot de passe"),
    "protégé.docx": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "mot de passe"),
    "ancien.doc": (lambda: OLE + "WordDocument".encode("utf-16-le"), "(.doc)"),
    "renommé.docx": (lambda: OLE + "WordDocument".encode("utf-16-le"), "(.doc)"),
    "libre.odt": (_open_document, "OpenDocument"),
    "numérisé.pdf": (_scan, "version avec du texte"),
    "entités.docx": (_entities, "endommagé"),
    "démesuré.docx": (_huge, "volumineux"),
    "emboîté.docx": (_nested, "endommagé"),
    "nuls.txt": (lambda: bytes(4000), "pas un texte"),
    "une ligne.txt": (lambda: ("La politique vise chacun. " * 80_000).encode(), "trop long"),
    "un mot.md": (lambda: b"[" * 2_000_000, "trop long"),
    "des blancs.md": (lambda: b"# a" + b" " * 1_000_000 + b"{" * 1_000_000, "trop long"),
    'l’« autre\nligne» \U0001f600".pdf': (lambda: b"%PDF-1.7 rien", "endommagé"),
}


@pytest.fixture
def tab(qtbot, register, desk):
    made = PoliciesTab(PolicyServices(register), desk)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


class Gaps:
    """How long the window’s thread was away at a time: a time decides nothing here, but it is seen."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self._last = time.perf_counter()
        self._timer.start(2)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


@pytest.fixture
def gaps(qapp, capsys, request):
    made = Gaps()
    yield made
    with capsys.disabled():
        print(f"\n{request.node.name[48:80]} longest gap {made.longest * 1000:.0f} ms", end="")


def choose(qtbot, tab, desk, dialogs, path: Path, gaps: Gaps | None = None) -> None:
    dialogs.files = [path]
    if gaps is not None:
        gaps.start()
    tab.first_page.import_button.click()
    qtbot.waitUntil(desk.jobs.idle)


def assert_refused(tab, dialogs, register, words: str) -> None:
    (error,) = dialogs.errors
    sentence = error.sentence()
    assert words in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert PolicyService(register).library() == ()
    assert tab.findChild(ImportPreview) is None
    assert tab.first_page.import_button.isEnabled()


@pytest.mark.parametrize(
    "name", BAD, ids=lambda name: name.encode("ascii", "replace").decode().split("\n")[0]
)
def test_it_is_told_in_a_sentence_and_nothing_is_stored(
    name, tmp_path, qtbot, tab, desk, dialogs, register, gaps
):
    make, words = BAD[name]
    path = tmp_path / name
    path.write_bytes(make())
    choose(qtbot, tab, desk, dialogs, path, gaps)
    assert_refused(tab, dialogs, register, words)


def test_a_folder_and_a_file_that_went_away(tmp_path, qtbot, tab, desk, dialogs, register):
    folder = tmp_path / "dossier.docx"
    folder.mkdir()
    choose(qtbot, tab, desk, dialogs, folder)
    assert_refused(tab, dialogs, register, "ne peut pas être lu")
    dialogs.errors.clear()
    choose(qtbot, tab, desk, dialogs, tmp_path / "partie.pdf")
    assert_refused(tab, dialogs, register, "introuvable")


def test_after_a_refusal_a_good_file_is_read_as_ever(tmp_path, qtbot, tab, desk, dialogs, gaps):
    choose(qtbot, tab, desk, dialogs, tmp_path / "partie.pdf")
    good = tmp_path / "bon.docx"
    good.write_bytes(WORD)
    choose(qtbot, tab, desk, dialogs, good, gaps)
    preview = tab.findChild(ImportPreview)
    assert preview is not None
    assert len(preview.editor.outline.sections) == 28
    preview.reject()
