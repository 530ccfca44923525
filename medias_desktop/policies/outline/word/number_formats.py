"""The number formats of Word's lists: 4, iv, D, fourth, 4th."""

from __future__ import annotations

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
    (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_UNITS = {
    "fr": ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
           "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
           "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
}  # fmt: skip
_TENS = {
    "fr": (
        "",
        "",
        "vingt",
        "trente",
        "quarante",
        "cinquante",
        "soixante",
        "soixante",
        "quatre-vingt",
        "quatre-vingt",
    ),
    "en": ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
}
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip


def format_number(value: int, style: str, language: str = "en") -> str:
    """Write ``value`` as Word's number format ``style`` does, in French ("fr…") or English."""
    french = language.lower().startswith("fr")
    if style in ("upperRoman", "lowerRoman"):
        text = _roman(value)
        return text if style == "upperRoman" else text.lower()
    if style in ("upperLetter", "lowerLetter"):
        text = _letters(value)
        return text if style == "upperLetter" else text.lower()
    if style in ("none", "bullet"):
        return ""
    if style.startswith("decimalZero"):
        return f"{value:02d}"
    if style == "ordinal":
        return _french_ordinal(value) if french else _english_ordinal(value)
    if style in ("cardinalText", "ordinalText"):
        return _in_words(value, ordinal=style == "ordinalText", french=french).capitalize()
    if style == "numberInDash":
        return f"- {value} -"
    return str(value)


def _roman(value: int) -> str:
    if not 0 < value < 5000:
        return str(value)
    text = ""
    for size, sign in _ROMAN:
        text += sign * (value // size)
        value %= size
    return text


def _letters(value: int) -> str:
    """A, B … Z, AA, BB: Word repeats the letter."""
    if not 0 < value <= 26 * 30:
        return str(value)
    return chr(65 + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _french_ordinal(value: int) -> str:
    return "1er" if value == 1 else f"{value}e"


def _english_ordinal(value: int) -> str:
    if 10 < value % 100 < 14:
        return f"{value}th"
    return f"{value}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th') }"


def _in_words(value: int, *, ordinal: bool, french: bool) -> str:
    if not 0 < value < 100:
        return str(value)
    if french:
        return _french_words(value, ordinal=ordinal)
    words = _UNITS["en"][value] if value < 20 else _TENS["en"][value // 10]
    if value > 20 and value % 10:
        words += "-" + _UNITS["en"][value % 10]
    if not ordinal:
        return words
    head, dash, last = words.rpartition("-")
    last = _ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return head + dash + last


def _french_words(value: int, *, ordinal: bool) -> str:
    if value < 20:
        words = _UNITS["fr"][value]
    else:
        ten, unit = divmod(value, 10)
        if ten in (7, 9):
            unit += 10
        joint = " et " if unit in (1, 11) and ten < 8 else "-"
        words = _TENS["fr"][ten] + (joint + _UNITS["fr"][unit] if unit else "s" if ten == 8 else "")
    if not ordinal:
        return words
    if words == "un":
        return "premier"
    if words.endswith("cinq"):
        return words + "uième"
    if words.endswith("neuf"):
        return words[:-1] + "vième"
    return (
        words[:-1] if words[-1] in "es" and not words.endswith(("trois", "six", "dix")) else words
    ) + "ième"
