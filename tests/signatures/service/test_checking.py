"""Any PDF is checked: by a register that may hold it, or by none."""

from __future__ import annotations

import hashlib
import io

import pikepdf
import pytest

from medias_desktop.core.errors import Cancelled
from medias_desktop.core.files import EmptyFile, FileMissing, FileTooLarge, FileUnreadable
from medias_desktop.core.pdf.errors import NotAPdf
from medias_desktop.core.pdf.record import typeset_adoption
from medias_desktop.policies.service import PolicyService
from medias_desktop.signatures.checked import Conclusion, Kinship
from medias_desktop.signatures.service.checking import CheckingService
from medias_desktop.slices import held_documents
from tests.core.pdf.samples import adoption
from tests.prepared import Prepared
from tests.signatures.files import adopted, changed, encrypted, rolled_back


@pytest.fixture(scope="module")
def prepared(new_register, tmp_path_factory):
    """A register that holds a signed adoption, made once, and one that holds nothing."""
    full, empty = (tmp_path_factory.mktemp(name) for name in ("full", "empty"))
    with (
        Prepared(new_register, full, adopted) as one,
        Prepared(new_register, empty, lambda _register: None) as other,
    ):
        yield {True: one, False: other}


@pytest.fixture
def register(request, prepared, tmp_path, clock):
    """Return a register that holds the adoption if the test asks for that."""
    with prepared["pdf" in request.fixturenames].copy(request.param, tmp_path, clock) as (opened, _made):
        yield opened


@pytest.fixture
def service(register):
    return CheckingService(register, held_documents(register))


@pytest.fixture
def pdf(register):
    """Return the document of record that the register holds."""
    policies = PolicyService(register)
    (version,) = policies.adopted_versions()
    return policies.adoption_pdf(version.id)


def test_the_registers_own_document_is_known_byte_for_byte(service, register, pdf):
    found = service.check(pdf, "adoption.pdf")
    assert found.conclusion is Conclusion.HELD
    assert (found.name, found.size, found.municipality) == (
        "adoption.pdf",
        len(pdf),
        "Ville de Sainte-Élodie",
    )
    assert found.checked_at == register.clock.now()
    assert found.held.kind == "adoption"
    assert found.held.sha256 == hashlib.sha256(pdf).hexdigest()
    assert found.held.fields == ("signature_1", "signature_2")
    assert found.held.words("en") == (
        "the document of record of “Politique des médias sociaux”, resolution 2026-11-214"
    )


def test_a_document_signed_by_pen_is_known_without_any_digital_signature(service, register):
    found = service.check(adopted(register, pen=True), "adoption.pdf")
    assert found.conclusion is Conclusion.HELD_UNSIGNED
    assert found.held.kind == "adoption"
    assert found.held.fields == ()


def test_an_earlier_state_is_told_with_the_signature_that_it_lacks(service, pdf):
    found = service.check(rolled_back(pdf), "adoption.pdf")
    assert found.conclusion is Conclusion.EARLIER
    assert found.relation.kinship is Kinship.EARLIER
    assert found.relation.missing == ("Jean L’Heureux",)
    assert found.held is None


def test_what_was_added_at_the_end_is_seen_and_the_document_below_it_named(service, pdf):
    found = service.check(pdf + b"\n% more\n", "adoption.pdf")
    assert found.conclusion is Conclusion.CHANGED
    assert found.relation.kinship is Kinship.EXTENDED


def test_a_changed_copy_is_named_after_the_document_whose_number_it_bears(service, pdf):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(out)
    found = service.check(out.getvalue(), "adoption.pdf")
    assert not found.conclusion.accepted
    assert found.relation.kinship is Kinship.DIFFERENT
    assert found.relation.held.kind == "adoption"


def test_the_same_text_without_its_signatures_is_another_file(service, pdf):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        del document.Root["/AcroForm"]
        for page in document.pages:
            if "/Annots" in page:
                del page["/Annots"]
        document.save(out)
    found = service.check(out.getvalue(), "adoption.pdf")
    assert found.conclusion is Conclusion.OTHER_FILE


