"""Counting sentences: abbreviations, titles of persons, decimals, lists, links and ellipses are no ends."""

from __future__ import annotations

import re

from medias_desktop.editorial_calendar.rules.checks.addresses import ADDRESS

_SHORT = """
m mm me mme mlle mmes dr dre pr st ste sts stes art al ex cf tel boul av ave ch app bur apt p pp vol ed inc ltee lte ltd cie corp
env approx mr mrs ms jr sr vs eg ie nb resp dept rte rd blvd adj mgr hon
"""
_DATED = """
no nos ext poste min max janv fevr avr juill sept oct nov dec jan feb mar apr jul aug lun mer jeu ven sam dim mon tue wed thu fri sat
sun am pm etc
"""
ABBREVIATIONS = frozenset(_SHORT.split())
"""What a full stop may follow without ending a sentence, folded."""
BEFORE_FIGURES = frozenset(_DATED.split())
"""The same before a figure only: “sept. 3”, but “Il y en a sept. Venez!”"""
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_TAGS = re.compile(r"[#@]\w+")
_END = re.compile(r"(?:[.!?…]+[\"»”’)\]]*|[!?…]+\s*[»”\"])(?=\s|$)|\n+")
_LETTERED = re.compile(r"^(?:[^\W\d_]\.)+[^\W\d_]?$")
_LIST = re.compile(r"^(?:\d{1,3}|[a-zA-Z])[.)]?$")
_TRANSLATED = str.maketrans("éèêëàâîïôöûüùç", "eeeeaaiioouuuc")
_NEAR = 100
"""Characters before and after a mark that tell whether it ends a sentence: the whole text each time would take too long."""
_QUOTES = "\"“”«»'’([{*_-–—•"


def count_sentences(text: str) -> int:
    """Count the sentences of a text; lines that only hold links, hashtags or signs are none."""
    text = _MAIL.sub("adresse", ADDRESS.sub(_as_word, text))
    count, start = 0, 0
    for found in _END.finditer(text):
        if not _ends(text, start, found):
            continue
        count += _says_something(text[start : found.start()])
        start = found.end()
    return count + _says_something(text[start:])


def _as_word(found: re.Match[str]) -> str:
    """Put a mark in the place of an address and keep the punctuation after it: it may end the sentence."""
    address = found.group()
    return "\x01" + address[len(address.rstrip(".!?…,;:)»")) :]


def _ends(text: str, start: int, found: re.Match[str]) -> bool:
    after = text[found.end() : found.end() + _NEAR].lstrip().lstrip(_QUOTES).lstrip()
    mark = found.group()
    if mark.startswith("\n"):
        return not after[:1].islower()
    before = text[max(start, found.start() - _NEAR) : found.start()]
    words = before.split()
    last = re.split("['’]", words[-1].lstrip(_QUOTES))[-1] if words else ""
    if not after:
        return True
    if mark[0] != "." or mark.startswith(".."):
        return not after[0].islower()
    if _LIST.match(last) and (not before[: -len(last)].strip() or before[: -len(last)].endswith("\n")):
        return False  # “1. Inscription”
    folded = last.casefold().translate(_TRANSLATED).replace("-", "").replace(".", "")
    if folded in BEFORE_FIGURES:
        return not (after[0].islower() or after[0].isdigit())
    if _LETTERED.match(f"{last}.") or folded in ABBREVIATIONS:
        return False
    return not after[0].islower() or len(folded) > 4


def _says_something(part: str) -> bool:
    return any(map(str.isalnum, _TAGS.sub("", part)))
