"""What the tab hands on: each line opens a part of its own, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from medias_desktop.acknowledgements.rules import Campaign, PersonRow, Scope
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.core.widgets.desk import Desk


class Errands:
    """Campaigns, sheets, their return, reminders, exports, signing on the screen, past acknowledgements."""

    def __init__(self, parent: QWidget, service: AcknowledgementService, desk: Desk) -> None:
        self._given = (parent, service, desk)

    def print_sheets(self, scope: Scope, ids: Sequence[int]) -> None:
        """Print sheets for persons."""
        from medias_desktop.acknowledgements.views.printing.acts import PrintActs

        PrintActs(*self._given).print_sheets(scope, ids)

    def scan_back(self) -> None:
        """Take signed sheets back from a scanner."""
        from medias_desktop.acknowledgements.views.returns.acts import ReturnActs

        ReturnActs(*self._given).open()

    def sign(self, scope: Scope, row: PersonRow) -> None:
        """Let a person sign on the screen."""
        from medias_desktop.acknowledgements.views.signing.acts import SigningActs

        SigningActs(*self._given).sign(scope, row)

    def remind(self, scope: Scope, ids: Sequence[int]) -> None:
        """Remind persons."""
        from medias_desktop.acknowledgements.views.reminders.acts import ReminderActs

        ReminderActs(*self._given).remind(scope, ids)

    def export(self, scope: Scope) -> None:
        """Write the list into a file."""
        from medias_desktop.acknowledgements.views.exports import ExportActs

        ExportActs(*self._given).export(scope)

    def print_register(self, scope: Scope) -> None:
        """Print the list."""
        from medias_desktop.acknowledgements.views.exports import ExportActs

        ExportActs(*self._given).print_register(scope)

    def council_report(self) -> None:
        """Make the report for the council."""
        from medias_desktop.acknowledgements.views.exports import ExportActs

        ExportActs(*self._given).council_report()

    def import_past(self) -> None:
        """Take past acknowledgements over from a file."""
        from medias_desktop.acknowledgements.views.past.acts import PastActs

        PastActs(*self._given).import_file()

    def new_campaign(self, version_id: int | None, opened: Callable[[int], None]) -> None:
        """Open a campaign; ``opened`` is told its number."""
        from medias_desktop.acknowledgements.views.campaigns.acts import CampaignActs

        CampaignActs(*self._given).new(version_id, opened)

    def change_campaign(self, campaign: Campaign) -> None:
        """Change a campaign."""
        from medias_desktop.acknowledgements.views.campaigns.acts import CampaignActs

        CampaignActs(*self._given).change(campaign)

    def end_campaign(self, campaign: Campaign) -> None:
        """Close an open campaign, or open a closed one again."""
        from medias_desktop.acknowledgements.views.campaigns.acts import CampaignActs

        acts = CampaignActs(*self._given)
        (acts.close if campaign.open else acts.reopen)(campaign)

    def delete_campaign(self, campaign: Campaign) -> None:
        """Take a campaign out that was opened by mistake."""
        from medias_desktop.acknowledgements.views.campaigns.acts import CampaignActs

        CampaignActs(*self._given).delete(campaign)
