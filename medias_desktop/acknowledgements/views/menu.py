"""The tab's actions: each with its words and keys, in the groups of the menu, refused to roles that may not do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.acknowledgements.rules import PersonRow, Scope
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.actions import Actions, Line

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.views.commands import Commands


def lines(commands: Commands) -> list[list[Line]]:
    """Return the lines of the menu in their groups; ``commands`` has a method for each."""
    return [
        [
            Line("record", _("&Record a signature…"), commands.record, "Ctrl+R", writes=True),
            Line("sign", _("Sign on the &screen…"), commands.sign_on_screen, "Ctrl+Shift+S", writes=True),
            Line("refuse", _("Record a re&fusal…"), commands.refuse, "Ctrl+Shift+R", writes=True),
            Line("exempt", _("E&xempt from signing…"), commands.exempt, "Ctrl+Shift+D", writes=True),
        ],
        [
            Line("print", _("&Print sheets…"), commands.print_sheets, "Ctrl+P"),
            Line("scan", _("&Take back signed sheets…"), commands.scan_back, "Ctrl+Shift+N", writes=True),
            Line("remind", _("Re&mind…"), commands.remind, "Ctrl+M", writes=True),
        ],
        [
            Line("card", _("Person’s &card"), commands.show_card, "Ctrl+H"),
            Line("correct", _("C&orrect the signature…"), commands.correct, "F2", writes=True, in_list=True),
            Line("cancel", _("C&ancel the entry…"), commands.cancel, "Del", writes=True, in_list=True),
            Line("certify", _("C&ertificates…"), commands.certify, "Ctrl+T"),
        ],
        [
            Line("new_campaign", _("&New campaign…"), commands.new_campaign, "Ctrl+Shift+C", writes=True),
            Line(
                "change_campaign", _("C&hange the campaign…"), commands.change_campaign, "Ctrl+D", writes=True
            ),
            Line("end_campaign", _("C&lose the campaign…"), commands.end_campaign, writes=True),
            Line("delete_campaign", _("&Delete the campaign…"), commands.delete_campaign, writes=True),
            Line("audience", _("&Who must sign…"), commands.choose_audience, "Ctrl+G", writes=True),
        ],
        [
            Line("export", _("Export the whole l&ist…"), commands.export, "Ctrl+E"),
            Line("print_list", _("Print the re&gister…"), commands.print_register, "Ctrl+Shift+P"),
            Line("council", _("Report for the co&uncil…"), commands.council_report),
            Line("past", _("Import past ac&knowledgements…"), commands.import_past, "Ctrl+I", writes=True),
        ],
    ]


def enable(actions: Actions, scope: Scope, one: PersonRow | None) -> None:
    """Make usable what can be done to a list and to the one person selected there."""
    from medias_desktop.acknowledgements.views.commands import SIGNED

    status = one.status if one is not None else None
    signed = status is not None and status.state in SIGNED
    standing = status is not None and status.event_id is not None
    campaign = scope.campaign
    actions["sign"].setEnabled(status is not None and not signed)
    actions["correct"].setEnabled(standing and signed)
    actions["cancel"].setEnabled(standing)
    actions["audience"].setEnabled(campaign is None)
    actions["change_campaign"].setEnabled(campaign is not None and campaign.open)
    actions["end_campaign"].setEnabled(campaign is not None)
    actions["delete_campaign"].setEnabled(campaign is not None)
    closed = campaign is not None and not campaign.open
    actions["end_campaign"].setText(_("Reopen the campai&gn…") if closed else _("C&lose the campaign…"))
