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


PAPERS = {"letter": Paper(612, 792, "us-letter"), "a4": Paper(210 * MM, 297 * MM, "a4")}

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

MARGIN_SIDE = 29 * MM
MARGIN_TOP = 31 * MM
MARGIN_BOTTOM = 29 * MM

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


def for_typst(paper: str) -> dict[str, object]:
    """Return the whole style as data for a Typst template; ``paper`` is a key of PAPERS."""
    return {
        "paper": PAPERS[paper].typst,
        "serif": [SERIF, SYMBOLS],
        "sans": [SANS, SYMBOLS],
        "ink": INK,
        "accent": ACCENT,
        "muted": MUTED,
        "rule": RULE,
        "wash": WASH,
        "side": MARGIN_SIDE,
        "top": MARGIN_TOP,
        "bottom": MARGIN_BOTTOM,
        "body": BODY_SIZE,
        "small": SMALL_SIZE,
        "box": list(SIGNATURE_BOX),
    }
