"""The tray: what arrives stays, page by page."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image, ImageStat

from medias_desktop.core.errors import Cancelled
from medias_desktop.core.files import DiskFull
from medias_desktop.core.pdf.page_codes import page_code
from medias_desktop.core.progress import Silent
from medias_desktop.core.store import attachments
from medias_desktop.paper import errors
from medias_desktop.paper.rules import PageState
from medias_desktop.paper.service import Tray, receiving
from tests.paper.scanner import as_pdf, as_picture, as_tiff, blank, printed, scanned


@pytest.fixture
def tray(register):
    return Tray(register)


def receive(tray, data, name="numérisation.pdf"):
    return tray.receive(data, name, Silent())


def code(page):
    return page_code("752C-C2F1-8DED", page, 3, "ab" * 32)


def test_every_page_is_kept_by_itself(tray, document):
    scan = as_pdf(
        [scanned(printed(document, 0), 90, 10), blank(noise=10), scanned(printed(document, 2), 180)]
    )
    got = receive(tray, scan)
    assert (got.pages, len(got.numbers), got.blank, got.known) == (3, 3, 1, False)
    first, last = tray.pages(PageState.WAITING)
    assert [(one.page, one.pages, one.code) for one in (first, last)] == [(1, 3, code(1)), (3, 3, code(3))]
    assert (first.quarter_turns, last.quarter_turns) == (3, 2)
    (reverse,) = tray.pages(PageState.ASIDE)
    assert (reverse.page, reverse.blank) == (2, True)
    assert tray.counts() == {PageState.WAITING: 2, PageState.FILED: 0, PageState.ASIDE: 1}


def test_the_scanners_own_picture_is_kept(register, tray, document):
    scan = as_pdf([scanned(printed(document, 0))])
    receive(tray, scan)
    (page,) = tray.pages(PageState.WAITING)
    kept = attachments.fetch(register, page.content_sha256)
    pictures = []
    for pdf in (scan, kept):
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            (image,) = opened.pages[0].resources.XObject.values()
            pictures.append((image.read_raw_bytes(), repr(image.Filter)))
            box = [float(one) for one in opened.pages[0].mediabox]
    assert pictures[0] == pictures[1]
    assert box == [0, 0, 612, 792]


@pytest.mark.parametrize("kind", ["tiff", "jpeg", "png"])
def test_pictures_are_kept_as_pages(tray, document, kind):
    page = scanned(printed(document, 1), 90)
    data = as_tiff([page]) if kind == "tiff" else as_picture(page, kind.upper())
    receive(tray, data, f"p.{kind}")
    (kept,) = tray.pages(PageState.WAITING)
    assert kept.code == code(2)
    with pikepdf.open(io.BytesIO(tray.pdf(kept.id))) as opened:
        assert opened.pages[0].Rotate == 270
        assert [round(float(one)) for one in opened.pages[0].mediabox] == [0, 0, 792, 612]


def test_a_page_is_shown_upright(tray, document):
    receive(tray, as_pdf([scanned(printed(document, 0), 90)]))
    (page,) = tray.pages(PageState.WAITING)
    shown = tray.picture(page, 400)
    assert (shown.width, shown.height) == (310, 400)
    picture = Image.frombuffer("RGB", (310, 400), shown.data, "raw", "BGRX", shown.stride, 1).convert("L")
    # The code stands at the foot, at the right.
    corner, opposite = picture.crop((258, 350, 288, 380)), picture.crop((20, 350, 50, 380))
    assert ImageStat.Stat(corner).mean[0] < ImageStat.Stat(opposite).mean[0] * 0.9
    tray.turn(page.id)
    assert tray.page(page.id).quarter_turns == 0


def test_the_same_file_again_is_known(tray, document):
    scan = as_pdf([printed(document, 0), printed(document, 1)])
    receive(tray, scan)
    again = receive(tray, scan, "copie.pdf")
    assert (again.known, again.numbers, again.pages) == (True, (), 2)
    assert tray.counts()[PageState.WAITING] == 2


class Impatient:
    """Stops at the given report."""

    def __init__(self, most):
        self.most = most

    def report(self, done, _total):
        if done >= self.most:
            raise Cancelled


def test_what_was_read_before_a_cancellation_is_kept_and_the_rest_follows(tray, document):
    scan = as_pdf([printed(document, number) for number in range(3)])
    with pytest.raises(Cancelled):
        tray.receive(scan, "x", Impatient(2))
    assert [page.page for page in tray.pages(PageState.WAITING)] == [1, 2]
    assert len(receive(tray, scan).numbers) == 1
    assert [page.code for page in tray.pages(PageState.WAITING)] == [code(1), code(2), code(3)]


def test_pages_that_fill_the_memory_are_kept_meanwhile(tray, document, monkeypatch):
    monkeypatch.setattr(receiving, "_AT_ONCE", 1)
    assert len(receive(tray, as_pdf([printed(document, number) for number in range(3)])).numbers) == 3


def test_pages_are_set_aside_with_a_reason_and_taken_back(tray, document):
    receive(tray, as_pdf([printed(document, 0)]))
    (page,) = tray.pages(PageState.WAITING)
    with pytest.raises(errors.NoteMissing):
        tray.set_aside(page.id, "  ")
    tray.set_aside(page.id, " Page d’un autre dossier ")
    (kept,) = tray.pages(PageState.ASIDE)
    assert (kept.note, kept.blank) == ("Page d’un autre dossier", False)
    with pytest.raises(errors.PageElsewhere):
        tray.set_aside(page.id, "encore")
    tray.take_back(page.id)
    assert tray.page(page.id).state is PageState.WAITING
    with pytest.raises(errors.PageGone):
        tray.page(99)


def test_codes_of_others_are_kept_as_they_are(tray):
    import zxingcpp

    page = Image.new("L", (1700, 2200), 255)
    barcode = zxingcpp.create_barcode("https://ville.example/a", zxingcpp.BarcodeFormat.QRCode)
    page.paste(Image.fromarray(zxingcpp.write_barcode_to_image(barcode, scale=8)), (300, 300))
    receive(tray, as_pdf([page]))
    assert tray.pages(PageState.WAITING)[0].code == "https://ville.example/a"


def test_two_codes_that_disagree_are_both_kept(tray, document):
    both = Image.new("L", (3400, 2200), 255)
    both.paste(printed(document, 0), (0, 0))
    both.paste(printed(document, 1), (1700, 0))
    receive(tray, as_pdf([both]))
    assert set(tray.pages(PageState.WAITING)[0].code.splitlines()) == {code(1), code(2)}


def test_a_page_that_cannot_be_looked_at_is_kept_beside_the_others(tray, document):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(as_pdf([printed(document, 0), printed(document, 1)]))) as pdf:
        image = pdf.make_stream(b"\0", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=60_000)
        image.Height, image.BitsPerComponent, image.ColorSpace = 60_000, 8, pikepdf.Name.DeviceGray
        pdf.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=image))
        pdf.pages[0].Contents = pdf.make_stream(b"q 612 0 0 792 0 0 cm /A Do Q")
        pdf.save(out)
    assert len(receive(tray, out.getvalue()).numbers) == 2
    first, second = tray.pages(PageState.WAITING)
    assert (first.code, second.code) == ("", code(2))
    with pytest.raises(errors.PictureTooLarge):
        tray.picture(first, 400)


@pytest.mark.file_only
def test_a_full_disk_keeps_nothing_of_a_file_and_everything_of_the_one_before(register, tray, document):
    receive(tray, as_pdf([printed(document, 0)]))
    with register.read() as connection:
        (pages,) = connection.exec_driver_sql("PRAGMA page_count").one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 4}")
    with pytest.raises(DiskFull):
        receive(tray, as_pdf([scanned(printed(document, 1), 0, 30), scanned(printed(document, 2), 0, 30)]))
    assert tray.counts()[PageState.WAITING] == 1
    assert not register.rows(
        "SELECT 1 FROM attachment a WHERE name = 'page.pdf' AND NOT EXISTS "
        "(SELECT 1 FROM paper_page p WHERE p.content_sha256 = a.sha256)"
    )


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", errors.ScanEmpty),
        (b"PK\x03\x04 a letter", errors.NotAScan),
        (b"%PDF-1.7 but no more", errors.NotAScan),
    ],
)
def test_what_is_no_scan_keeps_nothing(tray, data, error):
    with pytest.raises(error):
        receive(tray, data)
    assert not any(tray.counts().values())


@pytest.mark.file_only
def test_the_trail_names_no_scan_beside_its_page(register, tray, document):
    receive(tray, as_pdf([printed(document, 0)]), "Tremblay Réjean.pdf")
    told = register.rows("SELECT subject FROM audit_content WHERE body LIKE '%Tremblay%'")
    assert [row[0] for row in told] == ["paper_page/1"]
