"""The trail in the user's words, from what the program's own services recorded."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.app import retained, trail_words
from medias_desktop.core import i18n
from medias_desktop.core.errors import Cancelled
from medias_desktop.core.progress import Silent
from medias_desktop.core.retention import DueRecord
from medias_desktop.core.store.sealed import Vault
from medias_desktop.people.models import person
from medias_desktop.people.rules import Group, PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.service import PolicyService
from medias_desktop.safekeeping.errors import ActionGone
from medias_desktop.safekeeping.service.retention import RetentionService
from medias_desktop.safekeeping.service.trail import FieldChange, TrailFilter, TrailService
from medias_desktop.safekeeping.service.trail.service import RECORDS
from tests.policies.adopting import draft
from tests.registers import change_behind


@pytest.fixture
def people(register):
    return PeopleService(register)


@pytest.fixture
def trail(register):
    return TrailService(register, trail_words())


def newest(trail, **wanted):
    return trail.page(TrailFilter(**wanted))[0]


def only(trail, **wanted):
    (record,) = trail.detail(newest(trail, **wanted).seq).records
    return record


def test_a_new_person(register, people, trail):
    people.add(PersonDraft("Côté", "Zoé", "007", group=Group.ELECTED, start_date=dt.date(2020, 3, 1)))
    line = newest(trail)
    assert (line.action, line.about, line.rows) == ("Personne ajoutée", "Zoé Côté", 1)
    assert line.actor == register.actor.name
    record = only(trail)
    assert (record.kind, record.title, record.change) == ("Personne", "Zoé Côté", "Ajout")
    assert record.followed
    assert record.fields == (
        FieldChange("Nom", "", "Côté"),
        FieldChange("Prénom", "", "Zoé"),
        FieldChange("Matricule", "", "007"),
        FieldChange("Groupe", "", "Élu"),
        FieldChange("Date de début", "", "1er mars 2020"),
        FieldChange("Langue des lettres et des feuilles", "", "Français"),
    )


def test_a_correction_says_what_was_before(people, trail):
    number = people.add(PersonDraft("Côté", "Zoé", end_date=dt.date(2026, 1, 31)))
    people.change(number, 1, PersonDraft("Roy", "Zoé", email="zoe@ville.example"))
    assert newest(trail).about == "Zoé Roy"
    assert only(trail).fields == (
        FieldChange("Nom", "Côté", "Roy"),
        FieldChange("Courriel", "", "zoe@ville.example"),
        FieldChange("Date de fin", "31 janvier 2026", ""),
    )
    history = trail.record_history([("person", str(number))])
    assert history.title == "Personne — Zoé Roy"
    assert [step.action for step in history.steps] == ["Fiche de la personne corrigée", "Personne ajoutée"]


def test_in_english(people, trail):
    people.add(PersonDraft("Côté", "Zoé"))
    i18n.use_language("en")
    line = newest(trail)
    assert (line.action, line.about) == ("Person added", "Zoé Côté")
    assert only(trail).fields[2].caption == "Group"


def test_what_a_policy_is_called_in_the_trail(register, trail):
    draft(PolicyService(register))
    line = newest(trail)
    assert line.action == "Politique importée"
    assert "politique" in line.about.casefold()
    detail = trail.detail(line.seq)
    version = next(one for one in detail.records if one.table == "policy_version")
    assert version.title.endswith(", version 1")
    section = next(one for one in detail.records if one.table == "section")
    assert section.fields[0] == FieldChange("Politique", "", version.title)
    assert not section.followed


def test_pages_and_filters(register, people, trail):
    for number in range(7):
        people.add(PersonDraft(f"Nom{number}", "Luc"))
    first = trail.page(TrailFilter(), limit=3)
    second = trail.page(TrailFilter(), first[-1].seq, limit=3)
    assert [line.about[-4:] for line in (*first, *second)] == [f"Nom{n}" for n in (6, 5, 4, 3, 2, 1)]
    assert [line.about[-4:] for line in trail.page(TrailFilter(text="NOM4"))] == ["Nom4"]
    assert len(trail.page(TrailFilter(table="person"))) == 7
    assert len(trail.page(TrailFilter(action="add_person"))) == 7
    assert trail.page(TrailFilter(actor="nobody")) == ()
    today = register.clock.today()
    tomorrow, yesterday = today + dt.timedelta(days=1), today - dt.timedelta(days=1)
    assert trail.page(TrailFilter(first_day=tomorrow)) == ()
    assert trail.page(TrailFilter(last_day=yesterday)) == ()
    assert len(trail.page(TrailFilter(first_day=today, last_day=today, table="person"))) == 7
    assert ("add_person", "Personne ajoutée") in trail.actions()
    assert ("person", "Personne") in trail.tables()
    assert (register.actor.uid, register.actor.name) in trail.users()


def test_an_action_of_many_records_comes_in_parts(register, trail):
    with register.transaction("import_people") as tx:
        for number in range(RECORDS + 3):
            name = f"n{number:03}"
            values = {
                "uid": name,
                "last_name": name,
                "group_code": "student",
                "sort_key": name,
                "search_key": name,
            }
            tx.insert(person, created_at=tx.now, updated_at=tx.now, **values)
    line = newest(trail)
    assert line.about == f"Personne ({RECORDS + 3})"
    first = trail.detail(line.seq)
    assert len(first.records) == RECORDS
    rest = trail.detail(line.seq, first.next_after)
    assert [one.title for one in rest.records] == ["n050", "n051", "n052"]
    assert rest.next_after is None


def test_a_destroyed_content_says_by_which_rule(register, people, trail):
    number = people.add(PersonDraft("Zyxwvutsky", "Quirin", end_date=dt.date(2010, 1, 1)))
    added = newest(trail).seq
    retention = RetentionService(register, retained())
    retention.set_rule("former_person", 84, "03-205")
    due = retention.due("former_person")
    assert [type(one) for one in due] == [DueRecord]
    retention.destroy("former_person", due, Silent())
    (record,) = trail.detail(added).records
    assert record.title == f"nº\u00a0{number}"
    assert record.fields == ()
    assert record.destroyed.startswith("Contenu détruit selon la règle «\u00a003-205\u00a0» (opération ")
    destruction = newest(trail)
    assert destruction.action == "Dossiers détruits selon la règle"
    shown = repr(trail.page(TrailFilter())) + repr(
        [trail.detail(one.seq) for one in trail.page(TrailFilter())]
    )
    assert "Zyxwvutsky" not in shown


@pytest.mark.file_only("a trail altered behind the program")
def test_a_content_that_went_without_a_rule(register, people, trail):
    people.add(PersonDraft("Roy"))
    seq = newest(trail).seq
    change_behind(register, f"DELETE FROM audit_content WHERE seq = {seq}")
    (record,) = trail.detail(seq).records
    assert "sans qu’une destruction ait été inscrite" in record.destroyed


def test_a_sealed_record_that_was_read(register, trail):
    vault = Vault({1: bytes(32)})
    with register.transaction("change_person") as tx:
        number = vault.add(tx, "uid-of-a-person", {"text": "secret"})
    vault.read(register)
    line = newest(trail)
    assert (line.action, line.about) == ("Dossier scellé lu", f"Dossier scellé\u00a0: nº\u00a0{number}")
    assert line.actor == register.actor.name
    assert line.at == register.clock.now()
    record = only(trail)
    assert (record.change, record.fields) == ("Lecture", (FieldChange("Révision", "", "1"),))
    assert "secret" not in repr(trail.page(TrailFilter()))


def test_seals(register, people, trail):
    people.add(PersonDraft("Roy"))
    first = newest(trail).seq
    assert trail.detail(first).seal is None
    register.seal()
    people.add(PersonDraft("Côté"))
    assert newest(trail).seal is None
    sealed = trail.page(TrailFilter())[1]
    assert sealed.seal is not None
    assert (sealed.seal.seq, sealed.seal.signer) == (first, register.actor.name)
    assert trail.detail(1).seal == sealed.seal  # what came before is covered as well


def test_what_was_recorded_by_an_unknown_user_and_unknown_words(register, trail):
    with register.transaction("a_new_action") as tx:
        tx.note("odd", "a_table", "5/x", {"a": {"b": 1}, "c": "2026-02-30", "d": True, "e": "x" * 2000})
    line = newest(trail)
    assert (line.action, line.about) == ("a_new_action", "a_table\u00a0: nº\u00a05/x")
    record = only(trail)
    assert record.change == "odd"
    shown = {one.caption: one.after for one in record.fields}
    assert shown["a"] == '{"b": 1}'
    assert shown["c"] == "2026-02-30"
    assert shown["d"] == "Oui"
    assert shown["e"].endswith("x…")
    assert not record.followed


def test_an_operation_that_is_not_there(trail):
    with pytest.raises(ActionGone):
        trail.detail(999)
    with pytest.raises(ActionGone):
        trail.detail(2)  # within another action


def test_a_search_can_be_stopped(people, trail):
    class Stopped:
        def report(self, done, total):
            raise Cancelled

    people.add(PersonDraft("Roy"))
    with pytest.raises(Cancelled):
        trail.page(TrailFilter(text="nowhere"), progress=Stopped())


def test_export_lies_beside_what_checks_it(register, people, trail, tmp_path):
    people.add(PersonDraft("Roy"))
    done = trail.export(tmp_path / "piste.ndjson")
    assert done.events == len((tmp_path / "piste.ndjson").read_text("utf-8").splitlines()) - 2
    assert done.verifier == tmp_path / "verify_trail.py"
    assert done.verifier.exists()
