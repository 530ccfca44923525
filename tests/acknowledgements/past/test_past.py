"""Past acknowledgements from lists: what is recorded, what is told of each line, and that it happens once."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.acknowledgements.errors.past import (
    DayColumnMissing,
    NothingAdopted,
    PersonColumnMissing,
    RegisterChangedSincePlan,
)
from medias_desktop.acknowledgements.past_lists.mapping import guess_mapping
from medias_desktop.acknowledgements.past_lists.plan import LineState
from medias_desktop.acknowledgements.past_lists.problems import Reason
from medias_desktop.acknowledgements.past_lists.reading import read_past
from medias_desktop.acknowledgements.rules import (
    AcknowledgementState,
    Audience,
    CampaignDraft,
    Method,
    ScopeKey,
)
from medias_desktop.acknowledgements.service.past import PastImport
from medias_desktop.core.errors import Cancelled
from medias_desktop.core.store.register import Register
from medias_desktop.people.rules import Group, PersonDraft
from medias_desktop.policies.outline import Outline, Section
from medias_desktop.policies.rules import PolicyIdentity
from tests.acknowledgements.conftest import adopt
from tests.acknowledgements.past.files import ENGLISH, FRENCH, write

DAY = dt.date(2022, 6, 15)
LINE = ("001", "Côté-Gagné", "Marie-Ève", "P-12", DAY, "Feuille individuelle", "", "", "Boîte 4")


def line(**changed):
    names = ("number", "last", "first", "policy", "day", "method", "witness", "note", "place")
    return tuple(changed.get(name, cell) for name, cell in zip(names, LINE, strict=True))


def reasons(found):
    return [problem.reason for one in found.lines for problem in one.problems]


@pytest.mark.parametrize("kind", [".csv", ".tsv", ".xlsx", ".xls", ".ods"])
@pytest.mark.parametrize("header", [FRENCH, ENGLISH])
def test_each_kind_of_file_in_either_language(past, service, persons, texts, tmp_path, kind, header):
    rows = [
        LINE,
        (
            "002",
            "L’Heureux",
            "Jean-François",
            "P-12",
            dt.date(2026, 11, 17),
            "liste de présence",
            "",
            "Formation",
            "",
        ),
        ("", "Smith", "Rose", "P-12", dt.date(2022, 7, 4), "Courriel", "", "", ""),
        (
            "",
            "Thériault",
            "Réjean",
            "P-12",
            dt.date(2022, 7, 5),
            "Déclaration de la direction",
            "A. Roy",
            "",
            "S:\\2022",
        ),
    ]
    table = read_past(write(tmp_path / f"anciennes{kind}", header, rows))
    result = past.apply(past.plan(table, guess_mapping(table)))
    assert (result.recorded, result.already, result.left_out) == (4, 0, 0)
    first, second = texts
    events = [
        [one.event for one in service.history(persons[index], version)]
        for index, version in ((0, first), (1, second), (3, first), (4, first))
    ]
    assert [(one.day, one.method, one.witness, one.note, one.original_place) for (one,) in events] == [
        (DAY, Method.INDIVIDUAL_SHEET, "", "", "Boîte 4"),
        (dt.date(2026, 11, 17), Method.GROUP_SHEET, "", "Formation", ""),
        (dt.date(2022, 7, 4), Method.EMAIL_OTHER, "", "", ""),
        (dt.date(2022, 7, 5), Method.MANAGEMENT_STATEMENT, "A. Roy", "", "S:\\2022"),
    ]
    (recorded,) = service.history(persons[3], first)
    assert recorded.language == "en"  # Rose Smith’s own
    assert recorded.text_sha256 == service.scope(ScopeKey(0, first)).version.text_sha256
    (row,) = service.listing.rows(service.scope(ScopeKey(0, second)), [persons[1]])
    assert row.status.state is AcknowledgementState.SIGNED


def test_the_same_file_again_records_nothing_new(plan, past, register, persons):
    past.apply(plan([LINE]))
    before = register.rows("SELECT count(*) FROM audit_event")[0][0]
    again = plan([LINE])
    assert [(one.state, one.recorded_on) for one in again.lines] == [(LineState.ALREADY, DAY)]
    assert past.apply(again).recorded == 0
    assert register.rows("SELECT count(*) FROM audit_event")[0][0] == before


def test_a_register_without_an_adopted_text_has_nothing_to_sign(register, policies, listed, persons):
    table = listed([LINE])
    with pytest.raises(NothingAdopted):
        PastImport(register, policies).plan(table, guess_mapping(table))


def test_columns_that_must_be_there(plan, persons):
    with pytest.raises(PersonColumnMissing):
        plan([("P-12", DAY)], ("Politique", "Date"))
    with pytest.raises(DayColumnMissing):
        plan([("001", "P-12")], ("Matricule", "Politique"))


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"number": "999", "last": "Personne", "first": "Nulle"}, Reason.PERSON_UNKNOWN),
        ({"number": "", "last": "", "first": ""}, Reason.PERSON_MISSING),
        ({"number": "002"}, Reason.PERSON_CONTRADICTS),
        ({"policy": "Politique de vélo"}, Reason.TEXT_UNKNOWN),
        ({"day": ""}, Reason.DAY_MISSING),
        ({"day": "le printemps"}, Reason.DAY_UNREADABLE),
        ({"day": dt.date(2026, 11, 22)}, Reason.DAY_IN_FUTURE),
        ({"day": dt.date(2022, 5, 8)}, Reason.DAY_BEFORE_ADOPTION),
        ({"method": "pigeon"}, Reason.METHOD_UNKNOWN),
        ({"method": "Attestation"}, Reason.WITNESS_MISSING),
        ({"witness": "T" * 201}, Reason.TOO_LONG),
        ({"place": "B" * 301}, Reason.TOO_LONG),
    ],
)
def test_what_keeps_a_line_out(plan, past, service, persons, texts, changed, reason):
    found = plan([line(**changed), line(number="004", last="Smith", first="Rose")])
    assert reasons(found) == [reason]
    assert [one.state for one in found.lines] == [LineState.PROBLEM, LineState.NEW]
    assert "{" not in found.lines[0].problems[0].sentence()
    assert (
        past.apply(found).recorded,
        past.apply(plan([line(number="004", last="", first="")])).already,
    ) == (1, 1)


def test_today_and_the_day_of_the_meeting_are_good_days(plan, persons):
    found = plan(
        [line(day=dt.date(2022, 5, 9)), line(number="004", last="", first="", day=dt.date(2026, 11, 21))]
    )
    assert reasons(found) == []


def test_a_person_twice_is_told_of_the_first_line(plan, persons):
    found = plan([LINE, line(number="", day=dt.date(2022, 12, 1))])
    assert [(one.reason, one.row) for one in found.lines[1].problems] == [(Reason.PERSON_TWICE, 2)]


def test_a_signature_of_another_year_renews_the_first(plan, past, service, persons, texts):
    years = [line(day=dt.date(year, 6, 10)) for year in (2023, 2024)]
    past.apply(plan([LINE, years[0]]))
    again = plan([LINE, *years, line(day=dt.date(2024, 6, 12))])
    assert [one.state for one in again.lines] == [
        LineState.ALREADY,
        LineState.ALREADY,
        LineState.NEW,
        LineState.PROBLEM,
    ]
    past.apply(again)
    assert [one.event.day for one in service.history(persons[0], texts[0])] == [
        DAY,
        dt.date(2023, 6, 10),
        dt.date(2024, 6, 10),
    ]
    assert past.apply(plan([LINE, *years])).already == 3


def test_what_was_cancelled_or_corrected_is_not_on_record(plan, past, service, persons, texts):
    past.apply(plan([LINE, line(day=dt.date(2023, 6, 10))]))
    first, second = service.history(persons[0], texts[0])
    service.cancel(first.event.id, "Autre personne")
    service.correct(second.event.id, dt.date(2024, 6, 11), Method.INDIVIDUAL_SHEET)
    again = plan([LINE, line(day=dt.date(2023, 6, 10)), line(day=dt.date(2024, 6, 11))])
    assert [one.recorded_on for one in again.lines] == [None, None, dt.date(2024, 6, 11)]


def test_a_campaign_that_asks_each_quarter_takes_a_signature_of_each(plan, past, service, persons, texts):
    draft = CampaignDraft("Trimestre", Audience(False, frozenset(Group)), renewal_months=3)
    service.campaign_service.open(texts[1], draft)
    found = plan([LINE, line(day=dt.date(2022, 9, 15)), line(day=dt.date(2022, 9, 30))])
    assert [one.state for one in found.lines] == [LineState.NEW, LineState.NEW, LineState.PROBLEM]


def test_namesakes_are_chosen_once_for_every_line_that_writes_them_so(
    plan, past, people, service, persons, texts
):
    first, second = texts
    other = people.add(PersonDraft("Smith", "Rose", "044", department="Loisirs"))
    rows = [
        line(number="", last="Smith", first="Rose"),
        line(number="", last="Smith", first="Rose", day=dt.date(2026, 11, 16)),
    ]
    found = plan(rows)
    assert reasons(found) == [Reason.PERSON_AMBIGUOUS] * 2
    assert {one.id for one in found.lines[0].candidates} == {persons[3], other}
    assert found.lines[0].choosable
    settled = plan(rows, chosen={found.lines[0].line.written: other})
    assert past.apply(settled).recorded == 2
    assert [len(service.history(other, version)) for version in (first, second)] == [1, 1]
    assert service.history(persons[3], first) == ()


@pytest.mark.parametrize(
    ("number", "last", "first", "index"),
    [
        ("1", "Côté-Gagné", "Marie-Ève", 0),  # a spreadsheet took the zeros
        ("", "COTE GAGNE", "MARIE EVE", 0),
        ("", "Jean-François", "L'Heureux", 1),  # the columns the wrong way round
        ("004", "", "", 3),
        ("004", "Smith", "", 3),
    ],
)
def test_a_person_is_found_however_the_list_writes_them(plan, persons, number, last, first, index):
    (found,) = plan([line(number=number, last=last, first=first)]).lines
    assert (found.person.id if found.person else None) == persons[index]


@pytest.mark.parametrize("name", ["Côté-Gagné, Marie-Ève", "Marie-Ève Côté-Gagné", "CÔTÉ-GAGNÉ Marie-Ève"])
def test_whole_names_in_any_order(plan, persons, name):
    (found,) = plan([(name, DAY)], ("Nom et prénom", "Date")).lines
    assert found.person.id == persons[0]


@pytest.mark.parametrize(
    ("header", "cells", "which"),
    [
        ("Résolution", "2022-05-088", 0),
        ("Résolution", "2022 05 088", 0),
        ("Résolution", "2026-11-214", 1),
        ("Version", "2", 1),
        ("Version", "v1", 0),
        ("Politique", "Politique d’utilisation des médias sociaux, version 2", 1),
        ("Politique", "politique d'utilisation des medias sociaux", 0),
        ("Politique", "médias sociaux", 0),
        ("Politique", "", 0),
    ],
)
def test_a_text_is_found_by_what_the_list_calls_it_else_by_the_date(
    plan, persons, texts, header, cells, which
):
    (found,) = plan([("001", DAY, cells)], ("Matricule", "Date", header)).lines
    assert found.text is not None
    assert found.text.id == texts[which]


def test_a_line_that_names_no_text_takes_the_one_that_was_chosen(plan, persons, texts):
    (found,) = plan([("001", dt.date(2026, 11, 20))], ("Matricule", "Date"), version_id=texts[0]).lines
    assert found.text.id == texts[0]


def test_of_two_policies_the_list_has_to_say_which(plan, persons, texts, policies, register):
    outline = Outline("", "Autre.", (Section(1, "1", "But", "Rouler."),))
    other = policies.import_policy(
        "v.txt", b"x", outline, PolicyIdentity("Ville", "Politique de transport", "", "fr")
    )
    adopt(register, other, number="2026-11-300", title="Politique de transport")
    (found,) = plan([("001", DAY)], ("Matricule", "Date")).lines
    assert [one.reason for one in found.problems] == [Reason.TEXT_MISSING]
    (found,) = plan(
        [("001", dt.date(2026, 11, 20), "politique de transport")], ("Matricule", "Date", "Politique")
    ).lines
    assert found.text.id == other


class StopAfter:
    def __init__(self, reports):
        self.left = reports

    def report(self, done, total):
        self.left -= 1
        if self.left < 0:
            raise Cancelled


@pytest.mark.parametrize("reports", range(6))
def test_a_cancelled_import_records_nothing(plan, past, register, persons, reports):
    rows = [line(number=f"00{n}", last="", first="") for n in range(1, 8)]
    found = plan(rows)
    with pytest.raises(Cancelled):
        past.apply(found, StopAfter(reports)) and past.apply(found, StopAfter(0))
    count = register.rows("SELECT count(*) FROM acknowledgement_event")[0][0]
    assert count in (0, 7)
    assert register.rows("SELECT count(*) FROM acknowledgement_status")[0][0] == count


def test_what_changed_since_the_comparison_refuses_it_whole(
    plan, past, people, service, register, persons, texts
):
    found = plan([LINE, line(number="004", last="", first="")])
    service.record(texts[0], [persons[3]], DAY, Method.GROUP_SHEET)
    with pytest.raises(RegisterChangedSincePlan):
        past.apply(found)
    assert service.history(persons[0], texts[0]) == ()


def test_a_backup_is_made_before(plan, past, register, persons, monkeypatch):
    asked = []
    monkeypatch.setattr(Register, "safeguard", lambda self, progress: asked.append(progress))
    past.apply(plan([LINE]))
    past.apply(plan([LINE]))  # nothing new, nothing to guard
    assert len(asked) == 1


def test_who_refused_and_signed_after_all_stands_as_signed(plan, past, service, persons, texts):
    first, _second = texts
    service.refuse(first, [persons[0]], dt.date(2022, 6, 10), "Pas le temps", "Le greffier")
    past.apply(plan([LINE]))
    (row,) = service.listing.rows(service.scope(ScopeKey(0, first)), [persons[0]])
    assert row.status.day == DAY
