"""Placeholders such as ``{{municipality}}`` in a text: what they are, what fills them, what a borrowed clause has of them.

A name with a capital (``{{Director_general}}``) begins a sentence. Roles are filled with their article: “de
{{director_general}}” becomes “du directeur général” or “de la directrice générale”. ``{{art:BL:11.1}}`` is no value but
the number of a clause that was not taken along: it goes when that clause comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from medias_desktop.core.i18n import N_

KNOWN: Final = {
    "municipality": N_("Municipality"),
    "municipality_name": N_("Name without “Ville de”"),
    "director_general": N_("Director general"),
    "clerk": N_("Clerk"),
    "mayor": N_("Mayor"),
    "communications": N_("Department of communications"),
    "phone": N_("Telephone"),
    "email": N_("Email"),
    "website": N_("Website"),
    "address": N_("Address"),
}
"""The placeholders that are offered, by their names on the screen; a text may use others."""

IN_EACH_LANGUAGE: Final = ("director_general", "clerk", "mayor", "communications")
"""Those whose words differ in an English text; the register keeps them under "clerk:en"."""

_NAME: Final = r"[A-Za-z][a-z0-9_]{0,39}"
_ANY: Final = re.compile(rf"\{{\{{\s*(?P<name>{_NAME}|art:[^{{}}\s]{{1,40}})\s*\}}\}}")
_FRENCH: Final = re.compile(
    rf"(?:\b(?P<before>de|à|que|De|À|Que)[ \u00a0])?\{{\{{\s*(?P<name>{_NAME})\s*\}}\}}"
)
_CONTRACTED: Final = {
    ("de", "le "): "du ",
    ("de", "les "): "des ",
    ("à", "le "): "au ",
    ("à", "les "): "aux ",
}
_VOWELS: Final = "aeiouyàâäéèêëîïôöùûüœæ"
_FORM: Final = re.compile(
    r"^(?:ville|municipalité|paroisse|village|canton|cantons unis|municipalité régionale de comté|mrc|city|town|"
    r"municipality|township)(?: de paroisse)? (?P<of>de la |de l’|de l'|de |du |des |d’|d'|of )(?P<name>.+)$",
    re.IGNORECASE,
)
_ARTICLES: Final = {"de la ": "La ", "du ": "Le ", "des ": "Les ", "de l’": "L’", "de l'": "L’"}


def placeholders_in(*texts: str) -> tuple[str, ...]:
    """Return the names used, each once, in the order of the text; those of clauses begin with "art:"."""
    found = (plain_name(match["name"]) for text in texts for match in _ANY.finditer(text))
    return tuple(dict.fromkeys(found))


def plain_name(name: str) -> str:
    """Return a placeholder's name without the capital of a sentence."""
    return name if name.startswith("art:") else name[:1].lower() + name[1:]


def in_language(stored: Mapping[str, str], language: str) -> dict[str, str]:
    """Return the values for a text of a language, by plain names."""
    found = {name: value for name, value in stored.items() if ":" not in name and value.strip()}
    if language != "fr":
        for name in IN_EACH_LANGUAGE:
            found.pop(name, None)
            if value := stored.get(f"{name}:{language}", "").strip():
                found[name] = value
    return found


def stored_name(name: str, language: str) -> str:
    """Return the name under which the register keeps a value for texts of a language."""
    return f"{name}:{language}" if language != "fr" and name in IN_EACH_LANGUAGE else name


def default_values(municipality: str) -> dict[str, str]:
    """Return what the register's own name says: “Ville de Sainte-Élodie” and “Sainte-Élodie”."""
    form = _FORM.match(municipality.strip())
    name = municipality.strip()
    if form:
        name = _ARTICLES.get(form["of"].lower(), "") + form["name"]
    return {"municipality": municipality.strip(), "municipality_name": name}


def fill(text: str, values: Mapping[str, str], language: str) -> str:
    """Put the values in; placeholders without one stay as they are."""
    if "{{" not in text:
        return text

    def filled(match: re.Match[str]) -> str:
        name = match["name"]
        value = values.get(plain_name(name), "")
        if not value:
            return match[0]
        before = match.groupdict().get("before")
        if before:
            return _joined(before, value)
        return value[:1].upper() + value[1:] if name[:1].isupper() else value

    return (_FRENCH if language == "fr" else _ANY).sub(filled, text)


