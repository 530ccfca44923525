"""The lines of a document, cleaned of what a converter left: odd spaces, markup, page furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from medias_desktop.policies.outline.beside import set_under
from medias_desktop.policies.outline.ruled import read_ruled
from medias_desktop.policies.outline.tables import head_rules, is_border, is_rule, table_cells, table_row

_ODD_SPACES = "\u00a0\u202f\u2007\u2009\u2002\u2003"
_NOTHING = "\u200b\ufeff\u2060\u00ad"
_PAGE_BREAK = "\x01"
_OURS = "\x01\x02\x04\x1e"
"""Control characters that mark something while a text is read: none may come from the text itself."""
_TAG = re.compile(r"</?(?:u|b|i|em|strong|sup|sub|span|p|br|center|div|font)\b[^<>\n]{0,80}>", re.IGNORECASE)
_ATX = re.compile(r"(#{1,6})[ \t]+(.*)")
_ATTRIBUTES = re.compile(r"[ \t#]{0,9}\{(?:[#.]|\w+=|-\})[^{}\n]{0,200}\}?$")
"""What Pandoc writes after a heading: ``{#anchor .unnumbered}``."""
_SPAN = re.compile(r"\[([^\[\]\n]{1,300})\]\{[.#][^{}\n]{0,80}\}")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_RULER = re.compile(r"(?:[-*_] ?){3,}$")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_]+?)(?<=\S)\1:?$")
_NUMBERED_BOLD = re.compile(
    r"((?:\(?\w{1,5}(?:\.\w{1,3})*[.)]\\?|\w)\s+)?(\*\*|__)(?=\S)([^*_]+?)(?<=\S)\2(.*)$"
)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{0,400}\)(?:\{[^{}\n]{0,200}\})?")
_EMPHASIS = re.compile(r"(?<![\w*])(\*\*?|__)(?=[^\s*_])([^*\n]{1,400}?)(?<=[^\s*_])\1(?![\w*])")
_ESCAPE = re.compile(r"\\([.()#*_\-\[\]+!])")
BOLD = 7
"""The depth given to a line that is all bold: below every ``#`` heading."""


@dataclass(slots=True)
class Source:
    """The lines of a text and what their markup says.

    ``lines`` are stripped; None stands for page furniture that was taken out. ``marks`` gives the depth of a line
    that markup shows as a heading (1 to 6, BOLD for a bold line), ``opaque`` the lines that are code or table rows,
    ``rows`` the table rows as the body holds them, ``leads`` the lines whose first words are bold (a
    run-in title). ``raw`` keeps the indentation. ``breaks`` are the form feeds,
    ``starts`` the first characters of the lines, ``hyphens`` says whether a line ends with one,
    ``hashes`` whether a heading is marked with ``#``.
    """

    raw: list[str]
    lines: list[str | None]
    marks: dict[int, int] = field(default_factory=dict)
    opaque: set[int] = field(default_factory=set)
    rows: dict[int, str] = field(default_factory=dict)
    leads: dict[int, str] = field(default_factory=dict)
    breaks: set[int] = field(default_factory=set)
    starts: set[str] = field(default_factory=set)
    hyphens: bool = False
    hashes: bool = False


def read_source(text: str, *, markdown: bool) -> Source:
    """Split a text into its lines; ``markdown`` makes its markup count."""
    text = _clean(set_under(text))
    raw = text.splitlines()
    source = Source(raw, [line.strip() for line in raw])
    if _PAGE_BREAK in text:
        for at, line in enumerate(source.lines):
            if line == _PAGE_BREAK:
                source.breaks.add(at)
                source.lines[at] = None
    if "---" in text or "===" in text:
        read_ruled(source)
    if markdown:
        _read_markup(source)
        _settle_rules(source)
        return source
    if "|" in text:
        _read_tables(source)
        _settle_rules(source)
    if _has_twice(text, "*") or _has_twice(text, "_"):
        _read_bold(source)
    return source


def _clean(text: str) -> str:
    # Each test is a search at the speed of memory; nothing is copied unless something is found.
    for space in _ODD_SPACES:
        if space in text:
            text = text.replace(space, " ")
    for nothing in _NOTHING:
        if nothing in text:
            text = text.replace(nothing, "")
    for ours in _OURS:
        if ours in text:
            text = text.replace(ours, " ")
    if "\f" in text:
        text = text.replace("\f", f"\n{_PAGE_BREAK}\n")
    return _TAG.sub(_space_for_break, text) if "<" in text else text


def _space_for_break(tag: re.Match[str]) -> str:
    return " " if tag[0][1:3].lower() == "br" else ""


