"""Sections keep their uids through corrections and from version to version."""

import itertools

import pytest

from medias_desktop.policies.outline import Outline, Section
from tests.policies.texts import IDENTITY, OUTLINE


def uids(service, version_id):
    return {one.heading: one.uid for one in service.version(version_id).sections}


def correct(service, version_id, *sections):
    service.correct_outline(
        version_id, service.version(version_id).summary.row_version, Outline("", "", tuple(sections))
    )


def lettered(letters):
    return tuple(
        Section(1, str(n), f"Titre {letter}", f"Le texte {letter}.")
        for n, letter in enumerate(letters, start=1)
    )


def test_the_next_version_carries_the_uids_of_the_same_sections_on(service):
    first = service.import_policy("v1.txt", b"v1", OUTLINE, IDENTITY)
    policy_id = service.version(first).summary.policy_id
    new = Section(1, "1", "Concours", "Un règlement accompagne chaque tirage.")
    later = Outline("", "", (new, *OUTLINE.sections))
    second = service.import_policy("v2.txt", b"v2", later, IDENTITY, policy_id)
    before, after = uids(service, first), uids(service, second)
    assert after.pop("Concours") not in before.values()
    assert after == before


def test_another_policy_has_uids_of_its_own(service):
    first = service.import_policy("v1.txt", b"v1", OUTLINE, IDENTITY)
    second = service.import_policy("v1.txt", b"v1", OUTLINE, IDENTITY)
    assert not set(uids(service, first).values()) & set(uids(service, second).values())


def test_a_section_put_in_front_moves_the_others_and_their_uids(service):
    draft = service.import_policy("v1.txt", b"v1", OUTLINE, IDENTITY)
    before = uids(service, draft)
    correct(service, draft, Section(1, "0", "Préambule", "Attendu."), *OUTLINE.sections[1:])
    after = uids(service, draft)
    assert after.pop("Préambule") not in before.values()
    assert before.pop("Objet") not in after.values()
    assert after == before


def test_only_what_changed_is_written(service, register):
    draft = service.import_policy("v1.txt", b"v1", OUTLINE, IDENTITY)
    last = register.rows("SELECT MAX(seq) FROM audit_event")[0][0]
    first = OUTLINE.sections[0]
    correct(service, draft, Section(1, "1", "But", first.body), *OUTLINE.sections[1:])
    written = register.rows(
        "SELECT COUNT(*) FROM audit_event WHERE seq > :last AND entity = 'section'", last=last
    )
    assert written[0][0] == 1


@pytest.mark.parametrize("order", ["".join(one) for one in itertools.permutations("abcd")])
def test_sections_change_places_in_any_way(service, order):
    draft = service.import_policy("v1.txt", b"v1", Outline("", "", lettered("abcd")), IDENTITY)
    before = uids(service, draft)
    correct(service, draft, *lettered(order))
    assert uids(service, draft) == before
    assert [one.heading[-1] for one in service.version(draft).sections] == list(order)
