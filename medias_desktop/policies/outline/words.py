"""What the words of a line give away: a title, a sentence, a recital, a cover line."""

from __future__ import annotations

import re

_UPPER = "A-ZÀ-ÖØ-ÞŒ"
_LOWER = "a-zà-öø-ÿœ"

# Finite verbs that run on into a sentence. Words that are as often nouns (offre, demande, use, issues) are left out.
_VERB = re.compile(
    r"\b(?:est|sont|était|étaient|sera|seront|serait|seraient|soit|soient|doit|doivent|devra|devront|devrait|"
    r"devraient|peut|peuvent|pourra|pourront|pourrait|pourraient|ont|aura|auront|avait|font|faut|veut|vont|"
    r"appliquent|s['’]applique|s['’]appliquera|désire|désirent|souhaite|souhaitent|reconnaît|s['’]engagent?|"
    r"visent?|vise|permet|permettent|constituent?|comprend|comprennent|désignent?|signifient?|"
    r"entre(?:nt|ra)? en vigueur|appartient|incombe|relève(?:nt)?|exige|prévoit|encourage|autorise|s['’]assure(?:nt)?|"
    r"reçoit|reçoivent|prend|prennent|tient|tiennent|décrète|ordonne|"
    r"a (?:été|le|la|l['’]|un|une|pour|droit|accès|besoin|fait|lieu)|"
    r"is|are|was|were|be|been|shall|must|will|would|should|can|could|cannot|has|have|had|does|applies|apply|"
    r"means|requires?|provides|includes|comes|needs|wants|agrees?|recognizes|believes|strives|enacts|"
    r"may(?! \d))\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:who|whom|whose|that|which|where|when|if|qui|qu['’]|que|dont|où|lorsqu['’e]|si)(?:\b|(?<=['’]))", re.IGNORECASE
)
_QUESTION = re.compile(
    r"(?:who|what|when|where|how|why|which|qui|que|qu['’]|quand|comment|où|pourquoi|quels?|quelles?)\b", re.IGNORECASE
)
_BREAK = re.compile(rf"(?<![ .][{_UPPER}])(?<!\b[Nn]o)(?<!\bSt)(?<!\bMme)(?<!\b[Aa]rt)[.!;]['’\"»”)]? +[{_UPPER}«“]")
_ORDER = re.compile(
    r"(?:\w+ez\b(?!-vous)|faites|dites|soyez|ne |n['’]|"
    r"(?:keep|be|do|don['’]t|never|always|avoid|think|remember|make|give|ask|follow|stay|check|take|treat|stop)"
    r" (?!of\b|for\b|and\b))",
    re.IGNORECASE,
)
_ARTICLES_FIRST = re.compile(r"(?:les?|la|l['’]|une?|des|the|an?) ?\w", re.IGNORECASE)
_FOLLOWING = re.compile(r"\b(?:suivante?s?|following|ci-dessous|ci-après|as follows|ce qui suit)\b", re.IGNORECASE)
FORMULA = re.compile(
    r"(?:attendu|considérant|whereas|and whereas|et attendu|en conséquence|par conséquent|par ces motifs|now[, ]|therefore|"
    r"be it|it is|il est|le conseil|the council|que |qu['’]|resolved|résolu|sur proposition|proposé|appuyé|moved by|"
    r"seconded|read |lu[e]? |enacted|passed|adopté|fait à|signé|signed|dated|given|donné|avis de motion|carried|"
    r"nb\b|n\.b\.|note\b|nota\b|figure \d|tableau \d|table \d|source ?:|suite\b|\(?continued|https?:|www\.|vu )",
    re.IGNORECASE,
)
DOCUMENT = re.compile(
    r"\b(?:politiques?|policy|policies|directive|règlement|reglement|by-?law|guide|guidelines?|code|procédure|procedure|"
    r"protocole?|lignes directrices|terms of reference|charte|charter|standards|rules|règles|ville|v1lle|municipalité|town|city|"
    r"township|county|village|mrc|canton|paroisse|comté|corporation|hamlet|region|regional|district|rural|province|canada|"
    r"municipal|communauté|service des?|department|office)\b",
    re.IGNORECASE,
)
DATED = re.compile(
    r"\b(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|january|february|march|"
    r"april|may|june|july|august|september|october|november|december)\b.*\b\d{4}\b|\b\d{4}-\d\d(?:-\d\d)?\b|^\d{4}$",
    re.IGNORECASE,
)
USUAL = re.compile(
    r"(?:préambule|preamble|introduction|objets?|objectifs?|objectives?|buts?|purpose|scope|contexte|context|background|"
    r"mission|vision|orientations?|mise en contexte|définitions?|definitions?|champ|portée|application|mandate?|"
    r"policy statement|statement|énoncé|avant-propos|foreword|message|principes?|principles?|cadre|valeurs|values|"
    r"dispositions|general|interpretation|interprétation|goals?|rationale|authority|responsibilit|responsabilit|"
    r"personnes?|clientèle|personnel)",
    re.IGNORECASE,
)


