"""Whatever becomes of a register, its seal seals, its authority issues, and its history is whole."""

from __future__ import annotations

import pytest

from medias_desktop.core.pdf.verifying import verify
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.backups.making import make_backup
from medias_desktop.core.store.backups.manifest import BackupReason
from medias_desktop.core.store.backups.places import backup_folder
from medias_desktop.core.store.backups.rehearsing import rehearse
from medias_desktop.core.store.backups.restoring import restore
from medias_desktop.core.store.moving import move_to_file, move_to_server
from medias_desktop.core.store.register import Register
from medias_desktop.migrations.tables import metadata
from medias_desktop.policies.rules import Change, Signatory
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.safekeeping.service import rotating
from medias_desktop.safekeeping.service.integrity import IntegrityService
from tests import servers
from tests.policies.adopting import PASSPHRASE, RESOLUTION, draft, signatories
from tests.registers import open_again
from tests.safekeeping.conftest import made, made_protected, protected, recovery_code  # noqa: F401 - fixtures
from tests.safekeeping.keys import CHEAP, sealed_of
from tests.signatures.service.test_sealing import sealable

pytestmark = pytest.mark.file_only(reason="moves and backups begin with a file")


def signed_in(register) -> int:
    """Seal, issue, revoke a seal, leave a round in the middle; return the round's number."""
    service = PolicyServices(register).policies
    service.signatures.sealing.seal(sealable("Avant"))
    who, _passphrases = signatories(service)
    elsewhere = (*who, Signatory("Léo Roy", "Conseiller", elsewhere=True))
    round_ = service.rounds.begin(
        draft(service), RESOLUTION, elsewhere, None, Change.SUBSTANTIVE, None, Silent()
    )
    service.rounds.sign_here(round_.id, PASSPHRASE, Silent())
    return round_.id


def works(register, round_id: int) -> None:
    """Say that everything which signs goes on, and that nothing is found wrong."""
    service = PolicyServices(register).policies
    signatures = service.signatures
    sealed = signatures.sealing.seal(sealable("Après"))
    assert verify(sealed, signatures.trust.trust()).accepted
    assert len(signatures.identities.seals()) == 1  # no new one had to be made
    assert signatures.identities.revocation_lists()
    signatures.identities.create("Léa Roy", "Greffière", PASSPHRASE)
    step = service.rounds.sign_here(round_id, PASSPHRASE, Silent())
    assert [one.waiting for one in step.round.signatories] == [False, False, True]
    assert IntegrityService(register, metadata).check(Silent()).findings == ()


def back_up(register):
    return make_backup(
        register.path,
        register.access.data_key,
        backup_folder(register.id),
        reason=BackupReason.CLOSING,
        now=register.clock.now(),
    )


def test_opened_again(register):
    round_id = signed_in(register)
    again = open_again(register)
    works(again, round_id)
    again.close()


def test_rehearsed_and_restored_while_a_round_was_open(register, clock):
    round_id = signed_in(register)
    made_ = back_up(register)
    seen = []
    place, key = made_.folder.parent, register.access.data_key
    assert rehearse(place, register.id, key, now=clock.now(), check=seen.append).succeeded
    assert len(seen) == 1
    PolicyServices(register).policies.rounds.abandon(round_id, "Reportée")
    access = register.access
    register.close()
    restore(made_, register.path, access.data_key, now=clock.now())
    restored = Register.open(register.path, clock)
    works(restored, round_id)
    restored.close()


def test_what_was_taken_back_after_the_backup_is_taken_back_again(register, clock):
    """Who signed since signs anew: the earlier file is still the one that the round waits for."""
    round_id = signed_in(register)
    made_ = back_up(register)
    rounds = PolicyServices(register).policies.rounds
    rounds.sign_here(round_id, PASSPHRASE, Silent())
    register.close()
    restore(made_, register.path, register.access.data_key, now=clock.now())
    restored = Register.open(register.path, clock)
    works(restored, round_id)
    restored.close()


def test_under_new_keys(protected, clock):  # noqa: F811
    round_id = signed_in(protected)
    keys = sealed_of(protected)
    protected.close()
    prepared = rotating.prepare(protected.path, protected.access, keys, [], clock, CHEAP)
    access = rotating.carry_out(protected.path, prepared, clock, Silent())
    again = Register.open(protected.path, clock, access)
    works(again, round_id)
    again.close()


@pytest.mark.skipif(not servers.URL, reason="there is no server to move to")
@pytest.mark.parametrize("and_back", [False, True])
def test_moved_to_a_server_and_back(register, clock, tmp_path, and_back):
    round_id = signed_in(register)
    with servers.empty_database() as name:
        move_to_server(register, servers.written(name))
        there = Register.open_server(servers.written(name), clock)
        if and_back:
            move_to_file(there, tmp_path / "retour.medias")
            there.close()
            there = Register.open(tmp_path / "retour.medias", clock)
        works(there, round_id)
        there.close()
