"""Consent forms that come back on paper: matched, confirmed line by line, kept as evidence of what they confirm."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, translate
from medias_desktop.core.pdf.sheet_codes import CONSENTS
from medias_desktop.paper.errors import NothingToUndo
from medias_desktop.paper.handling import Confirmed, Match, sheet_code_of
from medias_desktop.paper.service.returned import ReturnedPages, file_pages, followers, let_wait
from medias_desktop.photo_consents.errors.consents import ActGone
from medias_desktop.photo_consents.errors.returns import NobodyAnswered
from medias_desktop.photo_consents.rules.consents import ActDraft, ActKind, ConsentDraft, EvidenceKind, Method
from medias_desktop.photo_consents.rules.forms import FormKind, Signer, blank_signers, signers
from medias_desktop.photo_consents.rules.returns import FormDecision, LineAnswer, SignedLine
from medias_desktop.photo_consents.service.form_finding import FormFinder, FormMatch, OfferedForm

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.paper.rules import KeptPage
    from medias_desktop.photo_consents.rules.persons import Portrayed
    from medias_desktop.photo_consents.rules.returns import FoundForm
    from medias_desktop.photo_consents.service.photo_consents import PhotoConsentService

UNDONE = N_("Undone right after it was confirmed from the scanned page")


class FormReturns(ReturnedPages):
    """The consent forms that come back to one register: what they are, and what they confirm.

    By itself it deals with the pile as one that holds no other sheets; together with other handlers it is one of them.
    """

    kinds = CONSENTS

    def __init__(self, register: Register, service: PhotoConsentService) -> None:
        super().__init__(register, (self,))
        self.service = service
        self._finder = FormFinder(register)

    def match_sheet(self, page: KeptPage) -> Match:
        """Return what a page that bears the code of a consent form is."""
        code = sheet_code_of(page)
        assert code is not None
        return self._finder.match(page, code)

    def match_as(self, page: KeptPage, form_id: int) -> FormMatch:
        """Return what a page is when the user says which form it is."""
        return self._finder.match_as(page, form_id)

    def offered(self) -> tuple[OfferedForm, ...]:
        """Return the forms printed last, for who says by hand which one a page is."""
        return self._finder.offered()

    def lines_for(self, form: FoundForm, person: Portrayed) -> tuple[SignedLine, ...]:
        """Return who signs a blank form, or somebody else’s, for a person."""
        settings, day = self.service.settings.current(), self.service.today
        both = len(
            [one for one in blank_signers(for_minor=True, both=settings.both_guardians) if not one.own]
        )
        wanted = signers(person, day, settings, both=both > 1)
        return tuple(_line(form, person, one, at) for at, one in enumerate(wanted, 1))

    # Writing

    def confirm(self, page: KeptPage, form: FoundForm, decision: FormDecision) -> Confirmed:
        """Record what a page says, with the page as evidence, in one transaction; its other pages go with it.

        Raises NobodyAnswered, a ConsentProblem, a PersonProblem, PortrayedGone, PageElsewhere, DiskFull…
        """
        if not decision.answers:
            raise NobodyAnswered
        with self._register.transaction("confirm_consent_form") as tx:
            pages = self._file(tx, page, form)
            acts: list[int] = []
            asked: dict[int, int] = {}
            answers = [self._named(tx, form, answer) for answer in decision.answers]
            for answer in answers:
                consent_id = answer.consent_id or asked.get(answer.portrayed_id)
                if consent_id is None:
                    consent_id = asked[answer.portrayed_id] = self._consent(tx, form, answer)
                acts.append(self._act(tx, form, consent_id, answer, decision.day))
            for number in pages:
                self.service.consents.attach(tx, acts, EvidenceKind.SCAN, page_id=number)
            self._note_lines(tx, form, answers, asked)
        return Confirmed(pages, tuple(acts))

    def keep_as_evidence(self, match: Match) -> Confirmed:
        """Keep a page whose lines are all recorded beside what proves them. Raises NobodyAnswered or PageElsewhere."""
        assert isinstance(match, FormMatch)
        lines = match.form.lines if match.form is not None else ()
        acts = [line.answer.last_id for line in lines if line.answer is not None]
        if match.form is None or not acts:
            raise NobodyAnswered
        with self._register.transaction("confirm_consent_form") as tx:
            pages = self._file(tx, match.page, match.form)
            for number in pages:
                self.service.consents.attach(tx, acts, EvidenceKind.SCAN, page_id=number)
        return Confirmed(pages, ())

    def undo(self, done: Confirmed) -> None:
        """Take a confirmation back: its entries are cancelled, its pages wait again. Raises NothingToUndo or PageElsewhere."""
        import sqlalchemy as sa

        from medias_desktop.photo_consents.models import act, evidence, form_line

        with self._register.transaction("undo_consent_form") as tx:
            statement = sa.select(act.c.replaces_id).where(act.c.replaces_id.in_(done.events))
            if tx.execute(statement).first() is not None:
                raise NothingToUndo
            for number in done.events:
                try:
                    self.service.consents.add_cancellation(tx, number, translate(UNDONE))
                except ActGone:
                    raise NothingToUndo from None
            for number in done.pages:
                tx.delete_where(evidence, evidence.c.page_id == number)
            blank = self._blank_forms(done) if done.events else ()
            if blank:
                tx.delete_where(form_line, form_line.c.form_id.in_(blank))
            let_wait(tx, done.pages)

    def _blank_forms(self, done: Confirmed) -> tuple[int, ...]:
        """Return the blank forms whose codes the pages bear: who was read on them is no longer known."""
        codes = {code.sheet for code in (sheet_code_of(self.tray.page(one)) for one in done.pages) if code}
        return tuple(
            row["id"]
            for code in sorted(codes)
            for row in self._register.rows(
                "SELECT id FROM photo_consent_form WHERE code = :code AND kind = 'blank'", code=code
            )
        )

    def _file(self, tx: Transaction, page: KeptPage, form: FoundForm) -> tuple[int, ...]:
        others = () if form.kind is FormKind.GROUP else followers(self.tray, page)
        numbers = (page.id, *others)
        file_pages(tx, numbers)
        return numbers

    def _consent(self, tx: Transaction, form: FoundForm, answer: LineAnswer) -> int:
        draft = ConsentDraft(
            answer.portrayed_id,
            form.reach,
            form.purposes,
            form.starts_on,
            form.ends_on,
            form.language,
            form.terms,
        )
        return self.service.consents.add(tx, draft, ()).consent_id

    def _act(
        self, tx: Transaction, form: FoundForm, consent_id: int, answer: LineAnswer, day: dt.date
    ) -> int:
        kind = ActKind.GIVEN if answer.purposes else ActKind.REFUSED
        draft = ActDraft(kind, day, Method.PAPER, answer.guardian_id, answer.purposes, language=form.language)
        return self.service.consents.add_act(tx, consent_id, draft)

    def _named(self, tx: Transaction, form: FoundForm, answer: LineAnswer) -> LineAnswer:
        """Return an answer whose guardian the register knows: one read on the page is recorded, on its line too."""
        from medias_desktop.photo_consents.models import form_line

        if answer.guardian is None:
            return answer
        number = self.service.portrayed.guardians.insert(tx, answer.portrayed_id, answer.guardian)
        if answer.place is not None:
            page, line = answer.place
            here = (form_line.c.form_id == form.id, form_line.c.page == page, form_line.c.line == line)
            (row,) = tx.execute(form_line.select().where(*here)).mappings()
            tx.delete_where(form_line, *here)
            tx.insert_many(form_line, [{**row, "guardian_id": number}])
        return replace(answer, guardian_id=number, guardian=None)

    def _note_lines(
        self, tx: Transaction, form: FoundForm, answers: Sequence[LineAnswer], asked: dict[int, int]
    ) -> None:
        """Note who was read on a blank form, so that it is known when it comes again."""
        from medias_desktop.photo_consents.models import form_line

        if form.kind is not FormKind.BLANK or form.lines:
            return
        rows: Sequence[dict[str, object]] = [
            {
                "form_id": form.id,
                "page": form.pages,
                "line": line,
                "portrayed_id": answer.portrayed_id,
                "guardian_id": answer.guardian_id,
                "consent_id": asked.get(answer.portrayed_id),
                "own": answer.guardian_id is None,
            }
            for line, answer in enumerate(answers, 1)
        ]
        tx.insert_many(form_line, rows)


def _line(form: FoundForm, person: Portrayed, signer: Signer, line: int) -> SignedLine:
    return SignedLine(form.pages, line, person, signer.guardian, signer.own, None)
