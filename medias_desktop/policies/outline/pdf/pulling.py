"""The runs of text of a page, out of PDFium in as few calls as possible.

A run is what one operator of the page shows: one font, one size, one line. PDFium tells the run of a character, so the
runs of a line are found by halving it instead of asking for each character. The functions are called through prototypes
of our own with plain integers for handles: PDFium's own bindings make an object for each answer.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, field
from functools import cache
from math import hypot
from typing import Any, NamedTuple

from medias_desktop.policies.outline.pdf.characters import level_spaces, spell_out
from medias_desktop.policies.outline.pdf.fonts import Face, read_face

_LINE = re.compile(r"[^\r\n]+")
_INVISIBLE = 3
_STROKED = 2
_MOST_OBJECTS = 4000
_MAY_BE_TITLE = 90
_PATH, _TEXT, _IMAGE = 2, 1, 3
APART, SPACED, TIGHT = 0, 1, 2


class Run(NamedTuple):
    """A piece of a line in points from the lower left: left, right, baseline, type size, font, colour, text.

    ``joint`` says what stands between it and the piece before on the same line of PDFium: APART when it begins a line.
    """

    left: float
    right: float
    y: float
    size: float
    face: int
    color: int
    text: str
    joint: int = APART


class Box(NamedTuple):
    """A rule or a frame drawn on the page."""

    left: float
    bottom: float
    right: float
    top: float


_LETTER = Box(0, 0, 612, 792)


@dataclass(slots=True)
class Page:
    """What a page shows: ``runs`` in the order of the file, rules and frames; ``hidden`` is text nobody sees.

    ``area`` is the part of the paper that is shown, ``drawn`` counts everything on it, ``pictured`` says
    that a picture covers most of it.
    """

    runs: list[Run] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    hidden: list[Run] = field(default_factory=list)
    area: Box = _LETTER
    drawn: int = 0
    pictured: bool = False


class _Calls:
    """PDFium's functions with integers for handles, and the memory they write to."""

    def __init__(self) -> None:
        from pypdfium2 import raw

        handle, number, real = ctypes.c_void_p, ctypes.c_int, ctypes.c_double

        def of(name: str, answer: Any, *arguments: Any) -> Any:
            address = ctypes.cast(getattr(raw, name), handle).value or 0
            return ctypes.CFUNCTYPE(answer, *arguments)(address)

        self.load_page = of("FPDF_LoadPage", handle, handle, number)
        self.close_page = of("FPDF_ClosePage", None, handle)
        self.load_text = of("FPDFText_LoadPage", handle, handle)
        self.close_text = of("FPDFText_ClosePage", None, handle)
        self.count = of("FPDFText_CountChars", number, handle)
        self.text = of("FPDFText_GetText", number, handle, number, number, handle)
        self.unicode = of("FPDFText_GetUnicode", ctypes.c_uint, handle, number)
        self.object = of("FPDFText_GetTextObject", handle, handle, number)
        self.matrix = of("FPDFText_GetMatrix", number, handle, number, handle)
        self.size = of("FPDFText_GetFontSize", real, handle, number)
        self.box = of("FPDFText_GetCharBox", number, handle, number, handle, handle, handle, handle)
        self.color = of("FPDFText_GetFillColor", number, handle, number, handle, handle, handle, handle)
        self.font = of("FPDFTextObj_GetFont", handle, handle)
        self.mode = of("FPDFTextObj_GetTextRenderMode", number, handle)
        self.font_name = of("FPDFFont_GetBaseFontName", ctypes.c_size_t, handle, handle, ctypes.c_size_t)
        self.font_flags = of("FPDFFont_GetFlags", number, handle)
        self.font_weight = of("FPDFFont_GetWeight", number, handle)
        self.area = of("FPDF_GetPageBoundingBox", number, handle, handle)
        self.count_objects = of("FPDFPage_CountObjects", number, handle)
        self.page_object = of("FPDFPage_GetObject", handle, handle, number)
        self.kind = of("FPDFPageObj_GetType", number, handle)
        self.bounds = of("FPDFPageObj_GetBounds", number, handle, handle, handle, handle, handle)


