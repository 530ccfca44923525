"""`medias-desktop rules`: what the rules of the library and of a register are, and what carries them out."""

from __future__ import annotations

import pytest

from medias_desktop.cli import main
from medias_desktop.core import i18n
from medias_desktop.policies.capabilities import own_registry
from medias_desktop.policies.rules_command import run_rules
from medias_desktop.policies.service.services import PolicyServices
from tests.policies.service.ruled import ruled_draft


def run(capsys, *words):
    code = main(["rules", *words, "--language", "en"])
    return code, capsys.readouterr()


def test_coverage_tells_of_every_rule_of_the_five_towns(capsys):
    code, out = run(capsys, "--coverage")
    assert code == 0
    lines = out.out.splitlines()
    assert lines[0].startswith("Baie-Comeau: 59 rules, ")
    assert any(line.startswith("In all: 411 rules, ") and line.endswith(", 0 wrongly set") for line in lines)
    assert any(line.strip().startswith("Acknowledgements (acknowledgements): ") for line in lines)


def test_every_rule_of_the_five_towns_is_carried_out(capsys):
    _code, out = run(capsys, "--coverage")
    assert "In all: 411 rules, 411 bound, 0 unbound, 0 wrongly set" in out.out.splitlines()


def test_unbound_checks_are_named_with_the_part_that_is_to_carry_them_out():
    with i18n.speaking("en"):
        lines = run_rules(own_registry(), town_key="blainville", covered=True)
    part = lines.index("  Editorial calendar (calendar): 35 rules")
    assert "    posts_per_day (1): Posts a day" in lines[part:]


def test_rules_are_listed_with_clause_kind_check_and_settings(capsys):
    _code, out = run(capsys, "--town", "blainville")
    lines = out.out.splitlines()
    assert len(lines) == 1 + 126
    line = next(one for one in lines if one.startswith("BL-080"))
    assert line.split("\t") == [
        "BL-080",
        "s. 12.2",
        "Time limit",
        "Renewal of passwords",
        "Renewed every: 60\u00a0days · On a suspicion: at once",
    ]


def test_a_register_s_texts_are_listed(capsys, register):
    ruled_draft(PolicyServices(register))
    path = register.path
    register.close()
    _code, out = run(capsys, "--register", str(path))
    assert out.out.splitlines()[1].split("\t")[0] == "R-001"
    _code, out = run(capsys, "--register", str(path), "--coverage")
    assert "version 1: 1 rule, 1 bound, 0 unbound, 0 wrongly set" in out.out


def test_a_town_that_is_not_there_is_a_plain_sentence(capsys):
    code, out = run(capsys, "--town", "atlantis")
    assert code == 1
    assert "atlantis" in out.err


@pytest.mark.parametrize("language", ["fr", "en"])
def test_both_languages(capsys, language):
    assert main(["rules", "--coverage", "--language", language]) == 0
    assert ("règles" in capsys.readouterr().out) == (language == "fr")
