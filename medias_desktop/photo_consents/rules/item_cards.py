"""Everything about one item, for the question asked: what its card shows."""

from __future__ import annotations

from dataclasses import dataclass

from medias_desktop.photo_consents.rules.answers import Answer, PublicationState, Reason
from medias_desktop.photo_consents.rules.items import Item, Subject
from medias_desktop.photo_consents.rules.uses import PhotoUse


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause by which something is so: how it is cited, what it says, and its place among the policies (“uid#section”)."""

    cite: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """A reason in words, with its clauses; ``law`` is what it rests on without any."""

    reason: Reason
    sentence: str
    clauses: tuple[Clause, ...] = ()
    law: str = ""


@dataclass(frozen=True, slots=True)
class SeenLine:
    """Who or what is seen, by name, and how they stand to the question: None for those who need not agree."""

    subject: Subject
    state: PublicationState | None = None


@dataclass(frozen=True, slots=True)
class ItemCard:
    """An item, its small picture, the answer with its reasons, who is seen, and where it is or was published."""

    item: Item
    picture: bytes | None
    answer: Answer
    reasons: tuple[ReasonLine, ...]
    seen: tuple[SeenLine, ...]
    uses: tuple[PhotoUse, ...]
