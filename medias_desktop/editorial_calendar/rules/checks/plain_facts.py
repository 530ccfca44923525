"""What holds of every post, whatever the texts say: a place, words that fit there, a moment to come."""

from __future__ import annotations

from collections.abc import Iterator

from medias_desktop.editorial_calendar.rules.checks.book import Case, plain
from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.checks.post import CheckedText
from medias_desktop.editorial_calendar.rules.findings import Finding, Severity
from medias_desktop.editorial_calendar.rules.platforms import HASHTAGS, characters, limit_of, size_of

_BLOCK, _WARN, _INFORM = Severity.BLOCK, Severity.WARN, Severity.INFORM


def plain_facts(case: Case) -> Iterator[Finding]:
    """Yield what any post lacks or has too much of."""
    yield from _texts(case)
    yield from _moment(case)
    if not case.post.draft.category:
        yield plain(_WARN, Kind.NO_CATEGORY)


def _texts(case: Case) -> Iterator[Finding]:
    if not case.post.texts:
        yield plain(_BLOCK, Kind.NO_PLATFORM, may_be_set_aside=False)
    for one in case.post.texts:
        if one.wording.blank:
            yield plain(_BLOCK, Kind.NO_TEXT, platform=one.platform, may_be_set_aside=False)
            continue
        most = limit_of(one.platform, case.around.limits)
        if "#" in one.text:
            yield from _hashtags(one)
        if len(one.text) * 2 <= most:
            continue  # no platform counts a sign as more than two
        length = characters(one.platform, one.text)
        if length > most:
            yield plain(
                _BLOCK,
                Kind.TOO_LONG,
                platform=one.platform,
                may_be_set_aside=False,
                n=length - most,
                most=most,
            )


def _hashtags(one: CheckedText) -> Iterator[Finding]:
    most = HASHTAGS.get(one.platform)
    if most is not None and (count := size_of(one.platform, one.text).hashtags) > most:
        yield plain(
            _BLOCK, Kind.TOO_MANY_HASHTAGS, platform=one.platform, may_be_set_aside=False, n=count, most=most
        )


def _moment(case: Case) -> Iterator[Finding]:
    moment = case.post.moment
    if moment is None:
        yield plain(_BLOCK, Kind.NO_MOMENT, may_be_set_aside=False)
    elif moment < case.around.now:
        yield plain(_BLOCK, Kind.PAST_MOMENT, may_be_set_aside=False)
    elif case.post.draft.planned_time is None:
        yield plain(_INFORM, Kind.NO_HOUR)
