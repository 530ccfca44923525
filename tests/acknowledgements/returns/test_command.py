"""Scans received from the command line wait for the window."""

from __future__ import annotations

from medias_desktop.cli import main
from medias_desktop.paper.errors import NotAScan
from medias_desktop.paper.scan_command import run_scan
from medias_desktop.slices import sheet_handlers
from tests.acknowledgements.returns import sheets


def test_pages_are_received_and_told(tmp_path, register, returns, scope, uids, clock):
    path, letter = tmp_path / "pile.pdf", tmp_path / "lettre.pdf"
    codes = (sheets.individual(register, scope, uids[0]), "", sheets.blank(register, scope))
    path.write_bytes(sheets.scan(*map(sheets.page_saying, codes)))
    letter.write_bytes(b"Bonjour")
    lines, problems = run_scan(register.path, [path, letter], sheet_handlers, clock=clock)
    assert lines[0] == "pile.pdf, 1/3: Politique d’utilisation des médias sociaux – Côté-Gagné, Marie-Ève"
    assert lines[1].startswith("pile.pdf, 2/3: Aucun code")
    assert lines[2].endswith("– Feuille à lignes vides")
    assert lines[3] == "3 pages reçues."
    assert [type(one) for one in problems] == [NotAScan]
    assert returns.waiting() == 3


def test_a_file_received_before_is_told(tmp_path, register, scope, uids, capsys):
    path = tmp_path / "pile.pdf"
    path.write_bytes(sheets.scan(sheets.page_saying(sheets.individual(register, scope, uids[0]))))
    command = ["scan", "--language", "en", "--register", str(register.path), str(path)]
    assert main(command) == 0
    assert main(command) == 0
    told = capsys.readouterr().out
    assert "“pile.pdf” was received before: nothing is added." in told
    missing = str(tmp_path / "absent.pdf")
    assert main([*command[:-1], missing]) == 1
    assert "absent.pdf" in capsys.readouterr().err