_WORD = re.compile(r"\w+")
# Every word that begins or ends an alternative of _VERB: a cheap set first, the expression only when one is there.
_TRIGGERS = frozenset(
    word
    for form in re.sub(r"\(\?![^)]*\)", "", _VERB.pattern[5:-3]).replace("(?:été", "").split("|")
    for word in _WORD.findall(re.sub(r"\(\?:[^)]*\)|\?|\[[^]]*\]", " ", form))
) | {"a", "entre", "entrent", "entrera", "may", "engagent", "engage", "visent", "vise", "constitue", "constituent",
     "désigne", "désignent", "signifie", "signifient", "relève", "relèvent", "require", "requires", "agree", "agrees",
     "applique", "appliquent", "appliquera", "assure", "assurent"}


def has_verb(text: str) -> bool:
    """Say whether a phrase has a finite verb of its own, outside questions and relative clauses."""
    if _TRIGGERS.isdisjoint(_WORD.findall(text.lower())):
        return False
    found = _VERB.search(text)
    if not found:
        return False
    if text.endswith("?") or _QUESTION.match(text):
        return False
    relative = _RELATIVE.search(text)
    return not (relative and 0 < relative.start() < found.start())


def is_title(text: str, longest: int = 140) -> bool:
    """Say whether ``text`` reads as a title: a phrase on its own, neither a sentence nor a list item."""
    if not text or len(text) > longest:
        return False
    last = text[-1]
    if last in ";,":
        return False
    if last == "." and (len(text) > 60 or text.endswith((" etc.",))) and not text.endswith(".."):
        return False
    if last == ":" and _FOLLOWING.search(text):
        return False
    if not any(map(str.isalpha, text)):
        return False
    return not (has_verb(text) or _BREAK.search(text))


def is_catchphrase(text: str) -> bool:
    """Say whether the words before the first stop are a sentence or an order rather than the name of a thing."""
    return (
        has_verb(text)
        or len(text.split()) > 9
        or text[-1:] in "?!"
        or bool(_ORDER.match(text))
        or (bool(_ARTICLES_FIRST.match(text)) and len(text.split()) > 2 and _runs_on(text))
    )


def _runs_on(text: str) -> bool:
    # « Les chiens ont besoin », “Dogs need walks”: an article, a noun and then something that is no preposition.
    words = text.split()
    return len(words) > 3 and words[2].lower() not in {"de", "des", "du", "à", "et", "of", "for", "and", "in", "on", "to", "en"}


def is_capitals(text: str) -> bool:
    """Say whether a line is printed in capitals (at least three letters)."""
    return text.isupper() and sum(map(str.isalpha, text)) > 2


def bare(text: str) -> str:
    """Return a heading as the outline gives it: one line, no final stop or colon, no leader dots."""
    text = " ".join(text.split())
    if text.endswith((":", ".")) and not text.endswith("..."):
        text = text[:-1].rstrip()
    return text
