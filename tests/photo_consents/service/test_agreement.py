"""Small pictures and kept copies are those that were recorded: what was changed behind the program's back is told."""

from __future__ import annotations

import pytest

from medias_desktop import slices
from medias_desktop.core.progress import Silent
from medias_desktop.photo_consents.rules.items import ItemDraft
from medias_desktop.safekeeping.service.integrity import IntegrityService
from tests.photo_consents.pictures import make_photo
from tests.photo_consents.seen import service_of
from tests.registers import change_behind

RESTORE = "Restaurez la dernière bonne sauvegarde."


@pytest.fixture
def items(register, tmp_path):
    paths = [make_photo(tmp_path / f"{seed}.jpg", (320, 240), seed=seed) for seed in range(3)]
    adding = service_of(register).adding
    kept = adding.add_files(paths[:2], ItemDraft(), keep=True).added
    other = service_of(register).items.add_other(ItemDraft(title="Un article"))
    return (*kept, *adding.add_files(paths[2:], ItemDraft(), keep=False).added, other)


def findings(register):
    return IntegrityService(register, slices.tables(), derived=slices.derived()).check(Silent()).findings


def test_nothing_is_wrong(register, items):
    assert len(items) == 4
    assert findings(register) == ()


TAMPERED = {
    "changed": "UPDATE photo_picture SET content = x'ffd8ffe0' WHERE item_id = {0}",
    "of another": (
        "UPDATE photo_picture SET content = (SELECT content FROM photo_picture WHERE item_id = {1})"
        " WHERE item_id = {0}"
    ),
    "gone": "DELETE FROM photo_picture WHERE item_id = {0}",
    "put to an article": (
        "INSERT INTO photo_picture (item_id, content) SELECT {3}, content FROM photo_picture WHERE item_id = {0}"
    ),
}


@pytest.mark.parametrize("statement", TAMPERED.values(), ids=TAMPERED.keys())
def test_a_small_picture_that_is_not_its_photos_is_found(register, items, statement):
    change_behind(register, statement.format(*items))
    (told,) = findings(register)
    assert told == (f"La vignette de 1 photo n’est pas celle qui a été enregistrée. {RESTORE}")


def test_small_pictures_are_counted(register, items):
    first, second = items[:2]
    change_behind(register, f"UPDATE photo_picture SET content = x'00' WHERE item_id IN ({first}, {second})")
    (told,) = findings(register)
    assert told == f"Les vignettes de 2 photos ne sont pas celles qui ont été enregistrées. {RESTORE}"


def test_a_kept_copy_of_another_file_is_found(register, items):
    first, second = items[:2]
    change_behind(
        register,
        "UPDATE photo_item SET content_sha256 ="
        f" (SELECT content_sha256 FROM photo_item WHERE id = {second}) WHERE id = {first}",
    )
    assert f"La copie gardée de 1 photo est celle d’un autre fichier. {RESTORE}" in findings(register)


def test_a_kept_copy_that_was_changed_is_found(register, items):
    change_behind(register, "UPDATE attachment_chunk SET content = zeroblob(length(content))")
    assert findings(register)
