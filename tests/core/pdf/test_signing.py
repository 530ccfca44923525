"""Signatures that pyHanko, poppler and plain cryptography accept, in a file that stays PDF/A-2a and PDF/UA-1."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import tracemalloc

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.reader import PdfFileReader

from medias_desktop.core.errors import UserError
from medias_desktop.core.pdf.appearance import Appearance, draw_stamp
from medias_desktop.core.pdf.credentials import FileCredential
from medias_desktop.core.pdf.errors import (
    AlreadySigned,
    DocumentSealed,
    FieldMissing,
    IdentityExpired,
    IdentityNotYetValid,
    NotAPdf,
    NotFirstSignature,
    WrongPassphrase,
)
from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.pdf.record import typeset_adoption
from medias_desktop.core.pdf.signing import document, sign
from medias_desktop.core.pdf.signing.errors import DocumentEncrypted, DocumentTooLarge
from medias_desktop.core.pdf.verifying import verify
from tests.core.pdf.conftest import NOW, PASSPHRASE, signed_by, trusting
from tests.core.pdf.samples import adoption
from tests.core.pdf.test_identity import foreign
from tests.core.pdf.tools import check_signatures, defects, needs_poppler, needs_qpdf, revisions, run


def test_signing_only_adds_to_the_file(record, once, twice):
    assert once.startswith(record.pdf)
    assert twice.startswith(once)


def test_the_signed_file_stays_pdf_a_and_accessible(once, twice):
    assert defects(once, "2a") == defects(once, "ua1") == []
    assert defects(twice, "ua1") == []
    # The validator wants the first of two signatures to cover the second, which no file can do: each revision is judged.
    assert defects(twice[: revisions(twice)[0]], "2a") == []
    assert [one.split("-", 1)[1] for one in defects(twice, "2a")] == ["SIGNATURE-BYTERANGE-001"]


def test_the_signatures_hold_without_pyhanko(twice):
    assert check_signatures(twice) == ["Hélène Cœur-Bélanger", "Jean-François L’Écuyer"]


def test_the_first_certifies_and_the_last_locks(twice):
    first, second = PdfFileReader(io.BytesIO(twice)).embedded_regular_signatures
    (certified,) = first.sig_object["/Reference"]
    assert certified["/TransformMethod"] == "/DocMDP"
    assert certified["/TransformParams"]["/P"] == 2
    (locked,) = second.sig_object["/Reference"]
    assert locked["/TransformMethod"] == "/FieldMDP"
    assert locked["/TransformParams"]["/Action"] == "/Exclude"
    assert list(locked["/TransformParams"]["/Fields"]) == ["archive_timestamp"]


def test_the_time_of_signing_is_the_clock_given(once):
    (signature,) = PdfFileReader(io.BytesIO(once)).embedded_regular_signatures
    assert signature.self_reported_timestamp == NOW
    assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert signature.sig_object["/Reason"] == "J’approuve cette politique"
    assert signature.sig_object["/Location"] == "Rivière-aux-Ormes (Québec)"


def test_metadata_stay_byte_for_byte(record, twice):
    with pikepdf.open(io.BytesIO(record.pdf)) as before, pikepdf.open(io.BytesIO(twice)) as after:
        assert before.Root.Metadata.read_bytes() == after.Root.Metadata.read_bytes()


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_signatories_sign_in_any_order(record, mayor, clerk, roots, order):
    identities = {1: mayor, 2: clerk}
    pdf = signed_by(record.pdf, f"signature_{order[0]}", identities[order[0]], certify=True)
    pdf = signed_by(pdf, f"signature_{order[1]}", identities[order[1]], last=True)
    assert verify(pdf, roots).accepted


def test_a_single_signatory_certifies_and_locks_at_once(mayor):
    made = typeset_adoption(adoption(signatories=adoption().signatories[:1]))
    pdf = signed_by(made.pdf, "signature_1", mayor, certify=True, last=True)
    assert verify(pdf, trusting(*mayor.chain_pems)).accepted
    assert defects(pdf, "2a") == defects(pdf, "ua1") == []


def test_five_signatories(mayor):
    made = typeset_adoption(adoption(signatories=adoption().signatories * 2 + adoption().signatories[:1]))
    pdf = made.pdf
    for i, field in enumerate(made.fields):
        pdf = signed_by(pdf, field, mayor, certify=i == 0, last=i == 4)
    assert verify(pdf, trusting(*mayor.chain_pems)).accepted
    assert len(check_signatures(pdf)) == 5


def test_the_stamp_shows_in_its_box(record, once):
    with pikepdf.open(io.BytesIO(record.pdf)) as document:
        left, _, right, top = (float(x) for x in document.Root.AcroForm.Fields[0].Rect)
    with open_pdf(record.pdf) as before, open_pdf(once) as after:
        last = len(before) - 1
        height = before.size(last)[1]
        empty, full = before.render(last, 1.0), after.render(last, 1.0)

    def dark(picture) -> int:
        rows = range(int(height - top) + 2, int(height - top) + 80)
        row_bytes = [
            picture.data[y * picture.stride + 4 * int(left + 8) : y * picture.stride + 4 * int(right - 4)]
            for y in rows
        ]
        return sum(value < 128 for line in row_bytes for value in line[::4])

    assert dark(empty) == 0
    assert dark(full) > 300


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_stamp_says_who_when_and_why(language):
    texts = {"fr": "Signé numériquement par", "en": "Digitally signed by"}
    name = "Marie-Ève " * 20
    pdf = draw_stamp(
        texts[language], Appearance(name, "Mairesse 漢 ☑", ("a", "b", "c", "d", "e")), ("f",), (228, 86)
    )
    with open_pdf(pdf) as pages:
        text = pages.text(0)
    assert texts[language] in text
    assert "Marie-Ève Marie-Ève" in text
    assert "Mairesse [U+6F22] ☑" in text
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts = [str(one.BaseFont) for one in document.pages[0].Resources.Font.values()]
    assert fonts
    assert all("+" in one for one in fonts)  # subsets, hence embedded


def test_an_imported_rsa_identity_signs_too(record):
    from cryptography.hazmat.primitives.asymmetric import rsa

    data = foreign(b"x", key=rsa.generate_private_key(65537, 3072))
    pdf = sign(
        record.pdf,
        "signature_1",
        FileCredential(data, "x"),
        Appearance("Autre", ""),
        reason="",
        location="",
        now=NOW,
        certify=True,
        last=False,
        language="en",
    ).pdf
    assert check_signatures(pdf) == ["Autre Programme"]


@pytest.mark.parametrize(
    ("moment", "error"),
    [(NOW + dt.timedelta(days=4 * 365), IdentityExpired), (NOW - dt.timedelta(days=1), IdentityNotYetValid)],
)
def test_an_identity_out_of_its_time_does_not_sign(record, mayor, moment, error):
    with pytest.raises(error):
        signed_by(record.pdf, "signature_1", mayor, now=moment)


def test_a_wrong_password_does_not_sign(mayor):
    with pytest.raises(WrongPassphrase):
        FileCredential(mayor.pkcs12, PASSPHRASE + "x")


def test_refusals_say_why(record, once, twice, mayor):
    with pytest.raises(FieldMissing, match="signature_9"):
        signed_by(record.pdf, "signature_9", mayor)
    with pytest.raises(AlreadySigned, match="signature_1"):
        signed_by(once, "signature_1", mayor)
    with pytest.raises(NotFirstSignature):
        signed_by(once, "signature_2", mayor, certify=True)
    with pytest.raises(DocumentSealed):
        signed_by(twice, "archive_timestamp", mayor)


@pytest.mark.parametrize("pdf", [b"", b"not a PDF", b"%PDF-1.7\n%%EOF\n"])
def test_what_is_not_a_pdf_is_not_signed(pdf, mayor):
    with pytest.raises(NotAPdf):
        signed_by(pdf, "signature_1", mayor)


def test_a_pdf_without_fields_has_no_place_to_sign(mayor):
    with pytest.raises(FieldMissing):
        signed_by(draw_stamp("x", Appearance("", ""), (), (228, 86)), "signature_1", mayor)


@needs_qpdf
def test_qpdf_finds_nothing_to_say(tmp_path, twice):
    assert run(tmp_path, twice, "qpdf", "--check").returncode == 0


@needs_poppler
def test_poppler_accepts_both_signatures(tmp_path, twice):
    said = run(tmp_path, twice, "pdfsig", "-nocert").stdout
    assert said.count("Signature is Valid.") == 2
    assert said.count("\n  - Total document signed") == 1
    assert said.count("ETSI.CAdES.detached") == 2


def encrypted(pdf: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def test_a_protected_document_is_not_signed(record, mayor):
    with pytest.raises(DocumentEncrypted):
        signed_by(encrypted(record.pdf), "signature_1", mayor)


@pytest.mark.parametrize("cut", [0.3, 0.9, 0.999])
def test_a_damaged_document_is_not_signed(record, mayor, cut):
    whole = record.pdf
    for damaged in (
        whole[: int(len(whole) * cut)],
        whole[: int(len(whole) * cut)] + b"\nstartxref\n7\n%%EOF\n",
    ):
        with pytest.raises(NotAPdf):
            signed_by(damaged, "signature_1", mayor)


def test_a_huge_file_is_refused_without_copying_it(mayor, monkeypatch):
    """With the limit at a thousandth, so that the test needs no gigabyte; copies would show in the peak."""
    monkeypatch.setattr(document, "LARGEST", 300_000)
    garbage = bytes(1_000_000)
    huge = b"%PDF-1.7\n" + bytes(1_000_000) + b"\n%%EOF"
    tracemalloc.start()
    try:
        with pytest.raises(DocumentTooLarge):
            document.open_for_signing(huge)
        with pytest.raises(NotAPdf):
            document.open_for_signing(garbage)
        assert tracemalloc.get_traced_memory()[1] < 500_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("first", [1, 2])
def test_a_field_prepared_to_close_the_document_closes_it(record, mayor, clerk, roots, first):
    """Whoever signs there, and whether or not the program signing says so."""
    made = typeset_adoption(adoption(), locking=2)
    pdf = made.pdf
    if first == 1:
        pdf = signed_by(pdf, "signature_1", mayor, certify=True)
    pdf = signed_by(pdf, "signature_2", clerk, certify=first == 2)
    with pytest.raises(DocumentSealed):
        signed_by(pdf, "archive_timestamp" if first == 1 else "signature_1", mayor)
    lock = PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures[-1].sig_object["/Reference"]
    assert [one["/TransformMethod"] for one in lock][-1] == "/FieldMDP"
    if first == 1:
        assert verify(pdf, roots).accepted
        assert defects(pdf, "ua1") == []


@given(at=st.integers(0, 10**9), with_=st.integers(0, 255))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_byte_is_changed_signing_ends_in_a_signature_or_a_sentence(record, mayor, at, with_):
    at %= len(record.pdf)
    damaged = record.pdf[:at] + bytes([with_]) + record.pdf[at + 1 :]
    with contextlib.suppress(UserError):
        assert signed_by(damaged, "signature_1", mayor).startswith(damaged)
