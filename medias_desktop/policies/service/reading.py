"""Reading policies with plain statements: what the first screen shows, without SQLAlchemy."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.texts import as_date, as_instant
from medias_desktop.core.text import fold
from medias_desktop.policies import errors, rules
from medias_desktop.policies.rules.origins import town_key

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

_SUMMARIES = """
SELECT v.id, v.uid, v.policy_id, v.ordinal, v.language, v.text_sha256, v.imported_at, v.source_name, v.repealed_on,
       v.version, v.origin, v.change, v.submitted_on, v.submitted_for, p.town, p.revision_months, COALESCE(a.policy_title, p.title) AS title,
       COALESCE(a.municipality, p.municipality) AS municipality, COALESCE(a.policy_number, p.number) AS number,
       p.title AS policy_title, p.municipality AS policy_municipality, p.number AS policy_number, p.version AS policy_row_version,
       a.in_force_date, a.resolution_number, a.change_reason, r.id AS round_id
FROM policy_version v
JOIN policy p ON p.id = v.policy_id
LEFT JOIN adoption a ON a.version_id = v.id
LEFT JOIN signing_round r ON r.version_id = v.id AND r.state = 'open'
WHERE :policy_id = 0 OR p.id = :policy_id
ORDER BY v.ordinal DESC
"""
_ID_OF = "SELECT id FROM policy_version WHERE uid = :uid"
_POLICY_OF = "SELECT policy_id FROM policy_version WHERE id = :version_id"
_TEXT = "SELECT title_block, introduction FROM policy_version WHERE id = :version_id"
_SECTIONS = """
SELECT id, position, level, number, heading, body, uid, provenance, themes FROM section WHERE version_id = :version_id ORDER BY position
"""
_ADOPTION = "SELECT * FROM adoption WHERE version_id = :version_id"
_ADOPTED_AS = "SELECT version_id FROM adoption WHERE pdf_sha256 = :sha256"
_LATEST_PLACE = "SELECT place FROM adoption WHERE place <> '' ORDER BY id DESC LIMIT 1"
_LATEST = "SELECT id FROM adoption ORDER BY recorded_at DESC, id DESC LIMIT 1"
_SIGNATORIES = """
SELECT name, role, identity_id, signed_at, method, certificate_pem FROM signatory WHERE adoption_id = :adoption_id ORDER BY position
"""


def summaries(register: Register, day: dt.date, policy_id: int = 0) -> tuple[rules.PolicySummary, ...]:
    """Return the policies (or the one of ``policy_id``) with their versions' states on ``day``, sorted by title."""
    grouped: dict[int, list[Any]] = defaultdict(list)
    for row in register.rows(_SUMMARIES, policy_id=policy_id):
        grouped[row["policy_id"]].append(row)
    found = [_policy(rows, day) for rows in grouped.values()]
    return tuple(sorted(found, key=lambda one: (fold(one.municipality), fold(one.title), one.id)))


def _policy(rows: list[Any], day: dt.date) -> rules.PolicySummary:
    dated = [
        rules.DatedVersion(
            row["ordinal"],
            as_date(row["in_force_date"]),
            as_date(row["repealed_on"]),
            as_date(row["submitted_on"]),
        )
        for row in rows
    ]
    states = rules.states_on(day, dated)
    if rows[0]["town"]:  # another town's text is read here and binds nobody
        states = (rules.VersionState.LIBRARY,) * len(rows)
    versions = tuple(
        rules.VersionSummary(
            id=row["id"],
            uid=row["uid"],
            policy_id=row["policy_id"],
            policy_title=row["title"],
            municipality=row["municipality"],
            policy_number=row["number"],
            ordinal=row["ordinal"],
            language=row["language"],
            state=state,
            in_force_date=as_date(row["in_force_date"]),
            resolution_number=row["resolution_number"] or "",
            text_sha256=row["text_sha256"],
            imported_at=as_instant(row["imported_at"]),
            source_name=row["source_name"],
            row_version=row["version"],
            origin=row["origin"],
            change=rules.Change(row["change"]),
            change_reason=row["change_reason"] or "",
            submitted_on=as_date(row["submitted_on"]),
            submitted_for=as_date(row["submitted_for"]),
            repealed_on=as_date(row["repealed_on"]),
            being_signed=row["round_id"] is not None,
        )
        for row, state in zip(rows, states, strict=True)
    )
    first = rows[0]
    return rules.PolicySummary(
        first["policy_id"],
        first["policy_municipality"],
        first["policy_title"],
        first["policy_number"],
        versions,
        first["policy_row_version"],
        first["town"],
        first["revision_months"],
    )


def policy_named(register: Register, identity: rules.PolicyIdentity) -> int | None:
    """Return the policy of that municipality and title, or None."""
    wanted = (fold(identity.municipality), fold(identity.title))
    for row in register.rows("SELECT id, municipality, title FROM policy WHERE town = ''"):
        if (fold(row["municipality"]), fold(row["title"])) == wanted:
            return int(row["id"])
    return None


