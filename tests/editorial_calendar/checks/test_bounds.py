"""Checks at the edge: what did not appear takes no place, no slot lies behind, an idea deleted while all is checked again."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest

from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.posts import PostState
from tests.editorial_calendar.posts.drafts import MONDAY, TODAY, draft
from tests.editorial_calendar.town_rules import service_over
from tests.registers import open_again


@pytest.fixture
def service(towns, tmp_path, clock):
    """Return the service under Blainville’s text, at 15:30: two posts a day on a platform, no more."""
    with towns("blainville").copy("file", tmp_path, clock) as (register, _account):
        yield service_over(register)


def test_what_did_not_appear_when_it_was_to_takes_no_place(service):
    evening = draft(planned_on=TODAY, planned_time=dt.time(18))
    numbers = [service.posts.add(draft(planned_on=TODAY, planned_time=dt.time(hour))) for hour in (9, 13)]
    assert Kind.TOO_MANY_THAT_DAY in {one.kind for one in service.checking.check(evening)}
    service.posts.step(numbers[0], 1, PostState.CHECKED)
    assert service.posts.one(numbers[0]).expired
    assert Kind.TOO_MANY_THAT_DAY not in {one.kind for one in service.checking.check(evening)}


def test_no_slot_lies_behind(service):
    free = service.slots.next(draft(), after=dt.datetime.fromisoformat("2026-11-02T09:00"))
    assert free is not None
    assert free > service.local_now


class Deleting:
    """A listener in whose time another window deletes an idea, once everything was read."""

    def __init__(self, register, number):
        self.register, self.number = register, number

    def report(self, done, _total):
        if done:
            with contextlib.closing(open_again(self.register)) as other:
                service_over(other).posts.delete_idea(self.number, 1)


def test_an_idea_deleted_meanwhile_does_not_stop_the_check_of_all(service):
    gone = service.posts.add(draft(title="Idée", planned_on=MONDAY), PostState.IDEA)
    stays = service.posts.add(draft(category="public_notice"))
    made = service.checking.recheck(Deleting(service.register, gone))
    assert made.posts == 1
    assert Kind.CATEGORY_FORBIDDEN in {one.kind for one in service.checking.found(stays)}
