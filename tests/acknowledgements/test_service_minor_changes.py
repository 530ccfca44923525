"""A minor change asks nobody to read anew: who acknowledged the version before counts."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest

from medias_desktop.acknowledgements.errors import AlreadySigned
from medias_desktop.acknowledgements.pending import still_to_sign
from medias_desktop.acknowledgements.rules import (
    AcknowledgementState,
    Method,
    ScopeKey,
)
from medias_desktop.acknowledgements.todo import todos
from medias_desktop.acknowledgements.views.wording import how
from medias_desktop.policies.models import policy_version
from medias_desktop.policies.rules import Change
from tests.acknowledgements.conftest import adopt, import_text

SIGNED, TO_READ = AcknowledgementState.SIGNED, AcknowledgementState.TO_READ
DAY = dt.date(2026, 11, 18)


def amend(register, policies, change, in_force, number):
    """Adopt a further version of the policy and return its number."""
    (policy,) = policies.library()
    version_id = import_text(policies, f"Texte {number}.", policy.id)
    adopt(register, version_id, dt.date(2026, 11, 19), in_force, number)
    with register.transaction("adopt") as tx:
        tx.update(policy_version, version_id, change=change.value)
    return version_id


@pytest.fixture
def minor(service, register, policies, version_id, persons):
    """Two of five persons signed version 1; version 2, a minor change of it, is in force."""
    service.record(version_id, persons[:2], DAY, Method.INDIVIDUAL_SHEET, note="Au bureau")
    return amend(register, policies, Change.MINOR, dt.date(2026, 11, 20), "2026-11-300")


def states(service, version_id):
    return [row.status.state for row in sorted(service.overview(version_id).rows)]


def waiting(register, policies, version_id):
    return {one.id: number for one, number in still_to_sign(register, policies)}.get(version_id, 0)


def test_who_signed_the_version_before_has_nothing_left_to_do(service, register, policies, minor, persons):
    assert service.overview(minor).counts.still_to_sign == 3
    assert waiting(register, policies, minor) == 3
    assert states(service, minor) == [SIGNED, SIGNED, TO_READ, TO_READ, TO_READ]
    (line,) = todos(register, policies)
    assert line.text.startswith("3")
    assert line.chip == "version\u00a02"


def test_the_list_says_which_version_was_acknowledged(service, minor, persons):
    rows = {row.person_id: row for row in service.overview(minor).rows}
    status = rows[persons[0]].status
    assert (status.through, status.day, status.event_id) == (1, DAY, None)
    assert how(rows[persons[0]]) == "a pris connaissance de la version\u00a01; changement mineur"
    assert how(rows[persons[2]]) == "—"


def test_a_substantive_change_asks_everyone_anew(service, register, policies, minor, persons):
    later = amend(register, policies, Change.SUBSTANTIVE, dt.date(2026, 11, 21), "2026-11-301")
    assert service.overview(later).counts.still_to_sign == 5
    assert waiting(register, policies, later) == 5


def test_minor_changes_of_a_minor_change_count_too(service, register, policies, minor, persons):
    service.record(minor, persons[2:3], dt.date(2026, 11, 20), Method.ON_SCREEN)
    third = amend(register, policies, Change.MINOR, dt.date(2026, 11, 21), "2026-11-302")
    rows = {row.person_id: row.status for row in service.overview(third).rows}
    assert [rows[person].through for person in persons[:4]] == [1, 1, 2, 0]
    assert waiting(register, policies, third) == 2
    assert service.still_to_sign() == ((service.versions_to_acknowledge()[0], 2),)


def test_who_signed_before_may_still_sign_the_minor_change_itself(
    service, register, policies, minor, persons
):
    service.record(minor, persons[:1], dt.date(2026, 11, 20), Method.ON_SCREEN)
    status = {row.person_id: row.status for row in service.overview(minor).rows}[persons[0]]
    assert (status.through, status.method) == (0, Method.ON_SCREEN)
    with pytest.raises(AlreadySigned):
        service.record(minor, persons[:1], dt.date(2026, 11, 20), Method.ON_SCREEN)
    assert waiting(register, policies, minor) == 3


def test_a_cancelled_signature_counts_for_neither(service, register, policies, version_id, minor, persons):
    rows = {row.person_id: row.status for row in service.overview(version_id).rows}
    service.cancel(rows[persons[0]].event_id, "Erreur de feuille")
    assert service.overview(minor).counts.still_to_sign == 4
    assert waiting(register, policies, minor) == 4


def test_the_spreadsheet_names_the_text_that_was_acknowledged(service, policies, minor):
    first, second = (
        one.text_sha256 for one in sorted(policies.adopted_versions(), key=lambda one: one.ordinal)
    )
    told = {
        line["Nom"]: (line["Version"], line["Texte (SHA-256)"])
        for line in csv.DictReader(
            io.StringIO(
                service.exports.csv(service.scope(ScopeKey(0, minor))).decode("utf-8-sig"), newline=""
            ),
            delimiter=";",
        )
    }
    assert told["Côté-Gagné"] == ("1", first)
    assert told["Smith"] == ("2", second)
