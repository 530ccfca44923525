"""Reading the library's files: each town once, when it is first asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from medias_desktop.core import paths
from medias_desktop.policies.rules.rule_data import AppPart, Force, RuleKind, Use
from medias_desktop.policies.towns.records import (
    Bilingual,
    Citation,
    GroupBound,
    Town,
    TownRule,
    TownSection,
    TownSignatory,
)

TOWNS = ("baie-comeau", "blainville", "montmagny", "senneterre", "vallee-des-rivieres")
"""The keys of the towns, in the order of their names."""


@cache
def town(key: str) -> Town:
    """Return what is known of a town's policy. Raises KeyError for a town that the library does not have."""
    found = _read(key, "policy")
    return Town(
        key=found["key"],
        code=found["code"],
        municipality=found["municipality"],
        municipality_form=found["municipality_form"],
        province=_both(found["province"]),
        title=found["title"],
        title_en=found["title_en"],
        kind=found["kind"],
        number=found["number"],
        language=found["language"],
        adopted=found["adopted"],
        in_force=found["in_force"],
        resolution=found["resolution"],
        adopting_body=found["adopting_body"],
        issuing_service=_both(found["issuing_service"]),
        managing_service=_both(found["managing_service"]),
        revision=_both(found["revision"]),
        revision_months=found["revision_months"],
        signatories=tuple(TownSignatory(one["name"], _both(one["role"])) for one in found["signatories"]),
        notes=tuple(map(_both, found["notes"])),
        applies_to=tuple(
            GroupBound(one["group"], _both(one["detail"]), one["section"])
            for one in found.get("applies_to", ())
        ),
        cites=tuple(
            Citation(_both(one["title"]), one["type"], _both(one["relation"]), one["section"])
            for one in found.get("cites", ())
        ),
    )


@cache
def sections_of(key: str) -> tuple[TownSection, ...]:
    """Return a town's sections in the document's order. Raises KeyError."""
    return tuple(
        TownSection(
            id=one["id"],
            number=one["number"],
            heading=one["heading"],
            heading_en=one["heading_en"],
            level=one["level"],
            parent=one["parent"],
            themes=tuple(one["themes"]),
            cite=_both(one["cite"]),
            text=_both(one["text"]),
            note=_both(one.get("note")),
        )
        for one in _read(key, "sections")["section"]
    )


@cache
def rules_of(key: str) -> tuple[TownRule, ...]:
    """Return a town's rules in the document's order. Raises KeyError."""
    bound = _read(key, "checks")
    return tuple(
        TownRule(
            id=one["id"],
            section=one["section"],
            cite=_both(one["cite"]),
            kind=RuleKind(one["kind"]),
            force=Force(one["force"]),
            subject=_both(one["subject"]),
            text=_both(one["text"]),
            app_part=AppPart(one["app_part"]),
            also=tuple(AppPart(part) for part in one.get("also", ())),
            uses=frozenset(map(Use, one["use"])),
            facts=one.get("facts", {}),
            note=_both(one.get("note")),
            check=bound.get(one["id"], {}).get("check", ""),
            params=bound.get(one["id"], {}).get("params", {}),
        )
        for one in _read(key, "rules")["rule"]
    )


def _read(key: str, part: str) -> dict[str, Any]:
    if key not in TOWNS:
        raise KeyError(key)
    return tomllib.loads(paths.resource("policies", key, f"{part}.toml").read_text("utf-8"))


def _both(found: dict[str, str] | None) -> Bilingual:
    return Bilingual("", "") if found is None else Bilingual(found["fr"].strip(), found["en"].strip())
