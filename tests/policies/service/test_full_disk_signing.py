"""A disk that fills up while documents are signed, taken back, certified, sealed and handed out."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from medias_desktop.core.store.register import Municipality
from tests.durability import signing
from tests.registers import make_register

pytest.importorskip("resource", reason="Windows has no limit on the size of a program’s files")

CHILD = """
import resource, signal, sys
from pathlib import Path
from medias_desktop.core.errors import UserError
from medias_desktop.core.store.register import Register
from tests.durability import signing
from tests.durability.signing import SigningDay
from tests.policies.adopting import table_sizes

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path, what, limit = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
register = Register.open(path)
day = SigningDay(register, 3)
if what == "finish":
    day.sign()
if what != "open":
    day.begin()
if what == "elsewhere":
    day.change()
if what == "seal":
    day.services.policies.signatures.identities.seal_identity()
day._identity(signing.MAYOR), day._identity(signing.CLERK)
one = day.services.policies.rounds.waiting()
state = (table_sizes(register), one)
act = {"open": day.begin, "finish": day.sign}.get(what) or getattr(day, what)
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
try:
    act()
    print("done")
except UserError as error:
    print(type(error).__name__)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print((table_sizes(register), day.services.policies.rounds.waiting()) == state, signing.faults(register, 0) or "whole")
print(sorted(path.name for path in (path.parent / "out").iterdir()))
getattr(day, "sign")()
print(signing.faults(register, 0) or "whole")
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A register with its identities and a text to be signed: each test begins with a copy."""
    folder = tmp_path_factory.mktemp("prepared")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MEDIAS_PROFILE", str(folder / "profile"))
        (folder / "town").mkdir()
        path = folder / "town" / "Ville.medias"
        make_register(path, Municipality("Ville")).close()
        signing.main(["prepare", str(path)])
    return path.parent


def run(tmp_path, prepared, what, limit):
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "Ville.medias"
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(path), what, str(limit)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).resolve().parents[3],
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("what", ["open", "sign", "finish", "change", "elsewhere", "at_once", "attest"])
def test_what_finds_no_room_in_the_register_is_refused_whole(tmp_path, prepared, what):
    told, state, left, after = run(tmp_path, prepared, what, 4096)
    assert told in ("DiskFull", "DiskRefused")
    assert (state, left, after) == ("True whole", "[]", "whole")


@pytest.mark.parametrize("what", ["seal", "evidence"])
@pytest.mark.parametrize("limit", [4096, 30_000])
def test_what_finds_no_room_beside_it_leaves_nothing(tmp_path, prepared, what, limit):
    told, state, left, after = run(tmp_path, prepared, what, limit)
    assert told in ("DiskFull", "DiskRefused")
    assert (state, left, after) == ("True whole", "[]", "whole")
