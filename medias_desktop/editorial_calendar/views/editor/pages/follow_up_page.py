"""What became of the post: its steps, where it appeared, what was counted, what was set aside for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_date, format_number, format_time, translate
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.parts import Card, Chip, label, muted, subheading
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.text_link import TextLink
from medias_desktop.editorial_calendar.labels.posts import COUNT_NAMES, STATE_KINDS, STATE_NAMES
from medias_desktop.editorial_calendar.rules.post_records import COUNTED
from medias_desktop.editorial_calendar.views.editor.wording import platform_name

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.post_records import Evidence, Override, Statistic
    from medias_desktop.editorial_calendar.rules.posts import PostStep
    from medias_desktop.editorial_calendar.views.editor.pages.base import Bench


class FollowUpPage(QWidget):
    """What is recorded, with what may be done about it; ``refresh`` shows what the register holds now."""

    clause_asked = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.bench = bench
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 8, 8)
        self._column.setSpacing(12)
        self._parts: list[QWidget] = []
        self.refresh()

    def refresh(self) -> None:
        """Read everything anew."""
        post = self.bench.post
        if post is None:
            return
        service = self.bench.service
        try:
            steps = service.posts.history(post.id)
            evidence = service.post_records.evidence(post.id)
            statistics = service.post_records.statistics(post.id)
            overrides = service.posts.overrides(post.id)
        except UserError:
            return  # the post is gone: the window tells it
        parts = [self._published(evidence), self._counted(statistics), self._aside(overrides)]
        parts.append(self._steps(steps))
        while self._column.count():
            self._column.takeAt(0)
        for old in self._parts:
            old.hide()
            old.deleteLater()
        self._parts = parts
        for part in parts:
            self._column.addWidget(part)
        self._column.addStretch(1)

    def _published(self, found: Sequence[Evidence]) -> QWidget:
        card = _card(_("Where it appeared"))
        if not found:
            card.body.addWidget(muted(_("Nothing is recorded yet.")))
        for one in found:
            when = " ".join(filter(None, (format_date(one.published_on), one.published_time)))
            row = QHBoxLayout()
            row.setSpacing(8)
            words = f"{platform_name(one.platform)} · {when}"
            if any(map(str.isalnum, one.recorded_by)):
                words += " · " + _("recorded by {name}").format(name=one.recorded_by)
            row.addWidget(label(words), 1)
            if one.removed_on is not None:
                told = _("withdrawn on {day}").format(day=format_date(one.removed_on))
                row.addWidget(Chip(told, "bad"))
            if one.link:
                row.addWidget(self._link(one))
            if one.capture_sha256:
                row.addWidget(self._capture(one))
            card.body.addLayout(row)
            if one.note:
                card.body.addWidget(muted(breakable(one.note)))
        return card

    def _link(self, one: Evidence) -> QWidget:
        link = TextLink(_("Open the post"))
        link.setObjectName(f"open_published_{one.platform}")
        link.setToolTip(one.link)
        link.clicked.connect(lambda: self.bench.desk.dialogs.open_link(one.link))
        return link

    def _capture(self, one: Evidence) -> QWidget:
        link = TextLink(_("Save the capture…"))
        link.setObjectName(f"save_capture_{one.platform}")
        link.clicked.connect(lambda: self._save_capture(one))
        return link

    def _save_capture(self, one: Evidence) -> None:
        from medias_desktop.core.files import write_bytes

        dialogs = self.bench.desk.dialogs
        name = f"{one.platform}-{one.published_on.isoformat()}.png"
        path = dialogs.save_file(self, _("Save the capture"), name, _("Pictures (*.png *.jpg)"))
        if path is None:
            return
        try:
            content = self.bench.service.post_records.capture(one.id)
            if content is not None:
                write_bytes(path, content)
        except UserError as error:
            dialogs.tell_error(self, error)

    def _counted(self, found: Sequence[Statistic]) -> QWidget:
        card = _card(_("Statistics"))
        if not found:
            card.body.addWidget(muted(_("No numbers yet.")))
        for one in found:
            numbers = [
                f"{translate(COUNT_NAMES[name])}\u00a0: {format_number(value)}"
                for name in COUNTED
                if (value := getattr(one.counts, name)) is not None
            ]
            head = f"{platform_name(one.platform)} · {format_date(one.measured_on)}"
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(label(f"{head} — {', '.join(numbers)}"), 1)
            row.addWidget(self._remover(one))
            card.body.addLayout(row)
        return card

    def _remover(self, one: Statistic) -> QWidget:
        link = TextLink(_("Remove"))
        link.setObjectName(f"remove_statistics_{one.platform}_{one.measured_on.isoformat()}")
        link.setAccessibleName(
            _("Remove the numbers of {platform}, {day}").format(
                platform=platform_name(one.platform), day=format_date(one.measured_on)
            )
        )
        link.clicked.connect(lambda: self._remove(one))
        permit(self.bench.service.refusal(Permission.RECORD), self.bench.desk.dialogs, link)
        return link

    def _remove(self, one: Statistic) -> None:
        dialogs = self.bench.desk.dialogs
        question = _(
            "The numbers of {platform}, {day}, are removed. The audit trail keeps that they were there."
        )
        told = question.format(platform=platform_name(one.platform), day=format_date(one.measured_on))
        if not dialogs.confirm(self, _("Remove the numbers?"), told, _("Remove"), destructive=True):
            return
        try:
            self.bench.service.post_records.remove_statistics(one.id, one.version)
        except UserError as error:
            dialogs.tell_error(self, error)
        self.bench.desk.changes.announce("calendar")
        self.refresh()

    def _aside(self, found: Sequence[Override]) -> QWidget:
        card = _card(_("Findings set aside"))
        card.setVisible(bool(found))
        for one in found:
            row = QHBoxLayout()
            row.setSpacing(8)
            if one.clause.cite:
                chip = ClauseLink(one.clause.cite)
                chip.clicked.connect(lambda _on=False, one=one: self.clause_asked.emit(one.clause))
                row.addWidget(chip)
            if one.taken_back_at is not None:
                row.addWidget(Chip(_("taken back"), "muted"))
            row.addStretch(1)
            card.body.addLayout(row)
            card.body.addWidget(label(breakable(one.finding)))
            who = _("{who}, {day}: {reason}").format(
                who=one.made_by or "?", day=format_date(one.made_at.date()), reason=one.reason
            )
            card.body.addWidget(muted(breakable(who)))
        return card

    def _steps(self, found: Sequence[PostStep]) -> QWidget:
        card = _card(_("Steps"))
        for one in reversed(found):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(Chip(translate(STATE_NAMES[one.state]), STATE_KINDS[one.state] or "muted"))
            at = one.taken_at.astimezone()
            when = f"{format_date(at.date())}, {format_time(at)}"
            who = one.taken_by if any(map(str.isalnum, one.taken_by)) else ""
            row.addWidget(label(" · ".join(filter(None, (when, who)))), 1)
            card.body.addLayout(row)
            if one.reason:
                card.body.addWidget(muted(breakable(one.reason)))
        return card


def _card(title: str) -> Card:
    card = Card()
    card.body.setSpacing(8)
    card.body.addWidget(subheading(title))
    return card
