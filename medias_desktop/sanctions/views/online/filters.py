"""Search and filters above the incidents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.filter_box import FilterRow, filter_box, offer
from medias_desktop.core.widgets.parts import SearchField, button
from medias_desktop.sanctions.labels import ACTION_NAMES
from medias_desktop.sanctions.labels.coded import platform_name, reason_name
from medias_desktop.sanctions.rules.incident_filters import IncidentFilter, IncidentState
from medias_desktop.sanctions.rules.incidents import IncidentAction, ModeratedAccount
from medias_desktop.sanctions.views.online.wording import state_filter_name


class Filters(FilterRow):
    """A search field and four choices; tells when any of them changes. One user alone is asked for from the card."""

    def __init__(self) -> None:
        super().__init__()
        self._user: tuple[int, str] | None = None
        self.search = SearchField(_("Search a user, words, a note…  (Ctrl+F)"))
        self.search.setObjectName("search")
        self.search.searched.connect(lambda _text: self.changed.emit())
        self.search.setMinimumWidth(160)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.search, 4)
        self.account = self._choice(row, "account_filter", _("Account"))
        self.reason = self._choice(row, "reason_filter", _("Reason"))
        self.action = self._choice(row, "action_filter", _("What was done"))
        self.state = self._choice(row, "state_filter", _("State"))
        self.user = button("", "mdi6.close")
        self.user.setAccessibleName(_("Show everybody again"))
        self.user.setObjectName("user_filter")
        self.user.hide()
        self.user.clicked.connect(lambda: self.choose_user(None))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        line = QHBoxLayout()
        line.addWidget(self.user)
        line.addStretch(1)
        layout.addLayout(line)
        actions = ((one.value, translate(ACTION_NAMES[one])) for one in IncidentAction)
        offer(self.action, _("All actions"), actions)
        offer(self.state, _("All states"), ((one.value, state_filter_name(one)) for one in IncidentState))
        self.show_accounts(())
        self.show_reasons(())

    def show_accounts(self, accounts: Sequence[ModeratedAccount]) -> None:
        """Offer these accounts; the one chosen stays when it is still there."""
        named = ((one.id, f"{one.name} ({platform_name(one.platform)})") for one in accounts)
        offer(self.account, _("All accounts"), named)

    def show_reasons(self, codes: Sequence[str]) -> None:
        """Offer these reasons; the one chosen stays when it is still there."""
        offer(self.reason, _("All reasons"), ((code, reason_name(code)) for code in codes))

    def choose_user(self, user: tuple[int, str] | None) -> None:
        """Ask for the incidents of one user (number and name), None for everybody’s."""
        self._user = user
        self._show_user()
        self.changed.emit()

    def wanted(self) -> IncidentFilter:
        """Return what is asked for."""
        action, state = self.action.currentData(), self.state.currentData()
        return IncidentFilter(
            text=self.search.text(),
            account_id=self.account.currentData(),
            user_id=self._user[0] if self._user else None,
            reason=self.reason.currentData() or "",
            action=IncidentAction(action) if action else None,
            state=IncidentState(state) if state else None,
        )

    def clear(self) -> None:
        """Ask for everything."""
        self.restore({})

    def view_state(self) -> dict[str, Any]:
        """Return what was asked for."""
        chosen = {name: box.currentData() for name, box in self._boxes().items()}
        return {"text": self.search.text(), "user": self._user} | chosen

    def restore(self, state: dict[str, Any]) -> None:
        """Ask for that again; an empty one asks for everything."""
        self.blockSignals(True)
        self.search.setText(str(state.get("text", "")))
        user = state.get("user")
        self._user = (int(user[0]), str(user[1])) if user else None
        for name, box in self._boxes().items():
            box.setCurrentIndex(max(0, box.findData(state.get(name))))
        self.blockSignals(False)
        self._show_user()
        self.changed.emit()

    def _show_user(self) -> None:
        if self._user is not None:
            self.user.setText(" " + _("Only {handle}").format(handle=self._user[1]).replace("&", "&&"))
            self.user.setToolTip(_("Show everybody again"))
        self.user.setVisible(self._user is not None)

    def _boxes(self) -> dict[str, QComboBox]:
        return {"account": self.account, "reason": self.reason, "action": self.action, "state": self.state}

    def _choice(self, layout: QHBoxLayout, name: str, accessible: str) -> QComboBox:
        return filter_box(layout, name, accessible, self.changed.emit, characters=13)
