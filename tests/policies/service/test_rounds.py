import dataclasses
import datetime as dt
import io

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from sqlalchemy import event

from medias_desktop.core.errors import Cancelled
from medias_desktop.core.files import DiskFull
from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.policies import errors
from medias_desktop.policies.rules import Change, Signatory, SignatureMethod, VersionState
from medias_desktop.policies.rules import round_errors as refused
from medias_desktop.policies.rules.rounds import RoundState
from medias_desktop.signatures.errors import CertificateRevoked, WrongPerson
from medias_desktop.signatures.rules import RevocationReason
from tests.policies.adopting import IDENTITY, OUTLINE, PASSPHRASE, RESOLUTION, draft, signatories, table_sizes

HERE, PEN, ELSEWHERE = SignatureMethod.HERE, SignatureMethod.PEN, SignatureMethod.ELSEWHERE


def begin(service, version_id, who, change=Change.SUBSTANTIVE):
    return service.rounds.begin(version_id, RESOLUTION, who, None, change, None, Silent())


@pytest.fixture
def both(service):
    """Two people with identities of the register, who sign later."""
    return signatories(service)[0]


def test_a_prepared_document_waits_and_its_text_is_frozen(service, services, both):
    version_id = draft(service)
    found = begin(service, version_id, both)
    assert found == service.rounds.open_round(version_id)
    assert found.state is RoundState.OPEN
    assert (found.resolution, found.identity) == (RESOLUTION, IDENTITY)
    summary = service.version(version_id).summary
    assert summary.state is VersionState.DRAFT
    assert summary.being_signed
    with pytest.raises(errors.BeingSigned):
        service.correct_outline(version_id, summary.row_version, OUTLINE)
    with pytest.raises(errors.BeingSigned):
        service.correct_identity(summary.policy_id, dataclasses.replace(IDENTITY, title="Autre"))
    with pytest.raises(errors.BeingSigned):
        service.delete_draft(version_id)
    with pytest.raises(errors.BeingSigned):
        service.adopt(version_id, RESOLUTION, (Signatory("Anne Roy", "Mairesse"),), {}, Silent())
    with pytest.raises(errors.BeingSigned):
        begin(service, version_id, both)
    with pytest.raises(errors.BeingSigned):
        services.life.submit(version_id, summary.row_version, summary.imported_at.date())


def test_it_is_adopted_when_the_last_of_them_has_signed(service, both, clock):
    version_id = draft(service)
    found = begin(service, version_id, both)
    first = service.rounds.sign_here(found.id, PASSPHRASE, Silent())
    assert first.adoption is None
    assert service.adoption(version_id) is None
    assert [one.signed_at for one in first.round.signatories] == [clock.now(), None]
    last = service.rounds.sign_here(found.id, PASSPHRASE, Silent())
    assert last.round.state is RoundState.COMPLETED
    assert last.adoption == service.adoption(version_id)
    assert not service.version(version_id).summary.being_signed
    assert service.version(version_id).summary.state is VersionState.ADOPTED
    assert service.verify_adoption(version_id).accepted
    assert [one.certificate_pem.startswith("-----BEGIN") for one in last.adoption.signatories] == [True, True]
    pdf = service.adoption_pdf(version_id)
    first_signature, second = PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures
    assert first_signature.docmdp_level is not None
    assert second.fieldmdp is not None
    with pytest.raises(refused.RoundOver):
        service.rounds.sign_here(found.id, PASSPHRASE, Silent())


def test_an_abandoned_round_leaves_a_draft_and_its_history(service, both):
    version_id = draft(service)
    found = begin(service, version_id, both)
    service.rounds.sign_here(found.id, PASSPHRASE, Silent())
    with pytest.raises(refused.RoundNoteMissing):
        service.rounds.abandon(found.id, "  ")
    service.rounds.abandon(found.id, "La mairesse est malade")
    assert service.rounds.open_round(version_id) is None
    (kept,) = service.rounds.rounds_of(version_id)
    assert (kept.state, kept.note) == (RoundState.ABANDONED, "La mairesse est malade")
    summary = service.version(version_id).summary
    service.correct_outline(version_id, summary.row_version, OUTLINE)
    again = begin(service, version_id, both)
    assert again.id != found.id
    assert len(service.rounds.rounds_of(version_id)) == 2


