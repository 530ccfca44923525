"""Names that lists of persons should not have, through everything that leaves the register."""

from __future__ import annotations

import csv
import datetime as dt
import email
import email.policy
import io

import openpyxl
import pytest

from medias_desktop.acknowledgements.rules import Method, ScopeKey
from medias_desktop.acknowledgements.rules.printing import PrintOrder
from medias_desktop.acknowledgements.service.cards import card
from medias_desktop.core.mail import mailto
from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.pdf.sheet_codes import SheetKind
from medias_desktop.people.rules import PersonDraft
from tests.acknowledgements.conftest import adopt, import_text

NASTY = (
    PersonDraft('=HYPERLINK("http://x","y")', "+1", "-2", "a@exemple.ca", "@SUM(1)"),
    PersonDraft("Ö" * 120, "Ж" * 120, "N" * 20, "b@exemple.ca", "D" * 120),
    PersonDraft("😀" * 60, "👩‍🚒" * 20, "3", "c@exemple.ca", "Incendie 🚒"),
    PersonDraft("كحيل", "محمد", "4", "d@exemple.ca", "\u202eServices"),
    PersonDraft('A"B', "C\\D/../..", "5/../6", "e@exemple.ca", "<b>&amp;</b>"),
    PersonDraft("CON", "", "", "f@exemple.ca", "#let x = 1 *_$"),
    PersonDraft("Roy\r\nBcc: tous@exemple.ca", "Luc\nX", "8", "g@exemple.ca", "Voirie\r\nX: 1"),
)


@pytest.fixture
def nasty(people):
    return [people.add(draft) for draft in NASTY]


@pytest.fixture
def scope(service, register, policies, version_id, nasty):
    return service.scope(ScopeKey(0, version_id))


def test_a_spreadsheet_computes_nothing(service, scope, nasty, tmp_path):
    service.record(scope.version.id, nasty[:1], dt.date(2026, 11, 20), Method.ON_SCREEN, "=1+1", "@x\r\n=2")
    text = service.exports.csv(scope).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";" if ";" in text.splitlines()[0] else ","))
    assert len(rows) == len(nasty) + 1
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@\t\r\n" and cell]
    service.exports.write(scope, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    for sheet in book:
        assert not [cell.coordinate for row in sheet for cell in row if cell.data_type == "f"]
    service.exports.write(scope, tmp_path / "a.pdf")
    with open_pdf((tmp_path / "a.pdf").read_bytes()) as pages:
        assert len(pages)


def test_files_of_emails_have_the_headers_that_were_meant(service, scope, nasty, tmp_path):
    drafts = service.reminders.mails(scope, nasty, {"fr": "Note\r\nBcc: x@exemple.ca"})
    assert len(drafts) == len(nasty)
    folder = service.reminders.mails_into(tmp_path / "rappels", drafts)
    files = sorted(folder.iterdir())
    assert len(files) == len(nasty)
    for file in files:
        message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        assert message["Bcc"] is None
        assert message["To"].addresses[0].addr_spec in {one.email for one in NASTY}
    for _row, draft in drafts:
        assert "\n" not in mailto(draft)
        assert mailto(draft).count("&") == 1


@pytest.mark.parametrize("kind", list(SheetKind))
def test_sheets_are_printed(service, scope, nasty, kind):
    out = io.BytesIO()
    service.printing.write(scope, nasty, PrintOrder(kind, lines=3), out)
    with open_pdf(out.getvalue()) as pages:
        assert len(pages)


def test_letters_and_the_card(register, service, scope, nasty):
    assert service.reminders.letters(scope, nasty).startswith(b"%PDF")
    for number in nasty:
        assert card(register, number).person.id == number


def test_a_title_with_lines_is_no_header(register, policies, service, nasty):
    version = import_text(policies, "Autre.")
    adopt(register, version, title="Titre\r\nBcc: x@exemple.ca", number="9")
    scope = service.scope(ScopeKey(0, version))
    ((_row, draft),) = service.reminders.mails(scope, nasty[:1])
    from medias_desktop.core.mail import eml

    message = email.message_from_bytes(eml(draft, register.clock.now()), policy=email.policy.default)
    assert message["Bcc"] is None
