"""Every kind of tampering is seen and named, and nothing that was tampered with raises."""

from __future__ import annotations

import hashlib
import io
import random
import re

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject

from medias_desktop.core.i18n import use_language
from medias_desktop.core.pdf.errors import NotAPdf
from medias_desktop.core.pdf.identity import create_identity
from medias_desktop.core.pdf.verifying import Problem, describe, verify
from tests.core.pdf.conftest import NOW, signed_by, trusting
from tests.core.pdf.test_identity import foreign
from tests.core.pdf.tools import revisions


def added(pdf: bytes, change) -> bytes:
    """The file with an incremental update, as a PDF editor would save it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def a_page(writer) -> None:
    writer.insert_page(
        PageObject(
            contents=writer.add_object(generic.StreamObject(stream_data=b"BT ET")), media_box=(0, 0, 612, 792)
        )
    )


def text_over_page_3(writer) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    while "/Kids" in page:
        page = page["/Kids"][0]
    over = generic.StreamObject(stream_data=b"0 0 1 rg 100 400 200 50 re f")
    page[pdf_name("/Contents")] = generic.ArrayObject([page.raw_get("/Contents"), writer.add_object(over)])
    writer.update_container(page)


def flipped(pdf: bytes, at: int) -> bytes:
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]


def content_of(page):
    return page.Contents[0] if isinstance(page.Contents, pikepdf.Array) else page.Contents


def in_page_content(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        raw = content_of(document.pages[2]).read_raw_bytes()
    return pdf.index(raw) + len(raw) // 2


def test_a_signed_document_is_accepted_by_those_who_know_the_signers(twice, roots):
    found = verify(twice, roots, hashlib.sha256(twice).hexdigest(), ("signature_1", "signature_2"))
    assert found.accepted
    assert found.problems == ()
    assert found.sha256 == hashlib.sha256(twice).hexdigest()
    first, second = found.signatures
    assert (first.field, first.signer, first.signed_at) == ("signature_1", "Hélène Cœur-Bélanger", NOW)
    assert (first.intact, first.trusted, first.covers_whole_file, first.problem) == (True, True, False, None)
    assert (second.signer, second.covers_whole_file) == ("Jean-François L’Écuyer", True)


def test_an_unknown_signer_is_not_a_broken_document(twice):
    found = verify(twice)
    assert not found.accepted
    assert found.problems == (Problem.SIGNER_UNKNOWN,)
    assert found.unchanged
    assert all(one.intact and not one.trusted for one in found.signatures)


def test_knowing_one_signer_does_not_vouch_for_the_other(twice, mayor):
    assert [one.trusted for one in verify(twice, trusting(*mayor.chain_pems)).signatures] == [True, False]


def test_the_certificate_itself_can_be_what_is_trusted(twice, mayor, clerk):
    assert verify(twice, trusting(mayor.certificate_pem, clerk.certificate_pem)).accepted


def test_a_root_of_the_same_name_vouches_for_nobody(twice, mayor, clerk):
    impostor = create_identity("Hélène Cœur-Bélanger", "Mairesse", mayor.organisation, "x", NOW)
    assert verify(twice, trusting(*impostor.chain_pems, *clerk.chain_pems)).problems == (
        Problem.SIGNER_UNKNOWN,
    )


@pytest.mark.parametrize(
    ("tamper", "problem"),
    [
        (lambda pdf: flipped(pdf, in_page_content(pdf)), Problem.BROKEN),
        (lambda pdf: flipped(pdf, pdf.index(b"Politique sur") + 3), Problem.BROKEN),
        (lambda pdf: added(pdf, a_page), Problem.CHANGED_AFTERWARDS),
        (lambda pdf: added(pdf, text_over_page_3), Problem.CHANGED_AFTERWARDS),
        (lambda pdf: added(pdf, lambda writer: writer.update_root()), Problem.NOT_WHOLE_FILE),
        (lambda pdf: pdf + b"\n% more\n", Problem.TRAILING_BYTES),
        (lambda pdf: pdf + pdf, Problem.TRAILING_BYTES),
        (lambda pdf: pdf[: revisions(pdf)[0]], Problem.SIGNATURE_MISSING),
    ],
    ids=[
        "page",
        "metadata",
        "new page",
        "drawn over",
        "empty update",
        "trailing bytes",
        "twice",
        "rolled back",
    ],
)
def test_tampering_is_seen_even_without_the_register(twice, roots, tamper, problem):
    found = verify(tamper(twice), roots)
    assert not found.accepted
    assert problem in found.problems


def test_a_file_written_anew_has_lost_its_signatures(twice, roots):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(twice)) as document:
        document.save(out)
    found = verify(out.getvalue(), roots)
    assert not found.accepted
    assert not any(one.intact for one in found.signatures)


def test_a_signature_damaged_in_itself_does_not_raise(twice, roots):
    at = re.search(rb"/Contents <([0-9a-f]+)", twice).start(1)
    for offset in (0, 3, 60, 600, 1500):
        found = verify(twice[: at + offset] + b"f" + twice[at + offset + 1 :], roots)
        assert not found.accepted


def test_the_room_left_around_the_last_signature_must_be_empty(twice, roots):
    gap_end = twice.rindex(b"00000000>")
    assert Problem.BROKEN in verify(twice[:gap_end] + b"1" + twice[gap_end + 1 :], roots).problems


def test_another_file_than_the_registers_is_refused(twice, roots):
    found = verify(twice, roots, "0" * 64)
    assert found.problems == (Problem.DIFFERENT_FILE,)
    assert not found.unchanged
    assert verify(twice, roots, hashlib.sha256(twice).hexdigest().upper()).accepted


def test_a_missing_signature_is_named(once, record, roots):
    assert verify(once, roots).problems == (Problem.SIGNATURE_MISSING,)
    assert verify(once, roots, expected_fields=("signature_1",)).accepted
    assert verify(record.pdf, roots).problems == (Problem.NOT_SIGNED,)


def test_a_change_between_two_signatures_is_seen(once, clerk, roots):
    pdf = signed_by(added(once, a_page), "signature_2", clerk, last=True)
    assert Problem.CHANGED_AFTERWARDS in verify(pdf, roots).problems


def test_a_certificate_out_of_its_time_is_not_valid_even_when_trusted(record, monkeypatch):
    from medias_desktop.core.pdf.signing import session

    # As a program that asks no question would sign: nothing else in this file can make such a signature.
    monkeypatch.setattr(session, "check_usable", lambda certificate, now: None)
    late = NOW.replace(year=2040)
    identity = create_identity("Nom", "", "Ville", "érable à sucre", NOW)
    pdf = signed_by(record.pdf, "signature_1", identity, now=late, certify=True)
    found = verify(
        pdf, trusting(identity.certificate_pem, *identity.chain_pems), expected_fields=("signature_1",)
    )
    assert found.problems == (Problem.CERTIFICATE_EXPIRED,)
    assert not found.signatures[0].trusted


@pytest.mark.parametrize("pdf", [b"", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, b"PK\x03\x04", b"%PDF-1.7\n"])
def test_what_is_no_pdf_is_said_to_be_none(pdf):
    with pytest.raises(NotAPdf):
        verify(pdf)


def test_a_truncated_file_is_said_to_be_incomplete(twice):
    with pytest.raises(NotAPdf):
        verify(twice[: len(twice) - 3000])


def test_rubbish_between_the_marks_of_a_pdf_is_damage_not_a_crash():
    found = verify(b"%PDF-1.7\n" + bytes(range(256)) * 20 + b"\nstartxref\n99999\n%%EOF\n")
    assert found.problems == (Problem.DAMAGED,)


def test_random_damage_never_raises_and_never_passes_the_register(twice, roots):
    dice = random.Random(20261121)
    digest = hashlib.sha256(twice).hexdigest()
    for _ in range(10):
        at = dice.randrange(10, len(twice) - 20)
        assert not verify(flipped(twice, at), roots, digest).accepted


def test_an_imported_self_signed_identity_is_accepted_when_trusted(record):
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12

    from medias_desktop.core.pdf.credentials import FileCredential
    from medias_desktop.core.pdf.signing import Appearance, sign

    data = foreign(b"x", usage="digital_signature")
    pdf = sign(
        record.pdf,
        "signature_1",
        FileCredential(data, "x"),
        Appearance("A", ""),
        reason="",
        location="",
        now=NOW,
        certify=True,
        last=True,
        language="fr",
    ).pdf
    pem = load_pkcs12(data, b"x").cert.certificate.public_bytes(Encoding.PEM).decode()
    assert verify(pdf, trusting(pem), expected_fields=("signature_1",)).accepted


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_problem_has_its_own_sentence(language):
    use_language(language)
    sentences = [describe(one) for one in Problem]
    assert len(set(sentences)) == len(Problem)
    assert all(one.endswith(".") for one in sentences)
    use_language("fr")
    assert describe("broken").startswith("Le document a été modifié")
