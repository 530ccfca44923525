"""The register taken out: read back by programs that did not write it."""

import csv
import datetime as dt
import io
import re
import subprocess
import tempfile

import openpyxl
import pytest
import python_calamine

from medias_desktop.acknowledgements.errors.reminders import NothingToReport
from medias_desktop.acknowledgements.rules import Method
from medias_desktop.acknowledgements.rules.evidence import EvidenceKind
from medias_desktop.acknowledgements.service import evidence
from medias_desktop.core import i18n
from medias_desktop.core.errors import Cancelled
from medias_desktop.core.files import FolderMissing
from medias_desktop.core.store import attachments
from medias_desktop.people.rules import Group, PersonDraft
from tests.acknowledgements.reminding import open_campaign, scope_on
from tests.core.pdf.tools import defects

DAY = dt.date(2026, 11, 20)


class Stopping:
    """Asks to stop once something was read."""

    def report(self, done, total):
        if done:
            raise Cancelled


@pytest.fixture
def scope(register, service, clock, version_id, persons):
    service.record(
        version_id, persons[:2], DAY, Method.GROUP_SHEET, "=2+2", original_place="Classeur 4, greffe"
    )
    service.record(version_id, [persons[5]], DAY, Method.INDIVIDUAL_SHEET)  # who left
    return scope_on(service, clock, open_campaign(register, version_id), "2026-11-21")


@pytest.fixture
def hostile(people):
    return people.add(PersonDraft('=HYPERLINK("http://x")', "#N/A", "008", "", "-1", Group.REGULAR))


def sheet_of(path):
    return openpyxl.load_workbook(path).worksheets[0]


