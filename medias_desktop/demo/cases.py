"""The disciplinary cases of the sample: a measure whose amnesty is over, one that counts, and a fault of the same person since.

They are sealed with the open key of the sample, which has no secrets: all people and facts are invented.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from medias_desktop.core.progress import Silent
from medias_desktop.sanctions.rules.case_drafts import CaseDraft, DecisionDraft
from medias_desktop.sanctions.rules.cases import (
    Attendance,
    BreachClause,
    CaseVerification,
    Closing,
    DemandKind,
    Fault,
    Gravity,
    Grounds,
    LetterKind,
    MeasureNotice,
    Meeting,
    MeetingKind,
    NoticeMeans,
    OpenCase,
    Outcome,
    PostDemand,
    UnionPresence,
)

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.sealed import Vault
    from medias_desktop.people.service import PeopleService
    from medias_desktop.sanctions.service import SanctionService
    from medias_desktop.sanctions.service.disciplinary import Disciplinary

MANAGER, UNION = "Jean-François Morin", "Syndicat des employés municipaux (fictif)"


@dataclass(frozen=True, slots=True)
class SampleFault:
    """A fault so many days ago, how it is cited in the text of that day, and how grave it is."""

    ago: int
    cite: str
    facts: str
    grounds: str
    gravity: Gravity
    aggravating: tuple[str, ...] = ()
    mitigating: tuple[str, ...] = ()


OVER = SampleFault(
    430,
    "art. 3.2",
    "A publié l’horaire de la patinoire sans relecture; une heure était fausse.",
    "La publication était visible de tous.",
    Gravity.MINOR,
    mitigating=("Erreur corrigée le jour même",),
)
COUNTS = SampleFault(
    190,
    "art. 3.2",
    "A publié deux fois sans approbation une annonce que le conseil n’avait pas adoptée.",
    "Deux citoyens ont écrit à l’hôtel de ville au sujet de l’annonce.",
    Gravity.SERIOUS,
    ("Annonce reprise par un média",),
    ("Aucune mesure antérieure",),
)
LATEST = SampleFault(
    12,
    "art. 6",
    "A commenté depuis son compte personnel un projet dont le conseil discutait encore à huis clos.",
    "Une collègue a transmis une capture du commentaire.",
    Gravity.SERIOUS,
    ("Renseignement confidentiel", "Deuxième manquement en un an"),
    ("Commentaire retiré le soir même",),
)


def add_cases(register: Register, people: PeopleService, sanctions: SanctionService, today: dt.date) -> None:
    """Add the sample's cases to a register whose policies and persons are there, and make its ladder its own."""
    from medias_desktop.people.rules import Group, PersonFilter

    ladder = sanctions.ladder.ladder()
    sanctions.ladder.save(replace(ladder, union_name=UNION), frozenset())
    sample = _Sample(sanctions, sanctions.disciplinary(opened_vault(register)), today)
    staff = [one for one in people.list(PersonFilter(active_on=today)) if one.group is Group.REGULAR]
    first, second = staff[1].uid, staff[4].uid
    sample.over(first)
    sample.counts(second)
    sample.latest(second)


def opened_vault(register: Register) -> Vault:
    """Return what opens sealed records of a register that asks nobody for anything."""
    from medias_desktop.core.store.keys.slots import Kind
    from medias_desktop.core.store.sealed import Vault

    keys = register.load_keys()
    slot = keys.slot_of(register.actor.uid, Kind.OPEN)
    assert slot is not None, "the sample opens to all"
    return Vault(keys.unlock_sealed(slot.id, b"").keys)


