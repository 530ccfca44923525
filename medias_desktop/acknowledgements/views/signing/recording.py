"""Recording what a person did at the screen, away from the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from medias_desktop.acknowledgements.rules import PersonRow, Scope
from medias_desktop.acknowledgements.rules.signing import Act
from medias_desktop.core.widgets.quiet_work import QuietWork

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.service import AcknowledgementService
    from medias_desktop.core.widgets.desk import Desk


class Recording(QuietWork):
    """Records for one person; what is refused is told in the step itself: no box opens above the dialog."""

    def __init__(
        self,
        dialog: QWidget,
        service: AcknowledgementService,
        desk: Desk,
        person: PersonRow,
        renew: Callable[[], None],
    ) -> None:
        super().__init__(dialog, desk, renew)
        self._service, self._person = service, person

    def sign(self, scope: Scope, act: Act, done: Callable[[Any], None]) -> None:
        """Record a signature; ``done`` gets a SignedOnScreen."""
        signing, person_id = self._service.signing, self._person.person_id
        self.run(lambda progress: signing.record(scope, person_id, act, progress), done)

    def refuse(self, scope: Scope, reason: str, witness: str, done: Callable[[Any], None]) -> None:
        """Record a refusal of today."""
        service, person_id = self._service, self._person.person_id
        campaign_id = scope.campaign.id if scope.campaign else None
        self.run(
            lambda _progress: service.refuse(
                scope.version.id, [person_id], service.today, reason, witness, campaign_id=campaign_id
            ),
            done,
        )
