"""Letters of a case: proposed in the person’s language, changed until issued, then frozen byte for byte."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace

import pytest

from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.sanctions.errors import letters as errors
from medias_desktop.sanctions.rules.cases import (
    Attendance,
    DemandKind,
    LetterKind,
    Outcome,
    PostDemand,
    UnionPresence,
)
from medias_desktop.sanctions.rules.letter_checks import UNFINISHED
from tests.sanctions.cases import begun, decided, heard, measured, meeting
from tests.sanctions.registers import TODAY, Town


@pytest.fixture
def town(register):
    return Town(register)


def called(town, **changed):
    """Return a case with a meeting to come on November 25, at half past one."""
    given = {"attendance": Attendance.AWAITED, "union": UnionPresence.NOT_UNIONISED, **changed}
    return town.acts.add_meeting(begun(town), meeting(dt.date(2026, 11, 25), **given))


def test_the_notice_names_the_facts_the_clause_the_meeting_and_the_right_to_be_accompanied(town):
    opened = called(town)
    letters = town.disciplinary.letters
    assert letters.fitting(opened) == (LetterKind.MEETING_NOTICE,)
    subject, body = letters.proposal(opened, LetterKind.MEETING_NOTICE, "fr")
    assert subject == "Convocation à une rencontre disciplinaire"
    (clause,) = opened.case.clauses
    for told in (
        "Zoé Lapierre-Roy",
        "A publié des propos injurieux envers une collègue.",
        "2 novembre 2026",
        "25 novembre 2026 à 13 h 30",
        "Hôtel de ville",
        clause.cite,
        "Le personnel demeure courtois",
        "une personne de votre choix",
        "Aucune décision n’a été prise",
    ):
        assert told in body.replace("\u00a0", " "), told
    assert UNFINISHED not in body


def test_who_may_accompany_follows_the_union(town):
    letters = town.disciplinary.letters
    opened = called(town, union=UnionPresence.OFFERED)
    _subject, body = letters.proposal(opened, LetterKind.MEETING_NOTICE, "en")
    assert "You have the right to be accompanied by a representative of your union at this meeting." in body


def test_a_measure_tells_its_dates(town):
    # Fault on 2 November 2026; the first step, a verbal warning, counts 12 months: until 2 November 2027.
    opened = measured(town)
    (kind, *_more) = town.disciplinary.letters.fitting(opened)
    _subject, body = town.disciplinary.letters.proposal(opened, kind, "en")
    assert kind is LetterKind.VERBAL_WARNING_NOTE
    assert "November 5, 2026" in body  # the meeting
    assert "November 6, 2026" in body  # the decision
    if opened.case.decision.amnesty_on == dt.date(2027, 11, 2):
        assert "no longer weighs from November 2, 2027 on" in body


def test_a_volunteer_has_no_employment(town):
    opened = heard(town, begun(town, "Smith"))
    dismissal = town.sanctions.ladder.ladder().steps[-1]
    opened = decided(town, opened, step=dismissal)
    _subject, body = town.disciplinary.letters.proposal(opened, LetterKind.DISMISSAL, "en")
    assert "The municipality ends your engagement by a decision of November 6, 2026." in body
    assert "dismissed" not in body
    assert UNFINISHED in body  # on which day it takes effect is for the user to write


def test_a_draft_is_changed_issued_and_comes_back_byte_for_byte(town):
    letters, cases = town.disciplinary.letters, town.cases
    opened = called(town)
    words = letters.proposal(opened, LetterKind.MEETING_NOTICE, "fr")
    opened, uid = letters.write(opened, LetterKind.MEETING_NOTICE, "fr", *words)
    opened = letters.change(opened, uid, "fr", words[0], f"{words[1]}\n\nVeuillez apporter vos notes.")
    assert letters.pdf(opened, uid).startswith(b"%PDF")
    opened, pdf = letters.issue(opened, uid, TODAY)
    again = cases.open(opened.id)
    assert letters.pdf(again, uid) == pdf
    (letter,) = again.case.letters
    assert (letter.issued_on, letter.piece.sha256) == (TODAY, hashlib.sha256(pdf).hexdigest())
    for refused in (
        lambda: letters.change(again, uid, "fr", "Autre", "Autre"),
        lambda: letters.discard(again, uid),
        lambda: letters.issue(again, uid, TODAY),
    ):
        with pytest.raises(errors.LetterIssued):
            refused()
    # The person moves, the town changes its name: what was issued stays.
    town.register.clock.set_today(dt.date(2027, 1, 5))
    assert letters.pdf(town.cases.open(opened.id), uid) == pdf
    assert [line.action for line in again.case.history][-3:] == [
        "write_letter",
        "change_letter",
        "issue_letter",
    ]


def test_drafts_are_discarded_and_two_windows_do_not_overwrite_each_other(town):
    letters = town.disciplinary.letters
    before = called(town)
    opened, uid = letters.write(before, LetterKind.MEETING_NOTICE, "fr", "Objet", "Texte")
    with pytest.raises(ChangedElsewhere):
        letters.write(before, LetterKind.MEETING_NOTICE, "fr", "Objet", "Texte")
    opened = letters.discard(opened, uid)
    assert town.cases.open(opened.id).case.letters == ()
    with pytest.raises(errors.LetterGone):
        letters.change(opened, uid, "fr", "Objet", "Texte")


def test_what_cannot_be_is_refused_and_nothing_is_saved(town):
    letters = town.disciplinary.letters
    opened = begun(town)
    for kind, error in (
        (LetterKind.MEETING_NOTICE, errors.LetterWithoutMeeting),
        (LetterKind.REMOVAL_DEMAND, errors.LetterWithoutDemand),
        (LetterKind.DISMISSAL, errors.LetterWithoutDecision),
    ):
        with pytest.raises(error):
            letters.write(opened, kind, "fr", "Objet", "Texte")
    opened = called(town)
    for words, error in (
        (("", "Texte"), errors.LetterEmpty),
        (("Objet", " \n"), errors.LetterEmpty),
        (("Objet", "x" * 20_001), errors.LetterTooLong),
    ):
        with pytest.raises(error):
            letters.write(opened, LetterKind.MEETING_NOTICE, "fr", *words)
    opened, uid = letters.write(opened, LetterKind.MEETING_NOTICE, "fr", "Objet", f"Le {UNFINISHED}")
    with pytest.raises(errors.LetterUnfinished):
        letters.issue(opened, uid, TODAY)
    opened = letters.change(opened, uid, "fr", "Objet", "Le 25 novembre")
    with pytest.raises(errors.LetterDatedAhead):
        letters.issue(opened, uid, TODAY + dt.timedelta(days=1))
    town.register.clock.set_today(dt.date(2026, 11, 27))
    with pytest.raises(errors.LetterAfterMeeting):
        letters.issue(opened, uid, dt.date(2026, 11, 26))
    assert town.cases.open(opened.id).case.letters[0].issued_on is None


def test_a_letter_is_not_dated_before_the_decision(town):
    opened = decided(town, heard(town, begun(town)))
    letters = town.disciplinary.letters
    (kind, *_more) = letters.fitting(opened)
    opened, uid = letters.write(opened, kind, "fr", "Objet", "Texte")
    with pytest.raises(errors.LetterBeforeDecision):
        letters.issue(opened, uid, opened.case.decision.day - dt.timedelta(days=1))
    _opened, pdf = letters.issue(opened, uid, opened.case.decision.day)
    assert pdf


def test_other_letters(town):
    letters = town.disciplinary.letters
    opened = town.acts.add_demand(
        begun(town),
        PostDemand(uid="", demand=DemandKind.REMOVE, asked_on=TODAY, due_on=dt.date(2026, 11, 24)),
    )
    assert letters.fitting(opened) == (LetterKind.REMOVAL_DEMAND,)
    _subject, body = letters.proposal(opened, LetterKind.REMOVAL_DEMAND, "en")
    assert "https://exemple.ca/publication/7" in body
    assert "This is to be done by November 24, 2026." in body
    closed = decided(town, heard(town, begun(town, "Gagnon")), outcome=Outcome.NO_FOLLOW_UP, step_uid="")
    assert letters.fitting(closed)[0] is LetterKind.NO_FOLLOW_UP
    _subject, body = letters.proposal(closed, LetterKind.NO_FOLLOW_UP, "en")
    assert "nothing will be held against you" in body
    assert UNFINISHED not in body


def test_an_issued_letter_shows_its_words_and_where_to_sign(town):
    from medias_desktop.core.pdf.pages import open_pdf

    letters = town.disciplinary.letters
    opened, uid = letters.write(called(town), LetterKind.MEETING_NOTICE, "en", "Notice", "Bring your notes.")
    _opened, pdf = letters.issue(opened, uid, TODAY)
    with open_pdf(pdf) as pages:
        told = " ".join(" ".join(pages.text(number) for number in range(len(pages))).split())
    for words in (
        "Bring your notes.",
        "November 21, 2026",
        "If the person refuses to sign",
        "Name of the witness",
    ):
        assert words in told, words
    assert "Draft" not in told


def test_a_closed_case_calls_for_no_letter(town):
    opened = called(town)
    done = replace(opened.case, removed_on=TODAY)
    assert town.disciplinary.letters.fitting(replace(opened, case=done)) == ()
