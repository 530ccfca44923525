"""Who is asked, for what, of what, from when to when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import Field
from medias_desktop.core.widgets.parts import Card, muted, subheading
from medias_desktop.people.labels import language_label
from medias_desktop.people.rules import LANGUAGES
from medias_desktop.photo_consents.errors.consents import EndBeforeStart, PurposeMissing
from medias_desktop.photo_consents.rules.recording import Wanted
from medias_desktop.photo_consents.rules.settings import Settings
from medias_desktop.photo_consents.views.consents.persons_box import PersonsBox
from medias_desktop.photo_consents.views.consents.purposes_box import PurposesBox
from medias_desktop.photo_consents.views.consents.term_box import ReachBox, TermBox

if TYPE_CHECKING:
    from medias_desktop.photo_consents.service import PhotoConsentService


class AskedPage(QWidget):
    """The persons at the top, then the uses, then what it is of and for how long."""

    def __init__(
        self,
        service: PhotoConsentService,
        settings: Settings,
        portrayed_ids: Sequence[int],
        item_ids: Sequence[int],
        event_id: int | None,
    ) -> None:
        super().__init__()
        self.setObjectName("consent_asked")
        today = service.today
        title = ""
        if len(item_ids) == 1:
            item = service.items.item(item_ids[0])
            title, event_id = item.title, event_id or item.event_id
        self.persons = PersonsBox(service, settings)
        self.purposes = PurposesBox()
        self.reach = ReachBox(item_ids, title, event_id, service.events.all())
        self.term = TermBox(today, settings)
        self._language = QComboBox()
        for code in LANGUAGES:
            self._language.addItem(language_label(code), code)
        self.language = Field(_("&Language of the words agreed to"), self._language, "consent_language")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(12)
        for caption, hint, widgets in (
            (_("Who"), "", (self.persons,)),
            (
                _("For which uses"),
                _("Only what is ticked is agreed to; other uses need another consent."),
                (self.purposes,),
            ),
            (_("Of what, and for how long"), "", (self.reach, self.term, self.language)),
        ):
            card = Card()
            card.body.setSpacing(8)
            card.body.addWidget(subheading(caption))
            if hint:
                card.body.addWidget(muted(hint))
            for widget in widgets:
                card.body.addWidget(widget)
            layout.addWidget(card)
        layout.addStretch(1)
        self.persons.show_persons(portrayed_ids, today)
        if self.persons.persons:
            self._language.setCurrentIndex(self._language.findData(self.persons.persons[0].language))
        self.setFocusProxy(self.purposes if portrayed_ids else self.persons.search)

    def wanted(self) -> Wanted:
        """Return what is asked."""
        return Wanted(
            self.reach.reaches(),
            self.purposes.chosen(),
            self.term.starts_on.day(),
            self.term.until(),
            self._language.currentData(),
        )

    def tell(self, error: UserError) -> None:
        """Tell what is wrong where it is."""
        self.quiet()
        if isinstance(error, PurposeMissing):
            self.purposes.show_problem(error.sentence())
            self.purposes.setFocus()
        elif isinstance(error, EndBeforeStart):
            self.term.ends_on.show_problem(error.sentence())
            self.term.ends_on.editor.setFocus()
        else:
            self.persons.show_problem(error.sentence())
            self.persons.search.setFocus()

    def quiet(self) -> None:
        """Tell nothing more."""
        self.purposes.show_problem()
        self.term.ends_on.show_problem()
        self.persons.show_problem()
