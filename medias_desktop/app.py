"""Composition root: builds the program from its parts; the only module that knows every slice.

The window is shown first and filled after its first paint, so nothing heavy is imported at the top.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from medias_desktop.core import i18n
from medias_desktop.core.memory import forget_source_lines
from medias_desktop.core.store.server.place import place_of
from medias_desktop.slices import check_registry, retained, slices
from medias_desktop.window.parts import Parts, TabSpec
from medias_desktop.window.program import Program
from medias_desktop.window_entries import entries

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.clock import Clock
    from medias_desktop.core.crash import CrashHooks
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.todo import Todo
    from medias_desktop.core.trail_words import TrailWords
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.core.widgets.sealing import Sealer
    from medias_desktop.core.widgets.tab import Tab
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.paper.returns_view import SheetKindView

SHIPPED_FONT = "Noto Sans"

STARTED = 2_000
"""Milliseconds after which the garbage collector works again: the first tab is filled by then."""


def tabs(register: Register, desk: Desk) -> Sequence[TabSpec]:
    """Return the tabs over a register, each with its services; nothing is imported before a tab is looked at."""
    desk = replace(desk, sheet_kinds=lambda: sheet_kinds(register))

    def policies() -> Tab:
        from medias_desktop.policies.service.services import PolicyServices
        from medias_desktop.policies.tab import PoliciesTab

        return with_history(PoliciesTab(PolicyServices(register, check_registry), desk))

    def acknowledgements() -> Tab:
        from medias_desktop.acknowledgements.service import AcknowledgementService
        from medias_desktop.acknowledgements.tab import AcknowledgementsTab
        from medias_desktop.people.service import PeopleService
        from medias_desktop.policies.service import PolicyService

        service = AcknowledgementService(register, PeopleService(register), PolicyService(register))
        return AcknowledgementsTab(service, desk)

    def photo_consents() -> Tab:
        from medias_desktop.people.service import PeopleService
        from medias_desktop.photo_consents.service import PhotoConsentService
        from medias_desktop.photo_consents.tab import PhotoConsentsTab
        from medias_desktop.policies.service import PolicyService

        service = PhotoConsentService(register, PeopleService(register), PolicyService(register))
        return with_history(PhotoConsentsTab(service, desk))

    def sanctions() -> Tab:
        from medias_desktop.people.service import PeopleService
        from medias_desktop.policies.service import PolicyService
        from medias_desktop.sanctions.service import SanctionService
        from medias_desktop.sanctions.tab import SanctionsTab

        service = SanctionService(register, PeopleService(register), PolicyService(register))
        return with_history(SanctionsTab(service, desk))

    def editorial_calendar() -> Tab:
        from medias_desktop.editorial_calendar.tab import EditorialCalendarTab

        return with_history(EditorialCalendarTab(calendar_service(register), desk))

    def people() -> Tab:
        from medias_desktop.people.service import PeopleService
        from medias_desktop.people.tab import PeopleTab

        return with_history(PeopleTab(PeopleService(register), desk))

    def with_history(tab: Tab) -> Tab:
        tab.history_wanted.connect(lambda records: show_record_history(tab, register, records))
        return tab

    return (
        TabSpec("policies", lambda: i18n._("Policies"), policies),
        TabSpec("acknowledgements", lambda: i18n._("Acknowledgements"), acknowledgements),
        TabSpec("photo_consents", lambda: i18n._("Photo consents"), photo_consents),
        TabSpec("sanctions", lambda: i18n._("Sanctions"), sanctions),
        TabSpec("editorial_calendar", lambda: i18n._("Editorial calendar"), editorial_calendar),
        TabSpec("people", lambda: i18n._("People"), people),
    )


def calendar_service(register: Register) -> EditorialCalendarService:
    """Return the editorial calendar over a register, with those of the slices that it asks."""
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.people.service import PeopleService
    from medias_desktop.photo_consents.service import PhotoConsentService
    from medias_desktop.policies.service import PolicyService
    from medias_desktop.sanctions.service import SanctionService

    people, policies = PeopleService(register), PolicyService(register)
    return EditorialCalendarService(
        register,
        people,
        policies,
        PhotoConsentService(register, people, policies),
        SanctionService(register, people, policies),
    )


def sheet_kinds(register: Register) -> Sequence[SheetKindView]:
    """Return the kinds of sheets that come back on paper, all in one pile."""
    from medias_desktop.acknowledgements.service import AcknowledgementService
    from medias_desktop.acknowledgements.views.returns.kind import AcknowledgementSheets
    from medias_desktop.people.service import PeopleService
    from medias_desktop.photo_consents.service import PhotoConsentService
    from medias_desktop.photo_consents.views.returns.kind import ConsentForms
    from medias_desktop.policies.service import PolicyService

    people, policies = PeopleService(register), PolicyService(register)
    return (
        AcknowledgementSheets(AcknowledgementService(register, people, policies).returns),
        ConsentForms(PhotoConsentService(register, people, policies).returns),
    )


def trail_words() -> TrailWords:
    """Return every slice's words for what the audit trail names."""
    from medias_desktop.acknowledgements import trail_labels as acknowledgements
    from medias_desktop.core.trail_words import put_together
    from medias_desktop.editorial_calendar import trail_labels as editorial_calendar
    from medias_desktop.people import trail_labels as people
    from medias_desktop.photo_consents import trail_labels as photo_consents
    from medias_desktop.policies import trail_labels as policies
    from medias_desktop.safekeeping import trail_labels as safekeeping
    from medias_desktop.sanctions import trail_labels as sanctions
    from medias_desktop.signatures import trail_labels as signatures

    return put_together(
        policies.TRAIL,
        people.TRAIL,
        acknowledgements.TRAIL,
        photo_consents.TRAIL,
        sanctions.TRAIL,
        editorial_calendar.TRAIL,
        signatures.TRAIL,
        safekeeping.TRAIL,
    )


