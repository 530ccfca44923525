"""Which texts may be compared, and what is read of them."""

import pytest

from medias_desktop.policies.errors import UnknownVersion
from medias_desktop.policies.service import PolicyService
from medias_desktop.policies.service.comparing import ComparingService
from tests.policies.texts import IDENTITY, OUTLINE


@pytest.fixture
def own(register):
    service = PolicyService(register)
    first = service.import_policy("v1.txt", b"v1", OUTLINE, IDENTITY)
    policy_id = service.version(first).summary.policy_id
    second = service.import_policy("v2.txt", b"v2", OUTLINE, IDENTITY, policy_id)
    return [service.version(one).summary.uid for one in (first, second)]


def test_our_policies_come_first_each_with_one_version_to_take(register, own):
    choices = ComparingService(register).choices("fr")
    assert [one.uid for one in choices[:2]] == own[::-1]
    assert [(one.ours, one.current) for one in choices[:3]] == [(True, True), (True, False), (False, True)]
    assert len(choices) == 7


def test_the_usual_columns_are_ours_and_the_five_towns(register, own):
    uids = ComparingService(register).usual_columns("fr")
    assert uids[0] == own[1]
    assert [uid.removeprefix("town/") for uid in uids[1:]] == [
        "baie-comeau",
        "blainville",
        "montmagny",
        "senneterre",
        "vallee-des-rivieres",
    ]


def test_a_town_is_read_in_the_language_asked_for_with_its_rules(register):
    service = ComparingService(register)
    (column,) = service.columns(["town/blainville", "disparu"], "en")
    assert column.text.summary.policy_title == "Social Media Directive"
    assert column.rules["BL:1.1"] == (
        "Designated employees of the Police Department may publish in that department’s name.",
    )
    assert not column.ours


def test_a_text_that_is_no_more(register):
    service = ComparingService(register)
    for uid in ("disparu", "town/atlantide"):
        with pytest.raises(UnknownVersion):
            service.text(uid, "fr")


def test_the_version_before(register, own):
    service = ComparingService(register)
    assert service.version_before(own[1]) == own[0]
    assert service.version_before(own[0]) is None
    assert service.version_before("town/montmagny") is None
