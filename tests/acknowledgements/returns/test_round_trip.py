"""A campaign for 100 people, from their list to 100 %: printed by the program, signed, scanned anyhow, dropped, confirmed by keys."""

from __future__ import annotations

import io
import random
import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medias_desktop.acknowledgements.rules import Audience, CampaignDraft, OverviewFilter, ScopeKey
from medias_desktop.acknowledgements.rules.printing import PrintOrder
from medias_desktop.acknowledgements.views.returns.acts import ReturnActs
from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.pdf.sheet_codes import SheetKind
from medias_desktop.people.list_import.mapping import guess_mapping
from medias_desktop.people.list_import.reading import read_list
from medias_desktop.people.rules import Group
from tests.acknowledgements.conftest import adopt, import_text
from tests.paper.scanner import as_pdf, as_picture, as_tiff, blank, printed, scanned

PEOPLE = 100
FIRST = ("Noémie", "Réjean", "Marie-Ève", "Jean-François", "Aïcha")
LAST = (
    "Ouellet",
    "Thériault",
    "L’Heureux",
    "Côté-Gagné",
    "Smith",
    "Bélanger",
    "Nguyen",
    "Roy",
    "Dubé",
    "Gagnon",
)
GROUPS = ("employé régulier", "employé occasionnel", "élu", "bénévole", "pompier volontaire")
SERVICES = ("Voirie", "Loisirs", "Greffe", "Incendie")

# Degrees, noise and dots per inch of the pages, by turns: most as an office scans them, a few very finely.
LYING = (0, 90, 180, 270, 2, -3, 91, 182.5, 268, 1.5)
NOISE = (0, 12, 25, 8)
DOTS = (200, 150, 150, 200, 300, 150, 150)


