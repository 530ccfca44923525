"""What acknowledgements put on the list of things to do."""

from __future__ import annotations

from medias_desktop.acknowledgements.pending import pending
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.store.register import Register
from medias_desktop.core.todo import Todo
from medias_desktop.policies.service import PolicyService


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
