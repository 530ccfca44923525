"""From a file to the register: compared first, written whole or not at all."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from medias_desktop.core.errors import Cancelled
from medias_desktop.core.lists.errors import ListWithoutHeader
from medias_desktop.people.command import run_import
from medias_desktop.people.errors import NameColumnMissing, PeopleChangedSincePlan
from medias_desktop.people.list_import.mapping import guess_mapping
from medias_desktop.people.list_import.plan import RowState
from medias_desktop.people.list_import.problems import Reason
from medias_desktop.people.list_import.reading import read_list
from medias_desktop.people.rules import Group, PersonDraft, PersonFilter, sort_key
from medias_desktop.people.rules import search_key as key_of_draft
from medias_desktop.people.service import PeopleService

HEADER = "Matricule;Nom;Prénom;Courriel;Service;Statut;Langue;Date d’embauche;Fin d’emploi\r\n"


@pytest.fixture
def service(register):
    return PeopleService(register)


@pytest.fixture
def listed(tmp_path):
    def write(text, encoding="cp1252"):
        path = tmp_path / "liste.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.fixture
def plan(service, listed):
    def make(text, **changes):
        table = read_list(listed(text))
        mapping = guess_mapping(table)
        if "group" in changes:
            mapping = mapping.with_default_group(changes["group"])
        return service.plan_import(table, mapping)

    return make


def states(plan):
    return [row.state.value for row in plan.rows]


def problems(plan):
    return {row.number: [problem.reason for problem in row.problems] for row in plan.of(RowState.PROBLEM)}


def test_new_persons_are_written_as_listed(service, plan):
    made = plan(
        HEADER
        + "007;Côté;Zoé;zoe@ville.example;Greffe;Rég.;Anglais;13/02/2020;\r\n"
        + "=1+1;@SOMME;-2;;+A1;Élue;;3 mars 2021;31/12/2029\r\n"
    )
    assert states(made) == ["new", "new"]
    assert service.count() == 0, "nothing is written before it is asked for"
    result = service.apply_import(made)
    assert (result.added, result.updated) == (2, 0)
    formula, zoe = service.list()
    assert (zoe.number, zoe.full_name, zoe.email, zoe.department) == (
        "007",
        "Zoé Côté",
        "zoe@ville.example",
        "Greffe",
    )
    assert (zoe.group, zoe.language, zoe.start_date, zoe.end_date) == (
        Group.REGULAR,
        "en",
        dt.date(2020, 2, 13),
        None,
    )
    assert (formula.number, formula.last_name, formula.first_name, formula.department) == (
        "=1+1",
        "@SOMME",
        "-2",
        "+A1",
    )
    assert (formula.group, formula.start_date) == (Group.ELECTED, dt.date(2021, 3, 3))


def test_imported_and_typed_persons_are_found_alike(service, plan, register):
    from medias_desktop.people.models import person as table

    service.apply_import(
        plan("Nom;Prénom;Courriel;Service\nŒuvrard-L’Écuyer;Anaïs;A@V.example;Hôtel  de ville\n")
    )
    with register.read() as connection:
        row = connection.execute(table.select()).one()
    draft = PersonDraft("Œuvrard-L’Écuyer", "Anaïs", "", "A@V.example", "Hôtel de ville")
    assert row.sort_key == sort_key(draft.last_name, draft.first_name)
    assert row.search_key == key_of_draft(draft)
    assert row.created_at == register.clock.now()


def test_problems_are_told_by_row_and_the_rest_is_importable(plan):
    made = plan(
        HEADER
        + "1;;Luc;;;Régulier;;;\r\n"
        + "2;Roy;Luc;luc@ville;;Régulier;;;\r\n"
        + "3;Dubé;Maude;;;Martien;;;\r\n"
        + "4;Caron;Yan;;;;;;\r\n"
        + "5;Pépin;Ève;;;Élue;Espagnol;;\r\n"
        + "6;Nadeau;Léo;;;Bénévole;;32/01/2020;jamais\r\n"
        + "7;Lavoie;Anne;;;Bénévole;;2021-01-01;2020-01-01\r\n"
        + "8;Fortin;Guy;;;Bénévole;;;;trop\r\n"
        + "9;Bon;Jean;;;Étudiant;;;\r\n"
        + "9;Autre;Nom;;;Étudiant;;;\r\n"
    )
    assert problems(made) == {
        2: [Reason.NAME_MISSING],
        3: [Reason.EMAIL_MALFORMED],
        4: [Reason.GROUP_UNKNOWN],
        5: [Reason.GROUP_MISSING],
        6: [Reason.LANGUAGE_UNKNOWN],
        7: [Reason.START_UNREADABLE, Reason.END_UNREADABLE],
        8: [Reason.END_BEFORE_START],
        9: [Reason.TOO_MANY_CELLS],
        11: [Reason.NUMBER_TWICE],
    }
    assert made.counts()[RowState.NEW] == 1
    for row in made.of(RowState.PROBLEM):
        for problem in row.problems:
            assert "{" not in problem.sentence()


def test_a_default_group_stands_for_missing_and_unknown_ones(plan):
    made = plan(HEADER + "3;Dubé;Maude;;;Martien;;;\r\n4;Caron;Yan;;;;;;\r\n", group=Group.VOLUNTEER)
    assert [row.values.group for row in made.of(RowState.NEW)] == ["volunteer", "volunteer"]


def test_recorded_persons_are_found_by_number_then_address_then_name(service, plan):
    by_number = service.add(PersonDraft("Roy", "Luc", "12"))
    by_email = service.add(PersonDraft("Dube", "Maude", email="MD@ville.example"))
    by_name = service.add(PersonDraft("Bélanger", "Noémie"))
    made = plan(
        "Matricule;Nom;Prénom;Courriel;Service\n12;Roy-Gagné;Luc;;\n;Dubé;Maude;md@ville.example;\n;BELANGER;noemie;;Greffe\n13;Neuve;Anne;;\n"
    )
    assert states(made) == ["update", "update", "update", "new"]
    assert [row.person_id for row in made.rows] == [by_number, by_email, by_name, 0]
    assert [row.changed for row in made.rows[:2]] == [("last_name",), ("last_name", "email")]
    service.apply_import(made)
    assert service.person(by_number).last_name == "Roy-Gagné"
    assert service.person(by_email).last_name == "Dubé"
    found = service.person(by_name)
    assert (found.department, found.version) == ("Greffe", 2)
    assert service.list(PersonFilter("gagne"))[0].id == by_number


def test_an_empty_cell_erases_nothing(service, plan):
    person_id = service.add(
        PersonDraft(
            "Roy", "Luc", "12", "luc@ville.example", "Greffe", Group.ELECTED, "en", dt.date(2020, 1, 1)
        )
    )
    made = plan("Matricule;Nom;Prénom;Courriel;Service;Langue\n12;ROY;LUC;;;\n")
    assert states(made) == ["unchanged"]
    service.apply_import(made)
    assert service.person(person_id).version == 1


def test_a_list_in_capitals_without_accents_takes_no_accent_away(service, plan):
    service.add(PersonDraft("Bélanger-L’Écuyer", "Noémie", "12", department="Hôtel de ville"))
    made = plan("Matricule;Nom;Prénom;Service\n12;BELANGER-L'ECUYER;NOEMIE;HOTEL DE VILLE\n")
    assert states(made) == ["unchanged"]
    made = plan("Matricule;Nom;Prénom;Service\n12;BELANGER-L'ECUYER;NOEMIE;HOTEL DE REGION\n")
    assert [row.changed for row in made.rows] == [("department",)]


def test_zeros_that_a_spreadsheet_took_away_make_nobody_new(service, plan):
    noemie = service.add(PersonDraft("Bélanger", "Noémie", "00123"))
    luc = service.add(PersonDraft("Roy", "Luc", "45"))
    service.add(PersonDraft("Dubé", "Guy", "0067"))
    made = plan("Matricule;Nom;Prénom\n123;Bélanger;Noémie\n0045;Roy;Luc\n67;Caron;Yan\n")
    assert states(made) == ["unchanged", "update", "new"], "another name makes another person"
    assert [row.person_id for row in made.rows] == [noemie, luc, 0]
    service.apply_import(made)
    assert (service.person(noemie).number, service.person(luc).number) == ("00123", "0045")


def test_a_number_with_zeros_and_one_without_may_be_two_namesakes(service, plan):
    service.add(PersonDraft("Roy", "Luc", "00123"))
    made = plan("Matricule;Nom;Prénom\n00123;Roy;Luc\n123;Roy;Luc\n")
    assert states(made) == ["unchanged", "new"]


def test_namesakes_are_never_mixed_up(service, plan):
    service.add(PersonDraft("Roy", "Luc", "1"))
    service.add(PersonDraft("Roy", "Luc", "2"))
    service.add(PersonDraft("Dubé", "Guy", "3", "famille@ville.example"))
    made = plan("Matricule;Nom;Prénom;Courriel\n;Roy;Luc;\n4;Dubé;Guy;\n5;Dubé;Anne;famille@ville.example\n")
    assert states(made) == ["new", "new", "new"]


def test_a_shared_address_recognises_nobody(service, plan):
    service.add(PersonDraft("Roy", "Luc", email="caserne@ville.example"))
    made = plan("Nom;Prénom;Courriel\nDubé;Maude;caserne@ville.example\nCaron;Yan;caserne@ville.example\n")
    assert states(made) == ["new", "new"]


def test_the_same_person_twice_in_a_list(service, plan):
    service.add(PersonDraft("Roy", "Luc", "1"))
    made = plan(
        "Matricule;Nom;Prénom\n1;Roy;Luc\n;Roy;Luc\n;Dubé;Maude\n;dube;MAUDE\n7;Caron;Yan\n8;Caron;Yan\n"
    )
    assert states(made) == ["unchanged", "problem", "new", "problem", "new", "new"]
    assert [problem.row for row in made.of(RowState.PROBLEM) for problem in row.problems] == [2, 4]


def test_importing_twice_adds_nobody(service, plan):
    text = HEADER + "".join(f"{n:03d};Roy{n};Luc;;Greffe;Élu;fr;2020-01-0{n};\r\n" for n in range(1, 6))
    service.apply_import(plan(text))
    again = plan(text)
    assert set(states(again)) == {"unchanged"}
    assert service.apply_import(again).added == 0
    assert service.count() == 5


def test_a_plan_made_before_someone_else_wrote_is_refused(service, plan):
    made = plan("Nom;Prénom\nRoy;Luc\n")
    service.add(PersonDraft("Roy", "Luc"))
    with pytest.raises(PeopleChangedSincePlan):
        service.apply_import(made)
    assert service.count() == 1


class StopAfter:
    """Cancels at the given report."""

    def __init__(self, reports):
        self.left = reports

    def report(self, done, total):
        self.left -= 1
        if self.left < 0:
            raise Cancelled


@pytest.mark.parametrize("reports", [0, 1, 2])
def test_a_cancelled_import_leaves_nothing(service, plan, reports):
    made = plan("Nom;Prénom\n" + "".join(f"Roy{n};Luc\n" for n in range(5000)))
    with pytest.raises(Cancelled):
        service.apply_import(made, StopAfter(reports))
    assert service.count() == 0
    assert service.apply_import(made).added == 5000


def test_whole_names_and_excel_zeros(service, plan):
    service.apply_import(plan('No employé;Nom complet;Service\n"=""0012""";Tremblay, Luc;\n13;Zoé Côté;\n'))
    assert [(person.number, person.listed_name) for person in service.list()] == [
        ("13", "Côté, Zoé"),
        ("0012", "Tremblay, Luc"),
    ]


