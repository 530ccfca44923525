import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.policies.rules import SignatureMethod
from medias_desktop.policies.rules import round_errors as refused
from medias_desktop.policies.rules.rounds import (
    RoundSignatory,
    checked_change,
    has_signatures,
    is_complete,
    is_last,
    locking_position,
    needs_preparing_anew,
    next_to_sign,
    signed_in_order,
    waiting,
)

HERE, PEN, ELSEWHERE = SignatureMethod.HERE, SignatureMethod.PEN, SignatureMethod.ELSEWHERE
THEN = dt.datetime(2026, 11, 21, 15, 30, tzinfo=dt.UTC)


def who(position: int, method: SignatureMethod, *, signed: bool = False) -> RoundSignatory:
    identity = position if method is HERE else None
    return RoundSignatory(
        position, position, f"Personne {position}", "Rôle", method, identity, THEN if signed else None
    )


@st.composite
def rounds(draw):
    """Signatories of whom the first few digital ones have signed."""
    methods = draw(st.lists(st.sampled_from(SignatureMethod), min_size=1, max_size=6))
    found = [who(position, method) for position, method in enumerate(methods, start=1)]
    digital = [one.position for one in found if one.digital]
    signed = digital[: draw(st.integers(0, len(digital)))]
    return tuple(dataclasses.replace(one, signed_at=THEN) if one.position in signed else one for one in found)


@given(rounds())
def test_turns_go_by_position_until_nobody_waits(signatories):
    signed = 0
    while (turn := next_to_sign(signatories)) is not None:
        assert not is_complete(signatories)
        assert turn.digital
        assert all(one.signed_at or not one.digital for one in signatories[: turn.position - 1])
        signatories = tuple(
            dataclasses.replace(one, signed_at=THEN) if one == turn else one for one in signatories
        )
        signed += 1
        assert is_last(signatories, turn.position) == is_complete(signatories)
    assert is_complete(signatories)
    assert signed <= len(signatories)


@given(rounds(), st.lists(st.integers(1, 6), unique=True))
def test_only_the_next_in_order_may_sign(signatories, positions):
    turns = [one.position for one in waiting(signatories)]
    allowed = bool(positions) and positions == turns[: len(positions)]
    assert signed_in_order(signatories, positions) is allowed


@given(rounds(), st.data())
def test_a_change_touches_one_person_who_has_not_signed(signatories, data):
    position = data.draw(st.integers(1, len(signatories)))
    method = data.draw(st.sampled_from(SignatureMethod))
    locked = locking_position(signatories)
    before = signatories[position - 1]
    try:
        after = checked_change(signatories, position, method, 90, locked)
    except refused.SignedAlready:
        assert before.signed_at is not None
        return
    except refused.MethodTooLate:
        assert has_signatures(signatories)
        assert locked is None or position > locked
        return
    assert before.signed_at is None
    assert after[position - 1].method is method
    assert (after[position - 1].identity_id == 90) is (method is HERE)
    others = [(a, b) for a, b in zip(signatories, after, strict=True) if a.position != position]
    assert all(a == b for a, b in others)
    if has_signatures(signatories):
        assert not needs_preparing_anew(after, locked)


def test_whoever_signs_here_has_an_identity_of_their_own():
    both = (who(1, HERE), who(2, ELSEWHERE))
    with pytest.raises(refused.IdentityNotChosen):
        checked_change(both, 2, HERE, None, 2)
    with pytest.raises(refused.IdentityOfSomebodyElse):
        checked_change(both, 2, HERE, 1, 2)


def test_pens_come_between_without_a_turn():
    three = (who(1, PEN), who(2, ELSEWHERE), who(3, PEN))
    assert next_to_sign(three) == three[1]
    assert locking_position(three) == 2
    assert locking_position((who(1, PEN),)) is None
