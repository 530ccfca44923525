"""How texts and clauses are named wherever they are kept: what is read, and what a draft was taken from.

A text of the register is known by its uid, a town's restatement by "town/<key>". What a draft or a clause was taken from is
"town/<key>" or "version/<uid>", with "/<section>" for a clause.
"""

from __future__ import annotations

from dataclasses import dataclass

_TOWN = "town"
_VERSION = "version"


@dataclass(frozen=True, slots=True)
class Origin:
    """What something was taken from: a ``town`` by its key or a ``version`` by its uid, the other being ""."""

    town: str = ""
    version: str = ""
    section: str = ""

    def __str__(self) -> str:
        kind, text = (_TOWN, self.town) if self.town else (_VERSION, self.version)
        return "/".join(filter(None, (kind, text, self.section))) if text else ""


def origin_of(name: str) -> Origin:
    """Read a name; one of neither kind ("", "skeleton") is nobody's."""
    kind, _slash, rest = name.partition("/")
    text, _slash, section = rest.partition("/")
    if kind == _TOWN:
        return Origin(town=text, section=section)
    return Origin(version=text, section=section) if kind == _VERSION else Origin()


def town_uid(key: str) -> str:
    """Return the uid by which a town's restatement is read."""
    return f"{_TOWN}/{key}"


def town_key(uid: str) -> str:
    """Return the town that a uid of a text stands for, "" for a text of the register."""
    return uid.removeprefix(f"{_TOWN}/") if uid.startswith(f"{_TOWN}/") else ""
