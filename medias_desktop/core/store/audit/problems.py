"""What can be wrong with an audit trail, and the sentences that say it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.core.i18n import N_, ngettext, translate


class ProblemKind(StrEnum):
    """The ways in which a trail shows that somebody or something changed it."""

    MISSING = "missing"
    CHANGED = "changed"
    MISPLACED = "misplaced"
    CONTENT_CHANGED = "content_changed"
    CONTENT_GONE = "content_gone"
    CONTENT_BACK = "content_back"
    STRAY_CONTENT = "stray_content"
    SEAL_AHEAD = "seal_ahead"
    SEAL_DIFFERS = "seal_differs"
    SEAL_FORGED = "seal_forged"
    SEAL_STRANGER = "seal_stranger"
    TRUNCATED = "truncated"
    OTHER_HISTORY = "other_history"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, from event ``seq`` on for ``count`` events; ``detail`` is the instant of a seal."""

    kind: ProblemKind
    seq: int
    count: int = 1
    detail: str = ""


_ONE = {
    ProblemKind.CHANGED: N_("Operation {seq} was changed after it was recorded, or what came before it was."),
    ProblemKind.MISPLACED: N_("Operation {seq} does not belong to the action that it is attached to."),
    ProblemKind.CONTENT_CHANGED: N_("The content of operation {seq} was changed after it was recorded."),
    ProblemKind.SEAL_AHEAD: N_(
        "A seal was set on operation {seq}, which is no longer there: the end of the history was removed."
    ),
    ProblemKind.SEAL_DIFFERS: N_(
        "Operation {seq} is not the one that was sealed: the history was rewritten up to there or before."
    ),
    ProblemKind.SEAL_FORGED: N_("The seal on operation {seq} is not valid: it was altered or forged."),
    ProblemKind.SEAL_STRANGER: N_(
        "The seal on operation {seq} was not set with the key of a user of the register at that time."
    ),
    ProblemKind.OTHER_HISTORY: N_("Operation {seq} is not the one that this computer or a backup had seen."),
}


def describe(problem: Problem) -> str:
    """Return the sentence of a problem in the interface language."""
    if problem.kind in _ONE:
        return translate(_ONE[problem.kind]).format(seq=problem.seq)
    count = problem.count
    text = {
        ProblemKind.MISSING: ngettext(
            "Operation {seq} is missing: it was removed from the history.",
            "{n} operations are missing from the history, from operation {seq} on.",
            count,
        ),
        ProblemKind.TRUNCATED: ngettext(
            "The last operation ({seq}), which this computer or a backup had seen, is no longer there.",
            "The last {n} operations, which this computer or a backup had seen, are no longer there (from operation {seq} on).",
            count,
        ),
        ProblemKind.CONTENT_GONE: ngettext(
            "The content of operation {seq} was removed and no destruction was recorded.",
            "The content of {n} operations, from operation {seq} on, was removed and no destruction was recorded.",
            count,
        ),
        ProblemKind.CONTENT_BACK: ngettext(
            "The content of operation {seq}, which had been destroyed, is there again.",
            "The content of {n} operations, from operation {seq} on, which had been destroyed, is there again.",
            count,
        ),
        ProblemKind.STRAY_CONTENT: ngettext(
            "The content of operation {seq} is there without the operation itself.",
            "The content of {n} operations, from operation {seq} on, is there without the operations themselves.",
            count,
        ),
    }[problem.kind]
    return text.format(seq=problem.seq, n=count)
