"""Writing drafts as they are composed, each action in one transaction."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from medias_desktop.core.store.roles import Permission
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.core.text import storable
from medias_desktop.policies import errors, rules
from medias_desktop.policies.models import placeholder, policy, policy_version, section
from medias_desktop.policies.service import filling
from medias_desktop.policies.service.indexing import index_version
from medias_desktop.policies.service.library import named, require_draft
from medias_desktop.policies.service.rule_rows import insert_rules, write_rules
from medias_desktop.policies.service.sections import sections_of, write_rows

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules.drafts import DraftText
    from medias_desktop.policies.rules.rule_data import Rule

LONGEST_NUMBER = 120


class DraftWriting:
    """Changes the drafts of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def start(
        self,
        identity: rules.PolicyIdentity,
        origin: str,
        language: str,
        policy_id: int | None,
        text: DraftText,
    ) -> int:
        """Store a new draft and return its number; see ComposeService.start_draft."""
        text = _kept(text)
        with self._register.transaction("start_draft", Permission.DRAFT) as tx:
            if policy_id is None:
                policy_id = tx.insert(policy, uid=new_uid(), created_at=tx.now, **named(identity))
            elif tx.execute(sa.select(policy.c.id).where(policy.c.id == policy_id)).first() is None:
                raise errors.UnknownVersion
            last = sa.select(sa.func.max(policy_version.c.ordinal)).where(
                policy_version.c.policy_id == policy_id
            )
            version_id = tx.insert(
                policy_version,
                uid=new_uid(),
                policy_id=policy_id,
                ordinal=(tx.execute(last).scalar() or 0) + 1,
                language=language,
                origin=origin,
                source_name="",
                imported_at=tx.now,
                introduction=text.introduction,
                text_sha256=rules.text_sha256(text.introduction, text.sections),
            )
            tx.insert_many(section, _rows(version_id, text))
            insert_rules(tx, version_id, [dataclasses.replace(one, uid=new_uid()) for one in text.rules])
            index_version(tx, version_id)
        return version_id

    def save(self, version_id: int, row_version: int, text: DraftText, read: Sequence[Rule] | None) -> None:
        """Replace a draft's text; see ComposeService.save_draft."""
        text = _kept(text)
        with self._register.transaction("save_draft", Permission.DRAFT) as tx:
            require_draft(tx, version_id)
            tx.update(
                policy_version,
                version_id,
                version=row_version,
                introduction=text.introduction,
                text_sha256=rules.text_sha256(text.introduction, text.sections),
            )
            changed = write_rows(tx, tx.execute(sections_of(version_id)).all(), _rows(version_id, text))
            write_rules(tx, version_id, text.rules, {one.uid for one in text.sections}, read)
            index_version(tx, version_id, changed)

    def set_placeholders(self, values: Mapping[str, str]) -> None:
        """Record what placeholders stand for; see ComposeService.set_placeholders."""
        known = filling.stored(self._register)
        wanted = {name: " ".join(storable(value).split())[:300] for name, value in values.items()}
        if all(known.get(name, "") == value for name, value in wanted.items()):
            return
        with self._register.transaction("set_placeholders", Permission.DRAFT) as tx:
            rows = {row.name: row for row in tx.execute(sa.select(placeholder)).all()}
            for name, value in wanted.items():
                row = rows.get(name)
                if row is None and value and value != known.get(name):
                    tx.insert(placeholder, name=name[:60], value=value)
                elif row is not None and not value:
                    tx.delete(placeholder, row.id)
                elif row is not None and row.value != value:
                    tx.update(placeholder, row.id, value=value)


def _kept(text: DraftText) -> DraftText:
    """Return a text as it is stored, so that its SHA-256 is that of the stored one."""
    sections = (
        dataclasses.replace(
            one,
            number=storable(one.number)[:LONGEST_NUMBER],
            heading=storable(one.heading),
            body=storable(one.body),
        )
        for one in text.sections
    )
    return dataclasses.replace(text, introduction=storable(text.introduction), sections=tuple(sections))


def _rows(version_id: int, text: DraftText) -> list[dict[str, Any]]:
    return [
        {
            "version_id": version_id,
            "position": position,
            "level": one.level,
            "number": one.number,
            "heading": one.heading,
            "body": one.body,
            "uid": one.uid,
            "provenance": one.provenance,
            "themes": " ".join(one.themes)[:400],
        }
        for position, one in enumerate(text.sections, start=1)
    ]
