"""Scans received from the command line: consent forms and whatever else lies in the pile."""

from __future__ import annotations

from medias_desktop.paper.scan_command import run_scan
from medias_desktop.photo_consents.rules.forms import FormKind
from medias_desktop.slices import sheet_handlers
from tests.paper.scanner import as_pdf
from tests.photo_consents.paper.conftest import scans


def test_consent_forms_are_told_by_their_persons(tmp_path, register, service, print_forms, adult, clock):
    path = tmp_path / "pile.pdf"
    documents = (print_forms([adult]), print_forms(kind=FormKind.BLANK))
    path.write_bytes(as_pdf([page for one in documents for page in scans(one)], 150))
    lines, problems = run_scan(register.path, [path], sheet_handlers, clock=clock)
    assert lines[0] == "pile.pdf, 1/2: Tournoi de soccer – Bélanger, Léo"
    assert lines[1] == "pile.pdf, 2/2: Tournoi de soccer – Formulaire de consentement vierge"
    assert not problems
    assert service.returns.waiting() == 2
