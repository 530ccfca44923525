"""What documents signed by hand put on the list of things to do: they are scanned back."""

from __future__ import annotations

from medias_desktop.core.i18n import _
from medias_desktop.core.todo import Todo
from medias_desktop.policies.rules import VersionState
from medias_desktop.policies.service import PolicyService

_BINDING = (VersionState.ADOPTED, VersionState.IN_FORCE)


def todos(service: PolicyService) -> tuple[Todo, ...]:
    """Return one line for each binding text that was signed on paper and of which no certified copy is kept."""
    awaited = service.copies_awaited()
    if not awaited:
        return ()
    binding = {
        version.id for policy in service.library() for version in policy.versions if version.state in _BINDING
    }
    found = []
    for one in awaited:
        if one.version_id in binding:
            named = _("{policy}, version {number}").format(policy=one.policy_title, number=one.ordinal)
            text = _("Scan the signed copy of {version}").format(version=named)
            found.append(Todo(text, _("Paper"), "accent", "policies", f"{one.version_uid}##adoption"))
    return tuple(found)
