"""Lists that are broken, stretched or swollen: one sentence, whatever the reading library makes of them."""

from __future__ import annotations

import io
import zipfile
import zlib

import openpyxl
import pytest
import xlwt

from medias_desktop.core.i18n import use_language
from medias_desktop.core.lists import errors
from medias_desktop.people.list_import.reading import read_list


def stretched(tmp_path, *cells):
    book = openpyxl.Workbook()
    for row in (("Nom", "Prénom"), ("Roy", "Luc")):
        book.active.append(row)
    for cell in cells:
        book.active[cell] = "x"
    path = tmp_path / "liste.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("cell", ["XFD1048576", "XFD190000", "ZZ60000"])
def test_a_forgotten_cell_far_away_is_named(tmp_path, cell):
    with pytest.raises(errors.CellFarAway) as caught:
        read_list(stretched(tmp_path, cell))
    use_language("fr")
    assert cell in caught.value.sentence()
    assert "liste.xlsx" in caught.value.sentence()


def test_two_forgotten_cells_name_the_corner_they_span(tmp_path):
    with pytest.raises(errors.CellFarAway) as caught:
        read_list(stretched(tmp_path, "XFD1", "B1048576"))
    assert "XFD1048576" in caught.value.sentence()


@pytest.mark.parametrize("cell", ["XFD2", "CV90000", "AMJ1"])
def test_a_wide_or_a_long_sheet_is_read(tmp_path, cell):
    assert read_list(stretched(tmp_path, cell)).rows[0][:2] == ["Roy", "Luc"]


def old_workbook():
    book = xlwt.Workbook()
    sheet = book.add_sheet("Liste")
    for row in range(300):
        for column, text in enumerate(("Nom", "Prénom") if row == 0 else (f"Roy{row}", "Luc")):
            sheet.write(row, column, text)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_an_old_workbook_cut_anywhere(tmp_path):
    whole = old_workbook()
    path = tmp_path / "liste.xls"
    for length in range(8, len(whole), len(whole) // 40):
        path.write_bytes(whole[: length + length % 7 * 64])
        with pytest.raises(errors.DamagedSpreadsheet):  # the directory of the file stands at its end
            read_list(path)


def test_a_damaged_stream_in_the_archive(tmp_path):
    path = tmp_path / "liste.ods"
    text = b"<manifest:manifest/>" * 200
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/manifest.xml", text)
    data = bytearray(path.read_bytes())
    start = data.index(b"manifest.xml") + len(b"manifest.xml")
    data[start : start + 4] = b"\xff\xff\xff\xff"  # a block type that does not exist
    with pytest.raises(zlib.error), zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.read("META-INF/manifest.xml")
    path.write_bytes(data)
    with pytest.raises(errors.DamagedSpreadsheet):
        read_list(path)


@pytest.mark.parametrize("text", ["a" * 150_000, "Nom;Prénom\n" + "N" * 150_000 + ";Luc\n"])
def test_a_cell_of_any_length(tmp_path, text):
    path = tmp_path / "liste.csv"
    path.write_text(text, encoding="utf-8")
    try:
        told = read_list(path).rows[0][0]
    except errors.ListOfOneColumn as error:
        told = error.sentence()
    assert told
