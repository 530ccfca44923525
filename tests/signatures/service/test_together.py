"""From an identity of each kind to a verified adoption, and what a revocation changes about it."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.core.pdf.credentials import FileCredential
from medias_desktop.core.pdf.verifying import TrustOrigin, verify
from medias_desktop.core.progress import Silent
from medias_desktop.policies.rules import Signatory
from medias_desktop.signatures.rules import RevocationReason
from tests.core.pdf.conftest import signed_with
from tests.policies.adopting import PASSPHRASE, RESOLUTION, draft
from tests.signatures.making import issued


def adopted(service, identity, name="Anne Roy"):
    version = draft(service)
    service.adopt(
        version, RESOLUTION, (Signatory(name, "Mairesse", identity),), {identity: PASSPHRASE}, Silent()
    )
    return service.adoption_pdf(version)


def judged(signatures, pdf):
    return verify(pdf, signatures.trust.trust())


@pytest.mark.parametrize(
    ("origin", "expected"),
    [("here", TrustOrigin.OWN_AUTHORITY), ("elsewhere", TrustOrigin.OWN_IDENTITY)],
)
def test_an_adoption_rests_on_the_right_anchor(service, signatures, identities, origin, expected):
    if origin == "here":
        identity = identities.create("Anne Roy", "Mairesse", PASSPHRASE)
    else:
        identity = identities.import_pkcs12(issued("Anne Roy").pkcs12, PASSPHRASE)
    found = judged(signatures, adopted(service, identity))
    assert found.accepted
    assert found.signatures[0].details.anchor.origin is expected


def test_a_stranger_of_the_same_authority_is_not_believed(service, signatures, identities, record):
    from tests.signatures.making import another_authority

    authority = another_authority()
    identities.import_pkcs12(issued("Anne Roy", authority=authority).pkcs12, PASSPHRASE)
    stranger = FileCredential(issued("Luc Roy", authority=authority).pkcs12, PASSPHRASE)
    pdf = signed_with(stranger, record.pdf, "signature_1", certify=True)
    assert not judged(signatures, pdf).accepted
    assert not judged(signatures, pdf).signatures[0].trusted
    signatures.trust.trust_certificate(authority.certificate_pem.encode(), "Vu")
    (status,) = judged(signatures, pdf).signatures
    assert status.trusted
    assert status.details.anchor.note == "Vu"


def test_what_a_revoked_identity_signed_before_stays_good(service, signatures, identities, clock):
    identity = identities.create("Anne Roy", "Mairesse", PASSPHRASE)
    pdf = adopted(service, identity)
    clock.set_today(clock.today() + dt.timedelta(days=30))
    identities.revoke(identity, RevocationReason.CESSATION_OF_OPERATION)
    assert judged(signatures, pdf).accepted


def test_a_copy_of_its_key_that_signs_later_is_found_out(signatures, identities, clock, record):
    identity = identities.create("Anne Roy", "Mairesse", PASSPHRASE)
    copy = FileCredential(identities.pkcs12(identity), PASSPHRASE)
    identities.revoke(identity, RevocationReason.KEY_COMPROMISE)
    later = clock.now() + dt.timedelta(days=1)
    pdf = signed_with(copy, record.pdf, "signature_1", certify=True, now=later)
    found = judged(signatures, pdf)
    assert not found.accepted
    assert found.signatures[0].details.revoked_at == clock.now()


def test_a_replaced_authority_keeps_what_it_vouched_for(service, signatures, identities, clock):
    pdf = adopted(service, identities.create("Anne Roy", "Mairesse", PASSPHRASE))
    clock.set_today(clock.today() + dt.timedelta(days=8 * 365))
    identities.create("Luc Roy", "", PASSPHRASE)
    assert judged(signatures, pdf).accepted


def test_independent_tools_follow_the_chain(service, identities, tmp_path):
    import subprocess

    (tmp_path / "a.pdf").write_bytes(adopted(service, identities.create("Anne Roy", "Mairesse", PASSPHRASE)))
    told = subprocess.run(
        ["pdfsig", "-nocert", "a.pdf"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "Signature is Valid." in told.stdout
    assert "Total document signed" in told.stdout
