"""Rules on paper; data in, bytes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from medias_desktop.core.i18n import N_, catalogue, format_date
from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.pdf.typesetting import typeset
from medias_desktop.policies.labels.rules import KINDS, STATES, USES, settings_label
from medias_desktop.policies.rules import section_name
from medias_desktop.policies.rules.checks import BoundRule
from medias_desktop.policies.rules.coverage import rule_state
from medias_desktop.policies.rules.registry import CheckRegistry
from medias_desktop.policies.rules.rule_data import Use
from medias_desktop.policies.rules.ruled import RuledText

_LABELS = {
    "title": N_("Rules of the policy"),
    "page": N_("Page {page} of {pages}"),
    "made": N_("Drawn up on {date}"),
    "rule": N_("Rule"),
    "clause": N_("Clause"),
    "kind": N_("Kind"),
    "does": N_("What the program does"),
    "state": N_("State"),
}


def rules_document(
    text: RuledText,
    rules: Sequence[BoundRule],
    registry: CheckRegistry,
    language: str,
    paper: str,
    at: dt.datetime,
) -> bytes:
    """Return rules as PDF/A-2a and PDF/UA-1, landscape, the head repeated on every page."""
    say = catalogue(language).gettext
    summary = text.version.summary
    day = format_date(at.astimezone().date(), language=language).replace(" ", "\u00a0")
    labels = {key: say(message) for key, message in _LABELS.items()}
    labels["made"] = labels["made"].format(date=day)
    sections = text.sections()
    rows = []
    for one in rules:
        rule = one.rule
        section = sections.get(rule.section_uid)
        uses = ", ".join(say(USES[use]) for use in Use if use in rule.uses)
        check = "" if one.check is None else say(one.check.label)
        rows.append(
            {
                "code": _clean(rule.code),
                "clause": ""
                if section is None
                else _clean(section_name(section.number, section.heading, language)),
                "kind": say(KINDS[rule.kind]),
                "text": _clean(rule.text),
                "subject": _clean(rule.subject),
                "uses": _clean(uses),
                "check": _clean(check),
                "settings": _clean(settings_label(one, language)),
                "state": say(STATES[rule_state(one, registry)][0]),
            }
        )
    data = {
        "style": style.for_typst(paper),
        "language": language,
        "labels": labels,
        "title": labels["title"],
        "municipality": _clean(summary.municipality),
        "policy": _clean(summary.policy_title),
        "rows": rows,
    }
    return typeset("rules.typ", data, at)


def _clean(text: str) -> str:
    return printable(" ".join(text.split(" ")))[0].replace("\n", " ")
