"""Who: the author, who approves, who asked for it; the request, the campaign, the event, the source."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.form_fields import SelectField, two_columns
from medias_desktop.editorial_calendar.rules.posts import NAME_LENGTH
from medias_desktop.editorial_calendar.views.editor.fields.person import Named, PersonField
from medias_desktop.editorial_calendar.views.editor.pages.base import Bench, EditorPage

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.posts import PostDraft
    from medias_desktop.editorial_calendar.rules.requesting.states import RequestKind
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

_MOST_REQUESTS = 100
"""Requests that one chooses from."""


class PeoplePage(EditorPage):
    """Names are completed from the register; nobody is asked to look through a list of a thousand."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        window, desk, people = bench.window, bench.desk, bench.service.people
        self.author = PersonField(
            window,
            desk,
            _("Aut&hor"),
            "post_author",
            people,
            self._authors,
            _("Type a name, or press the Down key for those who may publish."),
        )
        self.approver = PersonField(window, desk, _("Approver"), "post_approver", people)
        self.requester = PersonField(window, desk, _("Asked for &by"), "post_requester", people)
        self.request = SelectField(_("Request"), "post_request", [(_("None"), None), *self._requests()])
        self.campaign = TextField(_("Campaign"), "post_campaign", longest=NAME_LENGTH)
        events = [(title, number) for number, title in bench.service.photos.listing.events()]
        self.happening = SelectField(_("Event"), "post_event", [(_("None"), None), *events])
        self.places = {
            "author": self.author,
            "approver": self.approver,
            "requester": self.requester,
            "request": self.request,
            "campaign": self.campaign,
            "event": self.happening,
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 8, 8)
        column.setSpacing(12)
        column.addLayout(
            two_columns(
                (self.author, self.approver), (self.requester, self.request), (self.campaign, self.happening)
            )
        )
        column.addStretch(1)
        for one in (self.author, self.approver, self.requester, self.request, self.campaign, self.happening):
            one.changed.connect(self.changed)

    def show_draft(self, draft: PostDraft) -> None:
        """Put what a draft says into the fields."""
        self.author.show_person(draft.author_id, draft.author)
        self.approver.show_person(None, draft.approver)
        self.requester.show_person(None, draft.requester)
        self.campaign.line.setText(draft.campaign)
        choose(self.request, draft.request_id, _("the request chosen before"))
        choose(self.happening, draft.event_id, _("the event chosen before"))

    def values(self, *, strict: bool) -> Mapping[str, Any]:  # noqa: ARG002 - nothing here can be half typed
        """Return what the fields say."""
        return {
            "author_id": self.author.person_id(),
            "author": self.author.text(),
            "approver": self.approver.text(),
            "requester": self.requester.text(),
            "request_id": self.request.value(),
            "campaign": self.campaign.text(),
            "event_id": self.happening.value(),
        }

    def settled(self) -> bool:
        """Tell whether the names offered are those of what is typed."""
        return self.author.settled() and self.approver.settled() and self.requester.settled()

    def _authors(self) -> Sequence[Named]:
        """Return who may publish on the day planned, each once."""
        now = self.bench.now
        day = (now.planned_on if now is not None else None) or self.bench.service.today
        found: dict[tuple[int | None, str], Named] = {}
        for one in self.bench.service.accesses.authors(day):
            about = _("replaces {name}").format(name=one.replacing) if one.replacing else _("may publish")
            found.setdefault((one.person_id, one.name), Named(one.name, one.person_id, about))
        return tuple(found.values())

    def _requests(self) -> list[tuple[str, object]]:
        """Return the requests that a post may answer, the last ones first."""
        from medias_desktop.editorial_calendar.rules.requesting.states import BECOMES_A_POST

        return request_choices(self.bench.service, BECOMES_A_POST)


def choose(field: SelectField, value: object, unknown: str) -> None:
    """Choose a value; one that is no longer offered stays chosen under a name of its own."""
    field.choose(value)
    if field.value() != value:
        field.insert(1, unknown, value)


def request_choices(
    service: EditorialCalendarService, kinds: Collection[RequestKind]
) -> list[tuple[str, object]]:
    """Return the last requests of some kinds to choose from: who asks, for what, when."""
    from medias_desktop.editorial_calendar.labels.requests import kind_name
    from medias_desktop.editorial_calendar.rules.requesting.requests import RequestFilter

    found: list[tuple[str, object]] = []
    for one in service.requests.listing.first(RequestFilter(), _MOST_REQUESTS):
        if one.kind in kinds:
            who = one.organisation or one.requester
            words = " · ".join(filter(None, (one.subject or kind_name(one.kind), who)))
            found.append((f"{format_date(one.received_on, 'medium')} — {words}", one.id))
    return found
