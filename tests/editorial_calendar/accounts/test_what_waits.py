"""What the accounts put on the list of things to do, what a trial says of them, what goes with a person, what the trail tells."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from medias_desktop.core.progress import Silent
from medias_desktop.core.store.audit.reconciling import reconcile
from medias_desktop.editorial_calendar.models import accounts as models
from medias_desktop.editorial_calendar.retention.accounts import AccountsOfPersons
from medias_desktop.editorial_calendar.todo.accounts import todos
from medias_desktop.editorial_calendar.trail_labels.accounts import TRAIL
from medias_desktop.editorial_calendar.trials.accounts import try_accounts
from medias_desktop.migrations.tables import metadata
from medias_desktop.policies.rules.checks import bind_all
from medias_desktop.policies.towns import town_rules
from tests.editorial_calendar.accounts.lived import lived
from tests.editorial_calendar.accounts.people import JULIE, MARC
from tests.editorial_calendar.town_rules import service_of, service_over

TODAY = dt.date(2026, 11, 21)


@pytest.fixture
def blainville(register):
    service, page = service_of(register, "blainville")
    return service, lived(service, page)


def test_a_register_without_accounts_has_nothing_to_do(register):
    assert todos(register, service_over(register).policies) == ()


def test_each_thing_to_do_leads_to_its_page_with_its_clause(blainville):
    service, _people = blainville
    told = {one.place: one for one in todos(service.register, service.policies) if one.kind == "bad"}
    assert [one.text for one in todos(service.register, service.policies)] == [
        "1 accès fait l’objet d’un soupçon\u00a0: changez-le sur-le-champ",
        "1 accès est à renouveler",
        "1 soupçon est à signaler à qui le texte nomme",
        "4 tâches n’ont personne de désigné",
        "1 point des comptes officiels est à régler",
        "Il manque des comptes officiels que nomme le texte sur 3 plateformes",
    ]
    assert set(told) == {"accounts/accesses"}
    assert told["accounts/accesses"].chip == "art. 12.2"


def test_crisis_mode_is_a_thing_to_do_until_it_is_off(blainville):
    service, _people = blainville
    number = service.periods.declare(service.local_now, "Sécurité civile")
    first = todos(service.register, service.policies)[0]
    assert (first.kind, first.chip, first.place) == ("bad", "21 nov. 2026", "accounts/periods")
    service.periods.lift(number, 1, service.local_now, "Direction générale")
    service.register.clock.set_today(dt.date(2026, 11, 22))
    assert all(one.place != "accounts/periods" for one in todos(service.register, service.policies))


def test_an_absence_without_replacement_is_told_thirty_days_before(register):
    service, page = service_of(register, "montmagny")
    lived(service, page)  # Julie leaves on December 20, 29 days later
    told = [one for one in todos(register, service.policies) if one.place == "accounts/absences"]
    assert [(one.text, one.chip) for one in told] == [("1 absence est sans remplaçant", "art. 8.3")]
    register.clock.set_today(dt.date(2026, 11, 19))
    assert not [one for one in todos(register, service.policies) if one.place == "accounts/absences"]


def test_a_trial_tells_of_each_rule_what_stands_against_it(blainville):
    service, _people = blainville
    rules = [
        one for one in town_rules("blainville", "fr") if one.code in ("BL-080", "BL-083", "BL-012", "BL-005")
    ]
    told = {one.code: one for one in try_accounts(service.register, bind_all(rules), TODAY)}
    assert {code: (one.kind, len(one.names)) for code, one in told.items()} == {
        "BL-005": ("warn", 4),  # one Facebook page of two, and three platforms
        "BL-012": ("ok", 0),
        "BL-080": ("warn", 2),  # Marc's access is late, hers under suspicion
        "BL-083": ("warn", 1),
    }


def test_what_is_kept_of_a_person_goes_with_them(blainville):
    service, people = blainville
    part = AccountsOfPersons()
    julie, marc = people[JULIE], people[MARC]
    with service.register.read() as connection:
        before = part.stamps(connection, [julie, marc])
        assert set(before) == {julie, marc}
        assert part.mentions(connection, [julie]) == 1  # Marc's leave, in which she takes his place
        assert part.mentions(connection, [julie, marc]) == 0
    with service.register.transaction("destroy") as tx:
        # Two accesses, a suspicion, an absence, a task.
        assert part.destroy(tx, [julie]) == 5
        tx.erase(f"person/{julie}", "03-205")
    (kept,) = service.absences.all()
    assert (kept.name, kept.replacement, kept.replacement_id) == ("Marc Boisvert", "", None)
    assert {one.name for one in service.accesses.all()} == {"Marc Boisvert"}
    with service.register.read() as connection:
        assert set(part.stamps(connection, [julie, marc])) == {marc}
        assert reconcile(connection, metadata) == ()
    rows = service.register.rows(
        "SELECT c.body FROM audit_event e JOIN audit_content c ON c.seq = e.seq WHERE e.entity = 'account_access'"
    )
    assert {json.loads(row["body"]).get("new", {}).get("person_id") for row in rows} <= {marc, None}


def test_the_trail_has_words_for_every_act_and_column(blainville):
    service, _people = blainville
    tables = {table.name: table for table in vars(models).values() if hasattr(table, "columns")}
    assert set(TRAIL.tables) == set(tables)
    for name, words in TRAIL.tables.items():
        named = set(words.columns) | set(words.hidden)
        assert {one.name for one in tables[name].columns} - named <= {"id", "uid", "version"}, name
    acts = {
        row["action"]
        for row in service.register.rows(
            "SELECT DISTINCT action FROM audit_event WHERE entity IN ('official_account', 'account_access',"
            " 'account_access_incident', 'account_absence', 'account_duty', 'followed_account', 'calendar_period')"
        )
    }
    assert acts
    assert acts <= set(TRAIL.actions)


def test_the_official_list_is_printed_with_its_clause(register):
    import pypdfium2

    service, page = service_of(register, "montmagny")
    lived(service, page)
    pdf = pypdfium2.PdfDocument(service.accounts.exports.pdf("accounts", Silent()))
    words = " ".join(pdf[n].get_textpage().get_text_range() for n in range(len(pdf))).replace("\r\n", " ")
    assert "Comptes officiels de la municipalité" in words
    assert "La liste complète des comptes" in words  # the clause of annex 1
    for said in ("Sainte-Élodie", "2026-01-05", "2018-05-04", "Non affiché", "Fermé"):
        assert said in words, said
