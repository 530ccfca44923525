"""Any PDF of the world can be checked: signed by other programs, locked, damaged or built to do harm."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.sign.fields import SigSeedSubFilter

from medias_desktop.core.pdf.errors import NotAPdf, PdfTooLarge
from medias_desktop.core.pdf.verifying import LARGEST_FILE, Problem, SignatureKind, engine, read_pdf, verify
from tests.core.pdf.conftest import trusting
from tests.core.pdf.elsewhere import Person, blank, built, rsa_person, signed_at, stream, with_table
from tests.core.pdf.tampering import added

PAGES = (2, b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"), (3, b"<< /Type /Page /Parent 2 0 R >>")
CLAIM = stream(b"/Type /Metadata /Subtype /XML", b'<x pdfaid:part="2" pdfaid:conformance="B"/>')
BOMB = zlib.compress(b"\0" * (1 << 27), 9)


@pytest.mark.parametrize(
    ("person", "options", "method"),
    [
        (rsa_person(), {}, "RSA 2048, SHA-256"),
        (rsa_person(3072), {"subfilter": SigSeedSubFilter.ADOBE_PKCS7_DETACHED}, "RSA 3072, SHA-384"),
        (rsa_person(), {"md_algorithm": "sha512"}, "RSA 2048, SHA-512"),
        (
            Person(key=ec.generate_private_key(ec.SECP521R1())),
            {"md_algorithm": "sha384"},
            "ECDSA P-521, SHA-384",
        ),
        (Person(key=ed25519.Ed25519PrivateKey.generate()), {"md_algorithm": "sha512"}, "Ed25519, SHA-512"),
    ],
    ids=["RSA", "Acrobat’s format", "SHA-512", "P-521", "Ed25519"],
)
def test_signatures_of_other_programs_are_understood(person, options, method):
    pdf = signed_at(blank(), person.signer(), reason="Vu", location="Ailleurs", **options)
    found = verify(pdf, trusting(person.pem))
    assert found.problems == ()
    details = found.signatures[0].details
    assert (details.algorithm, details.reason, details.location) == (method, "Vu", "Ailleurs")
    assert details.kind is SignatureKind.APPROVAL
    assert (found.pages, found.revisions) == (3, 2)
    assert verify(pdf).problems == (Problem.SIGNER_UNKNOWN,)


def test_the_probabilistic_kind_of_rsa_is_understood():
    person = rsa_person()
    found = verify(signed_at(blank(), person.signer(pss=True)), trusting(person.pem))
    assert found.accepted
    assert found.signatures[0].details.algorithm == "RSA-PSS 2048, SHA-256"


def test_weak_methods_are_refused():
    person, weak = rsa_person(), rsa_person(1024)
    assert verify(
        signed_at(blank(), person.signer(), md_algorithm="sha1"), trusting(person.pem)
    ).problems == (Problem.WEAK_ALGORITHM,)
    found = verify(signed_at(blank(), weak.signer()), trusting(weak.pem))
    assert found.problems == (Problem.WEAK_ALGORITHM,)
    assert not found.signatures[0].intact


def test_a_method_of_the_nineties_is_named():
    pdf = signed_at(blank(), rsa_person().signer(), subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED)
    old = pdf.replace(b"/adbe.pkcs7.detached", b"/adbe.x509.rsa_sha1 ")
    assert verify(old).problems == (Problem.WEAK_ALGORITHM,)
    unknown = pdf.replace(b"/adbe.pkcs7.detached", b"/acme.sign.detached ")
    assert verify(unknown).problems == (Problem.UNSUPPORTED_ALGORITHM,)


@pytest.mark.parametrize("mode", [pikepdf.ObjectStreamMode.generate, pikepdf.ObjectStreamMode.disable])
def test_compressed_structures_and_several_revisions_are_understood(mode):
    one, two = Person("Un"), Person("Deux")
    pdf = blank(object_stream_mode=mode)
    pdf = signed_at(signed_at(pdf, one.signer()), two.signer(), field_name="Signature2")
    found = verify(pdf, trusting(one.pem, two.pem))
    assert found.accepted
    assert [status.signer for status in found.signatures] == ["Un", "Deux"]
    assert found.revisions == 3


def test_a_field_inside_another_is_found():
    def nested(writer) -> None:
        child = {pdf_name("/FT"): pdf_name("/Sig"), pdf_name("/T"): pdf_string("maire")}
        parent = {pdf_name("/T"): pdf_string("signatures")}
        inner = writer.add_object(generic.DictionaryObject(child))
        outer = writer.add_object(generic.DictionaryObject(parent))
        inner.get_object()[pdf_name("/Parent")] = outer
        outer.get_object()[pdf_name("/Kids")] = generic.ArrayObject([inner])
        form = {pdf_name("/Fields"): generic.ArrayObject([outer])}
        writer.root[pdf_name("/AcroForm")] = writer.add_object(generic.DictionaryObject(form))
        writer.update_root()

    person = Person()
    pdf = signed_at(
        added(blank(), nested), person.signer(), field_name="signatures.maire", existing_fields_only=True
    )
    found = verify(pdf, trusting(person.pem))
    assert [status.field for status in found.signatures] == ["signatures.maire"]
    assert found.signatures[0].intact


def test_a_locked_document_says_so_and_one_without_a_password_is_read():
    person = Person()
    for revision in (3, 4, 6):
        options = {
            "encryption": pikepdf.Encryption(
                owner="o", user="u", R=revision, aes=revision > 3, metadata=revision > 3
            )
        }
        assert verify(blank(**options)).problems == (Problem.ENCRYPTED,)
    pdf = signed_at(blank(encryption=pikepdf.Encryption(owner="o", user="")), person.signer())
    assert verify(pdf, trusting(person.pem)).accepted


def test_a_document_without_signatures_is_not_signed():
    assert verify(blank()).problems == (Problem.NOT_SIGNED,)


@pytest.mark.parametrize(
    "pdf", [b"", b"\0" * 5000, b"%PDF-1.7\n", b"%PDF" * 9], ids=["nothing", "zeros", "a line", "marks"]
)
def test_what_is_no_pdf_raises_one_sentence(pdf):
    with pytest.raises(NotAPdf):
        verify(pdf)


def test_a_file_of_a_gigabyte_is_refused_before_it_is_read(tmp_path):
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as file:
        file.truncate(1 << 30)
    with pytest.raises(PdfTooLarge) as caught:
        read_pdf(huge)
    assert "1024" in caught.value.sentence()
    with pytest.raises(PdfTooLarge):
        verify(bytes(LARGEST_FILE + 1))


def chain_of_fields(length: int) -> bytes:
    links = [(4 + i, b"<< /T (a) /FT /Sig /Kids [%d 0 R] >>" % (5 + i)) for i in range(length)]
    catalogue = (1, b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>")
    return built(catalogue, *PAGES, *links, (4 + length, b"<< /T (b) >>"))


HARMFUL = {
    "pages that contain themselves": built(
        (1, b"<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R >>"),
        (2, b"<< /Type /Pages /Count 1 /Kids [2 0 R] /Parent 2 0 R >>"),
        (5, CLAIM),
    ),
    "fields that contain themselves": built(
        (1, b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>"),
        *PAGES,
        (4, b"<< /T (a) /FT /Sig /Kids [4 0 R] >>"),
    ),
    "fields within fields": chain_of_fields(20_000),
    "brackets within brackets": built(
        (1, b"<< /Type /Catalog /Pages 2 0 R /AcroForm " + b"[" * 200_000 + b"]" * 200_000 + b" >>"), *PAGES
    ),
    "brackets that only the check of PDF/A sees": built(
        (1, b"<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R /Names 4 0 R >>"),
        *PAGES,
        (4, b"[" * 200_000 + b"]" * 200_000),
        (5, CLAIM),
    ),
    "metadata that unpacks to gigabytes": built(
        (1, b"<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R >>"),
        *PAGES,
        (5, stream(b"/Type /Metadata /Filter /FlateDecode", BOMB)),
    ),
    "a page that unpacks to gigabytes": built(
        (1, b"<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R >>"),
        PAGES[0],
        (3, b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 6 0 R >>"),
        (5, CLAIM),
        (6, stream(b"/Filter /FlateDecode", BOMB)),
    ),
    "a length that is its own": built(
        (1, b"<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R >>"),
        *PAGES,
        (5, b"<< /Length 5 0 R >>\nstream\nx\nendstream"),
    ),
    "a table that claims billions of objects": with_table(
        b"/W [0 0 0] /Index [0 2000000000] /Size 2000000000", b""
    ),
    "a table that unpacks to gigabytes": with_table(
        b"/W [1 2 1] /Index [0 30000000] /Size 30000000 /Filter /FlateDecode", BOMB
    ),
    "tables that follow each other in a circle": b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \n"
    b"trailer\n<< /Size 1 /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n",
}


@pytest.mark.parametrize("pdf", HARMFUL.values(), ids=HARMFUL)
def test_a_file_built_to_do_harm_is_judged_like_any_other(pdf):
    found = verify(pdf)
    assert not found.accepted
    assert set(found.problems) <= {Problem.NOT_SIGNED, Problem.DAMAGED}


def test_work_without_end_is_stopped(monkeypatch):
    doubling = [(4 + i, b"<< /T (a) /Kids [%d 0 R %d 0 R] >>" % (5 + i, 5 + i)) for i in range(60)]
    catalogue = (1, b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>")
    monkeypatch.setattr(engine, "LONGEST_CHECK", 0.2)
    found = verify(built(catalogue, *PAGES, *doubling, (64, b"<< /T (b) /FT /Sig >>")))
    assert found.problems == (Problem.TOO_COMPLEX,)


def test_a_revision_for_each_day_of_ten_years_is_no_obstacle():
    pdf = built((1, b"<< /Type /Catalog /Pages 2 0 R >>"), *PAGES)
    place = int(pdf.split()[-2])
    for _ in range(3650):
        table = b"xref\n0 0\ntrailer\n<< /Size 4 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
        pdf, place = pdf + table % (place, len(pdf)), len(pdf)
    found = verify(pdf)
    assert found.problems == (Problem.NOT_SIGNED,)
    assert found.revisions == 3651


def test_a_claim_of_pdf_a_that_does_not_hold_is_told_rule_by_rule():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(blank())) as document:
        with document.open_metadata() as metadata:
            metadata["pdfaid:part"], metadata["pdfaid:conformance"] = "2", "A"
        document.save(out)
    found = verify(out.getvalue()).conformance
    assert (found.claimed, found.checked) == ("PDF/A-2a", False)
    assert all(": " in one for one in found.failures)
    assert verify(blank()).conformance.claimed == ""
