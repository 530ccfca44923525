"""Nothing sealed is ever found: whoever may open the register may search it."""

from __future__ import annotations

import ast
import os
from pathlib import Path

import pytest

import medias_desktop
from medias_desktop.core.store import search
from medias_desktop.core.store.schema import sealed_record
from medias_desktop.core.store.sealed import Vault
from medias_desktop.core.store.search import Kind

SHADOWS = ("data", "idx", "docsize", "config")
"""What FTS5 keeps an index in (sqlite.org/fts5.html, “The %_data table” and the following)."""


def everything_indexed(register):
    tables = ["search_entry"]
    if not register.on_server:
        tables += [f"search_index_{shadow}" for shadow in SHADOWS]
    return {table: [tuple(row) for row in register.rows(f"SELECT * FROM {table}")] for table in tables}


def test_writing_sealed_records_leaves_the_index_as_it_was(register):
    with register.transaction("test") as tx:
        search.index(tx, Kind("person"), "1", "fr", "Zoé Roy", "matricule 12", "person/1")
    before = everything_indexed(register)
    assert len(before["search_entry"]) == 1
    vault = Vault({1: os.urandom(32)})
    with register.transaction("test") as tx:
        number = vault.add(tx, "uid-zoe", {"breach": "Insubordination zygomatique"})
        vault.change(tx, number, 1, "uid-zoe", {"breach": "Insubordination ornithologique"})
    vault.read(register)
    assert everything_indexed(register) == before
    for word in ("insubordination", "zygomatique", "ornithologique"):
        assert search.find(register, word) == ()


@pytest.mark.parametrize("name", [sealed_record.name, "sealed", "sealed_case"])
def test_a_kind_of_sealed_records_cannot_be_declared(name):
    with pytest.raises(ValueError, match="never indexed"):
        Kind(name)


def test_a_kind_that_was_not_declared_cannot_be_indexed(register):
    with pytest.raises(TypeError), register.transaction("test") as tx:
        search.index(tx, sealed_record.name, "1", "fr", "Titre", "Texte")


def imported(path):
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_no_module_knows_both_the_vault_and_the_index():
    root = Path(medias_desktop.__file__).parent
    seals, searches = "medias_desktop.core.store.sealed", "medias_desktop.core.store.search"
    both = []
    for path in root.rglob("*.py"):
        names = imported(path)
        uses = [any(name == one or name.startswith(one + ".") for name in names) for one in (seals, searches)]
        both += [path.name] if all(uses) else []
    assert both == []
