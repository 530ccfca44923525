"""A day with policies: import, composing, notes, rules, the council, adoption with placeholders, repeal.

``python -m tests.durability.texts ROUNDS [SEED]`` kills it at any instant, again and again (``kills``). Exits with 1 when a
text is neither as before nor as after an action, or the search finds anything but what is there.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

from medias_desktop.core.progress import Silent
from medias_desktop.core.store.audit import heads
from medias_desktop.core.store.register import Register
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.policies.outline import read_outline
from medias_desktop.policies.rules import (
    PolicyIdentity,
    Resolution,
    Signatory,
    VersionState,
    placeholders,
    text_sha256,
)
from medias_desktop.policies.rules import drafts as drafting
from medias_desktop.policies.rules.borrowing import borrow
from medias_desktop.policies.rules.composing_errors import UnfilledPlaceholders
from medias_desktop.policies.rules.composing_steps import settle
from medias_desktop.policies.rules.notes import Note, NoteKind
from medias_desktop.policies.rules.searching import Filters, FoundKind
from medias_desktop.policies.service.catching_up import outdated
from medias_desktop.policies.service.clauses import town_numbers
from medias_desktop.policies.service.services import PolicyServices
from tests.durability import kills, work

IDENTITY = PolicyIdentity("Ville", "Politique", "", "fr")
FAMILIES = 3


class TextDay(work.Day):
    """What is done with texts, by chance but the same for the same seed."""

    def __init__(self, register: Register, seed: int) -> None:
        super().__init__(register, seed)
        self.services = PolicyServices(register)

    def act(self) -> None:
        """Do one action."""
        self.chance.choice(
            [self.bring, self.compose, self.compose, self.compose, self.borrow, self.comment, self.switch,
             self.submit, self.adopt, self.repeal, self.delete]
        )()  # fmt: skip

    def bring(self) -> None:
        """Import a text, as a policy of its own or as the next one of a policy."""
        families = [one for one in self.policies.library() if not one.town]
        into = self.chance.choice(families).id if len(families) >= FAMILIES else None
        text = "\n\n".join(f"{n}. Titre {self._word()}\n\n{self._words()}" for n in range(1, 9))
        identity = PolicyIdentity("Ville", f"Politique {self._word()}", "", "fr")
        self.policies.import_policy("texte.txt", text.encode(), read_outline(text), identity, into)

    def compose(self) -> None:
        """Save a draft in which much changed."""
        if (found := self._one(VersionState.DRAFT)) is None:
            self.bring()
            return
        summary, before = self.services.composing.draft(found.id)
        text = before
        for _change in range(self.chance.randrange(1, 6)):
            text = self._changed(text)
        self.services.composing.save_draft(summary.id, summary.row_version, text, before.rules)

    def borrow(self) -> None:
        """Take a town's clause into a draft, with its rules."""
        if (found := self._one(VersionState.DRAFT)) is None:
            return
        summary, text = self.services.composing.draft(found.id)
        clause = self.services.composing.clause("town/montmagny", "MM:5.12", "fr")
        taken = borrow(clause, text, new_uid, with_placeholders=True)
        whole = drafting.insert(text, len(text.sections), taken.sections, 1, taken.rules)
        settled, _told = settle(text, whole, None, town_numbers())
        self.services.composing.save_draft(summary.id, summary.row_version, settled, text.rules)

    def comment(self) -> None:
        """Write a note on a text, or remove one."""
        found = self.chance.choice(self._versions())
        notes = self.services.notes.notes(found.uid)
        if notes and self.chance.random() < 0.4:
            self.services.notes.delete(self.chance.choice(notes).id)
        else:
            note = Note(0, found.uid, "", NoteKind.COMMENT, "Léo", self.register.clock.today(), self._words())
            self.services.notes.add(note)

    def switch(self) -> None:
        """Switch a rule of a draft."""
        if (found := self._one(VersionState.DRAFT)) is None:
            return
        rules = self.services.composing.draft(found.id)[1].rules
        if rules:
            rule = self.chance.choice(rules)
            self.services.rules.switch(found.id, rule.uid, rule.row_version, active=not rule.active)

    def submit(self) -> None:
        """Lay a draft before the council, or take it back."""
        today = self.register.clock.today()
        if (found := self._one(VersionState.SUBMITTED)) is not None and self.chance.random() < 0.5:
            self.services.life.withdraw(found.id, found.row_version)
        elif (found := self._one(VersionState.DRAFT)) is not None:
            self.services.life.submit(found.id, found.row_version, today)

    def adopt(self) -> None:
        """Adopt a text, its placeholders filled."""
        found = self._one(VersionState.SUBMITTED) or self._one(VersionState.DRAFT)
        if found is None:
            return
        self.services.composing.set_placeholders({name: self._word() for name in placeholders.KNOWN})
        today = self.register.clock.today()
        resolution = Resolution("2026-1", today - dt.timedelta(days=9), today - dt.timedelta(days=2))
        try:
            self.policies.adopt(found.id, resolution, [Signatory("Léo Roy", "Maire")], {}, Silent())
        except UnfilledPlaceholders:  # a reference to a clause that was not taken along
            self.compose()

    def repeal(self) -> None:
        """Repeal a text in force, or take a repeal back."""
        today = self.register.clock.today()
        repealed = [
            one for one in self._versions() if one.repealed_on is not None and one.repealed_on > today
        ]
        if repealed:
            self.services.life.cancel_repeal(repealed[0].id, repealed[0].row_version)
        elif (found := self._one(VersionState.IN_FORCE)) is not None:
            later = today + dt.timedelta(days=self.chance.choice((0, 30)))
            self.services.life.repeal(found.id, found.row_version, "2026-2", later)

    def delete(self) -> None:
        """Delete a draft when there are enough of them."""
        drafts = [one for one in self._versions() if one.state is VersionState.DRAFT]
        if len(drafts) > FAMILIES:
            self.policies.delete_draft(self.chance.choice(drafts).id)

    def _changed(self, text: drafting.DraftText) -> drafting.DraftText:
        if len(text.sections) < 3:
            new = drafting.DraftSection(f"s{self._word()}", 1, "9", self._word(), self._words())
            return drafting.insert(text, len(text.sections), (new,), 1)
        at = self.chance.randrange(len(text.sections))
        what = self.chance.randrange(4)
        if what == 0:
            return drafting.delete(text, at)
        if what == 1:
            return drafting.move(text, at, self.chance.randrange(len(text.sections)), 1)
        body = self._words() + (" {{phone}}" if what == 2 else "")
        return drafting.change(text, at, heading=f"Titre {self._word()}", body=body)

    def _one(self, state: VersionState):
        found = [one for one in self._versions() if one.state is state]
        return self.chance.choice(found) if found else None

    def _word(self) -> str:
        return "".join(self.chance.choices("bcdfgklmnprtv", k=9))

    def _words(self) -> str:
        return " ".join(self._word() for _n in range(self.chance.choice((4, 60))))


