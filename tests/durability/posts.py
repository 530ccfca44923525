"""A day with the calendar: posts are written, approved, published, taken in; requests are decided, interactions answered.

``python -m tests.durability.posts ROUNDS [SEED]`` kills it at any instant, again and again (``kills``). Exits with 1 when a post is
there without its texts or its steps, a state without the step to it, a capture without its picture, a decision or an answer
in part, or half of what was taken in at once.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path

from medias_desktop.core.errors import UserError
from medias_desktop.core.store.attachments import fetch
from medias_desktop.core.store.audit import heads
from medias_desktop.core.store.register import Register
from medias_desktop.editorial_calendar.exchange import post_lists
from medias_desktop.editorial_calendar.rules.interactions import (
    InteractionDraft,
    InteractionKind,
    StepDraft,
    StepKind,
)
from medias_desktop.editorial_calendar.rules.post_records import Publication
from medias_desktop.editorial_calendar.rules.posts import PostDraft, PostState, PostText
from medias_desktop.editorial_calendar.rules.requesting import requests as asking
from medias_desktop.editorial_calendar.rules.requesting.states import RequestKind, RequestState
from tests.durability import kills, work
from tests.editorial_calendar.town_rules import service_of, service_over
from tests.sanctions.cases import picture

TOGETHER = 3
"""Posts of a list that is taken in."""
PLATFORMS = ("facebook", "website")


class PostDay(work.Day):
    """What is done in the calendar, by chance but the same for the same seed."""

    def __init__(self, register: Register, seed: int) -> None:
        super().__init__(register, seed)
        self.calendar = service_over(register)

    def act(self) -> None:
        """Do one action; what cannot be done is told, not done."""
        actions = [self.write, self.write, self.change, self.go_on, self.go_on, self.publish, self.take_in]
        try:
            self.chance.choice([*actions, self.ask, self.decide, self.hear, self.answer, self.answer])()
        except UserError:
            self.write()

    def write(self) -> None:
        """Write a post for two platforms."""
        self.calendar.posts.add(self._draft())

    def change(self) -> None:
        """Change the words of a post, and set what was found aside now and then."""
        post = self._post("draft", "checked", "approved")
        self.calendar.posts.change(post.id, post.version, self._draft())
        for one in self.calendar.checking.found(post.id)[:1]:
            self.calendar.posts.override(post.id, one, "Essai")

    def go_on(self) -> None:
        """Take a post to its next state."""
        post = self._post("draft", "checked", "approved")
        after = {PostState.DRAFT: PostState.CHECKED, PostState.CHECKED: PostState.APPROVED}
        self.calendar.posts.step(post.id, post.version, after.get(post.state, PostState.SCHEDULED))

    def publish(self) -> None:
        """Record where a post appeared, with a capture of each."""
        post = self._post("approved", "scheduled")
        day = self.register.clock.today()
        found = [
            Publication(platform=one, published_on=day, capture=(picture(), "écran.png")) for one in PLATFORMS
        ]
        self.calendar.post_records.record_publication(post.id, post.version, found)

    def take_in(self) -> None:
        """Take a list of posts in, all of them or none."""
        word = self._word()
        path = Path(os.environ["MEDIAS_PROFILE"], f"{word}.csv")
        lines = [f"2027-03-0{n + 1};{word} {n};Facebook;Texte {n}" for n in range(TOGETHER)]
        path.write_text("\n".join(["Date;Titre;Plateforme;Texte", *lines, ""]), "utf-8")
        listed = post_lists.read_posts(path)
        imports = self.calendar.post_imports
        imports.apply(imports.plan_list(listed, post_lists.guess_mapping(listed)))

    def ask(self) -> None:
        """Record a request."""
        day = self.register.clock.today()
        draft = asking.RequestDraft(
            kind=RequestKind.DEPARTMENT_POST,
            requester="Service des loisirs",
            received_on=day,
            subject=self._word(),
            description="La patinoire ouvre.",
        )
        self.calendar.requests.add(draft)

    def decide(self) -> None:
        """Take a request on, up to the post that it becomes."""
        numbers = [row[0] for row in self.register.rows("SELECT id FROM calendar_request ORDER BY id")]
        if not numbers:
            self.ask()
            return
        found = self.calendar.requests.one(self.chance.choice(numbers))
        if found.kept_state is RequestState.APPROVED:
            self.calendar.requests.make_post(found.id)
            return
        states = [one for one in self.calendar.requests.next_states(found) if one is not RequestState.REFUSED]
        if not states:
            self.ask()
            return
        step = asking.StepDraft(
            state=self.chance.choice(states),
            day=self.register.clock.today(),
            by="Julie Landry",
            office="communications",
            reasons="Utile à tous.",
        )
        self.calendar.requests.step(found.id, found.version, step)

    def hear(self) -> None:
        """Record a question."""
        now = self.calendar.local_now - dt.timedelta(hours=self.chance.randrange(1, 90))
        self.calendar.interactions.record(
            InteractionDraft(kind=InteractionKind.QUESTION, received_at=now, text=self._word())
        )

    def answer(self) -> None:
        """Answer an interaction, for a time or for good, or close it."""
        rows = self.register.rows("SELECT id FROM interaction WHERE state <> 'closed' ORDER BY id")
        if not rows:
            self.hear()
            return
        kept = self.calendar.interactions
        one = kept.one(self.chance.choice(rows)[0])
        kind = self.chance.choice((StepKind.PROVISIONAL, StepKind.ANSWERED, StepKind.CLOSED))
        step = StepDraft(kind=kind, taken_at=self.calendar.local_now, channel="public_reply", text="Noté.")
        kept.step(one.id, one.version, step)

    def _draft(self) -> PostDraft:
        day = self.register.clock.today() + dt.timedelta(days=self.chance.randrange(1, 200))
        text = " ".join(self._word() for _n in range(self.chance.choice((4, 300))))
        return PostDraft(
            title=self._word(),
            category="own_activity",
            planned_on=day,
            planned_time=dt.time(10),
            texts=tuple(PostText(platform=one, text=text) for one in PLATFORMS),
            author="Julie Landry",
        )

    def _post(self, *states: str):
        known = ", ".join(f"'{one}'" for one in states)
        own = "category = 'own_activity'"  # not those of a list, which stay as they came
        rows = self.register.rows(
            f"SELECT id FROM calendar_post WHERE {own} AND state IN ({known}) ORDER BY id"
        )
        if not rows:
            self.write()
            return self._post("draft")
        return self.calendar.posts.one(self.chance.choice(rows)[0])

    def _word(self) -> str:
        return "".join(self.chance.choices("bcdfgklmnprtv", k=9))


def prepare(register: Register) -> None:
    """Take a town's text over, and begin with something of everything."""
    work.prepare(register)
    service_of(register, "montmagny")
    day = PostDay(register, 0)
    for act in (day.write, day.write, day.ask, day.hear):
        act()