def todos(register: Register) -> Iterator[Sequence[Todo]]:
    """Yield what waits in every slice, little by little: between two steps the window answers who uses it.

    At a start the modules are imported here for the first time, a few in each step.
    """
    from medias_desktop.policies import todo as policies
    from medias_desktop.policies.service import PolicyService

    service = PolicyService(register)
    yield policies.todos(service)
    from medias_desktop.signatures import todo as signatures

    yield signatures.todos(register)
    from medias_desktop.policies import paper_todo

    yield ()
    yield paper_todo.todos(service)
    from medias_desktop.policies import life_todo
    from medias_desktop.policies.service.life import LifeService

    yield ()
    yield life_todo.todos(LifeService(register))
    from medias_desktop.acknowledgements import todo as acknowledgements

    yield ()
    yield from acknowledgements.in_turns(register, service)
    from medias_desktop.photo_consents import todo as photo_consents

    yield ()
    yield from photo_consents.in_turns(register, service)
    from medias_desktop.sanctions import todo as sanctions

    yield ()
    yield from sanctions.in_turns(register, service)
    from medias_desktop.editorial_calendar import todo as editorial_calendar

    yield ()
    yield from editorial_calendar.in_turns(register, service)
    from medias_desktop.policies import points_todo

    yield from points_todo.in_turns(register, check_registry)
    from medias_desktop.safekeeping import todo as safekeeping
    from medias_desktop.safekeeping.service.retention import RetentionService

    yield ()
    yield safekeeping.todos(RetentionService(register, retained()))
    yield safekeeping.recovery_todos(register)
    yield safekeeping.backup_todos(register)


def waiting(register: Register) -> dict[str, int]:
    """Return how many things wait in each tab."""
    from medias_desktop.acknowledgements.pending import pending
    from medias_desktop.editorial_calendar.pending import pending as pending_calendar
    from medias_desktop.photo_consents.pending import pending as pending_photos
    from medias_desktop.policies.service import PolicyService
    from medias_desktop.sanctions.pending import pending as pending_sanctions

    service = PolicyService(register)
    versions = [version for policy in service.library() for version in policy.versions]
    return {
        "policies": sum(version.state.before_adoption for version in versions),
        "acknowledgements": pending(register, service),
        "photo_consents": pending_photos(register, service),
        "sanctions": pending_sanctions(register),
        "editorial_calendar": pending_calendar(register),
    }


def in_force(register: Register) -> list[str]:
    """Return, in words, the texts that bind today."""
    from medias_desktop.policies.service import PolicyService

    return [
        i18n._("In force: {policy}, version {number}").format(policy=v.policy_title, number=v.ordinal)
        for v in PolicyService(register).in_force()
    ]


def sealer(register: Register) -> Sealer:
    """Return what puts the municipality's seal on documents."""
    from medias_desktop.signatures.service.services import SignatureServices

    return SignatureServices(register).sealing


def show_record_history(parent: QWidget, register: Register, records: Sequence[tuple[str, str]]) -> None:
    """Open what the audit trail says of a record, given as tables and keys of its parts."""
    from medias_desktop.safekeeping.service.trail import TrailService
    from medias_desktop.safekeeping.views.trail.history_page import HistoryDialog

    dialog = HistoryDialog(parent, TrailService(register, trail_words()), records)
    dialog.exec()
    dialog.deleteLater()


def sample() -> Path | None:
    """Return the sample register when it was made already."""
    from medias_desktop import demo

    return demo.path() if demo.is_ready() else None


def make_sample(clock: Clock, progress: Progress) -> Path:
    """Make the sample register."""
    from medias_desktop import demo

    return demo.build(clock, progress)


PARTS = Parts(tabs, todos, waiting, in_force, entries(trail_words), sample, make_sample, sealer, slices)


def make_application() -> QApplication:
    """Return the Qt application with our style and font."""
    forget_source_lines()
    QApplication.setApplicationName("medias_desktop")
    # Named here, the style never becomes a Python object: that would cost the first paint 10 ms.
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    if os.name != "nt":  # Windows has a screen font of its own that reads better at small sizes
        from PySide6.QtGui import QFontDatabase

        from medias_desktop.core import paths

        for weight in ("Regular", "Bold"):
            QFontDatabase.addApplicationFont(str(paths.resource("fonts", f"NotoSans-{weight}.ttf")))
        font = app.font()
        font.setFamily(SHIPPED_FONT)
        app.setFont(font)
    return app


def watch_for_bugs(app: QApplication, program: Program) -> CrashHooks:
    """Show exceptions of every thread from now on; before the window is painted they end the program with a trace."""
    from medias_desktop.core.crash import CrashHooks

    hooks = CrashHooks(app, lambda error: program.desk.dialogs.tell_error(program.window, error))
    hooks.install()
    hooks.tell_last_run(program.window)
    return hooks


def main(arguments: Sequence[str]) -> int:
    """Run the window; ``arguments`` are a register to open, a file or ``--database`` URL, and ``--demo``.

    Returns the exit code.
    """
    app = make_application()
    QTimer.singleShot(STARTED, app, gc.enable)
    program = Program(app, PARTS)
    hooks: list[CrashHooks] = []
    program.window.first_painted.connect(lambda: hooks.append(watch_for_bugs(app, program)))
    words = [argument.removeprefix("--database=") for argument in arguments]
    files = [place_of(word) for word in words if not word.startswith("-")]
    try:
        program.start(files[0] if files else None, demo="--demo" in arguments)
        return app.exec()
    finally:
        program.shutdown()
        for hook in hooks:
            hook.shutdown()
