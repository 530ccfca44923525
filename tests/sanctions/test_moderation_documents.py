"""The netiquette, who is shut out, the register of incidents: counted by hand, read by other programs."""

import csv
import datetime as dt
import io

import openpyxl
import pypdfium2
import pytest

from medias_desktop.core import i18n
from medias_desktop.core.errors import Cancelled
from medias_desktop.core.progress import Silent
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.service import PolicyService
from medias_desktop.sanctions.errors.moderation_exports import (
    NetiquetteHasBlanks,
    NoTextInForce,
    NothingOfThePublic,
)
from medias_desktop.sanctions.rules.incident_filters import IncidentFilter
from medias_desktop.sanctions.service import SanctionService
from tests.acknowledgements.towns import take_over
from tests.sanctions.moderated import DAY, Moderated

TODAY = dt.date(2026, 12, 22)
HANDLE = "Promo fictive"


@pytest.fixture
def written(register, clock):
    clock.set_today(TODAY)
    return Moderated(register)


@pytest.fixture
def service(register, written):
    return SanctionService(register, PeopleService(register), PolicyService(register))


@pytest.fixture
def exports(service):
    return service.moderation_exports


@pytest.fixture
def lived(written):
    """One who is banned, one blocked until today, one whose block ended yesterday, one whose ban was lifted."""
    page = written.account()
    users = [written.user(handle) for handle in (HANDLE, "=cmd|fictif", "Hier fictif", "Levée fictive")]
    written.incident(page, users[0])
    banned = written.incident(
        page, users[0], action="ban", cite="art. 5.6", warned=True, reason="advertising"
    )
    written.appeal(banned, users[0], outcome="upheld", answered_on=DAY)
    written.incident(
        page,
        users[1],
        action="temporary_block",
        until=TODAY,
        all_accounts=True,
        reason="hate",
        more_reasons="spam",
    )
    written.incident(page, users[2], action="temporary_block", until=TODAY - dt.timedelta(days=1))
    written.incident(page, users[3], action="ban", lifted_on=TODAY, lifted_because="Excuses")


def text(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def lines(path):
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig")), delimiter=";"))


def test_the_netiquette_of_a_town_says_every_rule_with_its_clause(register, exports):
    version_id = take_over(register, "blainville")
    said = " ".join(text(exports.netiquette(TODAY, "fr")).split())
    for words in (
        "troisième publicité est banni",
        "art. 5.6",
        "langage grossier",
        "Comportements attendus",
        "Spotted",
    ):
        assert words in said
    assert len(pypdfium2.PdfDocument(exports.netiquette(TODAY, "fr"))) == 1  # it is posted: one page
    # Its clauses hold blanks that this municipality did not fill: they are named, not printed.
    with pytest.raises(NetiquetteHasBlanks, match="Mairie") as refused:
        exports.netiquette(version_id, "fr", texts=True)
    assert "{{" not in refused.value.sentence()
    english = " ".join(text(exports.netiquette(TODAY, "en")).split())
    assert "A user who posts a third advertisement is banned" in english
    assert "banni du compte" not in english


def test_rules_for_the_municipalitys_own_people_are_not_posted(register, exports):
    take_over(register, "montmagny")
    said = text(exports.netiquette(TODAY, "fr"))
    assert "candidat" in said
    # 9.3: elected officials do not debate in comments.
    assert "nourrir un débat" not in said
    # The clauses themselves follow once asked for.
    with_texts = pypdfium2.PdfDocument(exports.netiquette(TODAY, "fr", texts=True))
    assert len(with_texts) > 1


def test_without_a_text_or_without_rules_there_is_a_sentence(register, exports):
    with pytest.raises(NoTextInForce):
        exports.netiquette(TODAY, "fr")
    take_over(register, "vallee-des-rivieres")
    with pytest.raises(NothingOfThePublic):
        exports.netiquette(TODAY, "fr")


def test_who_is_shut_out_today(exports, lived, tmp_path):
    path = tmp_path / "exclus.csv"
    exports.write_block_list(path, TODAY, with_names=True)
    rows = lines(path)
    assert {row[0] for row in rows[1:]} == {HANDLE, "'=cmd|fictif"}
    banned = next(row for row in rows if row[0] == HANDLE)
    assert banned[3:8] == ["Bannissement", "2026-11-12", "", "publicité ou sollicitation", "art. 5.6"]
    assert banned[9:11] == ["Oui", "Décision maintenue"]
    said = text(exports.block_list(TODAY, with_names=True))
    assert HANDLE in said
    assert "2 blocages et bannissements en vigueur" in said.replace("\u00a0", " ")


@pytest.mark.parametrize("ending", ["pdf", "csv", "xlsx"])
def test_without_names_no_file_holds_one(exports, lived, tmp_path, ending):
    path = tmp_path / f"exclus.{ending}"
    exports.write_block_list(path, TODAY, with_names=False)
    if ending == "pdf":
        said = text(path.read_bytes())
    elif ending == "xlsx":
        sheet = openpyxl.load_workbook(path).active
        said = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    else:
        said = path.read_text("utf-8-sig")
    assert "Usager 1" in said.replace("\u00a0", " ")
    assert HANDLE not in said


def test_the_register_is_what_the_list_shows(exports, lived, tmp_path):
    path = tmp_path / "registre.xlsx"
    exports.write_register(IncidentFilter(), path)
    sheet = openpyxl.load_workbook(path).active
    assert sheet.max_row == 1 + 5
    assert sheet["A2"].value.date() == DAY
    csv_path = tmp_path / "registre.csv"
    exports.write_register(IncidentFilter(reason="hate"), csv_path)
    assert [row[1] for row in lines(csv_path)[1:]] == ["'=cmd|fictif"]
    said = text(exports.register_pdf(IncidentFilter(reason="hate")))
    assert "1 incident" in said.replace("\u00a0", " ")
    assert "haineux" in said
    i18n.use_language("en")
    assert "Register of incidents" in text(exports.register_pdf(IncidentFilter(text="rien de tel")))


def test_a_cancelled_export_leaves_what_was_there(exports, lived, tmp_path):
    class Stopped(Silent):
        def report(self, done, total):
            raise Cancelled

    path = tmp_path / "registre.csv"
    path.write_text("avant")
    with pytest.raises(Cancelled):
        exports.write_register(IncidentFilter(), path, Stopped())
    assert path.read_text() == "avant"
