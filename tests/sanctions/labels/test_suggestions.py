"""The suggestion in words, in both languages; what is kept with the decision names no forgotten measure."""

from __future__ import annotations

import pytest

from medias_desktop.sanctions.labels.clocks import clock_kind, days_in_words
from medias_desktop.sanctions.labels.suggestions import _WORDS, in_words
from medias_desktop.sanctions.rules.clocks import ClockKind
from medias_desktop.sanctions.rules.suggesting import suggest
from medias_desktop.sanctions.rules.suggestions import Because, Ground, Suggestion
from tests.sanctions.briefs import DISMISSAL, LADDER, VERBAL, WRITTEN, brief, clause, day


def _found():
    counting = brief("2026-06-01", VERBAL, number="2026-0002", amnesty_on=day("2026-12-01"))
    forgotten = brief("2024-02-29", WRITTEN, number="2024-0009", amnesty_on=day("2025-02-28"))
    fault, on = day("2026-11-01"), day("2026-11-22")
    return suggest(LADDER, [forgotten, counting], [clause()], None, "regular_employee", fault, on)


def test_the_step_comes_first_then_each_reason():
    first, counts, repeated, forgotten = (" ".join(one.split()) for one in in_words(_found(), "fr"))
    assert first == "Échelon suggéré : Réprimande écrite."
    assert counts == (
        "La mesure du dossier 2026-0002 (Avertissement verbal) compte encore : la faute est du 1er juin 2026 et "
        "l’amnistie vient le 1er décembre 2026."
    )
    assert repeated.startswith("Il y a récidive")
    assert "2024-0009" in forgotten
    assert in_words(_found(), "en")[0] == "Suggested step: Written reprimand."


def test_a_measure_that_counts_for_good_names_no_day():
    ground = Ground(
        because=Because.STILL_COUNTS,
        case_number="2026-0001",
        step_name_fr="Congédiement",
        step_name_en="Dismissal",
        fault_day=day("2026-01-01"),
    )
    words = in_words(Suggestion(step=DISMISSAL, grounds=(ground,)), "en")
    assert (
        words[1]
        == "Dismissal of case 2026-0001 still counts: the fault is of January 1, 2026, and it counts for good."
    )


def test_what_is_kept_with_a_decision_names_no_forgotten_measure():
    kept = in_words(_found(), "fr", for_record=True)
    assert "2024-0009" not in " ".join(kept)
    assert len(kept) == 3


@pytest.mark.parametrize("because", list(Because))
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_reason_has_its_sentence(because, language):
    assert because in _WORDS
    (first, sentence) = in_words(Suggestion(step=None, grounds=(Ground(because=because),)), language)
    assert first
    assert "{" not in sentence


def test_days_of_clocks():
    assert (days_in_words(0), days_in_words(1), days_in_words(-2)) == (
        "aujourd’hui",
        "encore 1\u00a0jour",
        "il y a 2 jours",
    )
    assert clock_kind(ClockKind.IMPOSE, -1) == "bad"
    assert clock_kind(ClockKind.AMNESTY, -1) == "warn"
    assert clock_kind(ClockKind.MEETING, 7) == "warn"
    assert clock_kind(ClockKind.MEETING, 8) == "muted"
