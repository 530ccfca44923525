"""A day's work in a register, through the program's own services; after each action one line tells that it was recorded.

``python -m tests.durability.work REGISTER SEED [ACTIONS]``: the line is the number of the trail's last event.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

from medias_desktop.acknowledgements.rules import AcknowledgementState, Method
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.audit import heads, trail
from medias_desktop.core.store.audit.reconciling import reconcile
from medias_desktop.core.store.audit.verifying import verify
from medias_desktop.core.store.register import Register
from medias_desktop.migrations.tables import metadata
from medias_desktop.people.rules import Group, PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.outline import read_outline
from medias_desktop.policies.rules import PolicyIdentity, Resolution, Signatory
from medias_desktop.policies.service import PolicyService

GROUPS = list(Group)


class Day:
    """What is done in one register, by chance but the same for the same seed."""

    def __init__(self, register: Register, seed: int) -> None:
        self.register, self.chance = register, random.Random(seed)
        self.people, self.policies = PeopleService(register), PolicyService(register)
        self.acknowledgements = AcknowledgementService(register, self.people, self.policies)

    def act(self) -> None:
        """Do one action."""
        actions: list[Callable[[], object]] = [
            self.add,
            self.add,
            self.change,
            self.draft,
            self.sign,
            self.sign,
        ]
        self.chance.choice(actions)()

    def add(self) -> None:
        """Record a person."""
        name = "".join(self.chance.choices("abcdefghij", k=self.chance.choice((5, 60, 110))))
        self.people.add(PersonDraft(name, "Essai", group=self.chance.choice(GROUPS)))

    def change(self) -> None:
        """Correct a person."""
        everyone = self.people.list()
        if everyone:
            person = self.chance.choice(everyone)
            draft = PersonDraft(person.last_name, f"N{self.chance.random():.9f}", group=person.group)
            self.people.change(person.id, person.version, draft)

    def draft(self) -> None:
        """Import a text, or delete the draft that was imported before."""
        drafts = [one for one in self._versions() if one.ordinal > 1]
        if drafts:
            self.policies.delete_draft(drafts[0].id)
        else:
            text = f"1. Objet\n\nTexte {self.chance.random()}\n\n2. Portée\n\n{'mot ' * 900}\n"
            (policy,) = self.policies.library()
            identity = PolicyIdentity("Ville", policy.title, "", "fr")
            self.policies.import_policy("texte.txt", text.encode(), read_outline(text), identity, policy.id)

    def sign(self) -> None:
        """Record that some people signed, or take a signature back when all have."""
        version_id = self._adopted()
        rows = self.acknowledgements.overview(version_id).rows
        waiting = [row.person_id for row in rows if row.status.state is not AcknowledgementState.SIGNED]
        if waiting:
            chosen = self.chance.sample(waiting, min(len(waiting), 3))
            today = self.register.clock.today()
            self.acknowledgements.record(version_id, chosen, today, Method.INDIVIDUAL_SHEET)
        elif rows:
            self.acknowledgements.cancel(self.chance.choice(rows).status.event_id, "essai")

    def _versions(self) -> list:
        return [version for policy in self.policies.library() for version in policy.versions]

    def _adopted(self) -> int:
        return min(self._versions(), key=lambda one: one.ordinal).id


def prepare(register: Register) -> None:
    """Give an empty register what the day needs: an adopted policy (signed by pen) and some people."""
    day = Day(register, 0)
    text = "1. Objet\n\nUn texte.\n\n2. Portée\n\nUn autre.\n"
    version = day.policies.import_policy(
        "p.txt", text.encode(), read_outline(text), PolicyIdentity("Ville", "Politique", "", "fr")
    )
    today = register.clock.today()
    resolution = Resolution(
        "2026-1", today - dt.timedelta(days=9), today - dt.timedelta(days=2), "A", "B", ""
    )
    day.policies.adopt(version, resolution, [Signatory("Léo Roy", "Maire")], {}, Silent())
    for _number in range(5):
        day.add()


def faults(register: Register, acknowledged: int) -> list[str]:
    """Return what is wrong with a register of which so many events were acknowledged; [] when nothing is."""
    found = []
    with register.read() as connection:
        if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
            found.append("structure")
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            found.append("references")
        last = trail.head(connection)
        if last.seq < acknowledged:
            found.append(f"lost: {acknowledged - last.seq}")
        found += [f"trail: {problem}" for problem in verify(connection).problems]
        found += [f"record without its event: {one}" for one in reconcile(connection, metadata)]
    return found


def main(arguments: list[str]) -> int:
    """Work until the given number of actions is done, or for ever."""
    path, seed, count = Path(arguments[0]), int(arguments[1]), int((arguments[2:] or ["-1"])[0])
    register = Register.open(path)
    with register._writing() as connection:  # the log is folded in often, as after a long day
        connection.exec_driver_sql("PRAGMA wal_autocheckpoint=40")
    day = Day(register, seed)
    while count:
        day.act()
        known = heads.remembered(register.id)
        os.write(1, b"%d\n" % (known.seq if known else 0))
        count -= 1
    register.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
