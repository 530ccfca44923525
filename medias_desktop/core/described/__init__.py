"""Settings that describe themselves: declared once, read strictly, said in words, changed in a form made from them."""

from medias_desktop.core.described.declaring import day, flag, number, one_of, some_of, text, texts
from medias_desktop.core.described.errors import SettingProblem
from medias_desktop.core.described.kinds import (
    ChoiceSetting,
    ChoicesSetting,
    DaySetting,
    FlagSetting,
    NumberSetting,
    Setting,
    TextSetting,
    TextsSetting,
)
from medias_desktop.core.described.reading import (
    Parameters,
    Said,
    of_another_place,
    read_parameters,
    said,
    settings,
    stored,
)
from medias_desktop.core.described.units import Unit, amount
from medias_desktop.core.described.worded import Worded

__all__ = [
    "ChoiceSetting",
    "ChoicesSetting",
    "DaySetting",
    "FlagSetting",
    "NumberSetting",
    "Parameters",
    "Said",
    "Setting",
    "SettingProblem",
    "TextSetting",
    "TextsSetting",
    "Unit",
    "Worded",
    "amount",
    "day",
    "flag",
    "number",
    "of_another_place",
    "one_of",
    "read_parameters",
    "said",
    "settings",
    "some_of",
    "stored",
    "text",
    "texts",
]
