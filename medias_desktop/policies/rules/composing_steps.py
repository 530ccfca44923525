"""What follows from a change of a draft: numbers in order, references that follow, clauses that came found again."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Final

from medias_desktop.policies.rules import numbering
from medias_desktop.policies.rules.borrowing import settle_references
from medias_desktop.policies.rules.drafts import DraftText
from medias_desktop.policies.rules.numbering import Followed, Numbering, Style

_ORDINARY: Final = Numbering(Style.DECIMAL)


def usual_numbering(draft: DraftText) -> Numbering:
    """Return how a draft is numbered; 1, 1.1 for one that has nothing yet."""
    return numbering.detect(draft.sections) if draft.sections else _ORDINARY


def is_in_order(draft: DraftText) -> bool:
    """Tell whether numbering a draft anew, in its own style, would change nothing."""
    return numbering.renumber(draft.sections, usual_numbering(draft)) == draft.sections


def settle(
    old: DraftText, new: DraftText, style: Numbering | None, numbers: Mapping[str, str]
) -> tuple[DraftText, tuple[Followed, ...]]:
    """Number a changed draft (not with ``style`` None), let its references follow and tell which did.

    ``numbers`` are what references in borrowed clauses call the clauses of the towns (service.clauses.town_numbers).
    """
    if style is None:
        fresh = tuple(
            dataclasses.replace(one, number="") if one.number == numbering.TO_NUMBER else one
            for one in new.sections
        )
        return settle_references(dataclasses.replace(new, sections=fresh), numbers), ()
    numbered = numbering.renumber(new.sections, style)
    introduction, sections, told = numbering.follow(new.introduction, old.sections, numbered)
    settled = dataclasses.replace(new, introduction=introduction, sections=sections)
    return settle_references(settled, numbers), told
