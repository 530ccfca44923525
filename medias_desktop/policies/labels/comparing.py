"""Words of the comparisons: what a text is called in a column, a chip, a line."""

from __future__ import annotations

from collections.abc import Sequence

from medias_desktop.core.i18n import N_, _, format_number, ngettext, translate
from medias_desktop.policies.labels.versions import dates_label, version_label, version_state
from medias_desktop.policies.rules import SectionText, VersionState, VersionSummary, section_name
from medias_desktop.policies.rules.by_theme import Column
from medias_desktop.policies.rules.comparing import Difference, Kind, SectionDifference

ICONS = {
    Kind.ADDED: ("mdi6.plus-circle-outline", "ok"),
    Kind.REMOVED: ("mdi6.minus-circle-outline", "bad"),
    Kind.TEXT: ("mdi6.pencil-outline", "accent"),
    Kind.HEADING: ("mdi6.format-title", "accent"),
    Kind.MOVED: ("mdi6.swap-vertical", "warn"),
    Kind.LEVEL: ("mdi6.format-indent-increase", "warn"),
    Kind.RENUMBERED: ("mdi6.numeric", "muted"),
}
"""The icon and the colour of each kind, the most telling kind first."""

_KINDS = {
    Kind.ADDED: N_("Added"),
    Kind.REMOVED: N_("Removed"),
    Kind.TEXT: N_("Text changed"),
    Kind.HEADING: N_("Heading changed"),
    Kind.MOVED: N_("Moved"),
    Kind.LEVEL: N_("Level changed"),
    Kind.RENUMBERED: N_("Renumbered"),
}


def kind_label(kind: Kind) -> str:
    """Return what happened to a section, in a word or two."""
    return translate(_KINDS[kind])


def label_of(one: SectionDifference) -> str:
    """Return in words everything that happened to a section."""
    words = [kind_label(kind) for kind in ICONS if kind in one.kinds]
    if Kind.RENUMBERED in one.kinds and one.old is not None and one.old.number:
        words[-1] = _("Formerly {number}").format(number=one.old.number)
    return ", ".join([words[0], *(word[:1].lower() + word[1:] for word in words[1:])]) if words else ""


def short_name(section: SectionText) -> str:
    """Return what a chip says: the number, or the heading where there is none, or the first words."""
    return section.number or section.heading or first_words(section)


def first_words(section: SectionText) -> str:
    """Return how a section without number and heading begins."""
    return " ".join(section.body.split()[:4]) + "…"


def brief(section: SectionText) -> str:
    """Return a section in a narrow table: the number, or the heading in quotation marks."""
    if section.number or not section.heading:
        return short_name(section)
    return _("“{heading}”").format(heading=section.heading)


def cited(section: SectionText) -> str:
    """Return how a section is cited, also one without number and heading."""
    return section_name(section.number, section.heading) or first_words(section)


def long_name(section: SectionText) -> str:
    """Return number and heading."""
    return "\u2002".join(part for part in (section.number, section.heading) if part) or first_words(section)


def column_titles(columns: Sequence[Column]) -> tuple[str, ...]:
    """Return who each column is: a town, “Our policy”, or the title of each of ours when there are several."""
    own = [column.text.summary.policy_title for column in columns if column.ours]
    return tuple(_column_title(column, own) for column in columns)


def _column_title(column: Column, own: Sequence[str]) -> str:
    summary = column.text.summary
    if not column.ours:
        return summary.municipality
    if len(own) == 1:
        return _("Our policy")
    if own.count(summary.policy_title) == 1:
        return summary.policy_title
    return f"{summary.policy_title}, {version_label(summary)}"


def choice_title(summary: VersionSummary) -> str:
    """Return a text among others to choose from, what tells it apart first."""
    if summary.state is VersionState.LIBRARY:
        return f"{summary.municipality} – {summary.policy_title}"
    return (
        f"{version_label(summary)} ({dates_label(summary)}) – {summary.policy_title}, {summary.municipality}"
    )


def text_title(summary: VersionSummary) -> str:
    """Return one line for a text: municipality, title, version."""
    parts = [summary.municipality, summary.policy_title]
    if summary.state is not VersionState.LIBRARY:
        parts.append(version_label(summary))
    return ", ".join(part for part in parts if part)


def version_line(summary: VersionSummary) -> str:
    """Return a version with its state and its date."""
    if summary.state is VersionState.LIBRARY:
        return _("Library, restated")
    return f"{version_label(summary)} · {version_state(summary)[0]} · {dates_label(summary)}"


def themes_count(count: int) -> str:
    """Return “12 themes”."""
    return ngettext("{n} theme", "{n} themes", count).format(n=format_number(count))


def summary_line(difference: Difference) -> str:
    """Return the whole difference in one line: “3 sections changed, 1 added…”."""
    if difference.same:
        return _("The two texts say the same, word for word.")
    counts = difference.counts
    parts = [
        (difference.rewritten, ngettext("{n} section changed", "{n} sections changed", difference.rewritten)),
        (counts[Kind.ADDED], ngettext("{n} added", "{n} added", counts[Kind.ADDED])),
        (counts[Kind.REMOVED], ngettext("{n} removed", "{n} removed", counts[Kind.REMOVED])),
        (counts[Kind.MOVED], ngettext("{n} moved", "{n} moved", counts[Kind.MOVED])),
        (counts[Kind.LEVEL], ngettext("{n} on another level", "{n} on another level", counts[Kind.LEVEL])),
        (counts[Kind.RENUMBERED], ngettext("{n} renumbered", "{n} renumbered", counts[Kind.RENUMBERED])),
    ]
    told = [text.format(n=format_number(number)) for number, text in parts if number]
    if difference.introduction.changed or difference.title_block.changed:
        told.append(_("the beginning changed"))
    return ", ".join(told)
