"""What the tab's actions begin: each finds whom or what it is about, and hands on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from medias_desktop.acknowledgements.errors import NobodyChosen
from medias_desktop.acknowledgements.rules import AWAITED, AcknowledgementState, PersonRow, Scope
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.acknowledgements.views.actions import Acts
from medias_desktop.acknowledgements.views.errands import Errands
from medias_desktop.acknowledgements.views.list_page import ListPage
from medias_desktop.core.widgets.desk import Desk

SIGNED = frozenset({AcknowledgementState.SIGNED, AcknowledgementState.SUPERSEDED})


class Commands(QObject):
    """One method for each line of the menu, over the list and the ``scope`` that it shows."""

    list_wanted = Signal()
    campaign_opened = Signal(int)

    def __init__(self, parent: QWidget, service: AcknowledgementService, desk: Desk, shown: ListPage) -> None:
        super().__init__(parent)
        self._parent, self._desk, self._list, self._table = parent, desk, shown, shown.table
        self.scope: Scope | None = None
        self.acts, self.errands = Acts(parent, service, desk), Errands(parent, service, desk)

    # Actions on the selection

    def record(self) -> None:
        """Record that the selected people signed."""
        self._with_selected(self.acts.record)

    def refuse(self) -> None:
        """Record that the selected people refused."""
        self._with_selected(self.acts.refuse)

    def exempt(self) -> None:
        """Exempt the selected people."""
        self._with_selected(self.acts.exempt)

    def print_sheets(self) -> None:
        """Print for the selection, or without one for everyone shown who is awaited."""
        self._with_selected(self.errands.print_sheets, or_all=AWAITED)

    def remind(self) -> None:
        """Remind the selection, or without one everyone shown who is awaited."""
        self._with_selected(self.errands.remind, or_all=AWAITED)

    def certify(self) -> None:
        """Make the certificates of the selection, or without one of everyone shown who signed."""
        self._with_selected(self.acts.certify, or_all=SIGNED)

    def correct(self) -> None:
        """Correct the selected signature."""
        self._with_one(self.acts.correct)

    def cancel(self) -> None:
        """Cancel what stands of the selected person."""
        self._with_one(self.acts.cancel)

    def sign_on_screen(self) -> None:
        """Let the selected person sign on the screen."""
        self._with_one(self.errands.sign)

    def show_card(self) -> None:
        """Show the card of the person under the cursor."""
        if self.scope is not None:
            self.list_wanted.emit()
            self._list.show_card()

    # Actions on the list

    def scan_back(self) -> None:
        """Take signed sheets back."""
        self.errands.scan_back()

    def new_campaign(self) -> None:
        """Open a campaign for the text shown."""
        if self.scope is not None:
            version_id = None if self.scope.superseded else self.scope.version.id
            self.errands.new_campaign(version_id, self.campaign_opened.emit)

    def change_campaign(self) -> None:
        """Change the campaign shown."""
        if self.scope is not None and self.scope.campaign is not None:
            self.errands.change_campaign(self.scope.campaign)

    def end_campaign(self) -> None:
        """Close the campaign shown, or reopen it."""
        if self.scope is not None and self.scope.campaign is not None:
            self.errands.end_campaign(self.scope.campaign)

    def delete_campaign(self) -> None:
        """Take the campaign shown out."""
        if self.scope is not None and self.scope.campaign is not None:
            self.errands.delete_campaign(self.scope.campaign)

    def choose_audience(self) -> None:
        """Choose who must sign a text outside of campaigns."""
        if self.scope is not None and self.scope.campaign is None:
            self.acts.choose_audience(self.scope)

    def export(self) -> None:
        """Write the list into a file."""
        if self.scope is not None:
            self.errands.export(self.scope)

    def print_register(self) -> None:
        """Print the list."""
        if self.scope is not None:
            self.errands.print_register(self.scope)

    def council_report(self) -> None:
        """Make the report for the council."""
        self.errands.council_report()

    def import_past(self) -> None:
        """Take past acknowledgements over."""
        self.errands.import_past()

    def _with_selected(
        self,
        act: Callable[[Scope, Sequence[int]], None],
        *,
        or_all: frozenset[AcknowledgementState] = frozenset(),
    ) -> None:
        """Act on the selection, or on everyone shown in these states when nobody is selected."""
        scope = self.scope
        if scope is None:
            return

        def go_on(ids: Sequence[int]) -> None:
            if ids:
                act(scope, ids)
            else:
                self._desk.dialogs.tell_error(self._parent, NobodyChosen())

        chosen = self._table.selected_numbers()
        if chosen or not or_all:
            go_on(chosen)
        else:
            self._list.with_everyone(or_all, go_on)

    def _with_one(self, act: Callable[[Scope, PersonRow], None]) -> None:
        row = self.one()
        if self.scope is not None and row is not None:
            act(self.scope, row)

    def one(self) -> PersonRow | None:
        """Return the one person selected; None when there are more or none."""
        return self._table.selected_rows()[0] if self._table.selected_count() == 1 else None
