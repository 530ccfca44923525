"""A form made from settings that describe themselves: each with the field that suits it, never JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.described import (
    ChoiceSetting,
    ChoicesSetting,
    DaySetting,
    FlagSetting,
    NumberSetting,
    Parameters,
    Setting,
    SettingProblem,
    TextsSetting,
    read_parameters,
    settings,
    stored,
)
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.described_fields import (
    ChoiceEdit,
    ChoicesEdit,
    DayEdit,
    FlagEdit,
    LinesEdit,
    MaybeEdit,
    NumberEdit,
    SettingEdit,
    TextEdit,
)
from medias_desktop.core.widgets.parts import muted, problem


class DescribedForm(QWidget):
    """The fields of a class of parameters; ``values`` is what is stored of them."""

    changed = Signal()

    def __init__(self, kind: type[Parameters], *, tells: bool = True) -> None:
        """``tells`` says whether the form itself shows what is wrong; else its dialog does."""
        super().__init__()
        self._kind, self._tells = kind, tells
        self.edits: dict[str, SettingEdit] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(14)
        for name, setting in settings(kind).items():
            edit = _edit(kind, name, setting)
            edit.setObjectName(f"setting_{name}")
            edit.changed.connect(self._on_change)
            self.edits[name] = edit
            self._layout.addWidget(edit)
        if not self.edits:
            self._layout.addWidget(muted(_("There is nothing to set.")))
        self._problem = problem()
        self._problem.setObjectName("settings_problem")
        self._layout.addWidget(self._problem)

    def show_values(self, raw: Mapping[str, Any]) -> None:
        """Put stored settings in; what cannot be read is left as not said."""
        for name, edit in self.edits.items():
            value = None
            if raw.get(name) is not None:
                try:
                    value = edit.setting.read(raw[name])
                except SettingProblem:
                    value = None
            edit.show_value(value)
        self._problem.hide()

    def values(self) -> dict[str, Any]:
        """Return what is to be stored. Raises SettingProblem."""
        raw = {
            name: edit.setting.stored(value)
            for name, edit in self.edits.items()
            if (value := edit.value()) not in (None, "", ())
        }
        try:
            return stored(read_parameters(self._kind, raw))
        except SettingProblem as wrong:
            self._problem.setText(wrong.sentence())
            self._problem.setVisible(self._tells)
            raise

    def _on_change(self) -> None:
        self._problem.hide()
        self.changed.emit()


def _edit(kind: type[Parameters], name: str, setting: Setting) -> SettingEdit:
    match setting:
        case NumberSetting():
            return NumberEdit(setting)
        case FlagSetting():
            default = kind.__dataclass_fields__[name].default
            return MaybeEdit(setting) if default is None else FlagEdit(setting)
        case ChoiceSetting():
            return ChoiceEdit(setting)
        case ChoicesSetting():
            return ChoicesEdit(setting)
        case TextsSetting():
            return LinesEdit(setting)
        case DaySetting():
            return DayEdit(setting)
    return TextEdit(setting)
