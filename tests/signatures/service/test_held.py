"""What a register holds is known for what it is: adopted, on its way, brought in, sealed, certified."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.core.pdf.destruction import typeset_destruction
from medias_desktop.core.pdf.sealing import Sealable
from medias_desktop.core.progress import Silent
from medias_desktop.core.store import attachments
from medias_desktop.core.store.roles import Permission
from medias_desktop.paper.reading import read_scan
from medias_desktop.policies.rules import Change
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.signatures.checked import Conclusion, Standing
from medias_desktop.signatures.service.checking import CheckingService
from medias_desktop.slices import held_documents
from tests.core.pdf.test_destruction import certificate
from tests.paper.scanner import as_pdf
from tests.policies.adopting import IDENTITY, OUTLINE, PASSPHRASE, RESOLUTION, adopt, draft, signatories
from tests.policies.service.test_true_copies import attest, pages_of

DOCUMENT = typeset_destruction(certificate())


@pytest.fixture
def check(register):
    """Return what checks bytes by the register."""
    checking = CheckingService(register, held_documents(register))
    return lambda pdf: checking.check(pdf, "a.pdf")


@pytest.fixture
def begun(service):
    """Return a round of two who sign later, and the document prepared for them."""
    found = service.rounds.begin(
        draft(service), RESOLUTION, signatories(service)[0], None, Change.SUBSTANTIVE, None, Silent()
    )
    return found, service.rounds.export(found.id)


def test_a_prepared_document_is_not_signed_by_everybody(check, begun):
    _round, prepared = begun
    found = check(prepared)
    assert (found.held.kind, found.conclusion) == ("prepared", Conclusion.UNFINISHED)
    assert not found.conclusion.accepted


def test_nor_is_one_that_only_the_first_has_signed(check, service, begun):
    round_, prepared = begun
    service.rounds.sign_here(round_.id, PASSPHRASE, Silent())
    found = check(service.rounds.export(round_.id))
    assert (found.held.kind, found.conclusion) == ("in_signing", Conclusion.UNFINISHED)
    assert found.held.fields == ("signature_1",)
    assert check(prepared).held.kind == "prepared"


def test_when_all_have_signed_it_is_the_document_of_record(check, service, begun):
    round_, prepared = begun
    service.rounds.sign_here(round_.id, PASSPHRASE, Silent())
    half = service.rounds.export(round_.id)
    service.rounds.sign_here(round_.id, PASSPHRASE, Silent())
    found = check(service.rounds.export(round_.id))
    assert (found.held.kind, found.conclusion) == ("adoption", Conclusion.HELD)
    assert check(prepared).conclusion is Conclusion.UNFINISHED
    earlier = check(half)  # the register no longer names it: it is known by the document that it became
    assert earlier.conclusion is Conclusion.EARLIER
    assert earlier.relation.missing == ("Jean L’Heureux",)


def test_an_abandoned_round_is_told(check, service, begun):
    round_, prepared = begun
    service.rounds.abandon(round_.id, "Reporté")
    assert "abandonnée" in check(prepared).held.words("fr")


def test_what_was_brought_in_is_kept_and_vouched_for_by_nobody(check, service, register):
    service.import_policy("politique.pdf", DOCUMENT, OUTLINE, IDENTITY)
    found = check(DOCUMENT)
    assert (found.held.kind, found.held.standing) == ("source", Standing.MATERIAL)
    assert found.conclusion is Conclusion.NOT_SIGNED


def test_any_other_kept_file_is_named(check, register):
    with register.transaction("import_policy", Permission.ADOPT) as tx:
        attachments.keep(tx, "carte.pdf", "application/pdf", DOCUMENT)
    found = check(DOCUMENT)
    assert (found.held.kind, found.held.words("fr")) == (
        "attachment",
        "un fichier conservé dans le registre, «\u00a0carte.pdf\u00a0»",
    )


def test_what_was_sealed_and_handed_out_is_recognized(check, signatures):
    pdf = signatures.sealing.seal(Sealable("destruction_certificate", "Attestation", DOCUMENT, "fr", None))
    found = check(pdf)
    assert (found.held.kind, found.held.kept) == ("sealed", False)
    assert found.conclusion is Conclusion.HELD


def test_a_certificate_of_destruction_is_the_registers_own(check, register):
    from medias_desktop.core.store.schema import destruction

    with register.transaction("destroy_due", Permission.ADMINISTER) as tx:
        digest = attachments.keep(tx, "c.pdf", "application/pdf", DOCUMENT)
        tx.insert(
            destruction,
            uid="0" * 36,
            kind="former_person",
            basis="5-01",
            record_count=1,
            certificate_sha256=digest,
            destroyed_at=dt.datetime(2026, 11, 20, 15, tzinfo=dt.UTC),
        )
    found = check(DOCUMENT)
    assert (found.held.kind, found.conclusion) == ("destruction", Conclusion.HELD_UNSIGNED)
    assert found.held.words("fr") == "le certificat d’une destruction faite le 20 novembre 2026"


def test_a_true_copy_and_the_scan_below_it(check, register, service):
    version_id = draft(service)
    adopt(service, version_id)
    clerk = service.signatures.identities.create("Jean L’Heureux", "Greffier", PASSPHRASE)
    copies = PolicyServices(register).true_copies
    scan = read_scan(as_pdf(pages_of(service, version_id)), "Copieur.pdf", Silent())
    made, _notice = attest(copies, version_id, [scan], clerk)
    certified = check(copies.pdf(made.id))
    assert (certified.held.kind, certified.conclusion) == ("true_copy", Conclusion.HELD)
    brought = check(copies.scan(made.id)[1])
    assert (brought.held.kind, brought.conclusion) == ("scan", Conclusion.NOT_SIGNED)
