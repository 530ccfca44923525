"""What the program can do with a rule: the checks, by name, and reading a rule's settings."""

from medias_desktop.policies.rules.checks.binding import BoundRule, bind, bind_all
from medias_desktop.policies.rules.checks.check import Check, NoSettings
from medias_desktop.policies.rules.checks.vocabulary import CHECKS, check, checks_of

__all__ = ["CHECKS", "BoundRule", "Check", "NoSettings", "bind", "bind_all", "check", "checks_of"]
