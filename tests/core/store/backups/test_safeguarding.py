"""Before an import the register is backed up, once for each state of it."""

from __future__ import annotations

import pytest

from medias_desktop.core.errors import UserError
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.backups.listing import list_backups
from medias_desktop.core.store.backups.manifest import BackupReason
from medias_desktop.core.store.backups.places import backup_folder, load_state
from medias_desktop.core.store.register import Municipality
from medias_desktop.people.list_import.mapping import guess_mapping
from medias_desktop.people.list_import.reading import read_list
from medias_desktop.people.service import PeopleService
from tests.registers import make_register
from tests.safekeeping.conftest import made, made_protected, protected  # noqa: F401


def import_list(register, folder, text):
    path = folder / "liste.csv"
    path.write_text(text, "utf-8")
    service, listed = PeopleService(register), read_list(path)
    return service.apply_import(service.plan_import(listed, guess_mapping(listed, "fr")))


def test_an_import_is_preceded_by_a_backup(protected, tmp_path):  # noqa: F811
    import_list(protected, tmp_path, "Nom,Prénom\nRoy,Ève\n")
    (backup,) = list_backups(backup_folder(protected.id))
    assert backup.manifest.reason is BackupReason.BEFORE_IMPORT
    assert backup.manifest.facts.counts["person"] == 0
    assert load_state(protected.id).last_backup == protected.clock.now()


def test_a_state_that_is_backed_up_is_not_backed_up_again(protected):  # noqa: F811
    protected.safeguard(Silent())
    protected.safeguard(Silent())
    assert len(list_backups(backup_folder(protected.id))) == 1
    protected.change_municipality(Municipality("Ville renommée"))
    protected.safeguard(Silent())
    assert len(list_backups(backup_folder(protected.id))) == 2


def test_without_the_backup_nothing_is_imported(protected, tmp_path):  # noqa: F811
    backup_folder(protected.id).parent.write_text("a file where the folder should be")
    with pytest.raises(UserError):
        import_list(protected, tmp_path, "Nom,Prénom\nRoy,Ève\n")
    assert PeopleService(protected).count() == 0


def test_the_sample_is_not_backed_up(tmp_path, clock):
    sample = make_register(tmp_path / "exemple.medias", Municipality("Exemple"), clock)
    sample.safeguard(Silent())
    assert list_backups(backup_folder(sample.id)) == ()
    sample.close()
