from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.policies.outline import Section
from medias_desktop.policies.rules.aligning import align


def section(number, heading):
    return Section(1, number, heading, "")


def test_sections_go_together_by_number_and_heading_whatever_the_punctuation():
    left = [section("1", "Objet"), section("2.1", "Élus"), section("Annexe A", "Formulaire")]
    right = [section("Article 1", "OBJET"), section("2.1.", "Élus"), section("ANNEXE A", "Formulaire ")]
    assert align(left, right) == [(0, 0), (1, 1), (2, 2)]


def test_a_number_alone_then_a_heading_alone_decide():
    left = [section("1", "But"), section("", "Nétiquette"), section("7", "Révision")]
    right = [section("1", "Objet"), section("6", "Nétiquette"), section("", "Révision")]
    assert align(left, right) == [(0, 0), (1, 1), (2, 2)]


def test_equal_numbers_of_two_annexes_are_told_apart_by_their_headings():
    left = [section("1", "Objet"), section("1", "Formulaire")]
    right = [section("1", "Formulaire"), section("1", "Objet")]
    assert align(left, right) == [(0, 1), (1, 0)]


def test_what_has_no_counterpart_stands_after_what_precedes_it():
    left = [section("1", "Objet"), section("2", "Rôles"), section("3", "Fin")]
    right = [
        section("", "Préambule"),
        section("1", "Objet"),
        section("1.1", "Portée"),
        section("3", "Fin"),
        section("", "Signatures"),
    ]
    assert align(left, right) == [(None, 0), (0, 1), (None, 2), (1, None), (2, 3), (None, 4)]


def test_nothing_beside_nothing():
    assert align([], []) == []
    assert align([section("1", "A")], []) == [(0, None)]


TEXTS = st.lists(
    st.builds(
        section, st.sampled_from(["", "1", "2", "Article 2", "3.1"]), st.sampled_from(["", "But", "Élus"])
    ),
    max_size=8,
)


@given(TEXTS, TEXTS)
def test_every_section_stands_once_and_the_left_in_its_order(left, right):
    rows = align(left, right)
    assert [one for one, _other in rows if one is not None] == list(range(len(left)))
    assert sorted(other for _one, other in rows if other is not None) == list(range(len(right)))
    assert (None, None) not in rows


@given(st.lists(st.sampled_from(["Un", "Deux", "Trois", "Quatre", "Cinq"]), unique=True))
def test_a_text_beside_itself_is_aligned_line_by_line(headings):
    text = [section(str(number), heading) for number, heading in enumerate(headings, start=1)]
    assert align(text, text) == [(index, index) for index in range(len(text))]
