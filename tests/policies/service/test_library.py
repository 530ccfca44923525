import dataclasses
import datetime as dt

import pytest

from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.policies import errors
from medias_desktop.policies.outline import Outline, Section
from medias_desktop.policies.rules import PolicyIdentity, VersionState, corrections, text_sha256
from tests.policies.adopting import IDENTITY, OUTLINE, RESOLUTION, adopt, draft, table_sizes


def test_an_imported_text_is_read_back_as_it_was(service):
    found = service.version(draft(service))
    assert (found.title_block, found.introduction) == (OUTLINE.title_block, OUTLINE.introduction)
    assert [(one.level, one.number, one.heading, one.body) for one in found.sections] == [
        dataclasses.astuple(one) for one in OUTLINE.sections
    ]
    assert [one.position for one in found.sections] == [1, 2, 3]
    assert found.summary.state is VersionState.DRAFT
    assert found.summary.text_sha256 == text_sha256(OUTLINE.introduction, OUTLINE.sections)
    assert (found.summary.policy_number, found.summary.source_name) == ("2026-07", "politique.txt")


def test_the_next_text_of_a_policy_is_its_next_version_and_stands_first(service):
    first = draft(service)
    (policy,) = service.library()
    second = draft(service, policy_id=policy.id)
    (policy,) = service.library()
    assert [(one.id, one.ordinal) for one in policy.versions] == [(second, 2), (first, 1)]


def test_policies_are_sorted_as_a_person_would_whatever_the_accents(service):
    for title in ("Politique zonage", "Politique écrans", "politique des courriels"):
        service.import_policy("x.txt", b"x", OUTLINE, dataclasses.replace(IDENTITY, title=title))
    assert [one.title for one in service.library()] == [
        "politique des courriels",
        "Politique écrans",
        "Politique zonage",
    ]


def test_a_correction_replaces_the_text_and_its_hash(service):
    version_id = draft(service)
    before = service.version(version_id)
    corrected = corrections.turn_into_text(OUTLINE, 1)
    service.correct_outline(version_id, before.summary.row_version, corrected)
    after = service.version(version_id)
    assert [one.number for one in after.sections] == ["1", "ANNEXE A"]
    assert after.sections[0].body == "Publier avec soin.\n\n1.1 Portée\n\nTout le personnel."
    assert after.summary.text_sha256 == text_sha256(corrected.introduction, corrected.sections)
    assert after.summary.row_version == before.summary.row_version + 1


def test_two_windows_cannot_correct_the_same_draft_unawares(service):
    version_id = draft(service)
    row_version = service.version(version_id).summary.row_version
    service.correct_outline(version_id, row_version, OUTLINE)
    with pytest.raises(ChangedElsewhere):
        service.correct_outline(version_id, row_version, Outline("", "", ()))
    assert len(service.version(version_id).sections) == 3


def test_an_adopted_text_is_neither_corrected_nor_deleted(service):
    version_id = draft(service)
    adopt(service, version_id)
    row_version = service.version(version_id).summary.row_version
    with pytest.raises(errors.AlreadyAdopted):
        service.correct_outline(version_id, row_version, Outline("", "", ()))
    with pytest.raises(errors.AlreadyAdopted):
        service.delete_draft(version_id)
    assert len(service.version(version_id).sections) == 3


def test_a_deleted_draft_takes_its_empty_policy_along(service, register):
    empty = table_sizes(register)
    version_id = draft(service)
    service.delete_draft(version_id)
    assert table_sizes(register) == empty
    with pytest.raises(errors.UnknownVersion):
        service.version(version_id)
    with pytest.raises(errors.UnknownVersion):
        service.delete_draft(version_id)


def test_a_source_stays_as_long_as_a_version_was_read_from_it(service, register):
    before = table_sizes(register)
    first = draft(service)
    (policy,) = service.library()
    second = draft(service, policy_id=policy.id)
    service.delete_draft(first)
    assert table_sizes(register)["attachment"] == 1
    service.delete_draft(second)
    assert table_sizes(register) == before


def test_a_deleted_draft_leaves_the_policy_its_other_versions(service):
    first = draft(service)
    (policy,) = service.library()
    service.delete_draft(draft(service, policy_id=policy.id))
    (policy,) = service.library()
    assert [one.id for one in policy.versions] == [first]


def test_a_text_cannot_be_imported_into_a_policy_that_is_gone(service, register):
    before = table_sizes(register)
    with pytest.raises(errors.UnknownVersion):
        draft(service, policy_id=99)
    assert table_sizes(register) == before


@pytest.mark.parametrize(
    ("identity", "error"),
    [
        (PolicyIdentity("", "Titre"), errors.MunicipalityMissing),
        (PolicyIdentity("Ville", "  "), errors.PolicyTitleMissing),
    ],
)
def test_a_policy_without_a_name_is_refused_and_nothing_is_kept(service, register, identity, error):
    before = table_sizes(register)
    with pytest.raises(error):
        service.import_policy("x.txt", b"x", OUTLINE, identity)
    assert table_sizes(register) == before


def test_a_policy_is_renamed_unless_somebody_renamed_it_meanwhile(service):
    version_id = draft(service)
    (policy,) = service.library()
    renamed = PolicyIdentity("Ville de Rivière-Claire", "Politique numérique", "N-1", "en")
    service.correct_identity(policy.id, renamed, policy.row_version)
    summary = service.version(version_id).summary
    assert (summary.municipality, summary.policy_title, summary.policy_number, summary.language) == (
        "Ville de Rivière-Claire",
        "Politique numérique",
        "N-1",
        "en",
    )
    with pytest.raises(ChangedElsewhere):
        service.correct_identity(policy.id, IDENTITY, policy.row_version)


def test_the_calendar_alone_brings_a_version_into_force_and_replaces_the_older(service, clock):
    first = draft(service)
    adopt(service, first, dataclasses.replace(RESOLUTION, in_force_date=dt.date(2026, 11, 16)))
    (policy,) = service.library()
    second = draft(service, policy_id=policy.id)
    adopt(service, second)
    assert [one.id for one in service.in_force()] == [first]
    assert [one.id for one in service.in_force(dt.date(2026, 12, 1))] == [second]
    assert [one.id for one in service.in_force(dt.date(2026, 11, 15))] == []
    clock.set_today(dt.date(2026, 12, 1))
    assert [one.state for one in service.library()[0].versions] == [
        VersionState.IN_FORCE,
        VersionState.SUPERSEDED,
    ]
    assert {one.id for one in service.adopted_versions()} == {first, second}


def test_a_draft_counts_among_no_adopted_versions(service):
    draft(service)
    assert service.adopted_versions() == ()


def test_a_policy_is_found_by_name_whatever_capitals_and_accents(service):
    draft(service)
    (policy,) = service.library()
    typed = PolicyIdentity("VILLE DE SAINTE-ELODIE", "politique des medias sociaux")
    assert service.policy_named(typed) == policy.id
    assert service.policy_named(PolicyIdentity("Ville", "Autre")) is None


def test_a_long_outline_is_corrected_section_by_section(service):
    sections = tuple(Section(1, str(number), "Titre", "x") for number in range(300))
    version_id = draft(service, Outline("", "", sections))
    ids = [one.id for one in service.version(version_id).sections]
    shorter = Outline("", "", sections[:200])
    service.correct_outline(version_id, service.version(version_id).summary.row_version, shorter)
    assert [one.id for one in service.version(version_id).sections] == ids[:200]


def test_the_number_of_a_deleted_draft_is_never_given_again(service):
    first = draft(service)
    service.delete_draft(first)
    assert draft(service) > first
