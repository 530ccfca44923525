"""How a post of a kind is made: its length, its link, what it has to bring along."""

from __future__ import annotations

from collections.abc import Iterator

from medias_desktop.editorial_calendar.rules.checks.book import Case, found
from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.checks.post import CheckedText
from medias_desktop.editorial_calendar.rules.findings import Finding
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
from medias_desktop.policies.rules.checks.calendar import PostForm
from medias_desktop.policies.rules.checks.words import Platform

LAW_RESPECTED = "law_respected"
"""The question whether the law that a clause names is respected, as answers bear it."""
_BLOG = Platform.BLOG.value
_WEBSITE = Platform.WEBSITE.value


def post_form(case: Case, rule: PolicyRule, settings: PostForm) -> Iterator[Finding]:
    """Yield what is not as the clause asks of this kind of content."""
    post = case.post
    if post.draft.category != settings.category:
        return
    for one in post.texts:
        if not one.wording.blank:
            yield from _length(rule, settings, one)
    if settings.jobs_least is not None and (post.draft.jobs or 1) < settings.jobs_least:
        yield found(rule, Kind.FEW_JOBS, n=post.draft.jobs or 1, least=settings.jobs_least)
    if settings.link_required:
        yield from _link(case, rule)
    if settings.on_website and not _on_website(case):
        yield found(rule, Kind.NOT_ON_WEBSITE)
    if settings.rules_required and not (post.draft.contest_rules.strip() or post.contest_file):
        yield found(rule, Kind.CONTEST_WITHOUT_RULES)
    if settings.law and LAW_RESPECTED not in post.draft.answers:
        yield found(rule, Kind.LAW_TO_RESPECT, law=settings.law)


def _length(rule: PolicyRule, settings: PostForm, one: CheckedText) -> Iterator[Finding]:
    most = settings.sentences_most
    # The full text itself stands on the website; its summary is what appears elsewhere.
    if most is not None and one.platform != _WEBSITE and (count := one.wording.sentences) > most:
        yield found(rule, Kind.TOO_MANY_SENTENCES, platform=one.platform, n=count, most=most)
    if settings.category == "blog_post" and one.platform not in (_BLOG, _WEBSITE):
        return  # elsewhere it is only announced
    if settings.words_least is not None and one.wording.words < settings.words_least:
        yield found(
            rule, Kind.TOO_FEW_WORDS, platform=one.platform, n=one.wording.words, least=settings.words_least
        )
    if settings.words_most is not None and one.wording.words > settings.words_most:
        yield found(
            rule, Kind.TOO_MANY_WORDS, platform=one.platform, n=one.wording.words, most=settings.words_most
        )


def _link(case: Case, rule: PolicyRule) -> Iterator[Finding]:
    post, website = case.post, case.around.website_address
    if post.platforms and post.platforms <= {_WEBSITE}:
        return
    if not post.links:
        yield found(rule, Kind.LINK_MISSING)
    elif website is not None and not any(one.under(website) for one in post.links):
        yield found(rule, Kind.LINK_ELSEWHERE, website=website.host)


def _on_website(case: Case) -> bool:
    """Tell whether it appears on the website, or leads to something there."""
    if _WEBSITE in case.post.platforms:
        return True
    website = case.around.website_address
    return bool(case.post.links) if website is None else any(one.under(website) for one in case.post.links)
