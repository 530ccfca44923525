"""The exact text of a version as bytes to be hashed, and the citation of a section."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Protocol

from medias_desktop.core.i18n import N_, catalogue, translate


class SectionLike(Protocol):
    """A section of an outline or of a stored version."""

    @property
    def number(self) -> str:
        """The number as printed."""

    @property
    def heading(self) -> str:
        """The heading as printed."""

    @property
    def body(self) -> str:
        """The text below the heading."""


_ARTICLE = N_("s. {number}")
_RUBRIC = N_("heading “{heading}”")
_ARTICLE_LABEL = re.compile(r"article\s+(?P<number>.+)", re.IGNORECASE)
_LABELLED = re.compile(r"(?!(?i:[ivxlcdm]+)\b)[^\W\d_]{3,}|§")
"""A word that is not a Roman number: Annexe, Chapitre, Schedule…"""


def canonical_text(introduction: str, sections: Iterable[SectionLike]) -> str:
    """Return one plain text of a version: composed characters, one newline per line end, no trailing spaces.

    The same words give the same text whatever program typed them, so that its hash names the text itself.
    """
    parts = [introduction]
    for section in sections:
        parts += [" ".join(f"{section.number} {section.heading}".split()), section.body]
    lines = "\n".join(parts).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = (unicodedata.normalize("NFC", line.rstrip()) for line in lines)
    return "\n".join(line for line in kept if line) + "\n"


def text_sha256(introduction: str, sections: Iterable[SectionLike]) -> str:
    """Return the SHA-256 of the canonical text, 64 hexadecimal digits."""
    import hashlib  # brings OpenSSL in: not for reading

    return hashlib.sha256(canonical_text(introduction, sections).encode()).hexdigest()


def section_name(number: str, heading: str, language: str | None = None) -> str:
    """Return how a section is cited: “s. 4.2”, a label as printed (“ANNEXE A”), or its heading when it has no number."""
    say = catalogue(language).gettext if language else translate
    if article := _ARTICLE_LABEL.match(number):
        return say(_ARTICLE).format(number=article["number"])
    if number:
        return number if _LABELLED.match(number) else say(_ARTICLE).format(number=number)
    return say(_RUBRIC).format(heading=heading) if heading else ""


def recited(cite: str, language: str) -> str:
    """Return what ``section_name`` said in any language as ``language`` says it: a record keeps the words, not their parts."""
    for pattern, name in ((_ARTICLE, "number"), (_RUBRIC, "heading")):
        for spoken in ("fr", "en"):
            before, _name, after = catalogue(spoken).gettext(pattern).partition(f"{{{name}}}")
            inside = cite.removeprefix(before).removesuffix(after)
            if inside and cite == f"{before}{inside}{after}":
                return catalogue(language).gettext(pattern).format(**{name: inside})
    return cite


def citation(
    municipality: str, policy_title: str, section: SectionLike | None = None, language: str | None = None
) -> str:
    """Return “municipality, policy title, section” in ``language``, by default the interface's."""
    parts = [municipality, policy_title]
    if section is not None:
        parts.append(section_name(section.number, section.heading, language))
    return ", ".join(part for part in parts if part)
