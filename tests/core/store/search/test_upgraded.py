"""A register of the schema before headings and facets keeps what its index held."""

from __future__ import annotations

import contextlib
import shutil

from medias_desktop.core.store import search
from medias_desktop.core.store.connection import connect
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.register import Register
from medias_desktop.core.store.search import Kind
from tests.conftest import ROOT

LETTER = Kind("thank_you_letter")


def test_entries_of_schema_2_are_found_and_filtered_by_their_kind(tmp_path):
    source, copy = ROOT / "tests" / "databases" / "schema-0002.medias", tmp_path / "old.medias"
    shutil.copy(source, copy)
    shutil.copy(f"{source}.keys", f"{copy}.keys")
    access = storage.load(copy).unlock_open()
    with contextlib.closing(connect(copy, access.data_key)) as connection:
        connection.execute(
            "INSERT INTO search_entry (kind, record, language, title, tokens, subject)"
            " VALUES ('thank_you_letter', '4', 'fr', 'Élections', 'elections ø elections ø devoir ø elect', 'person/1')"
        )
    register = Register.open(copy, access=access)
    (hit,) = search.find(register, "élection", kinds=[LETTER])
    assert hit == search.Hit("thank_you_letter", "4", "fr", "Élections", "person/1")
    with register.transaction("test") as tx:
        search.index(tx, LETTER, "4", "fr", "Photos", "")
    assert search.find(register, "élection") == ()
    assert [hit.record for hit in search.find(register, "photo")] == ["4"]
    with register.transaction("test") as tx:
        search.drop(tx, LETTER, "4")
    assert search.find(register, "photo") == ()
    register.close()