def test_the_dates_of_each_column_are_settled_by_themselves(service, plan):
    made = plan(
        "Nom;Prénom;Date d’embauche;Fin d’emploi\nRoy;Luc;03/04/2020;12/31/2021\nDubé;Guy;13/04/2020;01/02/2022\n"
    )
    assert [(row.values.start_date, row.values.end_date) for row in made.rows] == [
        (dt.date(2020, 4, 3), dt.date(2021, 12, 31)),
        (dt.date(2020, 4, 13), dt.date(2022, 1, 2)),
    ]


def test_end_of_time_means_no_end(plan):
    made = plan("Nom;Prénom;Fin d’emploi\nRoy;Luc;9999-12-31\nDubé;Guy;0000-00-00\n")
    assert [row.values.end_date for row in made.rows] == [None, None]
    assert states(made) == ["new", "new"]


def test_the_command_tells_what_it_would_do(listed):
    path = listed(HEADER + "1;Roy;Luc;;;Régulier;;;\r\n2;Dubé;Maude;;;Martienne;;;\r\n\r\n")
    answer = run_import(path)
    assert (answer["rows"], answer["importable"], answer["updates"]) == (2, 1, 0)
    assert answer["problems"] == [
        {"row": 3, "code": "group_unknown", "reason": "Le groupe «\u00a0Martienne\u00a0» est inconnu."}
    ]
    json.dumps(answer)


def test_the_command_imports_and_finds_again(listed, register):
    path = listed(HEADER + "1;Roy;Luc;;;Régulier;;;\r\n2;Dubé;Maude;;;Élue;;;\r\n")
    dry = run_import(path, register.path, dry_run=True)
    assert (dry["importable"], dry["applied"]) == (2, False)
    assert PeopleService(register).count() == 0
    first = run_import(path, register.path)
    assert (first["importable"], first["new"], first["updates"], first["applied"]) == (2, 2, 0, True)
    second = run_import(path, register.path)
    assert (second["importable"], second["new"], second["updates"], second["unchanged"]) == (2, 0, 2, 2)
    assert PeopleService(register).count() == 2


def test_the_command_refuses_what_has_no_names(listed):
    with pytest.raises(NameColumnMissing):
        run_import(listed("Produit;Prix\nSel;douze\n"))
    with pytest.raises(ListWithoutHeader):
        run_import(listed("Sel;2021-01-01\nPoivre;2021-01-02\n"))
