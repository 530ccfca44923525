"""What a decision says of its step."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import current_language

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.cases import Decision


def step_name(decision: Decision) -> str:
    """Return what the step is called in the interface language, "" without a measure."""
    return decision.step_name_en if current_language() == "en" else decision.step_name_fr


def last_counting_day(decision: Decision) -> dt.date | None:
    """Return the last day on which the measure counts, None when it does for good."""
    return None if decision.amnesty_on is None else decision.amnesty_on - dt.timedelta(days=1)
