"""What waits about photos, counted at every start: nothing is imported for a register that has none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from medias_desktop.photo_consents.service import urgent

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.photo_consents.rules.uses import Consequence
    from medias_desktop.photo_consents.service.answers import Answers
    from medias_desktop.policies.service import PolicyService


def answers_of(register: Register, policies: PolicyService) -> Answers:
    """Return what answers, without the rest of the service."""
    from medias_desktop.photo_consents.service.answers import Answers
    from medias_desktop.photo_consents.service.settings import ConsentSettings

    return Answers(register, ConsentSettings(register), policies)


def pressing(register: Register, policies: PolicyService) -> Iterator[list[Consequence]]:
    """Yield, some at a time, the publications among which are all that must come down or be stopped today."""
    if not urgent.any_pending(register):
        return
    day = register.clock.today()
    numbers = urgent.spoken_against(register, day)
    if numbers:
        yield from urgent.consequences(register, answers_of(register, policies), numbers, day)


def pending(register: Register, policies: PolicyService) -> int:
    """Return how many publications must come down or be stopped today."""
    found = [one for some in pressing(register, policies) for one in some]
    if not found:
        return 0
    from medias_desktop.photo_consents.service.cascade import standing

    sorted_out = standing(found, register.clock.today())
    return len(sorted_out.take_down) + len(sorted_out.stop)
