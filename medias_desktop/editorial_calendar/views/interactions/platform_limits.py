"""The most characters of a text by platform, where the municipality sets its own."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSpinBox, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import Field
from medias_desktop.editorial_calendar.labels.interactions import platform_name
from medias_desktop.editorial_calendar.rules.settings import MOST_CHARACTERS
from medias_desktop.policies.rules.checks.words import Platform


class LimitsEdit(Field):
    """A number for each platform; 0 leaves the program's own."""

    def __init__(self, caption: str, limits: Mapping[str, int]) -> None:
        grid_of = QWidget()
        grid = QGridLayout(grid_of)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        self._others = {name: most for name, most in limits.items() if name not in set(Platform)}
        self.numbers: dict[str, QSpinBox] = {}
        for row, platform in enumerate(Platform):
            edit = QSpinBox()
            edit.setObjectName(f"limit_{platform.value}")
            edit.setRange(0, MOST_CHARACTERS)
            edit.setGroupSeparatorShown(True)
            edit.setSpecialValueText(_("usual"))
            edit.setAlignment(Qt.AlignmentFlag.AlignRight)
            edit.setValue(limits.get(platform.value, 0))
            name = QLabel(platform_name(platform.value))
            name.setBuddy(edit)
            edit.setAccessibleName(f"{caption}, {platform_name(platform.value)}")
            grid.addWidget(name, row, 0)
            grid.addWidget(edit, row, 1)
            self.numbers[platform.value] = edit
        super().__init__(caption, grid_of, "setting_limits")
        grid_of.setFocusProxy(next(iter(self.numbers.values())))

    def limits(self) -> dict[str, int]:
        """Return the municipality's own limits."""
        own = {name: edit.value() for name, edit in self.numbers.items() if edit.value()}
        return self._others | own
