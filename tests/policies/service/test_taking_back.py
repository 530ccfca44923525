"""What was signed elsewhere comes back: in another office's program (pyHanko with its own identity), or with ours."""

from __future__ import annotations

import datetime as dt
import io

import pikepdf
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm

from medias_desktop.core.files import read_bytes
from medias_desktop.core.pdf import errors as pdf_errors
from medias_desktop.core.pdf.credentials import FileCredential
from medias_desktop.core.pdf.identity import create_identity
from medias_desktop.core.pdf.signing import Appearance, sign
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.policies.rules import Change, Signatory, SignatureMethod, VersionState
from medias_desktop.policies.rules import round_errors as refused
from medias_desktop.policies.rules.rounds import RoundState
from tests.policies.adopting import PASSPHRASE, RESOLUTION, draft, signatories, table_sizes

THEIRS = "une phrase à elle seule"
MAYOR, CLERK = "Marie-Ève Côté-Gagné", "Jean L’Heureux"


class SignerAt(signers.PdfSigner):
    """Their program, whose clock shows ``now``."""

    def __init__(self, now: dt.datetime, *arguments, **options) -> None:
        super().__init__(*arguments, **options)
        self._now = now

    def init_signing_session(self, *arguments, **options):
        session = super().init_signing_session(*arguments, **options)
        session.system_time = self._now
        return session


class Office:
    """Another office: an identity of its own, and a program that signs what it is given."""

    def __init__(self, name: str, clock) -> None:
        self.identity = create_identity(name, "", "Cabinet Rivière-Claire", THEIRS, clock.now())
        self.now = clock.now()
        self.credential = FileCredential(self.identity.pkcs12, THEIRS)

    @property
    def root(self) -> bytes:
        return self.identity.chain_pems[-1].encode()

    def signed(self, pdf: bytes, field: str, **options) -> bytes:
        out = io.BytesIO()
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        metadata = signers.PdfSignatureMetadata(field_name=field, md_algorithm="sha256", **options)
        SignerAt(self.now, metadata, signer=self.credential.signer()).sign_pdf(
            writer, output=out, existing_fields_only=True
        )
        return out.getvalue()


@pytest.fixture
def mayor(clock, service):
    office = Office(MAYOR, clock)
    service.signatures.trust.trust_certificate(office.root, "Autorité du cabinet")
    return office


@pytest.fixture
def clerk(clock, service):
    office = Office(CLERK, clock)
    service.signatures.trust.trust_certificate(office.root, "Autorité du greffe régional")
    return office


def begin(service, *who, version_id=None):
    found = who or (
        Signatory(MAYOR, "Mairesse", elsewhere=True),
        Signatory(CLERK, "Greffier", elsewhere=True),
    )
    version_id = version_id or draft(service)
    return service.rounds.begin(version_id, RESOLUTION, found, None, Change.SUBSTANTIVE, None, Silent())


def refuses(service, register, found, kind, pdf) -> str:
    """Say that a file is refused and that nothing changed; return the sentence."""
    before, sizes = service.rounds.export(found.id), table_sizes(register)
    with pytest.raises(kind) as caught:
        service.rounds.take_back(found.id, pdf, Silent())
    assert service.rounds.export(found.id) == before
    assert table_sizes(register) == sizes
    assert service.rounds.round(found.id) == found
    return caught.value.sentence()


def test_signed_elsewhere_by_both_in_turn_it_is_adopted(service, mayor, clerk):
    found = begin(service)
    step = service.rounds.take_back(
        found.id, mayor.signed(service.rounds.export(found.id), "signature_1"), Silent()
    )
    assert step.adoption is None
    assert [one.signed_at is None for one in step.round.signatories] == [False, True]
    step = service.rounds.take_back(
        found.id, clerk.signed(service.rounds.export(found.id), "signature_2"), Silent()
    )
    assert step.round.state is RoundState.COMPLETED
    assert [one.method for one in step.adoption.signatories] == [SignatureMethod.ELSEWHERE] * 2
    assert step.adoption.signatories[0].certificate_pem == mayor.identity.certificate_pem
    assert service.verify_adoption(found.version_id).accepted
    assert service.version(found.version_id).summary.state is VersionState.ADOPTED


