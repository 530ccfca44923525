"""One field for each kind of setting; what a document leaves open is an answer of its own, “not said”."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.described import (
    ChoiceSetting,
    ChoicesSetting,
    NumberSetting,
    Setting,
    TextSetting,
    Unit,
    Worded,
    amount,
)
from medias_desktop.core.i18n import N_, format_number, translate
from medias_desktop.core.widgets.calendar import dress_calendar
from medias_desktop.core.widgets.parts import muted

_FEW = 9
"""Up to that many answers stand below each other; more stand in two columns."""

_NOT_SAID = N_("not said")
_NO_DAY = QDate(1900, 1, 1)
_LINES = 4


class SettingEdit(QWidget):
    """A label, its editor and a quiet hint; ``value`` is None, "" or () when nothing is said."""

    changed = Signal()

    def __init__(self, setting: Setting, editor: QWidget, *, captioned: bool = True) -> None:
        super().__init__()
        self.setting = setting
        self.editor = editor
        label = translate(setting.label)
        editor.setAccessibleName(label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        if captioned:
            caption = QLabel(label)
            caption.setBuddy(editor)
            layout.addWidget(caption)
        layout.addWidget(editor)
        if setting.hint:
            hint = translate(setting.hint)
            editor.setAccessibleDescription(hint)
            layout.addWidget(muted(hint))
        self.setFocusProxy(editor)

    def show_value(self, value: Any) -> None:
        """Put a value in, or None."""
        raise NotImplementedError

    def value(self) -> Any:
        """Return what is said."""
        raise NotImplementedError


class UnitSpin(QSpinBox):
    """A whole number with its unit, in the singular or the plural as the number asks."""

    def __init__(self, unit: Unit | None) -> None:
        super().__init__()
        self._unit = unit
        self.setGroupSeparatorShown(True)
        self.valueChanged.connect(self._say)

    def _say(self, number: int) -> None:
        words = amount(number, self._unit).removeprefix(format_number(number))
        self.setSuffix(words)


class NumberEdit(SettingEdit):
    """A spin box; below its smallest number lies “not said” where that is allowed."""

    def __init__(self, setting: NumberSetting) -> None:
        self.spin = UnitSpin(setting.unit)
        self._open = not setting.required
        self.spin.setRange(setting.least - self._open, setting.most)
        if self._open:
            self.spin.setSpecialValueText(translate(_NOT_SAID))
        self.spin.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.spin.setValue(setting.least)
        self.spin.setValue(self.spin.minimum())
        super().__init__(setting, self.spin)
        self.spin.setMinimumWidth(self.spin.fontMetrics().averageCharWidth() * 26)
        self.spin.valueChanged.connect(lambda _number: self.changed.emit())

    def show_value(self, value: Any) -> None:
        """Put a number in."""
        self.spin.setValue(self.spin.minimum() if value is None else value)

    def value(self) -> Any:
        """Return the number."""
        number = self.spin.value()
        return None if self._open and number == self.spin.minimum() else number


class FlagEdit(SettingEdit):
    """A check box."""

    def __init__(self, setting: Setting) -> None:
        self.box = QCheckBox(translate(setting.label))
        super().__init__(setting, self.box, captioned=False)
        self.box.toggled.connect(lambda _on: self.changed.emit())

    def show_value(self, value: Any) -> None:
        """Tick it or not."""
        self.box.setChecked(bool(value))

    def value(self) -> Any:
        """Return True, or None for what goes without saying."""
        return True if self.box.isChecked() else None


class _Combo(SettingEdit):
    def __init__(self, setting: Setting, answers: list[tuple[str, Any]]) -> None:
        self.combo = QComboBox()
        for text, data in answers:
            self.combo.addItem(text, data)
        self.combo.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        super().__init__(setting, self.combo)
        self.combo.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def show_value(self, value: Any) -> None:
        """Choose an answer."""
        data = [self.combo.itemData(index) for index in range(self.combo.count())]
        self.combo.setCurrentIndex(data.index(value) if value in data else 0)

    def value(self) -> Any:
        """Return the answer."""
        return self.combo.currentData()


class MaybeEdit(_Combo):
    """Yes, no, or not said."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(
            setting, [(_capital(_NOT_SAID), None), (_capital(N_("yes")), True), (_capital(N_("no")), False)]
        )


