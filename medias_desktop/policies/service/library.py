"""Writing the library: texts from import to correction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from medias_desktop.core.store import attachments
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.core.text import storable
from medias_desktop.policies import errors, rules
from medias_desktop.policies.models import (
    adoption,
    open_point,
    policy,
    policy_note,
    policy_rule,
    policy_version,
    revision_trigger,
    section,
)
from medias_desktop.policies.service.indexing import drop_version, index_policy, index_version
from medias_desktop.policies.service.round_rows import drop_rounds, open_round_of
from medias_desktop.policies.service.rule_rows import copy_rules, drop_rules_without_clause
from medias_desktop.policies.service.sections import insert_sections, replace_sections, sections_of

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.policies.outline import Outline


class Library:
    """Changes the texts of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def add(
        self,
        source_name: str,
        source: bytes,
        outline: Outline,
        identity: rules.PolicyIdentity,
        policy_id: int | None,
        town: str = "",
    ) -> int:
        """Store a text as a new draft, in a new policy or as the next version of one; return the version's number."""
        with self._register.transaction("import_policy", Permission.DRAFT) as tx:
            if policy_id is None:
                policy_id = tx.insert(policy, uid=new_uid(), created_at=tx.now, town=town, **named(identity))
            elif tx.execute(sa.select(policy.c.id).where(policy.c.id == policy_id)).first() is None:
                raise errors.UnknownVersion
            last = tx.execute(_last_version(policy_id)).first()
            version_id = tx.insert(
                policy_version,
                uid=new_uid(),
                policy_id=policy_id,
                ordinal=1 if last is None else last.ordinal + 1,
                language=identity.language,
                source_name=source_name[:255],
                source_sha256=attachments.keep(tx, source_name[:255], _media_type(source), source),
                imported_at=tx.now,
                **_text(outline),
            )
            insert_sections(tx, version_id, policy_id, outline)
            if last is not None:
                copy_rules(tx, last.id, version_id)
            index_version(tx, version_id)
        return version_id

    def correct_outline(
        self,
        version_id: int,
        row_version: int,
        outline: Outline,
        identity: rules.PolicyIdentity | None,
        policy_row_version: int | None,
    ) -> None:
        """Replace a draft's text, and its policy's name when one is given; see PolicyService.correct_outline."""
        with self._register.transaction("correct_outline", Permission.DRAFT) as tx:
            draft = require_draft(tx, version_id)
            tx.update(policy_version, version_id, version=row_version, **_text(outline))
            replace_sections(tx, version_id, outline)
            drop_rules_without_clause(tx, version_id)
            if identity is not None:
                _rename(tx, draft.policy_id, policy_row_version, identity)
            index_version(tx, version_id)

    def correct_identity(
        self, policy_id: int, row_version: int | None, identity: rules.PolicyIdentity
    ) -> None:
        """Rename a policy; adopted documents keep the name they bear. Raises ChangedElsewhere."""
        with self._register.transaction("correct_identity", Permission.DRAFT) as tx:
            _rename(tx, policy_id, row_version, identity)

    def delete_draft(self, version_id: int) -> None:
        """Remove a draft with its source, and its policy when nothing else is in it. Raises AlreadyAdopted or UnknownVersion."""
        with self._register.transaction("delete_draft", Permission.DRAFT) as tx:
            draft = require_draft(tx, version_id)
            for row in tx.execute(sections_of(version_id)).all():
                tx.delete(section, row.id)
            for table in (policy_rule, policy_note):
                tx.delete_where(table, table.c.version_id == version_id)
            drop_rounds(tx, version_id)
            tx.delete(policy_version, version_id)
            drop_version(tx, version_id)
            left = sa.select(policy_version.c.id).where(policy_version.c.policy_id == draft.policy_id)
            if tx.execute(left).first() is None:
                for table in (open_point, revision_trigger):
                    tx.delete_where(table, table.c.policy_id == draft.policy_id)
                tx.delete(policy, draft.policy_id)
            if draft.source_sha256 is not None:
                attachments.drop(tx, draft.source_sha256)


def _media_type(source: bytes) -> str:
    """Return what a file that was read is, by its first bytes."""
    if source.startswith(b"%PDF"):
        return "application/pdf"
    if source.startswith(b"PK\x03\x04"):
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return "text/plain"


def _rename(tx: Transaction, policy_id: int, row_version: int | None, identity: rules.PolicyIdentity) -> None:
    tx.update(policy, policy_id, version=row_version, **named(identity))
    drafts = (
        sa.select(policy_version.c.id, policy_version.c.language, policy_version.c.submitted_on)
        .outerjoin(adoption, adoption.c.version_id == policy_version.c.id)
        .where(policy_version.c.policy_id == policy_id, adoption.c.id.is_(None))
    )
    for row in tx.execute(drafts).all():
        if tx.execute(open_round_of(row.id)).first():
            raise errors.BeingSigned
        if row.submitted_on is not None:
            raise errors.TextSubmitted
        if row.language != identity.language:
            tx.update(policy_version, row.id, language=identity.language)
    index_policy(tx, policy_id)


def _last_version(policy_id: int) -> sa.Select[Any]:
    """Return the query for a policy's latest version."""
    return (
        sa.select(policy_version.c.id, policy_version.c.ordinal)
        .where(policy_version.c.policy_id == policy_id)
        .order_by(policy_version.c.ordinal.desc())
        .limit(1)
    )


def require_draft(tx: Transaction, version_id: int) -> sa.Row[Any]:
    """Return the row of a text that may be changed. Raises UnknownVersion, AlreadyAdopted, BeingSigned or TextSubmitted."""
    row = require_unadopted(tx, version_id)
    if row.submitted_on is not None:
        raise errors.TextSubmitted
    return row


def require_unadopted(tx: Transaction, version_id: int) -> sa.Row[Any]:
    """Return a draft's row, also of one before the council. Raises UnknownVersion, AlreadyAdopted or BeingSigned."""
    row = tx.execute(sa.select(policy_version).where(policy_version.c.id == version_id)).first()
    if row is None:
        raise errors.UnknownVersion
    if tx.execute(sa.select(adoption.c.id).where(adoption.c.version_id == version_id)).first():
        raise errors.AlreadyAdopted
    if tx.execute(open_round_of(version_id)).first():
        raise errors.BeingSigned
    return row


def named(identity: rules.PolicyIdentity) -> dict[str, Any]:
    """Return a policy's columns. Raises MunicipalityMissing or PolicyTitleMissing."""
    for problem in rules.problems_of_policy(identity).values():
        raise problem
    return {
        "municipality": storable(identity.municipality).strip()[:200],
        "title": storable(identity.title).strip()[:300],
        "number": storable(identity.number).strip()[:60],
    }


def _text(outline: Outline) -> dict[str, Any]:
    return {
        "title_block": outline.title_block,
        "introduction": outline.introduction,
        "text_sha256": rules.text_sha256(outline.introduction, outline.sections),
    }
