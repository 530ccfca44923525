"""A register whose rules are all wrongly set, or of checks that nobody knows: the calendar goes on, and says so."""

from __future__ import annotations

import pytest

from medias_desktop.core.progress import Silent
from medias_desktop.editorial_calendar import todo
from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.interactions import InteractionDraft, InteractionKind
from medias_desktop.editorial_calendar.rules.posts import PostState
from medias_desktop.policies.service import PolicyService
from tests.editorial_calendar.posts.drafts import TODAY, draft, on
from tests.editorial_calendar.requests import asked
from tests.editorial_calendar.town_rules import service_of, service_over
from tests.prepared import Prepared
from tests.registers import change_behind

BROKEN = (
    'UPDATE policy_rule SET params = \'{"nobody": [1, null, "x"]}\'',
    "UPDATE policy_rule SET params = '[1, 2'",
    "UPDATE policy_rule SET check_name = 'nobody_knows_this'",
)


@pytest.fixture(scope="module")
def prepared(new_register, tmp_path_factory):
    with Prepared(
        new_register,
        tmp_path_factory.mktemp("broken"),
        lambda register: service_of(register, "blainville")[1],
    ) as made:
        yield made


@pytest.mark.parametrize("statement", BROKEN)
def test_everything_goes_on_and_the_rules_are_told_as_to_be_set(prepared, tmp_path, clock, statement):
    with prepared.copy("file", tmp_path, clock) as (register, account):
        change_behind(register, statement)
        service = service_over(register)
        post = service.posts.add(draft(texts=on("facebook", account=account)))
        found = service.checking.check(service.posts.one(post).draft, post)
        assert Kind.RULE_TO_SET in {one.kind for one in found}
        service.posts.step(post, service.posts.one(post).version, PostState.CHECKED)
        service.posts.step(post, service.posts.one(post).version, PostState.APPROVED)
        assert service.checking.recheck(Silent()).posts == 1
        number = service.requests.add(asked.draft())
        assert service.requests.next_states(service.requests.one(number))
        moment = service.local_now
        heard = service.interactions.record(
            InteractionDraft(kind=InteractionKind.QUESTION, received_at=moment, text="Quand?")
        )
        assert service.interactions.one(heard).due_at is None
        assert service.accounts.overview() is not None
        assert service.post_exports.month(TODAY)
        assert service.post_exports.sheet(post)
        told = [one for some in todo.in_turns(register, PolicyService(register)) for one in some]
        assert told
