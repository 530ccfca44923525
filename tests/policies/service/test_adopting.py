import dataclasses
import datetime as dt
import io
import shutil
import subprocess

import page
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from sqlalchemy import event

from medias_desktop.core.errors import Cancelled
from medias_desktop.core.files import DiskFull
from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.pdf.verifying import Problem
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.errors import ChangedElsewhere, RegisterDamaged
from medias_desktop.policies import errors
from medias_desktop.policies.outline import Outline
from medias_desktop.policies.rules import PolicyIdentity, Signatory, VersionState
from medias_desktop.policies.service import PolicyService
from medias_desktop.signatures.errors import CertificateExpired, IdentityMissing
from tests.policies.adopting import OUTLINE, PASSPHRASE, RESOLUTION, adopt, draft, signatories, table_sizes
from tests.registers import change_behind, make_register, open_again

PEN = Signatory("Étienne Lavoie", "Conseiller")


def pages_text(pdf: bytes) -> str:
    with open_pdf(pdf) as document:
        return "\n".join(document.text(number) for number in range(len(document)))


def test_an_adoption_is_recorded_with_its_signed_document(service, clock):
    who, passphrases = signatories(service)
    version_id = draft(service)
    record = service.adopt(version_id, RESOLUTION, who, passphrases, Silent())
    assert service.adoption(version_id) == record
    assert record.resolution == RESOLUTION
    assert [(one.name, one.signed_at) for one in record.signatories] == [
        ("Marie-Ève Côté-Gagné", clock.now()),
        ("Jean L’Heureux", clock.now()),
    ]
    summary = service.version(version_id).summary
    assert summary.state is VersionState.ADOPTED
    assert (summary.resolution_number, summary.in_force_date) == ("2026-11-214", dt.date(2026, 12, 1))
    text = pages_text(service.adoption_pdf(version_id))
    for expected in (
        "2026-11-214",
        "Publier avec soin.",
        "ANNEXE A",
        summary.text_sha256[:16],
        "Noémie Ouellet",
    ):
        assert expected in text
    assert summary.uid.replace("-", "").upper()[:4] in text


def test_the_signed_document_is_accepted_by_independent_validators(service, tmp_path):
    who, passphrases = signatories(service)
    version_id = draft(service)
    service.adopt(version_id, RESOLUTION, who, passphrases, Silent())
    pdf = service.adoption_pdf(version_id)
    whole, first = tmp_path / "adoption.pdf", tmp_path / "first.pdf"
    whole.write_bytes(pdf)
    # Of two signatures the validator expects the first to cover the whole file, which it cannot; its own revision is
    # what it must cover (pdf-association/pdf-issues 777).
    _start, length, gap, rest = PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures[0].byte_range
    first.write_bytes(pdf[: gap + rest])
    assert length < gap
    assert page.validate_pdf(str(first), profile="2a").is_compliant
    assert page.validate_pdf(str(whole), profile="ua1").is_compliant
    failures = page.validate_pdf(str(whole), profile="2a").failures
    assert [one.rule_id for one in failures] == ["PDFA2A-SIGNATURE-BYTERANGE-001"]
    if pdfsig := shutil.which("pdfsig"):
        told = subprocess.run([pdfsig, str(whole)], capture_output=True, text=True, check=False).stdout
        assert told.count("Signature is Valid.") == 2
        assert "Total document signed" in told


def test_verification_accepts_the_document_and_nothing_else(service):
    who, passphrases = signatories(service)
    version_id = draft(service)
    service.adopt(version_id, RESOLUTION, who, passphrases, Silent())
    found = service.verify_adoption(version_id)
    assert found.accepted
    assert [one.signer for one in found.signatures] == ["Marie-Ève Côté-Gagné", "Jean L’Heureux"]
    pdf = service.adoption_pdf(version_id)
    assert service.verify_copy(pdf).accepted
    changed = bytearray(pdf)
    changed[pdf.index(b"stream") + 40] ^= 1
    assert Problem.BROKEN in service.verify_copy(bytes(changed)).problems
    assert Problem.DIFFERENT_FILE in service.verify_copy(pdf + b"\n").problems


