"""Settings are read strictly, kept as JSON and said in words."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import ClassVar

import pytest

from medias_desktop.core import i18n
from medias_desktop.core.described import (
    Parameters,
    Unit,
    Worded,
    day,
    flag,
    number,
    of_another_place,
    one_of,
    read_parameters,
    said,
    settings,
    some_of,
    stored,
    text,
    texts,
)
from medias_desktop.core.described.errors import (
    ChoiceWrong,
    DayWrong,
    FlagWrong,
    NumberWrong,
    OrderWrong,
    SettingMissing,
    SettingUnknown,
    TextsWrong,
    TextWrong,
)


class Colour(Worded):
    RED = "red", "red"
    BLUE = "blue", "blue"
    GREEN = "green", "green"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample(Parameters):
    most: int = number("Most", unit=Unit.DAYS, least=1, most=60, required=True)
    least: int | None = number("Least", unit=Unit.DAYS, least=1, most=60)
    colour: Colour | None = one_of(Colour, "Colour")
    colours: tuple[Colour, ...] = some_of(Colour, "Colours")
    open: bool = flag("Open")
    told: bool | None = flag("Told", default=None)
    name: str = text("Name", longest=10, local=True)
    names: tuple[str, ...] = texts("Names")
    on: dt.date | None = day("On", local=True)
    ordered: ClassVar[tuple[tuple[str, str], ...]] = (("least", "most"),)


WHOLE = {
    "most": 60,
    "least": 1,
    "colour": "blue",
    "colours": ["red", "green"],
    "open": True,
    "told": False,
    "name": "Ève",
    "names": ["a", "b"],
    "on": "2026-11-21",
}


def test_what_is_stored_comes_back():
    made = read_parameters(Sample, WHOLE)
    assert made == Sample(
        most=60,
        least=1,
        colour=Colour.BLUE,
        colours=(Colour.RED, Colour.GREEN),
        open=True,
        told=False,
        name="Ève",
        names=("a", "b"),
        on=dt.date(2026, 11, 21),
    )
    assert json.loads(json.dumps(stored(made))) == WHOLE


def test_what_is_not_said_is_not_stored():
    made = read_parameters(Sample, {"most": 3, "least": None})
    assert (made.least, made.colour, made.colours, made.told, made.names) == (None, None, (), None, ())
    assert stored(made) == {"most": 3}


def test_choices_are_kept_once_and_in_the_order_of_the_list():
    assert read_parameters(Sample, {"most": 1, "colours": ["green", "red", "green"]}).colours == (
        Colour.RED,
        Colour.GREEN,
    )


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({}, SettingMissing),
        ({"most": None}, SettingMissing),
        ({"most": 2, "price": 3}, SettingUnknown),
        ({"most": 0}, NumberWrong),
        ({"most": 61}, NumberWrong),
        ({"most": True}, NumberWrong),
        ({"most": 2.0}, NumberWrong),
        ({"most": float("nan")}, NumberWrong),
        ({"most": "2"}, NumberWrong),
        ({"most": 10**40}, NumberWrong),
        ({"most": 2, "least": 3}, OrderWrong),
        ({"most": 2, "colour": "pink"}, ChoiceWrong),
        ({"most": 2, "colour": ["red"]}, ChoiceWrong),
        ({"most": 2, "colours": "red"}, ChoiceWrong),
        ({"most": 2, "colours": [["red"]]}, ChoiceWrong),
        ({"most": 2, "open": 1}, FlagWrong),
        ({"most": 2, "told": "yes"}, FlagWrong),
        ({"most": 2, "name": 5}, TextWrong),
        ({"most": 2, "name": "a" * 11}, TextWrong),
        ({"most": 2, "name": "a\x00b"}, TextWrong),
        ({"most": 2, "name": "\ud800"}, TextWrong),
        ({"most": 2, "names": "a"}, TextsWrong),
        ({"most": 2, "names": ["a"] * 61}, TextsWrong),
        ({"most": 2, "names": [3]}, TextWrong),
        ({"most": 2, "on": "21/11/2026"}, DayWrong),
        ({"most": 2, "on": "2026-02-30"}, DayWrong),
        ({"most": 2, "on": 20261121}, DayWrong),
    ],
)
def test_anything_else_is_a_plain_sentence(given, problem):
    with pytest.raises(problem) as told:
        read_parameters(Sample, given)
    assert told.value.sentence()


def test_a_sentence_names_the_setting_in_the_language_of_the_interface():
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Own(Parameters):
        groups: tuple[Colour, ...] = some_of(Colour, "Groups", required=True)

    with pytest.raises(SettingMissing) as told:
        read_parameters(Own, {"groups": []})
    assert told.value.sentence().startswith("« Groupes »".replace(" ", "\u00a0"))


def test_words_leave_out_what_goes_without_saying():
    made = read_parameters(Sample, {"most": 1, "colours": ["red", "blue"], "told": False})
    i18n.use_language("en")
    assert said(made) == (("Most", "1\u00a0day"), ("Colours", "red, blue"), ("Told", "no"))
    assert said(read_parameters(Sample, WHOLE), "en")[0].words == "60\u00a0days"
    assert said(made, "fr")[0].words == "1\u00a0jour"
    assert said(made, "fr")[0].line("fr") == "Most\u00a0: 1\u00a0jour"
    assert [one.line("en") for one in said(Sample(most=2, open=True))][1] == "Open"


def test_what_belongs_to_one_municipality_does_not_travel():
    left = of_another_place(Sample, WHOLE)
    assert left == {name: value for name, value in WHOLE.items() if name not in ("name", "on")}


def test_settings_come_in_their_order():
    assert list(settings(Sample))[:3] == ["most", "least", "colour"]
