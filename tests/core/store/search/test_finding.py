"""What was indexed is found by every one of its words, on a file and on a server alike."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from medias_desktop.core.store import search
from medias_desktop.core.store.schema import search_entry
from medias_desktop.core.store.search import Entry, Kind
from medias_desktop.core.store.search.words import compounds
from tests.registers import change_behind

SECTION, PERSON = Kind("policy_section"), Kind("person")
LIVELY = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


def put(register, kind, *entries):
    with register.transaction("test") as tx:
        search.index_many(tx, kind, entries)


def found(register, query, **how):
    return [hit.record for hit in search.find(register, query, **how)]


@pytest.fixture
def shelf(register):
    put(
        register,
        SECTION,
        Entry(
            "1",
            "fr",
            "Adoption de la politique",
            "Le conseil municipal adopte la politique par résolution 2026-014.",
        ),
        Entry(
            "2", "fr", "Photos d’élèves", "Le consentement des parents est demandé. Téléphone : 418-555-1234."
        ),
        Entry(
            "3",
            "en",
            "Official accounts",
            "Employees who manage accounts follow these policies; council’s seal.",
        ),
        Entry(
            "4",
            "fr",
            "Cœur de la ville",
            "L’œuvre d’art, le conseil d’administration. Où ? À l’hôtel de ville municipal.",
        ),
    )
    put(register, PERSON, Entry("9", "fr", "L’Heureux, Zoé", "zoe@ville.example 0042", "person/9"))
    return register


FOUND = {
    "adoption": ["1"],
    "ADOPTÉES": ["1"],
    "adopter": ["1"],
    "adopt": ["1"],
    "politiques": ["1"],
    "policy": ["3"],
    "policies": ["3"],
    "eleve": ["2"],
    "élève": ["2"],
    "d’élèves": ["2"],
    "consent": ["2"],
    "coeur": ["4"],
    "cœ": ["4"],
    "œuvres": ["4"],
    "l'œuvre": ["4"],
    "2026-014": ["1"],
    "2026014": ["1"],
    "2026 014": ["1"],
    "418-555-1234": ["2"],
    "418.555.1234": ["2"],
    "4185551234": ["2"],
    "555-12": ["2"],
    "555": ["2"],
    "conseil municipal": ["1", "4"],
    '"conseil municipal"': ["1"],
    "« conseil municipal »": ["1"],
    "“conseil municipal”": ["1"],
    '"municipal conseil"': [],
    '"conseil mun': ["1"],
    '"conseil mun"': [],
    '"politique le"': [],
    "conseil résolution": ["1"],
    "conseil photos": [],
    "où": ["4"],
    "lheureux": ["9"],
    "L’Heureux Z": ["9"],
    "zoe@ville.example": ["9"],
    "council": ["3"],
    "inexistant": [],
    "": [],
    ' ’ - " ': [],
    "ø": [],
}


def test_records_are_found_by_their_words(shelf):
    assert {query: sorted(found(shelf, query)) for query in FOUND} == FOUND


def test_words_that_say_nothing_do_not_matter_beside_others(register):
    put(
        register,
        SECTION,
        Entry("1", "fr", "Adoption", "Politique du conseil"),
        Entry("2", "fr", "Le la", "de la"),
    )
    assert found(register, "la politique des conseils") == ["1"]
    assert found(register, "conseil de") == []  # it is being typed: décision, délai…
    assert found(register, '"la politique"') == []
    assert found(register, "de la") == ["2"]
    assert found(register, "la") == ["2"]


def test_hits_tell_what_they_are(shelf):
    assert search.find(shelf, "zoé") == (search.Hit("person", "9", "fr", "L’Heureux, Zoé", "person/9"),)


def test_only_the_kinds_that_are_asked_for_are_found(shelf):
    put(shelf, SECTION, Entry("5", "fr", "Zoé", ""))
    assert sorted(found(shelf, "zoé")) == ["5", "9"]
    assert found(shelf, "zoé", kinds=[PERSON]) == ["9"]
    assert sorted(found(shelf, "zoé", kinds={PERSON, SECTION})) == ["5", "9"]
    assert found(shelf, "zoé", kinds=[]) == []
    assert found(shelf, "zoé", kinds=[Kind("post")]) == []


def test_the_best_come_first_and_pages_follow_each_other(register):
    long = "mot " * 40
    put(register, SECTION, *(Entry(f"{n}", "fr", "Divers", long + "consentement") for n in range(5)))
    put(register, SECTION, Entry("titre", "fr", "Consentement", long))
    put(register, SECTION, Entry("souvent", "fr", "Divers", "consentement " * 9))
    everything = found(register, "consentement")
    assert set(everything[:2]) == {"titre", "souvent"}
    assert everything[2:] == ["0", "1", "2", "3", "4"]
    pages = [found(register, "consentement", limit=3, offset=start) for start in (0, 3, 6, 9)]
    assert pages == [everything[:3], everything[3:6], everything[6:], []]


def test_a_changed_record_is_found_by_its_new_words_only(shelf):
    with shelf.transaction("test") as tx:
        search.index(tx, SECTION, "2", "fr", "Vidéos", "Rien d’autre.")
    assert found(shelf, "consentement") == []
    assert found(shelf, "418-555-1234") == []
    assert found(shelf, "vidéo") == ["2"]


def test_what_did_not_change_is_not_written_again(shelf):
    before = shelf.rows("SELECT id, kind, record, tokens FROM search_entry ORDER BY id")
    change_behind(shelf, "UPDATE search_entry SET id = id + 100 WHERE record = '9'")
    put(shelf, PERSON, Entry("9", "fr", "L’Heureux, Zoé", "zoe@ville.example 0042", "person/9"))
    after = shelf.rows("SELECT id, kind, record, tokens FROM search_entry ORDER BY id")
    assert len(after) == len(before)


def test_of_two_entries_for_a_record_the_last_one_counts(register):
    put(register, SECTION, Entry("1", "fr", "Avant", ""), Entry("1", "fr", "Après", ""))
    assert (found(register, "avant"), found(register, "après")) == ([], ["1"])
    put(register, PERSON, Entry("1", "fr", "Avant", ""))
    assert found(register, "avant", kinds=[PERSON]) == ["1"]


def test_a_dropped_record_is_not_found(shelf):
    with shelf.transaction("test") as tx:
        search.drop(tx, SECTION, "1")
        search.drop(tx, SECTION, "absent")
        search.drop(tx, PERSON, "2")
    assert found(shelf, "adoption") == []
    assert found(shelf, "consentement") == ["2"]


def test_all_about_a_person_is_dropped_together(shelf):
    put(shelf, SECTION, Entry("7", "fr", "Lettre à Zoé", "", "person/9"))
    put(shelf, SECTION, Entry("8", "fr", "Lettre à Zoé", "", "person/99"))
    with shelf.transaction("test") as tx:
        assert search.drop_subject(tx, "person/9") == 2
    assert found(shelf, "zoé") == ["8"]


def test_what_was_undone_is_not_found(shelf):
    with pytest.raises(RuntimeError), shelf.transaction("test") as tx:
        search.index(tx, SECTION, "10", "fr", "Éphémère", "")
        raise RuntimeError
    assert found(shelf, "éphémère") == []


def test_thousands_are_indexed_at_once(register):
    put(register, PERSON, *(Entry(str(n), "fr", f"Personne{n}", f"matricule {n:05}") for n in range(1201)))
    assert found(register, "matricule 01200") == ["1200"]
    assert len(found(register, "matricule", limit=2000)) == 1201


def test_the_index_is_no_matter_of_the_trail(register):
    put(register, SECTION, Entry("1", "fr", "Mot", "texte"))
    assert register.rows("SELECT count(*) FROM audit_event WHERE entity = 'search_entry'")[0][0] == 0


def test_an_endless_text_is_indexed_as_far_as_an_index_goes(register):
    # 46,656 different words of three letters, then longer ones: more than PostgreSQL takes.
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    every = [a + b + c for a in letters for b in letters for c in letters]
    text = " ".join(every + [word + "x" for word in every] + [word + "xyz" for word in every])
    put(register, SECTION, Entry("1", "", "Long", text), Entry("2", "", "Court", "aaa"))
    assert sorted(found(register, "abc")) == ["1"]
    assert sorted(found(register, "aaa")) == ["1", "2"]


HOSTILE = ['"', '""', "*", "a*", "^a", "a AND", "NOT a", "NEAR(a b)", "a OR b", "tokens:a", "- a", "(a", "a)", "{a}", "a + b",
           "'", "a'b", "a\\", "a & b", "a | !b", "a <-> b", "a:*", ":a", "%", "a\x00b", "\ud800", "«", "“a", "a" * 5000, "a " * 500,
           '"' + "b " * 500, "a-" * 300 + "1", "´", "''", "a''b", "AND", "ﷺ", "\u0301", "İ", "ŉa", "1e5", "0x1f", "1.5e-3", "/a/b", "a.b.c"]  # fmt: skip


def test_nothing_that_is_typed_is_an_error(shelf):
    for query in HOSTILE:
        search.find(shelf, query)
        search.find(shelf, query, kinds=[PERSON])


@LIVELY
@given(query=st.text())
def test_no_text_is_an_error(register, query):
    search.find(register, query)


@LIVELY
@given(
    title=st.text(max_size=20),
    text=st.text(max_size=60),
    language=st.sampled_from(["fr", "en"]),
    data=st.data(),
)
@example(title="", text="1e5 0x1f 12e 1e5a 00 1.2.3 a1b2", language="fr", data=None)
def test_a_record_is_found_by_each_of_its_words_and_by_their_beginnings(
    register, title, text, language, data
):
    clean = (title.replace("\x00", ""), text.replace("\x00", ""))
    if any("\ud800" <= character <= "\udfff" for part in clean for character in part):
        return
    put(register, SECTION, Entry("1", language, *clean))
    for part in clean:
        for compound in compounds(part):
            typed = part[compound.start : compound.end]
            assert found(register, typed) == ["1"], typed
            assert found(register, f'"{typed}"') == ["1"], typed
            for word in compound.words:
                assert found(register, word.typed) == ["1"], word.typed
                if (
                    data is not None
                    and len(word.token) > 1
                    and word.token.isascii()
                    and not word.token.startswith("u0")
                ):
                    start = word.token[: data.draw(st.integers(1, len(word.token)))]
                    assert found(register, start) == ["1"], start


def test_kinds_are_declared_under_proper_names():
    for name in ("", "Person", "a b", "é", "x" * 41, "1a"):
        with pytest.raises(ValueError, match="name of a kind"):
            Kind(name)


def test_both_engines_keep_the_very_same_tokens(shelf):
    with shelf.read() as connection:
        rows = connection.execute(search_entry.select().where(search_entry.c.record == "9")).one()
    assert (rows.heading, rows.tokens, rows.facets) == (
        "heureux zoe ø lheureux zo ø",
        "zoe ville example 0042 ø zo vill exampl zoevilleexample ø",
        "økindø00003aperson",
    )
