"""Hits are filtered by what they are part of and by their facets, counted, and headings weigh more than texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.store import search
from medias_desktop.core.store.search import Entry, Kind, Shelf, finding
from medias_desktop.core.store.search.facets import facet_name, facet_token
from medias_desktop.core.store.search.words import words

SECTION, NOTE = Kind("policy_section"), Kind("policy_note")


def entry(record, title, text, container=None, *facets, language="fr"):
    return Entry(record, language, title, text, None, container, facets)


ENTRIES = (
    entry("a", "Élections", "Le devoir de réserve.", "version/1", "town:montmagny", "theme:elections"),
    entry("b", "Réserve", "Pendant les élections municipales.", "version/1", "town:montmagny"),
    entry(
        "c", "Mots de passe", "Aucune élection ici.", "version/2", "town:baie-comeau", "theme:mots-de-passe"
    ),
    entry("d", "Photos", "Un texte électoral.", "version/3", "town:baie-comeau", "theme:elections"),
)


@pytest.fixture
def shelves(register):
    with register.transaction("test") as tx:
        search.index_many(tx, SECTION, ENTRIES)
        search.index_many(tx, NOTE, [entry("n", "", "À revoir avant l’élection.", "version/1")])
    return register


def found(source, query, **how):
    return [hit.record for hit in search.find(source, query, **how)]


def test_a_word_in_the_heading_weighs_more(shelves):
    assert found(shelves, "élection", kinds=[SECTION])[0] == "a"
    assert found(shelves, "réserve", kinds=[SECTION])[0] == "b"


def test_containers_filter(shelves):
    assert sorted(found(shelves, "élection", containers=["version/1"])) == ["a", "b", "n"]
    assert sorted(found(shelves, "élection", containers={"version/1", "version/2"})) == ["a", "b", "c", "n"]
    assert found(shelves, "élection", containers=["version/9"]) == []
    assert found(shelves, "élection", containers=[]) == []


def test_facets_filter_one_of_each_group(shelves):
    both = [["town:montmagny", "town:baie-comeau"]]
    assert sorted(found(shelves, "élection", facets=both)) == ["a", "b", "c"]
    assert found(shelves, "élection", facets=[["town:baie-comeau"]]) == ["c"]
    assert found(shelves, "élect", facets=[*both, ["theme:elections"]]) == ["a", "d"]
    assert found(shelves, "élect", facets=[["town:baie"]]) == []
    assert found(shelves, "élect", facets=[[]]) == []


def test_all_filters_work_together(shelves):
    how = {"containers": ["version/1"], "facets": [["town:montmagny"]], "kinds": [SECTION]}
    assert found(shelves, "élection", **how) == ["a", "b"]
    assert search.count(shelves, "élection", **how) == 2


def test_a_hit_tells_where_it_belongs_and_its_facets(shelves):
    (hit,) = search.find(shelves, "mots de passe")
    assert (hit.container, hit.facets) == ("version/2", ("theme:mots-de-passe", "town:baie-comeau"))


def test_facets_are_no_words(shelves):
    for typed in (
        "montmagny",
        "town:montmagny",
        "øtown",
        "theme",
        "kind",
        "ø",
        "town",
        "policy_section",
        "00003a",
    ):
        assert found(shelves, typed) == [], typed
        assert found(shelves, f'"{typed}') == [], typed


def test_hits_are_counted_and_labelled(shelves):
    assert search.count(shelves, "élection") == 4
    assert search.count(shelves, "") == 0
    known = search.labels(shelves)
    told = [known[number] for number in search.found_numbers(shelves, "élection", [SECTION])]
    assert sorted((label.container, search.facet_names(label.facets)) for label in told) == [
        ("version/1", ("kind:policy_section", "theme:elections", "town:montmagny")),
        ("version/1", ("kind:policy_section", "town:montmagny")),
        ("version/2", ("kind:policy_section", "theme:mots-de-passe", "town:baie-comeau")),
    ]
    assert search.found_numbers(shelves, " ") == []


def test_all_of_a_container_is_dropped_together(shelves):
    with shelves.transaction("test") as tx:
        assert search.drop_container(tx, "version/1", [NOTE]) == 1
        assert search.drop_container(tx, "version/1") == 2
        assert search.drop_container(tx, "version/9") == 0
    assert found(shelves, "élection") == ["c"]


def test_a_changed_facet_is_indexed_anew(shelves):
    with shelves.transaction("test") as tx:
        search.index_many(tx, SECTION, [ENTRIES[0]._replace(facets=("town:senneterre",))])
    assert found(shelves, "élection", facets=[["town:senneterre"]]) == ["a"]
    assert found(shelves, "élection", facets=[["town:montmagny"]]) == ["b"]


def test_of_very_many_hits_those_in_headings_come_first_then_the_newest(register, monkeypatch):
    monkeypatch.setattr(finding, "BROAD", 10)
    with register.transaction("test") as tx:
        search.index_many(tx, SECTION, (entry(f"t{n:02}", "Divers", "une règle") for n in range(30)))
        search.index_many(tx, SECTION, (entry(f"h{n}", f"Règle {n}", "autre texte") for n in range(4)))
        search.index_many(tx, SECTION, (entry(f"u{n:02}", "Divers", "une règle") for n in range(3)))
    records = found(register, "règle")
    assert set(records[:4]) == {"h0", "h1", "h2", "h3"}
    # Of the newest eleven (u00 to u02, h0 to h3, t26 to t29) those that were not told yet.
    assert sorted(records[4:]) == ["t26", "t27", "t28", "t29", "u00", "u01", "u02"]
    assert found(register, "règle", limit=3, offset=3) == records[3:6]
    assert search.count(register, "règle") == 37


def test_a_shelf_in_memory_is_searched_like_a_register(shelves):
    shelf = Shelf({SECTION: ENTRIES})
    for query in ("élection", "electorale", '"devoir de réserve"', "el", "zzz", "rés mun"):
        for how in ({}, {"facets": [["town:montmagny"]]}, {"containers": ["version/2", "version/3"]}):
            assert sorted(found(shelf, query, **how)) == sorted(found(shelves, query, kinds=[SECTION], **how))
    assert search.count(shelf, "élection") == 3
    assert {label.container for label in search.labels(shelf).values()} == {
        "version/1",
        "version/2",
        "version/3",
    }
    shelf.close()


@given(st.text(max_size=40))
def test_a_facet_s_token_tells_it_and_is_no_word(name):
    assert facet_name(facet_token(name)) == name
    assert facet_token(name) not in words(name, "fr") + words(facet_token(name), "en")
    assert set(facet_token(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789ø")


@given(st.text())
def test_no_text_is_an_error_on_a_shelf(query):
    shelf = Shelf({SECTION: ENTRIES})
    search.find(shelf, query, facets=[[query, "town:montmagny"]], containers=[query])
    shelf.close()