def test_a_strangers_document_is_unchanged_but_nobody_vouches(service, twice):
    found = service.check(twice, "autre.pdf")
    assert found.conclusion is Conclusion.SIGNER_UNKNOWN
    assert found.held is None
    assert found.relation is None


def test_a_strangers_changed_document_is_changed(service, twice):
    assert service.check(changed(twice), "autre.pdf").conclusion is Conclusion.CHANGED


def test_a_form_whose_second_place_is_empty_lacks_a_signature(service, once):
    assert service.check(once, "autre.pdf").conclusion is Conclusion.INCOMPLETE


def test_a_document_without_a_signature_is_just_that(service):
    assert service.check(typeset_adoption(adoption()).pdf, "autre.pdf").conclusion is Conclusion.NOT_SIGNED


def test_rubbish_between_the_marks_of_a_pdf_cannot_be_read(service):
    rubbish = b"%PDF-1.7\n" + bytes(range(256)) * 20 + b"\nstartxref\n99999\n%%EOF\n"
    assert service.check(rubbish, "autre.pdf").conclusion is Conclusion.UNREADABLE


def test_without_a_register_nobody_vouches(pdf, clock):
    found = CheckingService(clock=clock).check(pdf, "adoption.pdf")
    assert found.conclusion is Conclusion.SIGNER_UNKNOWN
    assert not found.with_register


def test_a_register_that_is_not_the_documents_own_does_not_hold_it(tmp_path, pdf, clock):
    from medias_desktop.core.store.register import Municipality
    from tests.registers import make_register

    other = make_register(tmp_path / "autre.medias", Municipality("Ville d’Autre-Part"), clock)
    found = CheckingService(other, held_documents(other)).check(pdf, "adoption.pdf")
    other.close()
    assert found.conclusion is Conclusion.SIGNER_UNKNOWN
    assert (found.held, found.relation) == (None, None)


def test_files_of_every_kind_are_known_for_what_they_are(register, pdf):
    (source,) = [holder.held(hashlib.sha256(b"1. But").hexdigest()) for holder in held_documents(register)][
        :1
    ]
    assert source.kind == "source"
    assert source.words("fr") == (
        "le fichier d’où « Politique des médias sociaux », version 1, a été importée"
    ).replace("« ", "«\u00a0").replace(" »", "\u00a0»")


def test_a_file_under_a_password_cannot_be_read(service, once):
    assert service.check(encrypted(once, "secret"), "chiffre.pdf").conclusion is Conclusion.UNREADABLE


def test_a_signed_file_that_was_locked_afterwards_is_no_longer_what_was_signed(service, once):
    assert service.check(encrypted(once), "chiffre.pdf").conclusion is Conclusion.CHANGED


def test_files_that_cannot_be_read_are_told_in_a_sentence(service, tmp_path):
    (tmp_path / "vide.pdf").write_bytes(b"")
    (tmp_path / "image.pdf").write_bytes(b"GIF89a")
    with (tmp_path / "grand.pdf").open("wb") as stream:
        stream.truncate(1024**3)
    for name, error in (
        ("vide.pdf", EmptyFile),
        ("image.pdf", NotAPdf),
        ("grand.pdf", FileTooLarge),
        ("parti.pdf", FileMissing),
        ("", FileUnreadable),
    ):
        with pytest.raises(error) as caught:
            service.check_file(tmp_path / name)
        assert caught.value.sentence().endswith(".")


def test_a_check_is_cancelled_between_its_steps(service, tmp_path, once):
    (tmp_path / "un.pdf").write_bytes(once)

    class Impatient:
        def report(self, done, total):
            if done == 2:
                raise Cancelled

    with pytest.raises(Cancelled):
        service.check_file(tmp_path / "un.pdf", Impatient())