def test_a_document_rolled_back_to_its_first_signature_is_not_accepted(service):
    who, passphrases = signatories(service)
    version_id = draft(service)
    service.adopt(version_id, RESOLUTION, who, passphrases, Silent())
    pdf = service.adoption_pdf(version_id)
    rolled_back = pdf[: pdf.index(b"%%EOF", pdf.index(b"/ByteRange")) + 6]
    problems = service.verify_copy(rolled_back).problems
    assert {Problem.SIGNATURE_MISSING, Problem.DIFFERENT_FILE} <= set(problems)


def test_the_signature_of_a_stranger_is_not_accepted(service, tmp_path, clock):
    from medias_desktop.core.store.register import Municipality

    theirs = make_register(tmp_path / "autre.medias", Municipality("Ville de Rivière-Claire"), clock)
    other = PolicyService(theirs)
    who, passphrases = signatories(other)
    version_id = draft(other)
    other.adopt(version_id, RESOLUTION, who, passphrases, Silent())
    found = service.verify_copy(other.adoption_pdf(version_id))
    theirs.close()
    assert Problem.SIGNER_UNKNOWN in found.problems


def test_a_signature_by_pen_leaves_its_place_empty_among_digital_ones(service):
    who, passphrases = signatories(service)
    version_id = draft(service)
    record = service.adopt(version_id, RESOLUTION, (who[0], PEN, who[1]), passphrases, Silent())
    assert [one.signed_at is None for one in record.signatories] == [False, True, False]
    found = service.verify_adoption(version_id)
    assert found.accepted
    assert [one.field for one in found.signatures] == ["signature_1", "signature_3"]
    assert "Étienne Lavoie" in pages_text(service.adoption_pdf(version_id))


def test_one_digital_signature_both_certifies_and_locks(service):
    who, passphrases = signatories(service)
    version_id = draft(service)
    service.adopt(version_id, RESOLUTION, (PEN, who[1]), passphrases, Silent())
    (only,) = PdfFileReader(io.BytesIO(service.adoption_pdf(version_id))).embedded_regular_signatures
    assert only.docmdp_level is not None
    assert only.fieldmdp is not None
    assert service.verify_adoption(version_id).accepted


def test_signed_by_pen_alone_the_document_rests_on_its_hash(service):
    version_id = draft(service)
    adopt(service, version_id)
    assert service.verify_adoption(version_id).accepted
    assert not service.verify_copy(service.adoption_pdf(version_id) + b"\n").accepted


def test_a_document_changed_inside_the_register_is_found_out(service, register):
    version_id = draft(service)
    record = adopt(service, version_id)
    change_behind(
        register,
        "UPDATE attachment_chunk SET content = CAST(content || x'0a' AS BLOB)"
        f" WHERE sha256 = '{record.pdf_sha256}' AND position = 0",
    )
    with pytest.raises(RegisterDamaged):
        service.adoption_pdf(version_id)
    with pytest.raises(RegisterDamaged):
        service.verify_adoption(version_id)


def test_the_adoption_may_correct_the_policys_name_in_the_same_action(service):
    version_id = draft(service)
    named = PolicyIdentity("Municipalité de Sainte-Élodie", "Politique numérique", "N-9", "fr")
    who = (Signatory("Jean L’Heureux", "Greffier"),)
    record = service.adopt(version_id, RESOLUTION, who, {}, Silent(), identity=named)
    assert (record.municipality, record.policy_number) == ("Municipalité de Sainte-Élodie", "N-9")
    assert service.version(version_id).summary.policy_title == "Politique numérique"
    assert "Municipalité de Sainte-Élodie" in pages_text(service.adoption_pdf(version_id))


def test_an_english_policy_makes_an_english_document(service):
    version_id = draft(service)
    (policy,) = service.library()
    service.correct_identity(
        policy.id, PolicyIdentity("Town of Saint-Élodie", "Social media policy", "", "en")
    )
    adopt(service, version_id)
    text = pages_text(service.adoption_pdf(version_id))
    assert "December 1, 2026" in text.replace("\u00a0", " ")
    assert "Contents" in text


