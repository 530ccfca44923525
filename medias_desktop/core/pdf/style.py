"""One look for every page we print: fonts, colours, sizes and paper, whichever engine draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from medias_desktop.core import paths

if TYPE_CHECKING:
    from pathlib import Path

MM = 72 / 25.4
"""Points in a millimetre."""


class Paper(NamedTuple):
    """A sheet of paper in points, with the name that Typst gives it."""

    width: float
    height: float
    typst: str


PAPERS = {
    "letter": Paper(612, 792, "us-letter"),
    "a4": Paper(210 * MM, 297 * MM, "a4"),
    "legal": Paper(612, 1008, "us-legal"),
}

SERIF = "Noto Serif"
SANS = "Noto Sans"
SYMBOLS = "DejaVu Sans"
"""Knows ☐ ☑, arrows and rare letters that the two others lack."""

FONT_FILES = {
    "Sans": "NotoSans-Regular.ttf",
    "Sans-Bold": "NotoSans-Bold.ttf",
    "Sans-Italic": "NotoSans-Italic.ttf",
    "Serif": "NotoSerif-Regular.ttf",
    "Serif-Bold": "NotoSerif-Bold.ttf",
    "Serif-Italic": "NotoSerif-Italic.ttf",
    "Serif-BoldItalic": "NotoSerif-BoldItalic.ttf",
    "Symbols": "DejaVuSans.ttf",
}
"""Short names used by the ReportLab engine → files under ``resources/fonts``."""

INK = "#1b2430"
ACCENT = "#174073"
MUTED = "#55606e"
RULE = "#b9c3cf"
WASH = "#f1f4f8"

READABLE = 4.5
"""Least contrast of letters with the paper (WCAG 2.2, 1.4.3)."""
VISIBLE = 1.5
"""Least contrast of a band of colour, which nobody has to read."""

MARGIN_SIDE = 29 * MM
MARGIN_TOP = 31 * MM
MARGIN_BOTTOM = 29 * MM

MARGIN_BOTTOM_WITH_CODE = 34 * MM
CODE_SIDE = 16.5 * MM
"""Side of the code at the foot of a page: half a millimetre a module, three dots at 150 dots per inch."""
CODE_BOTTOM = 8.5 * MM
"""Below the code: what no office printer needs for its grip."""

BODY_SIZE = 10.5
SMALL_SIZE = 8.0

SIGNATURE_BOX = (228.0, 86.0)
"""Width and height in points of the place where a digital signature shows."""


def fonts_folder() -> Path:
    """Return the folder of the fonts we ship; no system font is ever used."""
    return paths.resource("fonts")


def font_path(short_name: str) -> Path:
    """Return the file of a font of FONT_FILES."""
    return paths.resource("fonts", FONT_FILES[short_name])


def rgb(colour: str) -> tuple[float, float, float]:
    """Return ``#rrggbb`` as three numbers between 0 and 1."""
    value = int(colour.removeprefix("#"), 16)
    return (value >> 16) / 255, (value >> 8 & 255) / 255, (value & 255) / 255


def contrast_on_white(colour: str) -> float:
    """Return the contrast of ``#rrggbb`` with white paper, from 1 (none) to 21 (WCAG 2.2, contrast ratio)."""
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in rgb(colour)
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def readable(colour: str) -> str:
    """Return ``#rrggbb`` as it is when its letters can be read on white, else no darker than it takes."""
    if contrast_on_white(colour) >= READABLE:
        return colour.lower()
    channels = [round(255 * one) for one in rgb(colour)]
    too_light, dark_enough = 1000, 0
    while too_light - dark_enough > 1:
        share = (too_light + dark_enough) // 2
        if contrast_on_white(_darkened(channels, share)) >= READABLE:
            dark_enough = share
        else:
            too_light = share
    return _darkened(channels, dark_enough)


def _darkened(channels: list[int], share: int) -> str:
    """Return thousandths of a colour."""
    return "#" + "".join(f"{one * share // 1000:02x}" for one in channels)


def for_typst(paper: str, colour: str = "") -> dict[str, object]:
    """Return the whole style as data for a Typst template.

    ``paper`` is a key of PAPERS; ``colour`` the arms' own, "#rrggbb" or "" for the house's accent.
    """
    return {
        "paper": PAPERS[paper].typst,
        "serif": [SERIF, SYMBOLS],
        "sans": [SANS, SYMBOLS],
        "ink": INK,
        "accent": readable(colour) if colour else ACCENT,
        "arms": (colour if contrast_on_white(colour) >= VISIBLE else readable(colour)) if colour else ACCENT,
        "muted": MUTED,
        "rule": RULE,
        "wash": WASH,
        "side": MARGIN_SIDE,
        "top": MARGIN_TOP,
        "bottom": MARGIN_BOTTOM,
        "bottom_with_code": MARGIN_BOTTOM_WITH_CODE,
        "code": [CODE_SIDE, CODE_BOTTOM],
        "body": BODY_SIZE,
        "small": SMALL_SIZE,
        "box": list(SIGNATURE_BOX),
    }
