"""What the tab's actions begin: each finds which items it is about, and hands on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.progress import Progress
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.photo_consents.errors.listing import NobodyNamed, NoEventChosen, NothingChosen
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.photo_consents.views.errands import Errands
from medias_desktop.photo_consents.views.items_page import GRID, LIST, ItemsPage

_AROUND = 500
"""Items before and after one that are leafed through with it."""


class Commands(QObject):
    """One method for each line of the menu, over the items shown."""

    history_wanted = Signal(object)

    def __init__(self, parent: QWidget, service: PhotoConsentService, desk: Desk, shown: ItemsPage) -> None:
        super().__init__(parent)
        self._parent, self._service, self._desk, self._shown = parent, service, desk, shown
        self.errands = Errands(parent, service, desk)

    # On the selection

    def name_people(self) -> None:
        """Say who is seen: in what is selected, or from the one under the cursor on."""
        chosen = list(self._shown.selected())
        if len(chosen) > 1:
            self.errands.name_people(chosen[0], chosen)
            return
        row = self._shown.view().current_row()
        if row is None:
            self._refuse(NothingChosen())
        else:
            self.errands.name_people(row.id, self._shown.around(row.id, _AROUND))

    def record(self) -> None:
        """Record consents of those seen in what is selected."""
        self._with_seen(lambda persons, items: self.errands.record(persons, items, None))

    def print_forms(self) -> None:
        """Print forms for those seen in what is selected."""
        self._with_seen(
            lambda persons, items: self.errands.print_forms(
                persons, items[0] if len(items) == 1 else None, self._event()
            )
        )

    def export(self) -> None:
        """Make copies of what is selected."""
        self._with_selected(self.errands.export)

    def plan(self) -> None:
        """Plan or record publications of what is selected."""
        self._with_selected(self.errands.plan)

    def edit(self) -> None:
        """Change what is recorded of what is selected."""
        self._with_selected(self.errands.edit)

    def remove(self) -> None:
        """Take what is selected out of the register, after a reason was given."""
        self._with_selected(self._remove)

    def show_history(self) -> None:
        """Show what the audit trail says of an item."""
        row = self._shown.view().current_row()
        if row is None:
            self._refuse(NothingChosen())
        else:
            self.history_wanted.emit((("photo_item", str(row.id)),))

    # On an event, or on everything shown

    def print_group(self) -> None:
        """Print the group form of the event."""
        self._with_event(self.errands.print_group)

    def contact_sheet(self) -> None:
        """Make the contact sheet of the event."""
        question = self._shown.states.known.question
        self._with_event(lambda event_id: self.errands.contact_sheet(event_id, question))

    def register(self) -> None:
        """Make the register of what is shown."""
        self.errands.register(self._shown.wanted)

    def export_list(self) -> None:
        """Write what is shown into a file."""
        self.errands.export_list(self._shown.wanted)

    def show_card(self) -> None:
        """Show the card of the item under the cursor and go into it, or close it."""
        self._shown.show_card(shown=not self._shown.card_is_open())

    def toggle(self) -> None:
        """Show the list instead of the grid, or the grid again."""
        self._shown.show_mode(LIST if self._shown.mode() == GRID else GRID)

    def _remove(self, item_ids: Sequence[int]) -> None:
        from medias_desktop.photo_consents.views.removal import RemovalDialog

        number = len(item_ids)
        title = ngettext("Remove {n} item from the register", "Remove {n} items from the register", number)
        title = title.format(n=format_number(number))
        RemovalDialog(self._parent, title, lambda reason: self._remove_now(item_ids, reason)).open()

    def _remove_now(self, item_ids: Sequence[int], reason: str) -> None:
        items = self._service.items

        def work(progress: Progress) -> None:
            for done, item_id in enumerate(item_ids):
                progress.report(done, len(item_ids))
                items.remove(item_id, reason)

        def announce(_result: object = None) -> None:
            self._desk.changes.announce("photo_consents")  # also after a refusal: those before it are gone

        self._desk.jobs.run(self._parent, _("Removing…"), work, announce, announce)

    def _event(self) -> int | None:
        """Return the event meant: that of the item under the cursor, else that of the filter."""
        row = self._shown.view().current_row()
        chosen = self._shown.wanted.event_id
        return row.event_id if chosen is None and row is not None else chosen

    def _with_event(self, act: Callable[[int], None]) -> None:
        event_id = self._event()
        if event_id is None:
            self._refuse(NoEventChosen())
        else:
            act(event_id)

    def _with_selected(self, act: Callable[[Sequence[int]], None]) -> None:
        chosen = list(self._shown.selected())
        if chosen:
            act(chosen)
        else:
            self._refuse(NothingChosen())

    def _with_seen(self, act: Callable[[Sequence[int], Sequence[int]], None]) -> None:
        """Act on those named in what is selected, each once."""

        def go_on(items: Sequence[int]) -> None:
            found = self._service.listing.seen_in(items)
            if found:
                act(found, items)
            else:
                self._refuse(NobodyNamed())

        self._with_selected(go_on)

    def _refuse(self, error: UserError) -> None:
        self._desk.dialogs.tell_error(self._parent, error)
