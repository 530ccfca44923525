"""What another window does while documents are sealed or signed."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from medias_desktop.core.files import FolderReadOnly
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.policies import errors as policy_errors
from medias_desktop.policies.rules import Change, SignatureMethod
from medias_desktop.policies.rules import round_errors as refused
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.signatures import errors
from medias_desktop.signatures.models import sealed_document, signing_secret
from medias_desktop.signatures.rules import RevocationReason
from tests.policies.adopting import PASSPHRASE, RESOLUTION, draft, signatories
from tests.registers import open_again
from tests.safekeeping.people import KIND, Town, naming
from tests.signatures.service.test_sealing import recorded, sealable


class Meanwhile:
    """A progress that lets something else be done at a step."""

    def __init__(self, step, act):
        self.step, self.act = step, act

    def report(self, done, _total):
        if done == self.step and self.act is not None:
            act, self.act = self.act, None
            act()


@pytest.fixture
def other(register):
    """The same register in another window: its services."""
    again = open_again(register)
    yield PolicyServices(again)
    again.close()


def test_a_seal_revoked_meanwhile_seals_nothing_more(register, signatures, other, tmp_path):
    number = signatures.identities.seal_identity()
    wanted = [(f"{n}.pdf", sealable(str(n))) for n in range(2)]

    def revoke():
        other.policies.signatures.identities.revoke(number, RevocationReason.KEY_COMPROMISE)

    with pytest.raises(errors.SealRevoked):
        signatures.sealing.seal_into(tmp_path / "Sceaux", wanted, 2, Meanwhile(1, revoke))
    assert recorded(register) == []
    assert [one.name for one in tmp_path.iterdir() if "Sceaux" in one.name or ".part" in one.name] == []
    assert signatures.sealing.seal_into(tmp_path / "Sceaux", wanted, 2).name == "Sceaux"


def test_a_person_destroyed_meanwhile_is_named_by_no_seal(register, signatures, tmp_path):
    town = Town(register).confirm()
    wanted = [
        ("a.pdf", sealable("Attestation – Quirin Zyxwvutsky", town.gone)),
        ("b.pdf", sealable("Attestation – Noémie Ouellet", town.here)),
    ]

    def destroy():
        town.retention.destroy(KIND, town.due())

    with pytest.raises(errors.PersonDestroyed):
        signatures.sealing.seal_into(tmp_path / "Sceaux", wanted, 2, Meanwhile(2, destroy))
    with pytest.raises(errors.PersonDestroyed):
        signatures.sealing.seal(wanted[0][1])
    assert recorded(register) == []
    assert naming(register, "Zyxwvutsky") == []
    assert not (tmp_path / "Sceaux").exists()
    signatures.sealing.seal(wanted[1][1])


def test_a_destroyed_person_takes_the_mentions_of_seals_along(register, signatures):
    town = Town(register).confirm()
    signatures.sealing.seal(sealable("Attestation – Quirin Zyxwvutsky", town.gone))
    town.retention.destroy(KIND, town.due())
    assert recorded(register) == []
    assert naming(register, "Zyxwvutsky") == []


def test_two_windows_seal_at_once_with_one_seal(register, other, signatures):
    barrier, found = threading.Barrier(2), []

    def act(services):
        barrier.wait()
        found.append(services.sealing.seal(sealable()))

    threads = [threading.Thread(target=act, args=(one,)) for one in (signatures, other.policies.signatures)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(found) == 2
    assert len(recorded(register)) == 2
    assert len(signatures.identities.seals()) == 1
    with register.read() as connection:
        names = connection.execute(sa.select(signing_secret.c.name)).scalars().all()
    assert sorted(name.partition("/")[0] for name in names) == ["authority", "seal"]


def begin(service, who):
    return begin_of(service, draft(service), who)


def begin_of(service, version_id, who, progress=None):
    return service.rounds.begin(
        version_id, RESOLUTION, who, None, Change.SUBSTANTIVE, None, progress or Silent()
    )


@pytest.mark.parametrize(
    ("step", "told"), [(0, errors.CertificateRevoked), (1, policy_errors.DocumentRefused)]
)
def test_an_identity_revoked_while_it_signs_signs_nothing(service, other, step, told):
    who, _passphrases = signatories(service)
    found = begin(service, who)

    def revoke():
        other.policies.signatures.identities.revoke(who[0].identity_id, RevocationReason.SUPERSEDED)

    with pytest.raises(told):
        service.rounds.sign_here(found.id, PASSPHRASE, Meanwhile(step, revoke))
    assert service.rounds.round(found.id) == found


def test_a_round_abandoned_while_somebody_signs_stays_abandoned(service, other):
    who, _passphrases = signatories(service)
    found = begin(service, who)

    def abandon():
        other.policies.rounds.abandon(found.id, "Reportée")
        other.policies.delete_draft(found.version_id)

    with pytest.raises((refused.RoundOver, ChangedElsewhere)):
        service.rounds.sign_here(found.id, PASSPHRASE, Meanwhile(1, abandon))
    assert service.rounds.waiting() == ()
    assert service.adoption(found.version_id) is None


def test_the_text_of_an_open_round_cannot_go_nor_change(service, other):
    who, _passphrases = signatories(service)
    found = begin(service, who)
    with pytest.raises(policy_errors.BeingSigned):
        other.policies.delete_draft(found.version_id)
    with pytest.raises(policy_errors.BeingSigned):
        other.policies.rounds.begin(
            found.version_id, RESOLUTION, who, None, Change.SUBSTANTIVE, None, Silent()
        )
    with pytest.raises(policy_errors.BeingSigned):
        other.policies.adopt(
            found.version_id, RESOLUTION, who, {one.identity_id: PASSPHRASE for one in who}, Silent()
        )


def test_two_windows_begin_one_round(service, other):
    who, _passphrases = signatories(service)
    version_id = draft(service)

    def begin_there():
        other.policies.rounds.begin(version_id, RESOLUTION, who, None, Change.SUBSTANTIVE, None, Silent())

    with pytest.raises((policy_errors.BeingSigned, ChangedElsewhere)):
        service.rounds.begin(
            version_id, RESOLUTION, who, None, Change.SUBSTANTIVE, None, Meanwhile(1, begin_there)
        )
    assert len(service.rounds.rounds_of(version_id)) == 1


def test_a_text_adopted_meanwhile_is_not_signed_in_a_round(service, other):
    who, passphrases = signatories(service)
    version_id = draft(service)

    def adopt():
        other.policies.adopt(version_id, RESOLUTION, who, passphrases, Silent())

    with pytest.raises((policy_errors.AlreadyAdopted, ChangedElsewhere)):
        service.rounds.begin(version_id, RESOLUTION, who, None, Change.SUBSTANTIVE, None, Meanwhile(1, adopt))
    assert service.rounds.rounds_of(version_id) == ()
    assert service.verify_adoption(version_id).accepted


def test_a_text_in_a_round_meanwhile_is_not_adopted_beside_it(service, other):
    who, passphrases = signatories(service)
    version_id = draft(service)

    def begin_there():
        begin_of(other.policies, version_id, who)

    with pytest.raises(policy_errors.BeingSigned):
        service.adopt(version_id, RESOLUTION, who, passphrases, Meanwhile(1, begin_there))
    assert service.adoption(version_id) is None
    (only,) = service.rounds.waiting()
    for _who in who:
        service.rounds.sign_here(only.id, PASSPHRASE, Silent())
    assert service.verify_adoption(version_id).accepted


def test_the_method_is_changed_while_somebody_signs(service, other):
    who, _passphrases = signatories(service)
    found = begin(service, who)

    def change():
        other.policies.rounds.change_method(found.id, 1, SignatureMethod.PEN, None, Silent())

    with pytest.raises(ChangedElsewhere):
        service.rounds.sign_here(found.id, PASSPHRASE, Meanwhile(1, change))
    (only,) = service.rounds.waiting()
    assert [one.method.value for one in only.signatories] == ["pen", "here"]
    assert service.rounds.sign_here(found.id, PASSPHRASE, Silent()).adoption is not None
    assert service.verify_adoption(found.version_id).accepted


def test_a_folder_that_takes_nothing_any_more_leaves_nothing_recorded(
    register, signatures, tmp_path, monkeypatch
):
    def refuse(self, target):
        raise PermissionError(13, "no right")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(FolderReadOnly):
        signatures.sealing.seal_into(tmp_path / "Sceaux", [("a.pdf", sealable())], 1)
    assert recorded(register) == []
    assert [one.name for one in tmp_path.iterdir() if "Sceaux" in one.name or ".part" in one.name] == []
    with register.read() as connection:
        assert connection.execute(sa.select(sealed_document)).all() == []