FAULTS = {
    "a post without its texts": (
        "SELECT 1 FROM calendar_post p WHERE platforms <> '' AND NOT EXISTS"
        " (SELECT 1 FROM calendar_post_text t WHERE t.post_id = p.id)"
    ),
    "half of its texts": (
        "SELECT 1 FROM calendar_post p WHERE (SELECT count(*) FROM calendar_post_text t WHERE t.post_id = p.id)"
        " <> CASE platforms WHEN '' THEN 0 ELSE length(platforms) - length(replace(platforms, ',', '')) + 1 END"
    ),
    "texts of another day": (
        "SELECT 1 FROM calendar_post p JOIN calendar_post_text t ON t.post_id = p.id"
        " WHERE t.planned_on IS NOT p.planned_on"
    ),
    "a state without the step to it": (
        "SELECT 1 FROM calendar_post p WHERE state <> (SELECT s.state FROM calendar_post_step s"
        " WHERE s.post_id = p.id ORDER BY s.id DESC LIMIT 1)"
    ),
    "approved by nobody": (
        "SELECT 1 FROM calendar_post WHERE state IN ('approved', 'scheduled') AND approved_at IS NULL"
    ),
    "published without evidence on both platforms": (
        "SELECT 1 FROM calendar_post p WHERE state = 'published' AND"
        " (SELECT count(*) FROM calendar_evidence e WHERE e.post_id = p.id) <> 2"
    ),
    "evidence without its capture": "SELECT 1 FROM calendar_evidence WHERE capture_sha256 IS NULL",
    "a capture that nothing names": (
        "SELECT 1 FROM attachment a WHERE media_type = 'image/png' AND NOT EXISTS"
        " (SELECT 1 FROM calendar_evidence e WHERE e.capture_sha256 = a.sha256)"
    ),
    "a verdict of more than was found": (
        "SELECT 1 FROM calendar_verdict v WHERE blocks + warnings + informs >"
        " (SELECT count(*) FROM calendar_finding f WHERE f.post_id = v.post_id)"
    ),
    "half of a list": (
        "SELECT 1 FROM calendar_post WHERE planned_on >= '2027-03-01' AND title LIKE '% _'"
        f" GROUP BY substr(title, 1, 9) HAVING count(*) <> {TOGETHER}"
    ),
    "a request without the step to its state": (
        "SELECT 1 FROM calendar_request r WHERE state <> (SELECT s.state FROM calendar_request_step s"
        " WHERE s.request_id = r.id ORDER BY s.id DESC LIMIT 1)"
    ),
    "an answer without its step": (
        "SELECT 1 FROM interaction i WHERE state IN ('answered', 'closed', 'provisional') AND NOT EXISTS"
        " (SELECT 1 FROM interaction_step s WHERE s.interaction_id = i.id)"
    ),
}


def faults(register: Register, acknowledged: int) -> list[str]:
    """Return what is wrong with a register that was opened again."""
    found = work.faults(register, acknowledged)
    for row in register.rows("SELECT capture_sha256 FROM calendar_evidence WHERE capture_sha256 IS NOT NULL"):
        fetch(register, row[0])
    return found + [name for name, statement in FAULTS.items() for _row in register.rows(statement)]


def main(arguments: list[str]) -> int:
    """Work until killed, or for so many actions, when a register is given; otherwise run rounds and print what was found."""
    if arguments and arguments[0].isdecimal():
        found = kills.run(int(arguments[0]), int((arguments[1:] or ["1"])[0]), THIS, LONGEST)
        print(f"posts: {dict(found)}")
        return int(set(found) != {"rounds", "events acknowledged"})
    path, seed, count = Path(arguments[0]), int(arguments[1]), int((arguments[2:] or ["-1"])[0])
    register = Register.open(path)
    with register._writing() as connection:  # the log is folded in often, as after a long day
        connection.exec_driver_sql("PRAGMA wal_autocheckpoint=40")
    day = PostDay(register, seed)
    while count:
        day.act()
        known = heads.remembered(register.id)
        os.write(1, b"%d\n" % (known.seq if known else 0))
        count -= 1
    register.close()
    return 0


THIS = sys.modules[__name__]
LOADED = (
    "medias_desktop.editorial_calendar.service.checking",
    "medias_desktop.editorial_calendar.service.post_imports",
    "medias_desktop.editorial_calendar.service.interactions",
    "medias_desktop.editorial_calendar.service.requests",
    "medias_desktop.editorial_calendar.service.post_records",
)
"""What is loaded once, not in each copy that is killed."""
LONGEST = 0.4
"""Seconds after which a round is killed at the latest."""

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
