"""Photos of a post: whether each may appear there that day, its description, its source."""

from __future__ import annotations

from collections.abc import Iterator

from medias_desktop.editorial_calendar.rules.checks.book import Case, found, plain
from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.checks.surroundings import PhotoAnswer
from medias_desktop.editorial_calendar.rules.findings import Finding, Severity
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
from medias_desktop.policies.rules.checks.photo_consents import AuthorisedImages, When

_NO_ALT = "no_alt_text"
_ADVISED_SOURCE = "advised_source"
_SOURCE_MISSING = "source_missing"
_KIND_OF_STATE = {"blocked": Kind.PHOTO_BLOCKED, "incomplete": Kind.PHOTO_INCOMPLETE}


def photos(case: Case) -> Iterator[Finding]:
    """Yield what the consent log says of each photo on each platform that day."""
    post, day = case.post, case.post.day or case.around.today
    for number in post.draft.photos:
        advised: set[str] = set()
        for place, platform in enumerate(post.draft.platforms):
            answer = case.around.photos.get((number, platform, day))
            if answer is None:
                if not place:
                    yield plain(Severity.BLOCK, Kind.PHOTO_GONE, may_be_set_aside=False, item=number)
                continue
            yield from _of_platform(case, answer, platform, advised)


def _of_platform(case: Case, answer: PhotoAnswer, platform: str, advised: set[str]) -> Iterator[Finding]:
    credited = bool(case.post.draft.source_credit.strip())
    reasons = [one for one in answer.reasons if not (one == _SOURCE_MISSING and credited)]
    kind = _KIND_OF_STATE.get(answer.state)
    if kind is not None and reasons:
        # The consent of those who are shown is theirs: nobody here may set it aside.
        yield plain(
            Severity.BLOCK,
            kind,
            platform=platform,
            clause=answer.clause,
            may_be_set_aside=False,
            title=answer.title,
            reasons=reasons,
        )
    if _NO_ALT in answer.advice and _NO_ALT not in advised:
        advised.add(_NO_ALT)
        yield plain(Severity.WARN, Kind.PHOTO_WITHOUT_ALT, title=answer.title)
    rest = [one for one in answer.advice if one not in (_NO_ALT, _ADVISED_SOURCE) and one not in advised]
    if rest:
        advised.update(rest)
        yield plain(
            Severity.INFORM, Kind.PHOTO_ADVICE, clause=answer.clause, title=answer.title, reasons=rest
        )


def authorised_images(case: Case, rule: PolicyRule, settings: AuthorisedImages) -> Iterator[Finding]:
    """Yield photos whose source a clause has named, where neither the post nor the photo says it."""
    draft = case.post.draft
    if settings.source is None or not draft.photos or draft.source_credit.strip():
        return
    if settings.source is When.AS_NEEDED and not _source_needed(case):
        return
    yield found(rule, Kind.IMAGE_SOURCE_MISSING, certain=False)


def _source_needed(case: Case) -> bool:
    """Tell whether the consent log knows of a photo whose source is to be named."""
    day = case.post.day or case.around.today
    for number in case.post.draft.photos:
        for platform in case.post.draft.platforms:
            answer = case.around.photos.get((number, platform, day))
            if answer is not None and (_ADVISED_SOURCE in answer.advice or _SOURCE_MISSING in answer.reasons):
                return True
    return False
