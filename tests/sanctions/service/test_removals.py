"""What leaves the files at an amnesty and at the end of its time; what the record of it keeps."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.sanctions.errors import CaseGone
from medias_desktop.sanctions.errors import removals as errors
from medias_desktop.sanctions.rules.cases import CaseState
from medias_desktop.sanctions.rules.ladder_checks import PROPOSAL
from medias_desktop.sanctions.rules.removing import RemovalReason
from tests.sanctions import cases as made
from tests.sanctions.registers import Town

# A fault of 3 November 2025: the proposal’s verbal warning counts 12 months, so until 3 November 2026; it is the 21st.
OLD = dt.date(2025, 11, 3)


@pytest.fixture
def town(register):
    return Town(register)


def _due(town):
    return town.disciplinary.removals.due(town.cases.briefs())


def _chosen(*due):
    return [(one.brief.id, one.brief.version) for one in due]


def test_a_measure_leaves_its_case_and_the_facts_stay(town):
    opened = made.measured(town, day=OLD)
    opened = town.acts.add_text_capture(opened, "« Qu’on la remplace! »")
    recent = made.measured(town, "Gagnon")
    (due,) = _due(town)
    assert (due.brief.id, due.reason, due.since) == (opened.id, RemovalReason.AMNESTY, dt.date(2026, 11, 3))
    number = town.disciplinary.removals.remove(_chosen(due), due.reason, "Convention, art. 12.05")
    bare = town.cases.open(opened.id).case
    assert bare.decision is bare.notice is bare.gravity is None
    assert (bare.removed_on, bare.state) == (town.sanctions.today, CaseState.CLOSED)
    assert bare.fault == opened.case.fault
    assert bare.captures == opened.case.captures
    assert bare.grounds == opened.case.grounds
    assert {one.action for one in bare.history} == {
        "open_case",
        "record_grounds",
        "record_meeting",
        "add_capture",
        "remove_measure",
    }
    # Not a word of the measure is left in the box.
    assert not any(word in repr(bare) for word in ("verbal", "Les faits sont reconnus", "Regrets"))
    record = town.disciplinary.removals.record(number)
    assert (record.measures, record.captures, record.basis) == (1, 0, "Convention, art. 12.05")
    assert "Lapierre" not in repr(record)
    assert _due(town) == ()
    assert town.cases.open(recent.id).case.decision is not None


def test_a_case_at_the_end_of_its_time_goes_whole(town):
    opened = made.closed(town, made.measured(town, day=OLD), dt.date(2025, 12, 1))
    town.sanctions.ladder.save(replace(PROPOSAL, case_months=6))
    # Closed on 1 December 2025 and 6 months: 1 June 2026, but its measure counts until 3 November 2026.
    (due,) = _due(town)
    assert (due.reason, due.since) == (RemovalReason.RETENTION, dt.date(2026, 11, 3))
    number = town.disciplinary.removals.remove(_chosen(due), due.reason)
    with pytest.raises(CaseGone):
        town.cases.open(opened.id)
    assert town.register.rows("SELECT count(*) AS n FROM sealed_file")[0]["n"] == 0
    assert town.disciplinary.removals.record(number).measures == 1


def test_all_or_none_and_only_what_is_due(town):
    old = made.measured(town, day=OLD)
    recent = made.measured(town, "Gagnon")
    removals, pairs = town.disciplinary.removals, [(old.id, old.version), (recent.id, recent.version)]
    with pytest.raises(errors.NotDueYet):
        removals.remove(pairs, RemovalReason.AMNESTY)
    with pytest.raises(ChangedElsewhere):
        removals.remove([(old.id, old.version - 1)], RemovalReason.AMNESTY)
    with pytest.raises(errors.NotDueYet):
        removals.remove(pairs[:1], RemovalReason.RETENTION)
    with pytest.raises(errors.BasisNamesPerson):
        removals.remove(pairs[:1], RemovalReason.AMNESTY, "Demande de Zoé Lapierre-Roy")
    with pytest.raises(errors.BasisTooLong):
        removals.remove(pairs[:1], RemovalReason.AMNESTY, "x" * 301)
    with pytest.raises(errors.NothingChosen):
        removals.remove([], RemovalReason.AMNESTY)
    assert town.cases.open(old.id).case == old.case
    assert removals.records() == ()
