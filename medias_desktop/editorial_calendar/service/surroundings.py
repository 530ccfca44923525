"""What surrounds posts, read in one batch of queries however many they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.texts import as_date
from medias_desktop.editorial_calendar.rules.checks.surroundings import (
    KnownAccess,
    KnownAccount,
    KnownOrganisation,
    KnownPerson,
    KnownRequest,
    OtherPost,
    PhotoAnswer,
    PhotoKey,
    Surroundings,
)
from medias_desktop.editorial_calendar.rules.platforms import PLATFORMS
from medias_desktop.editorial_calendar.rules.posts import TAKES_A_SLOT, PostState, effective_state

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.rules.posts import PostDraft
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService
    from medias_desktop.photo_consents.rules.answers import Answer

_BEFORE, _AFTER = 45, 7
"""Days before and after those of the posts that count for them: a long silence, a week."""
_STATES = ", ".join(f"'{one.value}'" for one in sorted(TAKES_A_SLOT))
_POSTS = (
    "SELECT t.platform, t.planned_on, p.id, p.planned_time, p.state, p.exception, p.exception_reason"
    " FROM calendar_post p JOIN calendar_post_text t ON t.post_id = p.id"
    f" WHERE p.planned_on >= :first AND p.planned_on <= :last AND p.state IN ({_STATES})"
)
_EARLIER = (
    # The last day of a platform is found in its index: to group all earlier texts takes half a second when there are many.
    "SELECT t.planned_on FROM calendar_post_text t JOIN calendar_post p ON p.id = t.post_id WHERE t.platform = :platform"
    " AND t.planned_on < :first AND p.state IN ('published', 'archived') ORDER BY t.planned_on DESC LIMIT 1"
)
_ACCOUNTS = (
    "SELECT a.id, a.platform, a.name, a.link, a.active, o.holder_office, o.opened_on, o.closed_on"
    " FROM moderated_account a LEFT JOIN official_account o ON o.account_id = a.id"
)
_ACCESSES = (
    "SELECT a.account_id, a.person_id, p.first_name, p.last_name, a.name, a.role, a.role_title, a.office,"
    " a.authorised_on, a.authorised_office, a.ended_on"
    " FROM account_access a LEFT JOIN person p ON p.id = a.person_id"
)
_REQUESTS = (
    "SELECT r.id, r.kind, r.state, r.original_link, r.until, o.id, o.name, o.own_page, o.partner, o.accredited_on,"
    " o.accredited_until, o.withdrawn_on, r.decided_on"
    " FROM calendar_request r LEFT JOIN accredited_organisation o ON o.id = r.organisation_id"
)
_EARLIER_POST = -1
"""The number of the last post before those that are read: only its day counts."""
_AT_ONCE = 400


class SurroundingsReader:
    """Reads what surrounds posts in one register."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register, self._service = register, service

    def around(
        self, drafts: Sequence[PostDraft], days: tuple[dt.date, dt.date] | None = None
    ) -> Surroundings:
        """Return what surrounds posts; ``days`` are the first and the last on which they may come to stand."""
        today, now = self._service.today, self._service.local_now
        first, last = days or _days(drafts, today)
        settings = self._service.settings.settings()
        return Surroundings(
            now=now,
            posts=self._posts(first, last, now),
            periods=self._service.periods.between(first, last),
            accounts=self._accounts(),
            accesses=self._accesses(),
            absences=self._service.absences.between(first, last),
            persons=self._persons({one.author_id for one in drafts if one.author_id is not None}),
            requests=self._requests(drafts),
            organisations=tuple(
                row[0] for row in self._register.tuples("SELECT name FROM accredited_organisation")
            ),
            photos=self.photos(drafts, today),
            limits=settings.limits,
            website=settings.website,
            emergency_number=settings.emergency_number,
        )

    def photos(self, drafts: Iterable[PostDraft], today: dt.date) -> Mapping[PhotoKey, PhotoAnswer]:
        """Return what the consent log says of the photos of posts, each where and when it is to appear."""
        wanted = {
            (item, platform, one.planned_on or today)
            for one in drafts
            if one.photos
            for item in one.photos
            for platform in one.platforms
        }
        return self.photos_at(wanted)

    def photos_at(self, wanted: Collection[PhotoKey]) -> Mapping[PhotoKey, PhotoAnswer]:
        """Return what the consent log says of photos, each on a platform on a day."""
        if not wanted:
            return {}
        from medias_desktop.photo_consents.rules.answers import Question
        from medias_desktop.photo_consents.rules.purposes import Purpose

        known = {one.value for one in Purpose}
        asked = {
            (item, platform, day): (item, Question(Purpose(platform), day))
            for item, platform, day in wanted
            if platform in known
        }
        answers = self._service.photos.answers.asked(set(asked.values()))
        titles = self._titles({item for item, _platform, _day in asked})
        return {
            key: self._photo(answers[question], titles.get(key[0], ""))
            for key, question in asked.items()
            if question in answers
        }

    def _photo(self, answer: Answer, title: str) -> PhotoAnswer:
        from medias_desktop.editorial_calendar.rules.findings import NO_CLAUSE, Clause
        from medias_desktop.photo_consents.rules.answers import ADVICE

        told = [one for one in answer.reasons if one.why not in ADVICE]
        cited = next((rule for one in told for rule in self._service.photos.answers.cited(one, answer)), None)
        clause = NO_CLAUSE
        if cited is not None:
            clause = Clause(
                version_id=cited.version_id,
                section_uid=cited.section_uid,
                rule_code=cited.code,
                cite=cited.cite,
            )
        return PhotoAnswer(
            title=title,
            state=answer.state.value,
            reasons=tuple(dict.fromkeys(one.why.value for one in told)),
            advice=tuple(dict.fromkeys(one.why.value for one in answer.reasons if one.why in ADVICE)),
            clause=clause,
        )

    def _titles(self, items: Collection[int]) -> Mapping[int, str]:
        return {
            number: title
            for places in _parts(items)
            for number, title in self._register.tuples(
                f"SELECT id, title FROM photo_item WHERE id IN ({places})"
            )
        }

    def _posts(self, first: dt.date, last: dt.date, now: dt.datetime) -> tuple[OtherPost, ...]:
        first = _shifted(first, -_BEFORE)
        values = {"first": first.isoformat(), "last": _shifted(last, _AFTER).isoformat()}
        found = [
            OtherPost(_EARLIER_POST, platform, day)
            for platform in PLATFORMS
            for row in self._register.tuples(_EARLIER, platform=platform, first=values["first"])
            if (day := as_date(row[0])) is not None
        ]
        for platform, text, number, time, state, exception, reason in self._register.tuples(_POSTS, **values):
            day = as_date(text)
            if day is not None and not _expired(state, day, time, now):
                found.append(OtherPost(number, platform, day, time, exception if reason.strip() else ""))
        return tuple(found)

    def _accounts(self) -> Mapping[int, KnownAccount]:
        return {
            row[0]: KnownAccount(
                id=row[0],
                platform=row[1],
                name=row[2],
                link=row[3],
                active=bool(row[4]),
                holder_office=row[5] or "",
                opened_on=as_date(row[6]),
                closed_on=as_date(row[7]),
            )
            for row in self._register.tuples(_ACCOUNTS)
        }

    def _accesses(self) -> tuple[KnownAccess, ...]:
        return tuple(
            KnownAccess(
                account_id=row[0],
                person_id=row[1],
                name=_full(row[2], row[3]) if row[1] is not None else row[4],
                role=row[5],
                role_title=row[6],
                office=row[7],
                authorised_on=as_date(row[8]),
                authorised_office=row[9],
                ended_on=as_date(row[10]),
            )
            for row in self._register.tuples(_ACCESSES)
        )

    def _persons(self, numbers: Collection[int]) -> Mapping[int, KnownPerson]:
        return {
            row[0]: KnownPerson(id=row[0], name=_full(row[1], row[2]), group=row[3], left_on=as_date(row[4]))
            for places in _parts(numbers)
            for row in self._register.tuples(
                f"SELECT id, first_name, last_name, group_code, end_date FROM person WHERE id IN ({places})"
            )
        }

    def _requests(self, drafts: Iterable[PostDraft]) -> Mapping[int, KnownRequest]:
        numbers = {
            number for one in drafts for number in (one.request_id, one.logo_request_id) if number is not None
        }
        return {
            row[0]: _request(row)
            for places in _parts(numbers)
            for row in self._register.tuples(f"{_REQUESTS} WHERE r.id IN ({places})")
        }


