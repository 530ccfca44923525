"""Loaded by the interpreter before the program under measure: reports its first paint and its first filled tab.

Writes "painted NS KB" and "filled NS KB" (monotonic clock, resident memory) to the descriptor START_PROBE_FD, then
ends the process. A window counts as filled when a widget named in START_PROBE_FILLED is painted with content.
"""

import importlib.abc
import importlib.machinery
import os
import sys
import time


def _report(what):
    with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - nothing more is imported here
        kilobytes = next(line.split()[1] for line in status if line.startswith("VmRSS"))
    os.write(int(os.environ["START_PROBE_FD"]), f"{what} {time.monotonic_ns()} {kilobytes}\n".encode())


def _hook(widgets, core):
    wanted = os.environ.get("START_PROBE_FILLED", "")

    class Filter(core.QObject):
        painted = False

        def eventFilter(self, watched, event):
            if event.type() != core.QEvent.Type.Paint:
                return False
            if not self.painted and isinstance(watched, widgets.QMainWindow):
                self.painted = True
                core.QTimer.singleShot(0, lambda: _report("painted"))
                if not wanted:
                    core.QTimer.singleShot(0, lambda: os._exit(0))
            elif wanted and isinstance(watched, widgets.QWidget):
                owner = watched.parentWidget()
                if owner is not None and owner.objectName() == wanted and not owner.document().isEmpty():
                    core.QTimer.singleShot(0, lambda: (_report("filled"), os._exit(0)))
            return False

    original = widgets.QApplication.__init__

    def init(self, *arguments):
        original(self, *arguments)
        self._start_probe = Filter()
        self.installEventFilter(self._start_probe)

    widgets.QApplication.__init__ = init


class _Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name != "PySide6.QtWidgets":
            return None
        sys.meta_path.remove(self)
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        run = spec.loader.exec_module

        def exec_module(module):
            run(module)
            _hook(module, sys.modules["PySide6.QtCore"])

        spec.loader.exec_module = exec_module
        return spec


if "START_PROBE_FD" in os.environ:
    sys.meta_path.insert(0, _Finder())
