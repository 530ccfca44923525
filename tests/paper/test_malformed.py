"""Scans whose PDF says nonsense somewhere: what is shown of them is kept all the same."""

from __future__ import annotations

import io

import pikepdf
import pytest
import zxingcpp
from pikepdf import Array, Dictionary, Name
from PIL import Image

from medias_desktop.core.progress import Silent
from medias_desktop.paper.service import Tray

WORD = pikepdf.String("mot")


def scan(page_says, picture_says):
    """Return a scanned page in which some entries of the page and of its picture are as given, None: missing."""
    out = io.BytesIO()
    Image.effect_noise((400, 520), 60).convert("RGB").save(out, "PDF", resolution=50)
    with pikepdf.open(out) as pdf:
        page = pdf.pages[0]
        (picture,) = page.resources.XObject.values()
        for thing, says in ((page.obj, page_says), (picture, picture_says)):
            for key, value in says.items():
                if value is None:
                    del thing[key]
                else:
                    thing[key] = value
        made = io.BytesIO()
        pdf.save(made)
        return made.getvalue()


@pytest.mark.parametrize(
    ("page_says", "picture_says"),
    [
        ({"/Rotate": WORD}, {}),
        ({"/Rotate": Array([90])}, {}),
        ({"/Contents": 3}, {}),
        ({}, {"/Width": None}),
        ({}, {"/Width": WORD}),
        ({}, {"/BitsPerComponent": WORD}),
        ({}, {"/Decode": WORD}),
        ({}, {"/Decode": 1}),
        ({}, {"/ColorSpace": Array([Name.ICCBased, 3])}),
        ({}, {"/ColorSpace": Array([Name.Indexed, Name.DeviceRGB, WORD, WORD])}),
        ({}, {"/DecodeParms": WORD}),
        ({}, {"/DecodeParms": Dictionary(Foo=Name.Bar)}),
        ({}, {"/Filter": Name.JBIG2Decode, "/DecodeParms": Dictionary(JBIG2Globals=1)}),
        ({}, {"/Filter": Name("/Inconnu")}),
        ({}, {"/Filter": Name.LZWDecode}),
        ({}, {"/Filter": Array([Name.FlateDecode, Name.DCTDecode])}),
    ],
    ids=str,
)
def test_nonsense_in_a_scan_keeps_its_page(register, page_says, picture_says):
    tray = Tray(register)
    got = tray.receive(scan(page_says, picture_says), "numérisation.pdf", Silent())
    (number,) = got.numbers
    with pikepdf.open(io.BytesIO(tray.pdf(number))) as kept:
        assert len(kept.pages) == 1


def test_a_scan_whose_name_no_database_keeps(register):
    """What an old server called a file in another alphabet is no text."""
    got = Tray(register).receive(scan({}, {}), "num\udce9risation.pdf", Silent())
    assert Tray(register).page(got.numbers[0]).scan_name == "num\ufffdrisation.pdf"


def test_a_visiting_card_is_one_code(register):
    card = zxingcpp.create_barcode("BEGIN:VCARD\r\nN:Roy\r\nEND:VCARD", zxingcpp.BarcodeFormat.QRCode)
    page = Image.new("L", (850, 1100), 255)
    page.paste(Image.fromarray(card.to_image(scale=4, add_quiet_zones=True)), (100, 100))
    out = io.BytesIO()
    page.save(out, "PDF", resolution=100)
    got = Tray(register).receive(out.getvalue(), "carte.pdf", Silent())
    assert Tray(register).page(got.numbers[0]).code == "BEGIN:VCARD N:Roy END:VCARD"
