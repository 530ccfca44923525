"""What the program found when an evidence file was made, and the history of its signatures, as plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, catalogue, format_date
from medias_desktop.core.pdf.verifying.problems import describe
from medias_desktop.policies.labels.versions import METHODS
from medias_desktop.signatures.labels.checking import moment
from medias_desktop.signatures.labels.signatures import signature_words, technical_rows

if TYPE_CHECKING:
    from medias_desktop.policies.documents.evidence.records import Evidence, Round, SignedFile

_TITLE = N_("Verification report")
_HISTORY = N_("History of the signatures")
_WARNING = N_("It says what was found on {date}. Do not take its word: README.txt tells how to check it all.")
_ACCEPTED = N_("The document is exactly the one that was recorded.")
_BY_HAND = N_("Signed by hand, without a digital signature.")
_NO_ROUND = N_("The document was signed here in one go, when the adoption was recorded.")
_ROUND_STATES = {
    "open": N_("Round under way"),
    "completed": N_("Round completed"),
    "abandoned": N_("Round abandoned"),
}
_ROWS = {
    "policy": N_("Policy"),
    "number": N_("Policy number"),
    "version": N_("Version"),
    "municipality": N_("Municipality"),
    "resolution": N_("Resolution"),
    "meeting": N_("Meeting of"),
    "place": N_("Place"),
    "in_force": N_("In force on"),
    "mover": N_("Moved by"),
    "seconder": N_("Seconded by"),
    "vote": N_("Vote"),
    "recorded": N_("Recorded on"),
    "text": N_("Text fingerprint (SHA-256)"),
    "file": N_("File fingerprint (SHA-256)"),
    "pages": N_("Pages"),
    "prepared": N_("Prepared on"),
    "ended": N_("Ended on"),
    "document": N_("Fingerprint of the prepared document (SHA-256)"),
    "note": N_("Note"),
    "signed": N_("Signed on"),
    "attested": N_("Attested by"),
    "way": N_("Way of signing"),
}


def report(evidence: Evidence, language: str) -> str:
    """Return the verdict on each signed document, and every detail of its signatures."""
    say = catalogue(language).gettext
    lines = [*_headed(say(_TITLE)), say(_WARNING).format(date=moment(evidence.made_at, language)), ""]
    lines += _rows(_facts(evidence, language), say)
    for file in evidence.signed_files:
        lines += ["", *_headed(file.path, "-"), *_verdict(file, language)]
    return "\n".join(lines).rstrip() + "\n"


def history(evidence: Evidence, language: str) -> str:
    """Return who signed how and when, round by round, and the true copies."""
    say = catalogue(language).gettext
    lines = _headed(say(_HISTORY))
    for one in evidence.record.signatories:
        lines += ["", f"{one.name}, {one.role}"]
        rows = [("way", say(METHODS[one.method.value]))]
        if one.signed_at is not None:
            rows.append(("signed", moment(one.signed_at, language)))
        lines += _rows(rows, say)
    if not evidence.rounds and evidence.adoption.signatures:
        lines += ["", say(_NO_ROUND)]
    for one_round in evidence.rounds:
        lines += ["", *_round(one_round, language)]
    for number, copy in enumerate(evidence.copies, start=1):
        rows = [
            ("attested", f"{copy.attested_by}, {copy.attested_role}"),
            ("signed", moment(copy.attested_at, language)),
            ("note", copy.note),
        ]
        lines += ["", *_headed(f"true-copies/{number}", "-"), *_rows(rows, say)]
    return "\n".join(lines).rstrip() + "\n"


def _facts(evidence: Evidence, language: str) -> Iterator[tuple[str, str]]:
    version, record = evidence.version.summary, evidence.record
    resolution = record.resolution
    yield "policy", version.policy_title
    yield "number", record.policy_number
    yield "version", str(version.ordinal)
    yield "municipality", record.municipality
    yield "resolution", resolution.resolution_number
    yield "meeting", format_date(resolution.meeting_date, language=language)
    yield "place", resolution.place
    yield "in_force", format_date(resolution.in_force_date, language=language)
    yield "mover", resolution.mover
    yield "seconder", resolution.seconder
    yield "vote", resolution.vote
    yield "recorded", moment(record.recorded_at, language)
    yield "pages", str(record.pdf_pages)
    yield "text", version.text_sha256
    yield "file", record.pdf_sha256


def _verdict(file: SignedFile, language: str) -> Iterator[str]:
    say, found = catalogue(language).gettext, file.verdict
    if not file.signatures:
        yield say(_BY_HAND)
    if found.accepted:
        yield say(_ACCEPTED)
    for problem in found.problems:
        yield describe(problem, language)
    for number, one in enumerate(found.signatures, start=1):
        words = signature_words(one, language)
        yield ""
        yield f"{number}. {one.signer or one.field} – {words.state}"
        yield from (f"   {line}" for line in words.lines)
        yield from _told(technical_rows(one, language), "   ")


def _round(one: Round, language: str) -> Iterator[str]:
    say = catalogue(language).gettext
    yield from _headed(say(_ROUND_STATES.get(one.state, one.state)), "-")
    rows = [("prepared", moment(one.prepared_at, language))]
    if one.ended_at is not None:
        rows.append(("ended", moment(one.ended_at, language)))
    rows += [("document", one.prepared_sha256), ("note", one.note)]
    yield from _rows(rows, say)
    for who in one.signatories:
        signed = f", {moment(who.signed_at, language)}" if who.signed_at is not None else ""
        yield f"- {who.name}, {who.role}: {say(METHODS.get(who.method, who.method))}{signed}"


def _headed(title: str, line: str = "=") -> list[str]:
    return [title, line * len(title)]


def _rows(rows: Iterator[tuple[str, str]] | list[tuple[str, str]], say: Callable[[str], str]) -> list[str]:
    return list(_told([(say(_ROWS[key]), value) for key, value in rows], ""))


def _told(rows: list[tuple[str, str]], indent: str) -> Iterator[str]:
    kept = [(label, " ".join(value.split())) for label, value in rows if value.strip()]
    width = max((len(label) for label, _value in kept), default=0)
    return (f"{indent}{label.ljust(width)}  {value}" for label, value in kept)
