"""What an order prints and what is recorded of it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from medias_desktop.acknowledgements.errors import NobodyChosen, PersonGone
from medias_desktop.acknowledgements.errors.sheets import LinesMissing
from medias_desktop.acknowledgements.rules import ScopeKey
from medias_desktop.acknowledgements.rules.printing import PrintOrder, SheetText
from medias_desktop.acknowledgements.service.sheet_finding import SheetFinder
from medias_desktop.core.errors import Cancelled
from medias_desktop.core.pdf.sheet_codes import SheetKind
from medias_desktop.core.progress import Silent
from medias_desktop.paper.reading import read_scan
from tests.acknowledgements.documents.test_sheets import pages
from tests.paper.scanner import as_pdf, printed, scanned

GROUP, BLANK = SheetKind.GROUP, SheetKind.BLANK


@pytest.fixture
def scope(service, version_id):
    return service.scope(ScopeKey(0, version_id))


@pytest.fixture
def write(service, scope):
    def written(ids, order, progress=None):
        out = io.BytesIO()
        service.printing.write(scope, ids, order, out, progress)
        return out.getvalue()

    return written


def lines(register):
    statement = (
        "SELECT s.code, s.pages, s.language, l.page, l.line, l.person_id FROM acknowledgement_group_sheet s "
        "JOIN acknowledgement_group_line l ON l.sheet_id = s.id ORDER BY s.id, l.page, l.line"
    )
    return [tuple(row) for row in register.rows(statement)]


def test_a_group_sheet_is_recorded_with_its_lines(register, write, persons):
    (page,) = pages(write(persons[:3], PrintOrder(GROUP, language="fr")))
    assert "Ouellet, Noémie" in page
    assert [row[1:] for row in lines(register)] == [
        (1, "fr", 1, number, person) for number, person in enumerate(persons[:3], 1)
    ]


def test_a_group_sheet_for_each_language_and_department(register, write, persons):
    found = pages(write(persons[:5], PrintOrder(GROUP, by_department=True)))
    assert [
        name in page
        for name, page in zip(("Côté", "L’Heureux", "Ouellet", "Thériault", "Smith"), found, strict=True)
    ] == [True] * 5
    assert "By signing beside my name" in found[-1]
    assert len({row[0] for row in lines(register)}) == 5
    found = pages(write(persons[:5], PrintOrder(GROUP)))
    assert len(found) == 2


def test_everything_printed_comes_back_to_its_persons(register, service, scope, write, persons):
    finder = SheetFinder(register, service)
    everything = (
        write(persons[:5], PrintOrder(text=SheetText.SUMMARY)),
        write(persons[:5], PrintOrder(GROUP)),
        write([], PrintOrder(BLANK, lines=4)),
    )
    seen = []
    for pdf in everything:
        scan = as_pdf([scanned(printed(pdf, number), 180) for number in range(len(pages(pdf)))])
        for page in read_scan(scan, "x", Silent()).pages:
            found = finder.find(page.code.sheet)
            assert found.scope.key == scope.key
            if found.is_signed_page:
                seen.append((found.kind, [line.row.person_id for line in found.lines]))
    me, jf, noemie, smith, rejean = persons[:5]
    assert seen == [
        *((SheetKind.INDIVIDUAL, [one]) for one in (me, jf, noemie, smith, rejean)),
        (GROUP, [me, jf, noemie, rejean]),
        (GROUP, [smith]),
        (BLANK, []),
    ]


def test_individual_sheets_by_department(write, persons):
    found = pages(write(persons[:6], PrintOrder(by_department=True)))
    order = ["Côté", "Heureux", "Ouellet", "Thériault", "Smith", "Vachon"]
    assert [name in page for name, page in zip(order, found, strict=True)] == [True] * 6


@pytest.mark.parametrize("text", list(SheetText))
@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_is_read_before_signing(write, persons, text, language):
    found = pages(write(persons[:1], PrintOrder(text=text, language=language)))
    if text is SheetText.NONE:
        assert len(found) == 1
        return
    (_sheet, read) = found
    assert "Premier texte." in read
    assert ("Vivre en paix." in read) == (text is SheetText.FULL)
    assert "But" in read
    assert "P-12" in read


def test_a_preview_is_the_beginning_and_records_nothing(register, service, scope, persons):
    made = service.printing.preview(scope, persons[:5], PrintOrder(text=SheetText.FULL))
    assert (made.sheets, made.pages) == (5, 10)
    assert len(pages(made.pdf)) == 6
    made = service.printing.preview(scope, persons[:5], PrintOrder(GROUP))
    assert (made.sheets, made.pages) == (2, 2)
    made = service.printing.preview(scope, [], PrintOrder(BLANK, lines=40))
    assert (made.sheets, made.pages) == (1, len(pages(made.pdf)))
    assert lines(register) == []
    assert register.rows("SELECT count(*) FROM acknowledgement_group_sheet")[0][0] == 0


@pytest.mark.parametrize("kind", [SheetKind.INDIVIDUAL, GROUP])
def test_refusals(register, write, persons, kind):
    with pytest.raises(NobodyChosen):
        write([], PrintOrder(kind))
    with pytest.raises(PersonGone):
        write([persons[0], 999], PrintOrder(kind))
    assert lines(register) == []


@pytest.mark.parametrize("number", [0, -1, 501])
def test_how_many_empty_lines(write, number):
    with pytest.raises(LinesMissing):
        write([], PrintOrder(BLANK, lines=number))


def test_a_cancelled_group_sheet_is_not_recorded(register, write, persons):
    class Stop:
        def report(self, done, total):
            raise Cancelled

    with pytest.raises(Cancelled):
        write(persons[:3], PrintOrder(GROUP), Stop())
    assert register.rows("SELECT count(*) FROM acknowledgement_group_sheet")[0][0] == 0


def test_two_printings_are_two_sheets(register, write, persons):
    for _time in range(2):
        write(persons[:1], PrintOrder(GROUP))
    assert len({row[0] for row in lines(register)}) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is full")
def test_a_full_disk_records_no_group_sheet(register, service, scope, persons):
    with pytest.raises(OSError, match="space"), Path("/dev/full").open("wb", buffering=0) as stream:
        service.printing.write(scope, persons[:3], PrintOrder(GROUP), stream)
    assert lines(register) == []
