"""The summary of a post: what the policy says of it, its texts, who and for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _, format_number, ngettext, translate
from medias_desktop.core.widgets.card_parts import barred, page, part
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.parts import label, muted
from medias_desktop.editorial_calendar.labels.posts import LANGUAGE_NAMES
from medias_desktop.editorial_calendar.rules.findings import tally
from medias_desktop.editorial_calendar.rules.platforms import size_of
from medias_desktop.editorial_calendar.views.calendar.card.findings import finding_row
from medias_desktop.editorial_calendar.views.calendar.wording import begun, platform_name
from medias_desktop.policies.rules.checks.calendar_words import Audience, Excepted, Purpose
from medias_desktop.policies.rules.checks.words import Office

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.posts import PostText
    from medias_desktop.editorial_calendar.views.calendar.card.found import PostCard
    from medias_desktop.editorial_calendar.views.calendar.card.panel import PostPanel

_LONGEST = 3_000
"""Characters of a text that the card shows."""
_WORDS = {one.value: one.label for kind in (Audience, Excepted, Purpose) for one in kind}
_OFFICES = {one.value: one.label for one in Office}


def summary(panel: PostPanel, card: PostCard) -> QWidget:
    """Return the page."""
    found, column = page()
    column.addWidget(_findings(panel, card))
    for text in card.post.draft.texts:
        column.addWidget(_text(text))
    column.addWidget(_facts(card))
    column.addStretch(1)
    return found


def _findings(panel: PostPanel, card: PostCard) -> QWidget:
    found, column = part(_("What the policy says"))
    if not card.findings:
        column.addWidget(barred("ok", label(_("Nothing stands in the way."))))
    elif tally(card.findings).passes and not tally(card.findings).warnings:
        column.addWidget(barred("ok", label(_("Nothing stands in the way; to be known:"))))
    for one in card.findings:
        column.addWidget(finding_row(one, panel.clause_asked.emit, card.place(one.clause)))
    return found


def _text(text: PostText) -> QWidget:
    found, column = part(platform_name(text.platform))
    if not text.text.strip():
        column.addWidget(muted(_("No text yet.")))
        return found
    shown = text.text if len(text.text) <= _LONGEST else text.text[:_LONGEST].rstrip() + "…"
    words = label(breakable(shown))
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.addWidget(barred("muted", words))
    size = size_of(text.platform, text.text)
    counted = ngettext("{n} character", "{n} characters", size.characters)
    in_words = ngettext("{n} word", "{n} words", size.words)
    column.addWidget(
        muted(
            f"{counted.format(n=format_number(size.characters))} · {in_words.format(n=format_number(size.words))}"
        )
    )
    return found


def _facts(card: PostCard) -> QWidget:
    draft = card.post.draft
    audiences = ", ".join(_said(one) for one in draft.audiences)
    allowed = translate(_OFFICES[draft.allowed_by]) if draft.allowed_by in _OFFICES else draft.allowed_by
    facts = (
        (_("Author"), draft.author),
        (_("Approved by"), draft.approver),
        (_("Asked for by"), draft.requester),
        (_("Language"), translate(LANGUAGE_NAMES.get(draft.language, draft.language))),
        (_("Link"), draft.link),
        (_("Source"), draft.source_credit),
        (_("Purpose"), begun(_said(draft.purpose))),
        (_("Audiences"), begun(audiences)),
        (_("Exception"), ": ".join(filter(None, (begun(_said(draft.exception)), draft.exception_reason)))),
        (_("Allowed by"), ": ".join(filter(None, (begun(allowed), draft.allowed_because)))),
        (_("Note"), draft.note),
    )
    found, _column = part(_("Facts"), *facts)
    return found


def _said(code: str) -> str:
    return translate(_WORDS[code]) if code in _WORDS else code
