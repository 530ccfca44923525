"""Texts, sections and notes are found as they are now, with the library's towns, filtered and counted."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medias_desktop.core.errors import Cancelled
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.schema import search_entry
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.policies.models import policy_note
from medias_desktop.policies.outline import Outline, Section
from medias_desktop.policies.rules import PolicyIdentity, VersionState
from medias_desktop.policies.rules.searching import Filters, FoundKind, merged
from medias_desktop.policies.service import PolicyService
from medias_desktop.policies.service.catching_up import outdated
from medias_desktop.policies.service.indexing import drop_note, index_note, town_facet
from medias_desktop.policies.service.searching import SearchService
from tests.policies.adopting import adopt
from tests.registers import change_behind, open_again

NAMED = PolicyIdentity("Ville de Sainte-Élodie", "Politique des médias sociaux", "ADM-07", "fr")
FRENCH = Outline(
    "Sainte-Élodie",
    "Le conseil souhaite être bien compris.",
    (
        Section(1, "1", "Élections", "Durant la période électorale, la retenue s’impose."),
        Section(1, "2", "Photographies", "Le consentement est écrit. Aucune élection n’y change rien."),
        Section(1, "3", "Mots de passe", "Chaque mot de passe est changé tous les trois mois."),
    ),
)
ENGLISH = Outline(
    "", "", (Section(1, "1", "Passwords", "Passwords are changed quarterly; policies are reviewed."),)
)
ALL = Filters()


@pytest.fixture
def policies(register):
    return PolicyService(register)


@pytest.fixture
def searching(register):
    return SearchService(register)


def write(policies, outline=FRENCH, identity=NAMED, policy_id=None):
    return policies.import_policy("p.txt", b"p", outline, identity, policy_id)


def found(searching, query, filters=ALL, language="fr"):
    return [
        (hit.kind.value, hit.summary.id, hit.title) for hit in searching.find(query, filters, language).hits
    ]


def note(register, version_id, text, town=""):
    with register.transaction("test") as tx:
        row = tx.insert(policy_note, uid=new_uid(), version_id=version_id, town=town, section_uid="", kind="note",
                        given_on=dt.date(2026, 11, 21), text=text, created_at=tx.now)  # fmt: skip
        index_note(tx, row)
    return row


def test_sections_are_found_with_where_they_are(policies, searching):
    version_id = write(policies)
    (hit,) = searching.find("retenue", ALL, "fr").hits
    assert hit.kind is FoundKind.SECTION
    assert (hit.number, hit.heading, hit.language) == ("1", "Élections", "fr")
    assert hit.text == FRENCH.sections[0].body
    version = policies.version(version_id)
    assert hit.summary == version.summary
    assert hit.section_uid == version.sections[0].uid


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("elections", ["1 Élections", "2 Photographies"]),
        ("ÉLECTION", ["1 Élections", "2 Photographies"]),
        ("électorales", ["1 Élections"]),
        ("photographie", ["2 Photographies"]),
        ("photo", ["2 Photographies"]),
        ("p", ["2 Photographies", "3 Mots de passe", "Politique des médias sociaux", "1 Élections"]),
        ('"mot de passe"', ["3 Mots de passe"]),
        ('"passe de mot"', []),
        ("changer mot", ["3 Mots de passe"]),
        ("ADM-07", ["Politique des médias sociaux"]),
        ("bien compris", ["Politique des médias sociaux"]),
        ("", []),
        ("!?", []),
    ],
)
def test_words_are_found_by_accent_stem_and_beginning(policies, searching, query, titles):
    version_id = write(policies)
    hits = found(searching, query)
    assert sorted(title for _kind, _version, title in hits) == sorted(titles)
    assert {version for _kind, version, _title in hits} <= {version_id}


def test_english_texts_are_found_by_english_stems(policies, searching):
    write(policies, ENGLISH, dataclasses.replace(NAMED, language="en"))
    for query in ("password", "reviewing", "policy", "change"):
        assert [title for kind, _id, title in found(searching, query) if kind == "section"] == ["1 Passwords"]


def test_a_heading_weighs_more_than_the_text(policies, searching):
    write(policies)
    assert [title for _kind, _id, title in found(searching, "élection")] == ["1 Élections", "2 Photographies"]


def test_a_correction_is_found_and_what_it_removed_is_not(policies, searching):
    version_id = write(policies)
    row = policies.version(version_id).summary.row_version
    policies.correct_outline(
        version_id, row, dataclasses.replace(FRENCH, sections=(Section(1, "1", "Logos", "Les armoiries."),))
    )
    assert found(searching, "armoirie") == [("section", version_id, "1 Logos")]
    assert found(searching, "élection") == []


def test_a_renamed_policy_is_found_by_its_new_name_and_town(policies, searching):
    version_id = write(policies)
    policy_id = policies.version(version_id).summary.policy_id
    renamed = PolicyIdentity("Municipalité de Lacaille", "Directive numérique", "D-1", "fr")
    policies.correct_identity(policy_id, renamed)
    assert found(searching, "directive") == [("text", version_id, "Directive numérique")]
    assert found(searching, "ADM-07") == []
    assert len(found(searching, "élection", Filters(town=town_facet("municipalite de LACAILLE")))) == 2
    assert found(searching, "élection", Filters(town=town_facet(NAMED.municipality))) == []


def test_a_deleted_draft_leaves_nothing_in_the_index(register, policies, searching):
    version_id = write(policies)
    note(register, version_id, "À revoir.")
    policies.delete_draft(version_id)
    assert found(searching, "élection") == []
    with register.read() as connection:
        assert connection.execute(search_entry.select()).all() == []
    if not register.on_server:
        assert register.rows("SELECT count(*) FROM search_index_docsize")[0][0] == 0


def test_notes_are_found_until_they_go(register, policies, searching):
    version_id = write(policies)
    note(register, version_id, "Demander à la greffière ce qu’elle en pense.")
    (hit,) = searching.find("greffiere", ALL, "fr").hits
    assert (hit.kind, hit.summary.id, hit.text) == (
        FoundKind.NOTE,
        version_id,
        "Demander à la greffière ce qu’elle en pense.",
    )
    (uid,) = (row[0] for row in register.rows("SELECT uid FROM policy_note"))
    with register.transaction("test") as tx:
        drop_note(tx, uid)
    assert found(searching, "greffière") == []


def test_hits_are_filtered_by_town_theme_and_state(policies, searching, clock):
    first = write(policies)
    adopt(policies, first)
    second = write(policies, policy_id=policies.version(first).summary.policy_id)
    other = write(policies, identity=dataclasses.replace(NAMED, municipality="Ville de Lacaille"))

    def versions(**filters):
        return sorted(
            {version for _kind, version, _title in found(searching, "élection", Filters(**filters))}
        )

    assert versions() == [first, second, other]
    assert versions(town=town_facet("Ville de Lacaille")) == [other]
    assert versions(state=VersionState.DRAFT) == [second, other]
    state = policies.version(first).summary.state
    assert versions(state=state) == [first]
    assert versions(state=VersionState.REPEALED) == []
    themed = found(searching, "élection", Filters(theme="theme:photos-consentement"))
    assert {title for _kind, _version, title in themed} == {"2 Photographies"}
    both = Filters(town=town_facet("Ville de Lacaille"), state=state)
    assert found(searching, "élection", both) == []


def test_filters_tell_what_they_would_leave(policies, searching):
    write(policies)
    write(policies, identity=dataclasses.replace(NAMED, municipality="Ville de Lacaille"))
    counts = searching.counts("élection", ALL, "fr")
    assert sorted((one.name, one.hits) for one in counts.towns) == [
        ("Ville de Lacaille", 2),
        ("Ville de Sainte-Élodie", 2),
    ]
    assert [(one.value, one.hits) for one in counts.states] == [("draft", 4)]
    assert ("theme:elections", "Élections", 4) in counts.themes
    narrowed = searching.counts("élection", Filters(town=town_facet("Ville de Lacaille")), "fr")
    assert sum(one.hits for one in narrowed.towns) == 4  # its own choice does not narrow a filter
    assert [(one.value, one.hits) for one in narrowed.states] == [("draft", 2)]


def test_pages_follow_each_other_and_the_total_is_told(policies, searching):
    sections = tuple(Section(1, str(n), "Règle", f"Le texte {n} des règles.") for n in range(1, 121))
    write(policies, Outline("", "", sections))
    everything = searching.find("règle", ALL, "fr", 200)
    assert everything.total == 120
    pages = [searching.find("règle", ALL, "fr", 50, start) for start in (0, 50, 100)]
    assert [len(page.hits) for page in pages] == [50, 50, 20]
    assert tuple(hit for page in pages for hit in page.hits) == everything.hits
    assert {page.total for page in pages} == {120}


def test_the_towns_are_found_once_prepared_in_the_interface_s_language(policies, searching):
    write(policies)
    assert {hit.summary.state for hit in searching.find("mots de passe", ALL, "fr").hits} == {
        VersionState.DRAFT
    }
    searching.prepare("fr")
    searching.prepare("en")
    french = searching.find("mots de passe", Filters(state=VersionState.LIBRARY), "fr")
    assert french.total >= 1
    assert all(hit.summary.uid.startswith("town/") and hit.language == "fr" for hit in french.hits)
    english = searching.find("mots de passe", Filters(state=VersionState.LIBRARY), "en")
    assert {(hit.summary.uid, hit.section_uid) for hit in english.hits} == {
        (hit.summary.uid, hit.section_uid) for hit in french.hits
    }
    assert {hit.language for hit in english.hits} == {"en"}
    named = searching.find("Montmagny", Filters(state=VersionState.LIBRARY), "fr")
    assert "town/montmagny" in {hit.summary.uid for hit in named.hits}
    counted = searching.counts("mots de passe", ALL, "fr")
    assert {one.value: one.hits for one in counted.states}["library"] == french.total


def test_each_section_of_a_town_is_found_once(searching):
    searching.prepare("fr")
    hits = searching.find("facebook", ALL, "fr", 500).hits
    places = [(hit.summary.uid, hit.section_uid) for hit in hits]
    assert len(places) == len(set(places)) > 5


def test_a_register_s_index_is_caught_up_once(register, policies, searching):
    versions = [write(policies), write(policies, ENGLISH)]
    note(register, versions[0], "Demander à la greffière.")
    before = register.rows("SELECT record, tokens, facets FROM search_entry ORDER BY kind, record")
    assert outdated(register) == []
    change_behind(register, "DELETE FROM search_entry")
    assert outdated(register) == sorted(versions)
    assert searching.catch_up(Silent()) == 2
    after = register.rows("SELECT record, tokens, facets FROM search_entry ORDER BY kind, record")
    assert [tuple(row) for row in after] == [tuple(row) for row in before]
    assert searching.catch_up(Silent()) == 0
    assert len(found(searching, "élection")) == 2


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM search_entry WHERE kind = 'policy_section' AND title LIKE '2%'",
        "DELETE FROM search_entry WHERE kind = 'policy_version'",
        "UPDATE search_entry SET facets = '' WHERE kind = 'policy_version'",
        "DELETE FROM section WHERE number = '2'",
    ],
)
def test_what_is_missing_too_much_or_of_an_earlier_kind_is_caught_up(register, policies, searching, harm):
    version_id = write(policies)
    change_behind(register, harm)
    assert outdated(register) == [version_id]
    searching.catch_up(Silent())
    assert outdated(register) == []


def test_entries_of_a_version_that_is_no_more_are_taken_out(register, policies, searching):
    version_id = write(policies)
    gone = ("DELETE FROM section", "DELETE FROM policy_version", "DELETE FROM policy")
    change_behind(register, *gone)
    assert outdated(register) == [version_id]
    searching.catch_up(Silent())
    assert register.rows("SELECT count(*) FROM search_entry")[0][0] == 0


def test_catching_up_can_be_stopped_and_goes_on_from_there(register, policies, searching):
    for _n in range(3):
        write(policies)
    change_behind(register, "DELETE FROM search_entry")

    class After:
        def report(self, done, _total):
            if done == 2:
                raise Cancelled

    with pytest.raises(Cancelled):
        searching.catch_up(After())
    assert len(outdated(register)) == 1
    assert searching.catch_up(Silent()) == 1


def test_another_window_s_text_is_found(register, policies, searching):
    write(policies)
    assert len(found(searching, "élection")) == 2
    elsewhere = open_again(register)
    write(PolicyService(elsewhere), identity=dataclasses.replace(NAMED, title="Autre"))
    elsewhere.close()
    assert len(found(searching, "élection")) == 4
    assert searching.counts("élection", ALL, "fr").states[0].hits == 4


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=60), town=st.text(max_size=10), theme=st.text(max_size=10))
def test_no_text_is_an_error(register, query, town, theme):
    searching = SearchService(register)
    searching.prepare("fr")
    searching.find(query, Filters(town, theme), "fr")
    searching.counts(query, Filters(town, theme), "fr")


def test_own_hits_and_the_library_s_take_turns_those_with_a_fitting_title_first():
    own = [(False, "a"), (True, "b"), (False, "c")]
    library = [(True, "x"), (True, "y"), (False, "z")]
    assert merged(own, library) == ["b", "x", "y", "a", "z", "c"]
    assert merged([], library) == ["x", "y", "z"]
    assert merged([], []) == []


@given(st.lists(st.tuples(st.booleans(), st.integers())), st.lists(st.tuples(st.booleans(), st.integers())))
def test_merging_loses_nothing_and_keeps_each_order(own, library):
    tagged = [
        [(titled, (side, n)) for n, (titled, _x) in enumerate(one)] for side, one in enumerate((own, library))
    ]
    found = merged(*tagged)
    assert sorted(found) == sorted(hit for one in tagged for _titled, hit in one)
    for one in tagged:
        for titled in (True, False):
            kept = [hit for fits, hit in one if fits is titled]
            assert [hit for hit in found if hit in kept] == kept
