"""The disciplinary ladder of one register: read plainly, changed in one transaction. No person is in it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.roles import Permission
from medias_desktop.sanctions.rules.ladder import DeadlineFrom, Ladder, LadderStep, RepeatOf, StepKind

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

_STEPS = "SELECT * FROM sanction_step ORDER BY retired, position, id"
_SETTING = "SELECT * FROM sanction_setting WHERE id = 1"


class LadderSettings:
    """The ladder of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def ladder(self) -> Ladder:
        """Return the steps in use and what holds for them; the proposal while nothing was decided."""
        found = self.with_retired()
        return replace(found, steps=tuple(one for one in found.steps if not one.retired))

    def with_retired(self) -> Ladder:
        """Return the ladder with the steps that are no longer in use after the others: for its form."""
        from medias_desktop.sanctions.rules.ladder_checks import PROPOSAL

        settings = self._register.rows(_SETTING)
        if not settings:
            return PROPOSAL
        row = settings[0]
        return Ladder(
            steps=tuple(map(_step, self._register.rows(_STEPS))),
            deadline_days=row["deadline_days"],
            working_days=bool(row["working_days"]),
            deadline_from=DeadlineFrom(row["deadline_from"]),
            repeat_of=RepeatOf(row["repeat_of"]),
            union_name=row["union_name"],
            ethics_note=row["ethics_note"],
            case_months=row["case_months"],
            province=row["province"],
            decided=True,
            version=row["version"],
        )

    @property
    def province(self) -> str:
        """The province whose days of rest count, two letters."""
        return self.ladder().province

    def ethics_note(self) -> str:
        """Return what is told of elected officials, in the interface language while the town wrote nothing."""
        from medias_desktop.core.i18n import translate
        from medias_desktop.sanctions.rules.ladder_checks import ETHICS_NOTE

        return self.ladder().ethics_note or translate(ETHICS_NOTE)

    def save(self, ladder: Ladder, used: Collection[str] | None = None) -> None:
        """Keep a ladder; ``version`` is that of the one it was made from, a step without uid is a new one.

        ``used`` are the uids of the steps that cases use; None when nobody who is entitled was there to say so: then no
        step may go, only be taken out of use. Raises the errors of sanctions.errors.ladder, NotEntitled, or
        ChangedElsewhere when somebody else changed it meanwhile: nothing is saved then.
        """
        from medias_desktop.core.store.errors import ChangedElsewhere
        from medias_desktop.sanctions.models import setting, step
        from medias_desktop.sanctions.rules.ladder_checks import PROPOSAL, check, check_removed, tidied

        ladder = tidied(ladder)
        check(ladder)
        stored = {one.uid: one for one in map(_step, self._register.rows(_STEPS))}
        gone = check_removed(tuple(stored.values()), ladder.steps, used)
        if ladder.version == 0:
            check_removed(PROPOSAL.steps, ladder.steps, used or ())
        with self._register.transaction("change_ladder", Permission.ADMINISTER) as tx:
            if ladder.version == 0:
                if tx.execute(setting.select()).first() is not None:
                    raise ChangedElsewhere
                tx.insert(setting, id=1, **_setting_values(ladder))
            else:
                tx.update(setting, 1, version=ladder.version, **_setting_values(ladder))
            for one in gone:
                tx.delete(step, one.id)
            for one in ladder.steps:
                _write_step(tx, step, one, stored.get(one.uid))


def _write_step(tx: Any, table: Any, step: LadderStep, before: LadderStep | None) -> None:
    from medias_desktop.core.store.errors import ChangedElsewhere
    from medias_desktop.core.store.transaction import new_uid

    values = _step_values(step)
    if before is None and (not step.uid or step.id == 0):  # a new one, or one of the proposal
        tx.insert(table, uid=step.uid or new_uid(), **values)
    elif before is None:
        raise ChangedElsewhere
    elif values != _step_values(before):
        tx.update(table, before.id, version=step.version, **values)


def _setting_values(ladder: Ladder) -> dict[str, object]:
    return {
        "deadline_days": ladder.deadline_days,
        "working_days": ladder.working_days,
        "deadline_from": ladder.deadline_from.value,
        "repeat_of": ladder.repeat_of.value,
        "union_name": ladder.union_name,
        "ethics_note": ladder.ethics_note,
        "case_months": ladder.case_months,
        "province": ladder.province,
    }


def _step_values(step: LadderStep) -> dict[str, object]:
    return {
        "position": step.position,
        "kind": step.kind.value,
        "name_fr": step.name_fr,
        "name_en": step.name_en,
        "days": step.days,
        "validity_months": step.validity_months,
        "repeat_months": step.repeat_months,
        "retired": step.retired,
    }


def _step(row: Any) -> LadderStep:
    return LadderStep(
        id=row["id"],
        uid=row["uid"],
        position=row["position"],
        kind=StepKind(row["kind"]),
        name_fr=row["name_fr"],
        name_en=row["name_en"],
        days=row["days"],
        validity_months=row["validity_months"],
        repeat_months=row["repeat_months"],
        retired=bool(row["retired"]),
        version=row["version"],
    )
