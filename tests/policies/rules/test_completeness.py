"""What a draft lacks: themes, words, values, references."""

from __future__ import annotations

import dataclasses

from medias_desktop.policies.rules.completeness import Lack, check
from medias_desktop.policies.rules.drafts import DraftSection, DraftText
from medias_desktop.policies.rules.rule_data import AppPart, Force, Rule, RuleKind
from medias_desktop.policies.themes import Theme

TOWNS = {Theme.PASSWORDS: ("a", "b"), Theme.ELECTIONS: ("a", "b", "c"), Theme.POLICE: ("a",)}


def section(uid, number, heading, body, *themes, level=1):
    return DraftSection(uid, level, number, heading, body, themes=tuple(theme.value for theme in themes))


def told(draft, values=None, unset=()):
    found = check(draft, "fr", values or {}, TOWNS, unset.__contains__)
    return [(one.lack, one.section_uid, one.detail) for one in found.findings]


def test_themes_that_most_towns_treat_come_first_and_a_bare_heading_covers_none():
    draft = DraftText("", (section("a", "1", "Mots de passe", "", Theme.PASSWORDS),))
    found = check(draft, "fr", {}, TOWNS)
    assert [one.theme for one in found.themes[:3]] == [Theme.ELECTIONS, Theme.PASSWORDS, Theme.POLICE]
    written = DraftText("", (section("a", "1", "Mots de passe", "Douze signes.", Theme.PASSWORDS),))
    assert Theme.PASSWORDS not in [one.theme for one in check(written, "fr", {}, TOWNS).themes]
    assert check(written, "fr", {}, TOWNS).covered == found.covered + 1


def test_themes_of_own_words_are_told_by_the_words():
    draft = DraftText(
        "", (section("a", "1", "Période électorale", "Pendant la période électorale, aucun candidat."),)
    )
    assert Theme.ELECTIONS not in [one.theme for one in check(draft, "fr", {}, TOWNS).themes]


def test_values_and_references_that_are_missing_are_told_with_their_section():
    draft = DraftText(
        "Selon l’article 7.",
        (
            section("a", "1", "Objet de {{municipality}}", "Voir l’article 1.1 et l’annexe B. {{phone}}"),
            section("b", "1.1", "Portée", "Voir art. {{art:BL:3}}.", level=2),
        ),
    )
    assert told(draft, {"municipality": "Ville"}) == [
        (Lack.REFERENCE, "", "7"),
        (Lack.PLACEHOLDER, "a", "phone"),
        (Lack.REFERENCE, "a", "B"),
        (Lack.PLACEHOLDER, "b", "art:BL:3"),
    ]


def test_a_heading_over_subsections_needs_no_text_of_its_own():
    draft = DraftText(
        "",
        (
            section("a", "1", "Rôles", ""),
            section("b", "1.1", "Maire", "Parle.", level=2),
            section("c", "", "", ""),
        ),
    )
    assert told(draft) == [(Lack.NO_HEADING, "c", "")]
    assert not check(draft, "fr", {}, TOWNS).complete


def test_active_rules_without_settings_are_told():
    rules = tuple(
        Rule(
            f"u{n}",
            f"R-{n}",
            "a",
            RuleKind.TIME_LIMIT,
            Force.STATED,
            "",
            "",
            AppPart.CALENDAR,
            active=bool(n),
        )
        for n in range(3)
    )
    draft = DraftText("", (section("a", "1", "Délais", "Deux jours."),), rules)
    assert told(draft, unset=("R-0", "R-1")) == [(Lack.RULE, "a", "R-1")]
    assert told(draft) == []


def test_a_year_in_a_clause_that_was_taken_from_a_town_is_that_towns():
    taken = dataclasses.replace(
        section("a", "1", "Entrée en vigueur", "Elle entre en vigueur le 9 mars 2020."),
        provenance="town/senneterre/SE:12",
    )
    own = section("b", "2", "Révision", "Le conseil la révise en 2030.")
    plain = dataclasses.replace(
        section("c", "3", "But", "Sans date, 12 500 $."), provenance="town/montmagny/MM:1"
    )
    assert told(DraftText("", (taken, own, plain))) == [(Lack.BORROWED_DATE, "a", "2020")]