@cache
def calls() -> _Calls:
    """Return PDFium's functions."""
    return _Calls()


def _each(array: Any, width: int) -> tuple[int, ...]:
    start = ctypes.addressof(array)
    return tuple(start + width * n for n in range(4))


class Puller:
    """Reads the pages of one document, one after the other."""

    def __init__(self, document: int) -> None:
        self._document = document
        self._calls = calls()
        self.faces: list[Face] = []
        self._known: dict[Face, int] = {}
        self._fonts: dict[int, int] = {}
        self._letters = ctypes.create_string_buffer(1 << 15)
        self._matrix = (ctypes.c_float * 6)()
        self._sides = (ctypes.c_double * 4)()
        self._side_places = _each(self._sides, 8)
        self._floats = (ctypes.c_float * 4)()
        self._float_places = _each(self._floats, 4)
        self._parts = (ctypes.c_uint * 4)()
        self._part_places = _each(self._parts, 4)

    def page(self, number: int) -> Page | None:
        """Return what page ``number`` (from 0) shows, None when it cannot be loaded."""
        call = self._calls
        page = call.load_page(self._document, number)
        if not page:
            return None
        text = call.load_text(page)
        self._fonts.clear()  # PDFium may use the address of a font again for the next page
        try:
            return self._read(page, text)
        finally:
            call.close_text(text)
            call.close_page(page)

    def _read(self, page: int, text: int) -> Page:
        made = Page()
        if self._calls.area(page, self._floats):
            left, top, right, bottom = self._floats
            made.area = Box(left, min(top, bottom), right, max(top, bottom))
        spans = self._spans(text)
        turned: dict[int, list[Run]] = {0: made.runs}
        seen: set[int] = set()
        letters = self._letters_of(text)
        for line in _LINE.finditer(letters):
            first, after = line.span()
            whole = after - first < _MAY_BE_TITLE
            for start, end, shown in spans(first, after - 1):
                seen.add(shown)
                joint = APART if start == first else SPACED if letters[start - 1] == " " else TIGHT
                self._add(made, turned, text, shown, start, letters[start : end + 1], joint, whole=whole)
        self._read_drawn(page, made, seen)
        most = max(turned, key=lambda turn: sum(len(run.text) for run in turned[turn]))
        if most and len(turned[most]) > len(made.runs):
            made.runs, made.boxes = turned[most], []
        return made

    def _letters_of(self, text: int) -> str:
        """Return one character for each of PDFium’s."""
        call = self._calls
        count = call.count(text)
        if count <= 0:
            return ""
        if 2 * count + 2 > len(self._letters):
            self._letters = ctypes.create_string_buffer(4 * count + 2)
        written = call.text(text, 0, count, self._letters)
        letters = ctypes.string_at(self._letters, 2 * max(0, written - 1)).decode("utf-16-le", "replace")
        if len(letters) != count:  # characters without a meaning are left out: ask for each
            codes = [call.unicode(text, n) for n in range(count)]
            letters = "".join(
                [chr(c) if 0 < c < 0x110000 and not 0xD800 <= c < 0xE000 else "\ufffd" for c in codes]
            )
        return level_spaces(letters)

    def _spans(self, text: int) -> Any:
        """Return a function that parts a line (first and last character) into runs of one object each."""
        shown = self._calls.object

        def spans(first: int, last: int) -> list[tuple[int, int, int]]:
            begin, end = shown(text, first), shown(text, last)
            if begin == end and begin:
                return [(first, last, begin)]
            found: list[tuple[int, int, int]] = []
            todo = [(first, last, begin, end)]
            while todo:
                low, high, at_low, at_high = todo.pop()
                if at_low == at_high and (
                    at_low or high - low < 2
                ):  # nothing at both ends: a space that PDFium made
                    if at_low and found and found[-1][2] == at_low:
                        found[-1] = (found[-1][0], high, at_low)
                    elif at_low:
                        found.append((low, high, at_low))
                elif high - low == 1:
                    todo += [(high, high, at_high, at_high), (low, low, at_low, at_low)]
                else:
                    middle = (low + high) // 2
                    here, after = shown(text, middle), shown(text, middle + 1)
                    todo += [(middle + 1, high, after, at_high), (low, middle, at_low, here)]
            return found

        return spans

    def _add(
        self,
        made: Page,
        turned: dict[int, list[Run]],
        text: int,
        shown: int,
        start: int,
        words: str,
        joint: int,
        *,
        whole: bool,
    ) -> None:
        bare = words.rstrip()
        if not bare:
            return
        call = self._calls
        call.matrix(text, start, self._matrix)
        a, b, c, d, x, y = self._matrix
        size = call.size(text, start) * (hypot(c, d) if c else abs(d))
        call.box(text, start + len(bare) - 1, *self._side_places)
        box_left, right, bottom, top = self._sides
        mode = call.mode(shown)
        face = self._face(call.font(shown), stroked=mode == _STROKED)
        color = 0
        if whole and call.color(text, start, *self._part_places):
            red, green, blue, _ = self._parts
            color = red << 16 | green << 8 | blue
        turn = 0
        if b and abs(b) > 0.05 * abs(a):  # not level: a quarter turn, or a watermark
            if abs(a) > 0.05 * abs(b):
                return
            turn = 1 if b > 0 else 3
            x, right, y = (y, top, -x) if turn == 1 else (-y, -bottom, x)
        elif a < 0 and d < 0:
            turn, x, right, y = 2, -x, -box_left, -y
        if mode == _INVISIBLE:
            made.hidden.append(Run(x, right, y, size, face, color, spell_out(bare)))
            return
        if turn == 0:
            area = made.area
            if x < area.left - 5 or x > area.right or y < area.bottom or y > area.top:
                return  # outside the page
            made.runs.append(Run(x, right, y, size, face, color, spell_out(words), joint))
        else:
            turned.setdefault(turn, []).append(Run(x, right, y, size, face, color, spell_out(words), joint))

    def _face(self, font: int, *, stroked: bool) -> int:
        key = -font if stroked else font
        if key not in self._fonts:
            call = self._calls
            name = ctypes.create_string_buffer(128)
            call.font_name(font, name, 128)
            face = read_face(
                name.value.decode("utf-8", "replace"), call.font_flags(font), call.font_weight(font)
            )
            if stroked:
                face = face._replace(bold=True, named=True)
            self._fonts[key] = self._index(face)
        return self._fonts[key]

    def _index(self, face: Face) -> int:
        if face not in self._known:
            self._known[face] = len(self.faces)
            self.faces.append(face)
        return self._known[face]

    def _read_drawn(self, page: int, made: Page, seen: set[int]) -> None:
        """Take rules and frames, and see which words are printed twice to look bold."""
        call = self._calls
        count = call.count_objects(page)
        made.drawn = count
        if count <= len(seen) or count > _MOST_OBJECTS:
            return
        ghosts: list[tuple[float, float]] = []
        places = self._float_places
        for n in range(count):
            drawn = call.page_object(page, n)
            if drawn in seen:
                continue
            kind = call.kind(drawn)
            if kind == _PATH and call.bounds(drawn, *places):
                made.boxes.append(Box(*self._floats))
            elif kind == _TEXT and call.bounds(drawn, *places):
                ghosts.append((self._floats[0], self._floats[1]))
            elif kind == _IMAGE and call.bounds(drawn, *places):
                left, bottom, right, top = self._floats
                whole = (made.area.right - made.area.left) * (made.area.top - made.area.bottom)
                made.pictured |= (right - left) * (top - bottom) > 0.5 * whole
        if ghosts:
            self._embolden(made, ghosts)

    def _embolden(self, made: Page, ghosts: list[tuple[float, float]]) -> None:
        for n, run in enumerate(made.runs):
            reach = 0.12 * run.size
            if any(
                abs(left - run.left) < reach and -0.4 * run.size < bottom - run.y < 0.1 * run.size
                for left, bottom in ghosts
            ):
                bold = self._index(self.faces[run.face]._replace(bold=True, named=True))
                made.runs[n] = run._replace(face=bold)
