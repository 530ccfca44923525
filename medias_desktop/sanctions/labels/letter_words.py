"""The words of letters to the person: neutral, the facts before the measure. The user changes them before issuing."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.sanctions.rules.cases import Attendance, DemandKind, LetterKind
from medias_desktop.sanctions.rules.ladder import StepKind

TO_COMPLETE = "[…]"
"""Stands where the program does not know: a letter that still has it is not issued."""

SUBJECTS = {
    LetterKind.MEETING_NOTICE: N_("Notice of a disciplinary meeting"),
    LetterKind.REMOVAL_DEMAND: N_("Demand concerning a post"),
    LetterKind.VERBAL_WARNING_NOTE: N_("Record of a verbal warning"),
    LetterKind.REPRIMAND: N_("Written reprimand"),
    LetterKind.SUSPENSION: N_("Suspension without pay"),
    LetterKind.DEMOTION: N_("Demotion"),
    LetterKind.DISMISSAL: N_("Dismissal"),
    LetterKind.NO_FOLLOW_UP: N_("End of the verification of a situation"),
}

GREETING = N_("{name},")
FACTS = N_("These are the facts of {day}:")
FACTS_ON = N_("These are the facts of {day} ({platform}):")
CLAUSES = N_("They concern this part of the policy “{policy}”, in force since {day}:")
CLAUSE = "• {cite} – {text}"

CALLED = N_("You are called to a meeting on {day} {time}, {place}.")
CALLED_AT = N_("at {time}")
PURPOSE = N_(
    "At this meeting the facts will be presented to you, and you may give your version and any information that you find "
    "useful. No decision has been made."
)
ABSENCE = N_(
    "If you cannot come, tell us before that day so that another time can be set. Without news from you, the decision may be "
    "made from what is known."
)
ACCOMPANIED = N_("You have the right to be accompanied by {whom} at this meeting.")
ACCOMPANIED_LETTER = N_("You have the right to be accompanied by {whom} when this letter is handed to you.")
BY_UNION = N_("a representative of your union")
BY_NAMED_UNION = N_("a representative of your union ({union})")
BY_ANYBODY = N_("a person of your choice")
BY_EITHER = N_("a person of your choice or, if you are unionized, a representative of your union")

HEARD = {
    Attendance.PRESENT: N_("You were met on {day} and could give your version of the facts."),
    Attendance.ABSENT: N_("You were called to a meeting on {day} and did not come."),
    Attendance.DECLINED: N_("You were called to a meeting on {day} and declined to come."),
}
UNION_PRESENT = N_("{union} accompanied you.")
UNION_DECLINED = N_("You chose not to be accompanied by your union.")
VERSION_GIVEN = N_("You gave your version of the facts on {day}.")
VERSION_DECLINED = N_("On {day} you were asked for your version of the facts and declined to give it.")

REASONS = N_("After weighing the facts and what could be said of them, the municipality holds the following:")
WEIGHED = N_("The facts and what could be said of them were weighed.")
MEASURES = {
    StepKind.VERBAL_WARNING: N_("You received a verbal warning on {day}. This note is the record of it."),
    StepKind.WRITTEN_REPRIMAND: N_("This letter is a written reprimand, decided on {day}."),
    StepKind.DISMISSAL: N_("You are dismissed by a decision of {day}. It takes effect on {effect}."),
    StepKind.DEMOTION: N_(
        "You are demoted by a decision of {day}. Your new position is {effect}, with the conditions that go with it."
    ),
}
ENGAGEMENT_ENDED = N_(
    "The municipality ends your engagement by a decision of {day}. This takes effect on {effect}."
)
SUSPENDED = N_("You are suspended without pay from {first} to {last} inclusive, by a decision of {day}.")
SUSPENDED_ONE_DAY = N_("You are suspended without pay on {first}, by a decision of {day}.")
SUSPENDED_ENGAGEMENT = N_(
    "Your activities for the municipality are suspended from {first} to {last} inclusive, by a decision of {day}."
)
RETURN_THINGS = N_(
    "Return by that day the keys, cards and equipment of the municipality, and hand over the access to its accounts."
)
COUNTS_UNTIL = N_(
    "Counted from the date of the fault, this measure no longer weighs from {day} on; it is then taken out of your file."
)
COUNTS_ALWAYS = N_("This measure stays in your file without a limit of time.")
EXPECTED = N_(
    "You are expected to respect this part of the policy from now on. A further breach may lead to a more severe measure."
)
RECOURSE_UNION = N_(
    "You may contest this measure by a grievance, within the time that the collective agreement sets."
)
RECOURSE = N_(
    "You may contest this measure by the means that the law, your contract or a collective agreement gives you, within the "
    "time that they set."
)

DEMANDS = {
    DemandKind.REMOVE: N_("You are asked to remove the post at this address: {link}"),
    DemandKind.CHANGE: N_("You are asked to change the post at this address: {link}"),
}
DEMAND_DUE = N_("This is to be done by {day}. Tell us as soon as it is.")
DEMAND_SOON = N_("Tell us as soon as it is done.")
DEMAND_ONLY = N_("This demand is not a disciplinary measure.")

NOTHING_FOLLOWS = N_(
    "These facts were looked into. The case is closed without any disciplinary measure: nothing will be held against you "
    "because of them."
)
CLOSING = N_("Sincerely,")
