"""A person's record that somebody else changed while its form was open."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import format_date, translate
from medias_desktop.core.merging import compare
from medias_desktop.core.widgets.conflict import ConflictDialog, Wording
from medias_desktop.people.labels import FIELD_CAPTIONS, group_label, language_label
from medias_desktop.people.rules import Group, Person, PersonDraft

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.store.audit.latest import LastChange


def person_conflict(
    parent: QWidget | None, opened: Person, newest: Person, mine: PersonDraft, change: LastChange | None
) -> ConflictDialog:
    """Return the dialog over a person as opened, as the register holds them now, and as typed."""
    before, theirs, typed = (_in_order(one) for one in (PersonDraft.of(opened), PersonDraft.of(newest), mine))
    captions = {name: translate(caption).replace("&", "") for name, caption in FIELD_CAPTIONS.items()}
    wording = Wording(newest.full_name, captions, value_text, change)
    return ConflictDialog(parent, compare(before, theirs, typed), wording)


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
