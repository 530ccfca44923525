from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.store.keys.errors import RecoveryCodeLength, RecoveryCodeMistyped
from medias_desktop.core.store.keys.recovery_code import LENGTH, new_recovery_code, parse_recovery_code

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
codes = st.builds(new_recovery_code)
any_code = st.builds(lambda body: written(body), st.text(ALPHABET, min_size=32, max_size=32))


def written(body: str) -> str:
    """Crockford's base 32 by Python's own int(…, 32), after renaming its digits."""
    number = int(body.translate(str.maketrans(ALPHABET, "0123456789abcdefghijklmnopqrstuv")), 32)
    check = number % 1_048_573
    return body + "".join(ALPHABET[check // 32**at % 32] for at in (3, 2, 1, 0))


def test_a_code_is_nine_groups_of_four_and_holds_160_bits():
    code = new_recovery_code()
    assert [len(group) for group in code.split("-")] == [4] * 9
    assert len(parse_recovery_code(code)) == 20
    assert parse_recovery_code(code) != parse_recovery_code(new_recovery_code())


def test_a_known_code():
    # 1 and 0s: the number is 1, and so is its remainder
    assert parse_recovery_code("0" * 31 + "1" + "0001") == bytes(19) + b"\x01"


@given(any_code)
def test_case_spaces_dashes_and_lookalikes_do_not_count(code):
    known = parse_recovery_code(code)
    assert parse_recovery_code(code.lower()) == known
    assert parse_recovery_code("  " + " – ".join(code) + "\n") == known
    assert parse_recovery_code(code.replace("0", "o").replace("1", "l")) == known
    assert parse_recovery_code(code.replace("0", "O").replace("1", "I")) == known


@given(any_code)
def test_every_wrong_character_is_noticed(code):
    for at in range(LENGTH):
        for other in ALPHABET:
            if other != code[at]:
                with pytest.raises(RecoveryCodeMistyped):
                    parse_recovery_code(code[:at] + other + code[at + 1 :])


@given(any_code)
def test_every_exchange_of_neighbours_is_noticed(code):
    for at in range(LENGTH - 1):
        if code[at] != code[at + 1]:
            with pytest.raises(RecoveryCodeMistyped):
                parse_recovery_code(code[:at] + code[at + 1] + code[at] + code[at + 2 :])


@given(codes, st.integers(0, 8))
def test_a_group_left_out_or_typed_twice_is_told_by_its_length(code, at):
    groups = code.split("-")
    with pytest.raises(RecoveryCodeLength) as caught:
        parse_recovery_code("-".join(groups[:at] + groups[at + 1 :]))
    assert caught.value.details == {"wanted": 36, "found": 32}
    with pytest.raises(RecoveryCodeLength):
        parse_recovery_code("-".join(groups[: at + 1] + groups[at:]))


@given(st.text())
def test_whatever_is_typed_gets_a_sentence(text):
    with pytest.raises((RecoveryCodeLength, RecoveryCodeMistyped)) as caught:
        parse_recovery_code(text)
    assert caught.value.sentence()


@given(any_code, st.integers(0, 35), st.sampled_from("Uu*/é漢?+"))
def test_a_character_that_no_code_has_is_a_typing_mistake(code, at, other):
    with pytest.raises(RecoveryCodeMistyped):
        parse_recovery_code(code[:at] + other + code[at + 1 :])
