"""The slow part of making copies: looked at first, then written, one file each."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import write_bytes
from medias_desktop.core.progress import Progress
from medias_desktop.photo_consents.rules.answers import ADVICE, Answer, Question, Why
from medias_desktop.photo_consents.rules.publishing import CopyWish
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.photo_consents.service.publishing import Prospect, PublishedCopy


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of the copy of one photo: how it stands, in words; the copy when it could be made."""

    prospect: Prospect
    against: tuple[str, ...]
    advice: tuple[str, ...]
    consents: tuple[str, ...]
    covered: tuple[str, ...]
    unframed: tuple[str, ...]
    copy: PublishedCopy | None = None
    problem: str = ""


def look(
    service: PhotoConsentService, item_id: int, question: Question, wish: CopyWish, original: Path | None
) -> Seen:
    """Return what a copy of a photo would be. Raises ItemGone."""
    prospect = service.publishing.prospect(item_id, question, blur=wish.blur)
    copy, problem = None, ""
    if prospect.fit:
        try:
            copy = service.publishing.copy(item_id, question, wish, original=original)
        except UserError as error:
            problem = error.sentence()
    return Seen(
        prospect,
        _said(service, prospect.rest, lambda why: why not in ADVICE),
        _said(service, prospect.rest, lambda why: why in ADVICE and why is not Why.HAS_LOCATION),
        _consents(service, prospect.rest.relied_on),
        _names(service, prospect.covering.persons),
        _names(service, prospect.covering.unframed),
        copy,
        problem,
    )


@dataclass(slots=True)
class Written:
    """What became of copies: written (item and file), who is covered on them, refused (title and sentence)."""

    files: list[tuple[int, Path]] = field(default_factory=list)
    covered: dict[int, frozenset[int]] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)


def write(
    service: PhotoConsentService,
    item_ids: Sequence[int],
    question: Question,
    wish: CopyWish,
    originals: Mapping[int, Path],
    place: Path,
    progress: Progress,
) -> Written:
    """Write copies: one to a file, several into a folder where nothing is replaced. May raise Cancelled."""
    done = Written()
    single = len(item_ids) == 1
    for number, item_id in enumerate(item_ids):
        progress.report(number, len(item_ids))
        try:
            copy = service.publishing.copy(item_id, question, wish, original=originals.get(item_id))
            target = place if single else _free(place, copy.name)
            write_bytes(target, copy.jpeg)
        except UserError as error:
            if single:
                raise
            done.refused.append((service.items.item(item_id).title, error.sentence()))
        else:
            done.files.append((item_id, target))
            done.covered[item_id] = frozenset(copy.blurred)
    progress.report(len(item_ids), len(item_ids))
    return done


def _free(folder: Path, name: str) -> Path:
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{Path(name).stem} ({number}).jpg"
    return path


def _said(service: PhotoConsentService, answer: Answer, wanted: Callable[[Why], bool]) -> tuple[str, ...]:
    reasons = tuple(reason for reason in answer.reasons if wanted(reason.why))
    return service.answers.sentences(dataclasses.replace(answer, reasons=reasons))


def _names(service: PhotoConsentService, numbers: Sequence[int]) -> tuple[str, ...]:
    found = service.portrayed.many(numbers) if numbers else {}
    return tuple(found[number].full_name for number in numbers if number in found)


def _consents(service: PhotoConsentService, numbers: Sequence[int]) -> tuple[str, ...]:
    """Return the consents relied on, each as a line: who, since when, until when."""
    from medias_desktop.core.i18n import _, format_date

    consents = [service.consents.one(number) for number in numbers]
    persons = service.portrayed.many({one.portrayed_id for one in consents}) if consents else {}
    lines = []
    for one in consents:
        name = persons[one.portrayed_id].full_name
        text = (
            _("{name}: since {begins_on}, until {ends_on}")
            if one.ends_on
            else _("{name}: since {begins_on}, until withdrawn")
        )
        ends = format_date(one.ends_on) if one.ends_on else ""
        lines.append(text.format(name=name, begins_on=format_date(one.starts_on), ends_on=ends))
    return tuple(lines)
