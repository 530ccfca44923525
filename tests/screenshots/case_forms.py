"""The forms of a disciplinary case: opened in steps, what is gathered, the decision, what follows."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtWidgets import QWidget

from medias_desktop.people.rules import Group
from medias_desktop.people.service import PeopleService
from medias_desktop.sanctions.rules.case_drafts import CaseDraft, DecisionDraft
from medias_desktop.sanctions.rules.cases import (
    Attendance,
    Fault,
    Gravity,
    Grounds,
    MeasureNotice,
    Meeting,
    MeetingKind,
    NoticeMeans,
    OpenCase,
    Outcome,
    UnionPresence,
)
from medias_desktop.sanctions.service import SanctionService
from medias_desktop.sanctions.service.disciplinary import Disciplinary
from medias_desktop.sanctions.views.case.acts import CaseErrands
from medias_desktop.sanctions.views.case.deciding.form import DecisionForm
from tests.screenshots.stage import Scene, Stage

_BY = "Sylvie Nadeau"
_FACTS = (
    "Dans un groupe public de quartier, la personne a écrit qu’une collègue « ne sait même pas compter » "
    "et a donné le nom de la citoyenne dont la plainte était à l’étude."
)


class _Begun:
    """The open lock, the errands, and cases as they are needed."""

    def __init__(self, stage: Stage) -> None:
        register, sealed = stage.program.register, stage.program.desk.sealed
        assert register is not None
        assert sealed is not None
        people = PeopleService(register)
        self.service = SanctionService(register, people, stage.policies())
        made: list[Disciplinary] = []
        sealed.with_vault(stage.window, lambda vault: made.append(self.service.disciplinary(vault)))
        self.disciplinary = made[0]
        self.people = people.list()
        self.errands = CaseErrands(stage.window, made[0], self.service, stage.program.desk)
        stage.kept = self.errands  # type: ignore[attr-defined]

    def person(self, group: Group = Group.REGULAR) -> Any:
        return next(one for one in self.people if one.group is group)

    def case(self, days: int = 12, group: Group = Group.REGULAR) -> OpenCase:
        day = self.service.today - dt.timedelta(days=days)
        fault = Fault(
            day=day, known_on=day + dt.timedelta(1), facts=_FACTS, platform="Facebook", at_work=False
        )
        clauses = tuple(one.clause for one in self.service.clauses.on(day))[:2]
        draft = CaseDraft(
            person_uid=self.person(group).uid,
            reported_on=day + dt.timedelta(1),
            reported_by=_BY,
            fault=fault,
            clauses=clauses,
        )
        return self.disciplinary.cases.add(draft)

    def heard(self, days: int = 12) -> OpenCase:
        case, acts = self.case(days), self.disciplinary.acts
        day = case.case.fault.known_on
        case = acts.add_grounds(
            case, Grounds(day=day, by=_BY, text="Deux personnes ont transmis la capture.")
        )
        meeting = Meeting(
            uid="",
            kind=MeetingKind.HEARING,
            day=day + dt.timedelta(3),
            time="13:30",
            place="Salle du conseil",
            attendance=Attendance.PRESENT,
            union=UnionPresence.PRESENT,
            union_name="Paul Vachon",
        )
        case = acts.add_meeting(case, meeting)
        return acts.weigh(case, Gravity.SERIOUS, ("Grande portée de la publication",), ("Faute reconnue",))

    def measured(self, days: int = 12) -> OpenCase:
        case, acts = self.heard(days), self.disciplinary.acts
        day = case.case.fault.day + dt.timedelta(6)
        briefs = self.disciplinary.cases.briefs()
        step = acts.suggestion(case, briefs, day).step
        assert step is not None
        draft = DecisionDraft(
            day=day, by=_BY, outcome=Outcome.MEASURE, reasons="Les faits sont reconnus.", step_uid=step.uid
        )
        return acts.decide(case, briefs, draft)

    def told(self, days: int) -> OpenCase:
        case = self.measured(days)
        assert case.case.decision is not None
        notice = MeasureNotice(day=case.case.decision.day, means=NoticeMeans.IN_PERSON)
        return self.disciplinary.acts.notify(case, notice)


def _fit(stage: Stage, dialog: Any) -> Any:
    room = stage.window.size()
    dialog.resize(min(room.width(), dialog.width()), min(room.height(), dialog.height()))
    stage.settle()
    return dialog


def searched(stage: Stage) -> QWidget:
    """Look for whom the case is about."""
    steps = _Begun(stage).errands.new()
    steps.who.search.setText("an")  # type: ignore[attr-defined]
    stage.settle(400)
    return _fit(stage, steps)


def elected(stage: Stage) -> QWidget:
    """Tell what has to be known of an elected official."""
    begun = _Begun(stage)
    return _fit(stage, begun.errands.new(begun.person(Group.ELECTED).id))


def _filled(stage: Stage) -> Any:
    begun = _Begun(stage)
    steps: Any = begun.errands.new(begun.person().id)
    steps.forward()
    day = begun.service.today - dt.timedelta(9)
    steps.fault.day.set_day(day)
    steps.fault.known_on.set_day(day + dt.timedelta(2))
    steps.fault.platform.combo.setCurrentText("Facebook")
    steps.fault.facts.area.setPlainText(_FACTS)
    return _fit(stage, steps)


def fault(stage: Stage) -> QWidget:
    """Say what happened."""
    return _filled(stage)  # type: ignore[no-any-return]


def clauses(stage: Stage) -> QWidget:
    """Tick the clauses of that day."""
    steps = _filled(stage)
    steps.forward()
    stage.until(lambda: steps.clauses.list.count() > 0)
    from PySide6.QtCore import Qt

    steps.clauses.list.item(3).setCheckState(Qt.CheckState.Checked)
    steps.clauses.list.setCurrentRow(3)
    stage.settle()
    return steps  # type: ignore[no-any-return]


def too_early(stage: Stage) -> QWidget:
    """Take a day on which no text was in force."""
    steps = _filled(stage)
    steps.fault.day.set_day(dt.date(2019, 4, 2))
    steps.forward()
    stage.settle(600)
    steps.forward()
    return steps  # type: ignore[no-any-return]


def grounds(stage: Stage) -> QWidget:
    """Write the grounds down; nothing yet, so that it is asked for."""
    begun = _Begun(stage)
    form = begun.errands.grounds(begun.case())
    form.save()
    return _fit(stage, form)


def verification(stage: Stage) -> QWidget:
    """Verify without grounds."""
    begun = _Begun(stage)
    return _fit(stage, begun.errands.verification(begun.case()))


def version(stage: Stage) -> QWidget:
    """Write the person’s version down."""
    begun = _Begun(stage)
    return _fit(stage, begun.errands.version(begun.case()))


def capture(stage: Stage) -> QWidget:
    """Keep a picture."""
    import io

    from PIL import Image

    content = io.BytesIO()
    Image.new("RGB", (900, 500), "#dbe4ee").save(content, "PNG")
    begun = _Begun(stage)
    form: Any = begun.errands.capture(begun.case())
    form.seen._take(content.getvalue, "capture-groupe-quartier.png")
    stage.until(lambda: form.seen.picture() is not None)
    return _fit(stage, form)


def meeting(stage: Stage) -> QWidget:
    """Complete a meeting."""
    begun = _Begun(stage)
    case = begun.heard()
    return _fit(stage, begun.errands.meeting(case, case.case.meetings[0].uid))


def weigh(stage: Stage) -> QWidget:
    """Weigh the fault."""
    begun = _Begun(stage)
    return _fit(stage, begun.errands.weigh(begun.heard()))


def _deciding(stage: Stage, begun: _Begun, case: OpenCase) -> Any:
    begun.errands.decide(case)
    return _fit(stage, stage.find(stage.window, DecisionForm))


def decide(stage: Stage) -> QWidget:
    """Show what is suggested: one measure counts, one is forgotten."""
    begun = _Begun(stage)
    begun.told(700)
    begun.told(200)
    return _deciding(stage, begun, begun.heard())  # type: ignore[no-any-return]


def departure(stage: Stage) -> QWidget:
    """Choose another measure, and be asked why."""
    form: Any = decide(stage)
    form.step.combo.setCurrentIndex(2)
    form.starts.line.setText("2026-11-23")
    form.reasons.area.setPlainText("Les faits sont reconnus et ont nui à la citoyenne nommée.")
    form.save()
    stage.settle()
    return form  # type: ignore[no-any-return]


def decide_elected(stage: Stage) -> QWidget:
    """Decide about an elected official."""
    begun = _Begun(stage)
    return _deciding(stage, begun, begun.case(group=Group.ELECTED))  # type: ignore[no-any-return]


def notify(stage: Stage) -> QWidget:
    """Notify somebody who will not sign."""
    begun = _Begun(stage)
    form: Any = begun.errands.notify(begun.measured())
    form.refused.box.setChecked(True)
    form.save()
    return _fit(stage, form)  # type: ignore[no-any-return]


def grievance(stage: Stage) -> QWidget:
    """File a grievance."""
    begun = _Begun(stage)
    return _fit(stage, begun.errands.grievance(begun.told(12)))


def demand(stage: Stage) -> QWidget:
    """Demand that a post be removed."""
    begun = _Begun(stage)
    return _fit(stage, begun.errands.demand(begun.case()))


def report(stage: Stage) -> QWidget:
    """Report to the authorities."""
    begun = _Begun(stage)
    return _fit(stage, begun.errands.report(begun.case()))


def close(stage: Stage) -> QWidget:
    """Close a case too early."""
    begun = _Begun(stage)
    form: Any = begun.errands.close(begun.case())
    form.reason.area.setPlainText("Les faits ne sont pas établis.")
    form.save()
    stage.until(lambda: bool(form.trouble.text()))
    return _fit(stage, form)  # type: ignore[no-any-return]


SCENES = (
    Scene("case-form-1-search", searched),
    Scene("case-form-1-elected", elected),
    Scene("case-form-2-fault", fault),
    Scene("case-form-3-clauses", clauses, main=True),
    Scene("case-form-3-too-early", too_early),
    Scene("case-form-grounds", grounds),
    Scene("case-form-verification", verification),
    Scene("case-form-version", version),
    Scene("case-form-capture", capture),
    Scene("case-form-meeting", meeting),
    Scene("case-form-weigh", weigh),
    Scene("case-form-decide", decide, main=True),
    Scene("case-form-departure", departure),
    Scene("case-form-decide-elected", decide_elected),
    Scene("case-form-notify", notify),
    Scene("case-form-grievance", grievance),
    Scene("case-form-demand", demand),
    Scene("case-form-report", report),
    Scene("case-form-close", close),
)
