"""The head of the editor: the title, how the post stands, what happened elsewhere meanwhile."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, format_time, translate
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import Chip, button, heading, label, muted
from medias_desktop.editorial_calendar.labels.posts import STATE_KINDS, STATE_NAMES

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.posts import Post, PostDraft

_LONGEST = 70
"""Characters of the title that are shown; all of it is in its field."""


class Header(QWidget):
    """``reload_asked`` when what another window recorded is wanted instead of what is typed here."""

    reload_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = heading("")
        self.title.setObjectName("editor_title")
        self.title.setWordWrap(False)
        self.title.setMinimumWidth(1)
        self.chip = Chip("", "muted")
        self.chip.setObjectName("editor_state")
        self.own = Chip("", "warn")
        self.own.setObjectName("editor_self_approved")
        self.moment = muted("")
        self.moment.setObjectName("editor_moment")
        self.moment.setWordWrap(False)
        self.reason = label("")
        self.reason.setObjectName("editor_reason")
        self.news = QFrame()
        self.news.setObjectName("editor_news")
        colours = theme.current()
        self.news.setStyleSheet(
            f"QFrame#editor_news {{ background: {colours.warn_soft}; border: 0; border-radius: 8px; }}"
        )
        self.news_text = label("")
        self.reload = button(_("Show it as it is now"))
        self.reload.setObjectName("editor_reload")
        self.reload.setAutoDefault(False)
        self.reload.clicked.connect(self.reload_asked)
        self._lay_out()
        self.show_news("")

    def show_post(self, post: Post | None, now: PostDraft, reason: str) -> None:
        """Show how a post stands; ``now`` is what the window says of it, ``reason`` why it stands so."""
        title = now.title or (_("New post") if post is None else _("Post without a title"))
        self.title.setText(title if len(title) <= _LONGEST else title[:_LONGEST].rstrip() + "…")
        self.title.setToolTip(title)
        if post is None:
            self.chip.show_state(_("New"), "accent")
            self.own.show_state("", "warn")
        else:
            self.chip.show_state(translate(STATE_NAMES[post.shown]), STATE_KINDS[post.shown] or "muted")
            self.own.show_state(_("Approved by its author") if post.self_approved else "", "warn")
        self.moment.setText(_moment(now))
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))

    def show_news(self, sentence: str) -> None:
        """Tell what another window recorded meanwhile, or nothing."""
        self.news_text.setText(sentence)
        self.news.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.title)
        line.addWidget(self.chip)
        line.addWidget(self.own)
        line.addStretch(1)
        line.addWidget(self.moment)
        inside = QHBoxLayout(self.news)
        inside.setContentsMargins(12, 6, 8, 6)
        inside.addWidget(self.news_text, 1)
        inside.addWidget(self.reload)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self.reason)
        column.addWidget(self.news)


def _moment(now: PostDraft) -> str:
    if now.planned_on is None:
        return _("no day yet")
    day = format_date(now.planned_on, "full")
    if now.planned_time is None:
        return day
    hour = format_time(dt.datetime.combine(now.planned_on, now.planned_time))
    return _("{day}, {time}").format(day=day, time=hour)
