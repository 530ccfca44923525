"""Taking a clause from somewhere else: fresh identities, provenance kept, rules along, another town's name left behind."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from medias_desktop.policies.rules import numbering
from medias_desktop.policies.rules.drafts import DraftSection, DraftText
from medias_desktop.policies.rules.levels import end_of
from medias_desktop.policies.rules.numbering import Key
from medias_desktop.policies.rules.placeholders import Replaced, TownWords, generalise
from medias_desktop.policies.rules.rule_data import Rule


@dataclass(frozen=True, slots=True)
class Clause:
    """A section offered for insertion, with its children and their rules.

    ``sections`` bear the uids of where they stand there, ``whole`` is all of that text, for the references;
    ``code`` is short for the town in references that lead nowhere yet ("BL"), "" for an own text.
    """

    sections: tuple[DraftSection, ...]
    rules: tuple[Rule, ...]
    whole: tuple[DraftSection, ...]
    code: str = ""
    words: TownWords | None = None
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class Borrowed:
    """What is inserted of a clause, and the words that placeholders replaced in it."""

    sections: tuple[DraftSection, ...]
    rules: tuple[Rule, ...]
    replaced: tuple[Replaced, ...] = ()


def borrow(
    clause: Clause, draft: DraftText, new_uid: Callable[[], str], *, with_placeholders: bool = True
) -> Borrowed:
    """Return a clause made ready for a draft: its references lead to what the draft has of the same text.

    Those that lead elsewhere become ``{{art:BL:11.1}}`` until that clause comes too.
    """
    uids = {one.uid: new_uid() for one in clause.sections}
    told: dict[Replaced, None] = {}
    sections = []
    for one in clause.sections:
        heading, body = one.heading, one.body
        if clause.code:
            body, _changes = numbering.rewrite(body, _abroad(clause))
        if with_placeholders and clause.words is not None:
            body, in_body = generalise(body, clause.words, clause.language)
            heading, in_heading = generalise(heading, clause.words, clause.language)
            told.update(dict.fromkeys((*in_heading, *in_body)))
        number = numbering.TO_NUMBER if one.number and not numbering.is_annex(one.number) else one.number
        sections.append(
            dataclasses.replace(one, uid=uids[one.uid], number=number, heading=heading, body=body)
        )
    taken = {one.code for one in draft.rules}
    rules = []
    for rule in clause.rules:
        if rule.section_uid in uids:
            code = free_code(rule.code, taken)
            taken.add(code)
            rules.append(
                dataclasses.replace(
                    rule, uid=new_uid(), code=code, section_uid=uids[rule.section_uid], row_version=1
                )
            )
    return Borrowed(tuple(sections), tuple(rules), tuple(told))


def _abroad(clause: Clause) -> Callable[[Key], str | None]:
    """Return what says for a reference of a town's text the placeholder that stands for it; None for what it has not."""
    known = set(numbering.keys(clause.whole).values())

    def say(key: Key) -> str | None:
        return f"{{{{art:{clause.code}:{key[1]}}}}}" if key in known else None

    return say


def settle_references(draft: DraftText, numbers: Mapping[str, str]) -> DraftText:
    """Put numbers in for references to clauses that the draft has by now.

    ``numbers`` are, by provenance, what the towns' texts call their clauses: {"town/blainville/BL:11.1": "BL:11.1"}.
    """
    here = {
        f"{{{{art:{numbers[one.provenance]}}}}}": found[1]
        for one in draft.sections
        if one.provenance in numbers and (found := numbering.key_of(one.number)) is not None
    }
    if not here:
        return draft

    def settled(text: str) -> str:
        if "{{art:" in text:
            for mark, number in here.items():
                text = text.replace(mark, number)
        return text

    return dataclasses.replace(
        draft,
        introduction=settled(draft.introduction),
        sections=tuple(
            one if (body := settled(one.body)) == one.body else dataclasses.replace(one, body=body)
            for one in draft.sections
        ),
    )


def free_code(code: str, taken: set[str]) -> str:
    """Return a rule's code, or the first of “MM-034-2”, “MM-034-3”… that the draft does not have yet."""
    if code not in taken:
        return code
    number = 2
    while f"{code}-{number}" in taken:
        number += 1
    return f"{code}-{number}"


def subtree(
    sections: Sequence[DraftSection], index: int, *, with_children: bool = True
) -> tuple[DraftSection, ...]:
    """Return a section, by default with its children."""
    return tuple(sections[index : end_of(sections, index) if with_children else index + 1])