def missing(texts: Iterable[str], values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names used in texts that nothing fills, in the order of the text."""
    return tuple(name for name in placeholders_in(*texts) if not values.get(name))


def _joined(before: str, value: str) -> str:
    small = before.lower()
    for article in ("les ", "le "):
        if value.startswith(article) and (small, article) in _CONTRACTED:
            word = _CONTRACTED[small, article]
            return (word.capitalize() if before[0].isupper() else word) + value[len(article) :]
    if small in ("de", "que") and value[:1].lower() in _VOWELS:
        return before[:-1] + "’" + value
    return f"{before} {value}"


@dataclass(frozen=True, slots=True)
class TownWords:
    """What in a town's text names the town: its name, the forms it goes by, the department that speaks for it."""

    municipality: str
    department: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Replaced:
    """A word of a town's text and the placeholder that stands for it."""

    words: str
    name: str


_ROLES_FR: Final = {
    "director_general": r"direct(?:eur|rice) générale?",
    "clerk": r"greffi(?:er|ère)(?:[- ]trésori(?:er|ère))?",
    "mayor": r"maire(?:sse)?",
}
_ROLES_EN: Final = {"director_general": "director general", "clerk": "clerk", "mayor": "mayor"}
_PHONE: Final = re.compile(
    r"(?<!\d)\(?\d{3}\)?[ .\u00a0-]\d{3}[-. \u00a0]\d{4}(?: ?,? ?(?:poste|ext\.?) \d+)?(?!\d)"
)
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.IGNORECASE)


def generalise(text: str, words: TownWords, language: str) -> tuple[str, tuple[Replaced, ...]]:
    """Put placeholders in for what names another town in a clause, and tell each of them."""
    told: dict[Replaced, None] = {}

    def swap(pattern: re.Pattern[str], text: str, name: str) -> str:
        def put(match: re.Match[str]) -> str:
            told[Replaced(match[0].strip(), name)] = None
            groups = match.groupdict()
            before = groups.get("before") or ""
            capital = before[:1].isupper() and groups.get("begins") is not None
            own = name[:1].upper() + name[1:] if capital else name
            kept = {"du": "de ", "au": "à ", "Du": "De ", "Au": "À "}.get(before.strip(), "")
            return f"{kept}{{{{{own}}}}}"

        return pattern.sub(put, text)

    text = swap(_EMAIL, text, "email")
    text = swap(_PHONE, text, "phone")
    text = swap(_site_of(words.municipality), text, "website")
    for department in filter(None, words.department):
        text = swap(_role(re.escape(department), language), text, "communications")
    town = re.escape(words.municipality)
    text = swap(
        re.compile(rf"\b(?:Ville|City|Municipalité|Municipality|Town) (?:de|of|d’) ?{town}\b"),
        text,
        "municipality",
    )
    text = swap(re.compile(rf"\b{town}\b"), text, "municipality_name")
    for name, role in (_ROLES_EN if language == "en" else _ROLES_FR).items():
        text = swap(_role(role, language), text, name)
    return text, tuple(told)


def _role(role: str, language: str) -> re.Pattern[str]:
    if language == "en":
        return re.compile(rf"\b(?P<before>(?P<begins>[Tt]he)) {role}\b", 0)
    return re.compile(rf"\b(?P<before>[Dd]u|[Aa]u|(?P<begins>[Ll][ea])) {role}\b(?![ -]suppléante?)")


def _site_of(municipality: str) -> re.Pattern[str]:
    """Return what finds a site that bears the town's name; a platform's or a law's own address is left alone."""
    import unicodedata

    plain = "".join(c for c in unicodedata.normalize("NFKD", municipality.lower()) if c.isalnum() or c == "-")
    name = re.escape(plain).replace(r"\-", "-?")
    return re.compile(
        rf"(?:https?://)?(?:www\.)?(?:[\w-]+\.)*(?:ville)?(?:de)?{name}(?:\.[\w-]+)*\.(?:ca|com|org)\b(?:/[\w/-]*)?",
        re.IGNORECASE,
    )
