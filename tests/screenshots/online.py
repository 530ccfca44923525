"""Online users: the list with its card, the form with what is proposed, comments, appeals, blocks, accounts, settings."""

from __future__ import annotations

import dataclasses
import datetime as dt

from PySide6.QtWidgets import QDialog, QWidget

from medias_desktop.people.service import PeopleService
from medias_desktop.sanctions.rules.incident_prefill import IncidentPrefill
from medias_desktop.sanctions.rules.incidents import (
    AppealDraft,
    IncidentAction,
    IncidentDraft,
    ModeratedAccount,
)
from medias_desktop.sanctions.service import SanctionService
from medias_desktop.sanctions.tab import ONLINE, SanctionsTab
from medias_desktop.sanctions.views.online.accounts_dialog import AccountsDialog
from medias_desktop.sanctions.views.online.page import OnlinePage
from medias_desktop.sanctions.views.online.recording.dialog import IncidentDialog
from medias_desktop.sanctions.views.online.settings_dialog import ModerationSettingsDialog
from tests.acknowledgements.towns import take_over
from tests.screenshots.stage import EMPTY, Scene, Stage

_WHO = ("Rabais Éclair", "Colère du rang 4", "@jean_invente", "Vitrines Express", "Une citoyenne")
_WHY = ("advertising", "vulgarity", "off_topic", "attack_insult", "personal_information", "capitals")
_DONE = (IncidentAction.REMOVAL, IncidentAction.WARNING, IncidentAction.REMOVAL, IncidentAction.NONE)


def service_of(stage: Stage) -> SanctionService:
    """Return the sanctions of the register on the stage."""
    register = stage.program.register
    assert register is not None
    return SanctionService(register, PeopleService(register), stage.policies())


def lived(stage: Stage) -> SanctionService:
    """Record two months of incidents, blocks, an appeal, comments."""
    assert stage.program.register is not None
    take_over(stage.program.register, "blainville")
    service = service_of(stage)
    today = service.today
    page = service.accounts.add(
        ModeratedAccount(
            platform="facebook",
            name="Ville de Sainte-Élodie",
            netiquette_shown_on=today - dt.timedelta(days=200),
        )
    )
    blog = service.accounts.add(ModeratedAccount(platform="blog", name="Blogue du maire"))
    plain = IncidentDraft(
        account_id=page,
        handle=_WHO[0],
        seen_on=today,
        reason="advertising",
        action=IncidentAction.REMOVAL,
        acted_on=today,
        author="Julie Morin",
        departure="Premier rappel fait de vive voix.",
        capture_text="Vos fenêtres à moitié prix! Écrivez-nous en privé, www.exemple-vitrines.ca",
    )
    for number in range(22):
        day = today - dt.timedelta(days=(44 - 2 * number) if number % 3 else min(44 - 2 * number, 5))
        who, why = _WHO[number % 5], _WHY[number % 6]
        if who == _WHO[0]:
            why, day = "advertising", min(day, today - dt.timedelta(days=3))
        service.incidents.record(
            dataclasses.replace(
                plain,
                handle=who,
                reason=why,
                seen_on=day,
                acted_on=day,
                action=_DONE[number % 4],
                warned=number % 4 == 1,
            )
        )
    for who, start, end in ((_WHO[1], 20, -10), (_WHO[2], 40, 2), (_WHO[3], 3, None)):
        action = IncidentAction.BAN if end is None else IncidentAction.TEMPORARY_BLOCK
        day = today - dt.timedelta(days=start)
        until = None if end is None else today - dt.timedelta(days=end)
        block = dataclasses.replace(
            plain, handle=who, reason="attack_insult", seen_on=day, acted_on=day, action=action, until=until
        )
        number = service.incidents.record(block)
    service.appeals.add(
        AppealDraft(
            incident_id=number,
            received_on=today - dt.timedelta(days=1),
            words="Je retire mes paroles et je m’en excuse. Puis-je revenir sur votre page?",
        )
    )
    for who, text in (
        ("Une citoyenne", "Merci pour la nouvelle piste cyclable. À quand l’éclairage du côté du parc?"),
        (_WHO[0], "Promotion d’automne sur les pneus, appelez-nous!"),
    ):
        service.comments.add(blog, who, today - dt.timedelta(days=1), text, "Le budget 2027 en bref")
    return service


def _page(stage: Stage) -> OnlinePage:
    lived(stage)
    return _shown(stage)


def _shown(stage: Stage) -> OnlinePage:
    tab = stage.tab("sanctions", SanctionsTab)
    tab.show_view(ONLINE)
    found = tab.view(ONLINE)
    assert isinstance(found, OnlinePage)
    found.refresh()
    stage.until(found.settled)
    return found


def listed(stage: Stage) -> QWidget:
    """Show the list with the card."""
    page = _page(stage)
    stage.until(page.settled)
    return stage.window


def _dialog(stage: Stage, kind: type[QDialog]) -> QDialog:
    dialog = stage.find(stage.window, kind)
    stage.until(lambda: stage.program.desk.jobs.idle())
    stage.settle()
    return dialog


def recording(stage: Stage) -> QWidget:
    """Record a third advertisement: the ban is proposed."""
    page = _page(stage)
    account = page._service.accounts.all()[1].id
    page.acts.record(
        IncidentPrefill(account=account, handle=_WHO[0], text="Dernière chance: vitrines à moitié prix!")
    )
    dialog = _dialog(stage, IncidentDialog)
    assert isinstance(dialog, IncidentDialog)
    dialog.fields.reasons.tick(("advertising",))
    stage.until(dialog.settled)
    return dialog


def otherwise(stage: Stage) -> QWidget:
    """Choose something else without a reason."""
    dialog = recording(stage)
    assert isinstance(dialog, IncidentDialog)
    dialog.fields.action.choose(IncidentAction.WARNING)
    dialog.record.click()
    stage.until(lambda: not dialog.busy)
    return dialog


def comments(stage: Stage) -> QWidget:
    """Show the queue."""
    _page(stage).show_place("queue")
    return stage.window


def appeals(stage: Stage) -> QWidget:
    """Show the appeals."""
    _page(stage).show_place("appeals")
    return stage.window


def answering(stage: Stage) -> QWidget:
    """Answer an appeal."""
    page = _page(stage)
    page.acts.answer(page._service.appeals.open_ones()[0])
    return stage.find(stage.window, QDialog, "answer_dialog")


def blocks(stage: Stage) -> QWidget:
    """Show who is shut out."""
    _page(stage).show_place("blocks")
    return stage.window


def accounts(stage: Stage) -> QWidget:
    """Show the accounts."""
    _page(stage).acts.accounts()
    return _dialog(stage, AccountsDialog)


def settings(stage: Stage) -> QWidget:
    """Show the settings with the clauses that leave them open."""
    _page(stage).acts.settings()
    return _dialog(stage, ModerationSettingsDialog)


def nothing(stage: Stage) -> QWidget:
    """Show a register without any incident."""
    _shown(stage)
    return stage.window


SCENES = (
    Scene("online", listed, EMPTY, main=True),
    Scene("online-recording", recording, EMPTY, main=True),
    Scene("online-otherwise", otherwise, EMPTY),
    Scene("online-comments", comments, EMPTY),
    Scene("online-appeals", appeals, EMPTY),
    Scene("online-answering", answering, EMPTY),
    Scene("online-blocks", blocks, EMPTY),
    Scene("online-accounts", accounts, EMPTY),
    Scene("online-settings", settings, EMPTY),
    Scene("online-empty", nothing, EMPTY),
)
