"""Reminder letters: what they say, whom they cite, and that any PDF/A validator takes them."""

import dataclasses
import datetime as dt
import subprocess

import pytest

from medias_desktop.acknowledgements.clauses import CitedRule
from medias_desktop.acknowledgements.documents.reminders import (
    LetterTemplate,
    ReminderWords,
    typeset_letters,
)
from medias_desktop.acknowledgements.rules import AcknowledgementState, PersonRow, PersonState
from medias_desktop.core.errors import Cancelled
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.letterhead import Letterhead
from medias_desktop.people.rules import Group
from medias_desktop.policies.rules import VersionState
from medias_desktop.policies.rules.checks.acknowledgements import (
    AnsweredFor,
    MustAcknowledge,
    PersonalResponsibility,
)
from medias_desktop.policies.rules.checks.words import BoundGroup
from medias_desktop.policies.rules.rule_data import Force, RuleKind, Use
from tests.acknowledgements.test_rules import version
from tests.core.pdf.tools import defects

TODAY = dt.date(2026, 11, 21)
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#123456"/></svg>'
TEMPLATE = LetterTemplate(
    "fr",
    "letter",
    "#7a1f2b",
    Letterhead(LOGO, "image/svg+xml", "#7a1f2b"),
    dt.datetime(2026, 11, 21, tzinfo=dt.UTC),
)


def person(number, language="fr", group=Group.REGULAR, due=dt.date(2026, 11, 10), *, renews=False):
    status = PersonState(AcknowledgementState.OVERDUE, due=due, renews=renews)
    return PersonRow(
        number,
        f"u{number}",
        f"00{number}",
        f"Nom{number}",
        "Ève",
        "",
        "Voirie",
        group,
        language,
        True,
        status,
    )


@pytest.fixture
def clause():
    employees = next(one for one in BoundGroup if "employee" in one.value)
    return CitedRule(
        "R-001", "u", "s", "", "", "fr", RuleKind.OBLIGATION, next(iter(Force)), frozenset(), "must_acknowledge",
        MustAcknowledge(groups=(employees,)), "9.1", "Lecture",
    )  # fmt: skip


def pages_of(pdf, tmp_path):
    path = tmp_path / "lettres.pdf"
    path.write_bytes(pdf)
    found = subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, check=True
    ).stdout.decode()
    return [" ".join(page.split()) for page in found.rstrip("\f").split("\f")]


def words(clause=None, **notes):
    text = version(1, VersionState.IN_FORCE, dt.date(2026, 11, 15), 2)
    return ReminderWords(text, TODAY, "Line Caron", (clause,) if clause else (), notes)


def test_each_letter_in_the_language_of_its_reader(clause, tmp_path):
    rows = [person(1), person(2, "en", due=dt.date(2026, 12, 11))]
    pdf = typeset_letters(words(clause, fr="À bientôt.", en="See you."), rows, TEMPLATE, Silent())
    first, second = pages_of(pdf, tmp_path)
    for told in (
        "21 novembre 2026",
        "Bonjour Ève Nom1,",
        "au plus tard le 10 novembre 2026",
        "art. 9.1",
        "À bientôt.",
    ):
        assert told in first
    for told in (
        "November 21, 2026",
        "Hello Ève Nom2,",
        "You have until December 11, 2026",
        "s. 9.1",
        "See you.",
        "2026-1",
    ):
        assert told in second
    assert "See you" not in first
    assert defects(pdf, "2a") == []
    assert defects(pdf, "ua1") == []


def test_a_clause_is_cited_to_those_whom_it_names(clause):
    assert "9.1" in words(clause).to(person(1)).plain()
    assert "9.1" not in words(clause).to(person(1, group=Group.ELECTED)).plain()


def test_what_the_policy_has_printed_is_in_the_letter(clause):
    answers = dataclasses.replace(
        clause,
        number="4.2",
        text="Chacun répond de\nce qu’il publie.",
        uses=frozenset({Use.PRINT}),
        check="personal_responsibility",
        parameters=PersonalResponsibility(answers_for=(AnsweredFor.OWN_POSTS,)),
    )
    bound = dataclasses.replace(clause, text="Lie les employés.", uses=frozenset({Use.PRINT}))
    told = dataclasses.replace(words(), printed=(answers, bound, dataclasses.replace(clause, text="Autre.")))
    letter = told.to(person(1)).plain()
    assert "d’abord :\nart. 4.2 : Chacun répond de ce qu’il publie.\nart. 9.1 : Lie les" in (
        letter.replace("\u00a0", " ")
    )
    assert "Autre." not in letter
    elected = told.to(person(1, group=Group.ELECTED)).plain()
    assert "Chacun répond" in elected
    assert "Lie les employés" not in elected
    english = told.to(person(1, "en")).plain()
    assert "s. 4.2: Answers for: one’s own posts" in english


def test_a_renewal_says_so():
    assert "renouvelé" in words().to(person(1, renews=True)).plain()


def test_letters_that_fonts_do_not_know_are_not_lost(tmp_path):
    odd = person(1)._replace(first_name="Ngọc 🧿", last_name="Nguyễn")
    (page,) = pages_of(typeset_letters(words(fr="1\n2"), [odd], TEMPLATE, Silent()), tmp_path)
    assert "[U+1F9FF]" in page


def test_a_long_note_goes_on_over_the_page(tmp_path):
    pages = pages_of(
        typeset_letters(words(fr="mot " * 900), [person(1), person(2)], TEMPLATE, Silent()), tmp_path
    )
    assert [number for number, page in enumerate(pages) if "Bonjour" in page] == [0, len(pages) // 2]


def test_cancelled():
    class Stopping:
        def report(self, done, total):
            raise Cancelled

    with pytest.raises(Cancelled):
        typeset_letters(words(), [person(1)], TEMPLATE, Stopping())
