"""What acknowledgements put on the list of things to do."""

from __future__ import annotations

from collections.abc import Iterator

from medias_desktop.acknowledgements import bound_groups
from medias_desktop.acknowledgements.pending import pending
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.store.register import Register
from medias_desktop.core.todo import Todo
from medias_desktop.policies.service import PolicyService


def in_turns(register: Register, policies: PolicyService) -> Iterator[tuple[Todo, ...]]:
    """Yield the same little by little: what the rules of texts in force need is imported first."""
    for version in policies.in_force():
        for _part in bound_groups.in_turns(register, version.id):
            yield ()
    yield todos(register, policies)


def todos(register: Register, policies: PolicyService) -> tuple[Todo, ...]:
    """Return one line for each version in force that persons must still sign, in the interface language."""
    adopted = policies.adopted_versions()
    return tuple(
        Todo(
            ngettext(
                "{n} person must still sign “{policy}”", "{n} people must still sign “{policy}”", number
            ).format(n=format_number(number), policy=version.policy_title),
            _("version {number}").format(number=version.ordinal),
            "accent",
            "acknowledgements",
        )
        for version in policies.in_force()
        if (number := pending(register, version, adopted, policies.today))
    )
