"""Paper documents: printed by the program, scanned as an office does, matched, certified."""

from __future__ import annotations

import hashlib
import io
import random
import zipfile

import pytest

from medias_desktop.core.errors import Cancelled
from medias_desktop.core.pdf.errors import WrongPassphrase
from medias_desktop.core.progress import Silent
from medias_desktop.paper.reading import read_scan
from medias_desktop.policies import errors, paper_todo
from medias_desktop.policies.outline import Outline, Section
from medias_desktop.policies.rules import PolicyIdentity, true_copy_errors
from medias_desktop.policies.rules.true_copies import PlacedPage, proposed
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.signatures import errors as identity_errors
from tests.paper.scanner import as_pdf, as_tiff, blank, printed, scanned
from tests.policies.adopting import PASSPHRASE, RESOLUTION, adopt, draft, signatories, table_sizes

CLERK = "Jean L’Heureux"


@pytest.fixture
def version_id(service):
    found = draft(service)
    adopt(service, found)
    return found


@pytest.fixture
def copies(services):
    return services.true_copies


@pytest.fixture
def clerk(service):
    return service.signatures.identities.create(CLERK, "Greffier", PASSPHRASE)


def pages_of(service, version_id, **how):
    pdf = service.adoption_pdf(version_id)
    count = service.adoption(version_id).pdf_pages
    return [scanned(printed(pdf, number), **how) for number in range(count)]


def read(data, name="Copieur.pdf"):
    return read_scan(data, name, Silent())


def attest(copies, version_id, scans, clerk, **changes):
    values = {
        "pages": proposed(copies.match(version_id, scans).pages),
        "secret": PASSPHRASE,
        "attested_by": CLERK,
        "role": "Greffier",
        "note": "",
        "progress": Silent(),
        **changes,
    }
    pages = values.pop("pages")
    return copies.attest(version_id, scans, pages, clerk, **values)


def test_the_round_trip(service, copies, version_id, clerk):
    other = service.import_policy(
        "autre.txt",
        b"1. Autre",
        Outline("Ville", "", (Section(1, "1", "Autre", "Texte."),)),
        PolicyIdentity("Ville de Sainte-Élodie", "Politique des photos", "2026-08", "fr"),
    )
    adopt(service, other)
    pages = pages_of(service, version_id)
    dice = random.Random(7)
    sheet = [
        (
            ("ours", number),
            scanned(page, dice.choice((0, 90, 180, 270)) + dice.choice((-3, 0, 2)), 20, number),
        )
        for number, page in enumerate(pages, start=1)
    ]
    foreign = pages_of(service, other, noise=10)
    sheet += [(("foreign", 0), foreign[0]), (("foreign", 0), foreign[-1]), (("blank", 0), blank(noise=10))]
    sheet.append((("twice", 2), scanned(pages[1], 1, 10)))
    dice.shuffle(sheet)
    second = next(place for place, one in enumerate(sheet) if one[0] == ("ours", 2))
    twice = next(place for place, one in enumerate(sheet) if one[0][0] == "twice")
    if twice < second:  # the first of the two counts
        sheet[twice], sheet[second] = sheet[second], sheet[twice]
    half = len(sheet) // 2
    scans = [
        read(as_pdf([one[1] for one in sheet[:half]])),
        read(as_tiff([one[1] for one in sheet[half:]], compression="tiff_lzw"), "Suite.tiff"),
    ]
    matched = copies.match(version_id, scans)
    told = [(one.fit.value.replace("recognized", "ours"), one.page) for one in matched.pages]
    assert told == [one[0] for one in sheet]
    assert matched.missing == ()
    made, notice = attest(copies, version_id, scans, clerk)
    assert notice is None
    assert made.pages == len(pages) + 1
    found = copies.verify(made.id)
    assert found.accepted
    assert found.conformance.checked
    assert [one.signer for one in found.signatures] == [CLERK]
    for number, page in enumerate(pages):
        code = read(as_pdf([printed(copies.pdf(made.id), number + 1)])).pages[0]
        assert (code.code.page, code.quarter_turns) == (number + 1, 0)
        assert page.size == (1700, 2200)


def test_the_scan_is_kept_as_it_came(service, copies, version_id, clerk):
    data = as_pdf(pages_of(service, version_id))
    made, _notice = attest(copies, version_id, [read(data, "Signé.pdf")], clerk)
    assert copies.scan(made.id) == ("Signé.pdf", data)
    assert made.scan_sha256 == hashlib.sha256(data).hexdigest()


def test_several_files_are_kept_unchanged_together(service, copies, version_id, clerk):
    pages = pages_of(service, version_id)
    files = [as_pdf(pages[:2]), as_pdf(pages[2:])]
    made, _notice = attest(copies, version_id, [read(data) for data in files], clerk)
    _name, packed = copies.scan(made.id)
    with zipfile.ZipFile(io.BytesIO(packed)) as found:
        assert [found.read(name) for name in found.namelist()] == files


