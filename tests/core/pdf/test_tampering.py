"""The tamper table: what forgers do to a signed adoption, and what they are told.

Every row is refused, and for the reason it deserves: a council must learn what happened to its document.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

import pytest
from pyhanko.pdf_utils import generic

from medias_desktop.core.pdf.identity import create_identity
from medias_desktop.core.pdf.record import typeset_adoption
from medias_desktop.core.pdf.verifying import Problem, verify
from tests.core.pdf import tampering as forger
from tests.core.pdf.conftest import NOW, PASSPHRASE, TOWN, signed_by
from tests.core.pdf.samples import adoption
from tests.core.pdf.tampering import Signed, added, flipped, replaced
from tests.core.pdf.tools import byte_ranges, revisions


class Row(NamedTuple):
    """What is done to a document, and the reason for which it is refused."""

    what: str
    how: Callable[[Signed], bytes]
    why: Problem


BYTES = [
    Row("a bit of a page", lambda s: flipped(s.twice, forger.in_page(s.twice)), Problem.BROKEN),
    Row(
        "a letter of the metadata",
        lambda s: flipped(s.twice, s.twice.index(b"Politique sur") + 3),
        Problem.BROKEN,
    ),
    Row(
        "a digit of the first signature’s value",
        lambda s: forger.other_digit(s.twice, 0),
        Problem.BROKEN,
    ),
    Row(
        "a digit of the last signature’s value",
        lambda s: forger.other_digit(s.twice, 1),
        Problem.BROKEN,
    ),
    Row(
        "the structure of the last signature",
        lambda s: replaced(s.twice, s.twice[forger.cms_of(s.twice, 1)[0] :][:4], b"ffff", last=True),
        Problem.UNREADABLE_SIGNATURE,
    ),
    Row(
        "the room left around the last signature",
        lambda s: flipped(s.twice, forger.cms_of(s.twice, 1)[1] - 1),
        Problem.BROKEN,
    ),
    Row(
        "the claimed time of the first signature",
        lambda s: replaced(s.twice, b"20261121183000Z", b"20200121183000Z"),
        Problem.BROKEN,
    ),
    Row("what the certification permits", lambda s: replaced(s.twice, b"/P 2", b"/P 3"), Problem.BROKEN),
    Row("bytes before the beginning", lambda s: b"%!\n" + s.twice, Problem.DAMAGED),
    Row("bytes after the end", lambda s: s.twice + b"\n% more\n", Problem.TRAILING_BYTES),
    Row("one line feed after the end", lambda s: s.twice + b"\n", Problem.TRAILING_BYTES),
    Row("the whole file a second time", lambda s: s.twice + s.twice, Problem.TRAILING_BYTES),
    Row(
        "a new object that no table lists",
        lambda s: s.twice + b"9999 0 obj\n<< >>\nendobj\nstartxref\n%d\n%%%%EOF\n" % int(s.twice.split()[-2]),
        Problem.TRAILING_BYTES,
    ),
]

SIGNATURES = [
    Row(
        "rolled back to the first signature",
        lambda s: s.twice[: revisions(s.twice)[0]],
        Problem.SIGNATURE_MISSING,
    ),
    Row("rolled back to before any signature", lambda s: s.unsigned, Problem.NOT_SIGNED),
    Row(
        "the CMS of another adoption",
        lambda s: forger.with_cms(s.twice, 1, forger.cms_in(s.other, 1)),
        Problem.BROKEN,
    ),
    Row(
        "the whole signature of another adoption",
        lambda s: forger.signature_borrowed(s.once, s.other),
        Problem.BROKEN,
    ),
    Row(
        "the first signature shown as the second too",
        lambda s: added(s.once, forger.same_signature_twice),
        Problem.CHANGED_AFTERWARDS,
    ),
    Row(
        "another person’s certificate in the CMS",
        lambda s: forger.certificate_swapped(s.twice, s.stranger),
        Problem.CERTIFICATE_REPLACED,
    ),
    Row(
        "no byte range",
        lambda s: replaced(s.twice, forger.byte_range_text(s.twice, 1), b"/ByteRange []", last=True),
        Problem.BROKEN,
    ),
    Row(
        "a byte range of zeros",
        lambda s: replaced(s.twice, forger.byte_range_text(s.twice, 1), b"/ByteRange [0 0 0 0]", last=True),
        Problem.BROKEN,
    ),
    Row(
        "a byte range that leaves a hole",
        lambda s: replaced(
            s.twice,
            b" %d " % byte_ranges(s.twice)[1][2],
            b" %d " % (byte_ranges(s.twice)[1][2] + 40),
            last=True,
        ),
        Problem.BROKEN,
    ),
    Row("a CMS of zeros", lambda s: forger.with_cms(s.twice, 1, b""), Problem.UNREADABLE_SIGNATURE),
    Row(
        "the appearance of a signature",
        lambda s: added(s.twice, forger.appearance_redrawn),
        Problem.CHANGED_AFTERWARDS,
    ),
    Row(
        "a signature field taken out of the form",
        lambda s: added(s.twice, forger.field_removed),
        Problem.CHANGED_AFTERWARDS,
    ),
    Row(
        "a signature taken out of its field",
        lambda s: added(s.twice, forger.field_emptied),
        Problem.CHANGED_AFTERWARDS,
    ),
    Row(
        "a signature field renamed",
        lambda s: added(s.twice, forger.field_renamed),
        Problem.CHANGED_AFTERWARDS,
    ),
    Row(
        "a stranger signs in the clerk’s place",
        lambda s: signed_by(s.once, "signature_2", s.stranger, last=True),
        Problem.SIGNER_UNKNOWN,
    ),
]

UPDATES = [
    Row(
        "an update that changes nothing",
        lambda s: added(s.twice, lambda writer: writer.update_root()),
        Problem.NOT_WHOLE_FILE,
    ),
    Row(
        "another title in the metadata", lambda s: added(s.twice, forger.other_title), Problem.NOT_WHOLE_FILE
    ),
    Row("a new page", lambda s: added(s.twice, forger.new_page), Problem.CHANGED_AFTERWARDS),
    Row("a page less", lambda s: added(s.twice, forger.page_removed), Problem.CHANGED_AFTERWARDS),
    Row(
        "a new page between the signatures",
        lambda s: signed_by(added(s.once, forger.new_page), "signature_2", s.clerk, last=True),
        Problem.CHANGED_AFTERWARDS,
    ),
    Row(
        "the drawings of two pages swapped",
        lambda s: added(s.twice, forger.pages_swapped),
        Problem.CHANGED_AFTERWARDS,
    ),
    Row("a page drawn over", lambda s: added(s.twice, forger.drawn_over), Problem.CHANGED_AFTERWARDS),
    Row("a page cropped", lambda s: added(s.twice, forger.page_cropped), Problem.CHANGED_AFTERWARDS),
    Row(
        "an object replaced under its number",
        lambda s: added(s.twice, forger.object_replaced),
        Problem.CHANGED_AFTERWARDS,
    ),
    Row(
        "a note written over a page",
        lambda s: added(s.twice, forger.annotation("/FreeText")),
        Problem.CHANGED_AFTERWARDS,
    ),
    Row(
        "a form field laid over a page",
        lambda s: added(
            s.twice,
            forger.annotation("/Widget", **{"/FT": generic.NameObject("/Tx"), "/T": generic.pdf_string("x")}),
        ),
        Problem.CHANGED_AFTERWARDS,
    ),
    Row(
        "a form field laid over a page between the signatures",
        lambda s: signed_by(
            added(
                s.once,
                forger.annotation(
                    "/Widget", **{"/FT": generic.NameObject("/Tx"), "/T": generic.pdf_string("x")}
                ),
            ),
            "signature_2",
            s.clerk,
            last=True,
        ),
        Problem.CHANGED_AFTERWARDS,
    ),
    Row(
        "an empty signature field laid over a page",
        lambda s: added(
            s.twice,
            forger.annotation(
                "/Widget", **{"/FT": generic.NameObject("/Sig"), "/T": generic.pdf_string("x")}
            ),
        ),
        Problem.CHANGED_AFTERWARDS,
    ),
    Row(
        "a script that runs on opening", lambda s: added(s.twice, forger.script()), Problem.CHANGED_AFTERWARDS
    ),
    Row("an embedded file", lambda s: added(s.twice, forger.attached_file), Problem.CHANGED_AFTERWARDS),
]

PROGRAMS = [
    Row("saved anew", lambda s: forger.saved_anew(s.twice), Problem.BROKEN),
    Row(
        "saved anew, compressed",
        lambda s: forger.saved_anew(s.twice, object_stream_mode=forger.pikepdf.ObjectStreamMode.generate),
        Problem.BROKEN,
    ),
    Row("locked up by a password", lambda s: forger.locked_up(s.twice, "secret"), Problem.ENCRYPTED),
    Row("encrypted without a password to open it", lambda s: forger.locked_up(s.twice, ""), Problem.BROKEN),
]

TIMES = [
    Row(
        "dated before the certificate",
        lambda s: signed_before(s.once, s.clerk),
        Problem.CERTIFICATE_NOT_YET_VALID,
    ),
    Row(
        "dated in the future",
        lambda s: signed_by(s.once, "signature_2", s.clerk, last=True, now=NOW + dt.timedelta(days=2)),
        Problem.CLOCK_OFF,
    ),
    Row(
        "dated before the signature that it follows",
        lambda s: signed_by(
            signed_by(s.unsigned, "signature_1", s.mayor, certify=True, now=NOW - dt.timedelta(days=3)),
            "signature_2",
            s.clerk,
            last=True,
            now=NOW - dt.timedelta(days=9),
        ),
        Problem.CLOCK_OFF,
    ),
]

TABLE = BYTES + SIGNATURES + UPDATES + PROGRAMS + TIMES


def signed_before(pdf: bytes, clerk) -> bytes:
    """A signature that claims a time before its certificate, which no honest program would make."""
    from medias_desktop.core.pdf.signing import session

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(session, "check_usable", lambda certificate, now: None)
        return signed_by(pdf, "signature_2", clerk, last=True, now=NOW - dt.timedelta(days=60))


@pytest.fixture(scope="module")
def signed() -> Signed:
    made = NOW - dt.timedelta(days=30)  # so that earlier signatures are within the certificates' time
    mayor = create_identity("Hélène Cœur-Bélanger", "Mairesse", TOWN, PASSPHRASE, made)
    clerk = create_identity("Jean-François L’Écuyer", "Greffier", TOWN, PASSPHRASE, made)
    stranger = create_identity("Jean-François L’Écuyer", "Greffier", TOWN, PASSPHRASE, made)

    def twice_signed(pdf: bytes) -> tuple[bytes, bytes]:
        once = signed_by(pdf, "signature_1", mayor, certify=True)
        return once, signed_by(once, "signature_2", clerk, last=True)

    unsigned = typeset_adoption(adoption(chapters=1)).pdf
    other = typeset_adoption(adoption(chapters=1, policy_title="Politique de prévention")).pdf
    return Signed(unsigned, *twice_signed(unsigned), twice_signed(other)[1], mayor, clerk, stranger)


@pytest.fixture(scope="module")
def town(signed):
    from tests.core.pdf.conftest import trusting

    return trusting(*signed.mayor.chain_pems, *signed.clerk.chain_pems)


def test_what_nobody_touched_is_accepted(signed, town):
    assert verify(signed.twice, town, now=NOW).problems == ()


@pytest.mark.parametrize("row", TABLE, ids=[row.what for row in TABLE])
def test_tampering_is_refused_for_the_right_reason(signed, town, row):
    found = verify(row.how(signed), town, now=NOW)
    assert not found.accepted
    assert found.problems[0] is row.why, found.problems
