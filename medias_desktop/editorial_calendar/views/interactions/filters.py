"""Search and filters above the interactions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.filter_box import FilterRow, filter_box, offer
from medias_desktop.core.widgets.parts import SearchField
from medias_desktop.editorial_calendar.labels.interactions import (
    KIND_NAMES,
    STATE_NAMES,
    WAITING_NAMES,
    platform_name,
)
from medias_desktop.editorial_calendar.rules.interaction_filters import InteractionFilter, Waiting
from medias_desktop.editorial_calendar.rules.interactions import InteractionKind, InteractionState

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.incidents import ModeratedAccount


class Filters(FilterRow):
    """A search field and four choices; tells when any of them changes."""

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField(_("Search a name, words…  (Ctrl+F)"))
        self.search.setObjectName("search")
        self.search.searched.connect(lambda _text: self.changed.emit())
        self.search.setMinimumWidth(160)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.search, 4)
        self.waiting = self._choice(row, "waiting_filter", _("What waits"))
        self.kind = self._choice(row, "kind_filter", _("Kind"))
        self.state = self._choice(row, "state_filter", _("State"))
        self.account = self._choice(row, "account_filter", _("Account"))
        offer(self.waiting, _("Done or not"), ((one.value, translate(WAITING_NAMES[one])) for one in Waiting))
        offer(self.kind, _("All kinds"), ((one.value, translate(KIND_NAMES[one])) for one in InteractionKind))
        offer(
            self.state,
            _("All states"),
            ((one.value, translate(STATE_NAMES[one])) for one in InteractionState),
        )
        self.show_accounts(())

    def show_accounts(self, accounts: Sequence[ModeratedAccount]) -> None:
        """Offer these accounts; the one chosen stays when it is still there."""
        named = ((one.id, f"{one.name} ({platform_name(one.platform)})") for one in accounts)
        offer(self.account, _("All accounts"), named)

    def wanted(self) -> InteractionFilter:
        """Return what is asked for."""
        waiting, kind, state = (box.currentData() for box in (self.waiting, self.kind, self.state))
        return InteractionFilter(
            text=self.search.text(),
            waiting=Waiting(waiting) if waiting else None,
            kind=InteractionKind(kind) if kind else None,
            state=InteractionState(state) if state else None,
            account_id=self.account.currentData(),
        )

    def show_waiting(self, waiting: Waiting | None) -> None:
        """Ask for what waits alone, None for everything."""
        self.restore({"waiting": waiting.value if waiting else None})

    def clear(self) -> None:
        """Ask for everything."""
        self.restore({})

    def view_state(self) -> dict[str, Any]:
        """Return what was asked for."""
        return {"text": self.search.text()} | {name: box.currentData() for name, box in self._boxes().items()}

    def restore(self, state: dict[str, Any]) -> None:
        """Ask for that again; an empty one asks for everything."""
        self.blockSignals(True)
        self.search.setText(str(state.get("text", "")))
        for name, box in self._boxes().items():
            value = state.get(name)
            box.setCurrentIndex(max(0, box.findData(value)) if value is not None else 0)
        self.blockSignals(False)
        self.changed.emit()

    def _boxes(self) -> dict[str, QComboBox]:
        return {"waiting": self.waiting, "kind": self.kind, "state": self.state, "account": self.account}

    def _choice(self, layout: QHBoxLayout, name: str, accessible: str) -> QComboBox:
        return filter_box(layout, name, accessible, self.changed.emit, characters=12)
