"""A passage with where it is from."""

from __future__ import annotations

from medias_desktop.core.i18n import N_, translate
from medias_desktop.policies.rules import VersionState, VersionText, citation
from medias_desktop.policies.rules.texts import section_name


def quotation(version: VersionText, text: str, first: int, last: int) -> tuple[str, str]:
    """Return the passage followed by its citation, and the citation alone.

    ``first`` and ``last`` are the indexes of the sections it is from; -1 is what precedes the first section.
    """
    summary = version.summary
    section = version.sections[first] if first >= 0 else None
    source = citation(summary.municipality, summary.policy_title, section)
    if summary.state is VersionState.LIBRARY and not summary.id:
        source = translate(N_("{source} (restated; the official text prevails)")).format(source=source)
    if last > first:
        end = version.sections[last]
        source = translate(N_("{first} to {last}")).format(
            first=source, last=section_name(end.number, end.heading)
        )
    return f"{text}\n\n— {source}\n" if text else f"{source}\n", source
