"""What is told of a signature: proved, not just claimed."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from pyhanko.sign.validation.dss import DocumentSecurityStore

from medias_desktop.core.pdf.verifying import (
    Level,
    Problem,
    SignatureKind,
    Trust,
    TrustAnchor,
    TrustOrigin,
    verify,
)
from tests.core.pdf.conftest import NOW, trusting
from tests.core.pdf.elsewhere import Person, blank, signed_at, time_stamper
from tests.core.pdf.tampering import signed_in_own_field
from tests.core.pdf.test_returned import stamped_document


@pytest.fixture(scope="module")
def authority() -> Person:
    return Person("Autorité d’Ailleurs", authority=True)


@pytest.fixture(scope="module")
def person(authority) -> Person:
    return Person("Zoé Tremblay-Nadeau", issuer=authority)


def with_proofs(pdf: bytes, *people: Person, crls: tuple[bytes, ...] = ()) -> bytes:
    from asn1crypto.crl import CertificateList

    out = io.BytesIO(pdf)
    lists = [CertificateList.load(one) for one in crls]
    DocumentSecurityStore.add_dss(out, sig_contents=None, certs=[one.asn1 for one in people], crls=lists)
    return out.getvalue()


def test_names_chain_and_anchor_are_told(twice, roots, person, authority):
    first, second = verify(twice, roots, now=NOW).signatures
    assert first.details.kind is SignatureKind.CERTIFICATION
    assert first.details.permitted_changes == "filling"
    assert (first.details.role, first.details.organisation) == (
        "Mairesse",
        "Municipalité de Rivière-aux-Ormes",
    )
    assert second.details.kind is SignatureKind.APPROVAL
    note = TrustAnchor(authority.pem, TrustOrigin.LISTED, "Vu au comptoir")
    pdf = signed_at(blank(), person.signer(), NOW)
    details = verify(pdf, Trust((note,)), now=NOW).signatures[0].details
    assert details.anchor == note
    assert details.chain == ("Zoé Tremblay-Nadeau", "Autorité d’Ailleurs")
    assert details.issuer == "Autorité d’Ailleurs"
    assert details.serial == f"{person.certificate.serial_number:X}"
    assert verify(pdf, now=NOW).signatures[0].details.anchor is None


def test_the_level_rises_with_what_is_proved_and_only_then(person, authority):
    clock, stamper = time_stamper(NOW)
    bare, all_known = trusting(authority.pem), trusting(authority.pem, clock.pem)

    def level(pdf, trust):
        return verify(pdf, trust, now=NOW).signatures[0].details.level

    pdf = signed_at(blank(), person.signer(), NOW)
    assert level(pdf, all_known) is Level.B_B
    timed = signed_at(blank(), person.signer(), NOW, stamper=stamper)
    assert level(timed, all_known) is Level.B_T
    assert level(timed, bare) is Level.B_B  # anybody can run a clock
    proofs = with_proofs(timed, person, authority, crls=(authority.revocation_list(at=NOW),))
    assert level(proofs, all_known) is Level.B_LT
    assert verify(proofs, all_known, now=NOW).accepted
    assert level(with_proofs(timed, person, authority), all_known) is Level.B_T
    kept = stamped_document(proofs, stamper)
    assert level(kept, all_known) is Level.B_LTA
    assert verify(kept, all_known, now=NOW).accepted


def test_a_document_time_stamp_is_judged_but_is_no_signature(person, authority):
    clock, stamper = time_stamper(NOW)
    pdf = stamped_document(signed_at(blank(), person.signer(), NOW), stamper)
    found = verify(pdf, trusting(authority.pem, clock.pem), None, ("Signature1",), now=NOW)
    assert found.accepted
    stamp = found.signatures[1]
    assert (stamp.field, stamp.signer, stamp.signed_at) == ("archive_timestamp", "Horloge publique", NOW)
    assert stamp.details.kind is SignatureKind.DOCUMENT_TIMESTAMP
    unknown = verify(pdf, trusting(authority.pem), None, ("Signature1",), now=NOW)
    assert unknown.accepted
    assert unknown.signatures[1].problem is Problem.TIME_STAMP_UNKNOWN
    assert verify(stamped_document(blank(), stamper), now=NOW).problems == (Problem.NOT_SIGNED,)


def test_a_clock_that_disagrees_with_the_time_stamp_is_told(person, authority):
    clock, stamper = time_stamper(NOW)
    pdf = signed_at(blank(), person.signer(), NOW - dt.timedelta(days=3), stamper=stamper)
    assert verify(pdf, trusting(authority.pem, clock.pem), now=NOW).problems == (Problem.CLOCK_OFF,)
    assert verify(
        pdf, trusting(authority.pem), now=NOW
    ).accepted  # an unknown clock proves nothing against it


def test_a_revocation_published_in_the_file_counts(person, authority):
    pdf = signed_at(blank(), person.signer(), NOW)
    trust = trusting(authority.pem)
    before = authority.revocation_list(person, at=NOW - dt.timedelta(days=2))
    found = verify(with_proofs(pdf, crls=(before,)), trust, now=NOW)
    assert found.problems == (Problem.REVOKED,)
    assert found.signatures[0].details.revoked_at == NOW - dt.timedelta(days=2)


def test_an_issuer_that_was_revoked_here_takes_its_signers_along(person, authority):
    pdf = signed_at(blank(), person.signer(), NOW)
    gone = {authority.asn1.sha256.hex(): NOW - dt.timedelta(days=1)}
    trust = trusting(authority.pem)
    assert verify(pdf, Trust(trust.anchors, gone), now=NOW).problems == (Problem.REVOKED,)


def test_certificates_for_other_uses_and_out_of_their_time_are_told_apart(authority):
    from cryptography.x509.oid import ExtendedKeyUsageOID

    server = Person("serveur.exemple", issuer=authority, purpose=ExtendedKeyUsageOID.SERVER_AUTH)
    expired = Person("Trop tard", issuer=authority, not_after=NOW - dt.timedelta(days=1))
    trust = trusting(authority.pem)
    pdf = signed_at(blank(), server.signer(), NOW)
    assert verify(pdf, trust, now=NOW).problems == (Problem.CERTIFICATE_NOT_FOR_SIGNING,)
    pdf = signed_at(blank(), expired.signer(), NOW)
    assert verify(pdf, trust, now=NOW).problems == (Problem.CERTIFICATE_EXPIRED,)


def test_a_signature_that_was_not_expected_is_told(twice, roots):
    assert verify(twice, roots, None, ("signature_1",), now=NOW).problems == (Problem.UNEXPECTED_SIGNATURE,)


def test_a_file_cut_back_to_its_first_signature_is_told_from_any_other(twice, once, roots):
    fields = ("signature_1", "signature_2")
    found = verify(once, roots, "0" * 64, fields, now=NOW)
    assert found.problems == (Problem.ROLLED_BACK, Problem.DIFFERENT_FILE)


def test_nobody_adds_a_signature_of_their_own_to_a_finished_document(twice, once, roots, person, authority):
    fields = ("signature_1", "signature_2")
    trust = trusting(authority.pem, *(anchor.certificate_pem for anchor in roots.anchors))
    for trusted in (roots, trust):
        found = verify(signed_in_own_field(twice, person, now=NOW), trusted, None, fields, now=NOW)
        assert not found.accepted
        assert found.problems[0] is Problem.CHANGED_AFTERWARDS
    between = verify(signed_in_own_field(once, person, now=NOW), trust, None, ("signature_1",), now=NOW)
    assert not between.accepted
    assert {Problem.UNEXPECTED_SIGNATURE, Problem.CHANGED_AFTERWARDS} & set(between.problems)


def test_only_the_first_signature_certifies(person, authority, monkeypatch):
    from pyhanko.sign.signers import pdf_signer

    pdf = signed_at(blank(), person.signer(), NOW)
    # As a program that does not care: pyHanko refuses to make such a signature.
    monkeypatch.setattr(pdf_signer.PdfSigner, "_enforce_certification_constraints", lambda *_: None)
    pdf = signed_at(pdf, person.signer(), NOW, field_name="second", certify=True)
    found = verify(pdf, trusting(authority.pem), now=NOW)
    assert Problem.CERTIFIED_TWICE in found.problems
    assert not found.accepted
