"""The draft in hand: every change is a step that can be taken back, numbers and references follow by themselves."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from medias_desktop.core.store.transaction import new_uid
from medias_desktop.policies.rules import borrowing, drafts
from medias_desktop.policies.rules.borrowing import Clause
from medias_desktop.policies.rules.composing_steps import is_in_order, settle, usual_numbering
from medias_desktop.policies.rules.drafts import DraftSection, DraftText
from medias_desktop.policies.rules.levels import end_of
from medias_desktop.policies.rules.numbering import TO_NUMBER, Followed, Numbering, is_annex
from medias_desktop.policies.rules.placeholders import Replaced
from medias_desktop.policies.rules.rule_data import Rule
from medias_desktop.policies.rules.rules_elsewhere import RulesElsewhere

INTRODUCTION = ""
"""Stands for the introduction where a section's uid is meant."""


class Composition(QObject):
    """A draft with its steps; ``numbering`` None leaves numbers to their author."""

    changed = Signal()
    """The draft is another: by a step, or by one taken back."""
    reached = Signal(str)
    """What a step was about: the uid of a section."""
    followed = Signal(tuple)
    """References that a step changed (rules.numbering.Followed)."""
    replaced = Signal(tuple)
    """Words of another town that placeholders stand for (rules.placeholders.Replaced)."""
    rules_renewed = Signal(tuple)
    """Rules that somebody else removed, set or added (rules.rule_data.Rule)."""

    def __init__(self, draft: DraftText, numbers: dict[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = self._saved = draft
        self._elsewhere = RulesElsewhere(draft.rules)
        self._numbers = numbers
        self.numbering: Numbering | None = usual_numbering(draft) if is_in_order(draft) else None
        self.steps = QUndoStack(self)

    @property
    def draft(self) -> DraftText:
        """The draft as it stands."""
        return self._draft

    @property
    def saved(self) -> DraftText:
        """The draft as the register has it."""
        return self._saved

    def unsaved(self) -> bool:
        """Tell whether the draft differs from the one in the register."""
        return self._draft != self._saved

    @property
    def stored_rules(self) -> tuple[Rule, ...]:
        """The rules as the register had them when it was last looked at."""
        return self._elsewhere.stored

    def note_saved(self, draft: DraftText, stored: DraftText) -> None:
        """Take note that the register holds a draft now, which it gives back as ``stored``."""
        self._saved = draft
        self._look(stored)
        self.changed.emit()

    def start_anew(self, draft: DraftText) -> None:
        """Begin with another draft, as the register has it."""
        self.steps.clear()
        self._draft = self._saved = draft
        self._elsewhere = RulesElsewhere(draft.rules)
        self.changed.emit()

    def renew_rules(self, stored: DraftText) -> None:
        """Take over what somebody else did to the rules, in every step; ``stored`` is what the register holds."""
        if stored.rules != self._elsewhere.stored:
            self._look(stored)
            self.changed.emit()

    def reconcile(self, chosen: DraftText, theirs: DraftText) -> None:
        """Make what was chosen between two versions the draft in hand, as a step; the register holds ``theirs``."""
        self._look(theirs)
        self._elsewhere.bring_back(chosen.rules)
        self._saved = theirs
        self._push(chosen, None, "")

    def _look(self, stored: DraftText) -> None:
        told = self._elsewhere.look(self._draft, stored)
        self._draft, self._saved = map(self._elsewhere.applied, (self._draft, self._saved))
        if told:
            self.rules_renewed.emit(told)

    def section(self, uid: str) -> DraftSection | None:
        """Return a section by its uid."""
        place = self._draft.place(uid)
        return self._draft.sections[place] if place >= 0 else None

    # words

    def type_body(self, uid: str, body: str, run: int = 0) -> None:
        """Change the text of a section or the introduction; what is typed in the same ``run`` is one step."""
        place = self._draft.place(uid)
        if uid == INTRODUCTION:
            new = dataclasses.replace(self._draft, introduction=body)
        elif place >= 0:
            new = drafts.change(self._draft, place, body=body)
        else:
            return
        self._push(new, uid, f"body/{uid}/{run}")

    def rename(self, uid: str, *, number: str | None = None, heading: str | None = None) -> None:
        """Change a section's number or heading."""
        place = self._draft.place(uid)
        if place >= 0:
            self._push(
                drafts.change(self._draft, place, number=number, heading=heading), uid, f"heading/{uid}"
            )

    # the tree

    def add_section(self, after: str) -> str:
        """Put a new section after another with its children, on its level (INTRODUCTION: first); return its uid."""
        place = self._draft.place(after)
        at = end_of(self._draft.sections, place) if place >= 0 else 0
        level = self._draft.sections[place].level if place >= 0 else 1
        uid = new_uid()
        self._shape(drafts.insert(self._draft, at, (DraftSection(uid, 1, TO_NUMBER, ""),), level), uid)
        return uid

    def delete(self, uid: str) -> None:
        """Remove a section with its children."""
        place = self._draft.place(uid)
        if place >= 0:
            new = drafts.delete(self._draft, place)
            near = new.sections[min(place, len(new.sections) - 1)].uid if new.sections else INTRODUCTION
            self._shape(new, near)

    def move_up(self, uid: str) -> None:
        """Put a section before its elder sister."""
        self._on(uid, drafts.move_up)

    def move_down(self, uid: str) -> None:
        """Put a section after its younger sister."""
        self._on(uid, drafts.move_down)

    def promote(self, uid: str) -> None:
        """Raise a section and its children by one level."""
        self._on(uid, lambda draft, at: drafts.change_level(draft, at, draft.sections[at].level - 1))

    def demote(self, uid: str) -> None:
        """Lower a section and its children by one level."""
        self._on(uid, lambda draft, at: drafts.change_level(draft, at, draft.sections[at].level + 1))

    def move(self, uid: str, to: int, level: int) -> None:
        """Put a section before the one at a place, on a level."""
        self._on(uid, lambda draft, at: drafts.move(draft, at, to, level))

    def take(self, clause: Clause, at: int, level: int, *, with_placeholders: bool = True) -> str:
        """Insert a borrowed clause before the section at a place; return the uid of its first section."""
        taken = borrowing.borrow(clause, self._draft, new_uid, with_placeholders=with_placeholders)
        first = taken.sections[0].uid
        self._shape(drafts.insert(self._draft, at, taken.sections, level, taken.rules), first)
        if taken.replaced:
            self.replaced.emit(taken.replaced)
        return first

    def place_after(self, uid: str) -> tuple[int, int]:
        """Return where something that comes after a section with its children is put, and on which level.

        A heading that has nothing yet takes it in.
        """
        place = self._draft.place(uid)
        if place < 0:
            return len(self._draft.sections), 1
        if self._is_empty(place):
            return place + 1, self._draft.sections[place].level + 1
        return end_of(self._draft.sections, place), self._draft.sections[place].level

    def _is_empty(self, place: int) -> bool:
        sections = self._draft.sections
        return not sections[place].body.strip() and end_of(sections, place) == place + 1

    def place_for(self, theme: str) -> tuple[int, int]:
        """Return where a clause on a theme is put, and on which level: under its heading, or before the annexes."""
        sections = self._draft.sections
        for place, one in enumerate(sections):
            if theme in one.themes and not one.body.strip():
                return end_of(sections, place), one.level + 1
        for place, one in enumerate(sections):
            if one.level == 1 and is_annex(one.number):
                return place, 1
        return len(sections), 1

    # numbers

    def number_by(self, style: Numbering | None) -> None:
        """Number the draft in a style from now on, or leave its numbers alone."""
        self.numbering = style
        if style is not None:
            anew = tuple(
                dataclasses.replace(one, number=one.number or TO_NUMBER) for one in self._draft.sections
            )
            new = dataclasses.replace(self._draft, sections=anew)
            settled, told = settle(self._draft, new, style, self._numbers)
            self._push(settled, self._first(), "")
            if told:
                self.followed.emit(told)

    def _first(self) -> str:
        return self._draft.sections[0].uid if self._draft.sections else INTRODUCTION

    # steps

    def _on(self, uid: str, change: Callable[[DraftText, int], DraftText]) -> None:
        place = self._draft.place(uid)
        if place >= 0:
            self._shape(change(self._draft, place), uid)

    def _shape(self, new: DraftText, uid: str) -> None:
        if new == self._draft:
            return
        settled, told = settle(self._draft, new, self.numbering, self._numbers)
        self._push(settled, uid, "")
        if told:
            self.followed.emit(told)

    def _push(self, new: DraftText, uid: str | None, run: str) -> None:
        if new != self._draft:
            self.steps.push(_Step(self, self._draft, new, uid, run))

    def put(self, draft: DraftText, uid: str | None) -> None:
        """Make a draft the one in hand: what a step does; ``uid`` is the section it was about, None the whole draft."""
        self._draft = self._elsewhere.applied(draft)
        self.changed.emit()
        if uid is not None:
            self.reached.emit(uid)


class _Step(QUndoCommand):
    """From one draft to the next; typing on in the same place (``run``) makes one step."""

    def __init__(
        self, of: Composition, before: DraftText, after: DraftText, uid: str | None, run: str
    ) -> None:
        super().__init__()
        self._of, self._before, self._uid = of, before, uid
        self.after, self.run = after, run

    def id(self) -> int:
        """Qt: steps of the same kind may be joined."""
        return 1 if self.run else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Qt: join the next step when it goes on typing in the same place."""
        if not isinstance(other, _Step) or other.run != self.run:
            return False
        self.after = other.after
        return True

    def redo(self) -> None:
        """Qt: do it."""
        self._of.put(self.after, self._uid)

    def undo(self) -> None:
        """Qt: take it back."""
        self._of.put(self._before, self._uid)


__all__ = ["INTRODUCTION", "Composition", "Followed", "Replaced"]
