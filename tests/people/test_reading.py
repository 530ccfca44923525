"""Lists in real files, as the programs of a town hall save them."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import openpyxl
import pytest
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import EmptyFile, FileMissing, FileUnreadable
from medias_desktop.core.lists import errors, reading
from medias_desktop.people.list_import.mapping import guess_mapping
from medias_desktop.people.list_import.plan import make_plan
from medias_desktop.people.list_import.reading import read_list

HEADER = ("Nom", "Prénom", "Courriel", "Service")
CELLS = (
    ("Côté", "Noémie", "ncote@ville.example", "Travaux publics"),
    ("L’Heureux", "Zoé", "", "Loisirs, culture"),
    ("BÉDARD", "Françoise", "fb@ville.example", "Hôtel de ville"),
)


def csv_text(separator=";", end="\r\n"):
    lines = [separator.join(HEADER)]
    lines += [separator.join(f'"{cell}"' if separator in cell else cell for cell in row) for row in CELLS]
    return end.join(lines) + end


def save(tmp_path, data, name="liste.csv"):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def as_rows(listed):
    return [tuple(row) for row in listed.rows]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman", "cp850"],
)
def test_every_usual_encoding(tmp_path, encoding):
    text = csv_text()
    if encoding == "cp850":
        text = text.replace("’", "'")  # DOS had no curly apostrophe
    listed = read_list(save(tmp_path, text.encode(encoding)))
    assert listed.header == HEADER
    expected = [
        tuple(cell.replace("’", "'") if encoding == "cp850" else cell for cell in row) for row in CELLS
    ]
    assert as_rows(listed) == expected


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_usual_separator_and_line_end(tmp_path, separator, end):
    listed = read_list(save(tmp_path, csv_text(separator, end)))
    assert listed.header == HEADER
    assert as_rows(listed) == list(CELLS)
    assert list(listed.numbers) == [2, 3, 4]


def test_latin1_capitals_are_not_taken_for_another_alphabet(tmp_path):
    text = "NOM;PRÉNOM\nCÔTÉ;ÉLOÏSE\nBÉLANGER;ÈVE\nGAGNÉ;ANAÏS\n"
    listed = read_list(save(tmp_path, text.encode("cp1252")))
    assert as_rows(listed) == [("CÔTÉ", "ÉLOÏSE"), ("BÉLANGER", "ÈVE"), ("GAGNÉ", "ANAÏS")]


def test_one_stray_byte_does_not_spoil_a_utf8_list(tmp_path):
    good = "Nom;Prénom\n" + "Bélanger;Zoé\n" * 30
    listed = read_list(save(tmp_path, good.encode() + b"C\xf4t\xe9;Luc\n"))
    assert as_rows(listed)[0] == ("Bélanger", "Zoé")
    assert as_rows(listed)[-1] == ("Côté", "Luc")


def test_the_separator_line_of_excel_is_obeyed(tmp_path):
    listed = read_list(save(tmp_path, "sep=|\r\nNom|Prénom\r\nRoy|Luc, dit Lucky; père\r\n"))
    assert listed.header == ("Nom", "Prénom")
    assert as_rows(listed) == [("Roy", "Luc, dit Lucky; père")]
    assert list(listed.numbers) == [3]


def test_quoted_line_breaks_doubled_quotes_and_blank_rows(tmp_path):
    text = 'Nom,Prénom,Service\n\nRoy,Luc,"Loisirs\net ""culture"""\n,,\nDubé,Maude,Greffe\n\n\n  ,  ,\n'
    listed = read_list(save(tmp_path, text))
    assert as_rows(listed) == [("Roy", "Luc", 'Loisirs\net "culture"'), ("Dubé", "Maude", "Greffe")]
    assert list(listed.numbers) == [3, 5]


