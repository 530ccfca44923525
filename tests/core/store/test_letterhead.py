"""Logo and colour of the municipality's documents, in the register."""

from __future__ import annotations

import pytest

from medias_desktop.core.store.audit.reconciling import reconcile, reconcile_contents
from medias_desktop.core.store.audit.verifying import verify
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.letterhead import (
    PLAIN,
    ColourUnknown,
    Letterhead,
    change_letterhead,
    letterhead,
    parsed_colour,
)
from medias_desktop.core.store.register import Municipality
from medias_desktop.migrations.tables import metadata

LOGO = Letterhead(b"\x89PNG", "image/png", "#7a1420")


def test_a_new_register_has_none(register):
    assert letterhead(register) == PLAIN


def test_what_was_set_is_there_and_can_be_taken_away(register):
    change_letterhead(register, LOGO)
    assert letterhead(register) == LOGO
    change_letterhead(register, Letterhead(colour=LOGO.colour))
    assert letterhead(register) == Letterhead(colour="#7a1420")
    change_letterhead(register, LOGO)
    change_letterhead(register, PLAIN)
    assert letterhead(register) == PLAIN
    with register.read() as connection:
        assert verify(connection).sound
        assert reconcile(connection, metadata) == reconcile_contents(connection) == ()


def test_it_goes_with_the_municipalitys_record(register):
    _municipality, version = register.municipality_as_opened()
    changed = Municipality("Ville de Sainte-Élodie-des-Érables", "en", "a4")
    change_letterhead(register, LOGO, version, changed)
    assert register.municipality() == changed
    with pytest.raises(ChangedElsewhere):
        change_letterhead(register, PLAIN, version)
    assert letterhead(register) == LOGO


def test_what_is_no_colour_changes_nothing(register):
    with pytest.raises(ColourUnknown, match="rouge"):
        change_letterhead(register, Letterhead(colour="rouge"))
    assert letterhead(register) == PLAIN


@pytest.mark.parametrize(
    ("text", "colour"), [("", ""), ("  ", ""), ("#AABBCC", "#aabbcc"), (" 123abc ", "#123abc")]
)
def test_a_colour_is_read_as_people_write_it(text, colour):
    assert parsed_colour(text) == colour


@pytest.mark.parametrize("text", ["#12345", "#1234567", "#12345g", "##123456", "rgb(1,2,3)", "#١٢٣٤٥٦"])
def test_what_is_no_colour(text):
    with pytest.raises(ColourUnknown):
        parsed_colour(text)
