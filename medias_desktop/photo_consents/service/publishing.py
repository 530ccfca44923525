"""Copies fit to be published: made of the original, which stays as it is; nothing is recorded of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.file_names import file_stem
from medias_desktop.core.i18n import _
from medias_desktop.core.pictures import NotAPicture, PictureTooLarge
from medias_desktop.core.text import fold
from medias_desktop.photo_consents.errors.adding import PictureBomb, PictureDamaged
from medias_desktop.photo_consents.errors.publishing import (
    CopyNotClean,
    MayNotBePublished,
    NotAPhoto,
    SizeImpossible,
)
from medias_desktop.photo_consents.rules.answers import Answer, PublicationState, Question
from medias_desktop.photo_consents.rules.items import Item, ItemKind, Subject
from medias_desktop.photo_consents.rules.publishing import (
    LARGEST_SIDE,
    SMALLEST_SIDE,
    CopyWish,
    Covering,
    covering,
)

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.photo_consents.service.answers import Answers
    from medias_desktop.photo_consents.service.items import Items
    from medias_desktop.photo_consents.service.subjects import Subjects


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a copy would be: the answer about the photo, whose faces it covers, and the answer about the copy itself."""

    item: Item
    answer: Answer
    covering: Covering
    rest: Answer
    """The answer once those faces are covered: its reasons stay in the way, its consents are those relied on."""

    @property
    def fit(self) -> bool:
        """Tell whether such a copy may be published."""
        return self.rest.state is PublicationState.PUBLISHABLE


@dataclass(frozen=True, slots=True)
class PublishedCopy:
    """A copy: JPEG, the name proposed for its file, the consents it relies on, whose faces are covered, what to know."""

    jpeg: bytes
    name: str
    relied_on: tuple[int, ...]
    blurred: tuple[int, ...]
    notes: tuple[str, ...]
    size: tuple[int, int]


class Publishing:
    """Makes copies of the photos of one register."""

    def __init__(self, register: Register, answers: Answers) -> None:
        self._register, self._answers = register, answers

    @cached_property
    def _items(self) -> Items:
        from medias_desktop.photo_consents.service.items import Items

        return Items(self._register)

    @cached_property
    def _subjects(self) -> Subjects:
        from medias_desktop.photo_consents.service.subjects import Subjects

        return Subjects(self._register)

    def prospect(self, item_id: int, question: Question, *, blur: bool = True) -> Prospect:
        """Return what a copy would be, without making it. Raises ItemGone."""
        return self._prospect(item_id, question, self._subjects.of_item(item_id), blur=blur)

    def copy(
        self, item_id: int, question: Question, wish: CopyWish | None = None, *, original: Path | None = None
    ) -> PublishedCopy:
        """Return a copy for a purpose and a day; ``original`` says where the file is now.

        Raises MayNotBePublished when covered faces do not mend what is against it, SizeImpossible, NotAPhoto,
        PictureDamaged, PictureBomb, CopyNotClean, or as Items.original.
        """
        from medias_desktop.photo_consents.service.copy_making import is_clean, make_copy

        wish = wish or CopyWish()
        if not SMALLEST_SIDE <= wish.longest_side <= LARGEST_SIDE:
            raise SizeImpossible
        subjects = self._subjects.of_item(item_id)
        found = self._prospect(item_id, question, subjects, blur=wish.blur)
        item = found.item
        if item.kind is not ItemKind.PHOTO or not item.sha256:
            raise NotAPhoto(title=item.title)
        if not found.fit:
            raise MayNotBePublished(title=item.title, day=question.day)
        credit = credit_of(item) if wish.credit else ""
        content = self._items.original(item_id, original)
        try:
            jpeg, size = make_copy(content, found.covering.frames, wish.longest_side, credit, wish.quality)
        except NotAPicture as error:
            raise PictureDamaged(name=item.file_name) from error
        except PictureTooLarge as error:
            raise PictureBomb(name=item.file_name) from error
        if not is_clean(jpeg):
            raise CopyNotClean(title=item.title)
        names = [one.name for one in subjects if one.portrayed_id in found.covering.persons]
        return PublishedCopy(
            jpeg=jpeg,
            name=_file_name(item, names),
            relied_on=found.rest.relied_on,
            blurred=found.covering.persons,
            notes=_notes(item, wish, credit),
            size=size,
        )

    def _prospect(
        self, item_id: int, question: Question, subjects: tuple[Subject, ...], *, blur: bool
    ) -> Prospect:
        item = self._items.item(item_id)
        answer = self._answers.answer(item_id, question)
        cover = covering(answer, subjects)
        if not blur or not cover.persons:
            return Prospect(item, answer, Covering(unframed=cover.unframed), answer)
        return Prospect(item, answer, cover, self._answers.without(item_id, question, cover.persons))


def credit_of(item: Item) -> str:
    """Return the line that names the author: the one recorded, else the photographer or the source; "" when unknown."""
    if item.credit_line:
        return item.credit_line
    author = item.photographer or item.source
    return _("Photo: {name}").format(name=author) if author else ""


def _file_name(item: Item, hidden: list[str]) -> str:
    """Return the name of the file: never one that names somebody whose face is covered."""
    title = fold(item.title)
    words = {word for name in hidden for word in fold(name).replace("-", " ").split() if len(word) > 2}
    if any(word in title for word in words):
        return f"photo {item.day.isoformat()} {item.id}.jpg"
    return f"{file_stem(item.title)}.jpg"


def _notes(item: Item, wish: CopyWish, credit: str) -> tuple[str, ...]:
    notes = []
    if item.has_location:
        notes.append(_("Where the photo was taken is left out."))
    if wish.credit and not credit:
        notes.append(_("No credit line: neither an author nor a source is on record."))
    return tuple(notes)
