"""What comes back from elsewhere is the prepared document plus signatures; the program that signed may behave as Acrobat."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.sign.validation.dss import DocumentSecurityStore

from medias_desktop.core.pdf import errors
from medias_desktop.core.pdf.record import ARCHIVE_FIELD, typeset_adoption
from medias_desktop.core.pdf.verifying import Problem, Trust, only_signatures_added, verify
from tests.core.pdf import tampering as forger
from tests.core.pdf.conftest import NOW, signed_by, trusting
from tests.core.pdf.elsewhere import Person, blank, signed_at, time_stamper
from tests.core.pdf.samples import adoption
from tests.core.pdf.tampering import added, saved_anew
from tests.core.pdf.tools import revisions


@pytest.fixture(scope="module")
def neighbour() -> Person:
    return Person("Zoé Tremblay-Nadeau")


@pytest.fixture(scope="module")
def known(neighbour, roots):
    return trusting(neighbour.pem, *(anchor.certificate_pem for anchor in roots.anchors))


@pytest.fixture(scope="module")
def prepared(record) -> bytes:
    return record.pdf


def like_acrobat(pdf: bytes, person: Person, field: str = "signature_1", **options) -> bytes:
    """Signed in our field with an appearance, build data and dates of the signing program’s own."""

    given = {"field_name": field, "reason": "J’approuve", "existing_fields_only": True} | options
    return signed_at(pdf, person.signer(), NOW, **given)


def test_a_document_signed_elsewhere_is_taken_with_its_signature(prepared, neighbour, known):
    back = only_signatures_added(prepared, like_acrobat(prepared, neighbour), known, now=NOW)
    assert [(one.field, one.signer, one.problem) for one in back.newly_signed] == [
        ("signature_1", "Zoé Tremblay-Nadeau", None)
    ]
    assert not back.complete


def test_both_fields_signed_elsewhere_complete_the_document(prepared, neighbour, known):
    other = Person("Léa")
    signed = like_acrobat(like_acrobat(prepared, neighbour, certify=True), other, "signature_2")
    trust = trusting(neighbour.pem, other.pem)
    back = only_signatures_added(prepared, signed, trust, now=NOW)
    assert [one.field for one in back.newly_signed] == ["signature_1", "signature_2"]
    assert back.complete
    assert only_signatures_added(
        prepared, signed, trust, expected=("signature_1", "signature_2"), now=NOW
    ).complete


def test_a_signature_given_here_first_stays_and_only_the_new_one_is_told(once, neighbour, known):
    back = only_signatures_added(once, like_acrobat(once, neighbour, "signature_2"), known, now=NOW)
    assert [one.field for one in back.newly_signed] == ["signature_2"]
    assert back.complete
    assert back.verification.accepted


def test_a_time_stamp_and_proofs_for_later_may_come_with_it(prepared, neighbour):
    clock, stamper = time_stamper(NOW)
    signed = like_acrobat(prepared, neighbour, stamper=stamper)
    out = io.BytesIO(signed)
    DocumentSecurityStore.add_dss(out, sig_contents=None, certs=[neighbour.asn1], crls=[])
    trust = trusting(neighbour.pem, clock.pem)
    back = only_signatures_added(prepared, out.getvalue(), trust, now=NOW)
    assert back.newly_signed[0].details.time_stamp_by == "Horloge publique"
    stamped = stamped_document(out.getvalue(), stamper)
    assert only_signatures_added(prepared, stamped, trust, now=NOW).newly_signed[0].field == "signature_1"


def stamped_document(pdf: bytes, stamper) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfTimeStamper

    out = io.BytesIO()
    PdfTimeStamper(stamper, field_name=ARCHIVE_FIELD).timestamp_pdf(
        IncrementalPdfFileWriter(io.BytesIO(pdf)), "sha256", output=out
    )
    return out.getvalue()


def other_document() -> bytes:
    return typeset_adoption(adoption(chapters=1, policy_title="Politique de prévention")).pdf


REFUSED = [
    ("nothing was signed", lambda pdf, who: pdf, errors.ReturnedUnsigned),
    ("nothing but a line feed was added", lambda pdf, who: pdf + b"\n", errors.ReturnedUnsigned),
    (
        "saved without signing",
        lambda pdf, who: added(pdf, lambda w: w.update_root()),
        errors.ReturnedUnsigned,
    ),
    ("another document, signed", lambda pdf, who: like_acrobat(other_document(), who), errors.ReturnedOther),
    (
        "a document of another program",
        lambda pdf, who: signed_at(blank(), who.signer()),
        errors.ReturnedOther,
    ),
    ("saved anew", lambda pdf, who: saved_anew(pdf), errors.ReturnedRewritten),
    (
        "saved anew, then signed",
        lambda pdf, who: like_acrobat(saved_anew(pdf), who),
        errors.ReturnedRewritten,
    ),
    (
        "signed, then saved anew",
        lambda pdf, who: saved_anew(like_acrobat(pdf, who)),
        errors.ReturnedRewritten,
    ),
    ("half of it", lambda pdf, who: pdf[: len(pdf) // 2], errors.ReturnedEarlier),
    (
        "signed in a field of its own",
        lambda pdf, who: signed_at(pdf, who.signer(), NOW, field_name="Signature1"),
        errors.ReturnedElsewhere,
    ),
    (
        "a page added, then signed",
        lambda pdf, who: like_acrobat(added(pdf, forger.new_page), who),
        errors.ReturnedChanged,
    ),
    (
        "a page drawn over, then signed",
        lambda pdf, who: like_acrobat(added(pdf, forger.drawn_over), who),
        errors.ReturnedChanged,
    ),
    (
        "a note written over it, then signed",
        lambda pdf, who: like_acrobat(added(pdf, forger.annotation("/FreeText")), who),
        errors.ReturnedChanged,
    ),
    (
        "a field laid over it, then signed",
        lambda pdf, who: like_acrobat(
            added(
                pdf, forger.annotation("/Widget", **{"/FT": pdf_name("/Sig"), "/T": generic.pdf_string("x")})
            ),
            who,
        ),
        errors.ReturnedChanged,
    ),
    (
        "a script added, then signed",
        lambda pdf, who: like_acrobat(added(pdf, forger.script()), who),
        errors.ReturnedChanged,
    ),
    (
        "another title, then signed",
        lambda pdf, who: like_acrobat(added(pdf, forger.other_title), who),
        errors.ReturnedChanged,
    ),
    (
        "signed, then a page added",
        lambda pdf, who: added(like_acrobat(pdf, who), forger.new_page),
        errors.ReturnedChanged,
    ),
    (
        "signed, with bytes after the end",
        lambda pdf, who: like_acrobat(pdf, who) + b"% more",
        errors.ReturnedChanged,
    ),
    (
        "signed, then a bit changed in the signature",
        lambda pdf, who: forger.other_digit(like_acrobat(pdf, who), 0),
        errors.ReturnedBroken,
    ),
    (
        "signed by a method that protects no more",
        lambda pdf, who: like_acrobat(pdf, who, md_algorithm="sha1"),
        errors.ReturnedBroken,
    ),
    (
        "signed by a stranger",
        lambda pdf, who: like_acrobat(pdf, Person("Personne")),
        errors.ReturnedUntrusted,
    ),
]


@pytest.mark.parametrize(("change", "refusal"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_anything_else_is_refused_with_the_reason(prepared, neighbour, known, change, refusal):
    with pytest.raises(refusal) as caught:
        only_signatures_added(prepared, change(prepared, neighbour), known, now=NOW)
    assert caught.value.sentence().endswith(".")


def test_an_earlier_state_of_it_is_refused(prepared, once, neighbour, known):
    with pytest.raises(errors.ReturnedEarlier):
        only_signatures_added(once, prepared, known, now=NOW)
    with pytest.raises(errors.ReturnedEarlier):
        only_signatures_added(once, like_acrobat(prepared, neighbour, "signature_2"), known, now=NOW)


@pytest.mark.parametrize("pdf", [b"", b"PK\x03\x04", b"\0" * 2000])
def test_what_is_no_document_is_said_to_be_none(prepared, pdf):
    with pytest.raises(errors.NotAPdf):
        only_signatures_added(prepared, pdf, Trust())


def test_a_field_that_another_office_was_not_asked_for_stays_empty(prepared, neighbour, known):
    with pytest.raises(errors.ReturnedElsewhere):
        only_signatures_added(
            prepared,
            like_acrobat(prepared, neighbour, "signature_2"),
            known,
            expected=("signature_1",),
            now=NOW,
        )


def test_a_signature_before_a_revocation_stays_good_and_a_later_one_is_refused(prepared, neighbour, known):
    signed = like_acrobat(prepared, neighbour)
    sha256 = verify(signed).signatures[0].details.certificate_sha256
    later = type(known)(known.anchors, {sha256: NOW + dt.timedelta(days=1)})
    assert only_signatures_added(prepared, signed, later, now=NOW).newly_signed[0].details.revoked_at
    before = type(known)(known.anchors, {sha256: NOW - dt.timedelta(days=1)})
    with pytest.raises(errors.ReturnedBroken):
        only_signatures_added(prepared, signed, before, now=NOW)
    assert verify(signed, before, expected_fields=("signature_1",), now=NOW).problems == (Problem.REVOKED,)


def test_signed_here_after_it_came_back_the_document_is_accepted(prepared, neighbour, known, clerk):
    back = like_acrobat(prepared, neighbour, certify=True)
    only_signatures_added(prepared, back, known, now=NOW)
    whole = signed_by(back, "signature_2", clerk, last=True)
    assert len(revisions(whole)) == 2
    assert verify(whole, known, now=NOW).accepted
