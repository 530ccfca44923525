"""Accounts and access: six pages beside what the policy says, the forms, crisis mode with its banner."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from medias_desktop.app import calendar_service
from medias_desktop.editorial_calendar.rules.account_notes import PLACES
from medias_desktop.editorial_calendar.service import EditorialCalendarService
from medias_desktop.editorial_calendar.tab import ACCOUNTS, EditorialCalendarTab
from medias_desktop.editorial_calendar.views.accounts.page import AccountsPage
from tests.acknowledgements.towns import take_over
from tests.editorial_calendar.accounts.lived import lived
from tests.screenshots.stage import EMPTY, Scene, Stage


def _page(stage: Stage, place: str) -> tuple[EditorialCalendarTab, AccountsPage]:
    tab = stage.tab("editorial_calendar", EditorialCalendarTab)
    tab.show_view(ACCOUNTS)
    page = tab.view(ACCOUNTS)
    assert isinstance(page, AccountsPage)
    page.show_page(place)
    page.refresh()
    stage.until(page.settled)
    return tab, page


def service_of(stage: Stage) -> EditorialCalendarService:
    """Return the calendar of the register on the stage."""
    assert stage.program.register is not None
    return calendar_service(stage.program.register)


def recorded(stage: Stage, town: str = "blainville") -> EditorialCalendarService:
    """Record accounts, accesses and all that goes with them."""
    from medias_desktop.sanctions.rules.incidents import ModeratedAccount

    assert stage.program.register is not None
    take_over(stage.program.register, town)
    service = service_of(stage)
    page = ModeratedAccount(platform="facebook", name="Ville de Sainte-Élodie")
    lived(service, service.sanctions.accounts.add(page))
    return service


def listed(place: str, stage: Stage) -> QWidget:
    """Show a page of a municipality that lived with its accounts."""
    recorded(stage)
    _page(stage, place)
    return stage.window


def nothing(place: str, stage: Stage) -> QWidget:
    """Show a page of a register in which nothing was recorded."""
    _page(stage, place)
    return stage.window


def crisis(stage: Stage) -> QWidget:
    """Show crisis mode, on."""
    service = recorded(stage, "montmagny")
    service.periods.declare(service.local_now, "Organisation de la sécurité civile", "Crue de la rivière.")
    tab, _shown = _page(stage, "periods")
    tab.refresh()
    stage.until(tab.settled)
    return stage.window


def form(name: str, stage: Stage) -> QWidget:
    """Show a form."""
    service = recorded(stage)
    _tab, page = _page(stage, "accounts")
    acts, accesses = page.acts, service.accesses
    {
        "account": lambda: acts.account(service.accounts.all()[0]),
        "access": lambda: acts.access(accesses.all()[1]),
        "declaration": lambda: acts.declare(accesses.all()[0]),
        "suspicion": lambda: acts.suspect(accesses.all()[0]),
        "absence": lambda: acts.absence(service.absences.all()[0]),
        "duty": lambda: acts.duty(service.duties.lines(service.today)[0]),
        "followed": lambda: acts.followed(service.followed.all()[1]),
        "emergency": acts.emergency,
        "election": lambda: acts.period(service.periods.all()[0]),
    }[name]()
    (shown,) = [one for one in page.findChildren(QDialog) if one.isVisible()]
    live = getattr(shown, "live", None)
    stage.until(lambda: live is None or live.settled())
    return shown


FORMS = (
    "account",
    "access",
    "declaration",
    "suspicion",
    "absence",
    "duty",
    "followed",
    "emergency",
    "election",
)
SCENES = (
    *(Scene(f"calendar-accounts-{place}", partial(listed, place), EMPTY, main=True) for place in PLACES),
    Scene("calendar-accounts-crisis", crisis, EMPTY, main=True),
    *(Scene(f"calendar-accounts-empty-{place}", partial(nothing, place), EMPTY) for place in PLACES),
    *(Scene(f"calendar-accounts-form-{name}", partial(form, name), EMPTY) for name in FORMS),
)
