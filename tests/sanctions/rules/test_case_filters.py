"""Which cases a list shows, and in which order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.people.rules import Group
from medias_desktop.sanctions.rules.case_filters import CaseFilter, CaseList, CaseOrder, filtered
from medias_desktop.sanctions.rules.cases import CaseState
from medias_desktop.sanctions.rules.ladder import StepKind
from tests.sanctions.briefs import VERBAL, WRITTEN, brief, day

CASES = (
    brief("2026-03-01", VERBAL, number="2026-0001", listed_name="Éthier, Zoé", amnesty_on=day("2026-09-01")),
    brief("2026-05-01", WRITTEN, number="2026-0002", listed_name="Côté, Luc", department="Voirie"),
    brief(
        "2025-07-01",
        number="2026-0003",
        listed_name="Abel, Rose",
        group=Group.VOLUNTEER.value,
        person_uid="rose",
        closed_on=day("2026-01-01"),
        state=CaseState.CLOSED,
        clauses=((1, "s", "art. 12"),),
    ),
)
WANTED = [
    ({}, "0002 0001 0003"),  # the newest fault first
    ({"text": "ethier"}, "0001"),  # whatever the accents and capitals
    ({"text": "COTE voirie"}, "0002"),  # each word, in any field
    ({"text": "cote ethier"}, ""),
    ({"text": "2026-0003"}, "0003"),
    ({"text": "art. 12"}, "0003"),
    ({"state": CaseState.CLOSED}, "0003"),
    ({"group": "volunteer"}, "0003"),
    ({"department": "Voirie"}, "0002"),
    ({"kind": StepKind.WRITTEN_REPRIMAND}, "0002"),
    ({"person_uid": "rose"}, "0003"),
    ({"year": 2025}, "0003"),
    ({"open_only": True}, "0002 0001"),
    ({"counting_on": day("2026-08-31")}, "0002 0001"),  # the day before the amnesty of the first
    ({"counting_on": day("2026-09-01")}, "0002"),
    ({"order": CaseOrder.NAME}, "0003 0002 0001"),  # Abel, Côté, Éthier
    ({"order": CaseOrder.NUMBER}, "0003 0002 0001"),
    ({"order": CaseOrder.STATE}, "0002 0001 0003"),  # notified before closed
    ({"order": CaseOrder.AMNESTY}, "0001 0002 0003"),  # those without one last
]


@pytest.mark.parametrize(("wanted", "expected"), WANTED)
def test_a_list_shows_what_fits_every_condition(wanted, expected):
    assert " ".join(one.number[-4:] for one in filtered(CASES, CaseFilter(**wanted))) == expected


@given(st.text(max_size=12), st.booleans(), st.sampled_from([None, 2025, 2026]))
def test_more_conditions_never_show_more(text, open_only, year):
    shown = CaseList(CASES)
    narrow = shown.filtered(CaseFilter(text=text, open_only=open_only, year=year))
    assert set(narrow) <= set(shown.filtered(CaseFilter(text=text)))
