from medias_desktop.policies.outline import Section
from medias_desktop.policies.views.import_preview.hints import Hint, HintKind, find_hints


def sections(*rows: tuple[int, str]) -> list[Section]:
    return [Section(level, number, "Titre", "") for level, number in rows]


def test_a_plain_outline_gives_no_hint():
    rows = (
        (1, "1"),
        (2, "1.1"),
        (2, "1.2"),
        (3, "a"),
        (3, "b"),
        (1, "2"),
        (2, "a"),
        (1, "ANNEXE A"),
        (1, "ANNEXE B"),
    )
    assert find_hints(sections(*rows)) == ()


def test_a_dotted_number_used_twice():
    rows = ((1, "7"), (2, "7.2"), (1, "8"), (2, "7.2"))
    assert find_hints(sections(*rows)) == (Hint(HintKind.REPEATED, 3, "7.2"),)


def test_a_letter_may_come_again_under_another_article_but_not_under_the_same():
    rows = ((1, "1"), (2, "a"), (1, "2"), (2, "a"), (2, "a"))
    assert find_hints(sections(*rows)) == (Hint(HintKind.REPEATED, 4, "a"),)


def test_a_series_with_a_hole_tells_what_was_expected():
    rows = ((1, "1"), (1, "2"), (1, "4"), (1, "5"), (1, "ANNEXE A"), (1, "ANNEXE C"))
    assert find_hints(sections(*rows)) == (
        Hint(HintKind.SERIES_BROKEN, 2, "4", "3"),
        Hint(HintKind.SERIES_BROKEN, 5, "ANNEXE C", "ANNEXE B"),
    )


def test_roman_numerals_are_not_taken_for_letters():
    rows = ((1, "i"), (1, "ii"), (1, "iii"), (1, "iv"), (1, "v"), (1, "vi"))
    assert find_hints(sections(*rows)) == ()


def test_a_heading_as_long_as_a_sentence_and_one_without_anything():
    long = Section(1, "3", "m" * 121, "")
    empty = Section(1, "", "", "texte")
    assert [(hint.kind, hint.row) for hint in find_hints([long, empty])] == [
        (HintKind.LONG_HEADING, 0),
        (HintKind.NO_TITLE, 1),
    ]
