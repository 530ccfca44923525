"""The register of organizations: who is accredited, since when, until when, by which resolution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, format_number, translate
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.text import fold
from medias_desktop.core.widgets.column_room import columns_with_room
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import (
    EmptyState,
    SearchField,
    action_row,
    button,
    fit_to_text,
    heading,
    muted,
)
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.table import Column, RecordTable
from medias_desktop.editorial_calendar.labels.requests import ACCREDITATION_KINDS, ACCREDITATION_NAMES
from medias_desktop.editorial_calendar.rules.requesting.organisations import Accreditation, Organisation

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

_FIRST = (0, 1, 3, 2, 4, 5)


class OrganisationsDialog(QDialog):
    """The list with its acts; it stays open and follows what changes."""

    def __init__(self, parent: QWidget, service: EditorialCalendarService, desk: Desk) -> None:
        super().__init__(parent)
        self.setObjectName("organisations_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Register of organizations"))
        self._service, self._desk = service, desk
        self._all: tuple[Organisation, ...] = ()
        self._columns = _columns(service.today)
        self.search = SearchField(_("Search a name, a contact, a resolution…  (Ctrl+F)"))
        self.search.setObjectName("search_organisations")
        self.search.searched.connect(lambda _text: self._show())
        self.table = RecordTable(self._columns, self.windowTitle(), lambda one: one.id)
        self.table.setObjectName("organisations_list")
        self.table.selection_changed.connect(self._show_acts)
        self.table.activated_row.connect(lambda _row: self._correct())
        self.table.installEventFilter(self)
        self._lay_out()
        desk.changes.changed.connect(self._on_changed)
        refused = service.refusal(Permission.RECORD)
        writing = (self.new, self.correct, self.accredit, self.withdraw, self.import_)
        permit(refused, desk.dialogs, *writing)
        self.reload()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Show what the register holds now."""
        self._all = self._service.organisations.all()
        self._show()

    # Layout

    def _lay_out(self) -> None:
        self.new = self._act(_("&New organization…"), "mdi6.plus", "new_organisation", self._new)
        self.correct = self._act(_("&Correct…"), "mdi6.pencil-outline", "correct_organisation", self._correct)
        self.accredit = self._act(_("&Accredit…"), "mdi6.check-decagram-outline", "accredit", self._accredit)
        self.withdraw = self._act(_("&Withdraw…"), "mdi6.close-circle-outline", "withdraw", self._withdraw)
        self.import_ = self._act(
            _("&Import a list…"), "mdi6.table-arrow-down", "import_organisations", self._import
        )
        self.export = self._act(
            _("&Export the list…"), "mdi6.table-arrow-right", "export_organisations", self._export
        )
        row = FlowRow(8)
        for one in (self.new, self.correct, self.accredit, self.withdraw, self.import_, self.export):
            row.addWidget(one)
        self.nothing = EmptyState(
            _("No organization yet"),
            _(
                "Record the organizations that ask to be published, one by one or from a list: whether they are accredited, "
                "and the page on which they publish first."
            ),
        )
        self.pages = QStackedWidget()
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.nothing)
        self.leave = button(_("C&lose"))
        self.leave.setObjectName("leave_organisations")
        self.leave.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(self.windowTitle()))
        layout.addWidget(
            muted(_("Accreditations end or are withdrawn with their reason; no organization is erased."))
        )
        layout.addWidget(self.search)
        layout.addLayout(row)
        layout.addWidget(self.pages, 1)
        layout.addLayout(action_row(self.leave))
        fit_to_text(self, 1040, 680)

    def _act(self, text: str, icon: str, name: str, act: object) -> QPushButton:
        made = button(text, icon)
        made.setObjectName(name)
        made.setAutoDefault(False)
        assert callable(act)
        made.clicked.connect(lambda _checked=False: act())
        return made

    # Showing

    def _show(self) -> None:
        words = fold(self.search.text()).split()
        found = [one for one in self._all if all(word in _key(one) for word in words)]
        self.table.set_rows(found)
        self.pages.setCurrentWidget(self.table if self._all else self.nothing)
        if found and not self.table.selected():
            self.table.selectRow(0)
        self._show_acts()

    def chosen(self) -> Organisation | None:
        """Return the organization selected, else the one under the cursor."""
        if not self.table.rows():
            return None
        selected = self.table.selected()
        return selected[0] if selected else self.table.current()

    def _show_acts(self) -> None:
        one = self.chosen()
        standing = one.standing(self._service.today) if one else None
        self.correct.setEnabled(one is not None)
        self.accredit.setEnabled(one is not None and standing is not Accreditation.ACCREDITED)
        may_end = (Accreditation.ACCREDITED, Accreditation.EXPIRED)
        self.withdraw.setEnabled(standing in may_end)
        self.export.setEnabled(bool(self._all))

    def _on_changed(self, names: frozenset[str]) -> None:
        if "calendar" in names:
            self.reload()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the list got another width: show the columns that have room, the first ones first."""
        if watched is self.table and event.type() == QEvent.Type.Resize:
            characters = self.table.width() / self.fontMetrics().averageCharWidth()
            self.table.show_columns(columns_with_room(self._columns, _FIRST, characters))
        return super().eventFilter(watched, event)

    # Acts

    def _new(self) -> None:
        from medias_desktop.editorial_calendar.views.requests.organisations.forms import OrganisationForm

        OrganisationForm(self, self._service, self._desk).open()

    def _correct(self) -> None:
        from medias_desktop.editorial_calendar.views.requests.organisations.forms import OrganisationForm

        one = self.chosen()
        if one is not None and self.correct.isEnabled():
            OrganisationForm(self, self._service, self._desk, one).open()

    def _accredit(self) -> None:
        from medias_desktop.editorial_calendar.views.requests.organisations.forms import AccreditForm

        one = self.chosen()
        if one is not None:
            AccreditForm(self, self._service, self._desk, one).open()

    def _withdraw(self) -> None:
        from medias_desktop.editorial_calendar.views.requests.organisations.forms import WithdrawForm

        one = self.chosen()
        if one is not None:
            WithdrawForm(self, self._service, self._desk, one).open()

    def _import(self) -> None:
        from medias_desktop.editorial_calendar.views.requests.organisations.importing import import_file

        import_file(self, self._service, self._desk)

    def _export(self) -> None:
        from medias_desktop.editorial_calendar.views.requests.printing import RequestPrinting

        RequestPrinting(self, self._service, self._desk).export_organisations(self)


def _columns(day: dt.date) -> list[Column[Organisation]]:
    def state(one: Organisation) -> str:
        return translate(ACCREDITATION_NAMES[one.standing(day)])

    return [
        Column(_("Name of the organization"), lambda one: one.name, stretch=30),
        Column(
            _("Accreditation"), state, chip=lambda one: ACCREDITATION_KINDS[one.standing(day)], stretch=22
        ),
        Column(_("Resolution"), lambda one: one.draft.resolution_number or "–", stretch=14),
        Column(_("Until"), _until, stretch=16),
        Column(_("Partner"), lambda one: _("Yes") if one.draft.partner else _("No"), stretch=10),
        Column(_("Requests"), lambda one: format_number(one.requests), stretch=10, align_right=True),
    ]


def _until(one: Organisation) -> str:
    day = one.withdrawn_on or one.draft.accredited_until
    return format_date(day, "medium") if day else "–"


def _key(one: Organisation) -> str:
    draft = one.draft
    return fold(" ".join((draft.name, draft.contact, draft.email, draft.resolution_number)))