def test_a_workbook_with_real_dates_and_plain_text(service, scope, hostile, tmp_path):
    path = tmp_path / "registre.xlsx"
    service.exports.write(scope, path)
    sheet = sheet_of(path)
    rows = list(sheet.iter_rows())
    head = [cell.value for cell in rows[0]]
    by_name = {row[1].value: dict(zip(head, row, strict=True)) for row in rows[1:]}
    assert sorted(by_name) == sorted(
        ['=HYPERLINK("http://x")', "Côté-Gagné", "L’Heureux", "Ouellet", "Smith", "Thériault", "Vachon"]
    )
    assert all(cell.data_type in "snd" for row in rows for cell in row)  # no formula, no error
    signed = by_name["Côté-Gagné"]
    assert signed["Date"].value == dt.datetime(2026, 11, 20)  # noqa: DTZ001 - as Excel keeps days
    assert signed["Date"].is_date
    assert signed["Matricule"].value == "001"
    assert signed["Témoin"].value == "=2+2"
    assert signed["Où se trouve l’original"].value == "Classeur 4, greffe"
    assert signed["Preuve au registre"].value == "non"
    assert re.fullmatch("[0-9a-f]{64}", signed["Texte (SHA-256)"].value)
    waiting = by_name["Smith"]
    assert waiting["À signer au plus tard le"].value.date() == dt.date(2026, 12, 11)
    assert waiting["Date"].value is None
    assert by_name["Vachon"]["Visée"].value == "non"
    odd = by_name['=HYPERLINK("http://x")']
    assert [odd[one].value for one in ("Prénom", "Matricule", "Service")] == ["#N/A", "008", "-1"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:W{len(rows)}"


def test_calamine_reads_the_same(service, scope, hostile, tmp_path):
    path = tmp_path / "registre.xlsx"
    service.exports.write(scope, path)
    rows = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert rows[1][1] == '=HYPERLINK("http://x")'
    assert [row[0] for row in rows[1:]] == ["008", "001", "002", "003", "004", "005", "006"]
    assert rows[2][9] == DAY


def test_a_proof_stays_with_a_corrected_entry(register, service, scope, version_id, persons, tmp_path):
    event_id = service.listing.rows(scope, [persons[0]])[0].status.event_id
    with register.transaction("record_acknowledgements") as tx:
        digest = attachments.keep(tx, "a.pdf", "application/pdf", b"%PDF-1.7 x")
        evidence.attach(tx, [(event_id, persons[0])], EvidenceKind.DOCUMENT, content_sha256=digest)
    service.correct(event_id, DAY, Method.INDIVIDUAL_SHEET)
    lines = list(
        csv.reader(io.StringIO(service.exports.csv(scope).decode("utf-8-sig"), newline=""), delimiter=";")
    )
    proven = {line[1]: line[21] for line in lines}
    assert (proven["Côté-Gagné"], proven["L’Heureux"]) == ("oui", "non")


@pytest.mark.parametrize("name", ["r.xlsx", "r.csv", "r.pdf"])
def test_what_was_there_stays_when_it_is_cancelled(service, people, scope, tmp_path, name, monkeypatch):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    for number in range(450):
        people.add(PersonDraft(f"Nom{number:04}"))
    path = tmp_path / "sorties" / name
    path.parent.mkdir()
    path.write_bytes(b"before")
    with pytest.raises(Cancelled):
        service.exports.write(scope, path, Stopping())
    assert [one.read_bytes() for one in path.parent.iterdir()] == [b"before"]
    assert list(temporary.iterdir()) == []


def test_a_folder_that_is_not_there(service, scope, tmp_path):
    with pytest.raises(FolderMissing):
        service.exports.write(scope, tmp_path / "absent" / "r.xlsx")


def words_of(pdf, tmp_path, *options):
    path = tmp_path / "lu.pdf"
    path.write_bytes(pdf)
    return subprocess.run(["pdftotext", *options, path, "-"], capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize("landscape", [True, False])
def test_a_list_to_be_printed(service, people, scope, tmp_path, landscape):
    for number in range(60):
        people.add(PersonDraft(f"Nom{number:04}", "Ève", department="Travaux publics"))
    pdf = service.exports.pdf(scope, landscape=landscape)
    pages = words_of(pdf, tmp_path, "-layout").rstrip("\f").split("\f")
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} sur {len(pages)}" in page
        assert "Personne" in page
    whole = "\n".join(pages)
    for number in range(60):
        assert whole.count(f"Nom{number:04}, Ève") == 1
    assert "Vachon, Paul *" in whole
    assert scope.version.text_sha256 in whole.replace("\n", "")


class TestCouncilReport:
    @pytest.fixture
    def town(self, people):
        """Twelve of the public works, three of the library."""
        works = [people.add(PersonDraft(f"Voirie{n}", department="Travaux publics")) for n in range(12)]
        library = [people.add(PersonDraft(f"Biblio{n}", department="Bibliothèque")) for n in range(3)]
        return works, library

    def test_shares_and_no_names(self, service, register, clock, version_id, town, tmp_path):
        works, library = town
        service.record(version_id, works[:9], DAY, Method.GROUP_SHEET)
        service.record(version_id, library, DAY, Method.GROUP_SHEET)
        open_campaign(register, version_id)
        clock.set_today(dt.date(2026, 11, 22))
        made = service.exports.council_report()
        told = words_of(made.pdf, tmp_path)
        assert "80 %" in told.replace("\u202f", " ").replace("\xa0", " ")  # 12 of 15
        assert "Automne" in told
        # Three people are too few to be told of, and the others would tell of them.
        assert "Bibliothèque" not in told
        assert "Voirie" not in told
        assert "Biblio" not in told
        assert defects(made.pdf, "2a") == []
        assert defects(made.pdf, "ua1") == []

    def test_in_english_too(self, service, register, version_id, town, tmp_path):
        from medias_desktop.core.store import schema

        with register.transaction("change_municipality") as tx:
            tx.update(schema.municipality, 1, language="en")
        i18n.use_language("fr")
        told = words_of(service.exports.council_report().pdf, tmp_path)
        assert "Report to the council" in told
        assert "0%" in told

    def test_too_few_people_for_any_share(self, service, version_id, people, tmp_path):
        for number in range(4):
            people.add(PersonDraft(f"Nom{number}"))
        told = words_of(service.exports.council_report().pdf, tmp_path)
        assert "Moins de 5 personnes" in told
        assert "%" not in told.replace("100 %", "").replace("100\xa0%", "").replace("100\u202f%", "")

    def test_nothing_to_report(self, service):
        with pytest.raises(NothingToReport):
            service.exports.council_report()
