"""How a person acknowledged, as lists spell it in French or English."""

from __future__ import annotations

import re

from medias_desktop.acknowledgements.rules import Method
from medias_desktop.core.text import fold

_WORDS = re.compile(r"[^\W_]+")
_PATTERNS = tuple(
    (method, re.compile(pattern))
    for method, pattern in (
        (Method.ON_SCREEN, r"\b(ecran|screen|tablette?|poste|kiosk|kiosque|numerique|digital|electronic signature)\b"),
        (Method.EMAIL_OTHER, r"\b(courriels?|mels?|emails?|e mails?|mail|web|internet|intranet|en ligne|online|formulaire|form|electronique"
                             r"|electronic|portail|portal|teams|autres?|other|poste canada)\b"),
        (Method.GROUP_SHEET, r"\b(groupes?|groups?|collecti\w+|reunion|meeting|formation|training|liste|list|presences?|attendance)\b"),
        (Method.MANAGEMENT_STATEMENT, r"\b(declar\w*|attest\w*|direction|management|statement|verbal\w*|oral\w*|temoignage)\b"),
        (Method.INDIVIDUAL_SHEET, r"\b(papiers?|papers?|feuilles?|sheets?|individuel\w*|individual|manuscrite?|main|hand|ecrite?|written|wet"
                                  r"|signe\w*|signed|signature|original|fiche)\b"),
    )
)  # fmt: skip


def guess_method(text: str) -> Method | None:
    """Return the method that a cell names, None when it names none."""
    folded = fold(text)
    for method in Method:
        if folded == method.value:
            return method
    words = " ".join(_WORDS.findall(folded))
    for method, pattern in _PATTERNS:
        if pattern.search(words):
            return method
    return None
