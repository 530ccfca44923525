"""One conclusion from what cryptography and the register say."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.pdf.verifying import Problem, SignatureStatus, Verification
from medias_desktop.signatures.checked import (
    CheckedFile,
    Conclusion,
    HeldDocument,
    Kinship,
    Relation,
    conclude,
    decisive,
)
from medias_desktop.signatures.labels.checking import wording

NOW = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
HELD = HeldDocument("adoption", "the document of “{title}”", (("title", "Politique"),), "0" * 64, NOW)
problems = st.lists(st.sampled_from(list(Problem)), min_size=1, unique=True).map(tuple)
relations = st.sampled_from([None, *(Relation(kinship, HELD) for kinship in Kinship)])


def found(*given_: Problem) -> Verification:
    return Verification(not given_, (), "0" * 64, given_)


@pytest.mark.parametrize(
    ("given_", "held", "relation", "expected"),
    [
        ((), HELD, None, Conclusion.HELD),
        ((Problem.NOT_SIGNED,), HELD, None, Conclusion.HELD_UNSIGNED),
        ((Problem.REVOKED,), HELD, None, Conclusion.REFUSED),
        ((), None, None, Conclusion.TRUSTED),
        ((Problem.SIGNER_UNKNOWN,), None, None, Conclusion.SIGNER_UNKNOWN),
        ((Problem.SIGNER_UNKNOWN, Problem.SIGNATURE_MISSING), None, None, Conclusion.INCOMPLETE),
        ((Problem.SIGNER_UNKNOWN, Problem.CERTIFICATE_EXPIRED), None, None, Conclusion.REFUSED),
        ((Problem.CERTIFICATE_EXPIRED, Problem.BROKEN), None, None, Conclusion.CHANGED),
        ((Problem.NOT_SIGNED,), None, None, Conclusion.NOT_SIGNED),
        ((Problem.NOT_SIGNED, Problem.DAMAGED), None, None, Conclusion.UNREADABLE),
        ((Problem.ENCRYPTED,), None, None, Conclusion.UNREADABLE),
        ((Problem.TOO_COMPLEX,), None, None, Conclusion.UNREADABLE),
        ((Problem.SIGNATURE_MISSING,), None, Relation(Kinship.EARLIER, HELD), Conclusion.EARLIER),
        ((Problem.NOT_SIGNED,), None, Relation(Kinship.DIFFERENT, HELD), Conclusion.OTHER_FILE),
        ((Problem.TRAILING_BYTES,), None, Relation(Kinship.EXTENDED, HELD), Conclusion.CHANGED),
        ((), None, Relation(Kinship.DIFFERENT, HELD), Conclusion.TRUSTED),
    ],
)
def test_what_is_worst_decides(given_, held, relation, expected):
    assert conclude(found(*given_), held, relation) is expected


def test_a_scan_with_faults_of_form_can_be_read_and_is_not_signed():
    verification = dataclasses.replace(found(Problem.DAMAGED, Problem.NOT_SIGNED), pages=3)
    assert conclude(verification, None, None) is Conclusion.NOT_SIGNED


def test_a_signed_file_with_faults_of_form_is_read_but_not_relied_upon():
    one = SignatureStatus("f", "Anne", NOW, False, False, True, Problem.BROKEN)
    verification = dataclasses.replace(found(Problem.DAMAGED), pages=3, signatures=(one,))
    assert conclude(verification, None, None) is Conclusion.REFUSED


@given(problems, relations)
def test_nothing_with_a_problem_is_accepted_unless_the_register_holds_it_unsigned(given_, relation):
    assert not conclude(found(*given_), None, relation).accepted
    if set(given_) != {Problem.NOT_SIGNED}:
        assert not conclude(found(*given_), HELD, None).accepted


@given(problems, relations, st.sampled_from(["fr", "en"]))
def test_every_verdict_is_told_in_both_languages(given_, relation, language):
    verification = found(*given_)
    checked = CheckedFile(
        "a.pdf", 1, NOW, verification, conclude(verification, None, relation), None, relation
    )
    told = wording(checked, language)
    assert told.headline
    assert told.sentence.endswith(".")
    assert "{" not in told.sentence
    assert told.kind in ("warn", "bad")
    if checked.conclusion in (Conclusion.CHANGED, Conclusion.REFUSED, Conclusion.UNREADABLE):
        assert decisive(checked) in given_
