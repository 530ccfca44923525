"""Recording what a person did at the screen, away from the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from medias_desktop.acknowledgements.rules import PersonRow, Scope
from medias_desktop.acknowledgements.rules.signing import Act
from medias_desktop.core.work import or_error

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.service import AcknowledgementService
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.widgets.desk import Desk


class Recording:
    """Records for one person; ``busy`` until ``done`` was called with the result or the UserError that refused it.

    What is refused is told in the step itself: no box opens above the dialog. ``renew`` hears of both.
    """

    def __init__(
        self, dialog: QWidget, service: AcknowledgementService, desk: Desk, person: PersonRow
    ) -> None:
        self._dialog, self._service, self._desk, self._person = dialog, service, desk, person
        self.busy = False

    def sign(self, scope: Scope, act: Act, renew: Callable[[], None], done: Callable[[Any], None]) -> None:
        """Record a signature; ``done`` gets a SignedOnScreen."""
        signing, person_id = self._service.signing, self._person.person_id
        self._run(lambda progress: signing.record(scope, person_id, act, progress), renew, done)

    def refuse(
        self,
        scope: Scope,
        reason: str,
        witness: str,
        renew: Callable[[], None],
        done: Callable[[Any], None],
    ) -> None:
        """Record a refusal of today."""
        service, person_id = self._service, self._person.person_id
        campaign_id = scope.campaign.id if scope.campaign else None
        self._run(
            lambda _progress: service.refuse(
                scope.version.id, [person_id], service.today, reason, witness, campaign_id=campaign_id
            ),
            renew,
            done,
        )

    def _run(
        self, work: Callable[[Progress], object], renew: Callable[[], None], done: Callable[[Any], None]
    ) -> None:
        def free() -> None:
            self.busy = False
            renew()

        def ended(result: object) -> None:
            free()
            done(result)

        self.busy = True
        renew()
        self._desk.jobs.run(
            self._dialog,
            self._dialog.windowTitle(),
            lambda progress: or_error(lambda: work(progress)),
            ended,
            free,
            quiet=True,
        )
