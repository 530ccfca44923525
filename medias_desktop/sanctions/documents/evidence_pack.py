"""Everything about a case in one document: facts, clauses, what was signed, captures, letters, dates, history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, catalogue, format_date, format_number, format_time
from medias_desktop.core.pdf import logos, style
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.pdf.plain import for_template
from medias_desktop.core.store.letterhead import PLAIN, Letterhead
from medias_desktop.policies.rules.texts import recited
from medias_desktop.sanctions.documents.evidence_parts import parts
from medias_desktop.sanctions.labels import LETTER_NAMES, STATE_NAMES
from medias_desktop.sanctions.labels.case_history import action_in_words, change_in_words
from medias_desktop.sanctions.labels.case_timeline import event_in_words
from medias_desktop.sanctions.labels.proof_words import proof_facts, proof_in_words
from medias_desktop.sanctions.rules.case_timeline import timeline

if TYPE_CHECKING:
    from medias_desktop.sanctions.documents.pictures import ShownPicture
    from medias_desktop.sanctions.rules.cases import Capture, Case, Letter
    from medias_desktop.sanctions.rules.proofs import AcknowledgementProof

_LABELS = {
    "title": N_("Evidence pack"),
    "page": N_("Page {page} of {pages}"),
    "personal": N_("Personal and confidential"),
    "contents": N_("Contents"),
    "clauses": N_("Clauses breached"),
    "proofs": N_("What the person had acknowledged on the day of the fault"),
    "captures": N_("Captures"),
    "letters": N_("Letters"),
    "timeline": N_("Timeline"),
    "history": N_("History of the case"),
    "no_captures": N_("No capture was kept."),
    "no_letters": N_("No letter was written."),
    "removed": N_(
        "The measure was taken out of this case for amnesty on {day}; what it was is no longer kept."
    ),
    "sha256": N_("SHA-256"),
    "text_sha256": N_("SHA-256 of the text"),
}
_ABOUT = N_("Case {number} – {person}")
_MADE = N_("As the register held it on {date}, {time}; printed by {by}.")
_FINGERPRINTS = N_(
    "A SHA-256 fingerprint is 64 signs that only the very same file gives. Whoever has the original computes it again and "
    "compares. Pictures are made smaller to be printed here; the fingerprint is that of the original, which is in the register."
)
_CLAUSE_OF = N_("{policy}, version {number}, in force since {day}")
_RULE = N_("Rule {code}")
_CAPTURE = N_("Capture {number}: {name}")
_CAPTURED = N_("Kept on")
_ADDED_BY = N_("Added by")
_NOTE = N_("Note")
_SIZE = N_("Size of the file")
_BYTES = N_("{n} bytes")
_ALTERED = N_(
    "This file does not open: it was altered outside the program, or is damaged. Its fingerprint was the one below."
)
_UNSHOWN = N_("This file is not a picture that can be printed; it is in the case.")
_ISSUED = N_("Issued on {day}. The next pages show the letter as it was frozen that day.")
_DRAFT = N_("Draft of {day}: this letter was not issued.")
_PAGE_OF = N_("{letter}, page {page}")
_LOGO = N_("Logo: {municipality}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownProof:
    """What the person had acknowledged of one text; ``proof`` None when nothing holds on the day of the fault."""

    policy_title: str
    ordinal: int
    in_force_date: dt.date
    proof: AcknowledgementProof | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCapture:
    """A capture as it is shown: a picture, or its text; ``altered`` when its file does not open."""

    capture: Capture
    picture: ShownPicture | None = None
    text: str = ""
    altered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLetter:
    """A letter with the pages of its frozen PDF, none for a draft."""

    letter: Letter
    pages: Sequence[ShownPicture] = ()
    altered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePack:
    """Everything that the pack says, in ``language``."""

    municipality: str
    language: str
    case: Case
    proofs: Sequence[ShownProof]
    captures: Sequence[ShownCapture]
    letters: Sequence[ShownLetter]
    made_at: dt.datetime
    made_by: str
    paper: str = "letter"
    letterhead: Letterhead = PLAIN


def typeset_pack(pack: EvidencePack) -> bytes:
    """Return the pack as PDF/A-2a and PDF/UA-1."""
    from medias_desktop.core.pdf.typesetting import typeset

    return typeset("evidence.typ", _Words(pack).data(), pack.made_at)


class _Words:
    """Turns a case into what the template draws."""

    def __init__(self, pack: EvidencePack) -> None:
        self._pack, self._case = pack, pack.case
        self._say: Callable[[str], str] = catalogue(pack.language).gettext

    def data(self) -> dict[str, object]:
        """Return the whole document as anything JSON can hold."""
        pack, case, say = self._pack, self._case, self._say
        municipality = _line(pack.municipality)
        labels = {key: say(text) for key, text in _LABELS.items()}
        removed = self._day(case.removed_on) if case.removed_on else ""
        return {
            "style": style.for_typst(pack.paper, pack.letterhead.colour),
            "language": pack.language,
            "labels": labels,
            "municipality": municipality,
            "logo": logos.for_typst(pack.letterhead, say(_LOGO).format(municipality=municipality)),
            "about": _line(say(_ABOUT).format(number=case.number, person=case.person.full_name)),
            "state": say(STATE_NAMES[case.state]),
            "made": self._made(),
            "fingerprints": say(_FINGERPRINTS),
            "removed": labels["removed"].format(day=removed) if removed else "",
            "parts": [
                {
                    "title": say(part.title),
                    "facts": [(say(name), _line(value)) for name, value in part.facts],
                    "texts": [
                        {"title": say(name) if name else "", "body": _text(text)} for name, text in part.texts
                    ],
                    "quoted": part.quoted,
                }
                for part in parts(case, pack.language)
            ],
            "clauses": [self._clause(number) for number in range(len(case.clauses))],
            "proofs": [self._proof(one) for one in pack.proofs],
            "captures": [self._capture(number, one) for number, one in enumerate(pack.captures, start=1)],
            "letters": [self._letter(one) for one in pack.letters],
            "events": [
                (self._day(one.day), *map(_line, event_in_words(one, pack.language)))
                for one in timeline(case)
            ],
            "history": self._history(),
        }

    def _made(self) -> str:
        local = self._pack.made_at.astimezone()
        time = format_time(local, self._pack.language)
        return self._say(_MADE).format(date=self._day(local.date()), time=time, by=_line(self._pack.made_by))

    def _clause(self, number: int) -> dict[str, object]:
        one = self._case.clauses[number]
        of = self._say(_CLAUSE_OF).format(
            policy=one.policy_title, number=one.ordinal, day=self._day(one.in_force_date)
        )
        rule = self._say(_RULE).format(code=one.rule_code) if one.rule_code else ""
        return {
            "cite": _line(recited(one.cite, self._pack.language)),
            "of": _line(" · ".join(filter(None, (of, rule)))),
            "language": one.language,
            "text": _text(one.text),
        }

    def _proof(self, one: ShownProof) -> dict[str, object]:
        language, proof = self._pack.language, one.proof
        of = self._say(_CLAUSE_OF).format(
            policy=one.policy_title, number=one.ordinal, day=self._day(one.in_force_date)
        )
        return {
            "of": _line(of),
            "proves": proof is not None and proof.proves,
            "told": _line(proof_in_words(proof, self._case.fault.day, language)),
            "facts": [(name, _line(value)) for name, value in proof_facts(proof, language)],
            "digest": _grouped(proof.text_sha256) if proof is not None else "",
            "document": _grouped(proof.document_sha256) if proof is not None else "",
        }

    def _capture(self, number: int, one: ShownCapture) -> dict[str, object]:
        say, capture = self._say, one.capture
        name = _line(capture.piece.name)
        told = say(_ALTERED) if one.altered else ""
        if not told and one.picture is None and not one.text:
            told = say(_UNSHOWN)
        size = say(_BYTES).format(n=format_number(capture.piece.size, self._pack.language))
        facts = (
            (_CAPTURED, self._moment(capture.taken_at)),
            (_ADDED_BY, capture.added_by),
            (_NOTE, capture.note),
            (_SIZE, size),
        )
        return {
            "title": say(_CAPTURE).format(number=number, name=name),
            "facts": [(say(label), _line(value)) for label, value in facts if value],
            "digest": _grouped(capture.piece.sha256),
            "told": told,
            "bad": one.altered,
            "picture": _picture(one.picture, name),
            "text": _text(one.text),
        }

    def _letter(self, one: ShownLetter) -> dict[str, object]:
        say, letter = self._say, one.letter
        name = say(LETTER_NAMES[letter.kind])
        if letter.issued_on is None:
            told = say(_DRAFT).format(day=self._day(letter.written_on))
        else:
            told = say(_ALTERED) if one.altered else say(_ISSUED).format(day=self._day(letter.issued_on))
        frozen = letter.piece is not None and not one.altered
        return {
            "title": f"{name} – {_line(letter.subject)}",
            "told": told,
            "bad": one.altered,
            "digest": _grouped(letter.piece.sha256) if letter.piece is not None else "",
            "language": letter.language,
            "body": [] if frozen else _text(letter.body),
            "pages": [
                _picture(page, say(_PAGE_OF).format(letter=name, page=number))
                for number, page in enumerate(one.pages, start=1)
            ],
        }

    def _history(self) -> list[dict[str, object]]:
        language = self._pack.language
        return [
            {
                "at": self._moment(line.at),
                "by": _line(line.by),
                "action": action_in_words(line.action, language),
                "changes": [_line(change_in_words(one, language)) for one in line.changes],
            }
            for line in self._case.history
        ]

    def _day(self, day: dt.date) -> str:
        return format_date(day, language=self._pack.language)

    def _moment(self, at: dt.datetime) -> str:
        local = at.astimezone()
        return f"{self._day(local.date())}, {format_time(local, self._pack.language)}"


def _picture(picture: ShownPicture | None, alternative: str) -> dict[str, object] | None:
    if picture is None:
        return None
    return {"svg": picture.svg, "tall": picture.tall, "alternative": alternative}


def _grouped(digest: str) -> str:
    """Return a fingerprint in groups of eight, as eyes compare it."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def _line(text: str) -> str:
    return printable(" ".join(text.split()))[0]


def _text(text: str) -> list[dict[str, object]]:
    return for_template(printable(text.strip())[0]) if text.strip() else []