def town_list():
    """Return the municipality's list as its payroll writes it."""
    lines = ["Matricule;Nom;Prénom;Service;Groupe;Langue"]
    for number in range(PEOPLE):
        last, first = LAST[number % 10], FIRST[number // 10 % 5]
        group, service = GROUPS[number % 5], SERVICES[number % 4]
        language = "Anglais" if number % 17 == 0 else "Français"
        lines.append(
            f"M-{number:04};{last}{'' if number < 50 else ' fils'};{first};{service};{group};{language}"
        )
    return "\r\n".join(lines)


@pytest.fixture
def town(register, people, policies, service, tmp_path):
    """Return two campaigns: a text that everybody must sign, another that the firefighters must."""
    path = tmp_path / "paie.csv"
    path.write_bytes(town_list().encode("cp1252"))
    listed = read_list(path)
    result = people.apply_import(people.plan_import(listed, guess_mapping(listed)))
    assert result.added == PEOPLE
    scopes = []
    for name, groups in (("Tout le monde", frozenset(Group)), ("Pompiers", frozenset({Group.FIREFIGHTER}))):
        version = import_text(policies, f"Texte pour : {name}.")
        adopt(register, version, number=f"2026-11-{214 + len(scopes)}")
        draft = CampaignDraft(name, Audience(by_rules=False, groups=groups))
        scopes.append(service.scope(ScopeKey(service.campaign_service.open(version, draft), 0)))
    return scopes


def print_sheets(service, scope, kind, person_ids):
    out = io.BytesIO()
    service.printing.write(scope, person_ids, PrintOrder(kind=kind), out)
    return out.getvalue()


def texts(pdf):
    with open_pdf(pdf) as pages:
        return [pages.text(number).replace("\r\n", " ") for number in range(len(pages))]


class Copier:
    """Scans printed pages: turned, askew, noisy, fine or coarse; it knows who signed which page."""

    def __init__(self):
        self.pages = []
        self.number = 0

    def take(self, pdf, page, truth, dpi=None):
        number = self.number = self.number + 1
        dpi = dpi or DOTS[number % len(DOTS)]
        # So coarse and so noisy a page is not always readable: whose codes differ in each run must be.
        noise = min(NOISE[number % len(NOISE)], {150: 12, 600: 6}.get(dpi, 25))
        picture = scanned(printed(pdf, page, dpi), LYING[number % len(LYING)], noise, seed=number)
        self.pages.append((picture, dpi, truth))


@pytest.fixture
def pile(tmp_path, register, service, town):
    """Return the files of the scan, and whom each of their pages concerns: (file, page) → pairs of text and person."""
    copier = Copier()
    for scope, on_groups in zip(town, (60, 8), strict=True):
        rows = service.listing.everyone(scope, OverviewFilter())
        alone, together = rows[:-on_groups], rows[-on_groups:]
        pdf = print_sheets(service, scope, SheetKind.INDIVIDUAL, [row.person_id for row in alone])
        by_number = {row.number: row.person_id for row in alone}
        for number, text in enumerate(texts(pdf)):
            (printed_number,) = set(
                re.findall(r"M-\d{4}", text)
            )  # what a person reads, not what the code says
            finest = 600 if scope is town[0] and number in (3, 33) else None
            copier.take(pdf, number, {(scope.version.id, by_number.pop(printed_number))}, finest)
        assert not by_number
        pdf = print_sheets(service, scope, SheetKind.GROUP, [row.person_id for row in together])
        places = register.rows(
            "SELECT s.id, s.language, l.page, l.person_id FROM acknowledgement_group_sheet s "
            "JOIN acknowledgement_group_line l ON l.sheet_id = s.id WHERE s.version_id = :version ORDER BY s.id",
            version=scope.version.id,
        )
        on_page = {}
        for sheet, _language, page, person in places:
            on_page.setdefault((sheet, page), set()).add((scope.version.id, person))
        names = {row.person_id: row.listed_name for row in together}
        for number, (text, truth) in enumerate(zip(texts(pdf), on_page.values(), strict=True)):
            assert all(names[person] in text for _version, person in truth)
            copier.take(pdf, number, truth)
    random.Random(6).shuffle(copier.pages)
    return _files(tmp_path, copier.pages)


def _files(folder, pages):
    truth, paths, rest = {}, [], list(pages)

    def save(name, data, part):
        (folder / name).write_bytes(data)
        paths.append(folder / name)
        truth.update({(name, number): page[2] for number, page in enumerate(part, 1) if page[2] is not None})

    part, rest = rest[:6], rest[6:]
    save("fax.tif", as_tiff([page[0].convert("L") for page in part]), part)
    part, rest = rest[:1], rest[1:]
    save("téléphone.png", as_picture(part[0][0], "PNG", part[0][1]), part)
    for number, start in enumerate(range(0, len(rest), 25)):
        part = rest[start : start + 25]
        part.insert(3, (blank(noise=8), 200, None))
        save(f"copieur {number}.pdf", as_pdf([page[0].convert("L") for page in part]), part)
    return paths, truth


def test_a_campaign_comes_back_on_paper_to_the_last_sheet(qtbot, register, service, desk, town, pile):
    paths, truth = pile
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ReturnActs(parent, service, desk).open()
    dialog.receive(paths)
    qtbot.waitUntil(
        lambda: not dialog.busy and desk.jobs.idle(), timeout=300_000
    )  # 60 pages, also on a busy machine
    review = dialog.review
    confirmed, total = review.queue.progress
    assert (confirmed, total) == (0, len(truth)), dialog.problem.text()
    for _page in range(total):
        qtbot.keyClick(review.list, Qt.Key.Key_Return)
    assert review.queue.progress == (total, total)
    dialog.reject()

    found = {}
    for name, page, version, person in register.rows(
        "SELECT p.scan_name, p.page, e.version_id, e.person_id FROM acknowledgement_evidence d "
        "JOIN acknowledgement_event e ON e.id = d.event_id JOIN paper_page p ON p.id = d.page_id"
    ):
        found.setdefault((name, page), set()).add((version, person))
    assert found == truth
    for scope in town:
        counts = service.listing.counts(service.scope(scope.key))
        assert (counts.signed, counts.percent) == (counts.must, 100)
