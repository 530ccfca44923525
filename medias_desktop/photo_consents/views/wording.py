"""What tiles and rows say of an item."""

from __future__ import annotations

from collections.abc import Callable

from medias_desktop.core.i18n import _, format_date, format_number, ngettext, translate
from medias_desktop.core.widgets.table import Column
from medias_desktop.core.widgets.tile import Mark, Tile
from medias_desktop.photo_consents.labels import ITEM_NAMES, STATE_KINDS, STATE_NAMES
from medias_desktop.photo_consents.rules.answers import PublicationState
from medias_desktop.photo_consents.rules.items import ItemKind, ItemRow, Review

StateOf = Callable[[int], PublicationState | None]
ICONS = {
    ItemKind.PHOTO: "mdi6.image-outline",
    ItemKind.VIDEO: "mdi6.video-outline",
    ItemKind.SOUND: "mdi6.microphone-outline",
    ItemKind.COMMENT: "mdi6.comment-text-outline",
    ItemKind.ARTICLE: "mdi6.newspaper-variant-outline",
}


def tile(row: ItemRow, state: PublicationState | None) -> Tile:
    """Return the tile of an item whose answer is known or not."""
    chip = None if state is None else (translate(STATE_NAMES[state]), STATE_KINDS[state])
    return Tile(
        number=row.id,
        title=row.title,
        line=" · ".join(filter(None, (format_date(row.day, "medium"), row.event_title))),
        chip=chip,
        marks=_marks(row),
        icon=ICONS[row.kind],
        spoken=spoken(row, state),
    )


def _marks(row: ItemRow) -> tuple[Mark, ...]:
    marks = []
    if row.kind is not ItemKind.PHOTO and row.picture:
        marks.append(Mark(ICONS[row.kind]))
    if row.has_location:
        marks.append(Mark("mdi6.map-marker-outline"))
    if row.review is Review.OPEN:
        marks.append(Mark("mdi6.account-question-outline", str(row.subjects or "")))
    elif row.subjects:
        marks.append(Mark("mdi6.account-multiple-outline", str(row.subjects)))
    return tuple(marks)


def spoken(row: ItemRow, state: PublicationState | None) -> str:
    """Return all of a tile as one sentence."""
    parts = [
        row.title,
        translate(ITEM_NAMES[row.kind]) if row.kind is not ItemKind.PHOTO else "",
        row.event_title,
        format_date(row.day),
        "" if state is None else translate(STATE_NAMES[state]),
        seen(row),
        _("with the place where it was taken") if row.has_location else "",
    ]
    return ", ".join(part for part in parts if part)


def seen(row: ItemRow) -> str:
    """Return who is seen, in words."""
    number = ngettext("{n} person or group", "{n} persons or groups", row.subjects)
    number = number.format(n=format_number(row.subjects)) if row.subjects else ""
    if row.review is Review.OPEN:
        return " · ".join(filter(None, (number, _("people still to name"))))
    if row.review is Review.NOBODY and not row.subjects:
        return _("nobody can be recognized")
    return number


def columns(state: StateOf) -> list[Column[ItemRow]]:
    """Return the columns of the list."""

    def name(row: ItemRow) -> str:
        found = state(row.id)
        return "" if found is None else translate(STATE_NAMES[found])

    def kind(row: ItemRow) -> str:
        found = state(row.id)
        return "" if found is None else STATE_KINDS[found]

    return [
        Column(_("Title"), lambda row: row.title, stretch=5),
        Column(_("Event"), lambda row: row.event_title, stretch=4),
        Column(_("Date"), lambda row: format_date(row.day, "medium"), stretch=3),
        Column(_("Answer"), name, chip=kind, stretch=3),
        Column(_("Who is seen"), seen, stretch=4),
        Column(_("Kind"), lambda row: translate(ITEM_NAMES[row.kind]), stretch=2),
    ]


_NEEDS = (24, 20, 18, 18, 24, 12)
"""Characters that a column needs."""
_FIRST = (0, 3, 2, 1, 4, 5)
"""The columns in the order in which they are worth their room."""


def columns_with_room(characters: float) -> list[int]:
    """Return the columns of the list to show in a width: at least the title and the answer."""
    shown: list[int] = []
    for number in _FIRST:
        characters -= _NEEDS[number]
        if characters < 0 and len(shown) > 1:
            break
        shown.append(number)
    return sorted(shown)
