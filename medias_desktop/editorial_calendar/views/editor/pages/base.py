"""What every page of the editor is: fields of a post that are filled, read, and found by the name of what they hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from medias_desktop.core.widgets.permitted import permit

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.posts import Post, PostDraft
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

READING = frozenset({"post_open_photo"})
"""Buttons that only show something."""


class Bench:
    """What the pages of one window work with; ``post`` is None while the post is new."""

    def __init__(self, window: QWidget, service: EditorialCalendarService, desk: Desk) -> None:
        self.window, self.service, self.desk = window, service, desk
        self.post: Post | None = None
        self.now: PostDraft | None = None
        """What the window says at the moment, half typed as it may be."""


class EditorPage(QWidget):
    """A part of what a post says. ``changed`` when any of it is another."""

    changed = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.bench = bench
        self.places: dict[str, QWidget] = {}
        """The field for each part of a draft (PostDraft), by its name."""

    def show_draft(self, draft: PostDraft) -> None:
        """Put what a draft says into the fields."""
        raise NotImplementedError

    def values(self, *, strict: bool) -> Mapping[str, Any]:
        """Return the parts of a draft as they are said; half typed ones as they were unless ``strict``.

        Raises FieldProblem, told at its field, when ``strict``.
        """
        raise NotImplementedError

    def follow(self, draft: PostDraft) -> None:
        """Show or hide what depends on what other pages say."""

    def settled(self) -> bool:
        """Tell whether nothing is under way."""
        return True

    def lock(self, refused: UserError) -> None:
        """Leave everything readable, and nothing to be changed: what is out of use says why."""
        for one in editors(self):
            if isinstance(one, QLineEdit | QPlainTextEdit):
                one.setReadOnly(True)
            elif one.objectName() not in READING:
                permit(refused, self.bench.desk.dialogs, one)


def editors(page: QWidget) -> Iterator[QLineEdit | QPlainTextEdit | QComboBox | QCheckBox | QPushButton]:
    """Yield what is typed or chosen in."""
    yield from page.findChildren(QLineEdit)
    yield from page.findChildren(QPlainTextEdit)
    yield from page.findChildren(QComboBox)
    yield from page.findChildren(QCheckBox)
    yield from page.findChildren(QPushButton)
