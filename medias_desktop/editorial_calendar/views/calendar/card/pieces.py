"""The pieces of a post: its photos, the rules of its contest, the evidence of its publication, its statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, format_number, translate
from medias_desktop.core.widgets.card_parts import barred, facts_grid, page, part, told
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import label, muted
from medias_desktop.core.widgets.text_link import TextLink
from medias_desktop.editorial_calendar.labels.posts import COUNT_NAMES
from medias_desktop.editorial_calendar.rules.post_records import COUNTED
from medias_desktop.editorial_calendar.views.calendar.wording import long_time, platform_name

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.post_records import Evidence
    from medias_desktop.editorial_calendar.views.calendar.card.found import PostCard
    from medias_desktop.editorial_calendar.views.calendar.card.panel import PostPanel
    from medias_desktop.photo_consents.rules.items import ItemRow

_SIDE, _WIDE = 140, 280
_MARK = 12
"""Characters of a fingerprint that are shown."""


def pieces(panel: PostPanel, card: PostCard) -> QWidget:
    """Return the page."""
    found, column = page()
    parts = [
        one
        for one in (_photos(panel, card), _contest(card), _evidence(card), _statistics(card))
        if one is not None
    ]
    for one in parts:
        column.addWidget(one)
    if not parts:
        column.addWidget(
            muted(_("This post has no photo, and nothing is recorded yet of where it appeared."))
        )
    column.addStretch(1)
    return found


def _photos(panel: PostPanel, card: PostCard) -> QWidget | None:
    if not card.post.draft.photos:
        return None
    found, column = part(_("Photos"))
    row = FlowRow(8)
    for one in card.photos:
        row.addWidget(_photo(panel, one, card.pictures.get(one.id)))
    column.addLayout(row)
    if len(card.photos) < len(card.post.draft.photos):
        column.addWidget(muted(_("Some photos are no longer in the consent log.")))
    return found


def _photo(panel: PostPanel, one: ItemRow, content: bytes | None) -> QWidget:
    tile = QWidget()
    column = QVBoxLayout(tile)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    if content:
        column.addWidget(_picture(content, _SIDE, one.title))
    link = TextLink(one.title[:24].replace("&", "&&"))
    link.setToolTip(_("Open this photo in the consent log"))
    link.clicked.connect(lambda: panel.place_asked.emit("photo_consents", f"item:{one.id}"))
    column.addWidget(link)
    return tile


def _picture(content: bytes, wide: int, name: str) -> QLabel:
    picture = QPixmap()
    picture.loadFromData(content)
    shown = QLabel()
    shown.setAccessibleName(name)
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    shown.setPixmap(picture.scaled(wide, wide, keep, smooth))
    return shown


def _contest(card: PostCard) -> QWidget | None:
    post = card.post
    if not (post.contest_file_name or post.draft.contest_rules):
        return None
    found, column = part(_("Rules of the contest"), (_("File"), post.contest_file_name))
    if post.draft.contest_rules:
        column.addWidget(label(breakable(post.draft.contest_rules)))
    return found


def _evidence(card: PostCard) -> QWidget | None:
    if not card.evidence:
        return None
    found, column = part(_("Where it appeared"))
    for one in card.evidence:
        column.addWidget(_appeared(one, card.captures.get(one.id)))
    return found


def _appeared(one: Evidence, capture: bytes | None) -> QWidget:
    head = label(
        told(
            platform_name(one.platform),
            format_date(one.published_on, "medium"),
            long_time(one.published_time),
        )
    )
    head.setStyleSheet("font-weight: 600;")
    widgets: list[QWidget] = [head]
    if one.removed_on is not None:
        words = _("taken down on {day}").format(day=format_date(one.removed_on, "medium"))
        widgets.append(label(words))
    for words in (one.link, one.note):
        if words:
            told_words = label(breakable(words))
            told_words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            widgets.append(told_words)
    if capture:
        widgets.append(_picture(capture, _WIDE, _("Picture of the post as it appeared")))
    at = one.recorded_at.astimezone()
    mark = one.capture_sha256 or one.text_sha256
    kept = _("Recorded on {day} by {name}").format(
        day=format_date(at.date(), "medium"), name=one.recorded_by or "–"
    )
    print_ = _("fingerprint {mark}…").format(mark=mark[:_MARK]) if mark else ""
    line = muted(told(kept, print_))
    line.setToolTip(mark)
    widgets.append(line)
    return barred("muted" if one.removed_on else "ok", *widgets)


def _statistics(card: PostCard) -> QWidget | None:
    if not card.statistics:
        return None
    found, column = part(_("Statistics"))
    for one in card.statistics:
        head = muted(told(platform_name(one.platform), format_date(one.measured_on, "medium")))
        shown = barred("accent", head)
        values = ((translate(COUNT_NAMES[name]), getattr(one.counts, name)) for name in COUNTED)
        facts = [(caption, format_number(value)) for caption, value in values if value is not None]
        inside = shown.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addLayout(facts_grid(facts))
        column.addWidget(shown)
    return found