def in_force(register: Register, day: dt.date) -> tuple[rules.VersionSummary, ...]:
    """Return the versions in force on a day."""
    found = (one for policy in summaries(register, day) for one in policy.versions)
    return tuple(one for one in found if one.state is rules.VersionState.IN_FORCE)


def version(register: Register, version_id: int, day: dt.date) -> rules.VersionText:
    """Return a version with its text. Raises UnknownVersion.

    The summary is read first: its row_version betrays a text that another window corrects in between.
    """
    for found in register.rows(_POLICY_OF, version_id=version_id):
        for family in summaries(register, day, found["policy_id"]):
            for summary in family.versions:
                if summary.id == version_id:
                    return _text(register, summary)
    raise errors.UnknownVersion


def version_id_of(register: Register, uid: str) -> int | None:
    """Return the number of a version, or None when the register has none of that uid."""
    return next((int(row["id"]) for row in register.rows(_ID_OF, uid=uid)), None)


def text(register: Register, uid: str, language: str, day: dt.date) -> rules.VersionText:
    """Return a text by its uid; a town's in the language asked for. Raises UnknownVersion."""
    if key := town_key(uid):
        from medias_desktop.policies.towns import TOWNS, town_text

        if key in TOWNS:
            return town_text(key, language)
    elif (version_id := version_id_of(register, uid)) is not None:
        return version(register, version_id, day)
    raise errors.UnknownVersion


def _text(register: Register, summary: rules.VersionSummary) -> rules.VersionText:
    for row in register.rows(_TEXT, version_id=summary.id):
        sections = tuple(_section(one) for one in register.rows(_SECTIONS, version_id=summary.id))
        return rules.VersionText(summary, row["title_block"], row["introduction"], sections)
    raise errors.UnknownVersion


def _section(row: Any) -> rules.SectionText:
    row_id, position, level, number, heading, body, uid, provenance, themes = row
    return rules.SectionText(
        row_id, position, level, number, heading, body, uid, provenance, tuple(themes.split())
    )


def trail_records(register: Register, version_id: int) -> tuple[tuple[str, str], ...]:
    """Return what the audit trail calls a version, its policy and its adoption."""
    statement = "SELECT policy_id FROM policy_version WHERE id = :version_id"
    policies = register.rows(statement, version_id=version_id)
    adoptions = register.rows("SELECT id FROM adoption WHERE version_id = :version_id", version_id=version_id)
    rounds = register.rows(
        "SELECT id FROM signing_round WHERE version_id = :version_id", version_id=version_id
    )
    return (
        ("policy_version", str(version_id)),
        *(("policy", str(row[0])) for row in policies),
        *(("adoption", str(row[0])) for row in adoptions),
        *(("signing_round", str(row[0])) for row in rounds),
    )


def adoption(register: Register, version_id: int) -> rules.AdoptionRecord | None:
    """Return a version's adoption, or None for a draft."""
    for row in register.rows(_ADOPTION, version_id=version_id):
        meeting, in_force = as_date(row["meeting_date"]), as_date(row["in_force_date"])
        assert meeting is not None
        assert in_force is not None
        resolution = rules.Resolution(
            row["resolution_number"],
            meeting,
            in_force,
            row["mover"],
            row["seconder"],
            row["vote"],
            row["place"],
            row["resolution_text"],
            row["change_reason"],
        )
        return rules.AdoptionRecord(
            version_id,
            row["municipality"],
            row["policy_number"],
            resolution,
            _signatories(register, row["id"]),
            row["pdf_sha256"],
            row["pdf_pages"],
            as_instant(row["recorded_at"]),
        )
    return None


def adopted_as(register: Register, sha256: str) -> int | None:
    """Return the version whose document of record has that SHA-256, or None."""
    for row in register.rows(_ADOPTED_AS, sha256=sha256):
        return int(row["version_id"])
    return None


def latest_place(register: Register) -> str:
    """Return where the council met at the latest adoption that says it, "" for none."""
    for row in register.rows(_LATEST_PLACE):
        return str(row["place"])
    return ""


def latest_signatories(register: Register) -> tuple[rules.Signatory, ...]:
    """Return those who signed the latest adoption."""
    for row in register.rows(_LATEST):
        return _signatories(register, row["id"])
    return ()


def _signatories(register: Register, adoption_id: int) -> tuple[rules.Signatory, ...]:
    return tuple(
        rules.Signatory(
            row["name"],
            row["role"],
            row["identity_id"],
            None if row["signed_at"] is None else as_instant(row["signed_at"]),
            row["method"] == rules.SignatureMethod.ELSEWHERE,
            row["certificate_pem"],
        )
        for row in register.rows(_SIGNATORIES, adoption_id=adoption_id)
    )
