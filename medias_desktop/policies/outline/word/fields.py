"""Fields: what they show is text, their codes are not, and a table of contents is left out whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.policies.outline.word.xml import w

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENTS = re.compile(r"\s*(?:TOC|TOA|INDEX|RD|TC|XE)\b", re.IGNORECASE)
_GONE = frozenset((w("del"), w("moveFrom")))
TYPE = w("fldCharType")


def is_contents(code: str) -> bool:
    """Say whether a field's code makes a table of contents or an index."""
    return bool(_CONTENTS.match(code))


@dataclass(slots=True)
class _Field:
    begin: _Element
    code: str = ""
    showing: bool = False


class Fields:
    """Follows the fields of a story as its runs go by; ``visible`` says whether text stands outside their codes."""

    def __init__(self, root: _Element) -> None:
        self._left_out: set[_Element] = set()
        self._whole: set[_Element] = set()
        self._open: list[list[bool]] = []
        self._scan(root)

    def _scan(self, root: _Element) -> None:
        """Find the fields that are closed: one that never is would take the rest of the text away."""
        stack: list[_Field] = []
        for one in root.iter(w("fldChar"), w("instrText")):
            if any(above.tag in _GONE for above in one.iterancestors()):
                continue
            kind = one.get(TYPE)
            if one.tag == w("instrText"):
                if stack and not stack[-1].showing:
                    stack[-1].code += one.text or ""
            elif kind == "begin":
                stack.append(_Field(one))
            elif kind == "separate" and stack:
                stack[-1].showing = True
            elif kind == "end" and stack:
                closed = stack.pop()
                self._whole.add(closed.begin)
                self._whole.add(one)
                if is_contents(closed.code):
                    self._left_out.add(closed.begin)

    @property
    def visible(self) -> bool:
        """Whether what stands here is shown and kept."""
        return all(shown and not gone for shown, gone in self._open)

    @property
    def in_contents(self) -> bool:
        """Whether this stands in a table of contents."""
        return any(gone for _, gone in self._open)

    def meet(self, sign: _Element) -> None:
        """Go past the sign that begins, parts or ends a field."""
        kind = sign.get(TYPE)
        if kind == "begin" and sign in self._whole:
            self._open.append([False, sign in self._left_out])
        elif kind == "separate" and self._open:
            self._open[-1][0] = True
        elif kind == "end" and self._open and sign in self._whole:
            self._open.pop()
