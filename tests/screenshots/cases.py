"""The tab of sanctions, employees: locked, the list, a case with its sections, what is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from medias_desktop.people.service import PeopleService
from medias_desktop.safekeeping.views.sealed_access import SealedAccess
from medias_desktop.sanctions.rules.case_drafts import CaseDraft, DecisionDraft
from medias_desktop.sanctions.rules.cases import (
    Attendance,
    AuthorityReport,
    Closing,
    DemandKind,
    Fault,
    Gravity,
    Grounds,
    MeasureNotice,
    Meeting,
    MeetingKind,
    NoticeMeans,
    OpenCase,
    Outcome,
    PostDemand,
    UnionPresence,
)
from medias_desktop.sanctions.service import SanctionService
from medias_desktop.sanctions.service.disciplinary import Disciplinary
from medias_desktop.sanctions.tab import CASES, SanctionsTab
from medias_desktop.sanctions.views.employees.cases_page import CasesPage
from medias_desktop.sanctions.views.employees.page import EmployeesPage
from tests.screenshots.stage import EMPTY, Scene, Stage

_BY = "Sylvie Nadeau"


def _picture(title: str, lines: tuple[str, ...]) -> bytes:
    """Return something that looks like a post on a network."""
    import io

    from PIL import Image, ImageDraw

    made = Image.new("RGB", (900, 600), "#f0f2f5")
    draw = ImageDraw.Draw(made)
    draw.rectangle((0, 0, 900, 70), fill="#1f5f8b")
    draw.rectangle((60, 110, 840, 540), fill="white", outline="#ccd3da")
    draw.ellipse((90, 140, 150, 200), fill="#b3bac4")
    draw.text((170, 155), title, fill="#1d2733", font_size=26)
    for number, line in enumerate(lines):
        draw.text((90, 240 + 44 * number), line, fill="#1d2733", font_size=28)
    content = io.BytesIO()
    made.save(content, "PNG")
    return content.getvalue()


class _Maker:
    """Writes a few invented cases into the sample register."""

    def __init__(self, stage: Stage) -> None:
        register = stage.program.register
        assert register is not None
        people = PeopleService(register)
        self.service = SanctionService(register, people, stage.policies())
        self.people = people.list()
        self.today = self.service.today
        self.made: list[Disciplinary] = []
        sealed = stage.program.desk.sealed
        assert isinstance(sealed, SealedAccess)
        sealed.with_vault(stage.window, lambda vault: self.made.append(self.service.disciplinary(vault)))
        sealed.forget()
        self.cases, self.acts = self.made[0].cases, self.made[0].acts

    def begin(self, group: str, nth: int, days: int, facts: str, platform: str = "Facebook") -> OpenCase:
        """Begin a case about somebody of a group, a fault of so many days ago."""
        person = [one for one in self.people if one.group.value == group][nth]
        day = self.today - dt.timedelta(days=days)
        clauses = tuple(one.clause for one in self.service.clauses.on(day))[:2]
        fault = Fault(
            day=day, known_on=day + dt.timedelta(days=1), facts=facts, platform=platform, at_work=False
        )
        return self.cases.add(
            CaseDraft(
                person_uid=person.uid,
                reported_on=day + dt.timedelta(days=1),
                reported_by=_BY,
                fault=fault,
                clauses=clauses,
            )
        )

    def hear(self, opened: OpenCase, days: int) -> OpenCase:
        """Write grounds, a verification, a meeting that was held, gravity."""
        acts, day = self.acts, opened.case.fault.day
        opened = acts.add_grounds(
            opened,
            Grounds(day=day + dt.timedelta(days=1), by=_BY, text="Trois collègues ont vu la publication."),
        )
        opened = acts.add_meeting(
            opened,
            Meeting(
                uid="",
                kind=MeetingKind.HEARING,
                day=day + dt.timedelta(days=days),
                time="13:30",
                place="Salle du conseil",
                attendance=Attendance.PRESENT,
                union=UnionPresence.PRESENT,
                union_name="Line Gosselin",
            ),
        )
        return acts.weigh(
            opened, Gravity.SERIOUS, ["Publication vue par le public"], ["Regrets exprimés", "Dossier vierge"]
        )

    def decide(self, opened: OpenCase, days: int) -> OpenCase:
        """Decide for the step suggested and tell the person."""
        day = opened.case.fault.day + dt.timedelta(days=days)
        briefs = self.cases.briefs()
        step = self.acts.suggestion(opened, briefs, day).step
        assert step is not None
        draft = DecisionDraft(
            day=day,
            by=_BY,
            outcome=Outcome.MEASURE,
            reasons="Les faits sont reconnus. La publication a été retirée le jour même.",
            step_uid=step.uid,
            suspension_from=day + dt.timedelta(days=1) if step.days else None,
            suspension_to=day + dt.timedelta(days=step.days) if step.days else None,
            departure="",
        )
        opened = self.acts.decide(opened, briefs, draft)
        return self.acts.notify(
            opened,
            MeasureNotice(
                day=day + dt.timedelta(days=1),
                means=NoticeMeans.IN_PERSON,
                refused_to_sign=True,
                witness="Benoît Dubé",
            ),
        )


def _fill(stage: Stage) -> int:
    """Write the cases and return the one that is to be decided."""
    make = _Maker(stage)
    first = make.decide(
        make.hear(make.begin("regular_employee", 0, 250, "A publié la photo d’un dossier de taxation."), 5), 9
    )
    make.acts.close(
        first, Closing(day=make.today - dt.timedelta(days=200), by=_BY, reason="Mesure appliquée.")
    )
    old = make.decide(
        make.hear(make.begin("casual_employee", 0, 420, "A répondu à un citoyen au nom de la Ville."), 5), 9
    )
    make.acts.close(old, Closing(day=make.today - dt.timedelta(days=380), by=_BY, reason="Mesure appliquée."))
    told = make.decide(
        make.hear(make.begin("regular_employee", 2, 24, "A commenté un dossier en litige."), 5), 9
    )
    make.acts.add_demand(
        told,
        PostDemand(
            uid="",
            demand=DemandKind.REMOVE,
            asked_on=make.today - dt.timedelta(days=9),
            due_on=make.today - dt.timedelta(days=2),
            link="https://exemple.ca/p/91",
        ),
    )
    make.begin("volunteer", 0, 12, "A partagé la photo d’un enfant du camp de jour.", "Instagram")
    elected = make.begin("elected_official", 0, 18, "A divulgué un échange du comité plénier.")
    make.acts.add_report(
        elected, AuthorityReport(uid="", day=make.today - dt.timedelta(days=4), to="Commissaire à l’éthique")
    )
    meant = make.begin(
        "regular_employee",
        0,
        26,
        "A publié, sur la page d’un groupe de citoyens, des propos injurieux envers une collègue, un soir de semaine.",
    )
    picture = _picture(
        "Groupe Citoyens d’ici", ("« Elle ne sait même pas lire un plan.", "  Qu’on la remplace! »")
    )
    meant = make.acts.add_capture(
        meant, picture, "groupe-citoyens.png", note="Reçue par courriel d’une collègue"
    )
    meant = make.acts.add_text_capture(meant, "« Elle ne sait même pas lire un plan. »")
    meant = make.hear(meant, 6)
    return int(meant.id)


def _shown(stage: Stage) -> tuple[CasesPage, int]:
    number = _fill(stage)
    page = _page(stage)
    page.open()
    stage.until(page.settled)
    assert page.cases is not None
    return page.cases, number


def _page(stage: Stage) -> EmployeesPage:
    page = stage.tab("sanctions", SanctionsTab).view(CASES)
    assert isinstance(page, EmployeesPage)
    return page


def locked(stage: Stage) -> QWidget:
    """Before the passphrase."""
    stage.tab("sanctions", SanctionsTab)
    return stage.window


def nothing(stage: Stage) -> QWidget:
    """A register without cases."""
    page = _page(stage)
    page.open()
    stage.until(page.settled)
    return stage.window


def due(stage: Stage) -> QWidget:
    """The list with what is due."""
    _shown(stage)
    return stage.window


def passing(stage: Stage) -> QWidget:
    """A case under the cursor that was not opened."""
    cases, number = _shown(stage)
    cases.table.select_numbers([number], number)
    stage.until(cases.settled)
    return stage.window


def case(stage: Stage) -> QWidget:
    """The case to be decided."""
    cases, number = _shown(stage)
    cases.go_to(number)
    stage.until(lambda: cases.settled() and cases.panel.card is not None)
    stage.settle()
    return stage.window


def _section(name: str) -> Callable[[Stage], QWidget]:
    def show(stage: Stage) -> QWidget:
        case(stage)
        cases = _page(stage).cases
        assert cases is not None
        cases.panel.show_section(name)
        stage.settle(400)
        return stage.window

    return show


def told(stage: Stage) -> QWidget:
    """A case whose measure was notified."""
    cases, _number = _shown(stage)
    row = next(one for one in cases.table.rows() if one.notified_on and not one.closed_on)
    cases.go_to(row.id)
    stage.until(lambda: cases.settled() and cases.panel.card is not None)
    stage.settle()
    return stage.window


SCENES = (
    Scene("cases-locked", locked),
    Scene("cases-empty", nothing, register=EMPTY),
    Scene("cases-due", due, main=True),
    Scene("cases-passing", passing),
    Scene("cases-case", case, main=True),
    Scene("cases-told", told),
    Scene("cases-pieces", _section("pieces")),
    Scene("cases-history", _section("history")),
    Scene("cases-links", _section("links")),
)
