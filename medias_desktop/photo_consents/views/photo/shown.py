"""What the picture and the list beside it show of who is seen, with the same numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from medias_desktop.core.i18n import _, translate
from medias_desktop.photo_consents.labels import SUBJECT_NAMES
from medias_desktop.photo_consents.rules.frames import in_reading_order
from medias_desktop.photo_consents.rules.items import Frame, Subject, SubjectKind


class Mark(Enum):
    """How somebody stands, by a colour and a shape: agreed everywhere, for a part, something is missing, says no, nobody."""

    YES = ("ok", "check")
    PARTLY = ("accent", "half")
    MISSING = ("warn", "question")
    NO = ("bad", "cross")
    NOBODY = ("muted", "dot")

    @property
    def kind(self) -> str:
        """Return the kind of its colour."""
        return self.value[0]


@dataclass(frozen=True, slots=True)
class Shown:
    """One of those seen: the record's number, the number painted, the frame, the words, the mark."""

    key: int
    number: int
    frame: Frame | None
    name: str
    mark: Mark
    standing: str = ""


def shown_subjects(
    subjects: Sequence[Subject], standings: Mapping[int, tuple[Mark, str]]
) -> tuple[Shown, ...]:
    """Return those seen as one reads a picture, those without a frame last; ``standings`` by portrayed person."""
    framed = [one for one in subjects if one.frame is not None]
    order = in_reading_order([one.frame for one in framed if one.frame is not None])
    ordered = [framed[n] for n in order] + [one for one in subjects if one.frame is None]
    found = []
    for number, one in enumerate(ordered, start=1):
        mark, standing = Mark.NOBODY, _("Nobody has to agree")
        if one.kind is SubjectKind.PERSON and one.portrayed_id is not None:
            mark, standing = standings.get(one.portrayed_id, (Mark.MISSING, ""))
        found.append(Shown(one.id, number, one.frame, name_of(one), mark, standing))
    return tuple(found)


def name_of(subject: Subject) -> str:
    """Return who or what is seen, in words; of a crowd with its reason."""
    if subject.kind is SubjectKind.PERSON:
        return subject.name
    words = translate(SUBJECT_NAMES[subject.kind])
    return _("{kind}: {reason}").format(kind=words, reason=subject.reason) if subject.reason else words
