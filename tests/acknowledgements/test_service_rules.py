"""Who must acknowledge a version follows from its rules, until somebody chooses other groups."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from medias_desktop.acknowledgements.pending import pending
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.people.rules import Group
from medias_desktop.policies.models import policy_rule


@pytest.fixture
def ruled(register, policies, version_id):
    """Return what adds a rule to the adopted version, as it would have come with its draft."""
    section = policies.version(version_id).sections[0].uid

    def add(check, params, *, active=True):
        with register.transaction("import_policy") as tx:
            count = tx.execute(sa.select(sa.func.count()).select_from(policy_rule)).scalar_one()
            tx.insert(
                policy_rule,
                uid=new_uid(),
                version_id=version_id,
                section_uid=section,
                code=f"R-{count:03d}",
                kind="obligation",
                force="imperatif",
                text="Règle.",
                app_part="acknowledgements",
                check_name=check,
                params=params,
                uses="record",
                active=active,
            )

    return add


def test_those_who_must_have_read_it_are_concerned(service, register, policies, version_id, persons, ruled):
    ruled("bound_groups", '{"groups": ["elected_official", "student"]}')
    assert service.overview(version_id).audience == {Group.ELECTED, Group.STUDENT}
    ruled("must_acknowledge", '{"groups": ["student", "online_user"]}')
    found = service.overview(version_id)
    assert (found.audience, found.counts.total) == ({Group.STUDENT}, 1)
    assert pending(register, policies) == 1


@pytest.mark.parametrize(
    ("check", "params", "active"),
    [
        ("must_acknowledge", '{"groups": ["student"]}', False),
        ("must_acknowledge", '{"groups": ["nobody"]}', True),
        ("bound_groups", '{"groups": ["online_user"]}', True),
        ("posts_per_day", '{"most": 2}', True),
    ],
)
def test_what_is_off_wrongly_set_or_about_others_leaves_every_group(
    service, version_id, persons, ruled, check, params, active
):
    ruled(check, params, active=active)
    assert service.overview(version_id).audience == frozenset(Group)


def test_chosen_groups_come_before_the_rules(service, version_id, persons, ruled):
    ruled("must_acknowledge", '{"groups": ["student"]}')
    service.set_audience(version_id, frozenset(Group))
    assert service.overview(version_id).audience == frozenset(Group)
    service.set_audience(version_id, {Group.ELECTED})
    assert service.overview(version_id).audience == {Group.ELECTED}
    service.set_audience(version_id, ())
    assert service.overview(version_id).audience == {Group.STUDENT}
