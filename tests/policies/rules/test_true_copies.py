from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.paper.codes import CodeKind, PrintedCode, UnknownCode
from medias_desktop.policies.rules import true_copy_errors as errors
from medias_desktop.policies.rules.true_copies import (
    PageFit,
    PlacedPage,
    SeenPage,
    check_can_attest,
    match,
    numbers,
    proposed,
)

ID, DIGEST = "752CC2F18DED", "ab" * 32


def code(page: int, pages: int = 7, document_id: str = ID, digest: str = DIGEST[:16]) -> PrintedCode:
    return PrintedCode(CodeKind.DOCUMENT, (document_id, digest), page, pages)


def seen(
    number: int, *codes: PrintedCode | UnknownCode, blank: bool = False, unreadable: bool = False
) -> SeenPage:
    return SeenPage(0, number, codes, blank, unreadable, 0)


def fits(*pages: SeenPage) -> list[tuple[str, int]]:
    return [(one.fit.value, one.page) for one in match(pages, ID, DIGEST, 7, (7,)).pages]


def test_every_kind_of_page():
    found = fits(
        seen(1, code(3)),
        seen(2, code(3)),
        seen(3, code(3, document_id="A3BCDC8A4D70")),
        seen(4, code(3, digest="0" * 16)),
        seen(5, code(3, pages=8)),
        seen(6, PrintedCode(CodeKind.SHEET, ("ABCDEFGHIJKL",))),
        seen(7, UnknownCode("https://ville.example")),
        seen(8, UnknownCode("medias:2:Z:1")),
        seen(9, blank=True),
        seen(10),
        seen(11, unreadable=True),
        seen(12, code(1), code(2)),
    )
    assert found == [
        ("recognized", 3),
        ("twice", 3),
        ("foreign", 0),
        ("foreign", 0),
        ("foreign", 0),
        ("foreign", 0),
        ("no_code", 0),
        ("foreign", 0),
        ("blank", 0),
        ("no_code", 0),
        ("unreadable", 0),
        ("no_code", 0),
    ]


@given(st.permutations(range(1, 8)), st.integers(0, 7))
def test_any_order_comes_out_in_order(order, kept):
    matched = match(
        [seen(i, code(page)) for i, page in enumerate(order[:kept], start=1)], ID, DIGEST, 7, (7,)
    )
    assert [one.page for one in proposed(matched.pages)] == sorted(order[:kept])
    assert matched.missing == tuple(sorted(order[kept:]))


ALL = [PlacedPage(0, page, page) for page in range(1, 8)]


@pytest.mark.parametrize(
    ("placed", "who", "note", "error"),
    [
        ([], "Jean", "", errors.NoPageChosen),
        ([*ALL, PlacedPage(1, 1, 8)], "Jean", "", errors.PageOutsideDocument),
        ([*ALL, PlacedPage(1, 1, 2)], "Jean", "", errors.PagePlacedTwice),
        (ALL[:6], "Jean", "Perdue", errors.SignaturePageMissing),
        (ALL[1:], "Jean", " ", errors.MissingPagesUnexplained),
        (ALL, " ", "", errors.AttesterMissing),
    ],
)
def test_what_says_too_little_is_refused(placed, who, note, error):
    with pytest.raises(error):
        check_can_attest(placed, 7, (7,), who, "Greffier", note)


def test_what_can_be_certified():
    check_can_attest(ALL, 7, (7,), "Jean", "Greffier", "")
    check_can_attest([ALL[6], PlacedPage(0, 9, 0)], 7, (7,), "Jean", "Greffier", "Signatures seules")


def test_numbers_are_written_as_one_writes_them():
    assert numbers([7, 2, 4, 5, 6]) == "2, 4–7"
    assert numbers([1, 2]) == "1, 2"
    assert numbers([]) == ""


def test_fits_that_ask():
    assert [one for one in PageFit if one.asks] == [PageFit.NO_CODE]
