"""What open points put on the list of things to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import format_number, ngettext
from medias_desktop.core.todo import Todo

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules.registry import CheckRegistry

_RULES = """
SELECT 1 AS found FROM policy_rule r JOIN adoption a ON a.version_id = r.version_id WHERE r.active LIMIT 1
"""


def in_turns(register: Register, registry: Callable[[], CheckRegistry]) -> Iterator[tuple[Todo, ...]]:
    """Yield the same little by little: the modules of checks, each in a turn of its own, then the lines."""
    if register.rows(_RULES):
        from medias_desktop.policies.rules import open_points  # noqa: F401
        from medias_desktop.policies.service.services import PolicyServices

        yield ()
        from medias_desktop.policies.rules.checks import check

        yield ()
        points = PolicyServices(register, registry).open_points
        yield ()
        for name in points.checks_in_question():
            check(name)
            yield ()
    yield todos(register, registry)


def todos(register: Register, registry: Callable[[], CheckRegistry]) -> tuple[Todo, ...]:
    """Return one line for each policy in force that leaves points open; without rules nothing is looked at."""
    if not register.rows(_RULES):
        return ()
    from medias_desktop.policies.rules import section_name
    from medias_desktop.policies.service.services import PolicyServices

    services = PolicyServices(register, registry)
    waiting: dict[int, list[str]] = {}
    names: dict[int, str] = {}
    for version, standing in services.open_points.waiting():
        names[version.id] = version.policy_title
        waiting.setdefault(version.id, []).append(standing.rules[0].rule.section_uid)
    found = []
    for version_id, sections in waiting.items():
        text = ngettext(
            "{n} point of “{policy}” waits for a decision",
            "{n} points of “{policy}” wait for a decision",
            len(sections),
        ).format(n=format_number(len(sections)), policy=names[version_id])
        first = next(
            (one for one in services.policies.version(version_id).sections if one.uid == sections[0]), None
        )
        clause = "" if first is None else section_name(first.number, first.heading)
        found.append(Todo(text, clause, "accent", "policies"))
    return tuple(found)
