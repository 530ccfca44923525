"""The vocabulary of checks: whatever a form can make is stored, read back and said; nothing else is taken."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import importlib
import json
import pkgutil
import re
from typing import Any

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.described import (
    ChoiceSetting,
    ChoicesSetting,
    DaySetting,
    FlagSetting,
    NumberSetting,
    Setting,
    SettingProblem,
    TextSetting,
    TextsSetting,
    read_parameters,
    said,
    settings,
    stored,
)
from medias_desktop.policies.rules.checks import CHECKS, Check, bind, check, checks_of
from medias_desktop.policies.rules.checks.errors import CheckMissing, CheckUnknown
from medias_desktop.policies.rules.rule_data import AppPart, Force, Rule, RuleKind

NAMES = sorted(CHECKS)


def rule(check: str, params: dict[str, Any]) -> Rule:
    return Rule(
        "u", "R-1", "s", RuleKind.OBLIGATION, Force.IMPERATIVE, "", "Text.", AppPart.READER, check, params
    )


def raw_of(setting: Setting) -> st.SearchStrategy[Any]:
    """Return what may be stored of a setting that says something."""
    text = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30).map(str.strip)
    if isinstance(setting, NumberSetting):
        return st.integers(setting.least, setting.most)
    if isinstance(setting, FlagSetting):
        return st.booleans()
    if isinstance(setting, TextSetting):
        return text.filter(bool)
    if isinstance(setting, TextsSetting):
        return st.lists(text.filter(bool), min_size=1, max_size=5)
    if isinstance(setting, ChoiceSetting):
        return st.sampled_from([one.value for one in setting.among])
    if isinstance(setting, ChoicesSetting):
        return st.lists(st.sampled_from([one.value for one in setting.among]), min_size=1, unique=True)
    assert isinstance(setting, DaySetting)
    return st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)).map(dt.date.isoformat)


A_FEW = hypothesis.settings(max_examples=25)
"""For each of the checks: of every kind of setting there are many, tried with each of them."""


@functools.cache
def form_of(name: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return what a form may store: every required setting, any of the others."""
    described = settings(CHECKS[name].parameters).items()
    required = {key: raw_of(setting) for key, setting in described if setting.required}
    return st.fixed_dictionaries(
        required, optional={key: raw_of(setting) for key, setting in described if key not in required}
    )


@given(st.data())
@pytest.mark.parametrize("name", NAMES)
@A_FEW
def test_what_a_form_can_make_is_read_back_and_said(name, data):
    kind = CHECKS[name].parameters
    raw = data.draw(form_of(name))
    for low, high in kind.ordered:
        if low in raw and high in raw:
            raw[low], raw[high] = sorted((raw[low], raw[high]))
    made = read_parameters(kind, raw)
    again = json.loads(json.dumps(stored(made)))
    assert read_parameters(kind, again) == made
    assert set(again) <= set(raw)
    for language in ("fr", "en"):
        assert all(one.label and one.line(language) for one in said(made, language))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@functools.cache
def anything_for(name: str) -> st.SearchStrategy[dict[str, Any]]:
    keys = [*settings(CHECKS[name].parameters), "nothing_of_the_kind"]
    return st.dictionaries(st.sampled_from(keys), JSON, max_size=4)


@given(st.data())
@pytest.mark.parametrize("name", NAMES)
@A_FEW
def test_anything_else_is_kept_as_a_rule_to_be_set(name, data):
    raw = data.draw(anything_for(name))
    bound = bind(rule(name, raw))
    assert bound.rule.params == raw
    assert (bound.parameters is None) == (bound.problem is not None)
    if bound.problem is not None:
        assert isinstance(bound.problem, SettingProblem)
        assert bound.problem.sentence()


def test_a_check_that_nobody_knows_or_none_at_all_is_to_be_set():
    assert isinstance(bind(rule("levitation", {})).problem, CheckUnknown)
    assert isinstance(bind(rule("", {})).problem, CheckMissing)
    assert not bind(rule("levitation", {})).effective
    assert check("levitation") is None


def test_a_rule_switched_off_is_not_effective():
    off = dataclasses.replace(rule("statement", {}), active=False)
    assert bind(off).problem is None
    assert not bind(off).effective


def test_settings_are_given_as_the_class_that_is_asked_for():
    from medias_desktop.policies.rules.checks.accounts import PasswordRotation
    from medias_desktop.policies.rules.checks.calendar import PostsPerDay

    bound = bind(rule("posts_per_day", {"most": 2}))
    assert bound.settings(PostsPerDay).most == 2
    with pytest.raises(TypeError):
        bound.settings(PasswordRotation)


@pytest.mark.parametrize("name", NAMES)
def test_every_check_has_words_and_a_name_of_the_field(name):
    one = CHECKS[name]
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", one.name)
    assert one.name == name
    assert one.label
    assert one.description.endswith(".")
    assert one.parameters.__doc__
    for setting in settings(one.parameters).values():
        assert setting.label[0].isupper()
        if isinstance(setting, ChoiceSetting | ChoicesSetting):
            assert len({member.label for member in setting.among}) == len(setting.among)


def test_every_part_of_the_program_has_its_checks():
    assert all(checks_of(part) for part in AppPart)
    assert sum(len(checks_of(part)) for part in AppPart) == len(CHECKS)


def test_every_check_that_a_module_describes_is_known_by_name():
    from medias_desktop.policies.rules import checks

    modules = [
        importlib.import_module(f"{checks.__name__}.{one.name}")
        for one in pkgutil.iter_modules(checks.__path__)
    ]
    described = [
        one.name for module in modules for one in vars(module).get("CHECKS", ()) if isinstance(one, Check)
    ]
    assert sorted(described) == NAMES
