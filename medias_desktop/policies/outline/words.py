"""What the words of a line give away: a title, a sentence, a recital, a cover line."""

from __future__ import annotations

import re
from functools import lru_cache


def word_set(words: str) -> frozenset[str]:
    """Return the words of a string as a set."""
    return frozenset(words.split())


_UPPER = "A-ZÀ-ÖØ-ÞŒ"
_LOWER = "a-zà-öø-ÿœ"

# Finite verbs that run on into a sentence. Words that are as often nouns (offre, demande, use, issues) are left out.
_VERBS = word_set("""est sont était étaient sera seront serait seraient soit soient doit doivent devra devront devrait devraient peut
    peuvent pourra pourront pourrait pourraient ont aura auront avait font fait faut veut vont désire désirent souhaite
    souhaitent reconnaît reconnait vise permet permettent constitue constituent comprend comprennent désigne désignent
    signifie signifient appartient incombe incombent relève relèvent exige exigent prévoit prévoient encourage autorise
    reçoit reçoivent prend prennent tient tiennent décrète ordonne fournit fournissent remet doive puisse
    is are was were be been shall must may will would should can could cannot has have had does applies apply means
    require requires provides includes comes needs wants agree agrees recognizes believes strives enacts édicte édictent confère confèrent
    nomme nomment respecte respectent abroge remplace préside présente détermine déterminent informe informent transmet transmettent
    approuve approuvent délivre délivrent établit établissent gère gèrent remplit indique indiquent contient contiennent conserve
    conservent publie publient sert servent donne donnent commence commencent cesse cessent obtient obtiennent suivent doivent
    takes gives keeps makes appoints determines approves ensures maintains prepares prohibits contains authorizes governs receives
    remains replaces establishes describes becomes belongs begins expires consists""")
# With the word before (s’applique) or the words after (a été, entre en vigueur) they are verbs; alone they are not.
_AFTER_S = word_set("applique appliquent appliquera appliqueront engage engagent assure assurent adresse")
_AFTER_A = word_set("été le la l un une pour droit accès besoin fait lieu")
_RELATIVES = word_set("who whom whose that which where when if qui que qu dont où lorsque lorsqu si")
_WORD = re.compile(r"\w+")
_SIGNS = _VERBS | _AFTER_S | {"a", "entre", "entrent", "entrera"}
_QUESTION = re.compile(
    r"(?:who|what|when|where|how|why|which|qui|que|qu['’]|quand|comment|où|pourquoi|quels?|quelles?)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(
    rf"(?<![ .][{_UPPER}])(?<!\b[Nn]o)(?<!\bSt)(?<!\bMme)(?<!\b[Aa]rt)[.!;]['’\"»”)]? +[{_UPPER}«“]"
)
_STOP = re.compile(r"[.!;]['’\"»”)]? ")
_ORDER = re.compile(
    r"(?:\w+ez\b(?!-vous)|faites|dites|soyez|ne |n['’]|"
    r"(?:keep|be|do|don['’]t|never|always|avoid|think|remember|make|give|ask|follow|stay|check|take|treat|stop)"
    r" (?!of\b|for\b|and\b))",
    re.IGNORECASE,
)
_ARTICLES_FIRST = re.compile(r"(?:les?|la|l['’]|une?|des|the|an?) ?\w", re.IGNORECASE)
_FOLLOWING = re.compile(
    r"\b(?:suivante?s?|following|ci-dessous|ci-après|as follows|ce qui suit)\b", re.IGNORECASE
)
_FORMULA = re.compile(
    r"(?:attendu|considérant|whereas|and whereas|et attendu|en conséquence|par conséquent|par ces motifs|now[, ]|therefore|"
    r"be it|it is|il est|le conseil |the council |que |qu['’]|resolved|résolu|sur proposition|proposé|appuyé|moved by|"
    r"seconded|read |lu[e]? |enacted|passed|adopté|fait à|signé|signed|dated|given|donné|avis de motion|carried|"
    r"nb\b|n\.b\.|note\b|nota\b|figure \d|tableau \d|table \d|source ?:|suite\b|\(?continued|https?:|www\.|vu )",
    re.IGNORECASE,
)
_FORMULA_STARTS = word_set(
    "at co wh an et en pa no th be it il le qu re ré su pr ap mo se lu ad fa si da gi do av ca nb n. fi ta so (c ht ww vu"
)


def is_formula(line: str) -> bool:
    """Say whether a line opens a recital, an enacting formula, a date of reading, a note or a web address."""
    return line[:2].lower() in _FORMULA_STARTS and bool(_FORMULA.match(line))


