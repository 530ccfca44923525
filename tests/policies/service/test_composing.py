"""Composing on a real register: drafts begun from anywhere, saved as a whole, adopted with their placeholders filled."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from medias_desktop.core.progress import Silent
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.policies import errors
from medias_desktop.policies.rules import PolicyIdentity, VersionState, drafts, text_sha256
from medias_desktop.policies.rules.borrowing import borrow, settle_references
from medias_desktop.policies.rules.composing_errors import OriginGone, UnfilledPlaceholders
from medias_desktop.policies.rules.drafts import DraftSection, DraftText
from medias_desktop.policies.service.clauses import town_numbers
from medias_desktop.policies.service.composing import EMPTY, SKELETON
from medias_desktop.policies.towns import rules_of, sections_of
from tests.policies.adopting import IDENTITY, adopt, draft, table_sizes


@pytest.fixture
def composing(services):
    return services.composing


def begin(composing, origin=EMPTY, language="fr", policy_id=None):
    return composing.start_draft(IDENTITY, origin, language, policy_id)


def two_sections(body="Le texte."):
    return DraftText(
        "Bienvenue.",
        (DraftSection("a", 1, "1", "Objet", body, themes=("objet",)), DraftSection("b", 2, "1.1", "Portée")),
    )


def test_an_empty_draft_is_a_new_policy_without_sections(composing, services):
    version_id = begin(composing)
    summary, text = composing.draft(version_id)
    assert (summary.policy_title, summary.ordinal, summary.state) == (IDENTITY.title, 1, VersionState.DRAFT)
    assert (summary.origin, summary.source_name) == ("", "")
    assert text == DraftText()


def test_the_usual_headings_are_offered_in_the_language_of_the_text(composing):
    _summary, french = composing.draft(begin(composing, SKELETON))
    summary, english = composing.draft(begin(composing, SKELETON, "en"))
    assert (french.sections[0].number, french.sections[0].heading) == ("1", "Objet")
    assert (english.sections[0].heading, summary.language) == ("Purpose", "en")
    assert [one.number for one in french.sections] == [str(n) for n in range(1, len(french.sections) + 1)]
    assert all(one.themes for one in french.sections)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_draft_from_a_town_has_all_its_sections_rules_and_provenance_but_not_its_name(composing, language):
    summary, text = composing.draft(begin(composing, "town/montmagny", language))
    there = sections_of("montmagny")
    assert [(one.level, one.number) for one in text.sections] == [(one.level, one.number) for one in there]
    assert [one.provenance for one in text.sections] == [f"town/montmagny/{one.id}" for one in there]
    assert [one.code for one in text.rules] == [one.id for one in rules_of("montmagny")]
    by_uid = {one.uid: one for one in text.sections}
    assert [by_uid[one.section_uid].provenance.rsplit("/", 1)[1] for one in text.rules] == [
        one.section for one in rules_of("montmagny")
    ]
    assert not [one.body for one in text.sections if "Montmagny" in one.body]
    assert summary.origin == "town/montmagny"


def test_the_next_version_keeps_the_sections_identity_and_copies_the_rules(composing, services):
    first = begin(composing, "town/blainville")
    summary, before = composing.draft(first)
    second = composing.start_draft(IDENTITY, f"version/{summary.uid}", "fr", summary.policy_id)
    next_summary, after = composing.draft(second)
    assert (next_summary.policy_id, next_summary.ordinal) == (summary.policy_id, 2)
    assert after.sections == before.sections
    assert [(one.code, one.section_uid, one.params) for one in after.rules] == [
        (one.code, one.section_uid, one.params) for one in before.rules
    ]
    assert not {one.uid for one in after.rules} & {one.uid for one in before.rules}


def test_a_draft_from_another_policy_tells_where_its_sections_come_from(composing, services):
    version_id = draft(services.policies)
    other = services.policies.version(version_id)
    _summary, text = composing.draft(begin(composing, f"version/{other.summary.uid}"))
    assert [one.heading for one in text.sections] == [one.heading for one in other.sections]
    assert [one.provenance for one in text.sections] == [
        f"version/{other.summary.uid}/{one.uid}" for one in other.sections
    ]
    assert text.introduction == other.introduction


@pytest.mark.parametrize("origin", ["town/nulle-part", "version/0000", "autre/chose"])
def test_an_origin_that_is_gone_leaves_nothing_behind(composing, register, origin):
    before = table_sizes(register)
    with pytest.raises(OriginGone):
        begin(composing, origin)
    assert table_sizes(register) == before


def test_a_draft_of_a_policy_that_is_gone_or_has_no_name_leaves_nothing_behind(composing, register):
    before = table_sizes(register)
    with pytest.raises(errors.UnknownVersion):
        begin(composing, policy_id=99)
    with pytest.raises(errors.PolicyTitleMissing):
        composing.start_draft(PolicyIdentity("Ville", " "), EMPTY, "fr")
    assert table_sizes(register) == before


def test_what_is_saved_is_read_back_with_its_fingerprint(composing):
    version_id = begin(composing, SKELETON)
    summary, text = composing.draft(version_id)
    changed = drafts.insert(two_sections(), 0, text.sections[:1], 1)
    composing.save_draft(version_id, summary.row_version, changed)
    after, found = composing.draft(version_id)
    assert found == changed
    assert after.row_version == summary.row_version + 1
    assert after.text_sha256 == text_sha256(changed.introduction, changed.sections)


def test_sections_change_their_places_and_levels(composing):
    version_id = begin(composing, "town/blainville")
    summary, text = composing.draft(version_id)
    changed = drafts.move(drafts.move_down(text, 0), len(text.sections) - 1, 1, 1)
    composing.save_draft(version_id, summary.row_version, changed)
    assert composing.draft(version_id)[1].sections == changed.sections


def test_a_clause_brings_its_rules_and_takes_them_away_when_it_goes(composing):
    version_id = begin(composing, SKELETON)
    summary, text = composing.draft(version_id)
    clause = composing.clause("town/blainville", "BL:2.1", "fr")
    taken = borrow(clause, text, iter([f"uid-{n}" for n in range(99)]).__next__)
    with_clause = drafts.insert(text, 3, taken.sections, 1, taken.rules)
    composing.save_draft(version_id, summary.row_version, with_clause)
    summary, found = composing.draft(version_id)
    assert found.rules
    assert found.rules == tuple(dataclasses.replace(one, row_version=1) for one in taken.rules)
    assert found.sections[3].provenance == "town/blainville/BL:2.1"
    composing.save_draft(version_id, summary.row_version, drafts.delete(found, 3))
    summary, without = composing.draft(version_id)
    assert without.rules == ()
    composing.save_draft(version_id, summary.row_version, found)
    assert composing.draft(version_id)[1].rules == found.rules


def test_the_same_clause_twice_has_other_codes(composing):
    clause = composing.clause("town/blainville", "BL:2.1", "fr")
    uids = iter([f"uid-{n}" for n in range(99)])
    once = borrow(clause, DraftText(), uids.__next__)
    text = DraftText("", once.sections, once.rules)
    twice = borrow(clause, text, uids.__next__)
    assert {one.code for one in twice.rules} == {f"{one.code}-2" for one in once.rules}


def test_references_to_what_was_left_behind_wait_until_it_comes(composing):
    clause = composing.clause("town/blainville", "BL:1.1", "fr")
    uids = iter([f"uid-{n}" for n in range(99)])
    taken = borrow(clause, DraftText(), uids.__next__)
    assert "(art. {{art:BL:2.1}})" in taken.sections[0].body
    text = DraftText("", taken.sections)
    other = borrow(composing.clause("town/blainville", "BL:2.1", "fr"), text, uids.__next__)
    text = drafts.insert(text, 0, other.sections, 1)
    text = drafts.change(text, 0, number="7")
    settled = settle_references(text, town_numbers())
    assert "(art. 7)" in settled.sections[1].body
    assert "{{art:BL:11.1}}" in settled.sections[1].body


def test_two_windows_cannot_compose_the_same_draft_unawares(composing):
    version_id = begin(composing)
    summary, _text = composing.draft(version_id)
    composing.save_draft(version_id, summary.row_version, two_sections())
    with pytest.raises(ChangedElsewhere):
        composing.save_draft(version_id, summary.row_version, DraftText())
    assert composing.draft(version_id)[1] == two_sections()


def test_neither_a_submitted_nor_an_adopted_text_is_composed(composing, services):
    version_id = begin(composing, SKELETON)
    summary, text = composing.draft(version_id)
    services.life.submit(version_id, summary.row_version, dt.date(2026, 12, 7))
    with pytest.raises(errors.TextSubmitted):
        composing.save_draft(version_id, summary.row_version + 1, DraftText())
    adopt(services.policies, version_id)
    with pytest.raises(errors.AlreadyAdopted):
        composing.save_draft(version_id, summary.row_version + 2, DraftText())
    assert composing.draft(version_id)[1] == text


def test_a_composed_draft_is_deleted_with_its_rules(composing, services, register):
    before = table_sizes(register)
    services.policies.delete_draft(begin(composing, "town/senneterre"))
    assert table_sizes(register) == before


def test_placeholders_are_kept_by_language_and_an_empty_one_is_forgotten(composing):
    assert composing.placeholders() == {
        "municipality": "Ville de Sainte-Élodie",
        "municipality_name": "Sainte-Élodie",
    }
    composing.set_placeholders({"clerk": "la greffière", "clerk:en": "the clerk", "phone": " 418\n555-0100 "})
    assert composing.values("fr")["clerk"] == "la greffière"
    assert composing.values("en")["clerk"] == "the clerk"
    composing.set_placeholders({"phone": "", "municipality_name": "Ste-Élodie"})
    assert "phone" not in composing.values("fr")
    assert composing.values("fr")["municipality_name"] == "Ste-Élodie"


def test_a_draft_is_read_with_its_values_and_the_missing_ones_named(composing, services):
    version_id = begin(composing)
    body = "Écrire à {{email}} ou à {{clerk}} de la {{municipality}}, {{autre}}."
    composing.save_draft(version_id, 1, two_sections(body))
    composing.set_placeholders({"clerk": "le greffier"})
    found = composing.filled(services.policies.version(version_id))
    assert (
        found.sections[0].body == "Écrire à [Courriel] ou au greffier de la Ville de Sainte-Élodie, [autre]."
    )


def test_a_text_with_unfilled_placeholders_is_not_adopted(composing, services, register):
    version_id = begin(composing)
    composing.save_draft(version_id, 1, two_sections("Écrire à {{email}}."))
    before = table_sizes(register)
    with pytest.raises(UnfilledPlaceholders) as told:
        adopt(services.policies, version_id)
    assert "Courriel" in told.value.sentence()
    assert table_sizes(register) == before


def test_what_is_adopted_is_the_filled_text_to_the_letter(composing, services):
    version_id = begin(composing)
    composing.save_draft(version_id, 1, two_sections("Écrire à {{email}}."))
    composing.set_placeholders({"email": "info@ste-elodie.example"})
    adopt(services.policies, version_id)
    found = services.policies.version(version_id)
    assert [one.body for one in found.sections] == ["Écrire à info@ste-elodie.example.", ""]
    assert found.summary.text_sha256 == text_sha256(found.introduction, found.sections)
    composing.set_placeholders({"email": "autre@ste-elodie.example"})
    assert composing.filled(services.policies.version(version_id)) == found


def test_the_document_of_record_has_the_filled_text(composing, services, tmp_path):
    import pypdfium2

    version_id = begin(composing)
    composing.save_draft(version_id, 1, two_sections("Écrire à {{email}}."))
    composing.set_placeholders({"email": "info@ste-elodie.example"})
    adopt(services.policies, version_id)
    with pypdfium2.PdfDocument(services.policies.adoption_pdf(version_id)) as document:
        words = "".join(page.get_textpage().get_text_range() for page in document)
        fingerprint = services.policies.version(version_id).summary.text_sha256
    assert "info@ste-elodie.example" in words
    assert fingerprint[:16] in words


def test_a_draft_is_looked_through(composing):
    text = two_sections("Voir l’article 9. Écrire à {{email}}.")
    found = composing.check(text, "fr")
    assert [(one.lack.value, one.section_uid, one.detail) for one in found.findings] == [
        ("placeholder", "a", "email"),
        ("reference", "a", "9"),
        ("empty_heading", "b", "1.1 Portée"),
    ]
    lacking = {one.theme.value: one.towns for one in found.themes}
    assert "objet" not in lacking
    assert "montmagny" in lacking["mots-de-passe"] or "blainville" in lacking["mots-de-passe"]


def test_sources_are_the_five_towns_then_the_registers_own_texts(composing, services):
    draft(services.policies)
    found = composing.sources("fr", Silent())
    assert [one.key for one in found[:5]] == [
        "town/baie-comeau", "town/blainville", "town/montmagny", "town/senneterre", "town/vallee-des-rivieres",
    ]  # fmt: skip
    assert found[5].name == "1 · Politique des médias sociaux"
    assert any(found[1].rules.values())
