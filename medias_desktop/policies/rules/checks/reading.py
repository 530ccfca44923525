"""Checks that the reader carries out: showing, finding and printing what a rule says."""

from __future__ import annotations

from dataclasses import dataclass

from medias_desktop.core.described import Parameters, texts
from medias_desktop.core.i18n import N_
from medias_desktop.policies.rules.checks.check import Check, NoSettings
from medias_desktop.policies.rules.rule_data import AppPart


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedDocuments(Parameters):
    """Laws, codes and policies to be read with this one."""

    documents: tuple[str, ...] = texts(N_("Documents"), required=True)


CHECKS = (
    Check(
        "statement",
        N_("Statement"),
        N_("Shows the rule beside its clause, finds it in a search and prints it."),
        AppPart.READER,
        NoSettings,
    ),
    Check(
        "related_documents",
        N_("Documents to be read with it"),
        N_("Lists the laws, codes and policies that apply too, and says which of them the register holds."),
        AppPart.READER,
        RelatedDocuments,
    ),
)
