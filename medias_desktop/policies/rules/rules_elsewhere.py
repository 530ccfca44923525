"""The rules of a draft in hand while somebody else sets them: what another window did to them holds in every step."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from medias_desktop.policies.rules.drafts import DraftText
from medias_desktop.policies.rules.rule_data import Rule


class RulesElsewhere:
    """What the register holds of a draft's rules, and what was removed, set or added there since the draft was read."""

    def __init__(self, stored: Sequence[Rule]) -> None:
        self.stored = tuple(stored)
        """The rules as the register had them when it was last looked at."""
        self._gone: set[str] = set()
        self._anew: dict[str, Rule] = {}

    def look(self, own: DraftText, now: DraftText) -> tuple[Rule, ...]:
        """Take note of what the register holds ``now``; return the rules that somebody else removed, set or added."""
        before = {one.uid: one for one in self.stored}
        after = {one.uid: one for one in now.rules}
        clauses = {one.uid for one in now.sections}
        mine = {one.uid for one in own.rules}
        gone = [
            rule
            for uid, rule in before.items()
            if uid not in after and uid in mine and rule.section_uid in clauses
        ]
        changed = [rule for uid, rule in after.items() if uid in before and before[uid] != rule]
        fresh = [rule for uid, rule in after.items() if uid not in before]
        self.stored = now.rules
        self._gone = (self._gone | {one.uid for one in gone}) - after.keys()
        self._anew |= {one.uid: one for one in (*changed, *fresh)}
        return (*gone, *changed, *(one for one in fresh if one.uid not in mine))

    def bring_back(self, rules: Sequence[Rule]) -> None:
        """Let rules be in the draft again that went with a clause somebody else removed and which is kept after all."""
        self._gone -= {one.uid for one in rules}

    def applied(self, draft: DraftText) -> DraftText:
        """Return a draft with its rules as they are to be."""
        if not self._gone and not self._anew:
            return draft
        clauses = {one.uid for one in draft.sections}
        own = {one.uid for one in draft.rules}
        rules = [self._anew.get(one.uid, one) for one in draft.rules]
        rules += [rule for uid, rule in self._anew.items() if uid not in own]
        kept = tuple(one for one in rules if one.uid not in self._gone and one.section_uid in clauses)
        return draft if kept == draft.rules else dataclasses.replace(draft, rules=kept)
