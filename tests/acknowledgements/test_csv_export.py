"""The export opens in Excel as it is, computes nothing and loses nothing."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from medias_desktop.acknowledgements.csv_export import table
from medias_desktop.acknowledgements.rules import (
    AcknowledgementState,
    Method,
    PersonRow,
    PersonState,
)
from medias_desktop.acknowledgements.rules.register_lines import RegisterLine
from medias_desktop.core import i18n
from medias_desktop.core.spreadsheets import neutral, restored
from medias_desktop.people.rules import Group
from medias_desktop.policies.rules import VersionState
from tests.acknowledgements.test_rules import version

CELL = st.text(st.sampled_from("=+-@＝\t\r\n;,| '\"aé0"), max_size=12)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+1 418 555-0101", "'+1 418 555-0101"),
        ("-12", "'-12"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\rx", "'\rx"),
        ("  =1", "'  =1"),
        ("'=1", "''=1"),
        ("＝1", "'＝1"),
        ("Roy;=1", "Roy;'=1"),
        ("Roy,=1", "Roy,'=1"),
        ("Côté-Gagné", "Côté-Gagné"),
        ("L’Heureux", "L’Heureux"),
        ("'tis", "'tis"),
        ("0042", "0042"),
        ("", ""),
    ],
)
def test_formulas_are_neutralised(cell, expected):
    assert neutral(cell) == expected
    assert restored(expected) == cell


@given(CELL)
@example("\n\n=")
@example("';'=")
def test_nothing_is_lost(cell):
    assert restored(neutral(cell)) == cell


@given(CELL, st.sampled_from([",", ";", "\t"]))
def test_no_cell_starts_a_formula_whatever_the_separator(cell, other):
    for part in neutral(cell).split(other):
        assert not part.lstrip(" ").startswith(("=", "+", "-", "@", "＝"))


def lines(*rows: PersonRow) -> list[RegisterLine]:
    text = version(1, VersionState.IN_FORCE, dt.date(2026, 11, 15), 2)
    return [
        RegisterLine(row, text, text.text_sha256, "en", "Line Caron", None, True, "@classeur") for row in rows
    ]


SIGNED = PersonRow(
    7, "u7", "007", "Côté-Gagné", "Marie-Ève", "m@x.ca", "Voirie; Parcs", Group.ELECTED, "fr", True,
    PersonState(
        AcknowledgementState.SIGNED, 3, dt.date(2026, 11, 19), Method.ON_SCREEN, 'dit "Ti-Jean"', "=2+2"
    ),
)  # fmt: skip
WAITING = PersonRow(
    8, "u8", "-1", "=cmd|' /C calc'!A0", "", "", "", Group.STUDENT, "en", False,
    PersonState(AcknowledgementState.TO_READ),
)  # fmt: skip


def test_french_excel():
    data = table(lines(SIGNED, WAITING))
    assert data.startswith(b"\xef\xbb\xbf")
    found = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [len(line) for line in found] == [23, 23, 23]
    assert found[1][:6] == [
        "007",
        "Côté-Gagné",
        "Marie-Ève",
        "m@x.ca",
        i18n._("Elected official"),
        "Voirie; Parcs",
    ]
    assert found[1][9] == "2026-11-19"
    assert found[1][11:13] == ['dit "Ti-Jean"', "'=2+2"]
    assert found[1][13:17] == ["Politique", "2", "2026-1", "0" * 64]
    assert found[1][17:] == ["Anglais", "", "Line Caron", "", "oui", "'@classeur"]
    assert found[2][0] == "'-1"
    assert found[2][1] == "'=cmd|' /C calc'!A0"
    assert restored(found[2][1]) == "=cmd|' /C calc'!A0"


def test_english_excel():
    i18n.use_language("en")
    data = table(lines(SIGNED)).decode("utf-8-sig")
    header, first = csv.reader(io.StringIO(data, newline=""))
    assert header[:3] == ["Employee number", "Last name", "First name"]
    assert first[7:11] == ["yes", "Signed", "2026-11-19", "On screen"]
