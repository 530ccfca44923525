"""The acknowledgements tab: who has signed which version, and everything one does about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from medias_desktop.acknowledgements.errors import NobodyChosen
from medias_desktop.acknowledgements.rules import AcknowledgementState, Overview, PersonRow
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.acknowledgements.views import wording
from medias_desktop.acknowledgements.views.actions import Acts
from medias_desktop.acknowledgements.views.filters import Filters
from medias_desktop.acknowledgements.views.header import Figures, Header, VersionChoice
from medias_desktop.core.i18n import _
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import EmptyState, button, muted, set_icon
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.tab import Tab
from medias_desktop.core.widgets.table import RecordTable
from medias_desktop.policies.rules import VersionState


class AcknowledgementsTab(Tab):
    """A version's figures above the list of those who must sign it; actions work on the selection."""

    watches: ClassVar[frozenset[str]] = frozenset({"acknowledgements", "people", "policies"})

    def __init__(self, service: AcknowledgementService, desk: Desk) -> None:
        super().__init__(desk)
        self._service = service
        self._version_id = 0
        self._waiting = 0
        self.overview: Overview | None = None
        self.acts = Acts(self, service, desk)
        self.versions = VersionChoice()
        self.versions.chosen.connect(self._choose_version)
        self.figures = Figures()
        self.filters = Filters()
        self.filters.changed.connect(self._show_rows)
        self.table = self._make_table()
        self._make_actions()
        self.menu = self._menu()
        self._lay_out()
        permit(
            service.refusal(Permission.RECORD),
            desk.dialogs,
            self.record_button,
            self.record_action,
            self.correct_action,
            self.cancel_action,
            self.audience_action,
        )

    def badge(self) -> int:
        """Return how many signatures are missing for the versions in force."""
        return self._waiting

    def refresh(self) -> None:
        """Show what the register holds now."""
        versions = self._service.versions_to_acknowledge()
        if not versions:
            self.overview = None
            self._waiting = 0
            self.pages.setCurrentWidget(self.no_version)
            return
        if self._version_id not in {version.id for version in versions}:
            self._version_id = versions[0].id
        self.versions.show_versions(versions, self._version_id)
        self.header.fit()
        self.filters.show_departments(self._service.departments())
        self.pages.setCurrentWidget(self.content)
        with self.table.in_place():
            self._show_rows()
        self._waiting = sum(number for _version, number in self._service.still_to_sign(self._version_id))
        if self.overview is not None and self.overview.version.state is VersionState.IN_FORCE:
            self._waiting += self.overview.counts.still_to_sign

    def view_state(self) -> dict[str, Any]:
        """Return the version, the filters and the selection."""
        return {
            "version_id": self._version_id,
            "filters": self.filters.view_state(),
            "selected": [row.person_id for row in self.table.selected()],
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take such a state back."""
        self._version_id = int(state.get("version_id", 0))
        self.filters.restore(state.get("filters", {}))
        self.refresh()
        self.table.select_keys(state.get("selected", ()))

    def selected(self) -> list[PersonRow]:
        """Return the selected persons."""
        return self.table.selected()

    # Layout

    def _make_table(self) -> RecordTable:
        table = RecordTable(wording.columns(), _("People who must sign"), key=lambda row: row.person_id)
        table.setObjectName("persons")
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(
            lambda place: self.menu.popup(table.viewport().mapToGlobal(place))
        )
        table.activated_row.connect(lambda _row: self._with_one(self.acts.show_history))
        table.selection_changed.connect(self._show_selection)
        return table

    def _lay_out(self) -> None:
        self.content = QWidget()
        layout = QVBoxLayout(self.content)
        layout.setContentsMargins(24, 16, 24, 12)
        layout.setSpacing(14)
        self.header = Header(self.versions, self._buttons())
        layout.addWidget(self.header)
        layout.addWidget(self.figures)
        layout.addWidget(self.filters)
        layout.addWidget(self._list(), 1)
        self.footer = muted("")
        self.footer.setObjectName("footer")
        layout.addWidget(self.footer)
        self.no_version = self._empty_of_versions()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.content)
        self.pages.addWidget(self.no_version)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    def _list(self) -> QStackedWidget:
        self.list = QStackedWidget()
        self.list.addWidget(self.table)
        people = button(_("Go to the &people"), "mdi6.account-multiple-outline")
        people.setObjectName("go_to_people")
        people.clicked.connect(lambda: self.tab_wanted.emit("people"))
        self.nobody = EmptyState(
            _("Nobody has to sign yet"),
            _("Add the municipality’s people or import their list, then choose who must sign this version."),
            people,
        )
        clear = button(_("Show &everyone"), "mdi6.filter-off-outline")
        clear.setObjectName("clear_filters")
        clear.clicked.connect(self.filters.clear)
        self.no_match = EmptyState(
            _("Nobody matches"), _("No person passes this search and these filters."), clear
        )
        self.list.addWidget(self.nobody)
        self.list.addWidget(self.no_match)
        return self.list

    def _empty_of_versions(self) -> EmptyState:
        go = button(_("Go to the p&olicies"), "mdi6.file-document-outline", primary=True)
        go.setObjectName("go_to_policies")
        go.clicked.connect(lambda: self.tab_wanted.emit("policies"))
        return EmptyState(
            _("No policy is adopted yet"),
            _(
                "As soon as a version is adopted in the Policies tab, everyone who must sign it is listed here. "
                "You can then print the sheets and record the signatures."
            ),
            go,
        )

    def _buttons(self) -> Sequence[QWidget]:
        sheets = button(_("Print the &sheets"), "mdi6.printer-outline")
        sheets.setObjectName("print_sheets")
        sheets.clicked.connect(self.print_action.trigger)
        export = button(_("E&xport…"), "mdi6.table-arrow-right")
        export.setObjectName("export")
        export.clicked.connect(self.export_action.trigger)
        record = button(_("Re&cord a signature"), "mdi6.draw-pen", primary=True)
        self.record_button = record
        record.setObjectName("record")
        record.clicked.connect(self.record_action.trigger)
        more = QToolButton()
        more.setObjectName("more")
        more.setAccessibleName(_("More actions"))
        more.setToolTip(_("More actions"))
        more.setMenu(self.menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        more.setMinimumSize(record.sizeHint().height(), record.sizeHint().height())
        set_icon(more, "mdi6.dots-horizontal", "muted")
        return sheets, export, more, record

    # Actions

    def _make_actions(self) -> None:
        self.record_action = self._action(_("&Record a signature…"), "Ctrl+R", self._record)
        self.print_action = self._action(_("Print the &sheets…"), "Ctrl+P", self._print)
        self.history_action = self._action(
            _("&History…"), "Ctrl+H", lambda: self._with_one(self.acts.show_history)
        )
        self.correct_action = self._action(
            _("&Correct the signature…"), "F2", lambda: self._with_one(self.acts.correct)
        )
        self.cancel_action = self._action(
            _("C&ancel the entry…"), "Del", lambda: self._with_one(self.acts.cancel)
        )
        self.certify_action = self._action(_("Cer&tificates…"), "Ctrl+T", self._certify)
        self.audience_action = self._action(_("&Who must sign…"), "Ctrl+G", self._choose_audience)
        self.export_action = self._action(_("E&xport the list…"), "Ctrl+E", self._export)
        search = QAction(self)
        search.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        search.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        search.triggered.connect(lambda: self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.addAction(search)

    def _action(self, text: str, keys: str, do: Any) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        # Deleting a person's entry is meant from the list only, not from the search field.
        owner = self.table if keys in ("Del", "F2") else self
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: do())
        owner.addAction(action)
        return action

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addActions([self.record_action, self.print_action])
        menu.addSeparator()
        menu.addActions([self.history_action, self.correct_action, self.cancel_action, self.certify_action])
        menu.addSeparator()
        menu.addActions([self.audience_action, self.export_action])
        return menu

    def _record(self) -> None:
        if self.overview is None:
            return
        if chosen := self.selected():
            self.acts.record(self.overview, chosen)
        else:
            self.desk.dialogs.tell_error(self, NobodyChosen())

    def _print(self) -> None:
        """Print for the selection, or without one for everyone shown who has not signed."""
        if self.overview is None:
            return
        unsigned = [row for row in self.overview.rows if row.status.state is not AcknowledgementState.SIGNED]
        chosen = self.selected() or unsigned
        if chosen:
            self.acts.print_sheets(self.overview, chosen)
        else:
            self.desk.dialogs.tell_error(self, NobodyChosen())

    def _certify(self) -> None:
        if self.overview is not None:
            chosen = self.selected() or self.overview.rows
            self.acts.certify(self.overview, chosen)

    def _with_one(self, act: Any) -> None:
        chosen = self.selected()
        if self.overview is not None and len(chosen) == 1:
            act(self.overview, chosen[0])

    def _choose_audience(self) -> None:
        if self.overview is not None:
            self.acts.choose_audience(self.overview)

    def _export(self) -> None:
        if self.overview is not None:
            self.acts.export(self.overview)

    # Showing

    def _choose_version(self, version_id: int) -> None:
        self._version_id = version_id
        self.header.fit()
        self._show_rows()

    def _show_rows(self) -> None:
        if not self._version_id:
            return
        wanted = self.filters.wanted()
        found = self._service.overview(self._version_id, wanted)
        self.overview = found
        self.header.subtitle.setText(wording.subtitle(found))
        self.figures.show_overview(found)
        self.table.set_rows(found.rows)
        if found.rows:
            page: QWidget = self.table
        else:
            page = self.no_match if found.counts.total or wanted.uncounted else self.nobody
        self.list.setCurrentWidget(page)
        self._show_selection()

    def _show_selection(self) -> None:
        if self.overview is None:
            return
        chosen = self.selected()
        text = wording.shown_and_selected(len(self.overview.rows), len(chosen))
        hint = wording.uncounted_hint(self.overview.uncounted)
        self.footer.setText(" · ".join(filter(None, (text, hint))))
        one = chosen[0] if len(chosen) == 1 else None
        self.history_action.setEnabled(one is not None)
        self.correct_action.setEnabled(one is not None and one.status.state is AcknowledgementState.SIGNED)
        self.cancel_action.setEnabled(one is not None and one.status.event_id is not None)
