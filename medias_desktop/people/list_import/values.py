"""Groups and languages as lists spell them."""

from __future__ import annotations

import re

from medias_desktop.core.text import fold
from medias_desktop.people.rules import Group

_WORDS = re.compile(r"[^\W_]+")
_GROUP_PATTERNS = tuple(
    (group, re.compile(pattern))
    for group, pattern in (
        (Group.REGULAR, r"\b(pompi\w+|firefighter|fire fighter)\b.*\b(temps plein|permanente?|full time)\b"),
        (Group.FIREFIGHTER, r"\b(pompi\w*|pomp|firefighters?|fire fighters?|sapeurs?)\b"),
        (Group.ELECTED, r"^(conseill\w+|maires?|mairesses?|mayor|councill?ors?|prefete?)$"),
        (
            Group.ELECTED,
            r"\b(elue?s?|elected|conseill\w+ (municipal\w*|district|de district|siege|du siege|no|n|\d)|conseil municipal"
            r"|membres? du conseil|maire suppleante?|maire|mairesse|mayor|councill?or|prefete?|council member)\b",
        ),
        (Group.STUDENT, r"\b(etud\w*|stagiaires?|stages?|students?|interns?|internship|co op|emplois? d ete|eleves?|apprentie?s?)\b"),
        (Group.VOLUNTEER, r"\b(benev\w*|ben|volunteers?|volontaires?)\b"),
        (
            Group.CONTRACTOR,
            r"\b(contract\w*|contrats?|contr|cont|consultante?s?|pigistes?|freelance\w*|sous traitante?s?|fournisseurs?"
            r"|suppliers?|vendors?|travailleu\w+ autonomes?|honoraires|self employed|agence|agency)\b",
        ),
        (
            Group.CASUAL,
            r"\b(occas\w*|occ|tempor\w*|temp|temps|tmp|saison\w*|season\w*|sur appel|surnumerair\w*|remplac\w*|casuals?|on call"
            r"|auxiliaires?|auxiliary|non perm\w*|ponctuel\w*|substitute?s?|replacements?|determinee?)\b"
            r"(?! (plein|partiel|complet))",
        ),
        (
            Group.REGULAR,
            r"\b(regul\w*|reg|perm\w*|temps (plein|partiel|complet)|full time|part time|fulltime|parttime|cadres?|syndiq\w*"
            r"|cols? (blancs?|bleus?)|employe?e?s?|employees?|salarie\w*|staff|professionn\w*|gestionnaires?|managers?"
            r"|directeurs?|directrices?|indeterminee?|tp|tpl|ft|pt|probation)\b",
        ),
    )
)  # fmt: skip


def guess_group(text: str) -> Group | None:
    """Return the group that a cell names in French or English, whole or abridged; None when it names none."""
    words = " ".join(_WORDS.findall(fold(text)))
    if not words:
        return None
    for group, pattern in _GROUP_PATTERNS:
        if pattern.search(words):
            return group
    return None


_LANGUAGES = {
    **dict.fromkeys(("fr", "f", "fra", "fre", "francais", "francaise", "french", "fr ca", "francophone"), "fr"),
    **dict.fromkeys(("en", "a", "e", "ang", "eng", "anglais", "anglaise", "english", "en ca", "an", "anglophone"), "en"),
}  # fmt: skip


def guess_language(text: str) -> str | None:
    """Return 'fr' or 'en' for a language's name or code, None for any other."""
    return _LANGUAGES.get(" ".join(_WORDS.findall(fold(text))))
