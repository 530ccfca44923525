"""Message catalogues are put in place whole: a program that starts beside a build never reads half of one."""

from __future__ import annotations

import gettext
import shutil

import pytest

from tests.conftest import ROOT


@pytest.fixture
def catalogues(tmp_path, monkeypatch):
    """The tool that keeps the catalogues, over a copy of them."""
    monkeypatch.syspath_prepend(ROOT / "packaging")
    import catalogues

    shutil.copytree(ROOT / "translations", tmp_path / "translations")
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path / "translations")
    return catalogues


def test_another_file_takes_the_place_of_the_one_before(catalogues):
    """Written into, the one before would be read half by whoever opens it meanwhile; nothing else stays beside."""
    folder = catalogues.FOLDER / "fr_CA" / "LC_MESSAGES"
    made = folder / "medias.mo"
    made.write_bytes(b"the one before")
    before = made.stat().st_ino
    catalogues.compile_all()
    assert made.stat().st_ino != before
    assert sorted(one.name for one in folder.iterdir()) == ["medias.mo", "medias.po"]
    with made.open("rb") as stream:
        assert gettext.GNUTranslations(stream).gettext("Cancel") == "Annuler"