def test_a_deleted_draft_takes_its_abandoned_rounds_along(service, both, register):
    before = table_sizes(register)
    version_id = draft(service)
    found = begin(service, version_id, both)
    service.rounds.sign_here(found.id, PASSPHRASE, Silent())
    service.rounds.abandon(found.id, "À refaire")
    service.delete_draft(version_id)
    assert table_sizes(register) == before


def test_a_wrong_passphrase_leaves_the_earlier_signature_as_it_was(service, both, register):
    version_id = draft(service)
    found = begin(service, version_id, both)
    service.rounds.sign_here(found.id, PASSPHRASE, Silent())
    before, sizes = service.rounds.export(found.id), table_sizes(register)
    with pytest.raises(errors.SignatoryPassphraseWrong):
        service.rounds.sign_here(found.id, "autre chose", Silent())
    with pytest.raises(errors.PassphraseMissing):
        service.rounds.sign_here(found.id, "", Silent())
    assert service.rounds.export(found.id) == before
    assert table_sizes(register) == sizes


def test_another_persons_identity_signs_nothing(service, both):
    version_id = draft(service)
    wrong = dataclasses.replace(both[0], name="Zoé Lavoie")
    found = begin(service, version_id, (wrong,))
    with pytest.raises(WrongPerson):
        service.rounds.sign_here(found.id, PASSPHRASE, Silent())


def test_of_two_windows_one_signs(service, both):
    version_id = draft(service)
    found = begin(service, version_id, both)
    service.rounds.sign_here(found.id, PASSPHRASE, Silent(), row_version=found.row_version)
    with pytest.raises(ChangedElsewhere):
        service.rounds.sign_here(found.id, PASSPHRASE, Silent(), row_version=found.row_version)


def test_who_was_to_sign_with_a_key_may_take_a_pen(service, both):
    version_id = draft(service)
    found = begin(service, version_id, both)
    service.rounds.sign_here(found.id, PASSPHRASE, Silent())
    with pytest.raises(refused.SignedAlready):
        service.rounds.change_method(found.id, 1, PEN, None, Silent())
    step = service.rounds.change_method(found.id, 2, PEN, None, Silent())
    assert step.round.state is RoundState.COMPLETED
    assert [one.method for one in step.adoption.signatories] == [HERE, PEN]
    assert service.verify_adoption(version_id).accepted


def test_who_comes_behind_the_closing_field_makes_the_document_be_prepared_anew(service, both):
    version_id = draft(service)
    found = begin(service, version_id, (both[0], dataclasses.replace(both[1], identity_id=None)))
    assert found.locking_position == 1
    step = service.rounds.change_method(found.id, 2, HERE, both[1].identity_id, Silent())
    assert step.round.locking_position == 2
    for _who in both:
        step = service.rounds.sign_here(found.id, PASSPHRASE, Silent())
    assert step.adoption is not None
    assert service.verify_adoption(version_id).accepted


def test_after_a_signature_nobody_comes_behind_the_closing_field(service, both):
    version_id = draft(service)
    pen = Signatory("Étienne Lavoie", "Conseiller")
    found = begin(service, version_id, (*both, pen))
    service.rounds.sign_here(found.id, PASSPHRASE, Silent())
    with pytest.raises(refused.MethodTooLate):
        service.rounds.change_method(found.id, 3, ELSEWHERE, None, Silent())


def test_with_pens_alone_there_is_nothing_to_wait_for(service):
    with pytest.raises(refused.NobodySignsDigitally):
        begin(service, draft(service), (Signatory("Anne Roy", "Mairesse"),))


def test_who_signs_elsewhere_is_not_adopted_at_once(service):
    with pytest.raises(errors.SignsElsewhere):
        service.adopt(
            draft(service), RESOLUTION, (Signatory("Anne Roy", "Mairesse", elsewhere=True),), {}, Silent()
        )


def test_the_placeholders_stay_what_they_were_when_it_was_prepared(service, services, both):
    text = dataclasses.replace(OUTLINE, introduction="Écrire à {{courriel}}.")
    version_id = draft(service, text)
    services.composing.set_placeholders({"courriel": "info@sainte-elodie.example"})
    found = begin(service, version_id, both)
    services.composing.set_placeholders({"courriel": "autre@sainte-elodie.example"})
    for _who in both:
        step = service.rounds.sign_here(found.id, PASSPHRASE, Silent())
    assert step.adoption is not None
    assert service.version(version_id).introduction == "Écrire à info@sainte-elodie.example."
    with open_pdf(service.adoption_pdf(version_id)) as document:
        text = "".join(document.text(number) for number in range(len(document)))
    assert "info@sainte-elodie.example" in text


