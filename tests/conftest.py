"""A real register per test, French, folders of its own; warnings are errors."""

from __future__ import annotations

import functools
import gc
import os
import shutil
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "UTC"  # expected hours and days are written in it, wherever the machine stands
if hasattr(time, "tzset"):
    time.tzset()

from pathlib import Path

import hypothesis
import pytest

from medias_desktop.core import i18n
from medias_desktop.core.store.register import Municipality, Register
from tests import servers
from tests.fakes import FakeDialogs, FixedClock
from tests.registers import make_register

# How fast a machine is, or how busy, decides nothing.
hypothesis.settings.register_profile(
    "patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("patient")

# A worker holds every test and module: walking all of them for what could be freed took a quarter of its time.
gc.set_threshold(2_000, 10, 50)

ROOT = Path(__file__).resolve().parents[1]
SEEDS = Path(os.environ.get("MEDIAS_SEEDS", ROOT / "tests" / "corpus" / "towns"))


@pytest.fixture(autouse=True)
def own_profile(tmp_path, monkeypatch):
    """Settings and logs of a test stay in its own folder; the language is French at its start."""
    monkeypatch.setenv("MEDIAS_PROFILE", str(tmp_path / "profile"))
    i18n.use_language("fr")


@pytest.fixture(autouse=True)
def nothing_left_behind():
    """Widgets that a test let go are destroyed before the next one: without an event loop Qt would keep them."""
    yield
    from PySide6.QtCore import QCoreApplication, QEvent

    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def qtbot(qtbot):
    """Qt's test robot, patient enough for a machine that does other things at the same time."""
    for name in ("waitUntil", "waitSignal", "waitSignals", "waitExposed"):
        setattr(qtbot, name, functools.partial(getattr(qtbot, name), timeout=60_000))
    return qtbot


@pytest.fixture
def clock():
    return FixedClock()


ON_BOTH = ("core/store/", "test_service", "/service/")
"""Tests of these places run on a file and, when MEDIAS_TEST_POSTGRES is set, on a server as well."""


def pytest_generate_tests(metafunc):
    place = str(Path(str(metafunc.definition.path)).relative_to(ROOT / "tests").as_posix())
    if "register" not in metafunc.fixturenames or not any(part in place for part in ON_BOTH):
        return
    only_file = metafunc.definition.get_closest_marker("file_only")
    metafunc.parametrize("register", ("file",) if only_file else servers.ENGINES, indirect=True)


@pytest.fixture(scope="session", autouse=True)
def _server_left_clean():
    yield
    servers.forget_template()


@pytest.fixture(scope="session")
def new_register(tmp_path_factory):
    """Return a register as it is when just made: each test begins with a copy, which is many times as fast."""
    folder = tmp_path_factory.mktemp("new")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MEDIAS_PROFILE", str(folder / "profile"))
        town = Municipality("Ville de Sainte-Élodie")
        make_register(folder / "essai.medias", town, FixedClock()).close()
    return folder / "essai.medias"


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory):
    """Return the sample municipality as it is when just made: making it takes seconds, a copy none."""
    from medias_desktop import demo
    from medias_desktop.core.progress import Silent

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MEDIAS_PROFILE", str(tmp_path_factory.mktemp("sample")))
        return demo.build(FixedClock(), Silent())


@pytest.fixture
def sample(made_sample):
    """Return the path of a sample municipality of this test’s own, where the program looks for it."""
    from medias_desktop import demo

    shutil.copytree(made_sample.parent, demo.path().parent)
    return demo.path()


@pytest.fixture
def register(request, tmp_path, clock):
    """Return an open register, in a file or on a server (``pytest_generate_tests``)."""
    if getattr(request, "param", "file") == "server":
        with servers.server_register(clock) as opened:
            yield opened
        return
    made = request.getfixturevalue("new_register")
    for suffix in ("", ".keys"):
        shutil.copy(f"{made}{suffix}", tmp_path / f"essai.medias{suffix}")
    opened = Register.open(tmp_path / "essai.medias", clock)
    yield opened
    opened.close()


@pytest.fixture
def dialogs():
    return FakeDialogs()


@pytest.fixture
def desk(qapp, dialogs, clock):
    from medias_desktop.core.changes import Changes
    from medias_desktop.core.jobs import Worker
    from medias_desktop.core.widgets import theme
    from medias_desktop.core.widgets.desk import Desk, Jobs

    theme.apply(qapp, "light")
    worker = Worker()
    yield Desk(dialogs, Jobs(worker, dialogs), Changes(), clock)
    worker.shutdown()


@pytest.fixture(scope="session")
def seeds():
    """Return the folder of the five towns' documents."""
    if not SEEDS.is_dir():
        pytest.skip("the five towns' documents are not distributed; MEDIAS_SEEDS names their folder")
    return SEEDS
