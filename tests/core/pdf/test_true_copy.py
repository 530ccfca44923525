"""The typeset copy: valid, the pages at their size, the scanner's own data in it."""

from __future__ import annotations

import datetime as dt
import io

import pikepdf
import pytest
from PIL import Image

from medias_desktop.core.pdf.true_copy import FIELD, CopyPage, TrueCopyDocument, typeset_true_copy
from medias_desktop.core.progress import Silent
from medias_desktop.paper.extracting import extracting
from medias_desktop.paper.reading import read_scan
from tests.core.pdf.tools import defects
from tests.paper.scanner import as_pdf, as_picture, as_tiff

NOW = dt.datetime(2026, 11, 21, 15, 30, tzinfo=dt.UTC)


def cover(**changes: object) -> TrueCopyDocument:
    values: dict[str, object] = {
        "municipality": "Ville de Sainte-Élodie",
        "policy_title": "Politique des médias sociaux",
        "policy_number": "2026-07",
        "version": 1,
        "language": "fr",
        "resolution_number": "2026-11-214",
        "meeting_date": dt.date(2026, 11, 16),
        "document_id": "752C-C2F1-8DED",
        "original_sha256": "a" * 64,
        "original_pages": 7,
        "scans": (("Copieur.pdf", "b" * 64),),
        "signed_by_hand": ("Marie-Ève Côté-Gagné, mairesse",),
        "missing": "2, 4–6",
        "attested_by": "Jean L’Heureux",
        "attested_role": "Greffier",
        "attested_on": dt.date(2026, 11, 21),
        "note": "Seule la page des signatures a été numérisée.",
    }
    return TrueCopyDocument(**{**values, **changes})  # type: ignore[arg-type]


def pages_of(data: bytes, name: str = "a", turns: int = 0, *, drawn: bool = False) -> list[CopyPage]:
    scan = read_scan(data, name, Silent())
    found = []
    with extracting(scan) as pictures:
        for page in scan.pages:
            image, lies = pictures.page(page.number, drawn=drawn)
            found.append(CopyPage(image, page.width, page.height, (lies + turns) % 4, page.number))
    return found


def striped(mode: str = "L", size: tuple[int, int] = (850, 1100)) -> Image.Image:
    page = Image.radial_gradient("L").resize(size).convert("RGB")
    page.paste((200, 30, 30), (0, 0, size[0], 200))
    return page.convert(mode)


def shown(pdf: bytes, number: int) -> Image.Image:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[number].render(scale=1).to_pil().convert("RGB")
    finally:
        document.close()


def pictures_on(page: pikepdf.Page) -> list[pikepdf.Object]:
    return [item for _name, item in page.resources.XObject.items()]


FILES = {
    "office.pdf": lambda: as_pdf([striped(), striped("RGB")], 100),
    "fax.tiff": lambda: as_tiff([striped("L"), striped("L")], 100),
    "grey.png": lambda: as_picture(striped("L"), "PNG", 100),
    "colour.png": lambda: as_picture(striped("RGB"), "PNG", 100),
    "palette.png": lambda: as_picture(striped("P"), "PNG", 100),
    "black.bmp": lambda: as_picture(striped("1"), "BMP", 100),
    "photo.jpg": lambda: as_picture(striped("RGB"), "JPEG", 100),
    "press.jpg": lambda: as_picture(striped("RGB").convert("CMYK"), "JPEG", 100),
}


@pytest.mark.parametrize("name", FILES)
def test_every_kind_of_scan_makes_a_valid_copy(name):
    pages = pages_of(FILES[name](), name)
    pdf, count = typeset_true_copy(cover(), pages, NOW)
    assert count == len(pages) + 1
    assert defects(pdf, "2a") == []
    assert defects(pdf, "ua1") == []
    first = shown(pdf, 1)
    assert first.size == (612, 792)
    red, green, _blue = first.getpixel((300, 40))
    assert name in ("fax.tiff", "grey.png", "black.bmp", "office.pdf") or red > 150 > 80 > green


def test_a_jpeg_stays_the_jpeg_it_was():
    data = as_picture(striped("RGB"), "JPEG", 100)
    pdf, _count = typeset_true_copy(cover(), pages_of(data), NOW)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        (image,) = pictures_on(document.pages[1])
        assert image.read_raw_bytes() == data


def test_pictures_of_a_pdf_stay_what_they_were():
    scan = as_pdf([striped()], 100)
    pdf, _count = typeset_true_copy(cover(), pages_of(scan), NOW)
    with pikepdf.open(io.BytesIO(scan)) as before, pikepdf.open(io.BytesIO(pdf)) as after:
        (old,), (new,) = pictures_on(before.pages[0]), pictures_on(after.pages[1])
        assert new.read_raw_bytes() == old.read_raw_bytes()


def test_a_picture_without_loss_has_the_same_points():
    page = striped("RGB")
    pdf, _count = typeset_true_copy(cover(), pages_of(as_picture(page, "PNG", 100)), NOW)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        (image,) = pictures_on(document.pages[1])
        assert pikepdf.PdfImage(image).as_pil_image().convert("RGB").tobytes() == page.tobytes()


@pytest.mark.parametrize(
    ("turns", "red_at"), [(0, (300, 20)), (1, (780, 300)), (2, (300, 780)), (3, (12, 300))]
)
def test_pages_are_turned_clockwise(turns, red_at):
    (page,) = pages_of(as_picture(striped("RGB"), "JPEG", 100), turns=turns)
    if turns % 2:
        page = CopyPage(page.image, page.height, page.width, page.quarter_turns, page.page)
    pdf, _count = typeset_true_copy(cover(), [page], NOW)
    picture = shown(pdf, 1)
    assert picture.size == ((792, 612) if turns % 2 else (612, 792))
    red, green, _blue = picture.getpixel(red_at)
    assert red > 150 > 80 > green
    assert defects(pdf, "2a") == []


def test_a_page_lying_on_its_side_in_its_pdf_is_taken_as_it_is_shown():
    with pikepdf.open(io.BytesIO(as_pdf([striped("RGB")], 100))) as document:
        document.pages[0].Rotate = 90
        out = io.BytesIO()
        document.save(out)
    (page,) = pages_of(out.getvalue())
    assert (round(page.width), round(page.height), page.quarter_turns) == (792, 612, 1)


def test_what_is_not_one_picture_is_drawn(document_of_two_pictures):
    (page,) = pages_of(document_of_two_pictures)
    assert page.image.channels == 3
    pdf, _count = typeset_true_copy(cover(), [page], NOW)
    assert defects(pdf, "2a") == []


@pytest.fixture
def document_of_two_pictures() -> bytes:
    with pikepdf.open(io.BytesIO(as_pdf([striped("RGB")], 100))) as document:
        page = document.pages[0]
        (name,) = page.resources.XObject.keys()
        page.contents_add(f"q 100 0 0 100 50 50 cm {name} Do Q".encode())
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_long_covers_go_on(language, paper):
    scans = tuple((f"Page {number}.jpg", f"{number:064x}") for number in range(1, 40))
    document = cover(
        language=language, paper=paper, scans=scans, policy_title="Politique " * 30, note="Note. " * 80
    )
    pdf, count = typeset_true_copy(document, pages_of(as_picture(striped(), "JPEG", 100)), NOW)
    assert count > 2
    assert defects(pdf, "2a") == defects(pdf, "ua1") == []
    assert FIELD.encode() in pdf
