"""What the audit trail writes of persons, in the user’s words; apart from the other labels, for a start needs none of it."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.core.trail_words import TableWords, TrailWords
from medias_desktop.people.labels import GROUP_NAMES, LANGUAGE_NAMES

TRAIL = TrailWords(
    actions={
        "add_person": N_("Person added"),
        "change_person": N_("Person’s record corrected"),
        "import_people": N_("List of people imported"),
    },
    tables={
        "person": TableWords(
            N_("Person"),
            columns={
                "last_name": N_("Last name"),
                "first_name": N_("First name"),
                "number": N_("Employee number"),
                "email": N_("E-mail"),
                "department": N_("Department"),
                "group_code": N_("Group"),
                "start_date": N_("Start date"),
                "end_date": N_("End date"),
                "language": N_("Language of letters and sheets"),
            },
            codes={
                "group_code": {group.value: name for group, name in GROUP_NAMES.items()},
                "language": LANGUAGE_NAMES,
            },
            hidden=frozenset({"sort_key", "search_key"}),
            title="{first_name} {last_name}",
        )
    },
)
