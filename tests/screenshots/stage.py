"""The running program on prepared registers, and what puts a view of it into a PNG."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from medias_desktop import demo
from medias_desktop.app import PARTS, make_application
from medias_desktop.core.paths import profile_folder, resource
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.policies.outline.file import read_policy_file
from medias_desktop.policies.rules import PolicyIdentity, Resolution, Signatory
from medias_desktop.policies.service import PolicyService
from medias_desktop.window.program import Program
from tests.fakes import FakeDialogs, FixedClock
from tests.registers import make_register

SAMPLE, EMPTY, WITHOUT_PEOPLE = "sample", "empty", "without-people"
W = TypeVar("W", bound=QWidget)


@dataclass(frozen=True)
class Look:
    """A language, a theme, a text size and the window's size."""

    language: str
    theme: str
    scale: float = 1.0
    size: tuple[int, int] = (1440, 860)

    def name(self) -> str:
        """Return what is added to the view's name."""
        parts = [self.language, self.theme]
        if self.scale != 1.0:
            parts.append(f"{round(self.scale * 100)}")
        if self.size != (1440, 860):
            parts.append("x".join(map(str, self.size)))
        return "-".join(parts)


@dataclass(frozen=True)
class Scene:
    """A view in one state: ``show`` brings it about and returns what is drawn; ``main`` ones are drawn in every look."""

    name: str
    show: Callable[[Stage], QWidget]
    register: str = SAMPLE
    main: bool = False


class Stage:
    """The program, its dialogs answered by the scenes, on a fresh copy of a register for each scene."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.dialogs, self.clock = FakeDialogs(), FixedClock()
        self._registers = {
            SAMPLE: self._with_draft(demo.build(self.clock, Silent())),
            EMPTY: self._empty(EMPTY),
            WITHOUT_PEOPLE: self._without_people(),
        }
        self.program = Program(make_application(), PARTS, dialogs=self.dialogs, clock=self.clock)
        self.window = self.program.window
        self.window.show()

    def draw(self, scene: Scene, look: Look) -> None:
        """Bring a scene about and save what it shows."""
        self.window.resize(*look.size)
        for name in ("language", "theme"):
            if getattr(self.program.settings, name) != getattr(look, name):
                self.program.change_setting(name, getattr(look, name))
        self.program.change_setting("policy_panel", "")  # each scene opens what it shows
        if self.program.settings.text_scale != look.scale:
            self.program.change_setting("text_scale", look.scale)
        self.settle()  # a search that the rebuilt tabs took up again reads the register that is about to be closed
        self._open(scene.register)
        self.window.windowHandle().requestActivate()  # only the active window shows where the keyboard is
        self.settle(50)
        widget = scene.show(self)
        if widget.isWindow() or widget.parent() is None:
            widget.show()
        self.settle()
        widget.grab().save(str(self.folder / f"{scene.name}-{look.name()}.png"))
        self._put_away(widget)

    def leave(self) -> None:
        """Close the program."""
        self.program.shutdown()
        QApplication.processEvents()

    # What scenes use

    def tab(self, name: str, kind: type[W]) -> W:
        """Show a tab and return it."""
        self.window.go_to(name)
        self.settle()
        tab = self.window.tab(name)
        assert isinstance(tab, kind)
        return tab

    def find(self, parent: QWidget, kind: type[W], name: str = "") -> W:
        """Wait for a part of a view (a dialog that a job opens, say) and return it."""
        for _attempt in range(200):
            found = parent.findChild(kind, name) if name else parent.findChild(kind)
            if found is not None and (found.isVisible() or not isinstance(found, QDialog)):
                return found
            self.settle(50)
        raise LookupError(f"{kind.__name__} {name} did not come")

    def until(self, reached: Callable[[], bool]) -> None:
        """Let the program work until something is so."""
        for _attempt in range(600):
            if reached():
                return
            self.settle(50)
        raise LookupError("it did not come to that")

    def settle(self, milliseconds: int = 200) -> None:
        """Let icons, delayed searches and pages come in."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def policies(self) -> PolicyService:
        """Return the service over the open register."""
        assert self.program.register is not None
        return PolicyService(self.program.register)

    def draft_uid(self) -> str:
        """Return the sample's draft."""
        return self.policies().library()[0].versions[0].uid

    # Registers

    def _open(self, name: str) -> None:
        self.dialogs.__init__()  # type: ignore[misc]
        self.dialogs.answers = [True] * 9
        path = profile_folder() / "open" / "Sainte-Élodie-des-Érables.medias"
        path.parent.mkdir(exist_ok=True)
        self.program.close_register()
        for old in (*path.parent.iterdir(), *(profile_folder() / "heads").glob("*")):
            old.unlink()  # what another scene recorded was never seen
        shutil.copy(self._registers[name], path)
        self.program.open(path)
        self.window.go_to("policies")
        self.settle(50)

    def _put_away(self, widget: QWidget) -> None:
        for dialog in self.window.findChildren(QDialog):
            dialog.setResult(0)
            dialog.close()
            dialog.deleteLater()
        if widget is not self.window and widget.parent() is None:
            widget.close()
            widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _with_draft(self, path: Path) -> Path:
        register = Register.open(path, self.clock)
        service = PolicyService(register)
        self._import(service, "politique-v2.md", service.library()[0].id)
        register.close()
        return path

    def _empty(self, name: str) -> Path:
        path = profile_folder() / f"{name}.medias"
        make_register(path, Municipality(demo.MUNICIPALITY), self.clock).close()
        return path

    def _without_people(self) -> Path:
        path = self._empty(WITHOUT_PEOPLE)
        register = Register.open(path, self.clock)
        service = PolicyService(register)
        version_id = self._import(service, "politique-v1.md", None)
        day = self.clock.today()
        resolution = Resolution(
            "2026-11-214", day, day, "Sylvie Nadeau", "Benoît Dubé", "Adoptée à l’unanimité"
        )
        service.adopt(version_id, resolution, [Signatory(*demo.MAYOR)], {}, Silent())
        register.close()
        return path

    def _import(self, service: PolicyService, source: str, policy_id: int | None) -> int:
        file = resource("demo", source)
        _text, outline = read_policy_file(file)
        identity = PolicyIdentity(demo.MUNICIPALITY, demo.TITLE, "2024-07", "fr")
        return service.import_policy(source, file.read_bytes(), outline, identity, policy_id)
