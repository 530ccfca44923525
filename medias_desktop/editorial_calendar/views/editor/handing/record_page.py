"""Where and when it appeared: for each platform the day, the hour, the address, a capture of how it looked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import DateField, TextField
from medias_desktop.core.widgets.form_fields import FieldProblem, LongTextField, two_columns
from medias_desktop.core.widgets.parts import Card, muted
from medias_desktop.editorial_calendar.rules.post_changes import APPROVED
from medias_desktop.editorial_calendar.rules.post_records import Publication
from medias_desktop.editorial_calendar.rules.posts import LINK_LENGTH, PostState
from medias_desktop.editorial_calendar.views.editor.fields.capture import CaptureField
from medias_desktop.editorial_calendar.views.editor.fields.hour import HourField
from medias_desktop.editorial_calendar.views.editor.wording import platform_name

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.posts import Post
    from medias_desktop.editorial_calendar.service import EditorialCalendarService


class PublicationCard(Card):
    """One platform; its fields count when the box is ticked."""

    def __init__(self, desk: Desk, platform: str, moment: dt.datetime) -> None:
        super().__init__()
        self.platform = platform
        name = platform_name(platform)
        self.box = QCheckBox(_("It appeared on {platform}").format(platform=name))
        self.box.setObjectName(f"appeared_{platform}")
        self.box.setChecked(True)
        self.day = DateField(_("Day"), f"published_on_{platform}", moment.date())
        self.hour = HourField(_("Hour"), f"published_time_{platform}")
        self.hour.set_hour(moment.time().replace(second=0, microsecond=0))
        self.link = TextField(_("Address of the post"), f"published_link_{platform}", longest=LINK_LENGTH)
        self.link.line.setPlaceholderText("https://")
        self.capture = CaptureField(
            desk,
            f"capture_{platform}",
            _("A capture of {platform} proves what was seen.").format(platform=name),
        )
        self.note = TextField(_("Note"), f"published_note_{platform}", longest=500)
        for field in (self.day, self.hour, self.link, self.note):
            field.editor.setAccessibleName(f"{field.editor.accessibleName()}, {name}")
        self.inside = QWidget()
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        column.addLayout(two_columns((self.day, self.hour)))
        column.addWidget(self.link)
        column.addWidget(self.capture)
        column.addWidget(self.note)
        self.body.addWidget(self.box)
        self.body.addWidget(self.inside)
        self.box.toggled.connect(self.inside.setVisible)

    def publication(self) -> Publication | None:
        """Return what is said, None when it did not appear there. Raises FieldProblem."""
        if not self.box.isChecked():
            return None
        return Publication(
            platform=self.platform,
            published_on=self.day.day(),
            published_time=self.hour.hour(),
            link=self.link.text(),
            note=self.note.text(),
            capture=self.capture.picture(),
        )


class RecordPage(QWidget):
    """A card for each platform on which nothing is recorded yet."""

    def __init__(self, service: EditorialCalendarService, desk: Desk, post: Post) -> None:
        super().__init__()
        missing = service.post_records.missing(post)
        moment = _moment(post, service.local_now)
        self.cards = [PublicationCard(desk, platform, moment) for platform in missing]
        self.because = LongTextField(
            _("&Why it appeared without having been approved"),
            "published_because",
            hint=_("What happened is recorded all the same; council sees the reason."),
            lines=2,
        )
        self.because.setVisible(post.state not in (*APPROVED, PostState.PUBLISHED))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        column.addWidget(self.because)
        for card in self.cards:
            column.addWidget(card)
        if not self.cards:
            column.addWidget(muted(_("Where this post appeared is recorded for each of its platforms.")))
        column.addStretch(1)

    def publications(self) -> Sequence[Publication]:
        """Return what is said of each platform on which it appeared. Raises FieldProblem."""
        return [one for card in self.cards if (one := card.publication()) is not None]

    def why(self) -> str:
        """Return why it appeared unapproved, “” when it was. Raises FieldProblem when the reason is missing."""
        if self.because.isHidden():
            return ""
        if not self.because.text():
            self.because.show_problem(_("Write the reason: it stays with the post."))
            self.because.area.setFocus()
            raise FieldProblem
        return self.because.text()

    def has_picture(self) -> bool:
        """Tell whether a capture was taken."""
        return any(card.capture.picture() is not None for card in self.cards)


def _moment(post: Post, now: dt.datetime) -> dt.datetime:
    """Return when it surely appeared: at its moment when that has passed, else now."""
    planned = post.draft.planned_on
    if planned is None or post.draft.planned_time is None:
        return now
    at = dt.datetime.combine(planned, post.draft.planned_time)
    return min(at, now)
