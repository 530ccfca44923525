"""Why a step of the ladder is suggested, in words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_, catalogue, current_language, format_date
from medias_desktop.sanctions.rules.suggestions import Because, Ground, Suggestion

SUGGESTED = N_("Suggested step: {step}.")
NONE_SUGGESTED = N_("No step is suggested.")

_COUNTS_UNTIL = N_(
    "{step} of case {case} still counts: the fault is of {fault}, and it is forgotten on {until}."
)
_COUNTS_FOR_GOOD = N_("{step} of case {case} still counts: the fault is of {fault}, and it counts for good.")
_FORGOTTEN = N_("{step} of case {case} no longer counts since {until}: the fault is of {fault}.")
_REPEATED = N_(
    "The fault is a repeated one: {step} of case {case} still counted that day. The measure will count for as long as the "
    "ladder says of repeated faults."
)

_WORDS = {
    Because.NOTHING_COUNTS: N_("No earlier measure counts: the first step of the ladder applies."),
    Because.STILL_COUNTS: _COUNTS_UNTIL,
    Because.FORGOTTEN: _FORGOTTEN,
    Because.ANNULLED: N_("{step} of case {case} was annulled: it does not weigh."),
    Because.AFTER_THE_FAULT: N_(
        "{step} of case {case} does not weigh: the person had not been notified of it before this fault."
    ),
    Because.REPEATED: _REPEATED,
    Because.GRAVE: N_(
        "The fault is said to be grave: steps may be skipped. That is for the decider to say, with a reason."
    ),
    Because.TOP_OF_LADDER: N_(
        "There is no step above this one: whether the whole file justifies it is for the decider to judge."
    ),
    Because.ELECTED: N_(
        "The person is an elected official: an employer’s measure cannot be imposed on them. See the ethics route."
    ),
    Because.NO_LADDER: N_("The ladder has no step in use: complete it in the settings of the ladder."),
}

_NOT_KEPT = frozenset({Because.FORGOTTEN, Because.ANNULLED})
"""What may not be held against somebody is not written down in a new decision either."""


def in_words(
    suggestion: Suggestion, language: str | None = None, *, for_record: bool = False
) -> tuple[str, ...]:
    """Return the suggestion and each of its reasons as a sentence, in a language or the interface’s.

    ``for_record``: the words that are kept with the decision, which name no forgotten or annulled measure.
    """
    language = language or current_language()
    say = catalogue(language).gettext
    step = suggestion.step
    first = say(SUGGESTED).format(step=step.name(language)) if step else say(NONE_SUGGESTED)
    grounds = [one for one in suggestion.grounds if not (for_record and one.because in _NOT_KEPT)]
    return (first, *(_sentence(one, language) for one in grounds))


def _sentence(ground: Ground, language: str) -> str:
    template = _WORDS[ground.because]
    if ground.because is Because.STILL_COUNTS and ground.until is None:
        template = _COUNTS_FOR_GOOD
    return (
        catalogue(language)
        .gettext(template)
        .format(
            step=ground.step_name_en if language == "en" else ground.step_name_fr,
            case=ground.case_number,
            fault=format_date(ground.fault_day, language=language) if ground.fault_day else "",
            until=format_date(ground.until, language=language) if ground.until else "",
        )
    )
