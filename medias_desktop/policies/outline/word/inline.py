"""The letters of one paragraph: runs, with tracked changes accepted and what is hidden left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from medias_desktop.policies.outline.word.fields import Fields, is_contents
from medias_desktop.policies.outline.word.xml import child, local, number, val, w

if TYPE_CHECKING:
    from lxml.etree import _Element

    from medias_desktop.policies.outline.word.notes import Notes
    from medias_desktop.policies.outline.word.styles import Styles, Type

_INSIDE = frozenset(
    [
        "hyperlink",
        "ins",
        "moveTo",
        "smartTag",
        "customXml",
        "bdo",
        "dir",
        "sdt",
        "sdtContent",
        "ruby",
        "rubyBase",
        "r",
        "fldSimple",
        "oMath",
        "oMathPara",
    ]
)
_BREAKS = frozenset(("page", "column"))
_NOTHING = {
    **dict.fromkeys((0xAD, 0x200B, 0xFEFF, 0x2060, 0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A))),
    **dict.fromkeys((0xA0, 0x202F, 0x2007, 0x2009, 0x2002, 0x2003, 0x2028, 0x2029), " "),
    0x2011: "-", 0xF0B7: "•", 0xF0A7: "▪", 0xF0FC: "✓", 0xF0A8: "☐", 0xF06F: "☐", 0xF0FE: "☑", 0xF0FD: "☒", 0xF0D8: "➢", 0xF0E0: "→",
}  # fmt: skip
"""Signs that are not printed, spaces of other widths, and the usual signs of Word's symbol fonts."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one look; ``note`` for the mark that cites a note."""

    text: str
    type: Type
    note: bool = False


@dataclass(slots=True)
class Inline:
    """What one paragraph holds: its text, its text boxes, the notes that it cites, whether it breaks the page."""

    spans: list[Span] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    breaks: bool = False
    broken_before: bool = False


def clean(text: str) -> str:
    """Return a text without what no reader sees."""
    return text if text.isascii() else text.translate(_NOTHING)


class Reader:
    """Reads paragraphs one after another: fields may span several."""

    def __init__(self, root: _Element, styles: Styles, notes: Notes | None) -> None:
        self._styles, self._notes = styles, notes
        self.fields = Fields(root)

    def read(self, paragraph: _Element, look: Type) -> Inline:
        """Return what a paragraph holds, ``look`` being that of its style."""
        made = Inline()
        self._walk(paragraph, look, made)
        return made

    def _walk(self, element: _Element, look: Type, made: Inline) -> None:
        for one in element:
            kind = local(one)
            if kind == "r" and one.tag == w("r"):
                self._run(one, look, made)
            elif kind == "fldSimple" and is_contents(one.get(w("instr"), "")):
                continue
            elif kind in ("oMath", "oMathPara"):
                self._add(made, "".join(t.text or "" for t in one.iter() if local(t) == "t"), look)
            elif kind in _INSIDE:
                self._walk(one, look, made)
            elif kind == "AlternateContent":
                self._either(one, look, made)

    def _run(self, run: _Element, look: Type, made: Inline) -> None:
        props = child(run, "rPr")
        if props is not None:
            style = val(props, "rStyle")
            look = (self._styles.run(style, look) if style else look).changed(props)
        for one in run:
            self._piece(one, look, made)

    def _piece(self, one: _Element, look: Type, made: Inline) -> None:
        kind = local(one)
        if kind == "t":
            self._add(made, clean(one.text or ""), look)
        elif kind in ("tab", "ptab"):
            self._add(made, "\t", look)
        elif kind in ("br", "cr"):
            if one.get(w("type")) in _BREAKS:
                made.breaks = True
                made.broken_before = made.broken_before or not any(span.text.strip() for span in made.spans)
            self._add(made, "\n", look)
        elif kind == "noBreakHyphen":
            self._add(made, "-", look)
        elif kind == "sym":
            self._add(made, clean(chr(_symbol(one))), look)
        elif kind == "fldChar":
            self.fields.meet(one)
        elif kind in ("footnoteReference", "endnoteReference"):
            self._cite(one, kind.removesuffix("Reference"), look, made)
        elif kind in ("drawing", "pict", "object"):
            made.boxes += [box for box in one.iter(w("txbxContent")) if self.fields.visible]
        elif kind == "AlternateContent":
            self._either(one, look, made)
        elif kind in _INSIDE:
            self._walk(one, look, made)

    def _either(self, choice: _Element, look: Type, made: Inline) -> None:
        """Read one of the two forms in which Word writes a thing: the one that holds text."""
        forms = [one for one in choice if local(one) in ("Choice", "Fallback")]
        told = [one for one in forms if one.find(f".//{w('txbxContent')}") is not None]
        for form in (told or forms)[:1]:
            for one in form:
                self._piece(one, look, made) if local(one) != "r" else self._run(one, look, made)

    def _cite(self, one: _Element, kind: str, look: Type, made: Inline) -> None:
        if self._notes is None or not self.fields.visible or look.hidden:
            return
        mark, text = self._notes.cite(kind, one.get(w("id"), ""))
        if text:
            made.spans.append(Span(mark, look, note=True))
            made.notes.append(f"{mark}: {text}")

    def _add(self, made: Inline, text: str, look: Type) -> None:
        if text and not look.hidden and self.fields.visible:
            made.spans.append(Span(text, look))


def _symbol(one: _Element) -> int:
    try:
        code = int(one.get(w("char"), "2022"), 16)
    except ValueError:
        return 0x2022
    code = code if code > 0xFF or code < 0x20 else code + 0xF000
    return code if 0x20 <= number(str(code)) < 0xD800 or 0xE000 <= code < 0xFFFE else 0x2022
