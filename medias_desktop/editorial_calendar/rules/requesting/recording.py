"""Whether a request and a step of it can be recorded as they are given, whatever the policies say."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from medias_desktop.core.text import storable
from medias_desktop.editorial_calendar.errors import requests as errors
from medias_desktop.editorial_calendar.rules.requesting import requests as lengths
from medias_desktop.editorial_calendar.rules.requesting.details import ANALYSIS, DETAIL_LENGTH, DETAILS
from medias_desktop.editorial_calendar.rules.requesting.organisations import is_address
from medias_desktop.editorial_calendar.rules.requesting.requests import (
    Request,
    RequestDraft,
    StepDraft,
    after_step,
)
from medias_desktop.editorial_calendar.rules.requesting.states import RequestKind, RequestState, decides

FIRST_YEAR, LAST_YEAR = 1900, 2199


def tidied(draft: RequestDraft) -> RequestDraft:
    """Return a draft without spaces around its texts and without the details of other kinds."""
    names = [one.name for one in DETAILS[draft.kind]]
    return replace(
        draft,
        requester=_line(draft.requester),
        requester_address=storable(draft.requester_address).strip(),
        requester_language="en" if draft.requester_language == "en" else "fr",
        organisation_id=draft.organisation_id if draft.kind is RequestKind.ORGANISATION_POST else None,
        subject=_line(draft.subject),
        description=storable(draft.description).strip(),
        original_link=_line(draft.original_link),
        sent_to=_line(draft.sent_to),
        details={name: storable(draft.details[name]).strip() for name in names if draft.details.get(name)},
    )


def check_draft(draft: RequestDraft, today: dt.date) -> None:
    """Tell what is wrong with a tidied draft. Raises the error of errors.requests that says so."""
    if not draft.requester:
        raise errors.RequesterMissing
    for text, most in (
        (draft.requester, lengths.NAME_LENGTH),
        (draft.requester_address, lengths.NOTE_LENGTH),
        (draft.subject, lengths.SUBJECT_LENGTH),
        (draft.description, lengths.TEXT_LENGTH),
        (draft.original_link, lengths.LINK_LENGTH),
        (draft.sent_to, lengths.NAME_LENGTH),
        *((text, DETAIL_LENGTH) for text in draft.details.values()),
    ):
        if len(text) > most:
            raise errors.RequestTextTooLong(most=most)
    if draft.original_link and not is_address(draft.original_link):
        raise errors.OriginalLinkBroken(link=draft.original_link[:80])
    _plausible(draft.received_on)
    if draft.received_on > today:
        raise errors.ReceivedInFuture(day=draft.received_on)


def tidied_step(step: StepDraft) -> StepDraft:
    """Return a step without spaces around its texts."""
    return replace(
        step,
        by=_line(step.by),
        sent_to=_line(step.sent_to),
        original_link=_line(step.original_link),
        reasons=storable(step.reasons).strip(),
        conditions=storable(step.conditions).strip(),
        note=storable(step.note).strip(),
        details={name: storable(text).strip() for name, text in step.details.items()},
    )


def check_step(request: Request, step: StepDraft, before: dt.date, today: dt.date, *, names: bool) -> None:
    """Tell what is wrong with a tidied step; ``before`` is the day of the last one, ``names`` whether an office must be named.

    Raises the error of errors.requests that says so.
    """
    _texts_fit(step)
    if step.original_link and not is_address(step.original_link):
        raise errors.OriginalLinkBroken(link=step.original_link[:80])
    for day in (step.day, step.until, step.review_on):
        if day is not None:
            _plausible(day)
    if step.day > today:
        raise errors.StepInFuture(day=step.day)
    if step.day < before:
        raise errors.StepTooEarly(day=before)
    if step.until is not None and step.until < step.day:
        raise errors.EndTooEarly
    if step.review_on is not None and step.review_on < step.day:
        raise errors.ReviewTooEarly
    _check_who(request, step, names=names)
    if step.state is RequestState.DIRECTED and not (step.sent_to or step.sent_office):
        raise errors.DestinationMissing
    said = after_step(request.draft, step)
    if step.state is RequestState.ANALYSED and not any(said.said(name) for name in ANALYSIS):
        raise errors.AnalysisMissing


def _check_who(request: Request, step: StepDraft, *, names: bool) -> None:
    if not decides(request.kind, step.state):
        return
    if not step.by:
        raise errors.DeciderMissing
    if names and not step.office:
        raise errors.OfficeMissing


def _texts_fit(step: StepDraft) -> None:
    for text, most in (
        (step.by, lengths.NAME_LENGTH),
        (step.sent_to, lengths.NAME_LENGTH),
        (step.reasons, lengths.TEXT_LENGTH),
        (step.conditions, lengths.TEXT_LENGTH),
        (step.note, lengths.NOTE_LENGTH),
        (step.original_link, lengths.LINK_LENGTH),
        *((text, DETAIL_LENGTH) for text in step.details.values()),
    ):
        if len(text) > most:
            raise errors.RequestTextTooLong(most=most)


def _plausible(day: dt.date) -> None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise errors.DayImplausible(year=str(day.year))


def _line(text: str) -> str:
    return " ".join(storable(text).split())
