"""The import of a list without a window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from medias_desktop.core.command import open_register
from medias_desktop.core.lists.reading import ListTable
from medias_desktop.people.list_import.mapping import Mapping, guess_mapping
from medias_desktop.people.list_import.plan import ImportPlan, RowState, make_plan
from medias_desktop.people.list_import.reading import read_list
from medias_desktop.people.rules import Group
from medias_desktop.people.service import PeopleService


def run_import(
    path: Path,
    register_path: Path | None = None,
    *,
    dry_run: bool = False,
    default_group: Group | None = None,
    user: str = "",
) -> dict[str, Any]:
    """Import a list into a register, or without one (or with ``dry_run``) tell what an import would do.

    The answer can be written as JSON: ``rows`` of the list, ``importable`` ones (persons to add and recorded persons
    found again, which are ``updates``), ``problems`` as ``row`` (its number in the file), ``code`` and ``reason``.
    ``user`` opens a protected register.
    Raises a UserError when the file or the register cannot be used; nothing is written then.
    """
    listed = read_list(path)
    if register_path is None:
        mapping = _mapping(listed, "fr", default_group)
        return _summary(listed, mapping, make_plan(listed, mapping), applied=False)
    register = open_register(register_path, user=user)
    try:
        service = PeopleService(register)
        mapping = _mapping(listed, register.municipality().language, default_group)
        plan = service.plan_import(listed, mapping)
        if not dry_run:
            service.apply_import(plan)
        return _summary(listed, mapping, plan, applied=not dry_run)
    finally:
        register.close()


def _mapping(listed: ListTable, language: str, default_group: Group | None) -> Mapping:
    guessed = guess_mapping(listed, language)
    return guessed.with_default_group(default_group) if default_group else guessed


def _summary(listed: ListTable, mapping: Mapping, plan: ImportPlan, *, applied: bool) -> dict[str, Any]:
    counts = plan.counts()
    unchanged = counts[RowState.UNCHANGED]
    updates = counts[RowState.UPDATE] + unchanged
    return {
        "file": listed.name,
        "rows": len(listed.rows),
        "importable": counts[RowState.NEW] + updates,
        "new": counts[RowState.NEW],
        "updates": updates,
        "unchanged": unchanged,
        "applied": applied,
        "columns": {
            header: field.value if field else None
            for header, field in zip(listed.header, mapping.fields, strict=True)
        },
        "problems": [
            {
                "row": row.number,
                "code": row.problems[0].reason.value,
                "reason": " ".join(problem.sentence() for problem in row.problems),
            }
            for row in plan.of(RowState.PROBLEM)
        ],
    }
