"""A town hall's key file: a director who is entitled, a clerk who is not, a code on paper."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import pytest

from medias_desktop.core.store.keys.access import Access, SealedKeys
from medias_desktop.core.store.keys.cost import SMALLEST
from medias_desktop.core.store.keys.key_file import KeyFile

AT = dt.datetime(2026, 11, 21, 15, 30, tzinfo=dt.UTC)
DIRECTOR, CLERK = "Érable-42 sous la neige", "lac bleu sapin vert"


class Office(NamedTuple):
    file: KeyFile
    access: Access
    sealed: SealedKeys
    code: str

    @property
    def director(self) -> str:
        return self.file.slot_of("u-director").id

    @property
    def clerk(self) -> str:
        return self.file.slot_of("u-clerk").id

    @property
    def paper(self) -> str:
        return next(slot.id for slot in self.file.slots if slot.kind == "recovery")


def make_office() -> Office:
    file, founder, sealed = KeyFile.create()
    file = file.with_passphrase(
        founder,
        "u-director",
        "Aline Béland",
        DIRECTOR,
        at=AT,
        signing_key=b"D" * 32,
        sealed=sealed,
        cost=SMALLEST,
    )
    file = file.with_passphrase(
        founder, "u-clerk", "Carl Dubé", CLERK, at=AT, signing_key=b"C" * 32, cost=SMALLEST
    )
    file, code = file.with_recovery(founder, at=AT, sealed=sealed, cost=SMALLEST)
    office = Office(file, founder, sealed, code)
    return office._replace(access=file.unlock(office.director, DIRECTOR))


@pytest.fixture(scope="session")
def office():
    return make_office()


@pytest.fixture
def town_register(tmp_path, office):
    """The beginning of the office's register: all that finding its key file takes."""
    path = tmp_path / "greffe" / "Ville.medias"
    path.parent.mkdir()
    path.write_bytes(b"MDIA" + bytes.fromhex(office.file.register_id) + b"encrypted from here on")
    return path
