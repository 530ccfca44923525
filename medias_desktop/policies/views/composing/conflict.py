"""Two people composed one draft at the same time: section by section, whose version is kept."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

from medias_desktop.core.i18n import _, ngettext
from medias_desktop.policies.rules.drafts import DraftSection, DraftText
from medias_desktop.policies.rules.levels import closed
from medias_desktop.policies.rules.rule_data import Rule

_INTRODUCTION, _ORDER, _SECTION = "introduction", "order", "section/"


@dataclass(frozen=True, slots=True)
class Ruled:
    """A section whose rules somebody set while it was removed here: both are to be seen before it goes."""

    section: DraftSection
    rules: tuple[Rule, ...]


def three_ways(
    before: DraftText, theirs: DraftText, mine: DraftText
) -> tuple[dict[str, object], dict[str, object], dict[str, object]]:
    """Return three states of a draft as fields to choose among."""
    uids = all_uids(before, theirs, mine)
    now = fields(theirs, uids)
    for uid in uids:
        section = now[f"{_SECTION}{uid}"]
        rules = _rules_of(theirs, uid)
        if mine.place(uid) < 0 and isinstance(section, DraftSection) and rules != _rules_of(before, uid):
            now[f"{_SECTION}{uid}"] = Ruled(section, rules)
    return fields(before, uids), now, fields(mine, uids)


def _rules_of(draft: DraftText, uid: str) -> tuple[Rule, ...]:
    return tuple(one for one in draft.rules if one.section_uid == uid)


def fields(draft: DraftText, uids: tuple[str, ...]) -> dict[str, object]:
    """Return a draft as fields to choose among; ``uids`` are the sections of all its versions."""
    by_uid = {one.uid: one for one in draft.sections}
    return {
        _INTRODUCTION: draft.introduction,
        **{f"{_SECTION}{uid}": _unnumbered(by_uid.get(uid)) for uid in uids},
        _ORDER: tuple((one.uid, one.level, one.number) for one in draft.sections),
    }


def all_uids(*versions: DraftText) -> tuple[str, ...]:
    """Return the sections of several versions of a draft, each once."""
    return tuple(dict.fromkeys(one.uid for draft in versions for one in draft.sections))


def _unnumbered(one: DraftSection | None) -> DraftSection | None:
    """Return what is chosen of a section: where it stands and its number go with the order of all."""
    return None if one is None else dataclasses.replace(one, level=1, number="")


def draft_of(
    values: Mapping[str, object], mine: DraftText, theirs: DraftText, before: DraftText
) -> DraftText:
    """Return the draft that comes of chosen fields; a section that the chosen order lacks stands at the end.

    Rules are as the register has them, with those that came here; one that went there with its section comes back with it.
    """
    order = cast("tuple[tuple[str, int, str], ...]", values[_ORDER])
    placed = {uid for uid, _level, _number in order}
    others = [
        (one.uid, one.level, one.number)
        for one in (*mine.sections, *theirs.sections)
        if one.uid not in placed
    ]
    sections: list[DraftSection] = []
    for uid, level, number in (*order, *dict.fromkeys(others)):
        chosen = values.get(f"{_SECTION}{uid}")
        if isinstance(chosen, Ruled):
            chosen = chosen.section
        if isinstance(chosen, DraftSection) and uid not in {one.uid for one in sections}:
            sections.append(dataclasses.replace(chosen, level=level, number=number))
    kept = {one.uid for one in sections}
    read, there = {one.uid for one in before.rules}, {one.uid for one in theirs.sections}
    came = (one for one in mine.rules if one.uid not in read or one.section_uid not in there)
    rules = {rule.uid: rule for rule in (*came, *theirs.rules) if rule.section_uid in kept}
    return DraftText(str(values[_INTRODUCTION]), closed(sections), tuple(rules.values()))


def captions(versions: tuple[DraftText, ...]) -> dict[str, str]:
    """Return what the fields are called."""
    found = {_INTRODUCTION: _("Introduction"), _ORDER: _("Order and numbers")}
    for draft in versions:
        for one in draft.sections:
            name = f"{one.number} {one.heading}".strip() or _("section without a heading")
            found.setdefault(f"{_SECTION}{one.uid}", name)
    return found


def value_text() -> Callable[[str, object], str]:
    """Return what tells a field's value."""

    def told(name: str, value: object) -> str:
        if value is None:
            return _("(not in the draft)")
        if isinstance(value, Ruled):
            words = [value.section.heading, value.section.body]
            return "\n".join([*filter(None, words), *(f"{one.code} — {one.text}" for one in value.rules)])
        if isinstance(value, DraftSection):
            return f"{value.heading}\n{value.body}".strip()
        if name == _ORDER:
            order = cast("tuple[tuple[str, int, str], ...]", value)
            count = len(order)
            text = ngettext("{n} section", "{n} sections", count).format(n=count)
            numbers = ", ".join(number for _uid, _level, number in order if number)
            return f"{text}\n{numbers}".strip()
        return str(value)

    return told
