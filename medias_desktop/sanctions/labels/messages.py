"""The sentences of messages to online users: neutral, without the handle and without what was written."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.sanctions.rules.incidents import AppealOutcome
from medias_desktop.sanctions.rules.messages import MessageKind

MESSAGE_NAMES = {
    MessageKind.REMOVAL: N_("Message of a removal"),
    MessageKind.WARNING: N_("Message of warning"),
    MessageKind.BLOCK: N_("Message of a temporary block"),
    MessageKind.BAN: N_("Message of a ban"),
    MessageKind.APPEAL_ANSWER: N_("Answer to an appeal"),
}

GREETING = N_("Hello,")
REASONS = N_("Reason: {reasons}.")
CLAUSE = N_("Here is what “{policy}” provides for ({clause}): {words}")
CLAUSE_ALONE = N_("The clause is in “{policy}” ({clause}).")
APPEAL = N_(
    "If you think that this is a mistake, answer this message and say why: somebody will look at it again and answer you."
)
WELCOME = N_("You are welcome to go on taking part in the exchanges with respect for our netiquette.")

REMOVED = N_("What you published on {day} on “{account}” was removed: it does not respect our netiquette.")
LINK_DISABLED = N_(
    "The link that you published on {day} on “{account}” was disabled: it does not respect our netiquette."
)
WARNED = N_("What you published on {day} on “{account}” does not respect our netiquette.")
AGAIN = N_("If it happens again, the measures that our policy provides for may be applied to your access.")
BLOCKED = N_("From {day} to {until} inclusive, you cannot publish on “{account}”.")
BLOCKED_EVERYWHERE = N_(
    "From {day} to {until} inclusive, you cannot publish on any of our {platform} accounts."
)
BLOCKED_OPEN = N_("Since {day}, you cannot publish on “{account}” until further notice.")
BLOCKED_OPEN_EVERYWHERE = N_(
    "Since {day}, you cannot publish on any of our {platform} accounts until further notice."
)
BACK = N_("You may publish again from {day} on.")
BANNED = N_("Since {day}, you can no longer publish on “{account}”.")
BANNED_EVERYWHERE = N_("Since {day}, you can no longer publish on any of our {platform} accounts.")
AFTER = N_("What you published on {day} does not respect our netiquette.")
REVIEWED = N_("We review decisions of this kind every {n} months.")
REVIEWED_YEARLY = N_("We review decisions of this kind every year.")

ASKED = N_("On {day} you asked us to review our decision of {acted} about “{account}”.")
RECEIVED = N_("We have received your request and will look at it with care.")
ANSWER_BY = N_("You will have our answer by {day} at the latest.")
OUTCOMES = {
    AppealOutcome.UPHELD: N_("After looking at it again, we uphold our decision."),
    AppealOutcome.SHORTENED: N_("After looking at it again, we shorten the block: it ends on {until}."),
    AppealOutcome.LIFTED: N_("After looking at it again, we lift our decision: you may publish again."),
}
WITHDRAWN = N_("After looking at it again, we take our decision back.")
SHORTENED_OPEN = N_("After looking at it again, we shorten the block.")
