"""Placeholders of a stored text: their values, read without SQLAlchemy, and the text with them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import catalogue, translate
from medias_desktop.policies import rules
from medias_desktop.policies.rules import placeholders
from medias_desktop.policies.rules.composing_errors import UnfilledPlaceholders

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register


def stored(register: Register) -> dict[str, str]:
    """Return the values by stored name; the municipality's own names unless others were given."""
    own = placeholders.default_values(register.municipality().name)
    return own | {row["name"]: row["value"] for row in register.rows("SELECT name, value FROM placeholder")}


def has_placeholders(version: rules.VersionText) -> bool:
    """Tell whether there is anything to fill: most texts have nothing."""
    return "{{" in version.introduction or any(
        "{{" in one.body or "{{" in one.heading for one in version.sections
    )


def filled(register: Register, version: rules.VersionText) -> rules.VersionText:
    """Return a text with its values; a placeholder without one shows its name in brackets."""
    if not has_placeholders(version):
        return version
    language = version.summary.language
    values = placeholders.in_language(stored(register), language)
    say = catalogue(language).gettext
    for name in placeholders.missing(_texts(version), values):
        label = placeholders.KNOWN.get(name)
        values[name] = f"[{say(label) if label else name}]"
    return _with(version, lambda text: placeholders.fill(text, values, language))


def to_be_adopted(register: Register, version: rules.VersionText) -> rules.VersionText:
    """Return a text as the council adopts it, with the SHA-256 of that text. Raises UnfilledPlaceholders."""
    if not has_placeholders(version):
        return version
    language = version.summary.language
    values = placeholders.in_language(stored(register), language)
    if names := placeholders.missing(_texts(version), values):
        labels = (
            translate(placeholders.KNOWN[name]) if name in placeholders.KNOWN else name for name in names
        )
        raise UnfilledPlaceholders(names=", ".join(labels))
    return _adopted_with(version, values)


def used_values(register: Register, version: rules.VersionText) -> dict[str, str]:
    """Return what the placeholders of a text stand for now, by their names."""
    return stored(register) if has_placeholders(version) else {}


def as_prepared(version: rules.VersionText, values: dict[str, str]) -> rules.VersionText:
    """Return a text as it was prepared to be signed, with the ``values`` of then and the SHA-256 of that text."""
    if not has_placeholders(version):
        return version
    return _adopted_with(version, placeholders.in_language(values, version.summary.language))


def _adopted_with(version: rules.VersionText, values: dict[str, str]) -> rules.VersionText:
    text = _with(version, lambda text: placeholders.fill(text, values, version.summary.language))
    digest = rules.text_sha256(text.introduction, text.sections)
    return dataclasses.replace(text, summary=dataclasses.replace(text.summary, text_sha256=digest))


def _texts(version: rules.VersionText) -> list[str]:
    return [version.introduction, *(part for one in version.sections for part in (one.heading, one.body))]


def _with(version: rules.VersionText, fill: Callable[[str], str]) -> rules.VersionText:
    sections = tuple(
        dataclasses.replace(one, heading=fill(one.heading), body=fill(one.body)) for one in version.sections
    )
    return dataclasses.replace(version, introduction=fill(version.introduction), sections=sections)
