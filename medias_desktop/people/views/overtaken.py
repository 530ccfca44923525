"""A person's record that somebody else changed while its form was open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import format_date, translate
from medias_desktop.core.merging import MergedField, compare
from medias_desktop.core.widgets.conflict import ConflictDialog, Wording
from medias_desktop.people.labels import FIELD_CAPTIONS, group_label, language_label
from medias_desktop.people.rules import Group, Person, PersonDraft

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.store.audit.latest import LastChange


def person_fields(opened: Person, newest: Person, mine: PersonDraft) -> tuple[MergedField, ...]:
    """Return every field of a person as opened, as the register holds it now, and as typed."""
    before, theirs, typed = (_in_order(one) for one in (PersonDraft.of(opened), PersonDraft.of(newest), mine))
    return compare(before, theirs, typed)


def person_conflict(
    parent: QWidget | None, newest: Person, fields: Sequence[MergedField], change: LastChange | None
) -> ConflictDialog:
    """Return the dialog over both versions of a person."""
    captions = {name: translate(caption).replace("&", "") for name, caption in FIELD_CAPTIONS.items()}
    return ConflictDialog(parent, fields, Wording(newest.full_name, captions, value_text, change))


def value_text(name: str, value: object) -> str:
    """Return the text of a field's value."""
    if isinstance(value, dt.date):
        return format_date(value)
    if isinstance(value, Group):
        return group_label(value)
    return language_label(str(value)) if name == "language" else str(value or "")


def _in_order(draft: PersonDraft) -> dict[str, object]:
    given = asdict(draft)
    return {name: given[name] for name in FIELD_CAPTIONS}
