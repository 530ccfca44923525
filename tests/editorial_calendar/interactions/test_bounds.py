"""Interactions and settings at the edge: the very minute, the last day of a department, who administers."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from medias_desktop.core.store.errors import NotEntitled
from medias_desktop.core.store.roles import Role
from medias_desktop.editorial_calendar.errors import settings as wrong
from medias_desktop.editorial_calendar.rules.interactions import (
    InteractionDraft,
    InteractionKind,
    StepDraft,
    StepKind,
)
from medias_desktop.editorial_calendar.rules.settings import CalendarSettings
from medias_desktop.editorial_calendar.service.pressing_interactions import pressing
from medias_desktop.editorial_calendar.service.settings import CalendarSettingsService
from tests.editorial_calendar.town_rules import service_over


def test_only_who_administers_decides_the_settings(register):
    service = CalendarSettingsService(register)
    for role in (Role.READING, Role.COMMUNICATIONS, Role.CLERK):
        register.actor = register.actor._replace(name="Line Caron", role=role)
        with pytest.raises(NotEntitled, match="Line Caron"):
            service.save(dataclasses.replace(CalendarSettings(), province="ON"))
    assert service.settings() == CalendarSettings()
    register.actor = register.actor._replace(role=Role.DIRECTION)
    service.save(dataclasses.replace(CalendarSettings(), province="ON"))
    assert service.settings().province == "ON"


def test_days_to_answer_are_one_at_least_and_a_year_at_most(register):
    service = CalendarSettingsService(register)
    for days in (0, -3, 366):
        for name in ("document_days", "reasonable_days"):
            with pytest.raises(wrong.DaysImpossible):
                service.save(dataclasses.replace(CalendarSettings(), **{name: days}))
    service.save(dataclasses.replace(CalendarSettings(), document_days=365, reasonable_days=1))
    assert (service.settings().document_days, service.settings().reasonable_days) == (365, 1)


def at(text):
    return dt.datetime.fromisoformat(text)


def asked(service, received="2026-11-16T10:00", **more):
    draft = InteractionDraft(
        kind=InteractionKind.QUESTION, received_at=at(received), text="À quelle heure ouvre l’aréna?", **more
    )
    return service.interactions.record(draft)


def step(service, number, kind, taken="2026-11-17T09:00", **more):
    version = service.interactions.one(number).version
    service.interactions.step(number, version, StepDraft(kind=kind, taken_at=at(taken), **more))


def test_the_first_answer_is_the_one_that_counts(towns, tmp_path, clock):
    with towns("montmagny").copy("file", tmp_path, clock) as (register, _account):
        service = service_over(register)
        number = asked(service)
        step(service, number, StepKind.REDIRECTED, text="Voyez l’horaire de l’aréna.")
        step(service, number, StepKind.ANSWERED, "2026-11-18T14:00", channel="email", text="À 9 h.")
        one = service.interactions.one(number)
        assert (one.answered_at, one.answer_channel) == (at("2026-11-17T09:00"), "")


def test_what_presses_does_so_from_the_minute_after_and_until_midnight(towns, tmp_path, clock):
    with towns("montmagny").copy("file", tmp_path, clock) as (register, _account):
        service = service_over(register)
        sent = asked(service)
        step(service, sent, StepKind.TRANSMITTED, sent_to="Loisirs", due_at=at("2026-11-18T12:00"))
        assert pressing(register, at("2026-11-18T12:00")).departments == 0
        assert pressing(register, at("2026-11-18T12:01")).departments == 1
        step(service, sent, StepKind.DUE, due_at=at("2026-11-25T23:59"), text="Vu avec le service")
        assert pressing(register, at("2026-11-24T23:59")).today == 0
        assert (
            pressing(register, at("2026-11-25T23:59")).today,
            pressing(register, at("2026-11-25T23:59")).late,
        ) == (1, 0)
        assert pressing(register, at("2026-11-26T00:00")).late == 1


def test_urgent_is_at_once_only_where_the_clause_says_so(towns, tmp_path, clock):
    for town, due in (("montmagny", at("2026-11-20T12:00")), ("blainville", at("2026-11-16T10:00"))):
        folder = tmp_path / town
        folder.mkdir()
        with towns(town).copy("file", folder, clock) as (register, _account):
            service = service_over(register)
            assert service.interactions.one(asked(service, urgent=True)).due_at == due