def test_what_waits(service, copies, version_id, clerk):
    (waiting,) = copies.awaited()
    assert waiting.names == ("Marie-Ève Côté-Gagné", CLERK)
    assert len(paper_todo.todos(service)) == 1
    attest(copies, version_id, [read(as_pdf(pages_of(service, version_id)))], clerk)
    assert copies.awaited() == paper_todo.todos(service) == ()


def test_the_page_to_sign(service, copies, version_id):
    assert copies.signed_pages(version_id) == (service.adoption(version_id).pdf_pages,)


def test_only_the_signed_page(service, copies, version_id, clerk):
    scans = [read(as_pdf(pages_of(service, version_id)[-1:]))]
    with pytest.raises(true_copy_errors.MissingPagesUnexplained):
        attest(copies, version_id, scans, clerk)
    made, _notice = attest(copies, version_id, scans, clerk, note="Seule la page signée a été conservée.")
    assert copies.copy(made.id).note == "Seule la page signée a été conservée."
    attest(copies, version_id, scans, clerk, note="Deuxième exemplaire.")
    assert [one.note for one in copies.copies(version_id)] == [
        "Deuxième exemplaire.",
        "Seule la page signée a été conservée.",
    ]


def test_without_the_signed_page(service, copies, version_id, clerk):
    scans = [read(as_pdf(pages_of(service, version_id)[:-1]))]
    with pytest.raises(true_copy_errors.SignaturePageMissing):
        attest(copies, version_id, scans, clerk, note="Perdue")


def test_refusals_leave_nothing(register, service, copies, version_id, clerk):
    scans = [read(as_pdf(pages_of(service, version_id)))]
    before = table_sizes(register)
    with pytest.raises(WrongPassphrase):
        attest(copies, version_id, scans, clerk, secret="autre chose")
    with pytest.raises(identity_errors.WrongPerson):
        attest(copies, version_id, scans, clerk, attested_by="Noémie Ouellet")

    class Impatient:
        def report(self, done: int, total: int) -> None:
            if done == total:
                raise Cancelled

    with pytest.raises(Cancelled):
        attest(copies, version_id, scans, clerk, progress=Impatient())
    with pytest.raises(true_copy_errors.PageOutsideDocument):
        attest(copies, version_id, scans, clerk, pages=[PlacedPage(0, 1, 99)])
    service.signatures.identities.revoke(clerk, _reason(), "")
    revoked = table_sizes(register)
    with pytest.raises(identity_errors.CertificateRevoked):
        attest(copies, version_id, scans, clerk)
    assert table_sizes(register) == revoked == before


def _reason():
    from medias_desktop.signatures.rules import RevocationReason

    return RevocationReason.KEY_COMPROMISE


def test_an_expired_identity_certifies_nothing(register, service, copies, version_id, clerk):
    scans = [read(as_pdf(pages_of(service, version_id)))]
    register.clock.set_today(register.clock.today().replace(year=2030))
    with pytest.raises(identity_errors.CertificateExpired):
        attest(copies, version_id, scans, clerk)


def test_a_document_signed_digitally_needs_no_copy(service, copies):
    version_id = draft(service)
    who, passphrases = signatories(service)
    service.adopt(version_id, RESOLUTION, who, passphrases, Silent())
    assert copies.awaited() == ()
    assert copies.signed_pages(version_id) == ()
    with pytest.raises(true_copy_errors.NobodySignsByHand):
        copies.match(version_id, [])


def test_a_draft_has_no_paper(service, copies):
    with pytest.raises(errors.NotAdopted):
        copies.match(draft(service), [])


def test_another_window_deletes_the_identity_meanwhile(register, service, copies, version_id, clerk):
    """The identity goes between signing and recording: nothing is recorded."""
    scans = [read(as_pdf(pages_of(service, version_id)))]
    before = table_sizes(register)
    elsewhere = PolicyServices(register).policies.signatures.identities

    class Meanwhile:
        def report(self, done: int, total: int) -> None:
            if done == total:
                elsewhere.delete(clerk)

    with pytest.raises(identity_errors.IdentityMissing):
        attest(copies, version_id, scans, clerk, progress=Meanwhile())
    assert table_sizes(register)["true_copy"] == 0
    assert table_sizes(register)["attachment"] == before["attachment"]


def test_the_trail_tells_of_it(register, service, copies, version_id, clerk):
    attest(copies, version_id, [read(as_pdf(pages_of(service, version_id)))], clerk)
    rows = register.rows("SELECT DISTINCT action FROM audit_event WHERE action = 'attest_true_copy'")
    assert len(rows) == 1
