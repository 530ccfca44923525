"""The receipt of a signature: one sheet that says all, archivable, its signature drawn and not a picture."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import subprocess

import page
import pikepdf
import pytest

from medias_desktop.acknowledgements.documents.receipt import Receipt, typeset_receipt
from medias_desktop.core.ink import Drawing, InkPoint, to_svg
from medias_desktop.core.pdf.pages import open_pdf

SIGNATURE = to_svg(
    Drawing((tuple(InkPoint(400 + 20 * n, 500 + (n % 7) * 30, 10 * n, 80) for n in range(60)),)), cut=True
)
FULL = Receipt(
    uid="9a2d4f0e-0b51-4d0c-9f0c-3a2b1c4d5e6f",
    municipality="Ville de Sainte-Élodie",
    language="fr",
    person="Marie-Ève Côté-Gagné",
    number="00217",
    department="Loisirs et culture",
    policy_title="Politique d’utilisation des médias sociaux",
    policy_number="2024-07",
    version=2,
    resolution_number="2026-11-214",
    in_force_date=dt.date(2026, 11, 15),
    text_sha256="0123456789abcdef" * 4,
    text_language="fr",
    at=dt.datetime(2026, 11, 21, 15, 30, tzinfo=dt.UTC),
    questions=2,
    typed_name="Marie-Eve Cote",
    signature=SIGNATURE,
    witness="",
    user="Claire Gagnon-Roy",
    sealed=True,
)


def text_of(pdf, tmp_path):
    (tmp_path / "r.pdf").write_bytes(pdf)
    made = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "r.pdf", "-"], check=True, capture_output=True, text=True
    )
    return " ".join(made.stdout.split())


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"language": "en", "paper": "a4", "colour": "#7a1f2b"},
        {"signature": b"", "witness": "Paul Roy", "sealed": False, "questions": 0},
        {"user": "", "number": "", "department": "", "in_force_date": None, "policy_number": ""},
        {"person": "Ngọc Ánh Nguyễn <#*_$@>", "typed_name": "\\\\ #let x"},
    ],
)
def test_it_is_one_archivable_accessible_sheet(changed):
    pdf = typeset_receipt(dataclasses.replace(FULL, **changed))
    for profile in ("2a", "ua1"):
        assert not page.validate_pdf_bytes(pdf, profile=profile).failures
    with open_pdf(pdf) as pages:
        assert len(pages) == 1


def test_it_says_everything(tmp_path):
    said = text_of(typeset_receipt(FULL), tmp_path)
    local = FULL.at.astimezone()
    for words in (
        "Ville de Sainte-Élodie",
        "Reçu de votre signature",
        "Marie-Ève Côté-Gagné",
        "00217",
        "Loisirs et culture",
        "Politique d’utilisation des médias sociaux",
        "2024-07",
        "2026-11-214",
        "15 novembre 2026",
        f"21 novembre 2026, {local.hour} h {local.minute:02d}",
        "Le texte a été affiché jusqu’à la fin avant la signature.",
        "2 bonnes réponses sur 2",
        "Claire Gagnon-Roy",
        "Marie-Eve Cote",
        "9a2d4f0e-0b51-4d0c-9f0c-3a2b1c4d5e6f",
        "Ce reçu porte le sceau numérique de la municipalité",
    ):
        assert words in said, words
    assert said.count("0123456789abcdef") == 4


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_what_the_policy_has_printed_stays_on_the_one_sheet(paper, tmp_path):
    few = (
        ("art. 4.2", "Chacun répond de ce qu’il publie en son nom. " * 2),
        ("art. 5", "Les codes d’accès."),
    )
    pdf = typeset_receipt(dataclasses.replace(FULL, clauses=few, paper=paper, witness="Paul Roy"))
    said = text_of(pdf, tmp_path)
    assert "Ce qui vous concerne d’abord" in said
    assert "art. 4.2 Chacun répond" in said
    with open_pdf(pdf) as pages:
        assert len(pages) == 1
    many = tuple(
        (f"art. {n}", "Une phrase de plus d’une ligne que la politique fait imprimer.") for n in range(40)
    )
    pdf = typeset_receipt(dataclasses.replace(FULL, clauses=many, paper=paper))
    said = text_of(pdf, tmp_path)
    assert "Dans la politique art. 0, art. 1, art. 2" in said
    assert "Une phrase" not in said
    with open_pdf(pdf) as pages:
        assert len(pages) == 1


def test_it_says_what_it_has_not(tmp_path):
    without = dataclasses.replace(
        FULL, language="en", signature=b"", witness="Paul Roy", sealed=False, questions=0
    )
    said = text_of(typeset_receipt(without), tmp_path)
    assert "This receipt bears no digital seal." in said
    assert "The person did not draw" in said
    assert "Paul Roy" in said
    assert "answered right" not in said


def test_the_signature_is_lines_and_no_picture():
    with pikepdf.open(io.BytesIO(typeset_receipt(FULL))) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        assert not [one for one in streams if one.get("/Subtype") == "/Image"]
        alternatives = [
            str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        ]
        assert alternatives == ["Signature de Marie-Ève Côté-Gagné, tracée à l’écran"]


def test_very_long_names_go_on_a_second_sheet_and_nothing_is_lost(tmp_path):
    long = dataclasses.replace(FULL, policy_title="Politique relative à l’utilisation des médias " * 12)
    pdf = typeset_receipt(long)
    assert not page.validate_pdf_bytes(pdf, profile="ua1").failures
    assert "Marie-Eve Cote" in text_of(pdf, tmp_path)
