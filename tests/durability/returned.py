"""A day with scans: sheets that come back are received, confirmed, refused, undone, set aside.

``python -m tests.durability.returned ROUNDS [SEED]`` kills it at any instant, again and again (``kills``). Exits with 1 when the
pages of a file are there in part, a page is without its picture, one that is filed proves nothing, or one that waits does.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from medias_desktop.acknowledgements.rules import Method, ScopeKey
from medias_desktop.acknowledgements.service.returns import Decision
from medias_desktop.core.errors import UserError
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.attachments import fetch
from medias_desktop.core.store.audit import heads
from medias_desktop.core.store.register import Register
from medias_desktop.paper.handling import Fit
from medias_desktop.paper.rules import PageState
from medias_desktop.people.rules import PersonDraft
from tests.acknowledgements.returns import sheets
from tests.durability import kills, work

FILES, PAGES = 8, 3


class ReturnDay(work.Day):
    """What comes back, by chance but the same for the same seed."""

    def __init__(self, register: Register, seed: int) -> None:
        super().__init__(register, seed)
        self.returns = self.acknowledgements.returns
        self.scans = sorted((register.path.parent / "scans").glob("*.pdf"))
        self.done: list = []

    def act(self) -> None:
        """Do one action; what cannot be done any more is told, not done."""
        try:
            self.chance.choice(
                [self.receive, self.receive, self.confirm, self.confirm, self.undo, self.aside]
            )()
        except UserError:
            self.add()

    def receive(self) -> None:
        """Receive a file, some of them again."""
        self.returns.receive([self.chance.choice(self.scans)], Silent())

    def confirm(self) -> None:
        """Confirm a page as signed or refused, or keep it as further evidence."""
        ready = [match for match in self.returns.matches() if match.fit is not Fit.UNMATCHED]
        if not ready:
            self.receive()
            return
        match = self.chance.choice(ready)
        if match.fit is Fit.RECEIVED:
            self.returns.keep_as_evidence(match)
            return
        persons = tuple(row.person_id for row in match.left)
        day = self.acknowledgements.today
        decision = Decision(day, persons)
        if self.chance.random() < 0.2:
            decision = Decision(day, (), persons, "Non", "Luc Roy")
        self.done.append(self.returns.confirm(match.page, match.scope, Method.INDIVIDUAL_SHEET, decision))

    def undo(self) -> None:
        """Take the last confirmation back."""
        if self.done:
            self.returns.undo(self.done.pop())

    def aside(self) -> None:
        """Set a page aside, or take one back."""
        for page in self.returns.tray.pages(PageState.ASIDE)[:1]:
            self.returns.tray.take_back(page.id)
        for page in self.returns.tray.pages(PageState.WAITING)[:1]:
            self.returns.tray.set_aside(page.id, "essai")


def prepare(register: Register) -> None:
    """Record people and an adopted version, and scan their sheets."""
    work.prepare(register)
    day = work.Day(register, 1)
    numbers = [day.people.add(PersonDraft(f"Nom {number}", "Zoé")) for number in range(FILES * 2)]
    version = day.acknowledgements.versions_to_acknowledge()[0]
    scope = day.acknowledgements.scope(ScopeKey(0, version.id))
    uids = {row["id"]: row["uid"] for row in register.rows("SELECT id, uid FROM person")}
    codes = [sheets.individual(register, scope, uids[number]) for number in numbers]
    folder = register.path.parent / "scans"
    folder.mkdir()
    for number in range(FILES):
        pages = [sheets.page_saying(code) for code in (*codes[2 * number : 2 * number + 2], codes[0])]
        (folder / f"{number}.pdf").write_bytes(sheets.scan(*pages))


def faults(register: Register, acknowledged: int) -> list[str]:
    """Return what is wrong with a register that was opened again."""
    found = work.faults(register, acknowledged)
    for row in register.rows("SELECT content_sha256 FROM paper_page"):
        fetch(register, row[0])
    checks = {
        "a file in part": f"SELECT 1 FROM paper_page GROUP BY scan_sha256 HAVING count(*) <> {PAGES}",
        "filed without proving anything": (
            "SELECT 1 FROM paper_page p WHERE state = 'filed' AND NOT EXISTS "
            "(SELECT 1 FROM acknowledgement_evidence e WHERE e.page_id = p.id)"
        ),
        "proves and waits": (
            "SELECT 1 FROM paper_page p JOIN acknowledgement_evidence e ON e.page_id = p.id WHERE state <> 'filed'"
        ),
        "a picture that nothing names": (
            "SELECT 1 FROM attachment a WHERE name = 'page.pdf' AND NOT EXISTS "
            "(SELECT 1 FROM paper_page p WHERE p.content_sha256 = a.sha256)"
        ),
    }
    return found + [name for name, statement in checks.items() for _row in register.rows(statement)]


def main(arguments: list[str]) -> int:
    """Work until killed when a register is given; otherwise run rounds and print what was found."""
    if arguments and arguments[0].isdecimal():
        found = kills.run(int(arguments[0]), int((arguments[1:] or ["1"])[0]), THIS, LONGEST)
        print(f"returned: {dict(found)}")
        return int(set(found) != {"rounds", "events acknowledged"})
    register, seed = Register.open(Path(arguments[0])), int(arguments[1])
    day = ReturnDay(register, seed)
    while True:
        day.act()
        known = heads.remembered(register.id)
        os.write(1, b"%d\n" % (known.seq if known else 0))


THIS = sys.modules[__name__]
LONGEST = 0.8
"""Seconds after which a round is killed at the latest: a file takes about a third of one."""

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
