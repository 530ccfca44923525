"""What every form about accounts has beside other forms: what it tells, and when another window was quicker."""

from __future__ import annotations

from medias_desktop.core.store.errors import ChangedMeanwhile
from medias_desktop.core.widgets.act_form import ActForm


class AccountsForm(ActForm):
    """One act about accounts, accesses, absences or periods."""

    announces = ("calendar", "sanctions")
    overtaken = ChangedMeanwhile