def _has_twice(text: str, sign: str) -> bool:
    """Say whether a sign stands twice in a row: faster than looking for two characters in a long text."""
    at = text.find(sign)
    while at >= 0:
        if text.startswith(sign, at + 1):
            return True
        at = text.find(sign, at + 2)
    return False


def _read_markup(source: Source) -> None:
    _open_front_matter(source)
    fence = ""
    for at, line in enumerate(source.lines):
        if not line or at in source.rows:
            continue
        if fence or _FENCE.match(line):
            source.opaque.add(at)
            mark = _FENCE.match(line)
            if mark and not fence:
                fence = mark[1]
            elif fence and line.startswith(fence):
                fence = ""
            continue
        atx = _ATX.match(line)
        if atx:
            source.hashes = True
            source.marks[at] = len(atx[1])
            source.lines[at] = _plain(_ATTRIBUTES.sub("", atx[2].rstrip(" \t#")))
        elif set(line) <= {"="} or (set(line) <= {"-"} and len(line) > 1):
            _underline(source, at, 1 if line[0] == "=" else 2)
        elif _RULER.match(line):
            source.lines[at] = None
        elif ("|" in line and (line[0] == "|" or _is_table_row(source, at))) or is_border(line):
            _take_row(source, at, line)
        else:
            _read_bold_line(source, at, line.lstrip("> ") if line[0] == ">" else line, markdown=True)


def _open_front_matter(source: Source) -> None:
    """Take the rules off « --- », `key: value`…, « --- » at the very top: the values stand on the cover."""
    if not source.lines or source.lines[0] != "---":
        return
    for at in range(1, min(40, len(source.lines))):
        line = source.lines[at] or ""
        if line in ("---", "..."):
            source.lines[0] = source.lines[at] = ""
            return
        if line and ":" not in line and line[0] not in "-#":
            return


def _is_table_row(source: Source, at: int) -> bool:
    near = [source.raw[n].strip() for n in (at - 1, at, at + 1) if 0 <= n < len(source.raw)]
    return any("-" in row and "|" in row and is_rule(row) for row in near) or (at - 1) in source.opaque


def _take_row(source: Source, at: int, line: str) -> None:
    """Keep a table row, its cells cleaned of markup."""
    source.opaque.add(at)
    source.rows[at] = line if is_rule(line) else table_row([_plain(cell) for cell in table_cells(line)])


def _settle_rules(source: Source) -> None:
    """Of the lines that divide rows, only the one under the head of its table stays."""
    places = sorted(source.rows)
    start = 0
    for n, at in enumerate(places):
        if n + 1 < len(places) and places[n + 1] == at + 1:
            continue
        run = places[start : n + 1]
        start = n + 1
        kept = head_rules([source.rows[one] for one in run])
        for offset, one in enumerate(run):
            if offset in kept:
                source.rows[one] = kept[offset]
            elif is_rule(source.rows[one]):
                source.lines[one] = None
                source.opaque.discard(one)
                del source.rows[one]


def _read_tables(source: Source) -> None:
    for at, line in enumerate(source.lines):
        if (
            line
            and at not in source.rows
            and (("|" in line and _is_row(source, at, line)) or (line[0] == "+" and is_border(line)))
        ):
            _take_row(source, at, line)


def _is_row(source: Source, at: int, line: str) -> bool:
    return (line.count("|") > 1 and line[0] == line[-1] == "|") or _is_table_row(source, at)


def _underline(source: Source, at: int, depth: int) -> None:
    above = source.lines[at - 1] if at else None
    if (
        above
        and at - 1 not in source.opaque
        and not (at > 1 and source.lines[at - 2] and at - 2 not in source.marks)
    ):
        source.marks[at - 1] = depth
        source.lines[at - 1] = _plain(_ATTRIBUTES.sub("", source.raw[at - 1].strip()))
    source.lines[at] = None


def _read_bold(source: Source) -> None:
    for sign in ("**", "__"):
        for at, line in [(at, line) for at, line in enumerate(source.lines) if line and sign in line]:
            _read_bold_line(source, at, line, markdown=False)


def _read_bold_line(source: Source, at: int, line: str, *, markdown: bool) -> None:
    bold = _NUMBERED_BOLD.match(line) if "**" in line or "__" in line else None
    if bold and not bold[4].strip(" :."):
        source.marks[at] = BOLD
    elif bold and bold[1]:
        source.leads[at] = _plain(bold[3])
    if markdown or bold:
        source.lines[at] = _plain(line)


def _plain(text: str) -> str:
    """Take the emphasis, links and escapes out of a line of Markdown."""
    if "[" in text:
        text = _SPAN.sub(r"\1", _LINK.sub(r"\1", text))
    if "*" in text or "__" in text:
        text = _EMPHASIS.sub(r"\2", text)
        text = _EMPHASIS.sub(r"\2", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return text.strip()
