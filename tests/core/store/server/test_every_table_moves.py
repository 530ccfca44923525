"""The command moves a register in which every table holds something to a server and back; the check finds nothing wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import sqlalchemy as sa

from medias_desktop.cli import main
from medias_desktop.core.store.register import Register
from medias_desktop.migrations.tables import metadata
from medias_desktop.policies.rules.searching import Filters
from medias_desktop.policies.service.catching_up import outdated
from medias_desktop.policies.service.services import PolicyServices
from tests import servers

FILLED = Path(__file__).resolve().parents[3] / "databases" / "schema-0008.medias"
OF_A_PLACE = {"key_store", "remembered", "search_index"}


def contents(register):
    """Return every row of every table that a register takes along."""
    with register.read() as connection:
        return {
            table.name: connection.execute(sa.select(table).order_by(*table.primary_key)).all()
            for table in metadata.sorted_tables
            if table.name not in OF_A_PLACE
        }


def found(register):
    searching = PolicyServices(register).searching
    return {
        word: {
            (hit.summary.uid, hit.section_uid, hit.kind) for hit in searching.find(word, Filters(), "fr").hits
        }
        for word in ("loisirs", "politique", "employés", "photographies")
    }


def test_there_and_back(database, tmp_path, clock, capsys):
    for suffix in ("", ".keys"):
        shutil.copy(f"{FILLED}{suffix}", tmp_path / f"Ville.medias{suffix}")
    address, back = servers.written(database), tmp_path / "retour.medias"
    register = Register.open(tmp_path / "Ville.medias", clock)
    before, hits = contents(register), found(register)
    register.close()
    assert {name for name, rows in before.items() if not rows} <= {"destruction", "attachment_thumbnail"}
    assert main(["move", str(tmp_path / "Ville.medias"), address]) == 0
    assert main(["check", address]) == 0
    there = Register.open_server(address, clock)
    assert contents(there) == before
    assert found(there) == hits
    assert outdated(there) == []
    there.close()
    assert main(["move", address, str(back)]) == 0
    assert main(["check", str(back)]) == 0
    again = Register.open(back, clock)
    assert contents(again) == before
    assert found(again) == hits
    assert outdated(again) == []
    again.close()
    assert "Rien à signaler." in capsys.readouterr().out
