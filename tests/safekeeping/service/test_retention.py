"""The town's rule decides what is due; a destruction leaves a certificate, a verifiable trail, and nobody's name."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from medias_desktop.acknowledgements.rules import Method
from medias_desktop.core.errors import Cancelled
from medias_desktop.core.retention import RetentionRule
from medias_desktop.core.store import search
from medias_desktop.core.store.audit import trail
from medias_desktop.core.store.audit.reconciling import reconcile
from medias_desktop.core.store.audit.verifying import verify
from medias_desktop.core.store.errors import NotEntitled
from medias_desktop.core.store.roles import Actor, Role
from medias_desktop.core.store.schema import metadata
from medias_desktop.people.errors import PersonUnknown
from medias_desktop.people.rules import PersonDraft
from medias_desktop.safekeeping.errors import (
    NothingToDestroy,
    ReasonMissing,
    ReasonNamesPerson,
    RecordsChanged,
    RuleInvalid,
    RuleUnconfirmed,
)
from medias_desktop.safekeeping.todo import todos
from tests.core.pdf.tools import text_of
from tests.safekeeping.people import GONE, KIND, Town, everything, naming

NAME = ("zyxwvutsky", "quirin", "q-4711")


@pytest.fixture
def town(register):
    return Town(register)


def head(register):
    with register.read() as connection:
        return trail.head(connection)


def state(register):
    """Everything but the seals."""
    return sorted(row for row in everything(register) if not row.startswith("audit_seal"))


class StopsAt:
    """A user who cancels at a step."""

    def __init__(self, step):
        self.step = step

    def report(self, done, _total):
        if done == self.step:
            raise Cancelled


# The rule


def test_a_proposal_makes_nothing_due(town):
    (shown,) = [one for one in town.retention.kinds() if one.kind.code == KIND]
    assert (shown.kind.code, shown.rule, shown.due) == (KIND, RetentionRule(84, "", False), 0)
    assert (town.due(), town.retention.waiting(), todos(town.retention)) == ((), 0, ())


def test_a_confirmed_rule_makes_due_who_left_on_the_day_or_before(town, clock):
    town.confirm()
    (shown,) = [one for one in town.retention.kinds() if one.kind.code == KIND]
    assert (shown.rule.months, shown.rule.basis, shown.rule.confirmed, shown.due) == (84, "03-205", True, 1)
    (record,) = town.due()
    assert (record.number, record.label, record.since) == (
        town.gone,
        "Zyxwvutsky, Quirin",
        dt.date(2019, 11, 21),
    )
    clock.set_today(dt.date(2026, 11, 20))
    assert town.due() == ()
    clock.set_today(dt.date(2026, 11, 22))
    assert town.keys() == [town.gone, town.later]


def test_what_is_due_waits_to_be_done(town, clock):
    clock.set_today(dt.date(2026, 11, 22))
    (todo,) = todos(town.confirm().retention)
    assert (todo.text, todo.tab) == ("2 dossiers ont atteint leur délai de conservation", "retention")


def test_a_rule_is_changed(town):
    town.confirm().confirm(85, "  03-206 ")
    rule = town.retention.kinds()[0].rule
    assert (rule.months, rule.basis, town.due()) == (85, "03-206", ())
    before = head(town.register)
    town.confirm(85, "03-206")
    assert head(town.register) == before


@pytest.mark.parametrize(("months", "basis"), [(0, "x"), (1201, "x"), (84, "  "), (84, "x" * 301)])
def test_a_rule_needs_a_delay_and_a_reference(town, months, basis):
    with pytest.raises(RuleInvalid):
        town.confirm(months, basis)
    assert not town.retention.kinds()[0].rule.confirmed


# Destruction


def test_nothing_of_the_person_is_left_anywhere(town):
    kind = search.Kind("person")
    with town.register.transaction("index") as tx:
        search.index(
            tx, kind, str(town.gone), "fr", "Zyxwvutsky, Quirin", "Voirie", subject=f"person/{town.gone}"
        )
    assert len(search.find(town.register, "quirin")) == 1
    town.confirm()
    assert len(naming(town.register, *NAME)) > 4
    done = town.retention.destroy(KIND, town.due())
    assert naming(town.register, *NAME) == []
    assert search.find(town.register, "quirin") == ()
    assert (done.destruction.count, done.traces_gone, done.unremembered) == (1, True, None)
    assert town.due() == ()
    with pytest.raises(PersonUnknown):
        town.people.person(town.gone)
    assert town.people.person(town.later).last_name == "Vachon"


def test_the_trail_still_verifies_and_agrees_with_the_tables(town):
    town.confirm()
    town.retention.destroy(KIND, town.due())
    with town.register.read() as connection:
        verdict = verify(connection)
        assert verdict.problems == ()
        # the person, a sheet handed out, a signature: each added and deleted
        assert verdict.erased == 6
        assert reconcile(connection, metadata) == ()


def test_the_chain_says_that_the_certificate_is_the_one_that_is_kept(town):
    town.confirm()
    done = town.retention.destroy(KIND, town.due())
    (kept,) = town.retention.destructions()
    assert kept == done.destruction
    assert town.retention.certificate(kept) == done.certificate
    assert (kept.kind, kept.basis, kept.at) == (KIND, "03-205", town.register.clock.now())


def test_the_certificate_says_everything_but_the_name(town, tmp_path):
    town.confirm()
    before = head(town.register)
    done = town.retention.destroy(KIND, town.due())
    text = " ".join(text_of(tmp_path, done.certificate, "-layout").split())
    with town.register.read() as connection:
        rows = connection.execute(sa.text("SELECT seq, hash FROM audit_event")).all()
        hashes = {seq: bytes(value).hex() for seq, value in rows}
        sealed_in = connection.execute(
            sa.text("SELECT min(seq) FROM audit_event WHERE entity = 'attachment' AND seq > :seq"),
            {"seq": before.seq},
        ).scalar_one()
    after = sealed_in - 1  # the last event before the certificate itself was kept
    for told in (
        "Certificat de destruction",
        "Ville de Sainte-Élodie",
        "Genre de dossier Personnes",
        "03-205",
        "7 ans",
        "21 novembre 2026",
        "Direction générale",
        town.register.actor.name,
        f"Nº {before.seq}, empreinte {before.hash.hex()[:16]}…",
        f"Nº {after}, empreinte {hashes[after][:16]}…",
        f"{town.gone} 2019-11-21",
        "400 jours",
        done.destruction.uid,
        "l’index de recherche : 3.",
        "a été effacé : 6.",
    ):
        assert told in text
    assert not [word for word in NAME if word in text.casefold()]


def test_a_name_that_others_records_hold_stays_and_is_counted(town, tmp_path):
    day = dt.date(2026, 11, 16)
    town.signatures.record(
        town.version, [town.here], day, Method.INDIVIDUAL_SHEET, witness="M. Quirin  ZYXWVUTSKY", note=""
    )
    town.confirm()
    done = town.retention.destroy(KIND, town.due())
    assert "restent dans ces dossiers : 1." in text_of(tmp_path, done.certificate).replace("\u00a0", " ")
    left = {row.split()[0] for row in naming(town.register, *NAME)}
    assert left == {"audit_content", "acknowledgement_event", "acknowledgement_status"}


def test_only_what_was_ticked_goes(town, clock):
    clock.set_today(dt.date(2026, 12, 31))
    town.confirm()
    town.retention.destroy(KIND, town.due()[1:])
    assert town.keys() == [town.gone]


def test_a_destruction_on_request_ignores_the_delay(town, tmp_path):
    record = next(one for one in town.retention.records(KIND) if one.number == town.here)
    done = town.retention.destroy_on_request(KIND, [record], "Demande du  12 novembre 2026")
    assert done.destruction.basis == "Demande du 12 novembre 2026"
    text = text_of(tmp_path, done.certificate, "-layout")
    assert "Demande du 12 novembre 2026" in text
    assert "—" in text  # whose clock had not started
    assert naming(town.register, "noémie") == []


# Refusals: nothing changes


def refused(town, error, act):
    before = state(town.register)
    with pytest.raises(error) as caught:
        act()
    assert state(town.register) == before
    return caught.value.sentence() if hasattr(caught.value, "sentence") else ""


@pytest.mark.parametrize("role", [Role.CLERK, Role.COMMUNICATIONS, Role.READING])
def test_only_the_direction_destroys(town, role):
    town.confirm()
    due = town.due()
    town.register.actor = Actor("u", "Ginette Roy", role)
    assert not town.retention.may_administer
    sentence = refused(town, NotEntitled, lambda: town.retention.destroy(KIND, due))
    assert sentence.startswith("Ginette Roy")
    refused(town, NotEntitled, lambda: town.retention.destroy_on_request(KIND, due, "Demande"))
    refused(town, NotEntitled, lambda: town.confirm(12))
    assert todos(town.retention) == ()


@pytest.mark.parametrize("step", range(4))
def test_a_destruction_that_stops_half_way_changes_nothing(town, step):
    town.confirm()
    due = town.due()
    refused(town, Cancelled, lambda: town.retention.destroy(KIND, due, StopsAt(step)))
    assert town.due() == due


def test_a_certificate_that_cannot_be_made_undoes_everything(town, monkeypatch):
    def broken(_certificate):
        raise MemoryError

    town.confirm()
    due = town.due()
    monkeypatch.setattr("medias_desktop.safekeeping.service.destroying.typeset_destruction", broken)
    refused(town, MemoryError, lambda: town.retention.destroy(KIND, due))


def _rename(town):
    person = town.people.person(town.gone)
    town.people.change(town.gone, person.version, PersonDraft("Zyxwvutsky", "Q.", end_date=person.end_date))


def _come_back(town):
    person = town.people.person(town.gone)
    town.people.change(town.gone, person.version, PersonDraft("Zyxwvutsky", "Quirin"))


def _sign(town):
    (entry,) = (
        one
        for one in town.signatures.history(town.gone, town.version)
        if one.event.method is Method.INDIVIDUAL_SHEET
    )
    town.signatures.cancel(entry.event.id, "Erreur")


def _destroy(town):
    town.retention.destroy(KIND, town.due())


def _keep_longer(town):
    town.confirm(85)


@pytest.mark.parametrize("meanwhile", [_rename, _come_back, _sign, _destroy, _keep_longer])
def test_a_record_that_is_not_what_was_shown_is_refused(town, clock, meanwhile):
    town.confirm()
    due = town.due()
    meanwhile(town)
    sentence = refused(town, RecordsChanged, lambda: town.retention.destroy(KIND, due))
    assert sentence.startswith("Zyxwvutsky, Quirin")


def test_of_many_changed_records_some_are_named(town):
    for number in range(6):
        town.people.add(PersonDraft(f"Roy{number}", "Zoé", end_date=dt.date(2018, 1, 1)))
    town.confirm()
    due = town.due()
    town.confirm(1200)
    sentence = refused(town, RecordsChanged, lambda: town.retention.destroy(KIND, due))
    assert "Roy4, Zoé…" in sentence


def test_nothing_is_destroyed_by_a_proposal(town):
    shown = town.retention.records(KIND)[:1]
    refused(town, RuleUnconfirmed, lambda: town.retention.destroy(KIND, shown))


def test_nothing_is_destroyed_when_nothing_is_chosen(town):
    town.confirm()
    refused(town, NothingToDestroy, lambda: town.retention.destroy(KIND, ()))


def test_a_request_says_why_and_names_nobody(town):
    shown = [one for one in town.retention.records(KIND) if one.number == town.gone]
    refused(town, ReasonMissing, lambda: town.retention.destroy_on_request(KIND, shown, "  "))
    reason = f"Demande de {GONE.first_name} {GONE.last_name.upper()}"
    refused(town, ReasonNamesPerson, lambda: town.retention.destroy_on_request(KIND, shown, reason))
