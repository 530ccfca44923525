"""What a person had acknowledged on the day of a fault."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.acknowledgements.models import event
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.policies.models import policy_version
from medias_desktop.sanctions.rules.proofs import ProofState
from tests.sanctions.registers import Town, put_in_force

FAULT = dt.date(2026, 3, 15)


@pytest.fixture
def town(register):
    return Town(register)


def _event(town, kind, day, *, recorded=None, version_id=None, **more):
    person = town.persons["Lapierre-Roy"]
    values = {
        "method": "individual_sheet",
        "language": "fr",
        "text_sha256": "ab" * 32,
        "recorded_by": "Rioux",
    }
    recorded_at = dt.datetime.combine(recorded or day, dt.time(15), dt.UTC)
    with town.register.transaction("record") as tx:
        return tx.insert(
            event,
            uid=new_uid(),
            version_id=version_id or town.version_id,
            person_id=person.id,
            kind=kind,
            day=day,
            recorded_at=recorded_at,
            **{**values, **more},
        )


def _proof(town, day=FAULT):
    return town.sanctions.signed.proof(town.uid(), town.version_id, day)


def test_nothing_on_record_proves_nothing(town):
    assert _proof(town) is None
    assert town.sanctions.signed.proof("nobody", town.version_id, FAULT) is None


def test_a_signature_counts_from_its_day_on(town):
    _event(town, "signed", dt.date(2026, 3, 15))
    assert _proof(town, dt.date(2026, 3, 14)) is None
    found = _proof(town)
    assert (found.state, found.day, found.method) == (ProofState.SIGNED, FAULT, "individual_sheet")
    assert found.proves
    assert not found.recorded_after
    assert found.recorded_by == "Rioux"


def test_what_was_written_down_after_the_fault_says_so(town):
    _event(town, "signed", dt.date(2026, 3, 1), recorded=dt.date(2026, 4, 1))
    assert _proof(town).recorded_after


def test_a_refusal_before_a_witness_then_a_signature(town):
    _event(town, "handed_out", dt.date(2026, 1, 10), method="")
    assert _proof(town).state is ProofState.HANDED_OUT
    _event(town, "refused", dt.date(2026, 2, 1), method="", witness="Benoît Dubé")
    found = _proof(town)
    assert (found.state, found.witness, found.proves) == (ProofState.REFUSED, "Benoît Dubé", True)
    _event(town, "signed", dt.date(2026, 3, 20))
    assert (
        _proof(town).state is ProofState.REFUSED
    )  # five days after the fault: it proves nothing of that day
    assert _proof(town, dt.date(2026, 3, 20)).state is ProofState.SIGNED


def test_what_was_cancelled_since_does_not_count_and_what_was_corrected_counts_as_corrected(town):
    number = _event(town, "signed", dt.date(2026, 3, 1))
    corrected = _event(
        town, "corrected", dt.date(2026, 3, 18), replaces_id=number, recorded=dt.date(2026, 3, 20)
    )
    assert _proof(town) is None
    assert _proof(town, dt.date(2026, 3, 18)).event_id == corrected
    _event(town, "cancelled", dt.date(2026, 3, 25), replaces_id=corrected)
    assert _proof(town, dt.date(2026, 3, 18)) is None


def test_an_exemption_proves_nothing(town):
    _event(town, "exempted", dt.date(2026, 2, 1), method="")
    assert not _proof(town).proves


def test_signing_the_version_before_counts_for_a_minor_change_of_it(town):
    policy_id = town.policies.library()[0].id
    later = put_in_force(town, in_force=dt.date(2026, 2, 1), policy_id=policy_id, number="2026-01-9")
    _event(town, "signed", dt.date(2025, 3, 1))
    signed = town.sanctions.signed
    assert signed.proof(town.uid(), later, FAULT) is None  # a substantive change is to be signed anew
    with town.register.transaction("adopt") as tx:
        tx.update(policy_version, later, change="minor")
    found = signed.proof(town.uid(), later, FAULT)
    assert (found.state, found.version_id, found.through_ordinal) == (
        ProofState.SIGNED_EARLIER_VERSION,
        town.version_id,
        1,
    )
