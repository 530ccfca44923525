"""A register in which something costly was done once, on each engine; each test begins with a copy."""

from __future__ import annotations

import contextlib
import shutil

import pytest

from medias_desktop.core.store.register import Register
from tests import servers
from tests.fakes import FixedClock


class Prepared:
    """What ``work`` makes of a new register, and what it returned, by engine; a context that drops them."""

    def __init__(self, new_register, folder, work):
        self._new, self._folder, self._work = new_register, folder, work
        self._made, self._kept = {}, contextlib.ExitStack()

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self._kept.close()

    @contextlib.contextmanager
    def copy(self, engine, folder, clock):
        """Give an open copy of a test's own and what was returned when the first one was made."""
        if engine not in self._made:
            self._made[engine] = self._make(engine)
        place, returned = self._made[engine]
        if engine == "server":
            with servers.empty_database(f"TEMPLATE {place} {servers.COPIED}") as name:
                opened = Register.open_server(servers.written(name), clock)
                try:
                    yield opened, returned
                finally:
                    opened.close()
            return
        _copy(place, folder)
        opened = Register.open(folder / place.name, clock)
        yield opened, returned
        opened.close()

    def _make(self, engine):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("MEDIAS_PROFILE", str(self._folder / f"profile {engine}"))
            if engine == "server":
                place = self._kept.enter_context(servers.empty_database(f"TEMPLATE {servers._template()}"))
                register = Register.open_server(servers.written(place), FixedClock())
            else:
                _copy(self._new, self._folder)
                place = self._folder / self._new.name
                register = Register.open(place, FixedClock())
            try:
                return place, self._work(register)
            finally:
                register.close()


def _copy(path, folder):
    for suffix in ("", ".keys"):
        shutil.copy(f"{path}{suffix}", folder / f"{path.name}{suffix}")
