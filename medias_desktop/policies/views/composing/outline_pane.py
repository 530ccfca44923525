"""The outline with the tools that do by mouse what its keys do."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.policies.views.composing.composition import INTRODUCTION, Composition
from medias_desktop.policies.views.composing.outline_tree import OutlineTree
from medias_desktop.policies.views.reader.tools import tool


class OutlinePane(QWidget):
    """Adds, removes and moves the current section."""

    def __init__(self, composition: Composition) -> None:
        super().__init__()
        self.tree = OutlineTree(composition)
        self.add = tool("mdi6.plus", _("Add a section  (Insert)"), "add_section")
        self.remove = tool("mdi6.trash-can-outline", _("Remove the section  (Delete)"), "remove_section")
        self.up = tool("mdi6.arrow-up", _("Move up  (Alt+Up)"), "section_up")
        self.down = tool("mdi6.arrow-down", _("Move down  (Alt+Down)"), "section_down")
        self.raise_level = tool(
            "mdi6.format-indent-decrease", _("Raise by a level  (Alt+Left)"), "section_raise"
        )
        self.lower_level = tool(
            "mdi6.format-indent-increase", _("Lower by a level  (Alt+Right)"), "section_lower"
        )
        row = QHBoxLayout()
        row.setSpacing(0)
        for button in self.tools():
            row.addWidget(button)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.tree, 1)
        layout.addLayout(row)
        self.add.clicked.connect(self.tree.add)
        for button, act in (
            (self.remove, composition.delete),
            (self.up, composition.move_up),
            (self.down, composition.move_down),
            (self.raise_level, composition.promote),
            (self.lower_level, composition.demote),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act(self.tree.current()))
        self.tree.currentItemChanged.connect(lambda _now, _before: self._enable())
        self._enable()

    def tools(self) -> list[QWidget]:
        """Return the tools, as they stand."""
        return [self.add, self.remove, self.up, self.down, self.raise_level, self.lower_level]

    def _enable(self) -> None:
        section = self.tree.current() != INTRODUCTION
        for button in (self.remove, self.up, self.down, self.raise_level, self.lower_level):
            button.setEnabled(section)
