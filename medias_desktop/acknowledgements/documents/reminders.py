"""Reminders as people read them: letters on the municipality's paper, and drafts of e-mails."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements.rules import PersonRow
from medias_desktop.core.i18n import LANGUAGES, N_, catalogue, format_date
from medias_desktop.core.pdf import logos, style
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.store.letterhead import PLAIN, Letterhead
from medias_desktop.policies.rules import VersionSummary

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.clauses import CitedRule
    from medias_desktop.core.mail import Draft
    from medias_desktop.core.progress import Progress

_SUBJECT = N_("Reminder: acknowledgement of “{policy}”")
_GREETING = N_("Hello {name},")
_AWAITED = N_(
    "According to the municipality’s register, you have not yet signed the acknowledgement of the policy named below."
)
_BY = N_("You have until {due} to do so.")
_LATE = N_("It was to be signed by {due}.")
_RENEW = N_(
    "You have acknowledged the policy named below before; this acknowledgement has to be renewed from time to time."
)
_OBLIGED = N_("The policy itself asks this of you ({clauses}).")
_CONCERNS = N_("What concerns you first in it:")
_CLAUSE = N_("{clause}: {text}")
_TO_DO = N_(
    "Please read the policy, then sign your acknowledgement sheet and hand it in at the municipal office. If you no longer "
    "have the sheet or the text, or if you have a question, ask us."
)
_IGNORE = N_("If you have signed in the meantime, please disregard this reminder.")
_CLOSING = N_("Thank you,")
_FACTS = {
    "policy": N_("Policy"),
    "policy_number": N_("Number of the policy"),
    "version": N_("Version"),
    "resolution": N_("Resolution"),
    "in_force_date": N_("In force on"),
    "due": N_("To be signed by"),
}
_PAIR = N_("{label}: {words}")
_TITLE = N_("Reminder letters")
_LOGO = N_("Logo: {municipality}")


@dataclass(frozen=True, slots=True)
class Words:
    """What one person is told, in their language; ``facts`` are names and values."""

    subject: str
    greeting: str
    paragraphs: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    last: tuple[str, ...]
    closing: str
    sender: tuple[str, ...]
    language: str

    def plain(self) -> str:
        """Return all of it but the subject as plain text, for e-mails."""
        pair = catalogue(self.language).gettext(_PAIR)
        facts = "\n".join(pair.format(label=name, words=value) for name, value in self.facts)
        parts = (self.greeting, *self.paragraphs, facts, *self.last)
        return "\n\n".join(parts) + f"\n\n{self.closing}\n" + "\n".join(self.sender) + "\n"


@dataclass(frozen=True, slots=True)
class ReminderWords:
    """What the reminders of one text say on ``day``; ``notes`` are the user's own lines by language.

    ``clauses`` make people sign; ``printed`` are those that the policy has printed for its readers.
    """

    version: VersionSummary
    day: dt.date
    sender: str = ""
    clauses: tuple[CitedRule, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    printed: tuple[CitedRule, ...] = ()

    def to(self, row: PersonRow) -> Words:
        """Return what a person is told."""
        say = catalogue(row.language).gettext
        return Words(
            subject=say(_SUBJECT).format(policy=self.version.policy_title),
            greeting=say(_GREETING).format(name=row.full_name),
            paragraphs=tuple(
                filter(None, (self._awaited(row), self._obliged(row), self._concerns(row), self._note(row)))
            ),
            facts=self._facts(row),
            last=(say(_TO_DO), say(_IGNORE)),
            closing=say(_CLOSING),
            sender=tuple(filter(None, (self.sender.strip(), self.version.municipality))),
            language=row.language,
        )

    def mail(self, row: PersonRow) -> Draft:
        """Return the draft of an e-mail to a person."""
        from medias_desktop.core.mail import Draft

        words = self.to(row)
        return Draft(row.email, words.subject, words.plain(), row.language)

    def _awaited(self, row: PersonRow) -> str:
        say, due = catalogue(row.language).gettext, row.status.due
        told = say(_RENEW if row.status.renews else _AWAITED)
        if due is None:
            return told
        return f"{told} {say(_LATE if due < self.day else _BY).format(due=_date(due, row.language))}"

    def _obliged(self, row: PersonRow) -> str:
        cited = [one.cited(row.language) for one in self.clauses if _obliges(one, row)]
        if not cited:
            return ""
        return catalogue(row.language).gettext(_OBLIGED).format(clauses=", ".join(dict.fromkeys(cited)))

    def _concerns(self, row: PersonRow) -> str:
        """Return what the policy has printed for its readers, a line each below a few words."""
        from medias_desktop.acknowledgements.clauses import concerning

        say, language = catalogue(row.language).gettext, row.language
        lines = [
            say(_CLAUSE).format(clause=one.cited(language), text=" ".join(one.words(language).split()))
            for one in concerning(self.printed, row.group)
        ]
        return "\n".join((say(_CONCERNS), *lines)) if lines else ""

    def _note(self, row: PersonRow) -> str:
        return self.notes.get(row.language, "").strip()

    def _facts(self, row: PersonRow) -> tuple[tuple[str, str], ...]:
        say, version = catalogue(row.language).gettext, self.version
        values = {
            "policy": version.policy_title,
            "policy_number": version.policy_number,
            "version": str(version.ordinal),
            "resolution": version.resolution_number,
            "in_force_date": _date(version.in_force_date, row.language),
            "due": _date(row.status.due, row.language),
        }
        return tuple((say(label), values[key]) for key, label in _FACTS.items() if values[key])


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """Whose paper the letters are written on; ``made_at`` is aware."""

    language: str
    paper: str
    colour: str
    letterhead: Letterhead = PLAIN
    made_at: dt.datetime = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def letters_title(language: str) -> str:
    """Return what the document is called."""
    return catalogue(language).gettext(_TITLE)


def typeset_letters(
    words: ReminderWords, rows: Sequence[PersonRow], template: LetterTemplate, progress: Progress
) -> bytes:
    """Return the letters as one PDF/A-2a and PDF/UA-1, a new page for each person. Raises Cancelled."""
    from medias_desktop.core.pdf.typesetting import typeset

    letters = []
    for done, row in enumerate(rows):
        if done % 100 == 0:
            progress.report(done, 2 * len(rows))
        letters.append(_letter(words.to(row), row))
    municipality = words.version.municipality
    alternative = catalogue(template.language).gettext(_LOGO).format(municipality=municipality)
    progress.report(len(rows), 2 * len(rows))
    pdf = typeset(
        "reminders.typ",
        {
            "style": style.for_typst(template.paper, template.colour),
            "language": template.language,
            "title": letters_title(template.language),
            "municipality": _clean(municipality),
            "logo": logos.for_typst(template.letterhead, alternative),
            "dates": {language: _date(words.day, language) for language in LANGUAGES},
            "letters": letters,
        },
        template.made_at,
    )
    progress.report(2 * len(rows), 2 * len(rows))
    return pdf


def _letter(words: Words, row: PersonRow) -> dict[str, object]:
    return {
        "language": row.language,
        "to": [_clean(line) for line in (row.full_name, row.department) if line.strip()],
        "subject": _clean(words.subject),
        "greeting": _clean(words.greeting),
        "paragraphs": [_clean(line) for line in words.paragraphs],
        "facts": [(name, _clean(value)) for name, value in words.facts],
        "last": [_clean(line) for line in words.last],
        "closing": words.closing,
        "sender": [_clean(line) for line in words.sender],
    }


def _obliges(clause: CitedRule, row: PersonRow) -> bool:
    """Tell whether a clause names a person's group; one whose groups are not known names everybody."""
    from medias_desktop.policies.rules.checks.acknowledgements import BoundGroups, MustAcknowledge
    from medias_desktop.policies.rules.checks.words import register_groups

    settings = clause.parameters
    if not isinstance(settings, MustAcknowledge | BoundGroups):
        return False
    return row.group in register_groups(settings.groups)


def _date(day: dt.date | None, language: str) -> str:
    return format_date(day, language=language) if day else ""


def _clean(text: str) -> str:
    return printable(text.strip())[0]
