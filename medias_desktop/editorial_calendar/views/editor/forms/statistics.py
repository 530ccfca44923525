"""What the platforms counted of a post: typed in as they tell it, platform by platform."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.fields import DateField
from medias_desktop.core.widgets.form_fields import FieldProblem
from medias_desktop.core.widgets.parts import label, mark
from medias_desktop.editorial_calendar.errors import post_records as errors
from medias_desktop.editorial_calendar.labels.posts import COUNT_NAMES
from medias_desktop.editorial_calendar.rules.post_records import COUNTED, Counts, Statistic
from medias_desktop.editorial_calendar.views.editor.forms.post_form import PostForm
from medias_desktop.editorial_calendar.views.editor.wording import platform_name

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.posts import Post
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

_SPACES = str.maketrans("", "", " \u00a0\u202f,.'’")
"""What parts thousands, however a platform writes them."""


class StatisticsForm(PostForm):
    """A row for each platform, a column for each count; a count that the platform does not tell stays empty."""

    def __init__(self, parent: QWidget, service: EditorialCalendarService, desk: Desk, post: Post) -> None:
        super().__init__(
            parent,
            desk,
            "post_statistics",
            _("Statistics of “{title}”").format(title=post.draft.title),
            _("As the platforms tell them on a day; what they do not tell stays empty."),
        )
        self._service, self._post = service, post
        self.day = DateField(_("Read &on"), "statistics_day", service.today)
        self.cells: dict[tuple[str, str], QLineEdit] = {}
        self._known = service.post_records.statistics(post.id)
        recorded = {one.platform for one in service.post_records.evidence(post.id)}
        self._platforms = [one for one in post.draft.platforms if one in recorded] or list(
            post.draft.platforms
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for column, name in enumerate(COUNTED, 1):
            grid.addWidget(label(translate(COUNT_NAMES[name]), "muted", wrap=False), 0, column)
        for row, platform in enumerate(self._platforms, 1):
            grid.addWidget(label(platform_name(platform), wrap=False), row, 0)
            for column, name in enumerate(COUNTED, 1):
                grid.addWidget(self._cell(platform, name), row, column)
        self.body.addWidget(self.day)
        self.body.addLayout(grid)
        self.places = {errors.MeasuredTooEarly: self.day, errors.MeasuredInFuture: self.day}
        self.day.changed.connect(self._show_known)
        self._show_known()

    def draft(self) -> Callable[[], Any]:
        """Return what keeps the numbers. Raises FieldProblem for what is no number."""
        lines = [
            (self._post.id, platform, self.day.day(), counts)
            for platform in self._platforms
            if (counts := self._counts(platform)) != Counts()
        ]
        if not lines:
            self.refuse(errors.NothingCounted())
            raise FieldProblem
        return partial(self._service.post_records.record_statistics_of, lines)

    def _cell(self, platform: str, name: str) -> QLineEdit:
        cell = QLineEdit()
        cell.setObjectName(f"count_{platform}_{name}")
        cell.setAccessibleName(f"{platform_name(platform)}, {translate(COUNT_NAMES[name])}")
        cell.setMaxLength(16)
        cell.setMinimumWidth(8 * cell.fontMetrics().averageCharWidth())
        cell.textEdited.connect(lambda _text: mark(cell, ""))
        self.cells[platform, name] = cell
        return cell

    def _counts(self, platform: str) -> Counts:
        return Counts(**{name: self._number(self.cells[platform, name]) for name in COUNTED})

    def _number(self, cell: QLineEdit) -> int | None:
        text = cell.text().translate(_SPACES)
        if not text:
            return None
        if not (text.isascii() and text.isdigit()):
            sentence = _("Write numbers in figures only: 1 234, not 1.2 k.")
            mark(cell, sentence)
            self.tell(sentence)
            cell.setFocus()
            raise FieldProblem
        return int(text)

    def _show_known(self) -> None:
        """Show what is kept for the day chosen, so that it can be corrected."""
        day = self.day.day()
        for platform in self._platforms:
            known = _of(self._known, platform, day)
            for name in COUNTED:
                value = getattr(known.counts, name) if known is not None else None
                cell = self.cells[platform, name]
                if known is not None or not cell.isModified():
                    cell.setText("" if value is None else str(value))


def _of(known: Sequence[Statistic], platform: str, day: dt.date) -> Statistic | None:
    return next((one for one in known if one.platform == platform and one.measured_on == day), None)
