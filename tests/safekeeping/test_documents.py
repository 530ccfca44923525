"""The recovery sheet: one page that says everything, in both languages and on both papers."""

from __future__ import annotations

import datetime as dt

import pytest
from pypdfium2 import PdfDocument

from medias_desktop.core.store.keys.recovery_code import new_recovery_code
from medias_desktop.safekeeping.documents import RecoverySheet, printed_sheet, recovery_sheet

CODE = "951C-63B7-3PQ3-JHAG-CDDA-H87M-Q4HB-FXKB-1EKR"
LONG = "Municipalité régionale de comté de Saint-Jean-de-l’Île-aux-Très-Longs-Noms-du-Bas-Saint-Laurent"


def sheet(**changes):
    given = {
        "municipality": "Ville de Sainte-Élodie",
        "register_name": "Sainte-Élodie.medias",
        "register_id": "9ce0e84ef017df68f9949f9c",
        "code": CODE,
        "made_on": dt.date(2026, 11, 21),
    }
    return RecoverySheet(**(given | changes))


def text_of(pdf):
    document = PdfDocument(pdf)
    assert len(document) == 1
    return " ".join(document[0].get_textpage().get_text_bounded().split())


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize(
    ("language", "title", "day"),
    [
        ("fr", "Clé de secours du registre", "21 novembre 2026"),
        ("en", "Recovery key of the register", "November 21, 2026"),
    ],
)
def test_one_page_says_everything(paper, language, title, day):
    text = text_of(recovery_sheet(sheet(language=language, paper=paper)))
    for wanted in (
        title,
        day,
        "Ville de Sainte-Élodie",
        "Sainte-Élodie.medias",
        "9CE0 E84E F017 DF68 F994 9F9C",
    ):
        assert wanted in text.replace("\u00a0", " ")
    for group in CODE.split("-"):
        assert group in text


def test_long_names_stay_on_the_page():
    text = text_of(
        recovery_sheet(sheet(municipality=LONG, register_name=f"{LONG}.medias", code="-".join(["WWWW"] * 9)))
    )
    assert "WWWW" in text


def test_the_square_holds_the_code():
    """Read back from the drawn page by its own modules: those of an independent encoder."""
    import segno

    page = PdfDocument(recovery_sheet(sheet()))[0]
    scale = 6
    image = page.render(scale=scale).to_pil().convert("L")
    matrix = [bytes(row) for row in segno.make_qr(CODE, error="m", mask=2, boost_error=False).matrix]
    left, top, side = find_square(image, page, scale)
    module = side / len(matrix)
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            seen = image.getpixel((round(left + (x + 0.5) * module), round(top + (y + 0.5) * module)))
            assert (seen < 128) == bool(dark)


def find_square(image, page, scale):
    """Return left, top and side of the black square in the right half of the page."""
    middle = image.width // 2
    black = [
        (x, y)
        for y in range(0, image.height // 2, 2)
        for x in range(middle + middle // 3, image.width, 2)
        if image.getpixel((x, y)) < 12
    ]
    left, top = min(x for x, _y in black), min(y for _x, y in black)
    right = max(x for x, _y in black)
    assert page.get_width() * scale == pytest.approx(image.width, abs=1)
    return left, top, right - left + 2


def test_the_picture_on_the_screen_shows_no_code():
    code = new_recovery_code()
    printed = printed_sheet(sheet(code=code))
    for group in code.split("-"):
        assert group in text_of(printed.pdf)
    assert not any(group in text_of(printed.preview) for group in code.split("-"))
    assert code not in repr(printed)
    assert code not in repr(sheet(code=code))
