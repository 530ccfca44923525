"""Who is shut out today, and the temporary blocks that ended and are to be lifted on the platform."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import button
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.table import Column
from medias_desktop.sanctions.labels import ACTION_KINDS, ACTION_NAMES
from medias_desktop.sanctions.labels.coded import cited, platform_name, reason_name
from medias_desktop.sanctions.rules.incident_filters import Block
from medias_desktop.sanctions.service import SanctionService
from medias_desktop.sanctions.views.online.acts import IncidentActs
from medias_desktop.sanctions.views.online.read_page import ReadPage
from medias_desktop.sanctions.views.online.records_page import RecordsPage


class BlocksPage(ReadPage):
    """Two lists: what is to be lifted now, above; who is shut out, below."""

    incident_asked = Signal(int)

    def __init__(self, service: SanctionService, desk: Desk, acts: IncidentActs) -> None:
        super().__init__(desk)
        self._service, self._acts = service, acts
        self.ended = RecordsPage(
            "ended_blocks",
            _("Ended: to be lifted on the platform"),
            _("No platform lifts a block by itself. Lift it there, then say so here."),
            _columns(),
            lambda one: one.incident_id,
            (_("Nothing to lift"), _("No temporary block has ended.")),
        )
        self.shut_out = RecordsPage(
            "shut_out",
            _("Shut out today"),
            "",
            _columns(),
            lambda one: one.incident_id,
            (
                _("Nobody is shut out"),
                _("Blocks and bans that stand today are listed here, with their clause."),
            ),
        )
        for page, name in ((self.ended, "lift_ended"), (self.shut_out, "lift_block")):
            lift = page.add_act(name, _("&Lifted…"), "mdi6.lock-open-outline", self._lift)
            page.add_act(
                f"{name}_open", _("&Open the incident"), "mdi6.card-account-details-outline", self._open
            )
            permit(service.refusal(Permission.RECORD), desk.dialogs, lift)
        self.print_list = button(_("&Print the list…"), "mdi6.printer-outline")
        self.print_list.setObjectName("print_blocks")
        self.print_list.setToolTip(
            _("For requests of access to information: with reasons and dates, with or without names")
        )
        self.shut_out.add_button(self.print_list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.ended, 2)
        column.addWidget(self.shut_out, 3)

    def read(self) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
        """Return what ended, and who is shut out."""
        incidents = self._service.incidents
        return tuple(incidents.ended()), tuple(incidents.blocks())

    def arrive(self, found: tuple[tuple[Block, ...], tuple[Block, ...]]) -> None:
        """Show both."""
        ended, standing = found
        self.ended.show_rows(ended)
        self.ended.setVisible(bool(ended))
        self.shut_out.show_rows(standing)

    def give_keyboard(self) -> None:
        """Give the list that matters the keyboard."""
        (self.shut_out if self.ended.isHidden() else self.ended).take_keyboard()

    def _lift(self, one: Block) -> None:
        self._acts.lift(self._service.incidents.one(one.incident_id))

    def _open(self, one: Block) -> None:
        self.incident_asked.emit(one.incident_id)


def _columns() -> list[Column[Block]]:
    return [
        Column(_("Online user"), lambda one: one.handle, stretch=20),
        Column(
            _("What was done"),
            lambda one: translate(ACTION_NAMES[one.action]),
            chip=lambda one: ACTION_KINDS[one.action] or "muted",
            stretch=19,
        ),
        Column(
            _("Until"), lambda one: format_date(one.until, "medium") if one.until else _("no end"), stretch=14
        ),
        Column(_("Since"), lambda one: format_date(one.since, "medium"), stretch=14),
        Column(_("Reason"), lambda one: reason_name(one.reason), stretch=22),
        Column(_("Clause"), lambda one: cited(one.cite) or "–", stretch=20),
        Column(_("Account"), _where, stretch=24),
    ]


def _where(one: Block) -> str:
    if one.all_accounts:
        return _("every account ({platform})").format(platform=platform_name(one.platform))
    return one.account
