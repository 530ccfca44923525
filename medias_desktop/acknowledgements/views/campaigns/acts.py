"""What one does with campaigns: the tab calls it, dialogs ask for what is needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from medias_desktop.acknowledgements.rules import Campaign, CampaignDraft, Counts, ScopeKey
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.acknowledgements.views.campaigns.start import Start, load
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress


class CampaignActs:
    """The actions of one tab on campaigns, over its service and desk."""

    def __init__(self, parent: QWidget, service: AcknowledgementService, desk: Desk) -> None:
        self._parent, self._service, self._desk = parent, service, desk

    def new(self, version_id: int | None = None, opened: Callable[[int], None] | None = None) -> None:
        """Ask for a campaign and open it; ``opened`` is given its number. Without a text: the first one in force."""
        if self._refused():
            return
        campaigns = self._service.campaign_service

        def show(start: Start) -> None:
            def save(chosen: int, draft: CampaignDraft) -> None:
                number = campaigns.open(chosen, draft)
                if opened is not None:
                    opened(number)
                self._announce()

            self._show_form(start, save)

        self._read(lambda _progress: load(campaigns, version_id), show)

    def change(self, campaign: Campaign) -> None:
        """Show a campaign as it is recorded now, and change it."""
        if self._refused():
            return
        campaigns = self._service.campaign_service

        def show(start: Start) -> None:
            now = start.campaign
            assert now is not None

            def save(_version_id: int, draft: CampaignDraft) -> None:
                campaigns.change(now.id, now.row_version, draft)
                self._announce()

            self._show_form(start, save)

        self._read(lambda _progress: load(campaigns, None, campaign), show)

    def close(self, campaign: Campaign) -> None:
        """Ask why, and end a campaign."""
        if self._refused():
            return

        def show(counts: Counts) -> None:
            from medias_desktop.acknowledgements.views.campaigns.closing import ClosingDialog

            def close(reason: str) -> None:
                self._service.campaign_service.close(campaign.id, reason)
                self._announce()

            self._open(ClosingDialog(self._parent, campaign, counts, close))

        def count(_progress: Progress) -> Counts:
            return self._service.listing.counts(self._service.scope(ScopeKey(campaign.id)))

        self._read(count, show)

    def reopen(self, campaign: Campaign) -> None:
        """Let a closed campaign go on."""
        words = _("Those who have not signed the text in force are asked to again.")
        self._do(
            lambda: self._service.campaign_service.reopen(campaign.id),
            _("Reopen the campaign “{title}”?").format(title=campaign.title) + f"\n\n{words}",
            _("Reopen"),
        )

    def delete(self, campaign: Campaign) -> None:
        """Take out a campaign that left no trace."""
        words = _(
            "It goes for good; only a campaign for which nothing was recorded or printed can be deleted."
        )
        self._do(
            lambda: self._service.campaign_service.delete(campaign.id),
            _("Delete the campaign “{title}”?").format(title=campaign.title) + f"\n\n{words}",
            _("Delete"),
            destructive=True,
        )

    def _do(self, act: Callable[[], None], question: str, action: str, *, destructive: bool = False) -> None:
        if self._refused() or not self._desk.dialogs.confirm(
            self._parent, _("Campaign"), question, action, destructive=destructive
        ):
            return
        try:
            act()
        except UserError as error:
            self._desk.dialogs.tell_error(self._parent, error)
        else:
            self._announce()

    def _refused(self) -> bool:
        refused = self._service.refusal(Permission.RECORD)
        if refused is not None:
            self._desk.dialogs.tell_error(self._parent, refused)
        return refused is not None

    def _read(self, work: Callable[[Progress], object], show: Callable[..., None]) -> None:
        self._desk.jobs.run(self._parent, _("Preparing the campaign…"), work, show)

    def _show_form(self, start: Start, save: Callable[[int, CampaignDraft], None]) -> None:
        from medias_desktop.acknowledgements.views.campaigns.dialog import CampaignDialog

        self._open(CampaignDialog(self._parent, self._service.campaign_service, self._desk, start, save))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _announce(self) -> None:
        self._desk.changes.announce("acknowledgements")
