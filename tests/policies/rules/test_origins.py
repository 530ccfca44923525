"""Names of texts and clauses are read back as they were written."""

from __future__ import annotations

import pytest

from medias_desktop.policies.rules.origins import Origin, origin_of, town_key, town_uid


@pytest.mark.parametrize(
    ("name", "origin"),
    [
        ("town/montmagny", Origin(town="montmagny")),
        ("town/montmagny/MM:5.9", Origin(town="montmagny", section="MM:5.9")),
        ("version/0f3a", Origin(version="0f3a")),
        ("version/0f3a/77", Origin(version="0f3a", section="77")),
        ("", Origin()),
    ],
)
def test_an_origin_is_written_as_it_is_read(name, origin):
    assert origin_of(name) == origin
    assert str(origin) == name


@pytest.mark.parametrize("name", ["skeleton", "towns/montmagny", "/montmagny", "town", "version/"])
def test_anything_else_is_nobody_s(name):
    assert origin_of(name) == Origin()


def test_a_town_is_told_by_the_uid_of_its_text():
    assert town_uid("blainville") == "town/blainville"
    assert town_key("town/blainville") == "blainville"
    assert town_key("0f3a") == ""
    assert town_key("") == ""
