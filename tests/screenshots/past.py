"""The import of past acknowledgements: a list as a clerk kept it, with what such lists have amiss."""

from __future__ import annotations

import csv
import datetime as dt

from PySide6.QtWidgets import QWidget

from medias_desktop.acknowledgements.past_lists.plan import LineState
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.acknowledgements.tab import AcknowledgementsTab
from medias_desktop.acknowledgements.views.past.acts import PastActs
from medias_desktop.acknowledgements.views.past.dialog import PastDialog
from medias_desktop.people.rules import PersonFilter
from medias_desktop.people.service import PeopleService
from tests.screenshots.stage import Scene, Stage

_HEADER = ("Matricule", "Nom", "Prénom", "Résolution", "Signé le", "Mode", "Témoin", "Classeur", "Remarques")
_METHODS = ("Feuille individuelle", "Feuille de groupe", "Courriel")


def shown(stage: Stage) -> PastDialog:
    """Open the window over a list of thirty lines."""
    tab = stage.tab("acknowledgements", AcknowledgementsTab)
    stage.until(lambda: tab.settled() and stage.program.desk.jobs.idle())
    assert stage.program.register is not None
    people = PeopleService(stage.program.register)
    everyone = people.list(PersonFilter())
    policies = stage.policies()
    version = policies.in_force()[0]
    adoption = policies.adoption(version.id)
    assert adoption is not None
    first = adoption.resolution.meeting_date
    rows = []
    for index, person in enumerate(everyone[10:40]):
        day = first + dt.timedelta(days=min(index, (stage.clock.today() - first).days))
        cells = [person.number, person.last_name, person.first_name, adoption.resolution.resolution_number]
        rows.append([*cells, f"{day:%Y-%m-%d}", _METHODS[index % 3], "", f"Boîte {1 + index // 12}", ""])
    rows[1][0:3] = ["", rows[1][1].replace("e", "é", 1) + "t", rows[1][2]]
    rows[4][4] = f"{first - dt.timedelta(days=9):%Y-%m-%d}"
    rows[6][3] = "1998-03"
    rows[9][4] = "à la Saint-Jean"
    rows[12][4] = "2027-01-15"
    path = stage.folder / "accusés 2019-2026.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([_HEADER, *rows])
    stage.dialogs.files = [path]
    service = AcknowledgementService(stage.program.register, people, policies)
    PastActs(tab, service, stage.program.desk).import_file()
    dialog = stage.find(tab, PastDialog)
    stage.until(lambda: dialog.plan is not None and stage.program.desk.jobs.idle())
    path.unlink()
    return dialog


def who(stage: Stage) -> QWidget:
    """Ask who a misspelled line means."""
    dialog = shown(stage)
    dialog.preview.selectRow(1)
    dialog.preview.setCurrentIndex(dialog.preview.model().index(1, 0))
    stage.settle()
    return dialog


def problems(stage: Stage) -> QWidget:
    """Show the lines that stay out."""
    dialog = shown(stage)
    dialog.shown.setCurrentIndex(dialog.shown.findData(LineState.PROBLEM.value))
    return dialog


def without_dates(stage: Stage) -> QWidget:
    """Ask which column holds the dates."""
    dialog = shown(stage)
    dialog.choices.columns[_HEADER.index("Signé le")].setCurrentIndex(0)
    return dialog


SCENES = (
    Scene("past-who", who, main=True),
    Scene("past-problems", problems),
    Scene("past-no-dates", without_dates),
)