class ChoiceEdit(_Combo):
    """One of a closed list."""

    def __init__(self, setting: ChoiceSetting) -> None:
        self._among = setting.among
        nothing = [] if setting.required else [(_capital(_NOT_SAID), None)]
        super().__init__(setting, [*nothing, *((_capital(one.label), one.value) for one in setting.among)])

    def value(self) -> Any:
        """Return the answer as a member of the list."""
        chosen = self.combo.currentData()
        return None if chosen is None else next(one for one in self._among if one.value == chosen)


class ChoicesEdit(SettingEdit):
    """Some of a closed list, as check boxes."""

    def __init__(self, setting: ChoicesSetting) -> None:
        group = choices_box(translate(setting.label))
        grid = QGridLayout(group)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(18)
        self.boxes: dict[Worded, QCheckBox] = {}
        members = list(setting.among)
        columns = 2 if len(members) > _FEW else 1
        rows = -(-len(members) // columns)
        for index, one in enumerate(members):
            box = QCheckBox(_capital(one.label))
            box.setObjectName(f"choice_{one.value}")
            box.toggled.connect(lambda _on: self.changed.emit())
            self.boxes[one] = box
            grid.addWidget(box, index % rows, index // rows)
        super().__init__(setting, group, captioned=False)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def show_value(self, value: Any) -> None:
        """Tick the answers."""
        for one, box in self.boxes.items():
            box.setChecked(one in (value or ()))

    def value(self) -> Any:
        """Return the answers."""
        return tuple(one for one, box in self.boxes.items() if box.isChecked())


class TextEdit(SettingEdit):
    """A line of text."""

    def __init__(self, setting: Setting) -> None:
        self.line = QLineEdit()
        if isinstance(setting, TextSetting):
            self.line.setMaxLength(setting.longest)
        super().__init__(setting, self.line)
        self.line.textChanged.connect(lambda _text: self.changed.emit())

    def show_value(self, value: Any) -> None:
        """Put a text in."""
        self.line.setText(value or "")
        self.line.setCursorPosition(0)

    def value(self) -> Any:
        """Return the text."""
        return self.line.text().strip()


class LinesEdit(SettingEdit):
    """Lines of text."""

    def __init__(self, setting: Setting) -> None:
        self.box = QPlainTextEdit()
        self.box.setTabChangesFocus(True)
        height = self.box.fontMetrics().lineSpacing() * _LINES + 20
        self.box.setFixedHeight(height)
        super().__init__(setting, self.box)
        self.box.textChanged.connect(self.changed)

    def show_value(self, value: Any) -> None:
        """Put the lines in."""
        self.box.setPlainText("\n".join(value or ()))

    def value(self) -> Any:
        """Return the lines that say something."""
        return tuple(line.strip() for line in self.box.toPlainText().splitlines() if line.strip())


class DayEdit(SettingEdit):
    """A date, or none."""

    def __init__(self, setting: Setting) -> None:
        self.edit = QDateEdit(_NO_DAY)
        self.edit.setDisplayFormat("yyyy-MM-dd")
        self.edit.setMinimumDate(_NO_DAY)
        self.edit.setSpecialValueText(translate(_NOT_SAID))
        self.edit.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        super().__init__(setting, self.edit)
        dress_calendar(self.edit)
        self.edit.dateChanged.connect(lambda _day: self.changed.emit())

    def show_value(self, value: Any) -> None:
        """Put a date in."""
        self.edit.setDate(_NO_DAY if value is None else QDate(value.year, value.month, value.day))

    def value(self) -> Any:
        """Return the date."""
        chosen = self.edit.date()
        return None if chosen == _NO_DAY else dt.date(chosen.year(), chosen.month(), chosen.day())


def choices_box(title: str) -> QGroupBox:
    """Return a group of check boxes under its title, without a frame."""
    group = QGroupBox(title)
    height = group.fontMetrics().height() + 4
    group.setStyleSheet(
        f"QGroupBox {{ border: 0; margin-top: {height}px; }} "
        "QGroupBox::title { subcontrol-origin: margin; left: 0; padding: 0; }"
    )
    return group


def _capital(message: str) -> str:
    text = translate(message)
    return text[:1].upper() + text[1:]
