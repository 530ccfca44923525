"""A disk that fills up while a folder is added: what went in stays whole, the rest is told in plain words."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from medias_desktop.core.store.register import Register
from medias_desktop.photo_consents.service import agreement
from tests.photo_consents.pictures import make_photo
from tests.photo_consents.seen import service_of

pytest.importorskip("resource", reason="Windows has no limit on the size of a program’s files")
pytestmark = pytest.mark.file_only

CHILD = """
import json, resource, signal, sys
from pathlib import Path
from medias_desktop.core.errors import UserError
from medias_desktop.core.store.register import Register
from medias_desktop.photo_consents.rules.items import ItemDraft
from tests.fakes import FixedClock
from tests.photo_consents.seen import service_of

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
sys.dont_write_bytecode = True  # compiled modules cut off at the limit would be everybody’s
path, folder, room, keep = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4] == "keep"
register = Register.open(path, FixedClock())
service = service_of(register)
limit = path.stat().st_size + room
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    found = service.adding.add_files(sorted(folder.iterdir()), ItemDraft(), keep=keep)
    print(json.dumps([len(found.added), found.left, found.problem]))
except UserError as error:
    print(json.dumps([0, 60, error.sentence()]))
"""


@pytest.mark.parametrize("keep", ["keep", "refer"])
@pytest.mark.parametrize("room", [1, 60_000, 500_000, 1_000_000])
def test_what_has_no_room_is_told(register, tmp_path, room, keep):
    folder = tmp_path / "photos"
    folder.mkdir()
    for seed in range(60):
        make_photo(folder / f"{seed:02}.jpg", (400, 300), seed=seed)
    register.close()
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(register.path), str(folder), str(room), keep],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).resolve().parents[3],
    )
    assert done.returncode == 0, done.stderr
    added, left, problem = json.loads(done.stdout)
    assert added + left == 60
    assert bool(problem) is bool(left)
    assert "\n" not in problem
    opened = Register.open(register.path, register.clock)
    service = service_of(opened)
    assert service.listing.count() == added
    assert len(service.items.pictures(range(1, 200))) == added
    with opened.read() as connection:
        assert agreement.findings(connection) == ()
    opened.close()
