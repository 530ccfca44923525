"""Keeping the search index as the texts are, inside the transactions that write them.

Sections are indexed under "<version id>/<section uid>", a version's title, number and introduction under "<version id>",
notes under their uid. Everything of a version has the container "policy_version/<id>", a note on a town's text
"town/<key>". Facets: "town:<municipality, folded>" and "theme:<key>".
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from medias_desktop.core.store import search
from medias_desktop.core.text import fold
from medias_desktop.policies.models import adoption, policy, policy_note, policy_version, section
from medias_desktop.policies.rules.origins import town_uid
from medias_desktop.policies.themes import guess_themes

if TYPE_CHECKING:
    from medias_desktop.core.store.transaction import Transaction

SECTION: Final = search.Kind("policy_section")
VERSION: Final = search.Kind("policy_version")
NOTE: Final = search.Kind("policy_note")

REVISION: Final = "index:1"
"""Facet of every version's own entry: raised when texts are to be indexed in another way, so that all are done anew."""


def container_of(version_id: int) -> str:
    """Return what everything of a version is part of."""
    return f"policy_version/{version_id}"


def town_facet(municipality: str) -> str:
    """Return the facet of a municipality's texts, the same however its name is typed."""
    return "town:" + " ".join(fold(municipality).split())


def theme_facet(theme: str) -> str:
    """Return the facet of a theme."""
    return f"theme:{theme}"


def themes_of(heading: str, body: str, language: str) -> str:
    """Return the themes of a section as they are stored: keys, space between them."""
    return " ".join(theme.value for theme in guess_themes(heading, body, language))


def titled(number: str, heading: str) -> str:
    """Return the title under which a section is indexed and shown."""
    return " ".join(part for part in (number, heading) if part)


def index_version(tx: Transaction, version_id: int, changed: Collection[str] | None = None) -> None:
    """Index a version as it is now, with its sections; what is no longer in it is taken out.

    ``changed`` are the sections (uids) whose words or themes are others, None for all.
    """
    row = tx.execute(_VERSION, {"version_id": version_id}).first()
    if row is None:
        drop_version(tx, version_id)
        return
    facets = (town_facet(_municipality(row)),)
    sections = tx.execute(_SECTIONS, {"version_id": version_id}).all()
    _drop_others(tx, version_id, [f"{version_id}/{one.uid}" for one in sections])
    entries = [
        _section_entry(one, version_id, row.language, facets)
        for one in sections
        if changed is None or one.uid in changed
    ]
    search.index_many(tx, SECTION, entries)
    text = "\n".join(part for part in (row.number, row.title_block, row.introduction) if part)
    own = search.Entry(
        str(version_id), row.language, row.title, text, None, container_of(version_id), (*facets, REVISION)
    )
    search.index_many(tx, VERSION, [own])


def index_policy(tx: Transaction, policy_id: int) -> None:
    """Index every version of a policy anew: its name, number or municipality is another."""
    versions = sa.select(policy_version.c.id).where(policy_version.c.policy_id == policy_id)
    for number in tx.execute(versions).scalars().all():
        index_version(tx, number)
        index_notes(tx, number)


def drop_version(tx: Transaction, version_id: int) -> None:
    """Take a version out of the index, with its sections and the notes on it."""
    search.drop_container(tx, container_of(version_id))


def index_note(tx: Transaction, note_id: int) -> None:
    """Index a note as it is now, or take it out when it is gone (then by ``drop_note``, which knows its uid)."""
    _index_notes(tx, policy_note.c.id == note_id)


def index_notes(tx: Transaction, version_id: int) -> None:
    """Index every note on a version."""
    _index_notes(tx, policy_note.c.version_id == version_id)


def drop_note(tx: Transaction, uid: str) -> None:
    """Take a note out of the index."""
    search.drop(tx, NOTE, uid)


_MUNICIPALITY = sa.func.coalesce(adoption.c.municipality, policy.c.municipality).label("municipality")
_WHOSE = policy_version.join(policy, policy.c.id == policy_version.c.policy_id).outerjoin(
    adoption, adoption.c.version_id == policy_version.c.id
)
_VERSION = (
    sa.select(
        policy_version.c.language,
        policy_version.c.title_block,
        policy_version.c.introduction,
        policy.c.town,
        _MUNICIPALITY,
        sa.func.coalesce(adoption.c.policy_title, policy.c.title).label("title"),
        sa.func.coalesce(adoption.c.policy_number, policy.c.number).label("number"),
    )
    .select_from(_WHOSE)
    .where(policy_version.c.id == sa.bindparam("version_id"))
)
_SECTIONS = sa.select(
    section.c.uid, section.c.number, section.c.heading, section.c.body, section.c.themes
).where(section.c.version_id == sa.bindparam("version_id"))


def _municipality(row: Any) -> str:
    """Return whose text it is: an official text imported beside the library's is that town's, however it was typed."""
    if row.town:
        from medias_desktop.policies.towns import TOWNS, town

        if row.town in TOWNS:
            return town(row.town).municipality
    return str(row.municipality)


def _section_entry(row: Any, version_id: int, language: str, facets: tuple[str, ...]) -> search.Entry:
    themes = row.themes or themes_of(row.heading, row.body, language)
    return search.Entry(
        f"{version_id}/{row.uid}",
        language,
        titled(row.number, row.heading),
        row.body,
        None,
        container_of(version_id),
        (*facets, *map(theme_facet, themes.split())),
    )


def _drop_others(tx: Transaction, version_id: int, records: Sequence[str]) -> None:
    kept = set(records)
    for record in search.records_in(tx, container_of(version_id), SECTION):
        if record not in kept:
            search.drop(tx, SECTION, record)


def _index_notes(tx: Transaction, condition: sa.ColumnElement[bool]) -> None:
    notes = (
        sa.select(policy_note, policy_version.c.language, policy.c.town.label("policy_town"), _MUNICIPALITY)
        .select_from(policy_note.outerjoin(_WHOSE, policy_version.c.id == policy_note.c.version_id))
        .where(condition)
    )
    search.index_many(tx, NOTE, [_note_entry(row) for row in tx.execute(notes).all()])


def _note_entry(row: Any) -> search.Entry:
    text = "\n".join(part for part in (row.text, row.answer, row.author) if part)
    if row.version_id is not None:
        facet, container = town_facet(_town_of_note(row)), container_of(row.version_id)
    else:
        facet, container = town_facet(_town_of_note(row)), town_uid(row.town)
    return search.Entry(row.uid, row.language or "fr", "", text, None, container, (facet,))


def _town_of_note(row: Any) -> str:
    from medias_desktop.policies.towns import TOWNS, town

    key = row.policy_town or row.town
    if key in TOWNS:
        return town(key).municipality
    return str(row.municipality or "")
