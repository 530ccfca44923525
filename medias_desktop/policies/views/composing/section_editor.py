"""One section in the hands of its author: number, heading, where it was taken from, its text and the tools for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import label, muted
from medias_desktop.policies.rules.placeholders import KNOWN
from medias_desktop.policies.views.composing import editing_lists, editing_tables
from medias_desktop.policies.views.composing.body_edit import BodyEdit
from medias_desktop.policies.views.composing.chips import placeholder_label
from medias_desktop.policies.views.composing.composition import INTRODUCTION, Composition
from medias_desktop.policies.views.composing.provenance import provenance_label
from medias_desktop.policies.views.reader.tools import tool


class StepLine(QLineEdit):
    """A line whose steps belong to the draft, not to itself."""

    undo_asked = Signal()
    redo_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: leave undo and redo to the draft."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_asked.emit()
        else:
            super().keyPressEvent(event)


class SectionEditor(QFrame):
    """Edits the section of a uid; the introduction has a text only."""

    def __init__(self, composition: Composition) -> None:
        super().__init__()
        self.setObjectName("card")
        self._composition = composition
        self._uid = INTRODUCTION
        self.number = StepLine()
        self.number.setObjectName("section_number")
        self.number.setAccessibleName(_("Number of the section"))
        self.number.setPlaceholderText(_("No."))
        self.heading = StepLine()
        self.heading.setObjectName("section_heading")
        self.heading.setAccessibleName(_("Heading of the section"))
        self.heading.setPlaceholderText(_("Heading"))
        self.title = label(_("Introduction"), "h2")
        self.origin = muted("")
        self.origin.setObjectName("section_provenance")
        self.body = BodyEdit()
        self._lay_out()
        self._connect()
        self.show_section(INTRODUCTION)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 10, 12, 2)
        self.number.setMaximumWidth(9 * self.fontMetrics().averageCharWidth() + 24)
        top.addWidget(self.number)
        top.addWidget(self.heading, 1)
        top.addWidget(self.title, 1)
        origin = QHBoxLayout()
        origin.setContentsMargins(16, 0, 12, 0)
        origin.addWidget(self.origin)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addLayout(origin)
        layout.addLayout(self._toolbar())
        line = QFrame()
        line.setFixedHeight(1)
        line.setStyleSheet(f"background: {theme.current().line};")
        layout.addWidget(line)
        layout.addWidget(self.body, 1)
        self.body.setStyleSheet("QTextEdit { border: 0; border-radius: 0; background: transparent; }")

    def _toolbar(self) -> QHBoxLayout:
        self.paragraph_tool = tool("mdi6.format-pilcrow", _("Paragraph"), "make_paragraph")
        self.bullets_tool = tool("mdi6.format-list-bulleted", _("Bulleted list"), "make_bullets")
        self.numbers_tool = tool("mdi6.format-list-numbered", _("Numbered list: 1. 2. 3."), "make_numbers")
        self.letters_tool = tool("", _("Lettered list: a) b) c)"), "make_letters", text="a)")
        self.outdent_tool = tool("mdi6.format-indent-decrease", _("Less deep  (Shift+Tab)"), "outdent_item")
        self.indent_tool = tool("mdi6.format-indent-increase", _("Deeper  (Tab)"), "indent_item")
        self.table_tool = tool("mdi6.table-plus", _("Table"), "table_menu")
        self.chip_tool = tool("mdi6.form-textbox", _("Insert a placeholder"), "placeholder_menu")
        self.table_tool.setMenu(self._table_menu())
        self.chip_tool.setMenu(self._placeholder_menu())
        for one in (self.table_tool, self.chip_tool):
            one.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 10, 2)
        row.setSpacing(2)
        for button in self.tools():
            row.addWidget(button)
        row.addStretch()
        return row

    def tools(self) -> list[QWidget]:
        """Return the tools for the text, as they stand."""
        lists = [self.paragraph_tool, self.bullets_tool, self.numbers_tool, self.letters_tool]
        return [*lists, self.outdent_tool, self.indent_tool, self.table_tool, self.chip_tool]

    def _table_menu(self) -> QMenu:
        menu = QMenu(self.table_tool)
        characters = self.body.characters
        self.head_action = QAction(_("First row is the &head"), menu)
        self.head_action.setCheckable(True)
        self.head_action.triggered.connect(
            lambda head: self._on_text(lambda cursor: editing_tables.set_head(cursor, head=head))
        )
        inside = [
            (_("Add a &row"), lambda: self._on_text(editing_tables.add_row)),
            (_("Add a &column"), lambda: self._on_text(editing_tables.add_column)),
            (_("Re&move the row"), lambda: self._on_text(editing_tables.remove_row)),
            (_("Remo&ve the column"), lambda: self._on_text(editing_tables.remove_column)),
        ]
        insert = QAction(_("&Insert a table"), menu)
        insert.triggered.connect(
            lambda: self._on_text(lambda cursor: editing_tables.insert_table(cursor, characters()))
        )
        menu.addAction(insert)
        menu.addSeparator()
        group = QActionGroup(menu)
        for text, act in inside:
            action = QAction(text, menu)
            action.triggered.connect(act)
            group.addAction(action)
            menu.addAction(action)
        menu.addAction(self.head_action)

        def offer() -> None:
            in_table = editing_tables.table_at(self.body.textCursor()) is not None
            insert.setEnabled(not in_table)
            group.setEnabled(in_table)
            self.head_action.setEnabled(in_table)
            self.head_action.setChecked(editing_tables.has_head(self.body.textCursor()))

        menu.aboutToShow.connect(offer)
        return menu

    def _placeholder_menu(self) -> QMenu:
        menu = QMenu(self.chip_tool)
        for name in KNOWN:
            action = QAction(placeholder_label(name), menu)
            action.setData(name)
            action.triggered.connect(lambda _checked=False, name=name: self.body.insert_placeholder(name))
            menu.addAction(action)
        return menu

    def _connect(self) -> None:
        body = self.body
        self.paragraph_tool.clicked.connect(lambda: self._on_text(editing_lists.make_paragraphs))
        for button, marks in (
            (self.bullets_tool, editing_lists.BULLETS),
            (self.numbers_tool, editing_lists.NUMBERS),
            (self.letters_tool, editing_lists.LETTERS),
        ):
            button.clicked.connect(
                lambda _checked=False, marks=marks: self._on_text(
                    lambda cursor: editing_lists.make_list(cursor, marks)
                )
            )
        self.outdent_tool.clicked.connect(lambda: self._on_text(editing_lists.outdent))
        self.indent_tool.clicked.connect(lambda: self._on_text(editing_lists.indent))
        body.edited.connect(lambda text, run: self._composition.type_body(self._uid, text, run))
        self.heading.textEdited.connect(lambda text: self._composition.rename(self._uid, heading=text))
        self.number.textEdited.connect(lambda text: self._composition.rename(self._uid, number=text))
        self.heading.returnPressed.connect(body.setFocus)
        for one in (self.number, self.heading, body):
            one.undo_asked.connect(self._composition.steps.undo)
            one.redo_asked.connect(self._composition.steps.redo)
        self._composition.changed.connect(self.refresh)

    def _on_text(self, act: Callable[[QTextCursor], object]) -> None:
        """Let a tool act where the caret is, as one step."""
        with self.body.step() as cursor:
            act(cursor)
        self.body.setTextCursor(cursor)

    def uid(self) -> str:
        """Return the section that is edited."""
        return self._uid

    def show_section(self, uid: str) -> None:
        """Edit another section."""
        if uid != self._uid:
            self._uid = uid
            self.body.end_run()
        self.refresh()

    def refresh(self) -> None:
        """Show the section as the draft has it; what is the same stays untouched, caret included."""
        section = self._composition.section(self._uid)
        whole = section is not None
        for widget in (self.number, self.heading):
            widget.setVisible(whole)
        self.title.setVisible(not whole)
        if section is None:
            self._uid = INTRODUCTION
        number, heading, body = (
            (section.number, section.heading, section.body)
            if section
            else ("", "", self._composition.draft.introduction)
        )
        for line, text in ((self.number, number), (self.heading, heading)):
            if " ".join(line.text().split()) != text:
                line.setText(text)
                line.setCursorPosition(0)  # a long heading is read from its beginning
        self.number.setReadOnly(self._composition.numbering is not None)
        origin = provenance_label(section.provenance) if section else ""
        self.origin.setText(origin)
        self.origin.setVisible(bool(origin))
        if self.body.body() != body:
            self.body.show_body(body)
