"""Addresses of registers on a server: read as typed, never written with a password."""

from __future__ import annotations

import psycopg.conninfo
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.store.server.address import (
    Address,
    AddressMalformed,
    is_address,
    parse,
    without_password,
)

WORDS = st.text(st.characters(min_codepoint=33, exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)


@pytest.mark.parametrize(
    "text",
    [
        "postgresql+psycopg://greffe:secret@serveur.ville.example:5433/registre?sslmode=require",
        "postgresql://greffe:secret@serveur.ville.example:5433/registre?sslmode=require",
        "postgres://greffe:secret@serveur.ville.example:5433/registre?sslmode=require",
        "PostgreSQL+psycopg://greffe:secret@serveur.ville.example:5433/registre?sslmode=require",
        "  postgresql://greffe:secret@serveur.ville.example:5433/registre?sslmode=require\n",
    ],
)
def test_every_way_of_writing_it(text):
    address = parse(text)
    assert address == Address(
        "registre", "serveur.ville.example", 5433, "greffe", "secret", (("sslmode", "require"),)
    )
    assert address.shown == "postgresql+psycopg://greffe@serveur.ville.example:5433/registre?sslmode=require"
    found = psycopg.conninfo.conninfo_to_dict(address.conninfo())
    assert (found["password"], found["port"], found["dbname"]) == ("secret", "5433", "registre")
    assert (found["sslmode"], found["connect_timeout"], found["client_encoding"]) == ("require", "5", "utf8")


@pytest.mark.parametrize(
    ("text", "server"),
    [
        ("postgresql:///registre", "localhost"),
        ("postgresql:///registre?host=/run/postgresql", "localhost"),
        ("postgresql:///registre?host=serveur", "serveur"),
        ("postgresql://[::1]:5433/registre", "::1"),
        ("postgresql://[fe80::1%25eth0]/registre", "fe80::1%eth0"),
    ],
)
def test_the_servers_name(text, server):
    address = parse(text)
    assert address.server == server
    assert parse(address.shown) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "registre.medias",
        "C:\\Ville\\registre.medias",
        "mysql://serveur/registre",
        "postgresql://serveur",
        "postgresql://serveur/",
        "postgresql://serveur:port/registre",
        "postgresql://serveur:70000/registre",
        "postgresql://serveur/registre?sslmode",
        "postgresql://serveur/registre#plus",
        "postgresql://serveur/regis%00tre",
        "postgresql://[::1/registre",
        "postgresql://serveur/%ff",
    ],
)
def test_what_is_no_address(text):
    with pytest.raises(AddressMalformed) as caught:
        parse(text)
    assert "postgresql+psycopg://" in caught.value.sentence()


@given(WORDS, WORDS, WORDS, WORDS, st.none() | st.integers(1, 65535))
def test_any_name_and_password(database, host, user, password, port):
    """libpq, which reads the same address by itself, understands what we wrote."""
    address = Address(database, host, port, user, password)
    found = psycopg.conninfo.conninfo_to_dict(address.conninfo())
    told = (found["dbname"], found["host"], found["user"], found["password"], found.get("port"))
    assert told == (database, host, user, password, None if port is None else str(port))


@given(st.text(max_size=60))
def test_no_text_is_a_bug(text):
    for typed in (text, "postgresql://" + text, "postgresql+psycopg://u:p@h/" + text):
        without_password(typed)


@given(WORDS.map(lambda word: "9" + word + "9"))
def test_a_password_is_never_shown(password):
    address = Address(
        "registre", "h", None, "u", password, (("password", password), ("sslpassword", password))
    )
    assert address.shown == "postgresql+psycopg://u@h/registre"
    assert without_password(address.conninfo()).startswith("postgresql+psycopg://u@h/registre")
    assert "password" not in without_password(address.conninfo())


def test_files_are_no_addresses():
    assert not is_address("/home/anne/postgresql/Ville.medias")
    assert without_password("/home/anne/Ville.medias") == "/home/anne/Ville.medias"
    assert without_password("postgresql://u:secret@h:x/base") == ""
    assert is_address("postgresql+psycopg://u@h/base")


def test_an_address_keeps_its_own_options():
    conninfo = parse("postgresql://h/base?options=-c%20search_path%3Dville&connect_timeout=3").conninfo()
    found = psycopg.conninfo.conninfo_to_dict(conninfo)
    assert found["options"].startswith("-c search_path=ville ")
    assert "datestyle=ISO" in found["options"]
    assert found["connect_timeout"] == "3"