class _Sample:
    """Takes the cases through their acts, as a user would on the days told."""

    def __init__(self, sanctions: SanctionService, disciplinary: Disciplinary, today: dt.date) -> None:
        self._sanctions, self._today = sanctions, today
        self._cases, self._acts = disciplinary.cases, disciplinary.acts
        self._letters = disciplinary.letters

    def over(self, person_uid: str) -> None:
        """A verbal warning, closed, that counts no more: it is to be taken out of the file."""
        opened = self._heard(OVER, person_uid)
        opened = self._measured(opened, self._day(OVER, 9))
        self._acts.close(
            opened, Closing(day=self._day(OVER, 40), by=MANAGER, reason="La mesure a été suivie.")
        )

    def counts(self, person_uid: str) -> None:
        """A measure after a serious fault, notified, that still counts."""
        self._measured(self._heard(COUNTS, person_uid), self._day(COUNTS, 14))

    def latest(self, person_uid: str) -> None:
        """A fault of the same person since: verified, a post to be removed, a meeting to come, its notice drafted."""
        opened = self._begun(LATEST, person_uid)
        opened = self._acts.add_text_capture(
            opened,
            "Enfin, le terrain de la rue des Pins va être vendu. On l’a su au bureau.",
            note="Profil public",
        )
        opened = self._acts.add_verification(
            opened,
            CaseVerification(
                uid="",
                day=self._day(LATEST, 4),
                by=MANAGER,
                what="Ordre du jour de la séance à huis clos",
                found="Le point n’était pas public ce jour-là.",
            ),
        )
        opened = self._acts.add_demand(
            opened,
            PostDemand(
                uid="",
                demand=DemandKind.REMOVE,
                asked_on=self._day(LATEST, 2),
                done_on=self._day(LATEST, 2),
                note="Retiré le soir même",
            ),
        )
        meeting = self._meeting(self._today + dt.timedelta(days=2))
        opened = self._acts.add_meeting(opened, meeting)
        opened = self._weighed(opened, LATEST)
        subject, body = self._letters.proposal(opened, LetterKind.MEETING_NOTICE, "fr")
        self._letters.write(opened, LetterKind.MEETING_NOTICE, "fr", subject, body)

    def _begun(self, fault: SampleFault, person_uid: str) -> OpenCase:
        day = self._day(fault)
        known = self._day(fault, 1)
        opened = self._cases.add(
            CaseDraft(
                person_uid=person_uid,
                reported_on=known,
                reported_by="Line Caron",
                fault=Fault(
                    day=day,
                    known_on=known,
                    facts=fault.facts,
                    platform="Facebook",
                    at_work=fault is not LATEST,
                ),
                clauses=(self._clause(day, fault.cite),),
            )
        )
        return self._acts.add_grounds(opened, Grounds(day=known, by=MANAGER, text=fault.grounds))

    def _heard(self, fault: SampleFault, person_uid: str) -> OpenCase:
        opened = self._begun(fault, person_uid)
        held = replace(
            self._meeting(self._day(fault, 7)), attendance=Attendance.PRESENT, union=UnionPresence.PRESENT
        )
        return self._weighed(self._acts.add_meeting(opened, held), fault)

    def _weighed(self, opened: OpenCase, fault: SampleFault) -> OpenCase:
        return self._acts.weigh(opened, fault.gravity, fault.aggravating, fault.mitigating)

    def _measured(self, opened: OpenCase, day: dt.date) -> OpenCase:
        """Decide for the step that is suggested and hand its letter over the day after."""
        briefs = self._cases.briefs(Silent())
        step = self._acts.suggestion(opened, briefs, day).step
        assert step is not None
        draft = DecisionDraft(
            day=day,
            by=MANAGER,
            outcome=Outcome.MEASURE,
            reasons="Les faits sont reconnus par la personne.",
            step_uid=step.uid,
            suspension_from=day + dt.timedelta(days=1) if step.days else None,
            suspension_to=day + dt.timedelta(days=step.days) if step.days else None,
        )
        opened = self._acts.decide(opened, briefs, draft)
        notice = MeasureNotice(day=day + dt.timedelta(days=1), means=NoticeMeans.IN_PERSON)
        return self._acts.notify(opened, notice)

    def _meeting(self, day: dt.date) -> Meeting:
        return Meeting(
            uid="",
            kind=MeetingKind.HEARING,
            day=day,
            time="10:00",
            place="Hôtel de ville, salle 2",
            union=UnionPresence.OFFERED,
            union_name="Sophie Fictive",
        )

    def _clause(self, day: dt.date, cite: str) -> BreachClause:
        return next(one.clause for one in self._sanctions.clauses.on(day) if one.clause.cite == cite)

    def _day(self, fault: SampleFault, after: int = 0) -> dt.date:
        return self._today - dt.timedelta(days=fault.ago - after)
