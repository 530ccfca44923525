"""A signed document and two identities, made once: signing is fast, making keys and fonts less so."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.core.pdf.credentials import Credential, FileCredential
from medias_desktop.core.pdf.identity import Identity, create_identity
from medias_desktop.core.pdf.record import typeset_adoption
from medias_desktop.core.pdf.signing import Appearance, sign
from medias_desktop.core.pdf.verifying import Trust, TrustAnchor, TrustOrigin
from tests.core.pdf.samples import adoption

NOW = dt.datetime(2026, 11, 21, 18, 30, tzinfo=dt.UTC)
PASSPHRASE = "érable à sucre"
TOWN = "Municipalité de Rivière-aux-Ormes"


def trusting(*pems: str) -> Trust:
    return Trust(tuple(TrustAnchor(pem, TrustOrigin.OWN_IDENTITY) for pem in pems))


@pytest.fixture(scope="session")
def mayor() -> Identity:
    return create_identity("Hélène Cœur-Bélanger", "Mairesse", TOWN, PASSPHRASE, NOW)


@pytest.fixture(scope="session")
def clerk() -> Identity:
    return create_identity("Jean-François L’Écuyer", "Greffier", TOWN, PASSPHRASE, NOW)


@pytest.fixture(scope="session")
def record():
    return typeset_adoption(adoption())


def signed_with(credential: Credential, pdf: bytes, field: str, **options: object) -> bytes:
    given: dict[str, object] = {
        "reason": "J’approuve cette politique",
        "location": "Rivière-aux-Ormes (Québec)",
        "now": NOW,
        "certify": False,
        "last": False,
        "language": "fr",
    }
    stamp = Appearance(credential.common_name, "Mairesse", ("Résolution 2026-11-214",))
    return sign(pdf, field, credential, stamp, **(given | options)).pdf  # type: ignore[arg-type]


def signed_by(pdf: bytes, field: str, identity: Identity, **options: object) -> bytes:
    return signed_with(FileCredential(identity.pkcs12, PASSPHRASE), pdf, field, **options)


@pytest.fixture(scope="session")
def once(record, mayor) -> bytes:
    return signed_by(record.pdf, "signature_1", mayor, certify=True)


@pytest.fixture(scope="session")
def twice(once, clerk) -> bytes:
    return signed_by(once, "signature_2", clerk, last=True)


@pytest.fixture(scope="session")
def roots(mayor, clerk) -> Trust:
    return trusting(*mayor.chain_pems, *clerk.chain_pems)
