"""What styles say of a paragraph: heading or not, numbered or not, bold, large, in capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from medias_desktop.core.text import fold
from medias_desktop.policies.outline.word.xml import child, number, switch, val, w

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING = re.compile(r"(?:heading|titre|title|uberschrift|titulo)[ _]?([1-9])(?:$|[ ,;(])")
_TITLE = re.compile(r"(?:title|titre|subtitle|sous[ -]?titre|titre du document|document title|book title)$")
_CONTENTS = re.compile(
    r"(?:toc|tm|tdm|table des matieres|table of contents|contents)[ _]?(?:[1-9]|heading|titre)?$|(?:en-?tete|titre) de (?:la )?table"
    r"|toc ?heading|en-?tetedetabledesmatieres|table of figures|table des illustrations|tabledesillustrations"
)
_CAPTION = re.compile(r"(?:caption|legende)$")
_CHAIN = 20
"""Styles based on one another are followed this far: Word allows fewer, damaged files make rings."""


@dataclass(frozen=True, slots=True)
class Type:
    """How letters look: ``size`` in half points."""

    bold: bool = False
    italic: bool = False
    underlined: bool = False
    capitals: bool = False
    hidden: bool = False
    size: int = 20

    def changed(self, props: _Element | None) -> Type:
        """Return the look after the properties of a run or style."""
        if props is None or not len(props):
            return self
        under = child(props, "u")
        size = number(val(props, "sz"))
        return replace(
            self,
            bold=_either(switch(props, "b"), self.bold),
            italic=_either(switch(props, "i"), self.italic),
            underlined=self.underlined if under is None else under.get(w("val"), "single") != "none",
            capitals=_either(switch(props, "caps"), self.capitals),
            hidden=_either(switch(props, "vanish"), self.hidden),
            size=size or self.size,
        )


def _either(said: bool | None, before: bool) -> bool:
    return before if said is None else said


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style with all that it inherits.

    ``heading`` is its outline level from 1 (0: text), ``role`` one of "", "title", "contents", "caption"; ``left`` its
    indentation in twentieths of a point, ``list_id`` and ``list_level`` the numbering that it brings (-1: no level said).
    """

    style_id: str = ""
    heading: int = 0
    role: str = ""
    type: Type = Type()
    list_id: int = 0
    list_level: int = -1
    left: int = 0
    centred: bool = False
    indents_own: bool = False


class Styles:
    """The styles of a document by their id."""

    def __init__(self, root: _Element | None) -> None:
        self._elements: dict[str, _Element] = {}
        self._made: dict[str, Style] = {}
        self._types: dict[str, tuple[_Element | None, ...]] = {}
        self._default = ""
        self.base = Type()
        self.language = ""
        self.list_styles: dict[str, int] = {}
        """The numbering of each list style: what a numbering that only points to a style stands for."""
        for element in () if root is None else root.iterchildren(w("style")):
            style_id = element.get(w("styleId"), "")
            self._elements.setdefault(style_id, element)
            kind = element.get(w("type"))
            if kind == "paragraph" and element.get(w("default")) in ("1", "true", "on"):
                self._default = style_id
            if kind == "numbering":
                self.list_styles[style_id] = number(val(child(child(element, "pPr"), "numPr"), "numId"))
        defaults = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")
        if defaults is not None:
            self.base = self.base.changed(defaults)
            self.language = val(defaults, "lang")

    def paragraph(self, style_id: str) -> Style:
        """Return a paragraph style, the default one for an id that is not there."""
        if style_id not in self._elements:
            style_id = self._default
        if style_id not in self._made:
            self._made[style_id] = self._inherited(style_id)
        return self._made[style_id]

    def run(self, style_id: str, before: Type) -> Type:
        """Return a look changed by a character style."""
        if style_id not in self._types:
            self._types[style_id] = tuple(child(one, "rPr") for one in reversed(self._chain(style_id)))
        for props in self._types[style_id]:
            before = before.changed(props)
        return before

    def _chain(self, style_id: str) -> list[_Element]:
        """Return a style and those it is based on, the nearest first."""
        chain: list[_Element] = []
        while style_id in self._elements and len(chain) < _CHAIN:
            element = self._elements[style_id]
            if element in chain:
                break
            chain.append(element)
            style_id = val(element, "basedOn")
        return chain

    def _inherited(self, style_id: str) -> Style:
        made = Style(style_id, type=self.base)
        for element in reversed(self._chain(style_id)):
            made = _with(made, element)
        return made


def _with(made: Style, element: _Element) -> Style:
    props = child(element, "pPr")
    name = fold(val(element, "name"))
    own_id = fold(element.get(w("styleId"), ""))
    outline = child(props, "outlineLvl")
    heading = made.heading
    named = _HEADING.match(name) or _HEADING.match(own_id)
    if outline is not None:
        level = number(outline.get(w("val")), 9)
        heading = level + 1 if 0 <= level < 9 else 0
    elif named:
        heading = int(named[1])
    role = made.role
    if _CONTENTS.match(name) or _CONTENTS.match(own_id):
        role = "contents"
    elif _CAPTION.match(name):
        role = "caption"
    elif _TITLE.match(name) and not heading:
        role = "title"
    listed = child(props, "numPr")
    indent = child(props, "ind")
    left = made.left if indent is None else number(indent.get(w("left")) or indent.get(w("start")), made.left)
    return replace(
        made,
        heading=heading,
        role=role,
        type=made.type.changed(child(element, "rPr")),
        list_id=made.list_id if listed is None else number(val(listed, "numId"), made.list_id),
        list_level=made.list_level if listed is None else number(val(listed, "ilvl"), made.list_level),
        left=left,
        centred=val(props, "jc", "center" if made.centred else "") == "center",
        indents_own=indent is not None if listed is not None else made.indents_own or indent is not None,
    )
