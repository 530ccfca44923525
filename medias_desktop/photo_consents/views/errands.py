"""What the tab hands on: each line opens a part of its own, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from medias_desktop.core.widgets.desk import Desk
from medias_desktop.photo_consents.rules.answers import Question
from medias_desktop.photo_consents.rules.filters import ItemFilter
from medias_desktop.photo_consents.service import PhotoConsentService


class Errands:
    """Adding, naming, consents, forms, copies, publications, deadlines, documents: the other parts of the slice."""

    def __init__(self, parent: QWidget, service: PhotoConsentService, desk: Desk) -> None:
        self._given = (parent, service, desk)

    # Adding and changing

    def _adding(self) -> Any:
        from medias_desktop.photo_consents.views.adding.acts import AddingActs

        return AddingActs(*self._given)

    def add_files(self) -> None:
        """Add photos from files."""
        self._adding().add_files()

    def add_folder(self) -> None:
        """Add all photos of a folder."""
        self._adding().add_folder()

    def paste(self) -> None:
        """Add the picture of the clipboard."""
        self._adding().paste()

    def dropped(self, paths: list[Path]) -> None:
        """Add files and folders that were dropped."""
        self._adding().dropped(paths)

    def add_other(self) -> None:
        """Record a video, a comment, an article."""
        self._adding().add_other()

    def edit(self, item_ids: Sequence[int]) -> None:
        """Change what is recorded of items."""
        self._adding().edit(list(item_ids))

    def events(self) -> None:
        """Show the events."""
        self._adding().events()

    # Persons and consents

    def name_people(self, item_id: int, item_ids: Sequence[int]) -> None:
        """Say who is seen in an item, and in the others after it."""
        from medias_desktop.photo_consents.views.photo.acts import PhotoActs

        PhotoActs(*self._given).open(item_id, list(item_ids))

    def persons(self) -> None:
        """Show everybody who is seen in something."""
        from medias_desktop.photo_consents.views.persons.acts import PersonActs

        PersonActs(*self._given).open()

    def _consents(self) -> Any:
        from medias_desktop.photo_consents.views.consents.acts import ConsentActs

        return ConsentActs(*self._given)

    def record(self, portrayed_ids: Sequence[int], item_ids: Sequence[int], event_id: int | None) -> None:
        """Record what persons said."""
        self._consents().record(list(portrayed_ids), list(item_ids), event_id)

    def card(self, portrayed_id: int) -> None:
        """Show everything about a person."""
        self._consents().card(portrayed_id)

    def settings(self) -> None:
        """Change what the municipality decided about consents."""
        self._consents().settings()

    def _forms(self) -> Any:
        from medias_desktop.photo_consents.views.printing.acts import FormActs

        return FormActs(*self._given)

    def print_forms(self, portrayed_ids: Sequence[int], item_id: int | None, event_id: int | None) -> None:
        """Print consent forms for persons."""
        self._forms().print_forms(list(portrayed_ids), item_id, event_id)

    def print_blank(self) -> None:
        """Print blank forms."""
        self._forms().print_blank()

    def print_group(self, event_id: int) -> None:
        """Print the group form of an event."""
        self._forms().print_group(event_id)

    def scan_back(self) -> None:
        """Take signed forms back."""
        from medias_desktop.photo_consents.views.returns.acts import ReturnActs

        ReturnActs(*self._given).open()

    # Publishing

    def export(self, item_ids: Sequence[int]) -> None:
        """Make copies fit to be published."""
        from medias_desktop.photo_consents.views.publishing.acts import PublishingActs

        PublishingActs(*self._given).export(list(item_ids))

    def plan(self, item_ids: Sequence[int]) -> None:
        """Plan or record publications."""
        from medias_desktop.photo_consents.views.uses.acts import UseActs

        UseActs(*self._given).plan(list(item_ids))

    def take_down(self) -> None:
        """Show what is to be taken down, and planned publications that are blocked."""
        from medias_desktop.photo_consents.views.takedown.acts import TakedownActs

        TakedownActs(*self._given).open()

    def deadlines(self) -> None:
        """Show birthdays, consents that end, guardians still missing."""
        from medias_desktop.photo_consents.views.deadlines.acts import DeadlineActs

        DeadlineActs(*self._given).open()

    # Documents

    def _exports(self) -> Any:
        from medias_desktop.photo_consents.views.exports import ExportActs

        return ExportActs(*self._given)

    def contact_sheet(self, event_id: int, question: Question) -> None:
        """Make the contact sheet of an event, with the answers to a question."""
        self._exports().contact_sheet(event_id, question)

    def export_list(self, wanted: ItemFilter) -> None:
        """Write the items shown into a file for a spreadsheet."""
        self._exports().export(wanted)

    def register(self, wanted: ItemFilter) -> None:
        """Make the register of the items shown."""
        self._exports().register(wanted)
