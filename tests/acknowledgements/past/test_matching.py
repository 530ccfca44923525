"""Whom and which text a line means, whatever it writes: nobody is ever taken for another."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.acknowledgements.past_lists import persons
from medias_desktop.acknowledgements.past_lists.headers import Field, recognise
from medias_desktop.acknowledgements.past_lists.mapping import PastMapping
from medias_desktop.acknowledgements.past_lists.methods import guess_method
from medias_desktop.acknowledgements.past_lists.persons import Known, Recorded, Written, key_of
from medias_desktop.acknowledgements.past_lists.plan import LineState, PastRegister, make_plan
from medias_desktop.acknowledgements.past_lists.texts import AdoptedText, Cited, Texts
from medias_desktop.acknowledgements.rules import Method
from medias_desktop.core.lists.reading import ListTable

TODAY = dt.date(2026, 11, 21)
LAST = ("Roy", "Côté", "Saint-Onge", "O’Neil", "Luc")
FIRST = ("Luc", "Zoé", "Marie-Ève", "Jean Guy", "")
NUMBERS = ("", "1", "01", "12", "A-3", "a-3")

people = st.lists(
    st.tuples(st.sampled_from(NUMBERS), st.sampled_from(LAST), st.sampled_from(FIRST)), max_size=12
).map(
    lambda rows: [
        Recorded(index, number, last, first, "", "fr", key_of(last, first))
        for index, (number, last, first) in enumerate(rows, 1)
    ]
)
written = st.tuples(st.sampled_from(NUMBERS), st.sampled_from((*LAST, "")), st.sampled_from(FIRST)).map(
    lambda cells: Written(cells[0], " ".join(cells[1:]).strip(), key_of(*cells[1:]))
)


def words(key):
    return set(key.replace("\x01", " ").replace("-", " ").replace("'", " ").split())


@given(people, written)
def test_whoever_is_found_bears_the_number_or_the_whole_name(known, line):
    found = Known(known).match(line)
    assert (found.person is None) == (found.reason is not None)
    if found.person is None:
        return
    if line.sort_key:
        one, other = words(line.sort_key), words(found.person.sort_key)
        assert one <= other or other <= one
    if line.number and found.person.number:
        assert line.number.casefold().lstrip("0") == found.person.number.casefold().lstrip("0")
    if not line.number:
        namesakes = [one for one in known if words(one.sort_key) == words(line.sort_key)]
        exact = [one for one in known if one.sort_key == line.sort_key]
        assert found.person in (exact or namesakes)
        assert len(exact or namesakes) == 1


@given(people)
def test_everyone_is_found_by_their_own_number_and_name(known):
    numbers = [one.number.casefold() for one in known]
    for person in known:
        if person.number and numbers.count(person.number.casefold()) == 1:
            line = Written(person.number, "x", person.sort_key)
            assert Known(known).match(line).person == person


def text(number, policy, ordinal, in_force):
    return AdoptedText(
        number, policy, f"Politique {policy}", f"P-{policy}", ordinal, f"{number}-1", in_force, in_force
    )


days = st.dates(dt.date(2015, 1, 1), dt.date(2026, 11, 21))


@given(st.lists(days, min_size=1, max_size=5, unique=True).map(sorted), days)
def test_the_text_of_a_day_is_the_last_one_in_force_by_then(in_force, day):
    texts = [text(n, 1, n, when) for n, when in enumerate(in_force, 1)]
    found = Texts(texts).find(Cited(), day)
    until = [one for one in texts if one.in_force <= day]
    assert found == (until[-1] if until else texts[0])
    for one in texts:
        assert Texts(texts).find(Cited(version=str(one.ordinal)), day) == one
        assert Texts(texts).find(Cited(policy="Politique 1", version=f"v{one.ordinal}"), None) == one
        assert Texts(texts).find(Cited(resolution=one.resolution_number.replace("-", " ")), day) == one


cells = st.lists(
    st.tuples(
        st.sampled_from(("1", "2", "3", "9", "")),
        st.one_of(days.map(dt.date.isoformat), st.sampled_from(("", "demain", "2027-01-01"))),
        st.sampled_from(("", "papier", "feuille de groupe", "pigeon")),
    ),
    min_size=1,
    max_size=15,
)


@given(cells, st.sets(st.integers(1, 3)))
def test_each_pair_is_recorded_once_and_every_line_has_one_state(rows, signed):
    """What is new, recorded on the register, is found again as recorded: importing twice adds nothing."""
    known = Known(Recorded(n, str(n), f"N{n}", "", "", "fr", key_of(f"N{n}", "")) for n in (1, 2, 3))
    texts = (text(7, 1, 1, dt.date(2018, 1, 1)),)
    table = ListTable("x.csv", ("no", "date", "mode"), [list(row) for row in rows], range(2, 2 + len(rows)))
    mapping = PastMapping((Field.NUMBER, Field.DAY, Field.METHOD))
    before = {(7, person): [dt.date(2019, 1, 1)] for person in signed}
    found = make_plan(table, mapping, PastRegister(known, texts, before, TODAY))
    new = [(one.text.id, one.person.id, one.line.day) for one in found.of(LineState.NEW)]
    assert len(found.lines) == len(rows)
    assert len(set(new)) == len(new)
    for number, person, day in new:  # near no other signature of the same
        others = [*before.get((number, person), ()), *(d for n, p, d in new if (n, p) == (number, person))]
        assert sum(abs((day - other).days) < 180 for other in others) == 1
    for one in found.lines:
        assert (one.state is LineState.PROBLEM) == bool(one.problems)
        assert all("{" not in problem.sentence() for problem in one.problems)
    after = dict(before)
    for number, person, day in new:
        after[number, person] = [*after.get((number, person), ()), day]
    again = make_plan(table, mapping, PastRegister(known, texts, after, TODAY))
    assert again.of(LineState.NEW) == []


def test_headers_of_offices():
    known = {
        "Signé le": Field.DAY,
        "Date de l’accusé de réception": Field.DAY,
        "Nom du témoin": Field.WITNESS,
        "No de résolution": Field.RESOLUTION,
        "Où est l’original ?": Field.PLACE,
        "Signed on": Field.DAY,
        "Where the original is": Field.PLACE,
        "# employé": Field.NUMBER,
        "Titre de la politique": Field.POLICY,
        "Signature method": Field.METHOD,
        "Date of birth": None,
        "Date d’embauche": None,
        "Date d’adoption": None,
    }
    assert {header: recognise(header)[0] for header in known} == known


def test_methods_as_lists_spell_them():
    known = {
        "Feuille papier": Method.INDIVIDUAL_SHEET,
        "signature manuscrite": Method.INDIVIDUAL_SHEET,
        "Feuille de groupe": Method.GROUP_SHEET,
        "Réunion du 12": Method.GROUP_SHEET,
        "À l’écran": Method.ON_SCREEN,
        "e-mail": Method.EMAIL_OTHER,
        "Formulaire Web": Method.EMAIL_OTHER,
        "Déclaration du DG": Method.MANAGEMENT_STATEMENT,
        "group_sheet": Method.GROUP_SHEET,
        "pigeon": None,
    }
    assert {cell: guess_method(cell) for cell in known} == known


@given(people)
def test_people_are_searched_by_name_in_whatever_parts_they_are_sorted(known):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(persons, "_SORTED_AT_ONCE", 2)
        found = Known(known).search("l")
    in_order = sorted(known, key=lambda one: (one.sort_key, one.id))
    assert list(found) == [one for one in in_order if "l" in one.sort_key]


def test_all_that_is_known_can_be_let_go():
    one = Recorded(1, "1", "Roy", "Luc", "", "fr", key_of("Roy", "Luc"))
    known = Known([one])
    assert known.held() == [one]
    known.make_searchable()
    assert len(known.held()) == 2
