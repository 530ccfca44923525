"""What photo consents put on the list of things to do: derived each time, by plain statements at a start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_date, format_number, ngettext
from medias_desktop.core.todo import Todo
from medias_desktop.photo_consents.pending import answers_of, pressing
from medias_desktop.photo_consents.service import urgent

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.photo_consents.rules.answers import Why
    from medias_desktop.photo_consents.rules.uses import Consequence
    from medias_desktop.photo_consents.service.answers import Answers
    from medias_desktop.policies.service import PolicyService

TAB = "photo_consents"


def todos(register: Register, policies: PolicyService) -> tuple[Todo, ...]:
    """Return what waits, in the interface language."""
    return tuple(one for part in in_turns(register, policies) for one in part)


def in_turns(register: Register, policies: PolicyService) -> Iterator[Sequence[Todo]]:
    """Yield the same little by little."""
    if urgent.any_pending(register):
        answers = answers_of(register, policies)
        yield ()
        found: list[Consequence] = []
        for some in pressing(register, policies):
            found += some
            yield ()
        yield _pressing(register, answers, found)
        yield from _planned(register, answers)
    if register.rows("SELECT 1 FROM portrayed_person LIMIT 1"):
        yield ()
        yield _deadlines(register)


def _pressing(register: Register, answers: Answers, found: Sequence[Consequence]) -> tuple[Todo, ...]:
    """Return what must come down, and what must not go out."""
    from medias_desktop.photo_consents.service.cascade import standing

    sorted_out = standing(found, register.clock.today())
    lines = []
    if down := sorted_out.take_down:
        text = ngettext(
            "{n} publication is to be taken down", "{n} publications are to be taken down", len(down)
        )
        lines.append(_line(text, len(down), _clause(answers, down) or _("consent"), "bad", "takedown"))
    if stop := sorted_out.stop:
        text = ngettext(
            "{n} planned publication is blocked", "{n} planned publications are blocked", len(stop)
        )
        lines.append(_line(text, len(stop), _clause(answers, stop) or _first_day(stop), "bad", "blocked"))
    return tuple(lines)


def _planned(register: Register, answers: Answers) -> Iterator[Sequence[Todo]]:
    """Yield what is missing for planned publications, and whom rules ask to be told beforehand."""
    from medias_desktop.photo_consents.rules.answers import Why
    from medias_desktop.photo_consents.service.cascade import standing

    day = register.clock.today()
    found: list[Consequence] = []
    for some in urgent.consequences(register, answers, urgent.still_planned(register), day):
        found += some
        yield ()
    told = {Why.NOT_NOTIFIED, Why.ADVISED_NOTICE}
    untold = [one for one in found if any(reason.why in told for reason in one.answer.reasons)]
    complete = [one for one in standing(found, day).complete if one not in untold]
    lines = []
    if complete:
        text = ngettext(
            "{n} planned publication lacks a consent or a right",
            "{n} planned publications lack a consent or a right",
            len(complete),
        )
        lines.append(_line(text, len(complete), _first_day(complete), "warn", "blocked"))
    if untold:
        text = ngettext(
            "People are still to be told of {n} planned publication",
            "People are still to be told of {n} planned publications",
            len(untold),
        )
        chip = _clause(answers, untold, told) or _first_day(untold)
        lines.append(_line(text, len(untold), chip, "warn", "blocked"))
    yield lines


def _deadlines(register: Register) -> tuple[Todo, ...]:
    """Return birthdays, consents that end, guardians and answers that are missing, seasons that end."""
    from medias_desktop.photo_consents.rules.deadlines import DeadlineKind
    from medias_desktop.photo_consents.service.deadlines_today import counted

    found = counted(register, register.clock.today())

    def number(*kinds: DeadlineKind) -> int:
        return sum(found.kinds.get(kind, 0) for kind in kinds)

    ages = number(DeadlineKind.TURNS_ADULT, DeadlineKind.TURNS_OWN_AGE)
    ended = number(DeadlineKind.ENDED)
    missing, silent = number(DeadlineKind.GUARDIAN_MISSING), number(DeadlineKind.NO_ANSWER)
    seasons = number(DeadlineKind.SEASON_ENDS)
    wanted = (
        (
            ages,
            ngettext(
                "{n} young person reaches an age at which others must consent",
                "{n} young people reach an age at which others must consent",
                ages,
            ),
            _("birthday"),
        ),
        (ended, ngettext("{n} photo consent has ended", "{n} photo consents have ended", ended), _("end")),
        *_ends(found.ends),
        (
            missing,
            ngettext(
                "{n} consent of a guardian is missing", "{n} consents of guardians are missing", missing
            ),
            _("guardian"),
        ),
        (
            silent,
            ngettext(
                "{n} person has not answered about their photos",
                "{n} people have not answered about their photos",
                silent,
            ),
            _("answer"),
        ),
        (
            seasons,
            ngettext(
                "{n} consent is to be asked anew after the season",
                "{n} consents are to be asked anew after the season",
                seasons,
            ),
            _("season"),
        ),
    )
    return tuple(_line(text, count, chip, "warn", "deadlines") for count, text, chip in wanted if count)


def _ends(ends: Mapping[int, int]) -> Iterator[tuple[int, str, str]]:
    """Yield what ends within each notice that the municipality wants, the shortest first."""
    for days, count in sorted(ends.items()):
        text = ngettext(
            "{n} photo consent ends within {days} days", "{n} photo consents end within {days} days", count
        )
        yield count, text.replace("{days}", format_number(days)), _("end")


def _line(text: str, number: int, chip: str, kind: str, place: str) -> Todo:
    return Todo(text.format(n=format_number(number)), chip, kind, TAB, f"photos/{place}")


def _first_day(found: Sequence[Consequence]) -> str:
    days = [one.use.planned_on for one in found if one.use.planned_on is not None]
    return format_date(min(days), "medium") if days else ""


def _clause(answers: Answers, found: Sequence[Consequence], whys: Set[Why] = frozenset()) -> str:
    """Return the first clause by which any of these is due, "" when it is the law alone."""
    for one in found:
        for reason in one.answer.reasons:
            if whys and reason.why not in whys:
                continue
            for rule in answers.cited(reason, one.answer):
                if rule.cite:
                    return rule.cite
    return ""
