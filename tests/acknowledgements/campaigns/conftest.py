"""A municipality whose text says who must have read it, how soon after arriving and how often again."""

from __future__ import annotations

import dataclasses
import json

import pytest

from medias_desktop.acknowledgements.rules import Audience, CampaignDraft
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.people.rules import Group
from medias_desktop.policies.models import policy_rule


@pytest.fixture
def campaigns(service):
    return service.campaign_service


@pytest.fixture
def ruled(register, policies):
    """Return what adds a rule to a version, as it would have come with its draft."""

    def add(version_id, check, code="R-001", **params):
        section = policies.version(version_id).sections[0].uid
        with register.transaction("import_policy") as tx:
            tx.insert(
                policy_rule,
                uid=new_uid(),
                version_id=version_id,
                section_uid=section,
                code=code,
                kind="obligation",
                force="imperatif",
                text="Chacun lit la politique.",
                app_part="acknowledgements",
                check_name=check,
                params=json.dumps(params),
                uses="record",
                active=True,
            )

    return add


@pytest.fixture
def draft():
    """Return what makes a draft for the firefighters, else as given."""

    def make(**given):
        one = CampaignDraft("Automne", Audience(by_rules=False, groups=frozenset({Group.FIREFIGHTER})))
        return dataclasses.replace(one, **given)

    return make
