"""What a check of a PDF says: the verification, what the register knows of the file, and the one conclusion of both."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from medias_desktop.core.i18n import catalogue, current_language, format_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.core.pdf.verifying import Problem, SignatureStatus, Verification


class Standing(StrEnum):
    """What a file of the register is worth."""

    OFFICIAL = "official"
    """The municipality stands by it."""
    UNFINISHED = "unfinished"
    """A document on its way to being signed by everybody."""
    MATERIAL = "material"
    """What was brought in or scanned: the register only keeps it."""


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """A file that the register keeps, or handed out and noted.

    ``kind`` is a stable word for machines; ``template`` a translatable name with {placeholders} for ``values``: texts as
    they were typed, and dates. ``fields`` are the signature fields that must be signed digitally, None for all of the
    form. ``kept`` is False when only the SHA-256 is known.
    """

    kind: str
    template: str
    values: tuple[tuple[str, str | dt.date], ...]
    sha256: str
    recorded_at: dt.datetime
    fields: tuple[str, ...] | None = None
    standing: Standing = Standing.OFFICIAL
    kept: bool = True

    def words(self, language: str | None = None) -> str:
        """Return what it is, in a language; by default the interface's."""
        language = language or current_language()
        told = {
            name: value if isinstance(value, str) else format_date(value, language=language)
            for name, value in self.values
        }
        return catalogue(language).gettext(self.template).format(**told)


class Holder(Protocol):
    """Knows the files of a slice."""

    def held(self, sha256: str) -> HeldDocument | None:
        """Return what a file is, by the SHA-256 (hexadecimal) of its bytes."""

    def bearing(self, document_id: str) -> Sequence[HeldDocument]:
        """Return the kept files whose pages bear a document id ("752C-C2F1-8DED"), the latest state first."""


class Kinship(StrEnum):
    """How a file that the register does not hold is related to one that it holds."""

    EARLIER = "earlier"
    """An earlier state: the file before its last signatures."""
    EXTENDED = "extended"
    """All of it, with something added."""
    DIFFERENT = "different"
    """It bears the same document id and is another file."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A held document that the file is not, but comes from; ``missing`` are the signers that it lacks."""

    kinship: Kinship
    held: HeldDocument
    missing: tuple[str, ...] = ()


class Conclusion(StrEnum):
    """The verdict on a file in one word."""

    HELD = "held"
    HELD_UNSIGNED = "held_unsigned"
    UNFINISHED = "unfinished"
    TRUSTED = "trusted"
    SIGNER_UNKNOWN = "signer_unknown"
    INCOMPLETE = "incomplete"
    EARLIER = "earlier"
    OTHER_FILE = "other_file"
    REFUSED = "refused"
    NOT_SIGNED = "not_signed"
    CHANGED = "changed"
    UNREADABLE = "unreadable"

    @property
    def accepted(self) -> bool:
        """Tell whether a council may rely on the file."""
        return self in (Conclusion.HELD, Conclusion.HELD_UNSIGNED, Conclusion.TRUSTED)


ByteRange = tuple[int, int, int, int]
"""What a signature covers: from and how many bytes, twice (ISO 32000-1, 12.8.1)."""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file and all that was found; ``municipality`` is empty when no register was there to vouch for anybody.

    ``byte_ranges`` are those of the signatures, in their order, or none when they cannot be told.
    """

    name: str
    size: int
    checked_at: dt.datetime
    verification: Verification
    conclusion: Conclusion
    held: HeldDocument | None = None
    relation: Relation | None = None
    municipality: str = ""
    byte_ranges: tuple[ByteRange, ...] = ()

    @property
    def details(self) -> Sequence[tuple[SignatureStatus, ByteRange | None]]:
        """Return each signature with its byte range, None where that cannot be told."""
        ranges = self.byte_ranges or (None,) * len(self.verification.signatures)
        return tuple(zip(self.verification.signatures, ranges, strict=True))

    @property
    def with_register(self) -> bool:
        """Tell whether a register was asked."""
        return bool(self.municipality)


def conclude(found: Verification, held: HeldDocument | None, relation: Relation | None) -> Conclusion:
    """Return the verdict: what is worst decides, but a file of the register is known for what it is."""
    problems = {one.value for one in found.problems}
    if found.pages and problems == {"damaged", "not_signed"}:
        problems = {"not_signed"}  # what many scanners save: faults of form, but it can be read
    if held is not None and held.standing is Standing.OFFICIAL and problems <= {"not_signed"}:
        return Conclusion.HELD_UNSIGNED if problems else Conclusion.HELD
    if held is not None and held.standing is Standing.UNFINISHED and problems <= {"not_signed"}:
        return Conclusion.UNFINISHED
    if problems & _UNREADABLE and not (found.pages and found.signatures):
        return Conclusion.UNREADABLE
    if relation is not None and relation.kinship is Kinship.EARLIER:
        return Conclusion.EARLIER
    if problems & _CHANGED:
        return Conclusion.CHANGED
    if not problems:
        return Conclusion.TRUSTED
    if relation is not None:
        return Conclusion.OTHER_FILE
    if not problems <= set(_MILD):
        return Conclusion.REFUSED
    return next(conclusion for problem, conclusion in _MILD.items() if problem in problems)


def decisive(checked: CheckedFile) -> Problem | None:
    """Return the problem that a conclusion rests on; None when there is none, or the conclusion says it all."""
    decide = {Conclusion.UNREADABLE: _UNREADABLE, Conclusion.CHANGED: _CHANGED}.get(checked.conclusion)
    for one in checked.verification.problems:
        if decide is not None and one.value in decide:
            return one
        if checked.conclusion is Conclusion.REFUSED and one.value not in _MILD:
            return one
    return None


_UNREADABLE = frozenset({"damaged", "encrypted", "too_complex"})
_CHANGED = frozenset(
    {
        "broken",
        "changed_afterwards",
        "unreadable_signature",
        "certificate_replaced",
        "rolled_back",
        "not_whole_file",
        "trailing_bytes",
        "different_file",
    }
)
_MILD = {
    "not_signed": Conclusion.NOT_SIGNED,
    "signature_missing": Conclusion.INCOMPLETE,
    "signer_unknown": Conclusion.SIGNER_UNKNOWN,
    "time_stamp_unknown": Conclusion.SIGNER_UNKNOWN,
}
"""Problems (core.pdf.verifying.Problem) that leave the file what it is, the most telling first."""