def test_a_file_that_comes_back_with_both_signatures_at_once(service, mayor, clerk):
    found = begin(service)
    pdf = mayor.signed(service.rounds.export(found.id), "signature_1")
    step = service.rounds.take_back(found.id, clerk.signed(pdf, "signature_2"), Silent())
    assert step.adoption is not None
    assert service.verify_adoption(found.version_id).accepted


def test_one_signs_here_and_the_other_elsewhere_in_either_order(service, mayor, clerk):
    (mayor_here, clerk_here), _passphrases = signatories(service)
    found = begin(service, mayor_here, Signatory(CLERK, "Greffier", elsewhere=True))
    service.rounds.sign_here(found.id, PASSPHRASE, Silent())
    pdf = clerk.signed(service.rounds.export(found.id), "signature_2")
    assert service.rounds.take_back(found.id, pdf, Silent()).adoption is not None
    assert service.verify_adoption(found.version_id).accepted
    second = begin(service, Signatory(MAYOR, "Mairesse", elsewhere=True), clerk_here)
    pdf = mayor.signed(service.rounds.export(second.id), "signature_1")
    service.rounds.take_back(second.id, pdf, Silent())
    assert service.rounds.sign_here(second.id, PASSPHRASE, Silent()).adoption is not None
    assert service.verify_adoption(second.version_id).accepted


def test_another_copy_of_this_program_signs_it_too(service, mayor, clock):
    found = begin(service, Signatory(MAYOR, "Mairesse", elsewhere=True))
    signed = sign(
        service.rounds.export(found.id),
        "signature_1",
        mayor.credential,
        Appearance(MAYOR, "Mairesse"),
        reason="J’approuve",
        location="Rivière-Claire",
        now=clock.now(),
        certify=True,
        last=True,
        language="fr",
    )
    assert service.rounds.take_back(found.id, signed.pdf, Silent()).adoption is not None
    assert service.verify_adoption(found.version_id).accepted


def test_somebody_unknown_signs_once_the_authority_is_trusted(service, register, clock):
    office = Office(MAYOR, clock)
    found = begin(service)
    pdf = office.signed(service.rounds.export(found.id), "signature_1")
    told = refuses(service, register, found, pdf_errors.ReturnedUntrusted, pdf)
    assert MAYOR in told
    service.signatures.trust.trust_certificate(office.root, "Autorité du cabinet")
    assert service.rounds.take_back(found.id, pdf, Silent()).round.signatories[0].signed_at


def test_the_wrong_person_in_the_right_place(service, register, clerk):
    found = begin(service)
    pdf = clerk.signed(service.rounds.export(found.id), "signature_1")
    told = refuses(service, register, found, refused.ReturnedWrongPerson, pdf)
    assert MAYOR in told
    assert CLERK in told


def test_the_right_person_out_of_turn(service, register, clerk):
    found = begin(service)
    pdf = clerk.signed(service.rounds.export(found.id), "signature_2")
    told = refuses(service, register, found, refused.ReturnedOutOfOrder, pdf)
    assert MAYOR in told


def test_a_signature_that_lets_nobody_sign_after_it(service, register, mayor):
    found = begin(service)
    current = service.rounds.export(found.id)
    closing = mayor.signed(current, "signature_1", certify=True, docmdp_permissions=MDPPerm.NO_CHANGES)
    told = refuses(service, register, found, refused.ReturnedClosed, closing)
    assert CLERK in told
    certifying = mayor.signed(current, "signature_1", certify=True, docmdp_permissions=MDPPerm.FILL_FORMS)
    assert service.rounds.take_back(found.id, certifying, Silent()).adoption is None


def test_a_place_that_is_a_pens(service, register, clerk, mayor):
    found = begin(service, Signatory(MAYOR, "Mairesse", elsewhere=True), Signatory(CLERK, "Greffier"))
    pdf = clerk.signed(service.rounds.export(found.id), "signature_2")
    refuses(service, register, found, refused.ReturnedOutOfOrder, pdf)


