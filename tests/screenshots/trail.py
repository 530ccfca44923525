"""The audit trail, the history of a record, the verification and its report, on the sample's own records."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from medias_desktop.app import trail_words
from medias_desktop.core.store.audit import heads
from medias_desktop.migrations.tables import metadata
from medias_desktop.people.rules import PersonDraft, PersonFilter
from medias_desktop.people.service import PeopleService
from medias_desktop.safekeeping.service.integrity import IntegrityService
from medias_desktop.safekeeping.service.known_history import MissingHistory
from medias_desktop.safekeeping.service.trail import TrailService
from medias_desktop.safekeeping.views.integrity.dialog import IntegrityDialog
from medias_desktop.safekeeping.views.missing_history import MissingHistoryDialog
from medias_desktop.safekeeping.views.trail.dialog import TrailDialog
from medias_desktop.safekeeping.views.trail.history_page import HistoryDialog
from tests.registers import change_behind
from tests.screenshots.stage import Scene, Stage


def _service(stage: Stage) -> TrailService:
    register = stage.program.register
    assert register is not None
    people = PeopleService(register)
    person = people.list(PersonFilter())[4]
    draft = PersonDraft.of(person)
    values = {name: getattr(draft, name) for name in draft.__slots__}
    changed = {
        **values,
        "department": "Loisirs et vie communautaire",
        "email": "loisirs@sainte-elodie.example",
    }
    people.change(person.id, person.version, PersonDraft(**changed))
    return TrailService(register, trail_words())


def _dialog(stage: Stage) -> TrailDialog:
    dialog = TrailDialog(stage.window, _service(stage), stage.program.desk)
    dialog.show()
    stage.until(lambda: bool(dialog.table.rows()) and dialog.filters.action.count() > 1)
    return dialog


def trail(stage: Stage) -> QWidget:
    """Show the newest actions, a correction in detail."""
    dialog = _dialog(stage)
    dialog.table.setFocus()
    return dialog


def filtered(stage: Stage) -> QWidget:
    """Show one kind of action between two dates, an adoption in detail."""
    dialog = _dialog(stage)
    dialog.filters.period.setCurrentIndex(5)
    dialog.filters.action.setCurrentIndex(dialog.filters.action.findData("import_policy"))
    stage.settle()
    dialog.table.selectRow(0)
    return dialog


def nothing(stage: Stage) -> QWidget:
    """Show a search that finds nothing."""
    dialog = _dialog(stage)
    dialog.filters.search.setText("hélicoptère")
    stage.until(lambda: not dialog.table.rows())
    return dialog


def history(stage: Stage) -> QWidget:
    """Show the history of a person's record."""
    service = _service(stage)
    register = stage.program.register
    assert register is not None
    number = PeopleService(register).list(PersonFilter())[4].id
    return HistoryDialog(stage.window, service, [("person", str(number))])


def _integrity(stage: Stage) -> IntegrityDialog:
    register = stage.program.register
    assert register is not None
    service = IntegrityService(register, metadata, trail_words())
    dialog = IntegrityDialog(stage.window, service, stage.program.desk, lambda: None)
    dialog.show()
    stage.until(lambda: dialog.shown is not None)
    return dialog


def working(stage: Stage) -> QWidget:
    """Show a verification that is under way."""
    dialog = _integrity(stage)
    dialog.stack.setCurrentWidget(dialog.working)
    dialog.working.begin()
    dialog.working.show_progress(1700, 5000)
    return dialog


def sound(stage: Stage) -> QWidget:
    """Show that nothing is wrong."""
    return _integrity(stage)


def findings(stage: Stage) -> QWidget:
    """Show what was done behind the program."""
    register = stage.program.register
    assert register is not None
    change_behind(
        register,
        "UPDATE person SET last_name = 'Gagnon' WHERE id = 5",
        "UPDATE attachment_chunk SET content = x'00'",
    )
    return _integrity(stage)


def missing(stage: Stage) -> QWidget:
    """Show that operations which this computer had seen are gone."""
    register = stage.program.register
    assert register is not None
    known = heads.Head(257, bytes.fromhex("5e1f9c0da477b2e8" * 4))
    last = register.rows("SELECT seq FROM audit_event ORDER BY seq DESC LIMIT 1")[0][0]
    problem = heads.HistoryProblem(known, known.seq - last)
    return MissingHistoryDialog(stage.window, register, MissingHistory(problem, last, stage.clock.now()))


SCENES = (
    Scene("missing-history", missing, main=True),
    Scene("integrity-working", working),
    Scene("integrity-sound", sound, main=True),
    Scene("integrity-findings", findings, main=True),
    Scene("trail", trail, main=True),
    Scene("trail-filtered", filtered, main=True),
    Scene("trail-nothing", nothing),
    Scene("trail-history", history, main=True),
)