def test_the_latest_signatories_are_proposed_again(service):
    assert service.latest_signatories() == ()
    adopt(service, draft(service))
    assert [one.name for one in service.latest_signatories()] == ["Marie-Ève Côté-Gagné", "Jean L’Heureux"]


class StopAfter:
    def __init__(self, steps: int) -> None:
        self.left = steps

    def report(self, done: int, total: int) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


@pytest.mark.parametrize("steps", range(5))
def test_a_cancelled_adoption_leaves_nothing(service, register, steps):
    who, passphrases = signatories(service)
    version_id = draft(service)
    before = table_sizes(register)
    with pytest.raises(Cancelled):
        service.adopt(version_id, RESOLUTION, who, passphrases, StopAfter(steps))
    assert table_sizes(register) == before
    assert service.version(version_id).summary.state is VersionState.DRAFT


def refused(service, register, error, version_id, *arguments, **options):
    before = table_sizes(register)
    summary = service.version(version_id).summary
    with pytest.raises(error) as caught:
        service.adopt(version_id, *arguments, **options)
    assert table_sizes(register) == before
    assert service.version(version_id).summary == summary
    return caught.value


def test_a_wrong_passphrase_is_told_by_name_and_leaves_everything_as_it_was(service, register):
    who, passphrases = signatories(service)
    wrong = {**passphrases, who[1].identity_id: "une autre phrase de passe"}
    error = refused(
        service, register, errors.SignatoryPassphraseWrong, draft(service), RESOLUTION, who, wrong, Silent()
    )
    assert "Jean L’Heureux" in error.sentence()


def test_a_missing_passphrase_is_told_before_anything_is_done(service, register):
    who, _passphrases = signatories(service)
    refused(service, register, errors.PassphraseMissing, draft(service), RESOLUTION, who, {}, StopAfter(0))


def test_an_expired_identity_signs_nothing(service, register, clock):
    who, passphrases = signatories(service)
    version_id = draft(service)
    clock.set_today(clock.today() + dt.timedelta(days=365 * 3 + 2))
    error = refused(service, register, CertificateExpired, version_id, RESOLUTION, who, passphrases, Silent())
    assert "Marie-Ève Côté-Gagné" in error.sentence()


@pytest.mark.file_only(reason="a server’s full disk is simulated in core/store/server")
def test_a_full_disk_leaves_everything_as_it_was(service, register):
    who, passphrases = signatories(service)
    version_id = draft(service)
    with register.read() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

    def limit(connection):
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")

    event.listen(register._engine, "begin", limit)
    refused(service, register, DiskFull, version_id, RESOLUTION, who, passphrases, Silent())
    event.remove(register._engine, "begin", limit)


def test_a_draft_corrected_meanwhile_is_not_adopted(service):
    version_id = draft(service)
    seen = service.version(version_id).summary
    service.correct_outline(version_id, seen.row_version, OUTLINE)
    with pytest.raises(ChangedElsewhere):
        service.adopt(version_id, RESOLUTION, (PEN,), {}, Silent(), row_version=seen.row_version)
    assert service.adoption(version_id) is None


def test_what_was_typed_with_spaces_around_is_recorded_and_returned_without(service):
    version_id = draft(service)
    typed = dataclasses.replace(RESOLUTION, resolution_number=" 2026-11-214 ", vote="\tÀ l’unanimité ")
    who = (Signatory(" Étienne Lavoie", "Conseiller "),)
    named = PolicyIdentity(" Ville de Sainte-Élodie ", "Politique ", " N-1 ", "fr")
    made = service.adopt(version_id, typed, who, {}, Silent(), identity=named)
    assert (made.municipality, made.policy_number) == ("Ville de Sainte-Élodie", "N-1")
    assert made.resolution == RESOLUTION
    assert made.signatories == (PEN,)
    assert service.adoption(version_id) == made


