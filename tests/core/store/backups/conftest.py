"""A small register and a place for its backups."""

from __future__ import annotations

import pytest

from tests.core.store.backups.registers import make


@pytest.fixture
def register_path(tmp_path):
    return make(tmp_path / "Ville.medias")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "sauvegardes"
