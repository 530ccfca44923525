"""Before a text is adopted it is said what becomes of the acknowledgements of the one before."""

from __future__ import annotations

import datetime as dt

from medias_desktop.acknowledgements.capabilities import CAPABILITIES
from medias_desktop.acknowledgements.rules import Method
from medias_desktop.policies.rules import Change
from medias_desktop.policies.rules.registry import ToBeAdopted

TODAY = dt.date(2026, 11, 21)


def told(register, policies, change):
    (policy,) = policies.library()
    (capability,) = CAPABILITIES
    text = ToBeAdopted(policy.id, 2, dt.date(2026, 12, 1), change)
    return [one.replace("\u00a0", " ") for one in capability.foresees(register, text)]


def test_signatures_are_renewed_or_go_on_counting(
    service, campaigns, register, policies, version_id, persons, draft
):
    assert told(register, policies, Change.SUBSTANTIVE) == []
    # Paul Vachon left in August: what he signed asks nothing of him.
    service.record(version_id, [*persons[:3], persons[5]], TODAY, Method.ON_SCREEN)
    assert told(register, policies, Change.MINOR) == [
        "3 prises de connaissance de la version 1 continuent de valoir."
    ]
    campaigns.open(version_id, draft())
    assert told(register, policies, Change.SUBSTANTIVE) == [
        "3 prises de connaissance de la version 1 seront à refaire; elles restent au registre.",
        "La campagne « Automne » demandera alors d’elle-même la version 2.",
    ]


def test_a_first_text_asks_nothing_of_anybody(register, policies, persons):
    (capability,) = CAPABILITIES
    assert capability.foresees(register, ToBeAdopted(1, 1, TODAY, Change.SUBSTANTIVE)) == ()
