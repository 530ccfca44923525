"""A draft in the hands of its author: nothing is lost, levels never jump, children go with their section."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.policies.rules import drafts
from medias_desktop.policies.rules.drafts import DraftSection, DraftText
from medias_desktop.policies.rules.levels import closed
from medias_desktop.policies.rules.rule_data import AppPart, Force, Rule, RuleKind


def draft(*levels):
    return DraftText("", tuple(DraftSection(chr(97 + n), level, "", "") for n, level in enumerate(levels)))


def told(text):
    return [(one.uid, one.level) for one in text.sections]


def rule(section_uid):
    return Rule(
        f"r-{section_uid}", "R-1", section_uid, RuleKind.OBLIGATION, Force.STATED, "", "", AppPart.READER
    )


def test_a_section_moves_with_its_children():
    text = draft(1, 2, 3, 1, 1)
    assert told(drafts.move_down(text, 0)) == [("d", 1), ("a", 1), ("b", 2), ("c", 3), ("e", 1)]
    assert told(drafts.move_up(drafts.move_down(text, 0), 1)) == told(text)


def test_the_first_and_the_last_child_stay():
    text = draft(1, 2, 2, 1)
    assert drafts.move_up(text, 1) == text
    assert drafts.move_down(text, 2) == text
    assert drafts.move_up(text, 0) == text
    assert drafts.move_down(text, 3) == text


def test_a_section_is_put_inside_another():
    assert told(drafts.move(draft(1, 1, 2), 0, 3, 2)) == [("b", 1), ("c", 2), ("a", 2)]


def test_a_section_is_never_put_inside_itself():
    text = draft(1, 2, 3)
    assert drafts.move(text, 0, 1, 2) == text
    later = draft(1, 1, 2, 2)
    assert drafts.move(later, 1, 2, 1) == later
    assert drafts.move(later, 1, 3, 1) == later


def test_levels_change_with_the_children_and_as_far_as_allowed():
    text = draft(1, 1, 2)
    assert told(drafts.change_level(text, 1, 5)) == [("a", 1), ("b", 2), ("c", 3)]
    assert told(drafts.change_level(text, 2, 0)) == [("a", 1), ("b", 1), ("c", 1)]
    assert drafts.change_level(text, 0, 2) == text


def test_what_is_deleted_takes_its_children_and_their_rules_along():
    text = DraftText("", draft(1, 2, 1).sections, (rule("b"), rule("c")))
    left = drafts.delete(text, 0)
    assert (told(left), left.rules) == ([("c", 1)], (rule("c"),))


def test_what_is_inserted_brings_its_rules_and_fits_in():
    fresh = (DraftSection("x", 3, "5.1.2", ""), DraftSection("y", 4, "", ""))
    found = drafts.insert(draft(1, 1), 1, fresh, 2, (rule("x"),))
    assert told(found) == [("a", 1), ("x", 2), ("y", 3), ("b", 1)]
    assert found.rules == (rule("x"),)
    assert told(drafts.insert(DraftText(), 0, fresh, 4)) == [("x", 1), ("y", 2)]


def test_heading_and_number_stay_on_one_line():
    found = drafts.change(draft(1), 0, number=" 1\n.2 ", heading="Un\ntitre", body="a\n\nb")
    assert (found.sections[0].number, found.sections[0].heading, found.sections[0].body) == (
        "1 .2",
        "Un titre",
        "a\n\nb",
    )


_LEVELS = st.lists(st.integers(1, 5), min_size=1, max_size=10)


@given(_LEVELS, st.data())
def test_whatever_is_moved_every_section_is_there_once_and_no_level_jumps(levels, data):
    text = DraftText("", closed(draft(*levels).sections))
    for _step in range(5):
        index = data.draw(st.integers(0, len(levels) - 1))
        to = data.draw(st.integers(0, len(levels)))
        level = data.draw(st.integers(0, 6))
        act = data.draw(st.sampled_from(["move", "up", "down", "level"]))
        if act == "move":
            text = drafts.move(text, index, to, level)
        elif act == "level":
            text = drafts.change_level(text, index, level)
        else:
            text = drafts.move_up(text, index) if act == "up" else drafts.move_down(text, index)
        assert sorted(one.uid for one in text.sections) == sorted(one.uid for one in draft(*levels).sections)
        assert closed(text.sections) == text.sections
