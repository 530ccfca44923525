"""What the cover and the last sections say of a policy: title, municipality, number, dates, resolution."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.policies.outline.words import DATED, is_formula

if TYPE_CHECKING:
    from medias_desktop.policies.outline.reader import Outline

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier january janv jan", "février fevrier february févr feb", "mars march mar", "avril april avr apr", "mai may",
            "juin june", "juillet july juil jul", "août aout august aug", "septembre september sept sep", "octobre october oct",
            "novembre november nov", "décembre decembre december déc dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_DATES = (
    re.compile(
        r"(?P<d>\d{1,2})(?:er|st|nd|rd|th|e)?\s+(?:day\s+of\s+)?(?P<m>[a-zéûôA-ZÉ]{3,9})\.?,?\s+(?P<y>\d{4})"
    ),
    re.compile(r"(?P<m>[A-Za-zéû]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})[-/](?P<n>\d{1,2})[-/](?P<d>\d{1,2})"),
)
_ADOPTED = re.compile(r"\b(?:adopt|approuv|approved|passed|approval|adoption)", re.IGNORECASE)
_IN_FORCE = re.compile(r"\b(?:en vigueur|in force|into force|into effect|effective|effet)\b", re.IGNORECASE)
_RESOLUTION = re.compile(
    r"\br[ée]solution\s*(?:du conseil|of council|municipale)?\s*(?:num[ée]ro|number|no|n[°º]|#|:)?\.?\s*[:#]?\s*"
    r"(?P<n>(?=[\w./-]*\d)[A-Z]{0,4}[\w./-]{2,18})",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:\b(?:politique|policy|directive|r[èe]glement|by-?law|proc[ée]dure)\s*)?"
    r"(?:\b(?:num[ée]ro|number|no|n[°º])|#)\.?\s*:?\s*(?P<n>(?=[\w./-]*\d)[\w./-]{1,18})"
    r"|\b(?:politique|policy|directive|r[èe]glement|by-?law)\s+(?P<m>[A-Z]{0,4}-?\d[\w./-]{0,15})",
    re.IGNORECASE,
)
_TOWN = re.compile(
    r"(?i:\b(?:ville|municipalit[ée](?: du canton| du village| de la paroisse| r[ée]gionale)?|village|canton|paroisse|mrc|"
    r"communaut[ée] rurale|cit[ée])\s+(?:de la |de l['’]|des |du |de |d['’]|))(?P<f>[A-ZÀ-ÖØ-Þ][\w'’.-]*(?: [A-ZÀ-ÖØ-Þ\d][\w'’.-]*)*)"
    r"|(?i:\b(?:town|city|township|village|county|municipality|municipal district|hamlet|region)\s+of\s+"
    r"(?:the\s+)?(?:(?:town|city|township|village|county|municipality)\s+of\s+)?)(?P<e>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*)*)"
)
_ARTICLE = re.compile(r"(?<=[ '’])L(?:['’]|[ae]s? )$")
"""An article with a capital belongs to the name: « Municipalité de L’Ascension »."""
_SMALL = re.compile(r"(?<=[- ])(?:De|Du|Des|La|Le|Les|Sur|Aux?|En|Of|And|The)(?=[- ])|(?<=[- ])[LD](?=['’])")
_KIND = re.compile(
    r"\b(?:politique|policy|policies|directive|r[èe]glement|by-?law|guide|guidelines|code|proc[ée]dure|protocol|protocole|"
    r"standards|rules|r[èe]gles|charte|charter|terms of reference)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Identity:
    """A best guess, to fill a form in; "" or None where the document does not say."""

    title: str = ""
    municipality: str = ""
    number: str = ""
    adopted: dt.date | None = None
    resolution_number: str = ""


def guess_identity(outline: Outline) -> Identity:
    """Guess a policy's identity from its cover, its introduction and its last sections."""
    lines = [" ".join(line.split()) for line in outline.title_block.splitlines() if line.strip()]
    last = [section.body for section in outline.sections[-4:]]
    return Identity(
        title=_title(lines),
        municipality=_municipality(lines),
        number=_number(lines),
        adopted=_adopted([*lines, outline.introduction[-600:], *last]),
        resolution_number=_resolution([*lines, *last]),
    )


def find_date(text: str) -> dt.date | None:
    """Return the first full date in a text, in French or English, or None."""
    found = []
    for form in _DATES:
        for match in form.finditer(text):
            parts = match.groupdict()
            month = int(parts["n"]) if "n" in parts else _MONTHS.get(parts["m"].lower(), 0)
            try:
                found.append((match.start(), dt.date(int(parts["y"]), month, int(parts["d"]))))
            except ValueError:
                continue
    return min(found)[1] if found else None


def _title(lines: list[str]) -> str:
    wanted = [
        line
        for line in lines
        if not DATED.search(line) and not is_formula(line) and len(line) < 160 and ":" not in line[:-1]
    ]
    for at, line in enumerate(wanted):
        if not _KIND.search(line):
            continue
        name = line.strip(" -–—:")
        if len(name.split()) <= 3 or _NUMBER.search(name):
            following = next(
                (
                    other
                    for other in wanted[at + 1 :]
                    if not _NUMBER.search(other) and not _TOWN.fullmatch(other)
                ),
                "",
            )
            if following and (len(name.split()) == 1 or _NUMBER.search(name)):
                return following if _KIND.search(following) or _NUMBER.search(name) else f"{name} {following}"
        return name
    return next((line for line in wanted if not _TOWN.search(line)), "")


def _municipality(lines: list[str]) -> str:
    for line in lines:
        match = _TOWN.search(line)
        if match and len(match[0]) < 60:
            name = (match["f"] or match["e"]).strip(" .")
            article = _ARTICLE.search(line[: match.start("f")]) if match["f"] and not line.isupper() else None
            name = f"{article[0]}{name}" if article else name
            return _SMALL.sub(lambda word: word[0].lower(), name.title()) if name.isupper() else name
        if line.lower().startswith("ville ") and len(line.split()) <= 4:
            return line[6:]
    return ""


def _number(lines: list[str]) -> str:
    for line in lines:
        match = None if _RESOLUTION.search(line) or _ADOPTED.search(line) else _NUMBER.search(line)
        if match:
            return (match["n"] or match["m"]).strip(".")
    return ""


def _adopted(texts: list[str]) -> dt.date | None:
    for sign in (_ADOPTED, _IN_FORCE):
        for text in texts:
            for match in sign.finditer(text):
                day = find_date(text[match.start() : match.start() + 160])
                if day:
                    return day
    return None


def _resolution(texts: list[str]) -> str:
    for text in texts:
        match = _RESOLUTION.search(text)
        if match:
            return match["n"].strip(".")
    return ""
