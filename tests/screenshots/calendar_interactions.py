"""Interactions: the list with its card, recording, answering, passing on, answers kept ready, settings, answer times."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QDialog, QWidget

from medias_desktop.editorial_calendar.rules.interactions import (
    InteractionDraft,
    InteractionKind,
    StepDraft,
    StepKind,
)
from medias_desktop.editorial_calendar.service import EditorialCalendarService
from medias_desktop.editorial_calendar.tab import INTERACTIONS, EditorialCalendarTab
from medias_desktop.editorial_calendar.views.interactions.page import InteractionsPage
from medias_desktop.sanctions.rules.incidents import ModeratedAccount
from tests.acknowledgements.towns import take_over
from tests.editorial_calendar.town_rules import service_over
from tests.screenshots.stage import EMPTY, Scene, Stage

_KIND = InteractionKind
_SAID = (
    (_KIND.QUESTION, "Rosalie B.", "Bonjour! À quelle heure ouvre l’aréna samedi?", 5),
    (_KIND.COMPLAINT, "Gaétan L.", "La rue des Érables n’est toujours pas déneigée, c’est inacceptable.", 4),
    (_KIND.MEDIA, "La Voix du Rang", "Pourrions-nous parler au maire du projet de caserne?", 3),
    (_KIND.COMMENT, "Noé T.", "Merci pour la nouvelle piste cyclable, elle est superbe!", 2),
    (_KIND.QUESTION, "Claire D.", "Is the library open on the long weekend?", 1),
    (_KIND.FALSE_INFORMATION, "Groupe du rang 4", "La Ville vendrait le terrain du parc à un promoteur.", 1),
    (_KIND.FOR_ELECTED, "Un résident", "Monsieur le maire, pouvez-vous m’appeler?", 0),
    (_KIND.TENDERS, "Excavation Éclair", "Où trouver l’appel d’offres pour l’aqueduc?", 9),
    (_KIND.SERVICE_REQUEST, "Lise M.", "Un lampadaire est brûlé devant le 12, rue Principale.", 12),
)


def lived(stage: Stage, town: str = "montmagny") -> EditorialCalendarService:
    """Record what came in two weeks, some of it answered."""
    register = stage.program.register
    assert register is not None
    take_over(register, town)
    service = service_over(register)
    account = service.sanctions.accounts.add(
        ModeratedAccount(platform="facebook", name="Ville de Sainte-Élodie")
    )
    kept, now = service.interactions, service.local_now
    for number, (kind, sender, text, days) in enumerate(_SAID):
        received = dt.datetime.combine(service.today - dt.timedelta(days=days), dt.time(9, 5 * number))
        draft = InteractionDraft(
            kind=kind,
            received_at=min(received, now),
            account_id=account,
            sender=sender,
            text=text,
            language="en" if "library" in text else "fr",
            private=number % 4 == 2,
            reported_by="Zoé Lapierre-Roy" if kind is _KIND.FALSE_INFORMATION else "",
        )
        added = kept.record(draft)
        if kind is _KIND.COMMENT:
            kept.step(added, 1, _step(received, StepKind.ANSWERED, channel="public_reply", text="Merci Noé!"))
        elif kind is _KIND.SERVICE_REQUEST:
            kept.step(
                added, 1, _step(received, StepKind.TRANSMITTED, sent_to="Travaux publics", text="À vérifier.")
            )
            kept.step(added, 2, _step(received, StepKind.ANSWERED, channel="private_message", text="Réparé."))
        elif kind is _KIND.QUESTION and days == 5:
            kept.step(added, 1, _step(received, StepKind.PROVISIONAL, text="Nous vérifions l’horaire."))
            kept.step(
                added, 2, _step(received, StepKind.TRANSMITTED, sent_to="Loisirs", text="Quel est l’horaire?")
            )
    return service


def _step(received: dt.datetime, kind: StepKind, **more: str) -> StepDraft:
    return StepDraft(kind=kind, taken_at=received + dt.timedelta(hours=5), taken_by="Julie Morin", **more)


def _shown(stage: Stage) -> InteractionsPage:
    tab = stage.tab("editorial_calendar", EditorialCalendarTab)
    tab.show_view(INTERACTIONS)
    found = tab.view(INTERACTIONS)
    assert isinstance(found, InteractionsPage)
    found.refresh()
    stage.until(found.settled)
    return found


def _page(stage: Stage, town: str = "montmagny") -> InteractionsPage:
    lived(stage, town)
    return _shown(stage)


def listed(stage: Stage) -> QWidget:
    """Show the list with the card."""
    page = _page(stage)
    stage.until(page.settled)
    return stage.window


def _dialog(stage: Stage, name: str) -> QDialog:
    dialog = stage.find(stage.window, QDialog, name)
    stage.until(lambda: stage.program.desk.jobs.idle())
    stage.settle()
    return dialog


def recording(stage: Stage) -> QWidget:
    """Record a complaint."""
    page = _page(stage)
    page.acts.record()
    dialog = _dialog(stage, "interaction_dialog")
    dialog.kind.choose(_KIND.QUESTION)  # type: ignore[attr-defined]
    dialog.text.area.setPlainText("Le parc canin sera-t-il ouvert cet hiver?")  # type: ignore[attr-defined]
    return dialog


def _act(stage: Stage, kind: InteractionKind, step: StepKind, name: str) -> QDialog:
    page = _page(stage)
    rows = [page.list.table.record_at(row) for row in range(page.list.table.total() or 0)]
    number = next(row.id for row in rows if row is not None and row.kind is kind)
    page.acts.step(page._service.interactions.one(number), step)
    return _dialog(stage, name)


def answering(stage: Stage) -> QWidget:
    """Answer a complaint in public: the clause says otherwise."""
    dialog = _act(stage, _KIND.COMPLAINT, StepKind.ANSWERED, "answer_dialog")
    dialog.channel.choose("public_reply")  # type: ignore[attr-defined]
    return dialog


def redirecting(stage: Stage) -> QWidget:
    """Lead a complaint elsewhere."""
    return _act(stage, _KIND.COMPLAINT, StepKind.REDIRECTED, "answer_dialog")


def passing_on(stage: Stage) -> QWidget:
    """Pass a question on."""
    return _act(stage, _KIND.QUESTION, StepKind.TRANSMITTED, "step_dialog")


def templates(stage: Stage) -> QWidget:
    """Show the answers kept ready."""
    _page(stage).acts.templates()
    return _dialog(stage, "templates_dialog")


def settings(stage: Stage) -> QWidget:
    """Show the settings with the clauses that leave them open."""
    _page(stage).acts.settings()
    return _dialog(stage, "calendar_settings_dialog")


def times(stage: Stage) -> QWidget:
    """Show how long answers took."""
    _page(stage).show_place("times")
    return _dialog(stage, "answer_times_dialog")


def register(stage: Stage) -> QWidget:
    """Show the register to be printed."""
    _page(stage).actions_["register"].trigger()
    return _dialog(stage, "interaction_register_dialog")


def nothing(stage: Stage) -> QWidget:
    """Show a register without any interaction."""
    _shown(stage)
    return stage.window


SCENES = (
    Scene("interactions", listed, EMPTY, main=True),
    Scene("interactions-recording", recording, EMPTY, main=True),
    Scene("interactions-answering", answering, EMPTY, main=True),
    Scene("interactions-redirecting", redirecting, EMPTY),
    Scene("interactions-passing-on", passing_on, EMPTY),
    Scene("interactions-templates", templates, EMPTY),
    Scene("interactions-settings", settings, EMPTY),
    Scene("interactions-times", times, EMPTY),
    Scene("interactions-register", register, EMPTY),
    Scene("interactions-empty", nothing, EMPTY),
)
