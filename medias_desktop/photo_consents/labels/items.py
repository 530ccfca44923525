"""Words about one item and about where it is published."""

from __future__ import annotations

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.photo_consents.labels import PURPOSE_NAMES, REMOVAL_NAMES, RIGHTS_NAMES, SUBJECT_NAMES
from medias_desktop.photo_consents.rules.answers import PublicationState
from medias_desktop.photo_consents.rules.item_cards import SeenLine
from medias_desktop.photo_consents.rules.items import Item, Rights, SubjectKind
from medias_desktop.photo_consents.rules.uses import PhotoUse

_MEGA = 1024 * 1024


def seen_name(line: SeenLine) -> str:
    """Return who or what is seen."""
    subject = line.subject
    if subject.kind is SubjectKind.PERSON:
        return subject.name or _("Somebody not named yet")
    name = translate(SUBJECT_NAMES[subject.kind])
    return f"{name} · {subject.reason}" if subject.reason else name


def seen_state(line: SeenLine) -> tuple[str, str]:
    """Return how they stand, in a word and the kind of a chip; nothing for those who need not agree."""
    if line.state is None:
        return "", ""
    if line.subject.portrayed_id is None:
        return _("To name"), "warn"
    names = {
        PublicationState.PUBLISHABLE: (_("Agrees"), "ok"),
        PublicationState.INCOMPLETE: (_("To obtain"), "warn"),
        PublicationState.BLOCKED: (_("No"), "bad"),
    }
    return names[line.state]


def use_line(use: PhotoUse) -> str:
    """Return where something is published, or to be, and when."""
    place = translate(PURPOSE_NAMES[use.purpose])
    if use.account:
        place = f"{place} ({use.account})"
    day = use.published_on or use.planned_on
    return f"{place} · {format_date(day, 'medium')}" if day else place


def use_state(use: PhotoUse) -> tuple[str, str]:
    """Return what became of it, and the kind of its chip."""
    if use.removed_on is not None:
        removal = translate(REMOVAL_NAMES[use.removal]) if use.removal else _("Taken down")
        return removal, "muted"
    if use.published_on is not None:
        return _("Published"), "accent"
    return (_("Given up"), "muted") if use.dropped_on is not None else (_("Planned"), "warn")


def facts(item: Item) -> list[tuple[str, str]]:
    """Return what is recorded of an item, as captions and texts; what is not known is left out."""
    rights = translate(RIGHTS_NAMES[item.rights])
    if item.rights_until is not None:
        rights = _("{rights}, until {date}").format(rights=rights, date=format_date(item.rights_until))
    taken = "" if item.taken_at is None else item.taken_at.strftime("%Y-%m-%d %H:%M")
    size = f"{item.width} × {item.height}" if item.width and item.height else ""
    if item.byte_size:
        size = " · ".join(filter(None, (size, _megabytes(item.byte_size))))
    lines = [
        (_("Place"), item.place),
        (_("Taken on"), taken),
        (_("Photographer"), item.photographer),
        (_("Source"), item.source),
        (_("Credit line"), item.credit_line),
        (_("Right to publish"), rights if item.rights is not Rights.UNKNOWN else ""),
        (_("About this right"), item.rights_note),
        (_("Description (French)"), item.alt_fr),
        (_("Description (English)"), item.alt_en),
        (_("Camera"), item.camera),
        (_("File"), item.file_name),
        (_("Size"), size),
        (_("Original"), _("Kept in the register") if item.kept else item.original_place),
        (_("SHA-256"), f"{item.sha256[:16]}…" if item.sha256 else ""),
    ]
    return [(caption, text) for caption, text in lines if text]


def _megabytes(size: int) -> str:
    from medias_desktop.core.i18n import format_number

    return _("{n} MB").format(n=format_number(round(size / _MEGA, 1)))
