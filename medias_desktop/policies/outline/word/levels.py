"""The depth of each section: what its style says, or its number and look among the others."""

from __future__ import annotations

from dataclasses import dataclass, field

from medias_desktop.policies.outline.candidates import Candidate
from medias_desktop.policies.outline.numbers import LABELS
from medias_desktop.policies.outline.word.lines import Lines, Look

_CHAPTER = 3
"""Labels up to this rank (Title, Part, Chapter) hold articles, however these are styled."""


@dataclass(slots=True)
class _Open:
    """An open section: what may tell that another one stands beside it."""

    made: Candidate
    look: Look
    level: int
    keys: tuple[str, ...]
    annexed: bool = False


@dataclass(slots=True)
class _Tree:
    lines: Lines
    stack: list[_Open] = field(default_factory=list)
    known: dict[str, int] = field(default_factory=dict)

    def place(self, made: Candidate) -> None:
        look = self.lines.look(made.at)
        keys = _keys(made, look)
        annexed = _annexed(made)
        if made.depth:
            self._styled(made)
            keys = (f"h{made.depth}", *keys)
        elif annexed:
            self.stack.clear()
        else:
            self._unstyled(made, look, keys)
        level = self.stack[-1].level + 1 if self.stack else 1
        self.stack.append(_Open(made, look, level, keys, annexed))
        made.level = level
        if annexed:  # the numbers of an annex start anew
            self.known = {key: at for key, at in self.known.items() if key[0] != "n"}
        for key in keys:
            self.known[key] = min(level, self.known.get(key, level)) if key[0] == "l" else level

    def _styled(self, made: Candidate) -> None:
        """Close what is as deep as a styled heading or deeper, and the unstyled titles under those."""
        for at, one in enumerate(self.stack):
            if one.made.depth >= made.depth:
                del self.stack[at:]
                return
        level = self.known.get(f"h{made.depth}", 0) or (1 if made.kind == "annex" else 0)
        while self.stack and not self.stack[-1].made.depth:
            top = self.stack[-1]
            if top.level < level if level else self._holds(top, made):
                return
            self.stack.pop()

    def _holds(self, one: _Open, made: Candidate) -> bool:
        """Say whether an unstyled title stays open over a styled heading."""
        if one.annexed or (one.made.kind == "label" and _rank(one.made) <= _CHAPTER):
            return True
        return one.look.size > self.lines.look(made.at).size

    def _unstyled(self, made: Candidate, look: Look, keys: tuple[str, ...]) -> None:
        prefix = _prefix(made)
        if prefix:
            for at in range(len(self.stack) - 1, -1, -1):
                if _same_number(self.stack[at].made.number, prefix):
                    del self.stack[at + 1 :]
                    return
        at = self._beside(made, keys)
        if at >= 0:
            del self.stack[at:]
            return
        level = self.known.get(keys[0], 0)
        if level:
            while self.stack and self.stack[-1].level >= level and not _divides(self.stack[-1].made, made):
                self.stack.pop()
            return
        while self.stack and self._stronger(made, look, self.stack[-1]):
            self.stack.pop()

    def _beside(self, made: Candidate, keys: tuple[str, ...]) -> int:
        """Return where the open section stands that is of the same kind: of the same numbers, else of the same look."""
        if len(keys) > 1:
            for at in range(len(self.stack) - 1, -1, -1):
                if keys[0] in self.stack[at].keys:
                    return at
            if keys[0] in self.known or (made.kind != "number" or _dots(made) > 1):
                return -1
        for at, one in enumerate(self.stack):
            if keys[-1] in one.keys and (len(keys) == 1 or len(one.keys) == 1):
                over = len(keys) > 1 and one.made.end + one.made.end % 2 == made.at
                return -1 if over else at  # « DISPOSITIONS GÉNÉRALES » right over « 1. Titre »
        return -1

    def _stronger(self, made: Candidate, look: Look, top: _Open) -> bool:
        """Say whether a new kind of title stands higher than an open one."""
        if top.annexed:
            return False
        if made.kind == "label" and top.made.kind == "label":
            return _rank(made) <= _rank(top.made)
        mine, other = _dots(made), _dots(top.made)
        if mine and other:
            return mine <= other
        if made.kind == "label" and _rank(made) <= _CHAPTER:
            return True
        if top.made.depth:
            return look.size > top.look.size
        if made.kind == "number" and not mine:
            return False
        return look.strength > top.look.strength


def _divides(top: Candidate, made: Candidate) -> bool:
    """Say whether an open division (« Section 2 ») holds what elsewhere stands as high as it does (« Article 5 »)."""
    return top.kind == "label" and made.kind in ("label", "number") and _rank(top) < _rank(made)


def set_word_levels(lines: Lines, sections: list[Candidate]) -> None:
    """Give each section its level: 1 at the top, never more than one below the section before."""
    tree = _Tree(lines)
    for made in sections:
        tree.place(made)


def _keys(made: Candidate, look: Look) -> tuple[str, ...]:
    """Return what makes two sections stand side by side: its kind of number, if any (n…), and its look (l…)."""
    seen = f"l{look}"
    return (f"n{made.style}", seen) if made.kind in ("number", "label", "annex") else (seen,)


def _annexed(made: Candidate) -> bool:
    return made.kind == "annex" and not made.depth


def _rank(made: Candidate) -> int:
    if made.kind != "label":
        return 9
    if made.style[:1] == "§":
        return 6 + int(made.style[1:] or 0)
    return LABELS.get(made.style.rstrip("0123456789"), 6)


def _dots(made: Candidate) -> int:
    return int(made.style[1]) if made.style[:1] == "d" and made.style[1:2].isdecimal() else 0


def _prefix(made: Candidate) -> str:
    return made.number.rpartition(".")[0] if made.kind == "number" and _dots(made) > 1 else ""


def _same_number(number: str, prefix: str) -> bool:
    return number == prefix or number.removesuffix(".0") == prefix