def test_a_computer_whose_date_is_behind_signs_nothing(service, both, clock):
    version_id = draft(service)
    found = begin(service, version_id, both)
    clock.set_today(dt.date(2024, 11, 21))
    with pytest.raises(refused.ClockBehind, match="21 novembre 2024"):
        service.rounds.sign_here(found.id, PASSPHRASE, Silent())


class StopAfter:
    def __init__(self, steps: int) -> None:
        self.left = steps

    def report(self, done: int, total: int) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


@pytest.mark.parametrize("steps", range(3))
def test_what_is_stopped_between_two_steps_leaves_everything_as_it_was(service, both, register, steps):
    version_id = draft(service)
    before = table_sizes(register)
    if steps < 2:
        with pytest.raises(Cancelled):
            service.rounds.begin(
                version_id, RESOLUTION, both, None, Change.SUBSTANTIVE, None, StopAfter(steps)
            )
        assert table_sizes(register) == before
        assert not service.version(version_id).summary.being_signed
    found = begin(service, version_id, both)
    service.rounds.sign_here(found.id, PASSPHRASE, Silent())
    before, pdf = table_sizes(register), service.rounds.export(found.id)
    with pytest.raises(Cancelled):
        service.rounds.sign_here(found.id, PASSPHRASE, StopAfter(steps))
    assert table_sizes(register) == before
    assert service.rounds.export(found.id) == pdf


@pytest.mark.file_only
def test_a_full_disk_leaves_the_earlier_signature_and_no_adoption(service, both, register):
    version_id = draft(service)
    found = begin(service, version_id, both)
    service.rounds.sign_here(found.id, PASSPHRASE, Silent())
    before, pdf = table_sizes(register), service.rounds.export(found.id)

    def limit(connection):
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")

    event.listen(register._engine, "begin", limit)
    with pytest.raises(DiskFull):
        service.rounds.sign_here(found.id, PASSPHRASE, Silent())
    event.remove(register._engine, "begin", limit)
    assert table_sizes(register) == before
    assert service.rounds.export(found.id) == pdf
    assert service.adoption(version_id) is None


def test_a_time_stamp_server_that_does_not_answer_is_told_and_stops_nothing(service, both):
    service.signatures.timestamps.set_server("http://127.0.0.1:9/tsa")
    version_id = draft(service)
    found = begin(service, version_id, both)
    step = service.rounds.sign_here(found.id, PASSPHRASE, Silent())
    (notice,) = step.notices
    assert "127.0.0.1" in notice.sentence()
    record = service.adopt(
        draft(service),
        RESOLUTION,
        both,
        dict.fromkeys([one.identity_id for one in both], PASSPHRASE),
        Silent(),
    )
    (told,) = record.notices
    assert "127.0.0.1" in told.sentence()


def test_a_revoked_identity_signs_no_more_in_a_round(service, both):
    found = begin(service, draft(service), both)
    reason = RevocationReason.CESSATION_OF_OPERATION
    service.signatures.identities.revoke(both[0].identity_id, reason)
    with pytest.raises(CertificateRevoked):
        service.rounds.sign_here(found.id, PASSPHRASE, Silent())
    step = service.rounds.change_method(found.id, 1, PEN, None, Silent())
    assert step.adoption is None
    assert service.rounds.sign_here(found.id, PASSPHRASE, Silent()).adoption is not None


def test_the_trail_tells_each_step_of_a_round(service, both, register):
    version_id = draft(service)
    found = begin(service, version_id, both)
    for _who in both:
        service.rounds.sign_here(found.id, PASSPHRASE, Silent())
    actions = [
        row["action"]
        for row in register.rows("SELECT DISTINCT action, entry FROM audit_event ORDER BY entry")
    ]
    assert actions[-3:] == ["begin_round", "sign_in_round", "finish_round"]
    assert ("signing_round", str(found.id)) in service.trail_records(version_id)