def test_no_other_draft_is_adopted_in_the_place_of_one_that_is_gone(service):
    version_id = draft(service)
    seen = service.version(version_id).summary
    service.delete_draft(version_id)
    draft(service)
    with pytest.raises(errors.UnknownVersion):
        service.adopt(version_id, RESOLUTION, (PEN,), {}, Silent(), row_version=seen.row_version)


class CorrectMeanwhile:
    """Another window corrects the draft while this one signs."""

    def __init__(self, service: PolicyService, version_id: int) -> None:
        self._service, self._version_id = service, version_id

    def report(self, done: int, total: int) -> None:
        if done == 1:
            row_version = self._service.version(self._version_id).summary.row_version
            self._service.correct_outline(
                self._version_id, row_version, Outline("", "", OUTLINE.sections[:1])
            )


def test_a_draft_corrected_while_it_is_signed_is_not_adopted(service):
    version_id = draft(service)
    with pytest.raises(ChangedElsewhere):
        service.adopt(version_id, RESOLUTION, (PEN,), {}, CorrectMeanwhile(service, version_id))
    assert service.adoption(version_id) is None


@pytest.mark.parametrize("statements", [0, 1, 2, 3])
def test_a_draft_corrected_while_it_is_read_is_adopted_as_a_whole_or_not_at_all(
    service, register, clock, monkeypatch, statements
):
    version_id = draft(service)
    elsewhere = open_again(register, clock)
    corrected = Outline("", "Une autre introduction.", OUTLINE.sections[:1])
    read, left = register.rows, [statements]

    def rows(statement, **values):
        left[0] -= 1
        if left[0] == -1:
            PolicyService(elsewhere).correct_outline(version_id, 1, corrected)
        return read(statement, **values)

    monkeypatch.setattr(register, "rows", rows)
    try:
        adopt(service, version_id)
    except ChangedElsewhere:
        assert service.adoption(version_id) is None
    else:
        printed = pages_text(service.adoption_pdf(version_id))
        assert "Une autre introduction." in printed
        assert "Portée" not in printed
    finally:
        elsewhere.close()


def test_an_adopted_version_is_not_adopted_again(service, register):
    version_id = draft(service)
    adopt(service, version_id)
    refused(service, register, errors.AlreadyAdopted, version_id, RESOLUTION, (PEN,), {}, Silent())


def test_what_the_rules_forbid_is_refused(service, register):
    empty = draft(service, Outline("", "texte", ()))
    refused(service, register, errors.NoSection, empty, RESOLUTION, (PEN,), {}, Silent())
    early = dataclasses.replace(RESOLUTION, in_force_date=dt.date(2026, 11, 1))
    refused(service, register, errors.InForceBeforeMeeting, draft(service), early, (PEN,), {}, Silent())


def test_a_deleted_identity_is_told(service, register):
    ghost = Signatory("Léo Nadeau", "Maire", 99)
    refused(
        service,
        register,
        IdentityMissing,
        draft(service),
        RESOLUTION,
        (ghost,),
        {99: PASSPHRASE},
        Silent(),
    )


def test_without_an_adoption_there_is_no_document(service):
    version_id = draft(service)
    assert service.adoption(version_id) is None
    with pytest.raises(errors.NotAdopted):
        service.adoption_pdf(version_id)
    with pytest.raises(errors.NotAdopted):
        service.verify_adoption(version_id)


def test_an_adopted_version_keeps_the_name_it_was_adopted_under(service):
    version_id = draft(service)
    adopt(service, version_id)
    before = service.version(version_id).summary
    renamed = PolicyIdentity("Ville fusionnée", "Politique des communications", "99", "fr")
    service.correct_identity(before.policy_id, renamed)
    after = service.version(version_id).summary
    assert (after.policy_title, after.municipality, after.policy_number) == (
        before.policy_title,
        before.municipality,
        before.policy_number,
    )
    assert service.library()[0].title == "Politique des communications"
    next_draft = service.version(draft(service, policy_id=before.policy_id)).summary
    assert next_draft.policy_title == "Politique des communications"
