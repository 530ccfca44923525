"""Attacks on a real register's file by somebody who holds its key, or only the file."""

from __future__ import annotations

import contextlib
import shutil

import pytest
import sqlalchemy as sa

from medias_desktop.core.store.audit import heads, reconciling, verifying
from medias_desktop.core.store.connection import driver
from medias_desktop.core.store.register_file import RegisterFile
from medias_desktop.core.store.schema import metadata
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from tests.registers import change_behind

pytestmark = pytest.mark.file_only(
    reason="whoever holds the file and its key attacks; server/test_trail.py does it there"
)

PAGE = 4096


def suspicions(path, access):
    """Return everything that the program would report of a register's file."""
    base = RegisterFile(path, access.data_key)
    engine = base.engine()
    try:
        with engine.connect() as connection:
            problems = verifying.verify(connection, heads.known_heads(access.register_id)).problems
            found = [problem.kind.value for problem in problems]
            found += [one.kind.value for one in reconciling.reconcile(connection, metadata)]
            if heads.check(connection, access.register_id):
                found.append("history")
            answer = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
            return found + ([] if answer == "ok" else ["integrity"])
    except (driver.Error, sa.exc.DBAPIError) as error:
        return [type(error).__name__]
    finally:
        engine.dispose()
        base.close()


def content(path, access):
    """Return every row that the trail follows, and the trail."""
    base = RegisterFile(path, access.data_key)
    with contextlib.closing(base.connect()) as connection:
        names = [table.name for table in metadata.sorted_tables if table.info.get("audited", True)]
        return [
            connection.execute(f"SELECT * FROM {name} NOT INDEXED").fetchall()
            for name in [*names, "audit_event", "audit_content"]
        ]


@pytest.fixture
def access(register):
    """A register with some people, closed."""
    service = PeopleService(register)
    for number in range(40):
        service.add(PersonDraft(last_name=f"Côté-{number}", first_name="Zoé", number=str(number)))
    register.close()
    return register.access


def work(register):
    """Open the register once more, change somebody, close it."""
    opened = type(register).open(register.path, register.clock, register.access)
    service = PeopleService(opened)
    person = service.person(20)
    service.change(person.id, person.version, PersonDraft(last_name="Nouveau", first_name="Nom"))
    opened.close()


def test_an_untouched_register_raises_no_suspicion(register, access):
    work(register)
    assert suspicions(register.path, access) == []


def test_every_old_page_put_back_is_noticed(register, access, tmp_path):
    """Same key, same page number: SQLCipher's own checks call each of these files good."""
    before = register.path.read_bytes()
    work(register)
    after = register.path.read_bytes()
    expected = content(register.path, access)
    assert not register.path.with_name(register.path.name + "-wal").exists()
    changed = [
        start
        for start in range(0, len(before), PAGE)
        if before[start : start + PAGE] != after[start : start + PAGE]
    ]
    assert len(changed) >= 3
    noticed = 0
    for start in changed:
        copy = tmp_path / f"{start}.medias"
        copy.write_bytes(after[:start] + before[start : start + PAGE] + after[start + PAGE :])
        found = suspicions(copy, access)
        noticed += bool(found)
        if (
            not found
        ):  # the page said the same, or nothing that is followed: all of it still reads as it should
            assert content(copy, access) == expected, start
        copy.unlink()
    assert noticed >= 3


def test_the_whole_older_file_put_back(register, access, tmp_path):
    older = tmp_path / "older.medias"
    shutil.copy(register.path, older)
    work(register)
    assert suspicions(older, access) == ["truncated", "history"]


@pytest.mark.parametrize(
    ("statement", "suspicion"),
    [
        ("UPDATE person SET last_name = 'X' WHERE id = 7", "changed_row"),
        ("DELETE FROM person WHERE id = 7", "missing_row"),
        (
            "INSERT INTO person (uid, last_name, group_code, sort_key, search_key, created_at, updated_at)"
            " SELECT 'u', 'X', group_code, 'x', 'x', created_at, updated_at FROM person WHERE id = 7",
            "unknown_row",
        ),
        ("UPDATE register_user SET role = 'reading'", "changed_row"),
        ("UPDATE municipality SET name = 'X'", "changed_row"),
    ],
)
def test_a_row_changed_behind_the_trail(register, access, statement, suspicion):
    change_behind(register, statement)
    assert suspicion in suspicions(register.path, access)


@pytest.mark.parametrize(
    "statements",
    [
        ["UPDATE audit_content SET body = replace(body, 'Zoé', 'Léa') WHERE seq = 9"],
        ["UPDATE audit_event SET actor = 'x' WHERE seq = 9"],
        ["DELETE FROM audit_content WHERE seq = 9"],
        ["DELETE FROM audit_content WHERE seq = 9", "DELETE FROM audit_event WHERE seq = 9"],
        [
            "DELETE FROM audit_content WHERE seq > 30",
            "DELETE FROM audit_seal",
            "DELETE FROM audit_event WHERE seq > 30",
        ],
        ["UPDATE audit_seal SET signature = zeroblob(64)"],
    ],
)
def test_a_trail_changed_with_its_guards_taken_away(register, access, statements):
    with contextlib.closing(RegisterFile(register.path, access.data_key).connect()) as connection:
        guards = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'audit%'"
        )
        dropped = [f"DROP TRIGGER {row[0]}" for row in guards.fetchall()]
    assert dropped
    change_behind(register, *dropped, *statements)
    assert suspicions(register.path, access) != []


def test_the_guards_refuse_a_plain_change(register, access):
    for statement in ("UPDATE audit_event SET actor = 'x'", "DELETE FROM audit_event"):
        with pytest.raises(driver.IntegrityError):
            change_behind(register, statement)
