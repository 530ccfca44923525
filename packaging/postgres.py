"""A throw-away PostgreSQL server for the tests, beside whatever the system runs.

    python packaging/postgres.py run -- COMMAND…

starts one on this computer only, in a folder of its own, names it to the command in MEDIAS_TEST_POSTGRES, and stops and
removes it whatever happens. Where PostgreSQL is not installed the command runs without it. Uses the standard library only.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

VARIABLE = "MEDIAS_TEST_POSTGRES"
OLDEST = 15
_DEBIAN = Path("/usr/lib/postgresql")
_SHARED_MEMORY = Path("/dev/shm")
_ROOM = 2 << 30
_SETTINGS = {
    # What a power cut takes is no loss here.
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_connections": "200",
    "listen_addresses": "127.0.0.1",
    "lc_messages": "C",
}


def programs() -> Path | None:
    """Return the folder of the newest PostgreSQL's programs, or None when there is none that is new enough."""
    found = {int(folder.name): folder / "bin" for folder in _DEBIAN.glob("*") if folder.name.isdecimal()}
    new_enough = [version for version in found if version >= OLDEST and (found[version] / "initdb").exists()]
    if new_enough:
        return found[max(new_enough)]
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


@contextlib.contextmanager
def server() -> Iterator[str | None]:
    """Give the address of a server of one's own, stopped and removed at the end; None where it cannot be had."""
    bin_folder = programs()
    owner = _owner()
    if bin_folder is None or owner is None:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="medias-postgres-", dir=_place()))
    try:
        if owner:
            shutil.chown(folder, *owner)
        password, port = secrets.token_urlsafe(12), _free_port()
        _start(bin_folder, folder, password, port, owner)
        yield f"postgresql+psycopg://postgres:{password}@127.0.0.1:{port}/postgres"
    finally:
        _stop(bin_folder, folder, owner)
        shutil.rmtree(folder, ignore_errors=True)


def _owner() -> tuple[str, str] | tuple[()] | None:
    """Return as whom the server runs: as ourselves, but never as root (it refuses); None when there is nobody."""
    if os.name == "nt" or os.geteuid() != 0:
        return ()
    import pwd

    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            import grp

            return name, grp.getgrgid(pwd.getpwnam(name).pw_gid).gr_name
    return None


def _place() -> Path | None:
    """Return where the data goes: into memory where there is room, it is ten times as fast on a busy disk."""
    with contextlib.suppress(OSError):
        if os.access(_SHARED_MEMORY, os.W_OK) and shutil.disk_usage(_SHARED_MEMORY).free > _ROOM:
            return _SHARED_MEMORY
    return None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _start(bin_folder: Path, folder: Path, password: str, port: int, owner: Sequence[str]) -> None:
    secret = folder / "password"
    secret.write_text(password)
    if owner:
        shutil.chown(secret, *owner)
    data, log = folder / "data", folder / "log"
    made = ["-D", str(data), "-U", "postgres", "-A", "scram-sha-256", f"--pwfile={secret}"]
    _run(owner, bin_folder / "initdb", *made, "-E", "UTF8", "--locale=C", "--no-sync")
    options = [f"-c {name}={value}" for name, value in _SETTINGS.items()]
    options += [f"-c port={port}", f"-k {folder}"]
    started = ["-D", str(data), "-l", str(log), "-w", "-o", " ".join(options)]
    _run(owner, bin_folder / "pg_ctl", *started, "start")


def _stop(bin_folder: Path, folder: Path, owner: Sequence[str]) -> None:
    if (folder / "data" / "postmaster.pid").exists():
        with contextlib.suppress(subprocess.CalledProcessError):
            _run(owner, bin_folder / "pg_ctl", "-D", str(folder / "data"), "-w", "-m", "fast", "stop")


def _run(owner: Sequence[str], program: Path, *arguments: str) -> None:
    """Run one of PostgreSQL's programs as ``owner``; what it said is shown when it fails."""
    user = {"user": owner[0], "group": owner[1], "extra_groups": []} if owner else {}
    environment = {**os.environ, "LC_ALL": "C"}
    done = subprocess.run(
        [str(program), *arguments],
        check=False,
        stdout=subprocess.DEVNULL,  # a pipe would stay open as long as the server runs
        stderr=subprocess.DEVNULL,
        cwd="/",
        env=environment,
        **user,  # type: ignore[call-overload]
    )
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, [program.name])


def run(command: Sequence[str]) -> int:
    """Run a command with a server of its own and return its exit code."""
    for one in (signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])):
        signal.signal(one, _interrupt)  # the server is stopped then as well
    if os.environ.get(VARIABLE):  # somebody brought one
        return subprocess.run(command, check=False).returncode
    with server() as address:
        if address is None:
            print("PostgreSQL 15 or later is not installed: the tests run without a server.", file=sys.stderr)
            return subprocess.run(command, check=False).returncode
        return subprocess.run(command, check=False, env={**os.environ, VARIABLE: address}).returncode


def _interrupt(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def main(arguments: Sequence[str]) -> int:
    """Do what the first word says."""
    if len(arguments) < 3 or list(arguments[:2]) != ["run", "--"]:
        print((__doc__ or "").strip(), file=sys.stderr)
        return 2
    try:
        return run(arguments[2:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