@pytest.mark.parametrize("manner", ["as it left", "another document", "saved anew", "cut", "text", "empty"])
def test_what_is_not_the_document_plus_signatures(service, register, mayor, manner):
    found = begin(service)
    current = service.rounds.export(found.id)
    signed = mayor.signed(current, "signature_1")
    rewritten = io.BytesIO()
    with pikepdf.open(io.BytesIO(current)) as document:
        document.save(rewritten)
    other = begin(service, version_id=draft(service))
    pdf, kind = {
        "as it left": (current, pdf_errors.ReturnedUnsigned),
        "another document": (
            mayor.signed(service.rounds.export(other.id), "signature_1"),
            pdf_errors.ReturnedRefused,
        ),
        "saved anew": (mayor.signed(rewritten.getvalue(), "signature_1"), pdf_errors.ReturnedRewritten),
        "cut": (signed[:-700], pdf_errors.ReturnedRefused),
        "text": (b"Bonjour", pdf_errors.NotAPdf),
        "empty": (b"", pdf_errors.NotAPdf),
    }[manner]
    refuses(service, register, found, kind, pdf)


def test_a_page_added_before_or_after_the_signature(service, register, mayor):
    found = begin(service)
    current = service.rounds.export(found.id)
    signed = mayor.signed(current, "signature_1")
    for start in (current, signed):
        writer = IncrementalPdfFileWriter(io.BytesIO(start))
        page = writer.root["/Pages"]["/Kids"][0].get_object()
        from pyhanko.pdf_utils.generic import ArrayObject, NumberObject, pdf_name

        page[pdf_name("/Rotate")] = NumberObject(180)
        page[pdf_name("/CropBox")] = ArrayObject([NumberObject(n) for n in (0, 0, 100, 100)])
        writer.update_container(page)
        out = io.BytesIO()
        writer.write(out)
        pdf = out.getvalue() if start is signed else mayor.signed(out.getvalue(), "signature_1")
        refuses(service, register, found, pdf_errors.ReturnedRefused, pdf)


def test_a_copy_from_before_the_last_signature(service, register, mayor, clerk):
    found = begin(service)
    first = service.rounds.export(found.id)
    step = service.rounds.take_back(found.id, mayor.signed(first, "signature_1"), Silent())
    rolled_back = clerk.signed(first, "signature_2")
    refuses(service, register, step.round, pdf_errors.ReturnedRefused, rolled_back)
    refuses(service, register, step.round, pdf_errors.ReturnedRefused, first)


def test_an_encrypted_file(service, register, mayor):
    found = begin(service)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(service.rounds.export(found.id))) as document:
        document.save(out, encryption=pikepdf.Encryption(user="a", owner="b"))
    refuses(service, register, found, pdf_errors.ReturnedRefused, out.getvalue())


def test_a_file_far_too_large_is_not_even_read(service, register, tmp_path):
    found = begin(service)
    huge = tmp_path / "énorme.pdf"
    with huge.open("wb") as file:
        file.truncate(2**30)
    with pytest.raises(refused.ReturnedTooLarge, match="énorme"):
        service.rounds.take_back_file(found.id, huge, Silent())


def test_a_file_is_taken_back_from_the_disk(service, mayor, tmp_path):
    found = begin(service, Signatory(MAYOR, "Mairesse", elsewhere=True))
    file = tmp_path / "signé.pdf"
    file.write_bytes(mayor.signed(service.rounds.export(found.id), "signature_1"))
    step = service.rounds.take_back_file(found.id, file, Silent())
    assert step.adoption is not None
    assert service.adoption_pdf(found.version_id) == read_bytes(file)


def test_two_windows_take_the_same_file_back(service, mayor):
    found = begin(service)
    pdf = mayor.signed(service.rounds.export(found.id), "signature_1")
    service.rounds.take_back(found.id, pdf, Silent(), row_version=found.row_version)
    with pytest.raises(ChangedElsewhere):
        service.rounds.take_back(found.id, pdf, Silent(), row_version=found.row_version)


def test_a_copy_saved_before_it_was_prepared_anew(service, register, mayor):
    (_mayor_here, clerk_here), _passphrases = signatories(service)
    found = begin(service, Signatory(MAYOR, "Mairesse", elsewhere=True), Signatory(CLERK, "Greffier"))
    old = mayor.signed(service.rounds.export(found.id), "signature_1")
    step = service.rounds.change_method(found.id, 2, SignatureMethod.HERE, clerk_here.identity_id, Silent())
    refuses(service, register, step.round, pdf_errors.ReturnedRefused, old)
