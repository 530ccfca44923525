"""What an installed program checks of itself: every shipped file is found, every tab opens, a signature verifies."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path


def main() -> int:
    """Run the whole program on a fresh sample in a temporary profile; print what failed; return 0 when all is well."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ["MEDIAS_PROFILE"] = folder
        return _run()


def _run() -> int:
    from PySide6.QtCore import QLibraryInfo
    from PySide6.QtWidgets import QPushButton

    from medias_desktop import demo
    from medias_desktop.app import PARTS, make_application
    from medias_desktop.core import i18n, paths
    from medias_desktop.core.clock import SystemClock
    from medias_desktop.core.progress import Silent
    from medias_desktop.policies.service import PolicyService
    from medias_desktop.window.program import Program

    made = demo.build(SystemClock(), Silent())
    app = make_application()
    program = Program(app, PARTS)
    failures = []
    try:
        program.window.show()
        app.processEvents()
        program.open(made)
        for language, word in (("fr", "Politiques"), ("en", "Policies")):
            program.change_setting("language", language)
            for name in ("policies", "acknowledgements", "people"):
                program.window.go_to(name)
                app.processEvents()
                tab = program.window.tab(name)
                if tab is None or not tab.findChildren(QPushButton):
                    failures.append(f"{language}: tab {name} is empty")
            if i18n._("Policies") != word:
                failures.append(f"{language}: catalogue not found")
        if program.register is not None:
            service = PolicyService(program.register)
            failures += [
                f"version {version.ordinal}: signature not accepted"
                for version in service.adopted_versions()
                if not service.verify_adoption(version.id).accepted
            ]
        failures += _server_driver()
        if not paths.resource("CHANGELOG.md").exists():
            failures.append("resources not found")
        qt_texts = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / "qtbase_fr.qm"
        if not qt_texts.exists():
            failures.append("Qt's French texts not found")
    finally:
        program.shutdown()
    print("\n".join(failures) or "self-test: all is well", file=sys.stderr if failures else sys.stdout)
    return int(bool(failures))


def _server_driver() -> list[str]:
    """Look for what a register on a server needs, by asking for one where nobody answers."""
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.server.errors import ServerUnreachable

    try:
        Register.open_server("postgresql+psycopg:///none?host=/nowhere/at/all")
    except ServerUnreachable:
        return []
    return ["a server answered where there is none"]
