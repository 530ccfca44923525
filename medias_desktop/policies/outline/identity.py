"""What the cover and the last sections say of a policy: title, municipality, number, dates, resolution."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
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
    re.compile(r"(?<![\d-])(?P<y>\d{4})[-/](?P<n>\d{1,2})[-/](?P<d>\d{1,2})(?![\d-])"),
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
    r"|(?i:\b(?:town|city|township|village|county|municipality|municipal district|district|parish|hamlet|region)\s+of\s+"
    r"(?:the\s+)?(?:(?:town|city|township|village|county|municipality)\s+of\s+)?)(?P<e>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*)*)"
)
_REGION = re.compile(r"mrc\b|municipalité régionale|county|region", re.IGNORECASE)
"""What holds municipalities: the one whose policy it is stands beside it."""
_ABOVE = re.compile(r"(?:canada|province (?:de|du|of) .*)$", re.IGNORECASE)
_NEAR = 5
"""Before a by-law’s name at most an article: “A By-law to…”."""
_CELLS = re.compile(r" · |\t+| {3,}")
_SENTENCE = re.compile(r"(?<=[a-zà-öø-ÿœ]{3})\.\s.*")
_TRAIL = " > "
"""Parts the places of a web site: “Home > Town Hall > Policies”."""
_LABELLED = re.compile(
    r"(?:(?:policy|document|by-?law|directive)\s+)?(?:title|subject)\s*:\s*(?P<e>.+)"
    r"|(?:titre|objet|sujet)(?:\s+(?:de la politique|du document|du règlement|de la directive))?\s*:\s*(?P<f>.+)",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"(?:municipalit[ée]|ville|municipality|town|city|village)\s*:\s*(?P<n>[A-ZÀ-ÖØ-Þ][^:]{1,40})$",
    re.IGNORECASE,
)
_ON = re.compile(
    r"(?:relati(?:f|ve)s? |concernant |portant |sur |visant |respecting |regarding |concerning |relating |to )",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?<=[ '’])L(?:['’]|[ae]s? )$")
"""An article with a capital belongs to the name: « Municipalité de L’Ascension »."""
_SMALL = re.compile(
    r"(?<=[- ])(?:De|Du|Des|La|Le|Les|Sur|Aux?|À|En|Of|And|The)(?=[- ])|(?<=[- ])[LD](?=['’])"
)
_KIND = re.compile(
    r"\b(?:politique|policy|policies|directive|r[èe]glement|arr[êe]t[ée]|by-?law|guide|guidelines|code|proc[ée]dure|protocol|protocole|"
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
    lines = _cover_lines(outline.title_block)
    last = [section.body for section in outline.sections[-4:]]
    return Identity(
        title=_title(lines),
        municipality=_municipality(lines) or _most_named(outline),
        number=_number(lines),
        adopted=_adopted([*lines, outline.introduction[-600:], *last]),
        resolution_number=_resolution([*lines, *last]),
    )


def _cover_lines(cover: str) -> list[str]:
    """Return the lines of a cover, each cell of a table a line of its own, with the label before it."""
    lines: list[str] = []
    for line in cover.splitlines():
        label = ""
        for cell in _CELLS.split(line):
            words = " ".join([label, *cell.split()]).strip()
            label = words if words.endswith(":") else ""
            if words and not label:
                lines.append(words)
        if label:
            lines.append(label)
    return lines


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
    for line in lines:
        labelled = _LABELLED.match(line)
        if labelled:
            return (labelled["e"] or labelled["f"]).strip(' "“”«»')
    wanted = [
        line
        for line in lines
        if not DATED.search(_NUMBER.sub("", line))
        and not is_formula(line)
        and len(line) < 160
        and ":" not in line[:-1]
        and _TRAIL not in line
    ]
    for at, line in enumerate(wanted):
        kind = _KIND.search(line)
        if not kind:
            continue
        name = _without_number(line.strip(" -–—:"))
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
                if _ON.match(following) and not _KIND.search(following):
                    return f"{kind[0]} {following}"  # « RÈGLEMENT 12 », « RELATIF AU BRUIT »
                return following if _KIND.search(following) or _NUMBER.search(name) else f"{name} {following}"
        return name
    return next((line for line in wanted if not _TOWN.search(line) and not _ABOVE.match(line)), "")


def _without_number(name: str) -> str:
    """Return « Règlement sur le bruit » of « RÈGLEMENT NO 12 – Règlement sur le bruit »."""
    number = _NUMBER.match(name)
    rest = name[number.end() :].strip(" -–—:,") if number else ""
    named = _KIND.search(rest)
    return rest if named and named.start() < _NEAR and len(rest.split()) > 3 else name


def _municipality(lines: list[str]) -> str:
    around = ""
    for line in lines:
        home = _HOME.match(line)
        if home and not _TOWN.search(home["n"]):
            return home["n"]
        match = _TOWN.search(line)
        if match and len(match[0]) < 60:
            name = _town_of(match, line)
            if not _REGION.match(match[0]):
                return name
            around = around or name
        elif line.lower().startswith("ville ") and len(line.split()) <= 4:
            return line[6:]
    return around


def _town_of(match: re.Match[str], line: str) -> str:
    name = _SENTENCE.sub("", match["f"] or match["e"]).strip(" .")
    article = _ARTICLE.search(line[: match.start("f")]) if match["f"] and not line.isupper() else None
    name = f"{article[0]}{name}" if article else name
    return _SMALL.sub(lambda word: word[0].lower(), name.title()) if name.isupper() else name


def _most_named(outline: Outline) -> str:
    """Return the municipality that the text itself names most often, where the cover names none; "" if several are named once."""
    texts = [outline.introduction, *(section.body for section in outline.sections)]
    named = Counter(
        _town_of(match, match[0])
        for text in texts
        for match in _TOWN.finditer(text)
        if len(match[0]) < 60 and not _REGION.match(match[0]) and not match[0].isupper()
    )
    if not named:
        return ""
    name, times = named.most_common(1)[0]
    return name if times > 1 or len(named) == 1 else ""


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
