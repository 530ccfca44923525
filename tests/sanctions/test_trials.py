"""What the rules of each of the five towns say of six incidents, counted by hand.

Ann posted three advertisements that were removed; Bob once wrote off topic, and nothing was done; Cléo was coarse twice and
was told the first time. One hateful comment was annulled: it counts nowhere. One comment waits; one account of two shows
the netiquette.
"""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from medias_desktop.core import i18n
from medias_desktop.policies.rules.checks.sanctions import Measure
from medias_desktop.sanctions.rules.ladder import Ladder, LadderStep, StepKind
from medias_desktop.sanctions.service.ladder import LadderSettings
from medias_desktop.sanctions.trials import try_cases
from tests.acknowledgements.towns import services_of
from tests.sanctions.moderated import Moderated

NOVEMBER = [dt.date(2026, 11, day) for day in range(1, 8)]


@pytest.fixture
def told(register):
    i18n.use_language("en")
    rows = Moderated(register)
    page = rows.account(netiquette_shown_on=dt.date(2026, 1, 5))
    rows.account("Blogue du lac", "blog")
    ann, bob, cleo = (rows.user(name) for name in ("Ann", "Bob", "Cléo"))
    for day in NOVEMBER[:3]:
        rows.incident(page, ann, seen_on=day)
    rows.incident(page, bob, seen_on=NOVEMBER[3], reason="off_topic", action="none")
    rows.incident(page, cleo, seen_on=NOVEMBER[4], reason="vulgarity", warned=True)
    rows.incident(page, cleo, seen_on=NOVEMBER[5], reason="vulgarity")
    rows.incident(page, bob, seen_on=NOVEMBER[6], reason="hate", action="ban", annulled_on=NOVEMBER[6])
    rows.comment(page, bob)

    def told(key):
        return {
            one.code: (one.kind, one.text, one.names)
            for part in services_of(register).trying.of_town(key, "en").tried
            if part.capability.slice == "sanctions"
            for one in part.findings
        }

    return told


SHUT_OUT = "online user would be shut out by this rule"
LEFT = ("warn", "1 incident on record was not removed as this rule asks", ())
NOTHING = ("ok", "Nothing on record calls for this rule.", ())
UNSHOWN = ("warn", "1 account in use does not show the netiquette yet", ("Blogue du lac",))


@pytest.mark.parametrize(
    ("town", "expected"),
    [
        (
            "baie-comeau",
            {"BC-046": ("warn", "1 comment waits to be looked at by whom this clause names", ())},
        ),
        (
            "blainville",
            {
                # The third advertisement.
                "BL-030": ("warn", f"1 {SHUT_OUT}", ("Ann",)),
                # A notice, then a repetition; advertisements have a rule of their own.
                "BL-126": ("warn", f"1 {SHUT_OUT}", ("Cléo",)),
                "BL-028": NOTHING,  # each advertisement was removed
                "BL-125": LEFT,  # what breaks the directive: Bob’s
                "BL-088": UNSHOWN,
                "BL-115": ("ok", "No incident on record is of the kind that this clause names.", ()),
                "BL-119": ("accent", "3 incidents on record are of the kind that this clause names", ()),
            },
        ),
        (
            "montmagny",
            {
                # Whoever repeats, told or not; the number is the setting, two.
                "MM-022": ("warn", "2 online users would be shut out by this rule", ("Ann", "Cléo")),
                "MM-021": LEFT,
                "MM-023": UNSHOWN,
                "MM-033": ("accent", "1 incident on record is of the kind that this clause names", ()),
            },
        ),
        (
            "senneterre",
            {
                "SE-022": ("warn", "2 online users would be shut out by this rule", ("Ann", "Cléo")),
                "SE-029": NOTHING,
                "SE-021": LEFT,
            },
        ),
        (
            "vallee-des-rivieres",
            {
                "VR-027": (
                    "ok",
                    "A verification is refused in a case until its reasonable grounds are recorded.",
                    (),
                ),
                "VR-028": ("ok", "The ladder that was set stays within this text.", ()),
            },
        ),
    ],
)
def test_each_town_counts_and_names(told, town, expected):
    found = told(town)
    assert {code: found.get(code) for code in expected} == expected


def test_a_ladder_beyond_the_text_is_told(register):
    i18n.use_language("en")
    LadderSettings(register).save(
        Ladder(
            steps=(
                LadderStep(position=1, kind=StepKind.VERBAL_WARNING, name_fr="Avis", name_en="Warning"),
                LadderStep(position=2, kind=StepKind.DISMISSAL, name_fr="Congédiement", name_en="Dismissal"),
            )
        ),
        frozenset(),
    )
    rules = services_of(register).rules.rules_of_town("baie-comeau", "en")
    (one,) = [rule for rule in rules if rule.rule.code == "BC-039"]
    milder = dataclasses.replace(
        one, parameters=dataclasses.replace(one.parameters, severest=Measure.SUSPENSION)
    )
    (found,) = try_cases(register, [milder], dt.date(2026, 11, 21))
    assert (found.kind, found.text) == ("bad", "The ladder goes further than this text allows: Dismissal.")
