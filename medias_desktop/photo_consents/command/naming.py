"""What the words of a command line mean: a photo, an event, a purpose, an answer, a day."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from medias_desktop.core.command import open_register
from medias_desktop.core.command_words import named_code, read_date
from medias_desktop.core.text import fold, storable
from medias_desktop.people.service import PeopleService
from medias_desktop.photo_consents.errors.command import (
    EventUnknown,
    PhotoAmbiguous,
    PhotoUnknown,
    PurposeUnknown,
    StateUnknown,
)
from medias_desktop.photo_consents.labels import PURPOSE_NAMES, STATE_NAMES
from medias_desktop.photo_consents.rules.answers import PublicationState, Question
from medias_desktop.photo_consents.rules.filters import ItemFilter
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.policies.service import PolicyService

if TYPE_CHECKING:
    from medias_desktop.core.clock import Clock
    from medias_desktop.core.store.register import Register
    from medias_desktop.photo_consents.rules.purposes import Purpose


class OpeningOptions(Protocol):
    """Which register, and whose passphrase opens it."""

    register: Path
    user: str


class FilterOptions(OpeningOptions, Protocol):
    """Which photos, and the question about each; "" for what was not said."""

    purpose: str
    day: str
    state: str
    event: str
    text: str


@contextlib.contextmanager
def opened(options: OpeningOptions, clock: Clock | None) -> Iterator[tuple[Register, PhotoConsentService]]:
    """Open the register of a command, and close it in the end."""
    register = open_register(options.register, clock, options.user)
    try:
        yield register, PhotoConsentService(register, PeopleService(register), PolicyService(register))
    finally:
        register.close()


def find_photo(register: Register, named: str) -> int:
    """Return the number of the item meant by its number, its file or its title. Raises PhotoUnknown, PhotoAmbiguous."""
    number = _number(named)
    if number and register.rows("SELECT 1 FROM photo_item WHERE id = :id", id=number):
        return number
    if sha256 := digest(Path(named)):
        rows = register.rows("SELECT id FROM photo_item WHERE sha256 = :digest", digest=sha256)
    else:
        rows = register.rows(
            "SELECT id FROM photo_item WHERE title = :title ORDER BY id", title=storable(named).strip()
        )
    if len(rows) > 1:
        raise PhotoAmbiguous(name=named, numbers=[str(row["id"]) for row in rows])
    if not rows:
        raise PhotoUnknown(name=named)
    return int(rows[0]["id"])


def find_event(service: PhotoConsentService, named: str) -> int | None:
    """Return the event meant by its number or its title, None for "". Raises EventUnknown."""
    if not named.strip():
        return None
    for number, title in service.listing.events():
        if named == str(number) or fold(named) == fold(title):
            return number
    raise EventUnknown(name=named)


def read_day(text: str, today: dt.date) -> dt.date:
    """Return the day meant, today for "". Raises DateUnreadable."""
    return read_date(text) if text else today


def read_question(service: PhotoConsentService, purpose: str, day: str) -> Question:
    """Return what is asked. Raises PurposeUnknown or DateUnreadable."""
    return Question(read_purpose(purpose), read_day(day, service.today))


def read_purpose(text: str) -> Purpose:
    """Return the purpose meant by its code, or by its name in French or English. Raises PurposeUnknown."""
    found = named_code(text, PURPOSE_NAMES)
    if found is None:
        raise PurposeUnknown(name=text, known=", ".join(PURPOSE_NAMES))
    return found


def read_filter(service: PhotoConsentService, options: FilterOptions) -> ItemFilter:
    """Return which photos are meant. Raises PurposeUnknown, StateUnknown, EventUnknown or DateUnreadable."""
    question = read_question(service, options.purpose, options.day)
    state: PublicationState | None = None
    if options.state:
        state = named_code(options.state, STATE_NAMES)
        if state is None:
            raise StateUnknown(name=options.state, known=", ".join(STATE_NAMES))
    event_id = find_event(service, options.event)
    return ItemFilter(options.text, event_id, purpose=question.purpose, day=question.day, state=state)


def _number(text: str) -> int:
    """Return a number that a register can hold, 0 for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, "" when there is none. Raises a file error for one that cannot be read."""
    from medias_desktop.core.files import is_there, os_errors_explained

    try:
        if not is_there(path) or not path.is_file():
            return ""
    except (OSError, ValueError):  # no name of a file: too long, or with a NUL
        return ""
    with os_errors_explained(path), path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
