"""Damaged, protected, huge and malicious Word files: one sentence each, within bounds."""

from __future__ import annotations

import contextlib
import io
import random
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medias_desktop.core.errors import UserError
from medias_desktop.policies.outline.errors import (
    EmptyDocument,
    LineTooLong,
    PasswordProtected,
    WordDamaged,
    WordTooLarge,
)
from medias_desktop.policies.outline.file import read_policy
from medias_desktop.policies.outline.word.package import MAX_PART
from tests.policies.outline.word.making import W, Word


def _word() -> Word:
    word = Word()
    n = word.numbering(("decimal", "%1."))
    word.h(1, "Objet", n)
    word.ps("Texte de la politique.")
    word.table(("a", "b"))
    return word


def _with(**parts: str) -> bytes:
    word = _word()
    word.parts = {f"word/{name}.xml": text for name, text in parts.items()}
    return word.bytes()


def _document(inner: str, head: str = "") -> str:
    return f'<?xml version="1.0"?>{head}<w:document xmlns:w="{W}"><w:body>{inner}</w:body></w:document>'


@pytest.mark.parametrize("cut", [60, 400, 1500, -400, -10])
def test_a_file_cut_short_is_damaged(cut: int):
    with pytest.raises((WordDamaged, UserError)):
        read_policy(_word().bytes()[:cut], "a.docx")


@pytest.mark.parametrize(
    "data",
    [
        _with(document="<w:document"),
        _with(document="<other/>"),
        _with(document=_document("<w:p><w:r><w:t>&#0;</w:t></w:r></w:p>")),
        _with(styles="no xml at all"),
        _with(numbering="<x>"),
        _with(document=_document("<w:p>&a;</w:p>", '<!DOCTYPE x [<!ENTITY a "aaaa">]>')),
        _with(
            document=_document(
                "<w:p><w:r><w:t>&e;</w:t></w:r></w:p>",
                "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>"
                + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in ("ab", "bc", "cd", "de"))
                + "]>",
            )
        ),
        _with(document=_document("<w:p>" * 5000 + "</w:p>" * 5000)),
    ],
)
def test_damaged_parts_and_entities_are_refused(data: bytes):
    with pytest.raises(WordDamaged, match=r"a\.docx"):
        read_policy(data, "a.docx")


def test_a_bomb_is_refused_before_it_is_unpacked():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _word()._files().items():
            if name != "word/document.xml":
                archive.writestr(name, text)
        with archive.open("word/document.xml", "w") as part:
            for _ in range(2 * MAX_PART // 2**20):
                part.write(b" " * 2**20)
    assert len(held.getvalue()) < 200_000
    with pytest.raises(WordTooLarge, match="32"):
        read_policy(held.getvalue(), "a.docx")


def test_millions_of_empty_elements_are_refused():
    with pytest.raises(WordTooLarge):
        read_policy(_with(document=_document("<w:p/>" * 1_600_000)), "a.docx")


def test_an_encrypted_archive_is_said_to_be_protected():
    data = bytearray(_word().bytes())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    with pytest.raises(PasswordProtected):
        read_policy(bytes(data), "a.docx")


def test_a_document_without_text_is_empty():
    with pytest.raises(EmptyDocument):
        read_policy(_with(document=_document("<w:p/><w:sectPr/>")), "a.docx")


def test_styles_in_a_ring_and_numbers_out_of_reason_do_no_harm():
    word = Word()
    word.style("A", "Titre article", "B")
    word.style("B", "Autre", "A")
    word.p("Objet", "A", (1, 99), bold=True)
    word.p("Texte de la politique.", ppr='<w:ind w:left="999999999999"/><w:outlineLvl w:val="x"/>')
    word.p("Suite.", num=(10**9, -3))
    assert "Texte de la politique." in read_policy(word.bytes(), "a.docx")[0]


@pytest.mark.parametrize("line", ["mot " * 500_000, "mot" * 10_000])
def test_a_line_that_would_hold_the_window_is_refused(line: str):
    word = Word()
    word.h(1, "Objet")
    word.body.append(f'<w:p><w:r><w:t xml:space="preserve">{line}</w:t></w:r></w:p>')
    for data, name in ((word.bytes(), "a.docx"), (line.encode(), "a.txt")):
        with pytest.raises(LineTooLong):
            read_policy(data, name)


def test_a_paragraph_of_sixty_pages_is_read():
    line = "mot " * 49_000
    word = Word()
    word.h(1, "Objet")
    word.body.append(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>")
    (section,) = read_policy(word.bytes(), "a.docx")[1].sections
    assert len(section.body) == len(line) - 1
    assert read_policy(line.encode(), "a.txt")[1].sections == ()


def test_tables_within_tables_are_read_as_deep_as_files_may_go():
    inner = "<w:p><w:r><w:t>Fond.</w:t></w:r></w:p>"
    for _ in range(60):
        inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    assert "Fond." in read_policy(_with(document=_document(inner)), "a.docx")[0]


def test_letters_of_other_scripts_and_signs_of_direction():
    word = Word()
    word.h(1, "\u202ePolitique\u202c שלום \u200f2")
    word.ps("مرحبا بالعالم.")
    (section,) = read_policy(word.bytes(), "a.docx")[1].sections
    assert section.heading == "Politique שלום 2"
    assert section.body == "مرحبا بالعالم."


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 40))
def test_a_file_with_spoiled_bytes_is_read_or_refused(seed: int, count: int):
    data = bytearray(_word().bytes())
    chance = random.Random(seed)
    for _ in range(count):
        data[chance.randrange(len(data))] = chance.randrange(256)
    with contextlib.suppress(UserError):
        read_policy(bytes(data), "a.docx")


_PIECES = st.sampled_from(
    [
        "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>Objet</w:t>", "<w:t>1. Portée</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>",
        "</w:tr>", "<w:tc>", "</w:tc>", "<w:br/>", "<w:tab/>", '<w:pPr><w:pStyle w:val="Titre1"/></w:pPr>',
        '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>', "<w:rPr><w:b/></w:rPr>",
        '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>', "<w:instrText>TOC</w:instrText>",
        "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", '<w:footnoteReference w:id="2"/>', "<w:del>", "</w:del>",
        "<w:txbxContent>", "</w:txbxContent>", "<w:drawing>", "</w:drawing>",
        '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>',
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=40))
def test_elements_in_any_order_are_read_or_refused(pieces: list[str]):
    closed: list[str] = []
    inner = ""
    for piece in pieces:
        for tag in piece.replace(">", ">\n").split("\n"):
            if tag.startswith("</w:"):
                if tag[2:-1] not in closed:
                    continue
                while closed[-1] != tag[2:-1]:
                    inner += f"</{closed.pop()}>"
                closed.pop()
                inner += tag
            elif tag.startswith("<w:") and not tag.endswith("/>"):
                closed.append(tag[1:-1].split()[0])
                inner += tag
            else:
                inner += tag
    inner += "".join(f"</{tag}>" for tag in reversed(closed))
    with contextlib.suppress(UserError):
        read_policy(_with(document=_document(inner)), "a.docx")
