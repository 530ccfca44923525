"""Plain text of a policy → paragraphs and lists, exactly as printed, ready for a template."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_BULLET = re.compile(r"^\s*[-–—•*▪■➤➢►○●·‣⁃✓]\s+(?:[>➤➢►▪•○]\s+)?(?=\S)")
_MARK = re.compile(
    r"^\s*(\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxlIVXL]{2,5})(?:[.)°]|\.\))|\d{1,3}(?:\.\d{1,3})+)\s+(?=\S)"
)
_BOX = re.compile(r"^\s*([☐☑☒])\s*(?=\S)")
_FULL_LINE = 58
_HARD_WRAPPED = 110


@dataclass
class Block:
    """A paragraph (kind 'p', one text), a bulleted list ('ul') or a list with its own marks ('ol').

    A line break inside a text is meant.
    """

    kind: str
    texts: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)


def blocks(body: str) -> list[Block]:
    """Split ``body`` at blank lines and list marks; lines broken only to fit a narrow column are joined again."""
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    longest = max((len(line.rstrip()) for line in lines), default=0)
    full = max(_FULL_LINE, 0.72 * longest) if longest <= _HARD_WRAPPED else 10**9
    found: list[Block] = []
    previous = ""
    for line in lines:
        if not line.strip():
            previous = ""
            continue
        _add(found, line, previous, full)
        previous = line
    return found


def _add(found: list[Block], line: str, previous: str, full: float) -> None:
    kind, mark, text = _kind(line)
    if kind != "p":
        if not (found and found[-1].kind == kind and (kind == "ul" or mark)):
            found.append(Block(kind))
        found[-1].texts.append(text)
        found[-1].marks.append(mark)
    elif previous and found:
        wrapped = len(previous.rstrip()) >= full
        found[-1].texts[-1] += (" " if wrapped else "\n") + text
    else:
        found.append(Block("p", [text], [""]))


def _kind(line: str) -> tuple[str, str, str]:
    for pattern, kind in ((_BOX, "ol"), (_MARK, "ol"), (_BULLET, "ul")):
        if match := pattern.match(line):
            mark = match.group(1) if kind == "ol" else "•"
            return kind, mark, line[match.end() :].strip()
    return "p", "", line.strip()
