"""What a file says of itself, in one line."""

from __future__ import annotations

from medias_desktop.core.i18n import _, format_date, format_number, translate
from medias_desktop.photo_consents.labels import ITEM_NAMES
from medias_desktop.photo_consents.rules.items import Item

_MEGABYTE = 1_000_000


def facts_of(item: Item) -> str:
    """Return kind, size, day and camera, and whether the file tells where it was taken."""
    said = [translate(ITEM_NAMES[item.kind])]
    if item.width and item.height:
        said.append(f"{format_number(item.width)} × {format_number(item.height)}")
    if item.byte_size:
        size = max(round(item.byte_size / _MEGABYTE, 1), 0.1)
        said.append(_("{size} MB").format(size=format_number(size)))
    if item.taken_at is not None:
        said.append(_("taken on {day}").format(day=format_date(item.taken_at.date())))
    if item.camera:
        said.append(item.camera)
    if item.has_location:
        said.append(_("the file tells where it was taken"))
    if item.sha256:
        said.append(_("copied into the register") if item.kept else item.file_name)
    return " · ".join(said)
