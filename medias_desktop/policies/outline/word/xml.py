"""Short names for the elements of WordprocessingML."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset(("0", "false", "off"))


def w(name: str) -> str:
    """Return a tag or attribute name with its namespace."""
    return _W + name


VAL = w("val")


def child(element: _Element | None, name: str) -> _Element | None:
    """Return the first child of that name."""
    return None if element is None else element.find(_W + name)


def val(element: _Element | None, name: str, default: str = "") -> str:
    """Return the ``w:val`` of a child."""
    found = child(element, name)
    return default if found is None else found.get(VAL, default)


def number(text: str | None, default: int = 0) -> int:
    """Return a whole number as files write it; ``default`` when it is none or beyond reason."""
    try:
        value = int(float(text)) if text else default
    except (ValueError, OverflowError):
        return default
    return value if abs(value) < 10**6 else default


def switch(element: _Element | None, name: str) -> bool | None:
    """Return whether a property is on or off, None when nothing is said."""
    found = child(element, name)
    return None if found is None else found.get(VAL, "1") not in _OFF


def local(element: _Element) -> str:
    """Return an element's name without its namespace ("" for what is no element)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
