"""The clean pictures of a post, written into a folder: nothing of where they were taken, faces covered where it must be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import write_bytes
from medias_desktop.photo_consents.rules.answers import Question
from medias_desktop.photo_consents.rules.publishing import CopyWish
from medias_desktop.photo_consents.rules.purposes import Purpose

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.progress import Progress
    from medias_desktop.editorial_calendar.rules.posts import PostDraft
    from medias_desktop.photo_consents.service import PhotoConsentService


@dataclass(slots=True)
class Written:
    """What became of the pictures: the files, and what was refused (title and sentence, each once)."""

    files: list[Path] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def write_pictures(
    photos: PhotoConsentService, draft: PostDraft, day: dt.date, folder: Path, progress: Progress
) -> Written:
    """Write a copy of each photo fit for each platform, in a folder of its own when there are several platforms.

    Nothing is replaced. Raises Cancelled or a file error.
    """
    done, alone = Written(), len(draft.platforms) == 1
    wanted = [(platform, number) for platform in draft.platforms for number in draft.photos]
    for place, (platform, number) in enumerate(wanted):
        progress.report(place, len(wanted))
        order = draft.photos.index(number) + 1
        target = folder if alone else folder / platform
        try:
            copy = photos.publishing.copy(number, Question(Purpose(platform), day), CopyWish())
        except UserError as error:
            title = _title(photos, number)
            if (title, error.sentence()) not in done.refused:
                done.refused.append((title, error.sentence()))
            continue
        target.mkdir(parents=True, exist_ok=True)
        path = _free(target, f"{order:02} {copy.name}")
        write_bytes(path, copy.jpeg)
        done.files.append(path)
    progress.report(len(wanted), len(wanted))
    return done


def alt_texts(photos: PhotoConsentService, numbers: Sequence[int], language: str) -> list[tuple[str, str]]:
    """Return the title and the alternative text of each photo in the language of the post, the other one else."""
    found = []
    for one in photos.items.several(numbers):
        mine, other = (one.alt_fr, one.alt_en) if language == "fr" else (one.alt_en, one.alt_fr)
        found.append((one.title, mine or other))
    return found


def _title(photos: PhotoConsentService, number: int) -> str:
    return next((one.title for one in photos.items.several([number])), "?")


def _free(folder: Path, name: str) -> Path:
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
    return path