def prepare(register: Register) -> None:
    """Give an empty register its first texts.

    Another process does it: one that typeset a document has threads, which its copies to be killed would wait for.
    """
    subprocess.run(
        [sys.executable, "-m", "tests.durability.texts", "prepare", str(register.path)], check=True
    )


def _prepare(path: Path) -> None:
    register = Register.open(path)
    work.prepare(register)
    day = TextDay(register, 1)
    for _number in range(FAMILIES):
        day.bring()
    register.close()


def faults(register: Register, acknowledged: int) -> list[str]:
    """Return what is wrong with a register, its texts and their index; [] when nothing is."""
    found = work.faults(register, acknowledged)
    services = PolicyServices(register)
    if missing := outdated(register):
        found.append(f"index: {len(missing)} versions")
    for policy in services.policies.library():
        for summary in policy.versions:
            found += _text_faults(register, services, summary.id)
    return found


def _text_faults(register: Register, services: PolicyServices, version_id: int) -> list[str]:
    version = services.policies.version(version_id)
    found = []
    if version.summary.text_sha256 != text_sha256(version.introduction, version.sections):
        found.append("text: half written")
    if [one.position for one in version.sections] != list(range(1, len(version.sections) + 1)):
        found.append("text: places")
    uids = {one.uid for one in version.sections}
    orphans = [one for one in services.composing.draft(version_id)[1].rules if one.section_uid not in uids]
    if orphans:
        found.append("rules without their clause")
    for one in version.sections:
        words = one.body.split()
        if words and len(words[0]) == 9:
            hits = services.searching.find(words[0], Filters(), "fr").hits
            there = [hit for hit in hits if hit.kind is FoundKind.SECTION and hit.section_uid == one.uid]
            if version_id not in {hit.summary.id for hit in there}:
                found.append("search: not found")
            if any(words[0] not in hit.text for hit in hits):
                found.append("search: what is not there")
    return found


def main(arguments: list[str]) -> int:
    """Work until killed when a register is given; otherwise run rounds and print what was found."""
    if arguments and arguments[0].isdecimal():
        found = kills.run(int(arguments[0]), int((arguments[1:] or ["1"])[0]), THIS, LONGEST)
        print(f"texts: {dict(found)}")
        return int(set(found) != {"rounds", "events acknowledged"})
    if arguments[0] == "prepare":
        _prepare(Path(arguments[1]))
        return 0
    register, seed = Register.open(Path(arguments[0])), int(arguments[1])
    day = TextDay(register, seed)
    while True:
        day.act()
        known = heads.remembered(register.id)
        os.write(1, b"%d\n" % (known.seq if known else 0))


THIS = sys.modules[__name__]
LOADED = ("medias_desktop.core.pdf.typesetting", "pyhanko.sign.signers", "typst")
"""What is loaded once, not in each copy that is killed; importing it begins no thread."""
LONGEST = 0.6
"""Seconds after which a round is killed at the latest: an adoption takes about half of them."""

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
