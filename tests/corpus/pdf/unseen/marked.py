"""Marked sources: a line that begins with § is a title, its number and heading stand in braces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

TITLE = re.compile(r"^§(?P<level>\d) \{(?P<number>.*?)\}(?P<between>.*?)\{(?P<heading>.*?)\}$")
SOURCES = Path(__file__).parent / "sources"


@dataclass
class Block:
    """A title, paragraph, list item or table of a source, in its order."""

    kind: str
    text: str = ""
    level: int = 0
    number: str = ""
    rows: list[list[str]] = field(default_factory=list)


def blocks(name: str) -> Iterator[Block]:
    """The blocks of the source named, tables gathered from their rows."""
    table: list[list[str]] = []
    for line in (SOURCES / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("|"):
            table.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if table:
            yield Block("table", rows=table)
            table = []
        title = TITLE.match(line)
        if title:
            yield Block("title", title["heading"], int(title["level"]), title["number"])
        elif line.startswith("- "):
            yield Block("item", line[2:])
        else:
            yield Block("paragraph", line)
    if table:
        yield Block("table", rows=table)


def outline(name: str) -> str:
    """The outline that belongs to the source: level, number without what ends it, heading."""
    rows = [
        f"{block.level}\t{block.number.rstrip('.') or '-'}\t{block.text or '-'}\n"
        for block in blocks(name)
        if block.kind == "title"
    ]
    return "".join(rows)
