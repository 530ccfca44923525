"""Set the project up and start it, or set it up and test it, from nothing but Python 3.11 or later.

    python packaging/bootstrap.py run      the program with its sample municipality
    python packaging/bootstrap.py test     every test
    python packaging/bootstrap.py check    lint, types, import contracts, catalogues

Uses the standard library only. Makes .venv in the project's folder; what is installed there is pinned in
packaging/constraints.txt. On Debian it names the missing system libraries, or installs them when run as root.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

# Shared libraries that Qt loads, and the Debian package of each.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
SECOND_OPINIONS = {
    "pdfsig": "poppler-utils",
    "qpdf": "qpdf",
    "pdftotext": "poppler-utils",
    "openssl": "openssl",
    "softhsm2-util": "softhsm2",
    "cc": "gcc",
}
"""Programs with which the tests check our documents independently, and the compiler of the power-cut recorder; without
them those tests say so and are passed over."""
SERVERS = Path("/usr/lib/postgresql")
"""Where Debian puts PostgreSQL; with it the tests of the store and of services run on a server too (packaging/postgres.py)."""


def main(arguments: list[str]) -> int:
    """Do what the first word says."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file may be run by any Python
        return _stop(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}.")
    verb = arguments[0] if arguments else "run"
    if verb not in {"run", "test", "check", "setup"}:
        return _stop((__doc__ or "").strip())
    if problem := _system(verb):
        return _stop(problem)
    try:
        _environment()
    except subprocess.CalledProcessError:
        return _stop(
            "The project could not be set up: see above why. Mend it (network, disk space), then run this again."
        )
    except OSError as error:
        return _stop(
            f"The project could not be set up in {VENV}: {error.strerror}. Mend it, then run this again."
        )
    rest = arguments[1:]
    if verb == "run":
        # a register's path is meant from where the user stands, whose own modules are none of the program's (-P)
        return _python("-P", "-m", "medias_desktop", *(rest or ["--demo"]), cwd=Path.cwd())
    if verb == "test":
        return _test(rest)
    return _check() if verb == "check" else 0


def _test(rest: list[str]) -> int:
    environment = dict(os.environ)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Tests wait for the disk and for threads a third of their time: half as many again as there are processors.
    workers = max(2, (os.cpu_count() or 1) * 3 // 2)
    tests = [str(PYTHON), "-m", "pytest", *(rest or ["-n", str(workers), "-q"])]
    return _python("packaging/postgres.py", "run", "--", *tests, env=environment)


def _check() -> int:
    codes = [
        _python("-m", "ruff", "check", "."),
        _python("-m", "ruff", "format", "--check", "."),
        _python("-m", "mypy"),
        _python("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
        _python("packaging/catalogues.py", "check"),
    ]
    return max(codes)


def _stop(text: str) -> int:
    print(text, file=sys.stderr)
    return 1


def _python(*arguments: str, env: dict[str, str] | None = None, cwd: Path = ROOT) -> int:
    return subprocess.run([str(PYTHON), *arguments], cwd=cwd, env=env, check=False).returncode


def _system(verb: str) -> str:
    """Return what is missing on this system, in a sentence, after trying to install it as root on Debian."""
    if not sys.platform.startswith("linux"):
        return ""
    missing = _missing(verb)
    optional = (
        {package for name, package in SECOND_OPINIONS.items() if not shutil.which(name)}
        if verb == "test"
        else set()
    )
    if verb == "test" and not any(SERVERS.glob("*/bin/initdb")):
        optional.add("postgresql")
    may_install = shutil.which("apt-get") and os.geteuid() == 0
    if may_install and missing | optional:
        _apt(sorted(missing | optional))
        importlib.invalidate_caches()
        missing = _missing(verb)
    if not missing:
        return ""
    return (
        "Some system libraries are missing. Install them, then run this again:\n  sudo apt-get install "
        + " ".join(sorted(missing))
    )


def _missing(verb: str) -> set[str]:
    """Return the packages that ``verb`` needs and that are not there: a window needs more than tests, lint nothing."""
    wanted: dict[str, str] = {}
    if verb in {"run", "test"}:
        wanted |= QT_LIBRARIES
    if verb == "run" and os.environ.get("QT_QPA_PLATFORM") != "offscreen":
        wanted |= SCREEN_LIBRARIES
    missing = {package for library, package in wanted.items() if not _loads(library)}
    if importlib.util.find_spec("ensurepip") is None:
        missing.add("python3-venv")
    return missing


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _apt(packages: list[str]) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *packages]):
        subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)


def _environment() -> None:
    """Make or refresh .venv; nothing is done when it already holds what is asked."""
    # another Python does not see what this one installed; a folder that moved is no longer where pip looked
    place = f"{sys.version_info[:2]} {ROOT}".encode()
    asked = (ROOT / "pyproject.toml").read_bytes() + CONSTRAINTS.read_bytes() + place
    digest = hashlib.sha256(asked).hexdigest()
    stamp = VENV / "installed"
    if not PYTHON.exists() or not stamp.exists() or stamp.read_text() != digest:
        # over one that was stopped half-way, which may lack pip; in place of one that was finished
        venv.create(VENV, with_pip=True, clear=stamp.exists())
        install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-c", str(CONSTRAINTS)]
        subprocess.run([str(PYTHON), *install, "-e", ".[test]"], cwd=ROOT, check=True)
        stamp.write_text(digest)
    subprocess.run([str(PYTHON), "packaging/catalogues.py", "compile"], cwd=ROOT, check=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
