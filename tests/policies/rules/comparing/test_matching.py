"""Which sections of two texts are the same one."""

from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.policies.outline import Section
from medias_desktop.policies.rules.comparing import carried_uids, match_sections
from tests.policies.rules.comparing.making import section

DELAY = "La Ville répond aux questions reçues dans un délai raisonnable, de préférence le lendemain matin."
PHOTO = (
    "Aucune photographie ne paraît sans le consentement écrit des personnes que chacun reconnaît aisément."
)
SHORT = "La Ville répond aux questions reçues dans un délai raisonnable, de préférence la journée même."


def test_the_same_uid_is_the_same_section_whatever_it_says_now():
    old = [section("1", "Objet", DELAY, "a"), section("2", "Photos", PHOTO, "b")]
    new = [section("1", "Objet", DELAY, "b"), section("2", "Photos", PHOTO, "a")]
    assert match_sections(old, new) == ((1, 0), (0, 1))


def test_without_uids_number_and_heading_tell():
    old = [section("1", "Objet", "", "a"), section("2", "Photos", DELAY, "b")]
    new = [section("1", "Objet", "", "c"), section("2", "Photos", PHOTO, "d")]
    assert match_sections(old, new) == ((0, 0), (1, 1))


def test_a_renumbered_section_is_known_by_its_words_and_another_under_its_heading():
    old = [section("4", "Délais", DELAY), section("5", "Photos", PHOTO)]
    new = [
        section("4", "Concours", ""),
        section("5", "Temps de réponse", SHORT),
        section("6", "Images", PHOTO),
    ]
    assert match_sections(old, new) == ((0, 1), (1, 2))


def test_a_section_taken_from_a_town_is_known_by_where_it_is_from():
    old = [section("5.9", "Images", PHOTO, "MM:5.9", provenance="town/montmagny/MM:5.9")]
    new = [section("2", "Photos", DELAY, "x", provenance="town/montmagny/MM:5.9")]
    assert match_sections(old, new) == ((0, 0),)


def test_other_sections_are_other_ones():
    old = [section("4", "Délais", DELAY)]
    assert match_sections(old, [section("4", "Photos", PHOTO)]) == ()
    assert match_sections(old, []) == ()


def test_uids_go_on_to_the_same_sections_of_a_corrected_outline():
    old = [section("1", "Objet", DELAY, "a"), section("2", "Photos", PHOTO, "b")]
    new = [Section(1, "1", "Photos", PHOTO), Section(1, "2", "Ton", ""), Section(2, "2.1", "Objet", SHORT)]
    assert carried_uids(old, new) == ("b", "", "a")


def test_many_sections_are_matched_by_their_rare_words():
    old = [
        section(str(n), "", f"Le dossier numéro{n} traite du sujet particulier{n} chaque semaine.")
        for n in range(200)
    ]
    new = [section("", "", f"{one.body} Il reste ouvert.") for one in reversed(old)]
    assert match_sections(old, new) == tuple((199 - n, n) for n in range(200))


def test_in_long_texts_too_the_way_back_is_the_same():
    """From the old side the twelve rarest words of the first section all lead elsewhere; from the new side they do not."""
    lures = [f"appât{letter}" for letter in "abcdefghijkl"]
    shared = [f"voisin{letter}" for letter in "abcdefghij"]
    old = [section("", "", " ".join((*lures, *shared))), *(section("", "", f"avant{n}") for n in range(79))]
    new = [
        section("", "", " ".join(shared)),
        *(section("", "", f"{lure} {' '.join(f'autre{lure}{n}' for n in range(9))}") for lure in lures),
        *(section("", "", f"après{n}") for n in range(67)),
    ]
    assert {(one, other) for other, one in match_sections(new, old)} == set(match_sections(old, new))


HEADINGS = st.sampled_from(["", "Objet", "Photos", "Délais de réponse", "Ton"])
BODIES = st.sampled_from(["", DELAY, PHOTO, SHORT, "Rien."])
SECTIONS = st.lists(
    st.builds(
        section,
        st.sampled_from(["", "1", "2", "2.1"]),
        HEADINGS,
        BODIES,
        st.sampled_from(["", "a", "b", "c"]),
    ),
    max_size=7,
)


@given(SECTIONS, SECTIONS)
def test_each_section_is_used_once_and_the_way_back_is_the_same(old, new):
    pairs = match_sections(old, new)
    assert len({one for one, _ in pairs}) == len({other for _, other in pairs}) == len(pairs)
    assert {(one, other) for other, one in match_sections(new, old)} == set(pairs)


@given(st.lists(st.builds(section, st.just(""), HEADINGS, BODIES), max_size=7))
def test_uids_alone_make_identity_sure(sections):
    numbered = [section(one.number, one.heading, one.body, str(n)) for n, one in enumerate(sections)]
    assert match_sections(numbered, numbered) == tuple((n, n) for n in range(len(sections)))
