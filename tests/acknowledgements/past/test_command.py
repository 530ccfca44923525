"""Past acknowledgements and the register as a file, from the command line."""

from __future__ import annotations

import datetime as dt
import json

import openpyxl
import pytest

from medias_desktop.cli import main
from medias_desktop.core import i18n
from medias_desktop.core.pdf.pages import open_pdf
from tests.acknowledgements.past.files import FRENCH, write

DAY = dt.date(2022, 6, 15)  # whatever the computer's day, it is past
ROWS = (
    ("001", "Côté-Gagné", "Marie-Ève", "", DAY, "", "", "", ""),
    ("004", "Smith", "Rose", "", DAY, "", "", "", "Boîte 9"),
    ("999", "Nul", "Autre", "", DAY, "", "", "", ""),
)


@pytest.fixture
def place(register, texts, persons):
    """Return the closed register’s file."""
    register.close()
    return str(register.path)


@pytest.fixture
def listed(tmp_path):
    return str(write(tmp_path / "anciennes.csv", FRENCH, ROWS))


def command(capsys, *words):
    code = main([*words, "--language", "en"])
    out, err = capsys.readouterr()
    i18n.use_language("fr")
    return code, out, err


def test_a_dry_run_then_for_real_then_again(place, listed, capsys):
    words = ("import-acknowledgements", listed, "--register", place, "--place", "Classeur 1")
    code, out, _err = command(capsys, *words, "--dry-run")
    told = json.loads(out)
    assert code == 0
    assert (told["rows"], told["new"], told["already"], told["applied"]) == (3, 2, 0, False)
    assert [(one["row"], one["code"]) for one in told["problems"]] == [(4, "person_unknown")]
    assert told["columns"]["Date de signature"] == "day"
    told = json.loads(command(capsys, *words)[1])
    assert (told["new"], told["already"], told["applied"]) == (2, 0, True)
    told = json.loads(command(capsys, *words)[1])
    assert (told["new"], told["already"]) == (0, 2)


@pytest.mark.parametrize("ending", ["csv", "xlsx", "pdf"])
def test_the_register_as_a_file(place, texts, listed, tmp_path, capsys, ending):
    command(capsys, "import-acknowledgements", listed, "--register", place)
    out = tmp_path / f"registre.{ending}"
    code, told, _err = command(
        capsys, "register-export", "--register", place, "--version-id", str(texts[0]), "--output", str(out)
    )
    assert (code, told) == (0, f"The register is written to “{out.name}”.\n")
    if ending == "csv":
        assert "Côté-Gagné" in out.read_text("utf-8-sig")
    elif ending == "xlsx":
        cells = [
            cell for row in openpyxl.load_workbook(out).active.iter_rows(values_only=True) for cell in row
        ]
        assert any("Côté-Gagné" in str(cell) for cell in cells)
    else:
        with open_pdf(out.read_bytes()) as document:
            assert len(document) == 1


def test_what_stands_in_the_way_is_one_sentence(register, place, listed, tmp_path, capsys):
    code, out, err = command(
        capsys,
        "register-export",
        "--register",
        place,
        "--version-id",
        "99",
        "--output",
        str(tmp_path / "x.csv"),
    )
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert not (tmp_path / "x.csv").exists()
    code, _out, err = command(
        capsys, "import-acknowledgements", str(tmp_path / "non.csv"), "--register", place
    )
    assert (code, err.count("\n")) == (1, 1)
