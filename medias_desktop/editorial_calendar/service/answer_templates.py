"""Answers kept ready in a register, beside those that the program brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.text import fold
from medias_desktop.editorial_calendar.errors import interactions as errors
from medias_desktop.editorial_calendar.rules.answer_texts import PLACEHOLDERS, unknown_placeholder
from medias_desktop.editorial_calendar.rules.interaction_checks import tidy
from medias_desktop.editorial_calendar.rules.interactions import TEXT_LENGTH, AnswerTemplate

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

_NAME_LENGTH = 120


class AnswerTemplates:
    """The answers kept ready of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def all(self, *, retired: bool = False) -> tuple[AnswerTemplate, ...]:
        """Return those of the register by name, with ``retired`` also those no longer used."""
        rows = self._register.tuples(
            "SELECT id, name, kind, language, text, retired, version FROM answer_template"
        )
        found = [AnswerTemplate(*row)._replace(retired=bool(row[5])) for row in rows]
        kept = [one for one in found if retired or not one.retired]
        return tuple(sorted(kept, key=lambda one: (fold(one.name), one.language, one.id)))

    def one(self, number: int) -> AnswerTemplate:
        """Return one of the register. Raises TemplateGone."""
        for found in self.all(retired=True):
            if found.id == number:
                return found
        raise errors.TemplateGone

    def offered(self, kind: str, language: str) -> tuple[AnswerTemplate, ...]:
        """Return what is offered for a kind in a language: the register's own first, then the program's."""
        from medias_desktop.editorial_calendar.labels.answers import house_answers

        own = [one for one in self.all() if one.language == language and one.kind in ("", kind)]
        return (*own, *house_answers(kind, language))

    def add(self, template: AnswerTemplate) -> int:
        """Keep an answer ready, and return its number.

        Raises TemplateIncomplete, TemplateKnown, TextTooLong or PlaceholderUnknown.
        """
        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.editorial_calendar.models.interactions import answer_template as table

        values = self._values(template)
        with self._register.transaction("add_answer_template") as tx:
            return tx.insert(table, uid=new_uid(), **values)

    def change(self, template: AnswerTemplate) -> None:
        """Change an answer kept ready, or set it aside (``retired``). Raises as ``add``, TemplateGone or ChangedElsewhere."""
        from medias_desktop.editorial_calendar.models.interactions import answer_template as table

        self.one(template.id)
        values = self._values(template)
        with self._register.transaction("change_answer_template") as tx:
            tx.update(table, template.id, version=template.version, **values)

    def _values(self, template: AnswerTemplate) -> dict[str, object]:
        name, text = tidy(template.name)[:_NAME_LENGTH], tidy(template.text)
        if not name or not text:
            raise errors.TemplateIncomplete
        if len(text) > TEXT_LENGTH:
            raise errors.TextTooLong(most=TEXT_LENGTH)
        wrong = unknown_placeholder(text)
        if wrong:
            place = 1 if template.language == "en" else 0
            known = ", ".join(f"{{{words[place]}}}" for words in PLACEHOLDERS.values())
            raise errors.PlaceholderUnknown(word=wrong, known=known)
        for other in self.all():
            same = fold(other.name) == fold(name) and other.language == template.language
            if same and other.id != template.id and not template.retired:
                raise errors.TemplateKnown(name=name)
        return {
            "name": name,
            "kind": template.kind,
            "language": template.language,
            "text": text,
            "retired": template.retired,
        }
