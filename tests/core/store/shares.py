"""A folder that passes for a network share, in this program and in those it starts."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import textwrap

from medias_desktop.core.store import places
from tests.conftest import ROOT

SHARE = "//serveur/greffe"


def make_network(monkeypatch, folder):
    """Let everything in a folder lie on a network share."""
    mounts = f"/dev/sda1 / ext4 rw 0 0\n{SHARE} {folder} cifs rw 0 0"
    real = places.trouble_of
    if sys.platform == "linux":
        monkeypatch.setattr(places, "trouble_of", functools.partial(real, mounts=mounts))
        return
    trouble = places.PlaceTrouble(places.PlaceKind.NETWORK, SHARE)
    monkeypatch.setattr(
        places, "trouble_of", lambda path, **known: trouble if folder in path.parents else real(path, **known)
    )


def program(code, *arguments):
    """Start another program of ours; it may say ``path`` for its first argument, and has ``Register`` and ``Day``."""
    beginning = """
    import pathlib, sys
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.store.register import Register
    path = pathlib.Path(sys.argv[1])
    """
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(beginning) + textwrap.dedent(code), *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )


def told_by(code, *arguments):
    """Return what a program of ours says until it ends."""
    running = program(code, *arguments)
    told, _none = running.communicate()
    assert running.returncode == 0
    return told.strip()


__all__ = ["ROOT", "SHARE", "make_network", "program", "told_by"]
