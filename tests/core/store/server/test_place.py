"""An address that goes wherever a register's path goes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from medias_desktop.core.files import is_there
from medias_desktop.core.settings import Settings, load, save
from medias_desktop.core.store.server.address import parse
from medias_desktop.core.store.server.place import ServerPlace, place_of

ADDRESS = "postgresql+psycopg://greffe:secret@serveur.ville.example:5433/registre%20municipal?sslmode=require"
SHOWN = ADDRESS.replace(":secret", "")


def test_it_is_called_by_its_database_and_never_tells_the_password():
    place = place_of(ADDRESS)
    assert isinstance(place, ServerPlace)
    assert (place.name, place.stem) == ("registre municipal", "registre municipal")
    assert str(place) == SHOWN
    assert "secret" not in repr(place) + f"{place}" + str(place.parent) + str(place.with_name("x"))
    assert place.address.password == "secret"
    assert place.parent == Path("serveur.ville.example")
    assert place.with_name("a.part") == Path("serveur.ville.example/a.part")
    assert is_there(place)


def test_the_same_place_with_another_password():
    place = place_of(ADDRESS)
    other = place.with_password("autre")
    assert other == place
    assert hash(other) == hash(place)
    assert other.address.password == "autre"
    assert place != Path("serveur.ville.example/registre municipal")
    assert place != place_of(ADDRESS.replace("registre", "archives"))


@pytest.mark.parametrize(
    "text", ["/home/anne/Ville.medias", "Ville.medias", "postgresql://", "postgresql://h:x/b"]
)
def test_everything_else_is_a_files_path(text):
    assert place_of(text) == Path(text)
    assert not isinstance(place_of(text), ServerPlace)


def test_settings_never_hold_a_password(own_profile, tmp_path):
    save(Settings().with_recent(place_of(ADDRESS)))
    written = (tmp_path / "profile" / "settings.json").read_text()
    assert json.loads(written)["recent"] == [SHOWN]
    assert "secret" not in written
    assert place_of(load().recent[0]) == place_of(ADDRESS)
    assert parse(load().recent[0]).password == ""
    assert load().without_recent(place_of(ADDRESS)).recent == ()
