"""The folder of a post: what somebody needs to publish it by hand, with no picture that may not go out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.errors import UserError
from medias_desktop.core.file_names import file_stem
from medias_desktop.core.i18n import _, speaking
from medias_desktop.editorial_calendar.errors.exchange import NothingToTake

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.editorial_calendar.documents.common import Paper
    from medias_desktop.editorial_calendar.documents.post_sheet import SheetPhoto
    from medias_desktop.editorial_calendar.rules.posts import Post
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService


@dataclass(frozen=True, slots=True)
class Package:
    """A folder that was written: where, how many files are in it, and which photos are not, each with the reason."""

    folder: Path
    files: int
    left_out: tuple[tuple[str, str], ...] = ()


def write_package(
    service: EditorialCalendarService, post: Post, within: Path, paper: Paper, progress: Progress
) -> Package:
    """Write the folder of a post; a name that is taken already gets a number. See ``PostExports.package``."""
    from medias_desktop.core.files import new_folder
    from medias_desktop.editorial_calendar.documents import package as files

    texts = list(files.text_files(post))
    if not texts and not post.draft.photos:
        raise NothingToTake
    steps = 2 + len(post.draft.photos) * max(len(post.draft.platforms), 1)
    with new_folder(within / files.folder_name(post)) as (folder, finish):
        written = 0
        for name, text in texts:
            _write_text(folder / name, text)
            written += 1
        progress.report(1, steps)
        photos, pictures = _write_pictures(service, post, folder, progress, steps)
        written += pictures
        findings = service.checking.check(post.draft, post.id)
        questions = _questions(service, post)
        with speaking(paper.language):
            if alternatives := files.alternatives(photos):
                _write_text(_named(folder, _("Texts for pictures"), ".txt"), alternatives)
                written += 1
            _write_text(
                _named(folder, _("Checklist"), ".txt"),
                files.checklist(post, findings, questions, photos),
            )
            sheet = sheet_of(service, post, paper, photos)
            _named(folder, _("Sheet of the post"), ".pdf").write_bytes(sheet)
        progress.report(steps, steps)
        left_out = tuple((one.title, one.why_not) for one in photos if one.why_not)
        return Package(finish(), written + 2, left_out)


def sheet_of(
    service: EditorialCalendarService, post: Post, paper: Paper, photos: Sequence[SheetPhoto]
) -> bytes:
    """Return the sheet of a post as a PDF."""
    from medias_desktop.editorial_calendar.documents.post_sheet import PostSheet, typeset_post

    return typeset_post(
        PostSheet(
            paper=paper,
            post=post,
            findings=service.checking.check(post.draft, post.id),
            overrides=service.posts.overrides(post.id),
            questions=_questions(service, post),
            photos=photos,
        )
    )


def _questions(service: EditorialCalendarService, post: Post) -> tuple[tuple[str, bool], ...]:
    """Return what the policy asks before a post appears, and whether it was answered with yes."""
    from medias_desktop.editorial_calendar.labels.findings import question

    draft = post.draft
    asked = service.checking.checklist(draft.planned_on, draft.category, photos=bool(draft.photos))
    return tuple(
        (question(one.code, times=one.times, law=one.law), one.code in draft.answers) for one in asked
    )


def _named(folder: Path, title: str, ending: str) -> Path:
    return folder / f"{file_stem(title)}{ending}"


def _write_text(path: Path, text: str) -> None:
    path.write_text(text.replace("\r\n", "\n"), encoding="utf-8", newline="\r\n")


def _write_pictures(
    service: EditorialCalendarService, post: Post, folder: Path, progress: Progress, steps: int
) -> tuple[list[SheetPhoto], int]:
    """Write a clean copy of each photo for each platform on which it may appear; return what became of each."""
    from medias_desktop.editorial_calendar.documents.post_sheet import SheetPhoto
    from medias_desktop.editorial_calendar.labels.posts import platform_name

    found, done, number = [], 1, 0
    for place, item_id in enumerate(post.draft.photos, start=1):
        title, alt = _described(service, item_id, post.draft.language)
        names: list[str] = []
        reasons: dict[str, None] = {}
        for platform in post.draft.platforms:
            try:
                names.append(_write_copy(service, post, folder, platform, place, item_id))
                number += 1
            except (
                UserError
            ) as error:  # one that may not go out there, or whose file is gone: told, not written
                told = _("{platform}: {reason}")
                reason = _why_not(error)
                reasons[told.format(platform=platform_name(platform), reason=reason)] = None
            done += 1
            progress.report(done, steps)
        if not post.draft.platforms:
            reasons[_("No platform is chosen yet.")] = None
        found.append(SheetPhoto(title=title, alt=alt, files=tuple(names), why_not=" ".join(reasons)))
    return found, number


def _why_not(error: UserError) -> str:
    """Return why a photo stays in; whom it shows is not told in a folder that goes from hand to hand."""
    from medias_desktop.photo_consents.errors.publishing import MayNotBePublished

    if isinstance(error, MayNotBePublished):
        return _("it may not be published there on that day; the Photo consents tab says why.")
    return error.sentence()


def _write_copy(
    service: EditorialCalendarService, post: Post, folder: Path, platform: str, place: int, item_id: int
) -> str:
    """Write the copy of a photo for a platform and return its name in the folder."""
    from medias_desktop.editorial_calendar.labels.posts import platform_name
    from medias_desktop.photo_consents.rules.answers import Question
    from medias_desktop.photo_consents.rules.purposes import Purpose

    day = max(post.draft.planned_on or service.today, service.today)
    copy = service.photos.publishing.copy(item_id, Question(Purpose(platform), day))
    own = folder / file_stem(_("Photos – {platform}").format(platform=platform_name(platform)))
    own.mkdir(exist_ok=True)
    path = own / f"{place} {copy.name}"
    path.write_bytes(copy.jpeg)
    return f"{own.name}/{path.name}"


def _described(service: EditorialCalendarService, item_id: int, language: str) -> tuple[str, str]:
    """Return the title of a photo and the words for those who cannot see it, "" where it is gone."""
    try:
        item = service.photos.items.item(item_id)
    except UserError as error:
        return error.sentence(), ""
    first, second = (item.alt_en, item.alt_fr) if language == "en" else (item.alt_fr, item.alt_en)
    return item.title or item.file_name, first or second
