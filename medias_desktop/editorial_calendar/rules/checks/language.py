"""In which language a post is written, and when another one may be used."""

from __future__ import annotations

from collections.abc import Iterator

from medias_desktop.editorial_calendar.rules.checks.book import Case, found, informs, plain
from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.findings import Finding, Severity
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
from medias_desktop.policies.rules.checks.calendar import LanguageUsed


def language_used(case: Case, rule: PolicyRule, settings: LanguageUsed) -> Iterator[Finding]:
    """Yield texts in another language than the clause asks for, unless an exception is noted with its reason."""
    if settings.language is None:
        return
    wanted, draft = settings.language.value, case.post.draft
    others = list(_others(case, wanted))
    if draft.language != wanted and not others and case.post.texts:
        others = [(Kind.NOT_IN_FRENCH, "")]
    if not others:
        return
    allowed = next((one for one, when in case.book.language_exceptions if draft.exception in when), None)
    if draft.exception and allowed is not None:
        if draft.exception_reason.strip():
            yield informs(
                allowed, Kind.EXCEPTION_NOTED, exception=draft.exception, reason=draft.exception_reason
            )
        else:
            yield found(rule, Kind.EXCEPTION_WITHOUT_REASON, exception=draft.exception)
        return
    for kind, platform in others:
        yield found(rule, kind, platform=platform, certain=False, wanted=wanted, law=settings.law)


def _others(case: Case, wanted: str) -> Iterator[tuple[Kind, str]]:
    """Yield what is in another language, the same words on several platforms once."""
    for platform, one in case.post.wordings.values():
        told = one.tongue
        if told.code and told.code != wanted:
            yield Kind.NOT_IN_FRENCH, platform
        elif told.mixed and wanted == "fr":
            yield Kind.PARTLY_IN_ENGLISH, platform


def language_told(case: Case) -> Iterator[Finding]:
    """Yield a text that seems to be in another language than its post says, where no clause speaks of languages."""
    if any(one.language is not None for _rule, one in case.book.of(LanguageUsed)):
        return
    for platform, one in case.post.wordings.values():
        code = one.tongue.code
        if code and code != case.post.draft.language:
            yield plain(Severity.INFORM, Kind.LANGUAGE_DIFFERS, platform=platform, found=code)