def test_an_unclosed_quotation_mark_does_not_swallow_the_list(tmp_path):
    rows = "".join(f"Roy{n},Luc\n" for n in range(200))
    listed = read_list(save(tmp_path, 'Nom,Prénom\n"Dit Ti-Jean,Paul\n' + rows))
    assert len(listed.rows) == 201


def test_uneven_rows(tmp_path):
    listed = read_list(
        save(tmp_path, "Nom;Prénom;Service\nRoy\nDubé;Maude;Greffe;;\nCaron;Yan;Loisirs;culture\n")
    )
    assert as_rows(listed) == [("Roy", "", ""), ("Dubé", "Maude", "Greffe"), ("Caron", "Yan", "Loisirs")]
    assert listed.overlong == {2}


def test_title_rows_above_the_header_are_skipped(tmp_path):
    text = "Ville de Sainte-Élodie;;\nListe des employés;;\nImprimée le 2026-11-21;;\n\nNom;Prénom;Service\nRoy;Luc;Greffe\n"
    listed = read_list(save(tmp_path, text))
    assert listed.header == ("Nom", "Prénom", "Service")
    assert list(listed.numbers) == [6]


def test_commas_inside_names_do_not_win_over_semicolons(tmp_path):
    listed = read_list(save(tmp_path, "Nom complet;Service\nRoy, Luc;Greffe\nDubé, Maude;Loisirs\n"))
    assert as_rows(listed)[0] == ("Roy, Luc", "Greffe")


def workbook_bytes(fill):
    book = openpyxl.Workbook()
    fill(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def fill_sheet(book):
    book.active.title = "Vide"
    sheet = book.create_sheet("Employés")
    sheet.append(["Rapport de paie"])
    sheet.append([])
    sheet.append(["Matricule", "Nom", "Prénom", "Date d’embauche"])
    sheet.append(["00123", "Côté", "Zoé", dt.date(2021, 3, 4)])
    sheet.append([123.0, "Roy", "Luc", dt.datetime(2020, 2, 29)])  # noqa: DTZ001 - a cell has no zone
    sheet.append([])
    sheet.append([7.5, "Dubé", None, "3 mars 2021"])


def test_xlsx_first_filled_sheet_types_and_row_numbers(tmp_path):
    listed = read_list(save(tmp_path, workbook_bytes(fill_sheet), "liste.xlsx"))
    assert listed.header == ("Matricule", "Nom", "Prénom", "Date d’embauche")
    assert as_rows(listed) == [
        ("00123", "Côté", "Zoé", "2021-03-04"),
        ("123", "Roy", "Luc", "2020-02-29"),
        ("7.5", "Dubé", "", "3 mars 2021"),
    ]
    assert list(listed.numbers) == [4, 5, 7]


def test_content_decides_not_the_name(tmp_path):
    assert len(read_list(save(tmp_path, workbook_bytes(fill_sheet), "liste.csv")).rows) == 3
    assert as_rows(read_list(save(tmp_path, csv_text("\t").encode("cp1252"), "liste.xls"))) == list(CELLS)


def test_xls(tmp_path):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Feuil1")
    style = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for row, cells in enumerate(
        [("Matricule", "Nom", "Embauche"), ("007", "Côté", dt.date(1999, 12, 31)), (42, "Roy", "")]
    ):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell, style if isinstance(cell, dt.date) else xlwt.Style.default_style)
    path = tmp_path / "liste.xls"
    book.save(str(path))
    assert as_rows(read_list(path)) == [("007", "Côté", "1999-12-31"), ("42", "Roy", "")]


def test_ods(tmp_path):
    document = OpenDocumentSpreadsheet()
    table = Table(name="Feuille1")
    for cells in (("Nom", "Prénom", "Matricule"), ("Côté", "Zoé", "0012")):
        row = TableRow()
        for cell in cells:
            holder = TableCell(valuetype="string")
            holder.addElement(P(text=cell))
            row.addElement(holder)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    path = tmp_path / "liste.ods"
    document.save(str(path))
    assert as_rows(read_list(path)) == [("Côté", "Zoé", "0012")]


PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("vide.csv", b"", EmptyFile),
        ("blanc.csv", b" \r\n\r\n", EmptyFile),
        ("vide.xlsx", b"", EmptyFile),
        ("photo.csv", PNG, errors.NotAList),
        ("photo.csv", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)), errors.NotAList),
        ("document.csv", b"%PDF-1.7\n1 0 obj\n", errors.NotAList),
        ("bruit.csv", bytes(range(1, 256)) * 4, errors.NotAList),
        ("texte.xlsx", b"Nom;Service\nRoy;Greffe\n", errors.DamagedSpreadsheet),
        ("page.xls", b"<html><table><tr><td>Nom</td></tr></table></html>", errors.DamagedSpreadsheet),
        ("coupe.xlsx", b"PK\x03\x04" + b"abc" * 100, errors.DamagedSpreadsheet),
        ("coupe.xls", OLE + bytes(600), errors.DamagedSpreadsheet),
        (
            "protege.xlsx",
            OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            errors.ProtectedSpreadsheet,
        ),
        ("une.csv", "Nom\nRoy\nDubé\n".encode(), errors.ListOfOneColumn),
        ("sans.csv", b"Roy;Luc;lroy@ville.example\nCaron;Yan;yc@ville.example\n", errors.ListWithoutHeader),
        ("entete.csv", b"Nom;Service\n", errors.ListWithoutRows),
    ],
)
def test_what_is_no_list_is_refused_in_one_sentence(tmp_path, name, data, error):
    with pytest.raises(error) as caught:
        read_list(save(tmp_path, data, name))
    assert name in caught.value.sentence()
    assert "{" not in caught.value.sentence()


def test_a_document_in_a_zip_is_no_spreadsheet(tmp_path):
    path = tmp_path / "lettre.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    with pytest.raises(errors.DamagedSpreadsheet):
        read_list(path)


def test_an_empty_workbook_has_no_person(tmp_path):
    with pytest.raises(errors.ListWithoutRows):
        read_list(save(tmp_path, workbook_bytes(lambda book: None), "vide.xlsx"))


def test_a_protected_ods(tmp_path):
    path = tmp_path / "liste.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    with pytest.raises(errors.ProtectedSpreadsheet):
        read_list(path)


def test_too_many_rows(tmp_path, monkeypatch):
    monkeypatch.setattr(reading.spreadsheet, "MAX_ROWS", 100)
    with pytest.raises(errors.ListTooLarge):
        read_list(save(tmp_path, "Nom;Service\n" + "Roy;Greffe\n" * 101))


def test_missing_file_and_folder(tmp_path):
    with pytest.raises(FileMissing):
        read_list(tmp_path / "absent.csv")
    with pytest.raises(FileUnreadable):
        read_list(tmp_path)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(max_size=400),
        st.text(max_size=200).map(str.encode),
        st.text(st.sampled_from('Nom;,|\t"\n\r=é’ ab1@.'), max_size=200).map(
            lambda text: text.encode("cp1252")
        ),
        st.binary(max_size=200).map(lambda data: b"PK\x03\x04" + data),
        st.binary(max_size=200).map(lambda data: OLE + data),
    )
)
def test_no_content_whatever_is_more_than_a_sentence(tmp_path, data):
    try:
        listed = read_list(save(tmp_path, data))
        told = make_plan(listed, guess_mapping(listed)).name
    except UserError as error:
        told = error.sentence()
    assert told


def test_formula_like_cells_stay_text(tmp_path):
    text = 'Nom;Prénom;Service\n=1+1;+33;@SOMME(A1)\n-Roy;Luc;"=HYPERLINK(""http://x"")"\n'
    listed = read_list(save(tmp_path, text))
    assert as_rows(listed) == [("=1+1", "+33", "@SOMME(A1)"), ("-Roy", "Luc", '=HYPERLINK("http://x")')]
