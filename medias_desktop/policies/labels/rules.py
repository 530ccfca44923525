"""The words in which rules are shown: kinds, force, what the program does, its parts, states, settings."""

from __future__ import annotations

from typing import Final

from medias_desktop.core.described import said
from medias_desktop.core.i18n import N_, translate
from medias_desktop.policies.rules.checks import BoundRule
from medias_desktop.policies.rules.coverage import RuleState
from medias_desktop.policies.rules.rule_data import AppPart, Force, RuleKind, Use

KINDS: Final = {
    RuleKind.OBLIGATION: N_("Obligation"),
    RuleKind.PROHIBITION: N_("Prohibition"),
    RuleKind.PERMISSION: N_("Permission"),
    RuleKind.TIME_LIMIT: N_("Time limit"),
    RuleKind.THRESHOLD: N_("Threshold"),
    RuleKind.PROCEDURE: N_("Procedure"),
}
KIND_CHIPS: Final = {
    RuleKind.OBLIGATION: "accent",
    RuleKind.PROHIBITION: "bad",
    RuleKind.PERMISSION: "ok",
    RuleKind.TIME_LIMIT: "warn",
    RuleKind.THRESHOLD: "warn",
    RuleKind.PROCEDURE: "muted",
}
FORCES: Final = {
    Force.IMPERATIVE: N_("Must"),
    Force.DESIRABLE: N_("Should"),
    Force.OPTIONAL: N_("May"),
    Force.STATED: N_("Stated as a fact"),
}
USES: Final = {
    Use.BLOCK: N_("Blocks"),
    Use.WARN: N_("Warns"),
    Use.REMIND: N_("Reminds"),
    Use.RECORD: N_("Keeps a record"),
    Use.PRINT: N_("Prints"),
    Use.INFORM: N_("Informs"),
}
USE_ICONS: Final = {
    Use.BLOCK: "mdi6.cancel",
    Use.WARN: "mdi6.alert-outline",
    Use.REMIND: "mdi6.bell-outline",
    Use.RECORD: "mdi6.clipboard-text-outline",
    Use.PRINT: "mdi6.printer-outline",
    Use.INFORM: "mdi6.information-outline",
}
PARTS: Final = {
    AppPart.READER: N_("Reader"),
    AppPart.ADOPTION: N_("Adoption and revision"),
    AppPart.ACKNOWLEDGEMENTS: N_("Acknowledgements"),
    AppPart.PHOTO_CONSENT: N_("Photo consents"),
    AppPart.SANCTIONS: N_("Breaches and measures"),
    AppPart.MODERATION: N_("Moderation"),
    AppPart.CALENDAR: N_("Editorial calendar"),
    AppPart.REQUESTS: N_("Requests"),
    AppPart.INTERACTIONS: N_("Interactions"),
    AppPart.ACCOUNTS: N_("Official accounts"),
}
STATES: Final = {
    RuleState.ACTIVE: (N_("Active"), "ok"),
    RuleState.OFF: (N_("Switched off"), "muted"),
    RuleState.TO_SET: (N_("To be set"), "warn"),
    RuleState.NOT_YET: (N_("Not yet"), "muted"),
}


def kind_label(kind: RuleKind) -> str:
    """Return the word of a kind in the interface language."""
    return translate(KINDS[kind])


def part_label(part: AppPart) -> str:
    """Return the name of a part of the program in the interface language."""
    return translate(PARTS[part])


def state_label(state: RuleState) -> str:
    """Return the word of a rule's state in the interface language."""
    return translate(STATES[state][0])


def settings_label(rule: BoundRule, language: str | None = None) -> str:
    """Return a rule's settings in one line: “Posts a day: 2 posts · Except: emergency”."""
    if rule.parameters is None:
        return ""
    return " · ".join(one.line(language) for one in said(rule.parameters, language))


def check_label(rule: BoundRule) -> str:
    """Return the name of what the program does with a rule, as far as it knows it."""
    return rule.rule.check if rule.check is None else translate(rule.check.label)
