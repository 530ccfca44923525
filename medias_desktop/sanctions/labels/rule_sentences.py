"""Rules about what the public writes as sentences made from their settings: for readers of another language than the text’s."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import (
    N_,
    N_n,
    _,
    current_language,
    format_number,
    ngettext,
    speaking,
    translate,
)
from medias_desktop.policies.rules.checks.accounts import Netiquette
from medias_desktop.policies.rules.checks.moderation import (
    CommentModeration,
    CommentRemoval,
    IdentityMisuse,
    LinksInComments,
    Moment,
    ProhibitedComment,
    Reason,
    Removing,
    RepeatBeforeBlock,
)

if TYPE_CHECKING:
    from medias_desktop.core.described import Parameters, Worded
    from medias_desktop.policies.service.cited_rules import CitedRule

_REPEATED = {
    "ban": N_("Who does it again may be banned from {where}."),
    "exclude": N_("Who does it again may be excluded from {where}."),
    "block": N_("Who does it again may be blocked on {where}."),
}
_COUNTED = {
    "ban": N_n(
        "Once it happened {n} time, the user is banned from {where}.",
        "Once it happened {n} times, the user is banned from {where}.",
    ),
    "exclude": N_n(
        "Once it happened {n} time, the user is excluded from {where}.",
        "Once it happened {n} times, the user is excluded from {where}.",
    ),
    "block": N_n(
        "Once it happened {n} time, the user is blocked on {where}.",
        "Once it happened {n} times, the user is blocked on {where}.",
    ),
}


def rule_words(rule: CitedRule, language: str) -> str:
    """Return what a rule says in a language: its own text, the library’s, a sentence made of its settings, or its settings."""
    if language == rule.language:
        return rule.text
    return rule.translated(language) or _sentence(rule.parameters, language) or rule.words(language)


def rule_lines(rule: CitedRule, language: str) -> tuple[str, ...]:
    """Return the same as one line or more: what is not accepted is a list of its own when it is made of settings."""
    settings = rule.parameters
    if language == rule.language or rule.translated(language) or not isinstance(settings, ProhibitedComment):
        return (rule_words(rule, language),)
    with speaking(language):
        words = [translate(one.label) for one in settings.reasons]
    return tuple(word[:1].upper() + word[1:] for word in words)


def _sentence(settings: Parameters | None, language: str) -> str:
    with speaking(language or current_language()):
        for kind, said in _SENTENCES.items():
            if isinstance(settings, kind):
                return said(settings)
    return ""


def _prohibited(settings: ProhibitedComment) -> str:
    return _("Not accepted: {reasons}.").format(reasons=_list(settings.reasons))


def _removed(settings: CommentRemoval) -> str:
    what = _list([one for one in settings.reasons if one is not Reason.AGAINST_POLICY])
    if settings.action is Removing.DISABLE_LINK:
        said = _("We remove or disable links: {reasons}.") if what else _("We remove or disable links.")
    else:
        said = _("We remove what is published: {reasons}.") if what else _("We remove what is not accepted.")
    without = _("No notice is given.") if settings.notice is False else ""
    return " ".join(filter(None, (said.format(reasons=what), without)))


def _repeated(settings: RepeatBeforeBlock) -> str:
    where = translate(settings.scope.label) if settings.scope else _("our accounts")
    code = settings.action.value
    if settings.times:
        one, many = _COUNTED[code]
        said = ngettext(one, many, settings.times).format(n=format_number(settings.times), where=where)
    else:
        said = translate(_REPEATED[code]).format(where=where)
    counted = _("What counts: {reasons}.").format(reasons=_list(settings.reasons)) if settings.reasons else ""
    warned = _("A warning comes first.") if settings.warning else ""
    return " ".join(filter(None, (said, counted, warned)))


def _moderated(settings: CommentModeration) -> str:
    where = _list(settings.platforms)
    if settings.moment is Moment.BEFORE_APPEARING:
        said = (
            _("We look at comments before they appear ({where}).")
            if where
            else _("We look at comments before they appear.")
        )
        return said.format(where=where)
    return _("We look at every comment.") if settings.every_comment else _("We look at comments.")


def _links(settings: LinksInComments) -> str:
    if not settings.allowed:
        return _("Links are not allowed.")
    return _("Links about the subject are allowed.") if settings.on_topic_only else _("Links are allowed.")


def _image(settings: IdentityMisuse) -> str:
    return _("Nobody else uses what belongs to the municipality: {elements}.").format(
        elements=_list(settings.elements)
    )


def _presumed(settings: Netiquette) -> str:
    return (
        _("Who writes on our accounts is presumed to have read and accepted the netiquette.")
        if settings.presumed_accepted
        else ""
    )


def _list(words: Sequence[Worded]) -> str:
    return ", ".join(translate(one.label) for one in words)


_SENTENCES: dict[type[Any], Callable[[Any], str]] = {
    ProhibitedComment: _prohibited,
    CommentRemoval: _removed,
    RepeatBeforeBlock: _repeated,
    CommentModeration: _moderated,
    LinksInComments: _links,
    IdentityMisuse: _image,
    Netiquette: _presumed,
}
