import pytest

from medias_desktop.policies.views.reader.find import FoldedText, Match


def found(text: str, needle: str) -> list[str]:
    units = text.encode("utf-16-le")
    return [units[2 * m.start : 2 * m.end].decode("utf-16-le") for m in FoldedText(text).find(needle)]


@pytest.mark.parametrize(
    ("text", "needle", "hits"),
    [
        ("La nétiquette et la Netiquette.", "NÉTIQUETTE", ["nétiquette", "Netiquette"]),
        ("Le maître d’œuvre est sœur de l'oeuvre.", "oeuvre", ["œuvre", "oeuvre"]),
        ("d’abord d'abord", "d'abord", ["d’abord", "d'abord"]),
        ("« mot » et “mot”", '" mot "', ["« mot »"]),
        ("porte-parole porte‑parole", "porte-parole", ["porte-parole", "porte‑parole"]),
        ("12\u00a0500\u00a0$", "12 500 $", ["12\u00a0500\u00a0$"]),
        ("deux  espaces", "deux espaces", ["deux  espaces"]),
        ("e\u0301te\u0301 chaud", "été", ["e\u0301te\u0301"]),
        ("a+b (c)", "+b (", ["+b ("]),
        ("rien", "", []),
        ("rien", "   ", []),
        ("mot\nautre", "mot autre", []),
    ],
)
def test_finds_without_accents_case_ligatures_and_kinds_of_signs(text, needle, hits):
    assert found(text, needle) == hits


def test_positions_count_emoji_as_qt_does():
    # 👍 is U+1F44D, two UTF-16 units: « ici » begins at unit 3, the second one at unit 10.
    assert FoldedText("👍 ici 👍 ici").find("ici") == (Match(3, 6), Match(10, 13))


def test_second_half_of_a_ligature_is_the_whole_letter():
    assert FoldedText("bœuf").find("euf") == (Match(1, 4),)


def test_many_odd_letters_keep_their_distance():
    text = "œ" * 500 + "fin" + "é" * 500 + "fin"
    assert FoldedText(text).find("fin") == (Match(500, 503), Match(1003, 1006))
