"""What opens the windows about consents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.store.roles import Permission
from medias_desktop.photo_consents.rules.consents import ActKind, Reach

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.photo_consents.service import PhotoConsentService


class ConsentActs:
    """Opens windows over ``parent``; each returns the window, or None when it was refused, which is told."""

    def __init__(self, parent: QWidget, service: PhotoConsentService, desk: Desk) -> None:
        self._parent, self._service, self._desk = parent, service, desk

    def record(
        self,
        portrayed_ids: Sequence[int],
        item_ids: Sequence[int] = (),
        event_id: int | None = None,
        outcome: ActKind | None = ActKind.GIVEN,
    ) -> Any:
        """Record what persons said; those who must agree stand on ``outcome`` at first (None: nobody was asked yet)."""
        from medias_desktop.photo_consents.views.consents.record_dialog import RecordDialog

        return self._opened(
            lambda: RecordDialog(
                self._parent, self._service, self._desk, portrayed_ids, item_ids, event_id, outcome
            )
        )

    def refuse(
        self, portrayed_ids: Sequence[int], item_ids: Sequence[int] = (), event_id: int | None = None
    ) -> Any:
        """Record that persons said no."""
        return self.record(portrayed_ids, item_ids, event_id, ActKind.REFUSED)

    def notice(
        self, portrayed_ids: Sequence[int], item_ids: Sequence[int] = (), event_id: int | None = None
    ) -> Any:
        """Record that persons were told beforehand."""
        return self.record(portrayed_ids, item_ids, event_id, None)

    def withdraw(self, portrayed_id: int, consent_ids: Sequence[int] = ()) -> Any:
        """Record that somebody withdraws consents; those numbered are ticked at first, else all."""
        from medias_desktop.photo_consents.views.consents.withdraw_dialog import WithdrawDialog

        return self._opened(
            lambda: WithdrawDialog(self._parent, self._service, self._desk, portrayed_id, consent_ids)
        )

    def card(self, portrayed_id: int) -> Any:
        """Show everything about a person."""
        from medias_desktop.photo_consents.views.consents.card.dialog import CardDialog

        return self._opened(
            lambda: CardDialog(self._parent, self._service, self._desk, portrayed_id), window=True
        )

    def sign_on_screen(self, portrayed_id: int, reach: Reach | None = None) -> Any:
        """Turn the screen to a person, or to who speaks for them."""
        from medias_desktop.photo_consents.views.consents.signing.start import StartDialog

        return self._opened(lambda: StartDialog(self._parent, self._service, self._desk, portrayed_id, reach))

    def settings(self) -> Any:
        """Change what the municipality decided about consents."""
        from medias_desktop.photo_consents.views.consents.settings_dialog import ConsentSettingsDialog

        return self._opened(lambda: ConsentSettingsDialog(self._parent, self._service, self._desk))

    def _opened(self, make: Any, *, window: bool = False) -> Any:
        refused = self._service.refusal(Permission.RECORD) if not window else None
        try:
            if refused is not None:
                raise refused
            dialog = make()
        except UserError as error:
            self._desk.dialogs.tell_error(self._parent, error)
            return None
        # What only shows is a window of its own: others may open over it.
        (QWidget.show if window else QDialog.open)(dialog)
        return dialog
