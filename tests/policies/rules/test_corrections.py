import dataclasses
import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.policies.outline import Outline, Section
from medias_desktop.policies.rules import canonical_text, corrections
from medias_desktop.policies.rules.levels import closed


def outline(*sections: tuple[int, str, str, str], introduction: str = "") -> Outline:
    return Outline("Title", introduction, tuple(Section(*one) for one in sections))


def shape(found: Outline) -> list[tuple[int, str]]:
    return [(one.level, one.number or one.heading) for one in found.sections]


TREE = outline(
    (1, "1", "A", ""), (2, "1.1", "B", "b"), (3, "i", "C", "c"), (2, "1.2", "D", ""), (1, "2", "E", "e")
)


def test_promote_takes_the_children_along():
    assert shape(corrections.promote(TREE, 1)) == [(1, "1"), (1, "1.1"), (2, "i"), (2, "1.2"), (1, "2")]


def test_demote_takes_the_children_along():
    assert shape(corrections.demote(TREE, 3)) == [(1, "1"), (2, "1.1"), (3, "i"), (3, "1.2"), (1, "2")]
    assert shape(corrections.demote(TREE, 4)) == [(1, "1"), (2, "1.1"), (3, "i"), (2, "1.2"), (2, "2")]


@pytest.mark.parametrize(
    ("act", "index"), [(corrections.promote, 0), (corrections.demote, 0), (corrections.demote, 1)]
)
def test_a_level_stays_where_the_tree_ends(act, index):
    assert act(TREE, index) == TREE


def test_rename_brings_number_and_heading_to_one_line():
    changed = corrections.rename(TREE, 3, number=" 1.3 ", heading="New\n heading ")
    assert (changed.sections[3].number, changed.sections[3].heading) == ("1.3", "New heading")
    assert changed.sections[:3] == TREE.sections[:3]


def test_a_title_turned_into_text_joins_the_section_above_and_its_children_close_up():
    changed = corrections.turn_into_text(TREE, 1)
    assert shape(changed) == [(1, "1"), (2, "i"), (2, "1.2"), (1, "2")]
    assert changed.sections[0].body == "1.1 B\n\nb"


def test_the_first_title_turned_into_text_joins_the_introduction():
    changed = corrections.turn_into_text(outline((1, "1", "A", "a"), introduction="Intro"), 0)
    assert (changed.introduction, changed.sections) == ("Intro\n\n1 A\n\na", ())


def test_merging_makes_one_title_of_two_when_nothing_stands_between():
    changed = corrections.merge_with_previous(outline((1, "3", "Use of the", ""), (1, "", "logo", "Ask.")), 1)
    assert [dataclasses.astuple(one) for one in changed.sections] == [(1, "3", "Use of the logo", "Ask.")]


def test_merging_over_a_body_keeps_the_order_of_the_words():
    changed = corrections.merge_with_previous(outline((1, "3", "A", "a"), (1, "4", "B", "b")), 1)
    assert [dataclasses.astuple(one) for one in changed.sections] == [(1, "3", "A", "a\n\n4 B\n\nb")]


def test_splitting_makes_a_line_the_title_of_a_new_section():
    changed = corrections.split(outline((2, "3", "A", "one\n4) Photos\ntwo\nthree")), 0, 1)
    assert [dataclasses.astuple(one)[1:] for one in changed.sections] == [
        ("3", "A", "one"),
        ("4", "Photos", "two\nthree"),
    ]


def test_splitting_the_introduction_makes_a_first_section():
    changed = corrections.split(
        outline((1, "2", "B", ""), introduction="one\nPurpose\ntwo"), corrections.INTRODUCTION, 1
    )
    assert changed.introduction == "one"
    assert dataclasses.astuple(changed.sections[0]) == (1, "", "Purpose", "two")


def test_splitting_the_cover_gives_back_a_title_taken_for_its_last_line():
    before = Outline(
        "Ville de Port-Joli\nPolitique\n1. Objet\nsuite", "Début.", outline((1, "2", "B", "b")).sections
    )
    changed = corrections.split(before, corrections.TITLE_BLOCK, 2)
    assert changed.title_block == "Ville de Port-Joli\nPolitique"
    assert changed.introduction == ""
    first = changed.sections[0]
    assert (first.level, first.number, first.heading, first.body) == (1, "1", "Objet", "suite\n\nDébut.")
    assert len(changed.sections) == 2


def test_splitting_at_a_blank_line_changes_nothing():
    found = outline((1, "3", "A", "one\n\ntwo"))
    assert corrections.split(found, 0, 1) == found


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("4.2 Netiquette", ("4.2", "Netiquette")),
        ("4.2. Netiquette", ("4.2", "Netiquette")),
        ("b) Photos", ("b", "Photos")),
        ("iv. Photos", ("iv", "Photos")),
        ("3 – Photos", ("3", "Photos")),
        ("A policy for all", ("", "A policy for all")),
        ("2026", ("", "2026")),
        ("Photos", ("", "Photos")),
    ],
)
def test_a_number_is_read_off_a_title_line(title, expected):
    assert corrections.split_number(title) == expected


WORDS = st.text("abé1. \n", max_size=30)
SECTIONS = st.lists(st.tuples(st.integers(1, 5), WORDS, WORDS, WORDS), min_size=1, max_size=8)
ACTS = [
    "promote",
    "demote",
    "turn_into_text",
    "merge_with_previous",
    "split",
    "split_introduction",
    "split_cover",
]
STEPS = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 50), st.integers(0, 50)), max_size=12)


def words(found: Outline) -> str:
    return "".join(re.findall(r"\w", found.title_block + canonical_text(found.introduction, found.sections)))


@given(WORDS, WORDS, SECTIONS, STEPS)
def test_no_word_is_lost_and_no_level_jumps_whatever_is_corrected(cover, introduction, sections, steps):
    found = Outline(cover, introduction, closed(Section(*one) for one in sections))
    before = words(found)
    for act, at, line in steps:
        if not found.sections:
            break
        index = at % len(found.sections)
        if act.startswith("split"):
            index = {"split": index, "split_introduction": corrections.INTRODUCTION}.get(
                act, corrections.TITLE_BLOCK
            )
            before_sections = {
                corrections.INTRODUCTION: found.introduction,
                corrections.TITLE_BLOCK: found.title_block,
            }
            text = before_sections[index] if index < 0 else found.sections[index].body
            if text.splitlines():
                found = corrections.split(found, index, line % len(text.splitlines()))
        else:
            found = getattr(corrections, act)(found, index)
        levels = [0, *(one.level for one in found.sections)]
        assert all(1 <= low <= high + 1 for high, low in itertools.pairwise(levels))
    assert words(found) == before
