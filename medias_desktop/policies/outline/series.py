"""Numbered lines put into series: a series is either the sections of the document or a list."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from medias_desktop.policies.outline.candidates import Candidate, introduces
from medias_desktop.policies.outline.numbers import opens_item, roman
from medias_desktop.policies.outline.source import Source
from medias_desktop.policies.outline.words import HANGING, has_verb

_DEFINING = re.compile(r"d[ée]finition|interpr[ée]tation|glossa|lexique|terminolog|meaning", re.IGNORECASE)
_DEFINES = re.compile(
    r"(?:an? |any |the |every |means|personnes? |toute?s? |l['’]|les? |la |une? |ensemble|désigne|signifie|all )?"
    r"(?:\w+ ){0,6}?(?:who|that|which|qui|dont|where|means|désigne)\b",
    re.IGNORECASE,
)
_PARTED = re.compile(r"[\w.-]+(?: [\w.()-]+)?\s?[–—:-]\s+[^\Wa-zà-öø-ÿœ]")
"""« Section 3 – Contrats »: no reference is written so."""
_ENDS = frozenset('.;:!?»”")')
_NOT_LIST = frozenset('«“"')


@dataclass(slots=True)
class Series:
    """Numbers that follow one another in one style under one heading."""

    style: str
    prefix: str
    items: list[Candidate] = field(default_factory=list)
    reached: int = 0

    @property
    def last(self) -> int:
        """The number that came last, also as the article of a subsection: 3 after « 3(1) »."""
        return max(self.items[-1].value, self.reached)


def accept_numbered(source: Source, found: list[Candidate]) -> None:
    """Mark the candidates that are sections; the others are list items, cross-references, sentences."""
    starts = {made.at: made for made in found}
    for made in found:
        made.bodied = _has_body(source, made, starts)
    series = _gather(source, found)
    for one in series:
        if one.items[0].kind == "number":
            _accept_series(source, one)
    _accept_labels(source, found)
    _refuse_defined(found)


def _refuse_defined(found: list[Candidate]) -> None:
    """Under « Definitions » what is numbered « a) Cost: » is a defined word."""
    heading = style = ""
    for made in found:
        if not made.accepted:
            continue
        simple = made.kind == "number" and not made.style.startswith(("d2", "d3"))
        defined = made.run_in or (made.style != style and made.style[0] in "aAiI" and made.text[-1:] == ":")
        if simple and defined and _DEFINING.search(heading):
            made.accepted = False
        elif not made.run_in:
            heading, style = made.title, made.style


def _has_body(source: Source, made: Candidate, starts: dict[int, Candidate]) -> bool:
    if made.rest:
        return True
    lines = source.lines
    at = made.end
    while at < len(lines) and not lines[at]:
        at += 1
    if at >= len(lines):
        return False
    following = starts.get(at)
    if following is None:
        line = lines[at] or ""
        return at not in source.marks and not (
            made.kind == "number" and line[-1] == ";" and _is_sibling(made, line)
        )
    if following.kind != "number":
        return following.style != made.style and made.kind != "number"
    if made.kind == "label" and made.title and following.style[:2] == "d1":
        return True  # « SECTION II », « Interprétation », « 4. Définitions »: articles run on through the divisions
    if following.style == made.style:
        return following.value == 1 and made.value != 0 and made.kind != "number"
    if following.style[0] == "d" and following.style[1:2].isdecimal() and made.style[0] == "d":
        if following.style[1] > made.style[1]:
            return following.value == 1 or following.number.split(".")[0] == made.number.split(".")[0]
        return following.value == 1
    if made.style[0] == "I" and following.style[:2] == "d1":
        return True  # articles that run on through the parts: « II – Tree cutting », « 3. No person… »
    return following.value == 1 or (following.style[0] in "aAiI" and following.value in (9,))


def _is_sibling(made: Candidate, line: str) -> bool:
    # « a) Respect » then « b) la loi; »: the item after is of the same make.
    return (
        opens_item(line)
        and line[:1].isdecimal() == made.number[:1].isdecimal()
        and line[:2].lower() not in ("a)", "a.", "1)", "1.", "i)")
    )


def _gather(source: Source, found: list[Candidate]) -> list[Series]:
    """Put each number into the series it continues."""
    every: list[Series] = []
    stack: list[Series] = []
    latest: dict[str, Series] = {}
    for made in found:
        if made.kind != "number":
            _leave_numbers(stack, made)
            home = stack[-1] if stack and stack[-1].style == made.style else None
        else:
            home = _home(source, stack, made)
            if (
                home is None
                and made.value > 1
                and made.style in latest
                and latest[made.style].last + 1 == made.value
            ):
                home = latest[made.style]  # articles that go on from one chapter to the next
                stack.append(home)
        if home is None:
            home = _open(stack, made)
            every.append(home)
        while stack[-1] is not home:
            stack.pop()
        home.items.append(made)
        if made.title and not made.run_in:
            latest[made.style] = home
    return every


def _leave_numbers(stack: list[Series], made: Candidate) -> None:
    """A label closes the numbers under the label before it."""
    known = any(one.style == made.style for one in stack)
    while stack and stack[-1].style != made.style:
        if not known and stack[-1].items[0].kind != "number" and made.kind != "annex":
            break
        stack.pop()


def _open(stack: list[Series], made: Candidate) -> Series:
    deep = made.style[0] == "d" and made.style[1] > "1"
    prefix = _parent(made.number) if deep else ""
    while prefix and stack and stack[-1].style[0] == "d" and stack[-1].style[1] >= made.style[1]:
        stack.pop()
    stack.append(Series(made.style, prefix))
    del stack[:-12]  # nothing is nested deeper: the search stays short
    return stack[-1]


def _parent(number: str) -> str:
    """Return the number above: 3 for « 3.1 » and for « 3(1) »."""
    return number.rpartition("(" if number[-1] == ")" else ".")[0]


def _home(source: Source, stack: list[Series], made: Candidate) -> Series | None:
    if made.style[0] == "d" and made.style[1] > "1":
        prefix, style = _parent(made.number), made.style
        if made.number[-1] == ")" and prefix.isdecimal():
            _reach(stack, int(prefix))
        for one in reversed(stack):
            if one.prefix == prefix and one.style == style:
                return one
        return None
    _settle_roman(stack, made)
    style, value, furthest = made.style, made.value, 1 if made.style[0] != "d" else 2
    fits = [one for one in reversed(stack) if one.style == style and 0 <= value - one.last <= furthest]
    if not fits or (made.value == 1 and fits[0].last != 0):
        return None if made.value == 1 or not fits else fits[0]
    exact = [one for one in fits if made.value == one.last + 1]
    if not exact:
        return fits[0] if made.title and made.bodied and fits[0].items[-1].title else None
    if len(exact) > 1:
        inner, outer = exact[0], exact[1]
        if (
            made.title
            and made.bodied
            and not made.run_in
            and not any(_sectional(item) for item in inner.items[-3:])
        ):
            if any(_sectional(item) for item in outer.items[-3:]):
                return outer
        elif _indent(source, made) == _indent(source, outer.items[-1]) != _indent(source, inner.items[-1]):
            return outer
    return exact[0]


def _reach(stack: list[Series], article: int) -> None:
    """Note that the articles have come to « 3(1) »."""
    for one in reversed(stack):
        if one.style == "d1" and 0 < article - one.last <= 2:
            one.reached = article
            return


def _indent(source: Source, made: Candidate) -> int:
    raw = source.raw[made.at]
    return len(raw) - len(raw.lstrip())


def _sectional(item: Candidate) -> bool:
    return bool(item.bodied and item.title and not item.run_in)


def _settle_roman(stack: list[Series], made: Candidate) -> None:
    """Decide whether « i », « v », « C » is a letter or a Roman numeral from the series that is open."""
    style = made.style
    if len(made.number) != 1 or style[0] not in "aA":
        return
    value = roman(made.number)
    if not value:
        return
    as_roman = ("I" if style[0] == "A" else "i") + style[1:]
    for one in reversed(stack):
        if one.style == as_roman and value == one.last + 1:
            made.style, made.value = as_roman, value
            return
        if one.style == style and made.value == one.last + 1:
            return
    if value == 1:
        made.style, made.value = as_roman, value


def _accept_series(source: Source, series: Series) -> None:
    items = series.items
    deep = series.style[0] == "d" and series.style[1] > "1"
    for item in items:
        if item.text[-1:] == ":" and not item.run_in and introduces(source, item.text, item.end):
            item.title, item.rest = "", item.text
    titled = [item for item in items if item.title and not item.run_in]
    bodied = sum(1 for item in titled if item.bodied)
    if deep:
        _accept_deep(source, series, titled, bodied)
    elif bodied * 2 > len(items) and (len(items) > 1 or items[0].value == 1):
        for item in titled:
            item.accepted = item.bodied or not item.text.endswith(".")
    elif bodied * 2 == len(items) and len(items) > 2 and not items[0].near:
        for item in titled:
            item.accepted = item.bodied
    _accept_run_in(source, items)
    if deep or any(item.accepted for item in items):
        _confirm_case(items)


def _confirm_case(items: list[Candidate]) -> None:
    """Refuse lower-case « titles » when the series is not made of them."""
    lower = [item for item in items if item.accepted and item.title[:1].islower()]
    if lower and len(lower) * 2 < len(items):
        for item in lower:
            item.accepted = False


def _accept_deep(source: Source, series: Series, titled: list[Candidate], bodied: int) -> None:
    listed = _introduced(source, series.items[0])
    for item in titled:
        long = len(item.text) > 90 and not item.bodied
        item.accepted = not long and (
            item.bodied or ((bodied > 0 or not listed) and not item.text.endswith("."))
        )
    if bodied == 0 and len(titled) < len(series.items):
        for item in titled:
            item.accepted = False


def _introduced(source: Source, first: Candidate) -> bool:
    at = first.at - 1
    while at >= 0 and not source.lines[at]:
        at -= 1
    return at >= 0 and (source.lines[at] or "").endswith(":")


def _accept_run_in(source: Source, items: list[Candidate]) -> None:
    run_in = [item for item in items if item.run_in]
    if not run_in:
        return
    every = all(item.run_in or item.accepted for item in items)
    if not every or (len(items) < 2 and run_in[0].at not in source.leads):
        return
    sure = sum(1 for item in run_in if item.at in source.leads or (_regulates(item.rest)))
    if 3 * sure < 2 * len(run_in):
        return
    for item in run_in:
        item.accepted = True


def _regulates(rest: str) -> bool:
    return ((rest[0].isupper() or rest[0] in '«“"') and rest.rstrip()[-1:] in _ENDS | {"…"}) or (
        rest[0].isupper() and (len(rest) > 50 or has_verb(rest)) and not _defines(rest)
    )


def _defines(rest: str) -> bool:
    """Say whether a text says what a word means: « a person who… », but not “A camera is installed where…”."""
    meaning = _DEFINES.match(rest)
    return meaning is not None and not has_verb(meaning[0].rpartition(" ")[0])


def _accept_labels(source: Source, found: list[Candidate]) -> None:
    last: dict[str, int] = {}
    seen_later: dict[str, int] = {}
    for n, made in enumerate(found):
        if made.kind in ("label", "annex"):
            seen_later[made.number.casefold()] = n
    styles = Counter(made.style for made in found)
    first = True
    for n, made in enumerate(found):
        if made.kind not in ("label", "annex"):
            continue
        bare_cover = first and made.value > 1 and styles[made.style] == 1 and not (made.title or made.rest)
        first = False
        if bare_cover and _label_follows(source, made, found, n):
            continue  # « Chapter 112 » on the cover of what is a chapter of a code
        if _is_reference(source, made, last.get(made.style, 0)):
            continue
        if seen_later[made.number.casefold()] > n and not made.bodied:
            continue
        if made.kind == "annex" and not made.title and made.rest and not made.rest.startswith("("):
            continue
        made.accepted = True
        last[made.style] = made.value


def _label_follows(source: Source, made: Candidate, found: list[Candidate], n: int) -> bool:
    following = found[n + 1] if n + 1 < len(found) else None
    if following is None or following.kind != "label":
        return False
    return not any(source.lines[at] for at in range(made.end, following.at))


def _is_reference(source: Source, made: Candidate, last: int) -> bool:
    """Say whether « Article 9. The mayor… » is only a cross-reference that happens to start a line."""
    if not made.near or (made.title and not made.run_in and _PARTED.match(source.lines[made.at] or "")):
        return False
    before = source.lines[made.at - 1] or ""
    alone = made.end > made.at + 1 or (not made.rest and not made.title)
    if before[-1:] not in _ENDS and len(before) > 40 and not before.isupper() and not alone:
        return True
    if before[-1:] in ",(" or before.rpartition(" ")[2].lower() in HANGING:
        return True
    jumps = made.value > 0 and last > 0 and not 0 < made.value - last <= 2
    return bool(made.rest) and jumps and len(before) > 40
