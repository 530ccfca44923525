"""From what is stored to parameters and back, and to words."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple, TypeVar

from medias_desktop.core.described.declaring import KEY
from medias_desktop.core.described.errors import OrderWrong, SettingMissing, SettingUnknown
from medias_desktop.core.described.kinds import Setting
from medias_desktop.core.i18n import N_, catalogue, current_language


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """The settings of one check; subclasses declare them as fields.

    ``ordered`` are pairs of numbers of which the first may not be more than the second.
    """

    ordered: ClassVar[tuple[tuple[str, str], ...]] = ()


P = TypeVar("P", bound=Parameters)


class Said(NamedTuple):
    """A setting in words; of one that is simply so, the label says all."""

    label: str
    words: str

    def line(self, language: str | None = None) -> str:
        """Return “Posts a day: 2 posts”."""
        if not self.words:
            return self.label
        say = catalogue(language or current_language()).gettext
        return say(N_("{label}: {words}")).format(label=self.label, words=self.words)


def settings(kind: type[Parameters]) -> dict[str, Setting]:
    """Return the settings of a class of parameters by their names, in order."""
    return {one.name: one.metadata[KEY] for one in dataclasses.fields(kind)}


def read_parameters(kind: type[P], raw: Mapping[str, Any]) -> P:
    """Return the parameters that are stored as ``raw``. Raises SettingProblem for the first that is wrong."""
    declared = settings(kind)
    for name in raw:
        if name not in declared:
            raise SettingUnknown(name=name)
    values: dict[str, Any] = {}
    for name, setting in declared.items():
        given = raw.get(name)
        if given is not None:
            values[name] = setting.read(given)
        if setting.required and values.get(name) in (None, "", ()):
            raise SettingMissing(label=setting.label)
    made = kind(**values)
    for low, high in kind.ordered:
        least, most = getattr(made, low), getattr(made, high)
        if least is not None and most is not None and least > most:
            raise OrderWrong(label=declared[low].label, other=declared[high].label)
    return made


def stored(parameters: Parameters) -> dict[str, Any]:
    """Return what is said of parameters, as JSON keeps it."""
    return {
        name: setting.stored(value)
        for name, setting, value in _told(parameters)
        if value not in (None, "", ())
    }


def said(parameters: Parameters, language: str | None = None) -> tuple[Said, ...]:
    """Return what is said of parameters in words, in ``language`` or the interface's."""
    say = catalogue(language or current_language()).gettext
    return tuple(
        Said(say(setting.label), "" if value is True else setting.said(value, language))
        for _name, setting, value in _told(parameters)
    )


def of_another_place(kind: type[Parameters], raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return stored parameters without what belongs to the municipality they come from: telephones, dates, names."""
    declared = settings(kind)
    return {name: value for name, value in raw.items() if name not in declared or not declared[name].local}


def _told(parameters: Parameters) -> list[tuple[str, Setting, Any]]:
    """Return the settings that say something: those that differ from what goes without saying."""
    found = []
    for one in dataclasses.fields(parameters):
        value = getattr(parameters, one.name)
        if one.default is dataclasses.MISSING or value != one.default:
            found.append((one.name, one.metadata[KEY], value))
    return found
