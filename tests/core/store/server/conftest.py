"""Tests on a server; without MEDIAS_TEST_POSTGRES only those that need none are there."""

from __future__ import annotations

import pytest

from tests import servers

if not servers.URL:
    collect_ignore_glob = ["test_on_*.py"]


@pytest.fixture
def database():
    """The name of an empty database."""
    with servers.empty_database() as name:
        yield name


@pytest.fixture
def shared(clock):
    """An open register on the server."""
    with servers.server_register(clock) as opened:
        yield opened


@pytest.fixture
def role():
    """The name of a user of the server without any right, with a password."""
    name = servers.new_role()
    yield name
    servers.drop_role(name)
