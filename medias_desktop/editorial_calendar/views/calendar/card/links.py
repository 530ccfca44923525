"""What a post is linked to: the request it answers, its event, the other posts of its campaign, the original."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.card_parts import page, part
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Chip, label, muted
from medias_desktop.core.widgets.text_link import TextLink
from medias_desktop.editorial_calendar.labels.posts import STATE_KINDS, STATE_NAMES
from medias_desktop.editorial_calendar.views.calendar.card.findings import clause_chip
from medias_desktop.editorial_calendar.views.calendar.wording import moment_of

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.posts import PostLine
    from medias_desktop.editorial_calendar.views.calendar.card.found import PostCard
    from medias_desktop.editorial_calendar.views.calendar.card.panel import PostPanel


def links(panel: PostPanel, card: PostCard) -> QWidget:
    """Return the page."""
    found, column = page()
    draft = card.post.draft
    some = False
    if card.request:
        some = True
        _linked(
            column,
            _("Request"),
            card.request,
            lambda: panel.place_asked.emit("editorial_calendar", f"requests/request:{draft.request_id}"),
        )
    if card.event:
        some = True
        _linked(
            column,
            _("Event"),
            card.event,
            lambda: panel.place_asked.emit("photo_consents", f"event:{draft.event_id}"),
        )
    for title, words in ((_("Campaign"), draft.campaign), (_("Original"), draft.original_link)):
        if words:
            some = True
            column.addWidget(part(title, (title, words))[0])
    if card.others:
        others, inside = part(_("Other posts of this campaign"))
        for one in card.others:
            inside.addWidget(_other(panel, one))
        column.addWidget(others)
    clauses = {one.clause.cite: one.clause for one in card.findings if one.clause.cite}
    if clauses:
        some = True
        texts, inside = part(_("Clauses about this post"))
        chips = FlowRow(6)
        for clause in clauses.values():
            chips.addWidget(clause_chip(clause, panel.clause_asked.emit, card.place(clause)))
        inside.addLayout(chips)
        column.addWidget(texts)
    if not some:
        column.addWidget(muted(_("This post belongs to no request, event or campaign.")))
    column.addStretch(1)
    return found


def _linked(column: QVBoxLayout, title: str, words: str, go: object) -> None:
    found, inside = part(title)
    link = TextLink(words.replace("&", "&&"))
    link.clicked.connect(go)
    row = FlowRow(0)
    row.addWidget(link)
    inside.addLayout(row)
    column.addWidget(found)


def _other(panel: PostPanel, one: PostLine) -> QWidget:
    found = QWidget()
    row = QHBoxLayout(found)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    link = TextLink(one.title[:60].replace("&", "&&"))
    link.clicked.connect(partial(_ask, panel, one.id))
    row.addWidget(link)
    row.addWidget(label(moment_of(one.planned_on, one.planned_time, "medium")), 1)
    row.addWidget(Chip(translate(STATE_NAMES[one.state]), STATE_KINDS[one.state] or "muted"))
    return found


def _ask(panel: PostPanel, post_id: int, _checked: bool = False) -> None:
    panel.post_asked.emit(post_id)
