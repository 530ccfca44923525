"""The register file: made whole or not at all, opened only when it is ours, never lost."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from medias_desktop.core import files, i18n
from medias_desktop.core.store import errors, version
from medias_desktop.core.store.audit.reconciling import reconcile
from medias_desktop.core.store.audit.verifying import verify
from medias_desktop.core.store.connection import connect
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.making import keys_for_all, protect
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.core.store.sealed import Vault
from medias_desktop.migrations.tables import metadata
from medias_desktop.people.models import person
from tests.conftest import ROOT
from tests.registers import change_behind, make_register, open_again, opening


def add_person(register, name="Tremblay"):
    with register.transaction("add_person") as tx:
        return tx.insert(
            person,
            uid=name,
            last_name=name,
            group_code="volunteer",
            sort_key=name,
            search_key=name,
            created_at=tx.now,
            updated_at=tx.now,
        )


def names(register):
    with register.read() as connection:
        return [row.last_name for row in connection.execute(person.select().order_by(person.c.id))]


def test_a_new_register_remembers_its_municipality(tmp_path, clock):
    path = tmp_path / "Ville.medias"
    make_register(path, Municipality("Ville de L’Épiphanie", "en", "a4"), clock).close()
    opened = Register.open(path, clock)
    assert opened.municipality() == Municipality("Ville de L’Épiphanie", "en", "a4")
    opened.close()
    made = {p.name for p in tmp_path.iterdir() if p.name != "profile"}
    assert made == {"Ville.medias", "Ville.medias.keys", "Ville.medias.keys.bak"}


@pytest.mark.file_only(reason="SQLite’s own settings")
def test_every_connection_is_safe(register):
    with register.read() as connection:
        pragma = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "secure_delete")
        }
    # 2 is FULL (https://www.sqlite.org/pragma.html#pragma_synchronous).
    assert pragma == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
    }


@pytest.mark.file_only(reason="it damages, fills up or compares the file")
def test_another_register_is_never_overwritten(tmp_path, register, clock):
    before = register.path.read_bytes()
    with pytest.raises(errors.RegisterExists):
        make_register(register.path, Municipality("Autre"), clock)
    assert register.path.read_bytes() == before


def test_a_failed_transaction_leaves_nothing(register):
    add_person(register)
    with pytest.raises(ZeroDivisionError), register.transaction("two") as tx:
        tx.insert(
            person,
            uid="x",
            last_name="x",
            group_code="x",
            sort_key="x",
            search_key="x",
            created_at=tx.now,
            updated_at=tx.now,
        )
        raise ZeroDivisionError
    assert names(register) == ["Tremblay"]


def test_a_change_made_elsewhere_is_noticed(register):
    number = add_person(register)
    with register.transaction("change") as tx:
        tx.update(person, number, version=1, last_name="Roy")
    with pytest.raises(errors.ChangedElsewhere), register.transaction("change") as tx:
        tx.update(person, number, version=1, last_name="Côté")
    assert names(register) == ["Roy"]


def test_two_windows_read_while_one_writes(register, clock):
    second = open_again(register, clock)
    with register.transaction("slow") as tx:
        tx.insert(
            person,
            uid="x",
            last_name="x",
            group_code="x",
            sort_key="x",
            search_key="x",
            created_at=tx.now,
            updated_at=tx.now,
        )
        assert names(second) == []
    assert names(second) == ["x"]
    second.close()


def test_a_killed_process_leaves_a_whole_register(register, tmp_path):
    """The child is killed inside a transaction, after a committed one."""
    child = textwrap.dedent(
        f"""
        import os
        from medias_desktop.core.store.register import Register
        from tests.core.store.test_register import add_person
        from medias_desktop.people.models import person
        register = {opening(register)}
        add_person(register, "Kept")
        with register.transaction("lost") as tx:
            tx.insert(person, uid="l", last_name="Lost", group_code="x", sort_key="x", search_key="x",
                      created_at=tx.now, updated_at=tx.now)
            os.kill(os.getpid(), 9) if hasattr(os, "fork") else os._exit(9)
        """
    )
    result = subprocess.run([sys.executable, "-c", child], check=False, cwd=ROOT)
    assert result.returncode != 0
    assert names(register) == ["Kept"]
    with register.read() as connection:
        if not register.on_server:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert verify(connection).sound


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", files.EmptyFile),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 200, errors.NotARegister),
        (b"SQLite format 3\x00" + b"\0" * 84, errors.NotARegister),
        (b"S", errors.NotARegister),
    ],
)
def test_what_is_not_a_register_is_refused_and_left_alone(tmp_path, content, error):
    path = tmp_path / "photo.medias"
    path.write_bytes(content)
    with pytest.raises(error) as caught:
        Register.open(path)
    assert "photo.medias" in caught.value.sentence()
    assert path.read_bytes() == content


def test_somebody_elses_sqlite_file_is_refused(tmp_path):
    path = tmp_path / "other.medias"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(errors.NotARegister):
        Register.open(path)


def test_missing_file(tmp_path):
    with pytest.raises(files.FileMissing):
        Register.open(tmp_path / "gone.medias")


@pytest.mark.file_only(reason="it damages, fills up or compares the file")
def test_a_newer_register_names_both_versions_and_stays_untouched(register):
    register.close()
    change_behind(
        register,
        f"PRAGMA user_version={version.SCHEMA_NUMBER + 1}",
        "UPDATE municipality SET program_version = '9.8.7'",
    )
    before = register.path.read_bytes()
    with pytest.raises(errors.NewerRegister) as caught:
        Register.open(register.path)
    from medias_desktop import __version__

    assert "9.8.7" in caught.value.sentence()
    assert __version__ in caught.value.sentence()
    assert register.path.read_bytes() == before


@pytest.mark.file_only(reason="it damages, fills up or compares the file")
def test_a_damaged_register_says_so(register):
    add_person(register)
    register.close()
    data = bytearray(register.path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    register.path.write_bytes(data)
    with pytest.raises(errors.RegisterDamaged) as caught:
        Register.open(register.path)
    assert "essai.medias" in caught.value.sentence()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="folder rights work differently on Windows")
def test_read_only_folder(tmp_path, clock):
    folder = tmp_path / "fermé"
    folder.mkdir()
    if os.geteuid() == 0:  # root may write anywhere: use a place where nobody may
        folder = Path("/proc")
    else:
        folder.chmod(0o500)
    with pytest.raises((files.FolderReadOnly, files.FolderMissing, errors.RegisterReadOnly)) as caught:
        make_register(folder / "Ville.medias", Municipality("Ville"), clock)
    assert caught.value.sentence()


@pytest.mark.file_only(reason="it damages, fills up or compares the file")
@pytest.mark.skipif(sys.platform != "linux", reason="file-size limits are set the Linux way")
def test_full_disk_loses_nothing(register):
    """A process that may not write a byte more gets a sentence; what was recorded stays."""
    for number in range(20):
        add_person(register, f"Kept {number}")
    register.close()
    child = textwrap.dedent(
        f"""
        import pathlib, resource, signal, sys
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        sys.dont_write_bytecode = True  # compiled modules cut off at the limit would be everybody’s
        from medias_desktop.core.store.register import Register
        from medias_desktop.core.files import DiskFull
        from tests.core.store.test_register import add_person
        register = Register.open(pathlib.Path({str(register.path)!r}))
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
        try:
            for number in range(10_000):
                add_person(register, "x" * 900 + str(number))
        except DiskFull as error:
            print(error.sentence())
        """
    )
    result = subprocess.run(
        [sys.executable, "-c", child], check=True, capture_output=True, text=True, cwd=ROOT
    )
    assert result.stdout.strip().count("\n") == 0
    assert result.stdout.strip()
    reopened = Register.open(register.path)
    assert [n for n in names(reopened) if n.startswith("Kept")] == [f"Kept {number}" for number in range(20)]
    reopened.close()


def test_a_register_of_every_released_schema_opens(tmp_path):
    """tests/databases holds one filled register per schema; protecting and upgrading it keeps every row."""
    found = sorted((ROOT / "tests" / "databases").glob("*.medias"))
    assert len(found) == version.SCHEMA_NUMBER, "a filled register of each schema"
    for source in found:
        copy = tmp_path / source.name
        if source.name == "schema-0001.medias":  # before there were keys
            before = counts(sqlite3.connect(f"file:{source}?mode=ro&immutable=1", uri=True))
            access = keys_for_all(copy)
            protect(source, copy, access)
        else:
            shutil.copy(source, copy)
            shutil.copy(f"{source}.keys", f"{copy}.keys")
            access = storage.load(copy).unlock_open()
            before = counts(connect(source, access.data_key, still=True))
        register = Register.open(copy, access=access)
        with register.read() as connection:
            after = {t: connection.exec_driver_sql(f'SELECT count(*) FROM "{t}"').scalar() for t in before}
            assert verify(connection).problems == ()
            assert reconcile(connection, metadata) == ()
        if before.get("sealed_record"):
            keys = storage.load(copy).unlock_sealed(access.slot_id, b"").keys
            sealed = [one.content for one in Vault(keys).read(register)]
            assert len(sealed) == before["sealed_record"]
            assert {"breach": "invented for the tests"} in sealed
        register.close()
        trail = {"audit_event", "audit_content"}  # grows by what the upgrade itself changed
        assert {t: n for t, n in after.items() if t not in trail} == {
            t: n for t, n in before.items() if t not in trail
        }
        assert all(after[t] >= before.get(t, 0) for t in trail & before.keys())
        assert before["person"] > 0
        assert before["policy_version"] > 0


def counts(connection):
    with contextlib.closing(connection):
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%'"
            " AND name NOT LIKE 'search_index%'"
        )
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            for (name,) in tables.fetchall()
        }


def test_migrations_make_what_the_models_say(register):
    """Alembic compares the schema that the revisions made with the models."""
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    with register.read() as connection:
        own = {
            "compare_type": not register.on_server,  # there all text is of one type, as it is in a file
            "include_name": lambda name, kind, _parents: (
                kind != "table" or not name.startswith("search_index")
            ),
            "include_object": lambda _object, name, _kind, _reflected, _model: (
                # a server's search_index, and an index that only a file has
                name not in ("words", "ix_search_entry_words", "ix_person_names")
            ),
        }
        context = MigrationContext.configure(connection, opts=own)
        assert compare_metadata(context, metadata) == []


def test_the_schema_number_stands_for_the_newest_revision():
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "medias_desktop:migrations")
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_current_head() == version.SCHEMA_REVISION
    assert len(list(scripts.walk_revisions())) == version.SCHEMA_NUMBER


def test_sentences_follow_the_language(tmp_path):
    error = errors.RegisterExists(name="a.medias")
    french = error.sentence()
    i18n.use_language("en")
    assert error.sentence() != french
    assert "a.medias" in error.sentence()
