"""Where a clause was taken from, in words."""

from __future__ import annotations

from medias_desktop.core.i18n import _
from medias_desktop.policies.rules import section_name


def provenance_label(provenance: str) -> str:
    """Return “after Montmagny, s. 5.9”, nothing for an own clause."""
    kind, _slash, rest = provenance.partition("/")
    if kind == "town":
        from medias_desktop.policies.towns import TOWNS, sections_of, town

        key, _slash, section_id = rest.partition("/")
        if key not in TOWNS:
            return ""
        for one in sections_of(key):
            if one.id == section_id:
                where = section_name(one.number, one.heading)
                return _("after {town}, {section}").format(town=town(key).municipality, section=where)
        return _("after {town}").format(town=town(key).municipality)
    return _("after an earlier text of the municipality") if kind == "version" else ""
