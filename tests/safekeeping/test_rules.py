"""What is told of a recovery code while it is typed."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medias_desktop.core.store.keys.recovery_code import new_recovery_code
from medias_desktop.safekeeping.rules import GROUPS, is_right, normal, same_group, strange, suspects
from medias_desktop.safekeeping.views.passphrase_form import pause_after

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@settings(max_examples=60)
@given(st.integers(0, 35), st.sampled_from(LETTERS))
def test_one_wrong_letter_is_told_at_its_group(place, letter):
    code = new_recovery_code().replace("-", "")
    if code[place] == letter:
        assert is_right(code)
        return
    wrong = code[:place] + letter + code[place + 1 :]
    assert not is_right(wrong)
    assert place // 4 + 1 in suspects(wrong)


def test_two_exchanged_letters_are_told_at_their_groups():
    code = new_recovery_code().replace("-", "")
    place = next(i for i in range(3, 35, 4) if code[i] != code[i + 1])  # across two groups
    wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert {place // 4 + 1, place // 4 + 2} <= set(suspects(wrong))


def test_many_mistakes_point_nowhere_or_almost():
    chance = random.Random(5)
    pointed = [suspects("".join(chance.choices(LETTERS, k=36))) for _try in range(40)]
    assert sum(bool(one) for one in pointed) <= 2


@pytest.mark.parametrize(
    ("typed", "printed"), [("1ekr", "1EKR"), (" IEKR ", "1EKR"), ("o0Oo", "0000"), ("l1i-1", "1111")]
)
def test_lookalikes_and_small_letters_are_the_same(typed, printed):
    assert same_group(typed, printed)


def test_what_no_code_has_is_named():
    assert strange("1UK!R") == "U"
    assert strange("1ÉKR") == "É"
    assert strange(new_recovery_code()) == ""


def test_a_code_has_nine_groups():
    assert len(new_recovery_code().split("-")) == GROUPS == 9
    assert len(normal(new_recovery_code())) == 36


def test_pauses_grow_and_end():
    assert [pause_after(wrong) for wrong in range(1, 10)] == [0, 0, 1, 2, 4, 8, 16, 32, 32]
