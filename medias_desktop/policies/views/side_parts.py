"""What may stand beside the text, in the order of the tabs; each is imported when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.policies.rules import VersionState, VersionSummary
from medias_desktop.policies.rules.origins import town_key
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.policies.views.page import Page
from medias_desktop.policies.views.reading_side import ADOPTION, SIGNING
from medias_desktop.policies.views.side_panel import Part

FACTS, LIFE, NOTES, RULES = "facts", "life", "notes", "rules"


def side_parts(
    services: PolicyServices,
    desk: Desk,
    read: Callable[[str, str], object],
    show_page: Callable[[Page], object],
) -> list[Part]:
    """Return the parts; ``read`` goes to a section of a text, "" being the text that is read."""

    def adoption() -> QWidget:
        from medias_desktop.policies.views.reader.adoption_panel import AdoptionPanel

        return AdoptionPanel(services.policies, desk)

    def signing() -> QWidget:
        from medias_desktop.policies.views.rounds.panel import RoundPanel

        return RoundPanel(services.policies, desk)

    def facts() -> QWidget:
        from medias_desktop.policies.views.reader.town_facts import TownFacts

        made = TownFacts()
        made.section_asked.connect(lambda section: read("", section))
        return made

    def life() -> QWidget:
        from medias_desktop.policies.views.life.panel import LifePanel

        made = LifePanel(services.life, desk)
        made.text_asked.connect(read)
        return made

    def rules() -> QWidget:
        from medias_desktop.policies.views.rules.panel import RulesPanel

        made = RulesPanel(services, desk)
        made.section_asked.connect(lambda section: read("", section))
        made.page_asked.connect(show_page)
        return made

    def notes() -> QWidget:
        from medias_desktop.policies.views.notes.panel import NotesPanel

        made = NotesPanel(services, desk)
        made.place_asked.connect(lambda section: read("", section))
        return made

    return [
        Part(FACTS, _("About"), facts, lambda one: bool(town_key(one.uid))),
        Part(ADOPTION, _("Adoption"), adoption, lambda one: one.state.adopted),
        Part(SIGNING, _("Signatures"), signing, lambda one: one.being_signed, ADOPTION),
        Part(RULES, _("Rules"), rules, lambda _one: True),
        Part(NOTES, _("Notes"), notes, lambda _one: True),
        Part(LIFE, _("Life"), life, _own),
    ]


def _own(version: VersionSummary) -> bool:
    return version.state is not VersionState.LIBRARY
