"""The command line’s way to past acknowledgements, and to the register as a file."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medias_desktop.acknowledgements.command import newest_in_force
from medias_desktop.acknowledgements.rules import ScopeKey
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.core.command import open_register
from medias_desktop.core.i18n import _
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.service import PolicyService

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.past_lists.mapping import PastMapping
    from medias_desktop.acknowledgements.past_lists.plan import PastPlan
    from medias_desktop.core.clock import Clock
    from medias_desktop.core.lists.reading import ListTable
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register


def run_past(
    path: Path,
    register_path: Path,
    *,
    user: str = "",
    version_id: int = 0,
    place: str = "",
    dry_run: bool = False,
    progress: Progress | None = None,
    clock: Clock | None = None,
) -> dict[str, Any]:
    """Record a list of past acknowledgements, or only tell what would be recorded (``dry_run``); for machines.

    ``version_id`` is the text of lines that name none, by default the one in force on their date; ``place`` where the
    originals of lines lie that do not say it. The result counts ``rows``, ``new``, ``already`` and gives ``problems`` as
    ``row`` (its number in the file), ``code`` and ``reason``. Raises a UserError when the file or the register cannot
    be used; nothing is written then.
    """
    from medias_desktop.acknowledgements.past_lists.mapping import guess_mapping
    from medias_desktop.acknowledgements.past_lists.reading import read_past

    listed = read_past(path)
    register = open_register(register_path, clock, user)
    try:
        past = _service(register).past
        mapping = dataclasses.replace(guess_mapping(listed), version_id=version_id, place=place)
        plan = past.plan(listed, mapping)
        if not dry_run:
            past.apply(plan, progress)
        return _summary(listed, mapping, plan, applied=not dry_run)
    finally:
        register.close()


def run_export(
    register_path: Path,
    output: Path,
    *,
    user: str = "",
    version_id: int | None = None,
    progress: Progress | None = None,
    clock: Clock | None = None,
) -> list[str]:
    """Write the register of a text as its file’s ending says (.csv, .xlsx or .pdf) and return what was done.

    Without ``version_id`` the newest version in force. Raises NoVersionInForce, VersionNotAdopted or a file error.
    """
    register = open_register(register_path, clock, user)
    try:
        service = _service(register)
        scope = service.scope(ScopeKey(0, newest_in_force(service) if version_id is None else version_id))
        service.exports.write(scope, output, progress)
    finally:
        register.close()
    return [_("The register is written to “{name}”.").format(name=output.name)]


def _service(register: Register) -> AcknowledgementService:
    return AcknowledgementService(register, PeopleService(register), PolicyService(register))


def _summary(listed: ListTable, mapping: PastMapping, plan: PastPlan, *, applied: bool) -> dict[str, Any]:
    from medias_desktop.acknowledgements.past_lists.plan import LineState

    counts = plan.counts()
    return {
        "file": listed.name,
        "rows": len(listed.rows),
        "new": counts[LineState.NEW],
        "already": counts[LineState.ALREADY],
        "applied": applied,
        "columns": {
            header: field.value if field else None
            for header, field in zip(listed.header, mapping.fields, strict=True)
        },
        "problems": [
            {
                "row": line.number,
                "code": line.problems[0].reason.value,
                "reason": " ".join(problem.sentence() for problem in line.problems),
            }
            for line in plan.of(LineState.PROBLEM)
        ],
    }