def _request(row: Sequence[Any]) -> KnownRequest:
    organisation = None
    if row[5] is not None:
        organisation = KnownOrganisation(
            id=row[5],
            name=row[6],
            own_page=row[7],
            partner=bool(row[8]),
            accredited_on=as_date(row[9]),
            accredited_until=as_date(row[10]),
            withdrawn_on=as_date(row[11]),
        )
    return KnownRequest(
        id=row[0],
        kind=row[1],
        state=row[2],
        original_link=row[3],
        until=as_date(row[4]),
        organisation=organisation,
        granted=_granted(row[1], row[2]),
    )


def _granted(kind: str, state: str) -> bool:
    """Tell whether a request was granted, or went on from there and was not given up."""
    from medias_desktop.editorial_calendar.rules.requesting.states import (
        FAVOURABLE,
        STEPS,
        RequestKind,
        RequestState,
    )

    try:
        of_kind, now = RequestKind(kind), RequestState(state)
    except ValueError:
        return False
    reached: set[RequestState] = set()
    ahead = set(FAVOURABLE[of_kind])
    over = {RequestState.REFUSED, RequestState.TAKEN_BACK, RequestState.CLOSED, RequestState.ENDED}
    while ahead:
        reached |= ahead
        ahead = {then for one in ahead for then in STEPS[of_kind].get(one, ())} - reached - over
    return now in reached


def _days(drafts: Sequence[PostDraft], today: dt.date) -> tuple[dt.date, dt.date]:
    days = [one.planned_on or today for one in drafts] or [today]
    return min(days), max(days)


def _shifted(day: dt.date, days: int) -> dt.date:
    try:
        return day + dt.timedelta(days)
    except OverflowError:
        return dt.date.max if days > 0 else dt.date.min


def _expired(state: str, day: dt.date, time: str, now: dt.datetime) -> bool:
    """Tell whether a post did not appear when it was to, and takes no place any more."""
    if day > now.date():
        return False
    moment = dt.datetime.combine(day, dt.time.fromisoformat(time) if time else dt.time(23, 59))
    return effective_state(PostState(state), moment, now) is PostState.EXPIRED


def _full(first: str, last: str) -> str:
    return f"{first} {last}".strip()


def _parts(numbers: Collection[int]) -> list[str]:
    ordered = [str(int(one)) for one in sorted(numbers)]
    return [", ".join(ordered[start : start + _AT_ONCE]) for start in range(0, len(ordered), _AT_ONCE)]
