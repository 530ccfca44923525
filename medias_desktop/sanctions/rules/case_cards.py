"""Everything that is shown beside the list about one case."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.cases import Case, CaseBrief, OpenCase
    from medias_desktop.sanctions.rules.formalities import Formality
    from medias_desktop.sanctions.rules.next_acts import CaseAct
    from medias_desktop.sanctions.rules.proofs import AcknowledgementProof
    from medias_desktop.sanctions.rules.suggestions import Suggestion


@dataclass(frozen=True, slots=True)
class SignedText:
    """A text that the case cites, with its uid (“” when it is gone) and what the person had acknowledged of it."""

    version_id: int
    uid: str
    title: str
    ordinal: int
    proof: AcknowledgementProof | None

    @property
    def proved(self) -> bool:
        """Tell whether the person had the text before them on the day of the fault."""
        return self.proof is not None and self.proof.proves


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCard:
    """A case with what belongs to it. ``others`` are the person’s other cases, ``suggestion`` is None once decided."""

    open: OpenCase
    today: dt.date
    next_act: CaseAct | None
    acts: frozenset[CaseAct]
    formalities: tuple[Formality, ...]
    texts: tuple[SignedText, ...]
    others: tuple[CaseBrief, ...]
    deadline_on: dt.date | None
    suggestion: Suggestion | None
    ethics_note: str = ""

    @property
    def case(self) -> Case:
        """Return the case itself."""
        return self.open.case
