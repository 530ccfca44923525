"""What a document claims to be, PDF/A or PDF/UA, and whether an independent check agrees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medias_desktop.core.pdf.verifying.facts import metadata
from medias_desktop.core.pdf.verifying.verdict import Conformance

if TYPE_CHECKING:
    from medias_desktop.core.pdf.verifying.reading import ReadFile

_LARGEST = 24 * 1024 * 1024
_MOST_PAGES = 3000
_MOST_FAILURES = 20
# The checker reads the first of two signatures as one that must end with the file (PDF/A says otherwise: each
# signature ends with its own revision); whether a signature covers what it must is judged elsewhere.
_FALSE_ALARM = "SIGNATURE-BYTERANGE-001"
_PART = re.compile(r"pdfaid:part\s*(?:=\s*[\"']|[^<>=]*>|\sxmlns[^<>]*>)\s*([1-4])")
_LETTER = re.compile(r"pdfaid:conformance\s*(?:=\s*[\"']|[^<>=]*>|\sxmlns[^<>]*>)\s*([A-Fa-f])")
_ACCESSIBLE = re.compile(r"pdfuaid:part\s*(?:=\s*[\"']|[^<>=]*>|\sxmlns[^<>]*>)\s*([12])")


def conformance(found: ReadFile) -> Conformance:
    """Return the claim and the check of it. Files too big to be checked while one waits are not."""
    packet = metadata(found)
    part, letter, accessible = (pattern.search(packet) for pattern in (_PART, _LETTER, _ACCESSIBLE))
    claims = []
    if part:
        claims.append((f"PDF/A-{part[1]}{letter[1].lower() if letter else ''}", _profile(part, letter)))
    if accessible:
        claims.append((f"PDF/UA-{accessible[1]}", "ua1" if accessible[1] == "1" else ""))
    claimed = ", ".join(name for name, _ in claims)
    if not claims or len(found.pdf) > _LARGEST or found.pages > _MOST_PAGES or not all(p for _, p in claims):
        return Conformance(claimed)
    return _checked(found, claimed, [profile for _, profile in claims])


def _profile(part: re.Match[str], letter: re.Match[str] | None) -> str:
    """Return the checker's name for a level of PDF/A, "" for one that it does not know."""
    name = f"{part[1]}{letter[1].lower() if letter else ''}"
    return name if name in {"1a", "1b", "2a", "2b", "2u", "3a", "3b", "3u"} else ""


def _checked(found: ReadFile, claimed: str, profiles: list[str]) -> Conformance:
    import page

    limits = page.SafetyLimits(max_input_size=_LARGEST)
    failures: dict[str, str] = {}
    for profile in profiles:
        try:
            report = page.validate_pdf_bytes(found.pdf, profile=profile, limits=limits)
        except page.SafetyLimitError:
            return Conformance(claimed)
        except page.PageError as error:
            return Conformance(claimed, False, (str(error),))
        for one in report.failures:
            if not one.rule_id.endswith(_FALSE_ALARM) or len(found.signatures) < 2:
                failures.setdefault(one.rule_id, f"{one.rule_id}: {one.message}")
    return Conformance(claimed, not failures, tuple(failures.values())[:_MOST_FAILURES])
