"""What comes into the calendar and leaves it: windows over files, printed months, weeks and reports."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtWidgets import QWidget

from medias_desktop.editorial_calendar.rules.posts import PostDraft, PostText
from medias_desktop.editorial_calendar.service import EditorialCalendarService
from medias_desktop.editorial_calendar.views.exchange.acts import ExchangeActs
from medias_desktop.editorial_calendar.views.exchange.ics_import import CalendarImportDialog
from medias_desktop.editorial_calendar.views.exchange.post_import import PostImportDialog
from medias_desktop.editorial_calendar.views.exchange.printed import PrintedCalendar
from medias_desktop.editorial_calendar.views.exchange.reports import CouncilReport, FiguresReport
from medias_desktop.editorial_calendar.views.exchange.statistic_import import StatisticImportDialog
from medias_desktop.people.service import PeopleService
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.policies.service import PolicyService
from medias_desktop.sanctions.service import SanctionService
from tests.screenshots.stage import Scene, Stage

_EVENTS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//fictif//
{events}END:VCALENDAR
"""


def _service(stage: Stage) -> EditorialCalendarService:
    register = stage.program.register
    assert register is not None
    people, policies = PeopleService(register), PolicyService(register)
    photos = PhotoConsentService(register, people, policies)
    return EditorialCalendarService(
        register, people, policies, photos, SanctionService(register, people, policies)
    )


def _acts(stage: Stage) -> tuple[QWidget, ExchangeActs]:
    stage.until(stage.program.desk.jobs.idle)
    return stage.window, ExchangeActs(stage.window, _service(stage), stage.program.desk)


def _file(stage: Stage, name: str, text: str) -> Path:
    path = stage.folder / name
    path.write_text(text, encoding="utf-8")
    stage.dialogs.files = [path]
    return path


def _settled(stage: Stage, dialog: QWidget) -> None:
    stage.until(lambda: dialog.plan is not None and stage.program.desk.jobs.idle())  # type: ignore[attr-defined]


def list_import(stage: Stage) -> QWidget:
    """A list of posts as an office kept it, with what such lists have amiss."""
    window, acts = _acts(stage)
    today = stage.clock.today()
    rows = ["Date;Heure;Titre;Réseaux;Texte;Catégorie;Responsable;Portée"]
    titles = ("Collecte des sapins", "Offre d’emploi : journalier", "Patin libre", "Avis d’ébullition levé")
    for number in range(18):
        day = today + dt.timedelta(days=2 + 3 * number)
        rows.append(
            f"{day};{9 + number % 8} h {15 * (number % 4):02d};{titles[number % 4]} {number};Facebook, Instagram;"
            f"Texte de la publication;Activité;Maude Fictive;"
        )
    rows[3] = f"{today - dt.timedelta(days=9)};9 h 00;Séance passée;Facebook;Texte;Avis;;"
    rows[5] = "au printemps;9 h 00;Nettoyage des rues;Facebook;Texte;Travaux;;"
    rows[8] = f"{today + dt.timedelta(days=8)};25 h 00;Marché de Noël;Minitel;Texte;Activité;;"
    _file(stage, "publications.csv", "\n".join(rows))
    acts.import_posts()
    dialog = stage.find(window, PostImportDialog)
    _settled(stage, dialog)
    dialog.preview.selectRow(4)
    return dialog


def calendar_import(stage: Stage) -> QWidget:
    """A calendar of another program: hours of elsewhere, one that comes back, one that is broken."""
    window, acts = _acts(stage)
    day = stage.clock.today() + dt.timedelta(days=5)
    events = (
        f"UID:a|SUMMARY:Conférence de presse|DTSTART:{day:%Y%m%d}T183000Z|CATEGORIES:Communiqué",
        f"UID:b|SUMMARY:Séance du conseil|DTSTART;TZID=America/Toronto:{day:%Y%m%d}T193000|RRULE:FREQ=MONTHLY;COUNT=6",
        f"UID:c|SUMMARY:Fête des voisins|DTSTART:{day:%Y%m%d}",
        "UID:d|SUMMARY:Bris d’aqueduc|DTSTART:2026xx",
        "UID:e|SUMMARY:Heure avancée|DTSTART;TZID=America/Toronto:20270314T023000",
        f"UID:f|SUMMARY:Assemblée annulée|STATUS:CANCELLED|DTSTART:{day:%Y%m%d}",
    )
    written = "".join("BEGIN:VEVENT\n" + one.replace("|", "\n") + "\nEND:VEVENT\n" for one in events)
    _file(stage, "agenda.ics", _EVENTS.format(events=written))
    acts.import_ics()
    dialog = stage.find(window, CalendarImportDialog)
    _settled(stage, dialog)
    return dialog


def statistic_import(stage: Stage) -> QWidget:
    """Numbers of a platform: posts found by their titles, one unknown, one that is no number."""
    window, acts = _acts(stage)
    _file(
        stage,
        "statistiques.csv",
        "Publication;Plateforme;Portée;Réactions;Clics\nPatin libre;Facebook;1 234;56;7\nInconnue;Facebook;10;1;0\n",
    )
    acts.import_statistics()
    dialog = stage.find(window, StatisticImportDialog)
    _settled(stage, dialog)
    return dialog


def _plan(stage: Stage) -> None:
    """Plan some posts of the month to come."""
    service, today = _service(stage), stage.clock.today()
    titles = (
        "Collecte des sapins",
        "Travaux rue Principale",
        "Séance du conseil",
        "Patin libre",
        "Offre d’emploi",
    )
    for number in range(14):
        day = today + dt.timedelta(days=1 + (number * 5) % 23)
        service.posts.add(
            PostDraft(
                title=titles[number % 5],
                category="news",
                planned_on=day,
                planned_time=dt.time(8 + number % 10, 30),
                texts=(PostText(platform="facebook", text="Texte de la publication"),),
                author="Maude Fictive",
            )
        )
    service.day_notes.add(today + dt.timedelta(days=4), "Penser à la guignolée")


def month(stage: Stage) -> QWidget:
    """The month as it is printed."""
    window, acts = _acts(stage)
    _plan(stage)
    acts.print_month(stage.clock.today() + dt.timedelta(days=10))
    return stage.find(window, PrintedCalendar)


def week(stage: Stage) -> QWidget:
    """The week as it is printed."""
    window, acts = _acts(stage)
    _plan(stage)
    acts.print_week(stage.clock.today() + dt.timedelta(days=7))
    return stage.find(window, PrintedCalendar)


def council(stage: Stage) -> QWidget:
    """What council is told of a year."""
    window, acts = _acts(stage)
    acts.council()
    return stage.find(window, CouncilReport)


def figures(stage: Stage) -> QWidget:
    """Publications and answers of a year."""
    window, acts = _acts(stage)
    acts.figures()
    return stage.find(window, FiguresReport)


SCENES = (
    Scene("calendar-list-import", list_import, main=True),
    Scene("calendar-ics-import", calendar_import),
    Scene("calendar-statistics-import", statistic_import),
    Scene("calendar-printed-month", month),
    Scene("calendar-printed-week", week),
    Scene("calendar-council", council),
    Scene("calendar-figures", figures),
)
