"""Consent forms from the printer to the scanner and back: matched, confirmed with their page, undone."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.core.progress import Silent
from medias_desktop.paper.errors import NothingToUndo, PageElsewhere
from medias_desktop.paper.handling import Fit
from medias_desktop.paper.rules import PageState
from medias_desktop.photo_consents.errors import returns as errors
from medias_desktop.photo_consents.rules.answers import PublicationState, Question, Why
from medias_desktop.photo_consents.rules.consents import ActKind, EvidenceKind, Method
from medias_desktop.photo_consents.rules.forms import FormKind
from medias_desktop.photo_consents.rules.items import Review
from medias_desktop.photo_consents.rules.persons import GuardianDraft, PortrayedDraft, Relation
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.returns import FormDecision, LineAnswer
from tests.photo_consents import seen
from tests.photo_consents.paper.conftest import PLACES, TODAY

SOME = frozenset({Purpose.FACEBOOK, Purpose.WEBSITE})


def answers(form, purposes=SOME):
    """Return that every line of a form ticks the same."""
    return tuple(
        LineAnswer(
            line.portrayed.id,
            purposes,
            line.guardian.id if line.guardian else None,
            consent_id=line.consent_id,
            place=(line.page, line.line),
        )
        for line in form.lines
    )


def standing(service, portrayed_id):
    """Return the acts that stand about a person."""
    return [act for consent in service.consents.of_portrayed(portrayed_id) for act in consent.acts]


def test_who_is_printed_is_asked_once(service, print_forms, adult):
    print_forms([adult])
    print_forms([adult])
    (consent,) = service.consents.of_portrayed(adult)
    assert [(act.kind, act.method) for act in consent.acts] == [(ActKind.ASKED, Method.PAPER)]
    assert consent.purposes == PLACES
    assert "Tournoi de soccer" in consent.terms


def test_a_form_comes_back_and_the_answer_changes(service, season, print_forms, receive, adult):
    item = seen.photo(service, event_id=season)
    seen.named(service, item, adult)
    service.items.review(item, service.items.item(item).version, Review.DONE)
    questions = {purpose: Question(purpose, TODAY) for purpose in (Purpose.FACEBOOK, Purpose.PRESS)}
    before = service.answers.answer(item, questions[Purpose.FACEBOOK])
    assert before.state is not PublicationState.PUBLISHABLE
    (match,) = receive(print_forms([adult]))
    assert (match.fit, match.title()) == (Fit.READY, "Bélanger, Léo")
    done = service.returns.confirm(match.page, match.form, FormDecision(TODAY, answers(match.form)))
    after = {one: service.answers.answer(item, question) for one, question in questions.items()}
    whys = {reason.why for reason in after[Purpose.FACEBOOK].reasons}
    assert not whys & {Why.NO_ANSWER, Why.NO_CONSENT, Why.NOT_FOR_PURPOSE}
    assert Why.NOT_FOR_PURPOSE in {reason.why for reason in after[Purpose.PRESS].reasons}
    (consent,) = service.consents.of_portrayed(adult)
    (proof,) = service.consents.evidence(consent.id)
    assert (proof.kind, proof.page_id) == (EvidenceKind.SCAN, match.page.id)
    assert service.returns.tray.pdf(proof.page_id).startswith(b"%PDF")
    assert service.returns.tray.page(match.page.id).state is PageState.FILED
    service.returns.undo(done)
    assert [act.kind for act in standing(service, adult)] == [ActKind.ASKED]
    assert service.returns.match(match.page.id).fit is Fit.READY
    assert service.consents.evidence(consent.id) == ()


def test_a_minor_of_fourteen_and_two_guardians_sign(service, print_forms, receive, teenager):
    (match,) = receive(print_forms([teenager], both_guardians=True))
    signers = [(line.guardian.first_name if line.guardian else "", line.own) for line in match.form.lines]
    assert signers == [("Chantal", False), ("Minh", False), ("", True)]
    first, *others = answers(match.form)
    service.returns.confirm(match.page, match.form, FormDecision(TODAY, (first,)))
    again = service.returns.match_as(match.page, match.form.id)
    assert [line.answer is None for line in again.form.lines] == [False, True, True]
    assert len(others) == 2


def test_a_group_form_line_by_line(service, print_forms, receive, adult, child, teenager):
    names = [seen.outsider(service, f"Côté{n:02}", "Rose", adult=True) for n in range(30)]
    document = print_forms([adult, child, teenager, *names], kind=FormKind.GROUP)
    pages = receive(document)
    assert len(pages) > 1
    assert {match.fit for match in pages} == {Fit.READY}
    on_paper = [line.portrayed.id for match in pages for line in match.form.lines]
    assert len(on_paper) == 30 + 1 + 1 + 2  # the teenager and a guardian have a line each
    first = pages[0]
    yes, no, *_rest = answers(first.form)
    no = LineAnswer(no.portrayed_id, frozenset(), no.guardian_id, consent_id=no.consent_id, place=no.place)
    service.returns.confirm(first.page, first.form, FormDecision(TODAY, (yes, no)))
    kinds = {number: standing(service, number)[-1].kind for number in (yes.portrayed_id, no.portrayed_id)}
    assert kinds == {yes.portrayed_id: ActKind.GIVEN, no.portrayed_id: ActKind.REFUSED}


def test_a_blank_form_is_filled_in_by_hand(service, print_forms, receive):
    (match,) = receive(print_forms(kind=FormKind.BLANK, for_minor=True))
    assert match.fit is Fit.NAMELESS
    minor = service.portrayed.add(PortrayedDraft("Dubé", "Aïcha", birth_date=dt.date(2018, 1, 2)))
    lines = service.returns.lines_for(match.form, service.portrayed.one(minor))
    assert [line.unnamed for line in lines] == [True]
    read = LineAnswer(minor, SOME, guardian=GuardianDraft("Dubé", "Karim", Relation.FATHER))
    done = service.returns.confirm(match.page, match.form, FormDecision(TODAY, (read,)))
    (guardian,) = service.portrayed.one(minor).guardians
    (act,) = standing(service, minor)
    assert (act.kind, act.guardian_id, act.purposes) == (ActKind.GIVEN, guardian.id, SOME)
    assert service.returns.match(match.page.id).fit is Fit.RECEIVED
    service.returns.undo(done)
    assert service.returns.match(match.page.id).fit is Fit.NAMELESS


def test_a_guardian_read_on_the_page_is_named_from_then_on(service, print_forms, receive):
    minor = service.portrayed.add(PortrayedDraft("Dubé", "Aïcha", birth_date=dt.date(2018, 1, 2)))
    (parent,) = (service.portrayed.one(minor).guardians or (None,))[:1]
    assert parent is None
    service.portrayed.change(
        minor,
        service.portrayed.one(minor).version,
        PortrayedDraft("Dubé", "Aïcha", birth_date=dt.date(2018, 1, 2)),
    )
    (match,) = receive(print_forms([minor]))
    (line,) = match.form.lines
    assert line.unnamed
    read = LineAnswer(
        minor,
        SOME,
        guardian=GuardianDraft("Dubé", "Karim", Relation.FATHER),
        consent_id=line.consent_id,
        place=(line.page, line.line),
    )
    service.returns.confirm(match.page, match.form, FormDecision(TODAY, (read,)))
    (line,) = service.returns.match_as(match.page, match.form.id).form.lines
    assert line.guardian.full_name == "Karim Dubé"
    assert line.answer.kind is ActKind.GIVEN


def test_nothing_is_half_recorded(service, print_forms, receive, adult):
    (match,) = receive(print_forms([adult]))
    with pytest.raises(errors.NobodyAnswered):
        service.returns.confirm(match.page, match.form, FormDecision(TODAY, ()))
    service.returns.tray.set_aside(match.page.id, "ailleurs")
    with pytest.raises(PageElsewhere):
        service.returns.confirm(match.page, match.form, FormDecision(TODAY, answers(match.form)))
    assert [act.kind for act in standing(service, adult)] == [ActKind.ASKED]


def test_what_was_corrected_meanwhile_is_not_undone(service, print_forms, receive, adult):
    (match,) = receive(print_forms([adult]))
    done = service.returns.confirm(match.page, match.form, FormDecision(TODAY, answers(match.form)))
    service.consents.cancel(done.events[0], "Erreur")
    with pytest.raises(NothingToUndo):
        service.returns.undo(done)


def test_a_form_scanned_twice_is_kept_or_set_aside(service, print_forms, receive, adult):
    document = print_forms([adult])
    first, second = receive(document, document)
    service.returns.confirm(first.page, first.form, FormDecision(TODAY, answers(first.form)))
    again = service.returns.match(second.page.id)
    assert again.fit is Fit.RECEIVED
    service.returns.keep_as_evidence(again)
    (consent,) = service.consents.of_portrayed(adult)
    assert len(service.consents.evidence(consent.id)) == 2


def test_a_form_of_another_register_and_one_that_is_unknown(service, register, print_forms, receive, adult):
    document = print_forms([adult])
    with register.transaction("test") as tx:
        from medias_desktop.photo_consents.models import form, form_line

        tx.delete_where(form_line, form_line.c.page > 0)
        tx.delete_where(form, form.c.id > 0)
    (match,) = receive(document)
    assert (match.fit, type(match.problem)) == (Fit.UNMATCHED, errors.FormUnknown)


def test_a_preview_records_nothing(service, order, adult, register):
    made = service.forms.preview(order(), [adult], Silent())
    assert made.forms == 1
    assert made.pdf.startswith(b"%PDF")
    assert not register.rows("SELECT 1 FROM photo_consent_form")
    assert service.consents.of_portrayed(adult) == ()