DOCUMENT = re.compile(
    r"\b(?:politiques?|policy|policies|directive|règlement|reglement|arrêté|by-?law|manual|manuel|guide|guidelines?|code|procédure|procedure|"
    r"protocole?|lignes directrices|terms of reference|charte|charter|standards|rules|règles|ville|v1lle|municipalité|town|city|"
    r"township|county|village|mrc|canton|paroisse|comté|corporation|hamlet|region|regional|district|rural|province|canada|"
    r"municipal|communauté|service des?|department|office)\b",
    re.IGNORECASE,
)
KIND = re.compile(
    r"\b(?:politiques?|policy|policies|directives?|règlement|arrêté|by-?law|manual|manuel|guide(?:lines)?|code|procédure|"
    r"procedure|protocole?|lignes directrices|terms of reference|charte|charter|standards|rules|règles|plan|guide)\b",
    re.IGNORECASE,
)
"""What a document is called, without the body that made it."""
OFFICE = re.compile(
    r"(?:.*, ?)?(?:la |le |l['’])?(?:maire(?:sse)?(?:[- ]suppléante?)?|mayor|greffi(?:er|ère)|clerk|reeve|warden|préf[eè]te?|"
    r"direct(?:eur|rice)(?: générale?)?|d\.?g\.?|secrétaire|trésori|treasurer|président|chair|cao|chief administrative)\b[^.]{0,60}$",
    re.IGNORECASE,
)
"""A line that names an office under a signature: « Le maire », “Jane Doe, Clerk”."""

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


_INTRODUCING = re.compile(
    r"(?:in|for the purposes? of|dans|aux fins) (?:this|these|of|du|de|le présent|la présente)\b",
    re.IGNORECASE,
)
_RULING = re.compile(r"(?:any|every|no|nul(?:le)?|quiconque|toute?|chaque|aucune?) \w", re.IGNORECASE)


def is_known(title: str) -> bool:
    """Say whether a title near the cover is one that policies begin with, or a question."""
    return bool(USUAL.match(title) or _QUESTION.match(title)) or title.endswith("?")


def has_verb(text: str) -> bool:
    """Say whether a phrase has a finite verb of its own, outside questions and relative clauses."""
    words = _WORD.findall(text.lower())
    if _SIGNS.isdisjoint(words):
        return False
    for at, word in enumerate(words):
        if word in _SIGNS and _is_verb(words, at):
            if text.endswith("?") or _QUESTION.match(text):
                return False
            return _RELATIVES.isdisjoint(words[1:at])
    return False


def _is_verb(words: list[str], at: int) -> bool:
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else ""
    if word == "a":
        return after in _AFTER_A
    if word in ("entre", "entrent", "entrera"):
        return after == "en"
    if word in _AFTER_S:
        return at > 0 and words[at - 1] == "s"
    if word == "may":
        return not after.isdecimal()
    if word == "fait":
        return at > 0
    return True


HANGING = word_set(
    "and or of the to for with by an et ou de du des la le les à au aux en par pour sur dans que qui un une ne"
)
"""A line that ends with one of these words goes on."""


@lru_cache(maxsize=2048)  # the same titles come back: Definitions, Responsibilities
def is_title(text: str, longest: int = 140) -> bool:
    """Say whether ``text`` reads as a title: a phrase on its own, neither a sentence nor a list item."""
    if not text or len(text) > longest:
        return False
    last = text[-1]
    if last in ";," or text[-9:].rpartition(" ")[2].lower() in HANGING:
        return False
    if (
        last == "."
        and not text.endswith("..")
        and (len(text) > 60 or text.endswith(" etc.") or _RULING.match(text))
    ):
        return False
    if last == "." and text.count(" ") > 3 and not _SIGNS.isdisjoint(_WORD.findall(text.lower())):
        return False
    if text[0] in "iIfFdDaA" and _INTRODUCING.match(text):
        return False
    if last == ":" and _FOLLOWING.search(text):
        return False
    if not any(map(str.isalpha, text)):
        return False
    return not (_STOP.search(text) and _BREAK.search(text)) and not has_verb(text)


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
    return len(words) > 3 and words[2].lower() not in {
        "de",
        "des",
        "du",
        "à",
        "et",
        "of",
        "for",
        "and",
        "in",
        "on",
        "to",
        "en",
    }


def is_capitals(text: str) -> bool:
    """Say whether a line is printed in capitals (at least three letters)."""
    return text.isupper() and sum(map(str.isalpha, text)) > 2


def bare(text: str) -> str:
    """Return a heading as the outline gives it: one line, no final stop or colon, no leader dots."""
    text = " ".join(text.split())
    if text.endswith((":", ".")) and not text.endswith("..."):
        text = text[:-1].rstrip()
    return text
