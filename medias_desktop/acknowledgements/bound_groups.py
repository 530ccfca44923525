"""Whom the rules of a version make acknowledge it, when nobody chose other groups."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from medias_desktop.people.rules import Group
from medias_desktop.policies.service.rule_reading import active_rules

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

_CHECKS = ("must_acknowledge", "bound_groups")


def in_turns(register: Register, version_id: int) -> Iterator[None]:
    """Import what the rules of a version need, part by part; between two the window answers who uses it."""
    if active_rules(register, version_id, _CHECKS):
        from medias_desktop.core import described  # noqa: F401

        yield
        from medias_desktop.policies.rules.checks import bind_all  # noqa: F401

        yield
        from medias_desktop.policies.rules.checks import acknowledgements  # noqa: F401

        yield


def groups_by_rules(register: Register, version_id: int) -> frozenset[Group]:
    """Return the groups that a version’s rules name: those who must have read it, else those whom it binds.

    A version without such rules means every group, as before there were rules.
    """
    rules = active_rules(register, version_id, _CHECKS)
    if not rules:  # at a start the checks are not imported for nothing
        return frozenset(Group)
    from medias_desktop.policies.rules.checks import bind_all
    from medias_desktop.policies.rules.checks.acknowledgements import BoundGroups, MustAcknowledge
    from medias_desktop.policies.rules.checks.words import register_groups

    must: set[Group] = set()
    bound: set[Group] = set()
    for rule in bind_all(rules):
        if isinstance(rule.parameters, MustAcknowledge):
            must |= register_groups(rule.parameters.groups)
        elif isinstance(rule.parameters, BoundGroups):
            bound |= register_groups(rule.parameters.groups)
    return frozenset(must or bound or Group)
