"""Which documents signed by hand wait to be scanned back; asked at every start, hence in plain SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.policies.rules.true_copies import AwaitedCopy

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

_AWAITED = """
SELECT v.id, v.uid, v.ordinal, p.title, s.name
FROM adoption a
JOIN policy_version v ON v.id = a.version_id
JOIN policy p ON p.id = v.policy_id
JOIN signatory s ON s.adoption_id = a.id AND s.method = 'pen' AND s.identity_id IS NULL
WHERE NOT EXISTS (SELECT 1 FROM true_copy t WHERE t.adoption_id = a.id)
ORDER BY v.id, s.position
"""


def awaited(register: Register) -> tuple[AwaitedCopy, ...]:
    """Return the adoptions signed by hand of which no certified copy is kept."""
    found: dict[int, AwaitedCopy] = {}
    for row in register.rows(_AWAITED):
        before = found.get(row["id"])
        names = (*(before.names if before else ()), row["name"])
        found[row["id"]] = AwaitedCopy(row["id"], row["uid"], row["title"], row["ordinal"], names)
    return tuple(found.values())
