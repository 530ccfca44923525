"""Whatever is given to the calendar's services: a plain sentence or a clean record, never a fault of the program."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import unicodedata

import pytest

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import use_language
from medias_desktop.core.progress import Silent
from medias_desktop.editorial_calendar.rules.absences import AbsenceDraft, AbsenceKind
from medias_desktop.editorial_calendar.rules.accesses import AccessDraft, AccessIncidentDraft
from medias_desktop.editorial_calendar.rules.accounts import AccountDraft
from medias_desktop.editorial_calendar.rules.duties import DutyDraft
from medias_desktop.editorial_calendar.rules.followed import FollowedDraft
from medias_desktop.editorial_calendar.rules.interactions import (
    AnswerTemplate,
    InteractionDraft,
    InteractionKind,
    StepDraft,
    StepKind,
)
from medias_desktop.editorial_calendar.rules.periods import PeriodDraft, PeriodKind
from medias_desktop.editorial_calendar.rules.post_records import Counts, Publication
from medias_desktop.editorial_calendar.rules.posts import PostState
from medias_desktop.editorial_calendar.rules.requesting import requests as asking
from medias_desktop.editorial_calendar.rules.requesting.organisations import OrganisationDraft
from medias_desktop.editorial_calendar.rules.requesting.states import RequestState
from medias_desktop.people.rules import Group, PersonDraft
from medias_desktop.policies.rules.checks.accounts import PageRole
from tests.editorial_calendar.posts.drafts import TODAY, draft, on
from tests.editorial_calendar.requests import asked
from tests.editorial_calendar.town_rules import service_of, service_over
from tests.prepared import Prepared

TEXTS = (
    "x" * 70_000,
    "\x00avant\x00après\x1f",
    "\u202eà l’envers\u202c \u200f\u2066",
    "\ud800 seul \udfff",
    "👩‍👩‍👧‍👦🏳️‍🌈" * 60,
    "=HYPERLINK(1)\t\r\n\x0b\x85\u2028",
    " \u00a0\u200b ",
    "{name} %s {0} {{",
)
CODES = frozenset(("channel", "sent_office", "language", "refused_subject", "level", "province", "approver"))
"""Fields that a choice in a window fills, never typed words."""
DAYS = (
    dt.date.min,
    dt.date.max,
    dt.date(1, 1, 2),
    dt.date(1583, 10, 15),
    dt.date(1899, 12, 31),
    dt.date(9999, 1, 1),
)
MOMENTS = tuple(dt.datetime.combine(day, time) for day in DAYS for time in (dt.time.min, dt.time.max))


@pytest.fixture(scope="module")
def prepared(new_register, tmp_path_factory):
    with Prepared(
        new_register, tmp_path_factory.mktemp("nasty"), lambda register: service_of(register, "montmagny")[1]
    ) as made:
        yield made


@pytest.fixture
def town(prepared, tmp_path, clock):
    with prepared.copy("file", tmp_path, clock) as (register, account):
        yield service_over(register), account


def drafts(service, account):
    """Return what is recorded, by name: a draft that is taken, and what takes it."""
    holder, other = (
        service.people.add(PersonDraft(name, "Julie", group=Group.REGULAR)) for name in ("Landry", "Nadeau")
    )
    access = AccessDraft(
        account_id=account,
        role=next(iter(PageRole)),
        person_id=holder,
        authorised_on=TODAY,
        authorised_by="Direction générale",
    )
    week = TODAY + dt.timedelta(7)
    moment = service.local_now
    election = PeriodDraft(
        kind=PeriodKind.ELECTION, begins_at=moment, ends_at=moment + dt.timedelta(9), level="municipal"
    )
    question = InteractionDraft(kind=InteractionKind.QUESTION, received_at=moment, text="Quand?")
    number = service.interactions.record(question)
    request = service.requests.add(asked.draft())
    club = service.organisations.add(asked.organisation(accredited_on=None, name="Ligue").draft)
    given = service.accesses.add(dataclasses.replace(access, person_id=other))
    answer = StepDraft(kind=StepKind.PROVISIONAL, taken_at=moment, text="Noté.")
    step = asking.StepDraft(state=RequestState.IN_ANALYSIS, day=TODAY, by="Julie Landry")
    post = service.posts.add(draft(planned_on=TODAY, planned_time=None), PostState.IDEA)
    publication = Publication(platform="facebook", published_on=TODAY)

    def version(kept, one):
        return kept.one(one).version

    return {
        "post": (draft(), service.posts.add),
        "change": (draft(), lambda one: service.posts.change(post, version(service.posts, post), one)),
        "publication": (
            publication,
            lambda one: service.post_records.record_unplanned(
                draft(planned_on=TODAY, planned_time=None), [one], "Urgence"
            ),
        ),
        "counts": (
            Counts(reach=1),
            lambda one: service.post_records.record_statistics(post, "facebook", TODAY, one),
        ),
        "request": (asked.draft(), service.requests.add),
        "request step": (
            step,
            lambda one: service.requests.step(request, version(service.requests, request), one),
        ),
        "organisation": (asked.organisation(accredited_on=None).draft, service.organisations.add),
        "change organisation": (
            OrganisationDraft(name="Autre"),
            lambda one: service.organisations.change(club, version(service.organisations, club), one),
        ),
        "interaction": (question, service.interactions.record),
        "answer": (
            answer,
            lambda one: service.interactions.step(number, version(service.interactions, number), one),
        ),
        "template": (AnswerTemplate(0, "Merci", "", "fr", "Merci!"), service.answer_templates.add),
        "account": (AccountDraft(platform="instagram", name="Ville"), service.accounts.add),
        "access": (access, service.accesses.add),
        "suspicion": (
            AccessIncidentDraft(noticed_on=TODAY, what="Un doute"),
            lambda one: service.accesses.incidents.record(given, one),
        ),
        "absence": (
            AbsenceDraft(kind=next(iter(AbsenceKind)), from_on=TODAY, until_on=week, name="Luc Roy"),
            service.absences.add,
        ),
        "duty": (DutyDraft(duty="moderation", name="Luc Roy"), service.duties.add),
        "followed": (
            FollowedDraft(platform="facebook", name="MRC", kind="body", reason="Voisine"),
            service.followed.add,
        ),
        "period": (election, service.periods.record_election),
        "settings": (service.settings.settings(), service.settings.save),
    }


def nasty(value, kind):
    """Return what else may be given where this value stands."""
    if isinstance(value, str) and type(value) is str:
        return TEXTS
    if isinstance(value, dt.datetime) or "datetime" in kind:
        return MOMENTS
    if isinstance(value, dt.date) or "dt.date" in kind:
        return DAYS
    if "dt.time" in kind:
        return (dt.time.min, dt.time.max)
    if kind.startswith("int") and not isinstance(value, bool):
        return (-1, 0, 2**31)
    return ()


def fields_of(plain):
    if dataclasses.is_dataclass(plain):
        named = [(one.name, str(one.type)) for one in dataclasses.fields(plain)]
    else:
        named = [(name, "") for name in plain._fields]
    return [(name, kind) for name, kind in named if name not in CODES | {"id", "version", "retired"}]


def changed(plain, **more):
    return dataclasses.replace(plain, **more) if dataclasses.is_dataclass(plain) else plain._replace(**more)


def storable(text):
    return not any(unicodedata.category(one) == "Cs" or one == "\x00" for one in text)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_whatever_a_field_says(town, language):
    service, account = town
    use_language(language)
    taken = told = 0
    wrong = []
    for name, (plain, act) in drafts(service, account).items():
        for field, kind in fields_of(plain):
            if (name, field) == ("request", "sender"):
                continue  # there it is a choice as well
            some = nasty(getattr(plain, field), kind)
            for value in some[1:] if language == "fr" else some[:1]:
                what = (name, field, repr(value)[:40])
                try:
                    act(changed(plain, **{field: value}))
                    taken += 1
                except UserError as error:
                    told += 1
                    sentence = error.sentence()
                    if not sentence.strip() or not storable(sentence) or len(sentence) > 1000:
                        wrong.append((what, sentence[:200]))
                except Exception as error:  # noqa: BLE001 - all of them are told at once
                    wrong.append((what, repr(error)[:120]))
    assert wrong == [], "\n".join(map(str, wrong))
    assert told > 30
    assert taken > (100 if language == "fr" else 0)
    for table in ("calendar_post", "calendar_post_text", "calendar_request", "interaction", "account_access"):
        for row in service.register.tuples(f"SELECT * FROM {table}"):
            assert [one[:40] for one in row if isinstance(one, str) and not storable(one)] == [], table
    # What was taken is shown, listed, checked and printed.
    service.checking.recheck(Silent())
    assert service.post_listing.numbers()
    for number in service.post_listing.numbers():
        service.posts.one(number)
        service.posts.history(number)
    assert service.post_exports.month(TODAY)
    assert service.accounts.overview() is not None


@pytest.mark.parametrize("day", DAYS)
def test_absurd_days_are_shown(town, day):
    service, _account = town
    service.posts.add(draft())
    span = (max(day, dt.date.min + dt.timedelta(1)), min(day, dt.date.max))
    for act in (
        lambda: service.post_exports.month(day),
        lambda: service.post_exports.week(day),
        lambda: service.post_listing.between(*sorted(span)),
        lambda: service.post_listing.day_facts(day, day),
        lambda: service.day_notes.add(day, "Note"),
        lambda: service.day_notes.between(dt.date.min, dt.date.max),
        lambda: service.rules.on(day),
        lambda: service.accesses.authors(day),
        lambda: service.accounts.official(day),
        lambda: service.periods.between(dt.date.min, dt.date.max),
        lambda: service.checking.check(draft(planned_on=day, texts=on("facebook", "blog"))),
        lambda: service.checking.checklist(day, "contest", photos=True),
        lambda: service.slots.next(draft(), None, dt.datetime.combine(day, dt.time(10))),
        lambda: service.post_exports.council(day.year),
        lambda: service.post_exports.figures(day, day),
        lambda: service.interactions.due(
            InteractionDraft(
                kind=InteractionKind.QUESTION, received_at=dt.datetime.combine(day, dt.time(10)), text="?"
            )
        ),
        lambda: service.posts.move(1, service.posts.one(1).version, day, dt.time(10)),
    ):
        with contextlib.suppress(UserError):  # anything else would be a fault of the program
            act()
