"""Bringing the index of a register up to what its texts are: after an upgrade, or when something was missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.store.search.facets import facet_token
from medias_desktop.policies.service.indexing import (
    REVISION,
    container_of,
    drop_version,
    index_notes,
    index_version,
)

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register

_WANTED = """
SELECT v.id, 1 + (SELECT count(*) FROM section s WHERE s.version_id = v.id)
               + (SELECT count(*) FROM policy_note n WHERE n.version_id = v.id) AS entries
FROM policy_version v
"""
_INDEXED = """
SELECT container, count(*) FROM search_entry WHERE container LIKE 'policy_version/%' GROUP BY container
"""
_AS_NOW = "SELECT container FROM search_entry WHERE container IS NOT NULL AND facets LIKE :revision"


def catch_up(register: Register, progress: Progress) -> int:
    """Index the versions whose entries are missing, too many, or of an earlier kind; return how many there were."""
    missing = outdated(register)
    for done, version_id in enumerate(missing):
        progress.report(done, len(missing))
        with register.transaction("index_policies", needs=None) as tx:
            drop_version(tx, version_id)  # at once and anew: what was wrong with it is not known
            index_version(tx, version_id)
            index_notes(tx, version_id)
    return len(missing)


def outdated(register: Register) -> list[int]:
    """Return the versions that are to be indexed, also those that are no more: cheap when there are none."""
    wanted = {container_of(number): (number, entries) for number, entries in register.rows(_WANTED)}
    indexed = dict(tuple(row) for row in register.rows(_INDEXED))
    as_now = {row[0] for row in register.rows(_AS_NOW, revision=f"%{facet_token(REVISION)}%")}
    missing = [
        number
        for container, (number, entries) in wanted.items()
        if indexed.get(container) != entries or container not in as_now
    ]
    gone = [int(container.partition("/")[2]) for container in indexed if container not in wanted]
    return sorted({*missing, *gone})
