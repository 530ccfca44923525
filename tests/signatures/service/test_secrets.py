"""What no person's passphrase protects stays in the register, whole through backups and moves, and is told nowhere."""

from __future__ import annotations

import base64
import zipfile

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.serialization import load_der_private_key

from medias_desktop.core.pdf.authority import AuthorityKeyDamaged
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.audit import exporting
from medias_desktop.migrations.tables import metadata
from medias_desktop.policies.rules import Signatory
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.signatures.models import signing_secret
from medias_desktop.signatures.rules import RevocationReason
from medias_desktop.signatures.service import authority
from tests.policies.adopting import PASSPHRASE, RESOLUTION, draft, signatories
from tests.prepared import Prepared
from tests.registers import change_behind
from tests.signatures.making import issued
from tests.signatures.service.test_sealing import sealable


def used_once(register) -> int:
    """Use everything that signs once; return the number of an adopted version."""
    service = PolicyServices(register).policies
    who, passphrases = signatories(service)
    version_id = draft(service)
    service.adopt(version_id, RESOLUTION, who, passphrases, Silent())
    service.signatures.sealing.seal(sealable())
    service.signatures.identities.export_revocation_list()
    service.signatures.identities.renew(who[1].identity_id, PASSPHRASE, supersede=True)
    service.signatures.identities.revoke(who[0].identity_id, RevocationReason.KEY_COMPROMISE)
    return version_id


@pytest.fixture(scope="module")
def prepared(new_register, tmp_path_factory):
    with Prepared(new_register, tmp_path_factory.mktemp("used"), used_once) as made:
        yield made


@pytest.fixture
def register(request, prepared, tmp_path, clock):
    """Return a register in which everything that signs was used once."""
    with prepared.copy(request.param, tmp_path, clock) as (opened, _version_id):
        yield opened


@pytest.fixture
def busy(service) -> int:
    """The number of the version that is adopted in this register, in which everything that signs was used once."""
    (version,) = service.adopted_versions()
    return version.id


def secrets_of(register) -> list[bytes]:
    """Return every form in which a secret of the register might be written down."""
    with register.read() as connection:
        held = {row.name: bytes(row.content) for row in connection.execute(sa.select(signing_secret))}
    assert sorted(name.partition("/")[0] for name in held) == ["authority", "seal"]
    found = [PASSPHRASE.encode()]
    for name, content in held.items():
        found += [content]
        if name.startswith("authority/"):
            number = load_der_private_key(content, None).private_numbers().private_value
            found += [number.to_bytes(32, "big"), str(number).encode()]
    return [form for one in found for form in (one, one.hex().encode(), base64.b64encode(one).rstrip(b"="))]


def telling(secrets, *texts: bytes) -> list[bytes]:
    return [one for one in secrets for text in texts if one in text]


def test_the_trail_tells_no_secret(register, busy, tmp_path):
    secrets = secrets_of(register)
    with register.read() as connection:
        exporting.export(connection, tmp_path / "trail.ndjson", register.id)
        bodies = connection.execute(sa.text("SELECT body FROM audit_content")).scalars().all()
    assert telling(secrets, (tmp_path / "trail.ndjson").read_bytes(), "\n".join(bodies).encode()) == []


def test_no_table_besides_holds_a_secret(register, busy):
    secrets = secrets_of(register)
    found = []
    with register.read() as connection:
        for table in metadata.sorted_tables:
            if table.name == signing_secret.name:
                continue
            plain = [sa.type_coerce(column, sa.types.NullType()) for column in table.columns]
            for row in connection.execute(sa.select(*plain)):
                for value in row:
                    written = bytes(value) if isinstance(value, (bytes, memoryview)) else str(value).encode()
                    found += [table.name] * len(telling(secrets, written))
    assert found == []


def test_nothing_handed_out_tells_a_secret(register, service, busy, tmp_path):
    secrets = secrets_of(register)
    services = PolicyServices(register)
    services.evidence.export(busy, tmp_path / "preuve.zip")
    with zipfile.ZipFile(tmp_path / "preuve.zip") as bundle:
        members = [bundle.read(name) for name in bundle.namelist()]
    identities = service.signatures.identities
    (seal,) = identities.seals()
    files = [
        identities.authority_file(),
        identities.export_revocation_list(),
        identities.certificate_file(seal.id),
        service.adoption_pdf(busy),
        service.signatures.sealing.seal(sealable()),
    ]
    assert telling(secrets, *members, *files) == []


def test_no_secret_in_what_is_shown_of_objects_or_on_the_way_of_an_error(register, service, busy):
    secrets = secrets_of(register)
    identities = service.signatures.identities
    (seal,) = identities.seals()
    credential = identities.credential(seal.id, "", None, register.clock.now())
    with register.transaction("x") as tx:
        made = authority.require_authority(tx, "Ville de Sainte-Élodie")
    shown = [repr(one) for one in (credential, credential.signer(), made, seal, identities)]
    shown += [repr(identities.get(one.id)) for one in identities.all()]
    assert telling(secrets, *(one.encode() for one in shown)) == []


@pytest.mark.parametrize("content", ["x'ff00'", "x''", "x'6e6f7065'"])
def test_a_seal_whose_secret_is_not_its_own_is_told_in_a_sentence(register, service, busy, content):
    change_behind(register, f"UPDATE signing_secret SET content = {content}")
    with pytest.raises(AuthorityKeyDamaged):
        service.signatures.sealing.seal(sealable())
    with pytest.raises(AuthorityKeyDamaged):
        service.signatures.identities.create("Léa Roy", "Greffière", PASSPHRASE)


def test_an_authority_that_has_another_key_issues_nothing(register, service, busy):
    from medias_desktop.core.pdf.authority import make_authority

    other = make_authority("Ailleurs", register.clock.now()).key.hex()
    change_behind(register, f"UPDATE signing_secret SET content = x'{other}' WHERE name LIKE 'authority/%'")
    with pytest.raises(AuthorityKeyDamaged):
        service.signatures.identities.create("Léa Roy", "Greffière", PASSPHRASE)
    with pytest.raises(AuthorityKeyDamaged):
        service.signatures.identities.export_revocation_list()


def test_an_authority_without_its_key_does_not_keep_others_from_signing(register, service, busy, tmp_path):
    """Who has an identity from elsewhere signs as ever, and evidence is handed out."""
    identities = service.signatures.identities
    mayor = identities.import_pkcs12(issued("Anne Roy").pkcs12, PASSPHRASE)
    change_behind(register, "DELETE FROM signing_secret")
    assert identities.revocation_lists() == ()
    version_id = draft(service)
    who = (Signatory("Anne Roy", "Mairesse", mayor),)
    service.adopt(version_id, RESOLUTION, who, {mayor: PASSPHRASE}, Silent())
    assert service.verify_adoption(version_id).accepted
    for number in (version_id, busy):
        PolicyServices(register).evidence.export(number, tmp_path / f"{number}.zip")
