"""Letters of a case: proposed, drafted, changed, issued. What was issued is frozen in the case, byte for byte."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from medias_desktop.sanctions.rules.cases import Case, Letter, LetterKind, OpenCase
from medias_desktop.sanctions.rules.letter_checks import (
    LANGUAGES,
    check_issue,
    checked_words,
    draft_of,
    fitting,
    letter_of,
    require_fitting,
)

if TYPE_CHECKING:
    from medias_desktop.sanctions.service.cases import Cases
    from medias_desktop.sanctions.service.sanctions import SanctionService

WRITTEN, CHANGED, DISCARDED, ISSUED = "write_letter", "change_letter", "discard_letter", "issue_letter"
"""What the history of a case calls these acts (labels.case_history)."""


class Letters:
    """The letters of cases; each act writes the case anew and returns it."""

    def __init__(self, cases: Cases, sanctions: SanctionService) -> None:
        self._cases, self._sanctions = cases, sanctions

    def fitting(self, opened: OpenCase) -> tuple[LetterKind, ...]:
        """Return the kinds of letters that the case calls for now, the likeliest first."""
        return fitting(opened.case)

    def proposal(self, opened: OpenCase, kind: LetterKind, language: str) -> tuple[str, str]:
        """Return the subject and the text that a letter begins with. Raises why the case does not call for it."""
        from medias_desktop.sanctions.documents.letter_proposals import LetterFacts, proposed

        require_fitting(opened.case, kind)
        union = self._sanctions.ladder.ladder().union_name
        return proposed(LetterFacts(opened.case, kind, _known(language), union))

    def write(
        self, opened: OpenCase, kind: LetterKind, language: str, subject: str, body: str
    ) -> tuple[OpenCase, str]:
        """Keep a draft and return the case with its uid. Raises LetterEmpty, why the case does not call for it, …"""
        from medias_desktop.core.store.transaction import new_uid

        require_fitting(opened.case, kind)
        subject, body = checked_words(subject, body)
        letter = Letter(
            uid=new_uid(),
            kind=kind,
            language=_known(language),
            subject=subject,
            body=body,
            written_on=self._sanctions.today,
        )
        changed = replace(opened.case, letters=(*opened.case.letters, letter))
        return self._cases.save(opened, changed, WRITTEN), letter.uid

    def change(self, opened: OpenCase, uid: str, language: str, subject: str, body: str) -> OpenCase:
        """Keep a draft’s new words. Raises LetterGone, LetterIssued, LetterEmpty or LetterTooLong."""
        draft_of(opened.case, uid)
        subject, body = checked_words(subject, body)
        language = _known(language)

        def changed(letter: Letter) -> Letter:
            return replace(letter, language=language, subject=subject, body=body)

        return self._cases.save(opened, _with(opened.case, uid, changed), CHANGED)

    def discard(self, opened: OpenCase, uid: str) -> OpenCase:
        """Drop a draft. Raises LetterGone or LetterIssued."""
        draft_of(opened.case, uid)
        left = tuple(one for one in opened.case.letters if one.uid != uid)
        return self._cases.save(opened, replace(opened.case, letters=left), DISCARDED)

    def issue(self, opened: OpenCase, uid: str, day: dt.date) -> tuple[OpenCase, bytes]:
        """Freeze a letter with its date and return the case and the PDF. Raises what tells why it cannot be issued."""
        from medias_desktop.sanctions.service.cases import new_piece

        letter = draft_of(opened.case, uid)
        check_issue(opened.case, letter, day, self._sanctions.today)
        pdf = self._typeset(opened.case, letter, day)
        name = f"{opened.case.number} {letter.kind.value.replace('_', '-')}.pdf"
        new = new_piece(pdf, name, "application/pdf")
        changed = _with(opened.case, uid, lambda one: replace(one, issued_on=day, piece=new.piece))
        return self._cases.save(opened, changed, ISSUED, files=(new,)), pdf

    def pdf(self, opened: OpenCase, uid: str) -> bytes:
        """Return a letter as it was issued, byte for byte; of a draft, how it would be printed now.

        Raises LetterGone, SealedRecordAltered.
        """
        letter = letter_of(opened.case, uid)
        if letter.piece is not None:
            return self._cases.file(opened, letter.piece)
        return self._typeset(opened.case, letter, None)

    def _typeset(self, case: Case, letter: Letter, day: dt.date | None) -> bytes:
        from medias_desktop.core.store.letterhead import letterhead
        from medias_desktop.sanctions.documents.letters import LetterSheet, typeset_letter

        register = self._cases.register
        town = register.municipality()
        sheet = LetterSheet(
            municipality=town.name,
            case_number=case.number,
            person=case.person,
            language=letter.language,
            subject=letter.subject,
            body=letter.body,
            day=day,
            made_at=register.clock.now(),
            paper=town.paper,
            letterhead=letterhead(register),
        )
        return typeset_letter(sheet)


def _with(case: Case, uid: str, change: Callable[[Letter], Letter]) -> Case:
    return replace(case, letters=tuple(change(one) if one.uid == uid else one for one in case.letters))


def _known(language: str) -> str:
    return language if language in LANGUAGES else LANGUAGES[0]
