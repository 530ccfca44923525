"""Crisis mode, things to do, trials of rules, how long they are kept, answers in words, what no list may break on."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from medias_desktop.core import i18n
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.core.text import fold
from medias_desktop.editorial_calendar.errors import interactions as errors
from medias_desktop.editorial_calendar.models.interactions import interaction
from medias_desktop.editorial_calendar.retention.interactions import InteractionsKept
from medias_desktop.editorial_calendar.rules.answer_texts import filled, in_words_of, unknown_placeholder
from medias_desktop.editorial_calendar.rules.answer_times import AnswerTime, month_times
from medias_desktop.editorial_calendar.rules.interaction_filters import InteractionFilter, Waiting
from medias_desktop.editorial_calendar.rules.interactions import (
    AnswerTemplate,
    DueBasis,
    InteractionDraft,
    InteractionKind,
    StepDraft,
    StepKind,
)
from medias_desktop.editorial_calendar.todo.interactions import todos
from medias_desktop.sanctions import models as moderation
from tests.acknowledgements.towns import services_of
from tests.editorial_calendar.town_rules import service_of
from tests.sanctions.moderation.texts import draft as incident_draft

KIND, STEP = InteractionKind, StepKind


def at(text):
    return dt.datetime.fromisoformat(text)


def draft(kind=KIND.QUESTION, received="2026-11-16T10:00", text="À quelle heure ouvre l’aréna?", **more):
    return InteractionDraft(kind=kind, received_at=at(received), text=text, **more)


def answered(service, number, moment, channel="email"):
    one = service.interactions.one(number)
    step = StepDraft(
        kind=STEP.ANSWERED, taken_at=at(moment), channel=channel, text="Voilà.", departure="Fait"
    )
    service.interactions.step(number, one.version, step)


def test_crisis_mode_lets_wait_and_the_limit_counts_from_its_end(register):
    service, _account = service_of(register, "blainville")
    kept = service.interactions
    period = service.periods.declare(at("2026-11-16T08:00"), "Julie Landry", "Inondation")
    number = kept.record(draft())
    one = kept.one(number)
    assert (one.due_at, one.due_basis, one.clause.rule_code) == (None, DueBasis.LIFTED, "BL-052")
    urgent = kept.one(kept.record(draft(urgent=True)))
    assert urgent.due_at == at("2026-11-16T10:00")
    assert kept.recount() == 0
    service.periods.lift(period, 1, at("2026-11-17T09:00"), "Julie Landry")
    assert kept.recount() == 1
    assert (kept.one(number).due_at, kept.one(number).clause.rule_code) == (at("2026-11-20T09:00"), "BL-047")


def test_what_was_recorded_keeps_the_clause_of_its_day(register):
    service, _account = service_of(register, "blainville")
    before = service.interactions.record(draft(received="2026-11-10T10:00"))  # in force since the 15th
    after = service.interactions.record(draft())
    assert service.interactions.one(before).clause.cite == ""
    assert service.interactions.one(after).clause.cite == "art. 10"


def test_things_to_do_name_what_is_late_and_its_clause(register):
    i18n.use_language("fr")
    service, _account = service_of(register, "montmagny")
    policies = service.policies
    assert todos(register, policies) == ()
    late = service.interactions.record(draft())  # due on 20 November, it is the 21st
    service.interactions.record(draft(received="2026-11-20T10:00"))
    service.interactions.record(draft(KIND.COMPLAINT))
    service.interactions.step(
        late, 1, StepDraft(kind=STEP.TRANSMITTED, taken_at=at("2026-11-16T11:00"), sent_to="Loisirs")
    )
    told = [(one.text, one.chip, one.place) for one in todos(register, policies)]
    assert told == [
        ("1 réponse est en retard", "art. 8.6", "interactions/late"),
        ("1 service doit encore sa réponse", "", "interactions/department"),
        (
            "1 interaction attend une échéance\u00a0: son délai est dans un autre document",
            "à fixer",
            "interactions/unknown",
        ),
    ]
    answered(service, late, "2026-11-21T09:00")
    assert [one.place for one in todos(register, policies)] == ["interactions/unknown"]


def test_a_report_passed_on_is_no_longer_late(register):
    service, _account = service_of(register, "blainville")
    kept = service.interactions
    number = kept.record(draft(KIND.NEGATIVE_COMMENT, reported_by="Luc Gagnon"))
    assert kept.first(InteractionFilter(waiting=Waiting.LATE))[0].id == number
    step = StepDraft(kind=STEP.TRANSMITTED, taken_at=at("2026-11-16T10:05"), sent_to="Communications")
    kept.step(number, 1, step)
    assert not kept.first(InteractionFilter(waiting=Waiting.LATE))
    assert kept.one(number).open


def test_trials_say_what_the_rules_would_have_met(register):
    i18n.use_language("en")
    service, _account = service_of(register, "montmagny")
    number = service.interactions.record(draft())
    answered(service, number, "2026-11-20T10:00")
    complaint = service.interactions.record(draft(KIND.COMPLAINT))
    answered(service, complaint, "2026-11-17T09:00", "public_reply")
    found = {
        one.code: (one.kind, one.text)
        for part in services_of(register).trying.of_town("montmagny", "en").tried
        for one in part.findings
    }
    assert found["MM-103"] == ("warn", "1 answer of the last year came after this limit")
    assert found["MM-066"] == (
        "warn",
        "1 interaction of the last year was answered although this clause says otherwise",
    )
    assert found["MM-069"] == (
        "accent",
        "1 interaction of the last year is of the kind that this clause names",
    )
    assert found["MM-108"][0] == "ok"
    assert found["MM-107"] == ("accent", "Shown with its clause where an interaction is answered.")


def test_what_is_answered_goes_after_its_time_and_what_is_open_stays(register):
    service, account = service_of(register, "blainville")
    kept = service.interactions
    gone = kept.record(draft(text="Achetez!", account_id=account, sender="Rabais Éclair"))
    answered(service, gone, "2026-11-17T10:00")
    kept.record(draft(text="Encore ouverte", sender="Rabais Éclair"))
    incident = service.sanctions.incidents.record(incident_draft(account, capture_text="Achetez!"))
    assert kept.find_incident(gone)
    assert kept.one(gone).incident_id == incident
    store = InteractionsKept()
    assert (store.count(register, dt.date(2026, 11, 16)), store.count(register, dt.date(2026, 11, 21))) == (
        0,
        1,
    )
    with register.read() as connection:
        due = store.records(connection, limit=dt.date(2026, 11, 21))
        assert [(one.number, one.since) for one in due] == [
            (gone, dt.date(2026, 11, 21))
        ]  # given over that day
        assert len(store.records(connection)) == 2
        assert store.mentions(connection, due) == 1
    with register.transaction("destroy") as tx:
        assert store.destroy(tx, due) == 3  # the interaction and its two steps
    assert [row.text for row in kept.first(InteractionFilter())] == ["Encore ouverte"]


def test_an_incident_that_is_destroyed_leaves_the_interaction(register):
    service, account = service_of(register, "blainville")
    number = service.interactions.record(draft(text="Achetez!", account_id=account))
    incident = service.sanctions.incidents.record(incident_draft(account, capture_text="Achetez!"))
    service.interactions.link_incident(number, 1, incident)
    with register.transaction("destroy") as tx:
        tx.delete(moderation.incident, incident)
    assert service.interactions.one(number).incident_id is None


# Answers in words


def test_answers_are_written_in_the_language_of_whom_they_answer(register):
    i18n.use_language("fr")
    service, _account = service_of(register, "montmagny")
    settings = service.settings.settings()
    service.settings.save(dataclasses.replace(settings, website="https://www.sainte-elodie.example"))
    one = service.interactions.one(service.interactions.record(draft(language="en", sender="Claire D.")))
    texts = {
        (template.name, template.language): service.answers.text(template, one)
        for language in ("fr", "en")
        for template in service.answer_templates.offered("question", language)
    }
    assert texts["provisional", "en"].startswith("Hello Claire D.,\n\nThank you for your message.")
    assert "you will have it by November 20, 2026" in texts["provisional", "en"]
    assert "au plus tard le 20 novembre 2026, 12\u00a0h\u00a000" in texts["provisional", "fr"]
    assert "9-1-1" in texts["emergency", "fr"]
    assert not any("{" in text for text in texts.values())
    tender = service.interactions.one(service.interactions.record(draft(KIND.TENDERS)))
    offered = {one.name: one for one in service.answer_templates.offered("tenders", "fr")}
    text = service.answers.text(offered["redirected"], tender)
    assert text.startswith("Bonjour,\n\n")
    assert "https://www.sainte-elodie.example" in text
    assert service.answer_templates.offered("doubt", "fr") == ()


def test_templates_are_kept_once_by_name_and_language(register):
    service, _account = service_of(register, "montmagny")
    kept = service.answer_templates
    number = kept.add(AnswerTemplate(0, " Aréna ", "question", "fr", "Bonjour {nom}"))
    kept.add(AnswerTemplate(0, "Aréna", "question", "en", "Hello {name}"))
    with pytest.raises(errors.TemplateKnown):
        kept.add(AnswerTemplate(0, "arena", "", "fr", "Autre"))
    for name, text in (("", "x"), ("x", "  ")):
        with pytest.raises(errors.TemplateIncomplete):
            kept.add(AnswerTemplate(0, name, "", "fr", text))
    one = kept.one(number)
    kept.change(one._replace(retired=True))
    assert next(iter(kept.offered("question", "fr"))).name == "provisional"
    assert len(kept.all()) == 1
    assert len(kept.all(retired=True)) == 2
    with pytest.raises(errors.TemplateGone):
        kept.one(99)


def test_what_stands_in_braces():
    assert (
        filled("{nom} {Name} {courriel} {autre}", {"name": "Zoé", "email": ""})
        == "Zoé Zoé {courriel} {autre}"
    )
    assert unknown_placeholder("{nom} {échéance} {phase lunaire}") == "{phase lunaire}"
    assert in_words_of("{name} {due} {x}", "fr") == "{nom} {échéance} {x}"


def test_how_long_answers_took():
    now = at("2026-11-21T12:00")
    times = [
        AnswerTime(at("2026-10-01T10:00"), at("2026-10-01T12:00"), at("2026-10-02T10:00"), False),
        AnswerTime(at("2026-10-05T10:00"), at("2026-10-06T10:00"), at("2026-10-06T09:00"), False),
        AnswerTime(at("2026-10-31T23:59"), at("2026-11-01T01:59"), None, False),
        AnswerTime(at("2026-11-02T10:00"), None, at("2026-11-03T10:00"), True),
        AnswerTime(at("2026-11-20T10:00"), None, at("2026-11-24T10:00"), True),
    ]
    october, november = month_times(times, now)
    assert (october.received, october.answered, october.in_time, october.late) == (3, 3, 1, 1)
    assert (october.median_hours, october.longest_hours) == (2.0, 24.0)
    assert (november.received, november.late, november.open, november.median_hours) == (2, 1, 2, None)


# What no list may break on


def test_odd_signs_are_kept_and_found(register):
    service, _account = service_of(register, "blainville")
    text = "مرحبا \u202e🐕‍🦺 100% _sûr_ ! 'OR 1=1"
    number = service.interactions.record(draft(text=text, sender="\x00Zoé\ud800"))
    one = service.interactions.one(number)
    assert (one.text, one.sender) == (text, "Zoé\ufffd")
    for words in ("100%", "_sur_", "zoe", "🐕‍🦺"):
        assert [row.id for row in service.interactions.first(InteractionFilter(text=words))] == [number]
    assert not service.interactions.first(InteractionFilter(text="100_"))
    assert service.interactions.exports.register_pdf(InteractionFilter()).startswith(b"%PDF")


def test_a_long_list_begins_at_once(register):
    service, account = service_of(register, "blainville")
    first = at("2020-01-01T08:00")
    rows = [
        {
            "uid": new_uid(),
            "kind": "question",
            "account_id": account,
            "received_at": (first + dt.timedelta(hours=number)).isoformat(timespec="minutes"),
            "sender": f"Personne {number}",
            "text": "Bonjour",
            "state": "received" if number < 50 else "closed",
            "due_at": "2026-11-25T12:00" if number < 50 else "",
            "answered_at": "" if number < 50 else "2026-01-01T12:00",
            "search_key": fold(f"Personne {number} Bonjour"),
            "recorded_at": "2026-01-01T12:00:00.000000Z",
        }
        for number in range(6_000)
    ]
    with register.transaction("test") as tx:
        rows = [{**row, "recorded_at": tx.now} for row in rows]
        tx.insert_many(interaction, rows)
    kept = service.interactions
    found = kept.first(InteractionFilter())
    assert (len(found), found.whole) == (100, True)
    assert all(row.due_at is not None for row in found[:50])
    assert found[50].sender == "Personne 5999"
    assert len(kept.numbers(InteractionFilter())) == 6_000
    some = kept.first(
        InteractionFilter(text="personne 1001")
    )  # far down: those nearby at once, the others on the worker
    assert not some.whole
    assert len(kept.numbers(InteractionFilter(text="personne 1001"))) == 1
