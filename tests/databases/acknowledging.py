"""What acknowledgements add to the filled register: a campaign with all its parts, paper that came back, a reminder."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import tempfile
from pathlib import Path

from medias_desktop.acknowledgements.rules import AWAITED, Audience, Method, Question, ScopeKey
from medias_desktop.acknowledgements.rules.printing import PrintOrder
from medias_desktop.acknowledgements.rules.reminders import Channel
from medias_desktop.acknowledgements.rules.signing import Act
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.acknowledgements.service.returns import Decision
from medias_desktop.core.ink import Drawing, InkPoint
from medias_desktop.core.pdf.sheet_codes import SheetKind
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.register import Register
from medias_desktop.people.rules import Group
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.service import PolicyService

QUESTION = Question(
    ("Qui répond d’une publication?", "Who answers for a post?"),
    (("Son auteur", "Personne"), ("Its author", "Nobody")),
    0,
    "2",
)


def fill_acknowledgements(register: Register) -> None:
    """Add a campaign for a group, a department and a person, with a question; a person signs by each way."""
    service = AcknowledgementService(register, PeopleService(register), PolicyService(register))
    sample = service.campaigns()[0]
    asked = [
        row
        for row in service.listing.everyone(service.scope(ScopeKey(sample.id)))
        if row.status.state in AWAITED
    ]
    day = service.today
    draft = dataclasses.replace(
        service.campaign_service.proposed(sample.version_id),
        title="Pompiers et élus",
        audience=Audience(
            False,
            frozenset({Group.FIREFIGHTER, Group.ELECTED}),
            frozenset({"Conseil"}),
            frozenset({asked[0].person_id}),
        ),
        due_date=day + dt.timedelta(days=20),
        renewal_months=12,
        questions=(QUESTION,),
    )
    scope = service.scope(ScopeKey(service.campaign_service.open(sample.version_id, draft)))
    sign_on_screen(service, scope, asked[0].person_id)
    bring_paper_back(service, service.scope(ScopeKey(sample.id)), [row.person_id for row in asked[1:4]])
    service.reminders.record(service.scope(ScopeKey(sample.id)), [asked[4].person_id], Channel.LETTER)


def sign_on_screen(service: AcknowledgementService, scope: object, person_id: int) -> None:
    """Sign as a person standing at the desk does."""
    (row,) = service.listing.rows(scope, [person_id])
    stroke = tuple(InkPoint(300 + 40 * n, 500 + (n % 7) * 60, 20 * n, 120) for n in range(40))
    answers = {one.id: one.right_choice for one in scope.campaign.questions}
    service.signing.record(
        scope, person_id, Act(row.full_name, Drawing((stroke,)), row.language, True, answers), Silent()
    )


def bring_paper_back(service: AcknowledgementService, scope: object, person_ids: list[int]) -> None:
    """Print a group sheet, scan it back, confirm it; a page that is nobody’s waits."""
    printed = io.BytesIO()
    service.printing.write(scope, person_ids, PrintOrder(SheetKind.GROUP, language="fr"), printed)
    with tempfile.TemporaryDirectory() as folder:
        scan = Path(folder) / "Copieur 2.pdf"
        scan.write_bytes(printed.getvalue())  # its pages drawn are as good as scanned
        service.returns.receive([scan], Silent())
        (match,) = service.returns.matches()
        service.returns.confirm(
            match.page,
            match.scope,
            Method.GROUP_SHEET,
            Decision(service.today, tuple(row.person_id for row in match.persons)),
        )
        blank = io.BytesIO()
        service.printing.write(scope, [], PrintOrder(SheetKind.BLANK, language="fr", lines=8), blank)
        other = Path(folder) / "Copieur 3.pdf"
        other.write_bytes(blank.getvalue())
        service.returns.receive([other], Silent())
