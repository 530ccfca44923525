import dataclasses
import datetime as dt

import pytest

from medias_desktop.core import i18n
from medias_desktop.policies.labels.versions import (
    countdown,
    dates_label,
    short_dates_label,
    state_kind,
    state_label,
)
from medias_desktop.policies.rules import PolicySummary, VersionState, VersionSummary


def version(ordinal, state, day):
    imported = dt.datetime(2026, 11, 2, 15, tzinfo=dt.UTC)
    return VersionSummary(
        ordinal, "u", 1, "Politique", "Ville", "", ordinal, "fr", state, day, "", "", imported, "a.txt", 1
    )


FIRST = version(1, VersionState.SUPERSEDED, dt.date(2019, 3, 4))
SECOND = version(2, VersionState.IN_FORCE, dt.date(2026, 6, 1))
THIRD = version(3, VersionState.ADOPTED, dt.date(2027, 1, 15))
DRAFT = version(4, VersionState.DRAFT, None)
POLICY = PolicySummary(1, "Ville", "Politique", "", (DRAFT, THIRD, SECOND, FIRST))


@pytest.mark.parametrize(
    ("one", "long", "short"),
    [
        (FIRST, "En vigueur du 4 mars 2019 au 1er juin 2026", "4 mars 2019 – 1er juin 2026"),
        (SECOND, "En vigueur depuis le 1er juin 2026", "Depuis le 1er juin 2026"),
        (THIRD, "En vigueur à compter du 15 janvier 2027", "À compter du 15 janv. 2027"),
        (DRAFT, "Importée le 2 novembre 2026", "Importée le 2 nov. 2026"),
    ],
)
def test_dates_in_words(one, long, short):
    assert dates_label(one, POLICY) == long
    assert short_dates_label(one, POLICY) == short


def test_a_version_repealed_is_not_said_to_be_in_force():
    repealed = dataclasses.replace(SECOND, state=VersionState.REPEALED)
    assert dates_label(repealed, POLICY) == "Était en vigueur à compter du 1er juin 2026"


def test_every_state_has_a_word_in_both_languages():
    french = {state_label(state) for state in VersionState}
    i18n.use_language("en")
    english = {state_label(state) for state in VersionState}
    assert french == {
        "Projet",
        "Soumise",
        "Adoptée",
        "En vigueur",
        "Remplacée",
        "Abrogée",
        "Bibliothèque",
    }
    assert english == {"Draft", "Submitted", "Adopted", "In force", "Superseded", "Repealed", "Library"}
    assert state_kind(VersionState.IN_FORCE) == "ok"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2026, 11, 20), ""),
        (dt.date(2026, 11, 21), ""),
        (dt.date(2026, 11, 22), "demain"),
        (dt.date(2026, 12, 1), "dans 10 jours"),
        (dt.date(2027, 2, 19), "dans 90 jours"),
        (dt.date(2027, 2, 22), "dans 3 mois"),
        (dt.date(2028, 11, 21), "dans 24 mois"),
    ],
)
def test_the_time_that_remains(day, words):
    assert countdown(day, dt.date(2026, 11, 21)) == words


def test_steps_before_adoption_and_repeals_are_told_with_their_dates():
    submitted = dataclasses.replace(
        DRAFT,
        state=VersionState.SUBMITTED,
        submitted_on=dt.date(2026, 11, 2),
        submitted_for=dt.date(2026, 12, 7),
    )
    assert dates_label(submitted) == "Devant le conseil à la séance du 7 décembre 2026"
    assert short_dates_label(submitted) == "Séance du 7 déc. 2026"
    repealed = dataclasses.replace(SECOND, state=VersionState.REPEALED, repealed_on=dt.date(2026, 9, 1))
    assert dates_label(repealed) == "En vigueur du 1er juin 2026 au 1er septembre 2026"
    coming = dataclasses.replace(SECOND, repealed_on=dt.date(2027, 1, 1))
    assert dates_label(coming) == "En vigueur depuis le 1er juin 2026, abrogée à compter du 1er janvier 2027"
    never = dataclasses.replace(THIRD, state=VersionState.REPEALED, repealed_on=dt.date(2026, 12, 1))
    assert dates_label(never) == "Abrogée le 1er décembre 2026 avant d’entrer en vigueur"
    assert dates_label(FIRST, dataclasses.replace(POLICY, versions=(DRAFT, never, FIRST))) == (
        "Était en vigueur à compter du 4 mars 2019"  # a text that never came into force replaced nothing
    )
