"""What sheets to be signed say: to all alike, to one person, to many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from medias_desktop.core.pdf.sheet_codes import SheetKind
from medias_desktop.core.store.letterhead import PLAIN, Letterhead


@dataclass(frozen=True)
class SheetTemplate:
    """What all sheets say; ``titles`` and ``declarations`` (paragraphs) are given for each language used.

    ``texts`` are what is to be read behind a person’s sheet, typeset, for each language too; none for nothing.
    """

    municipality: str
    policy_title: str
    version: str
    policy_number: str
    resolution_number: str
    in_force_date: dt.date | None
    text_sha256: str
    titles: Mapping[str, str]
    declarations: Mapping[str, tuple[str, ...]]
    register_tag: str
    campaign_tag: str
    paper: str = "letter"
    letterhead: Letterhead = PLAIN
    texts: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One person's sheet; ``language`` is 'fr' or 'en', ``sheet`` its 12 letters and digits (sheet_codes.sheet_id)."""

    name: str
    number: str
    department: str
    group_label: str
    language: str
    sheet: str
    due: dt.date | None = None


class GroupLine(NamedTuple):
    """A person on a sheet; both empty on a blank one."""

    name: str = ""
    department: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class GroupSheet:
    """A sheet of one or more pages; ``sheet`` is its 12 letters and digits, ``heading`` whose it is (a department)."""

    sheet: str
    language: str
    lines: tuple[GroupLine, ...]
    heading: str = ""
    kind: SheetKind = SheetKind.GROUP
