"""What can go wrong with disciplinary cases, in the user's words: each is a formality that an arbitrator would miss."""

from __future__ import annotations

from medias_desktop.core.i18n import N_, current_language
from medias_desktop.policies.rules.texts import recited
from medias_desktop.sanctions.errors import SanctionError


class CaseError(SanctionError):
    """An error of the cases."""


class PersonGone(CaseError):
    """The person is no longer in the register."""

    template = N_("The person of this case is no longer in the register. Choose another one.")


class CaseTextTooLong(CaseError):
    """A text is longer than a case keeps."""

    template = N_("The text that begins with “{beginning}” has more than {limit} characters. Shorten it.")


class PersonNotChosen(CaseError):
    """Nobody was chosen."""

    template = N_("Choose the person whom the case is about.")


class FactsMissing(CaseError):
    """Nothing says what happened."""

    template = N_("Write what happened: the facts are missing.")


class FaultInFuture(CaseError):
    """The fault has not happened yet."""

    template = N_("The date of the fault, {day}, is in the future. Correct it.")


class KnownInFuture(CaseError):
    """Nobody learned of it yet."""

    template = N_("The day on which the employer learned of the fault, {day}, is in the future. Correct it.")


class KnownBeforeFault(CaseError):
    """Nobody learns of a fault before it."""

    template = N_("The employer cannot have learned of the fault on {day}, before its date ({fault}).")


class ReportedInFuture(CaseError):
    """Nobody reported it yet."""

    template = N_("The date of the report, {day}, is in the future. Correct it.")


class ReportedBeforeFault(CaseError):
    """Nobody reports a fault before it."""

    template = N_("The fault cannot have been reported on {day}, before its date ({fault}).")


class ClauseMissing(CaseError):
    """No clause was breached."""

    template = N_("Choose at least one clause that was breached: a case rests on the text of the policy.")


class ClauseNotInForce(CaseError):
    """The text was not in force on the day of the fault."""

    template = N_(
        "{cite} comes from a text that was not in force on {day}, the date of the fault. "
        "Choose a clause of the text of that day."
    )

    def sentence(self) -> str:
        """Return the sentence in the interface language, the clause as it is cited there."""
        self.details["cite"] = recited(str(self.details["cite"]), current_language())
        return super().sentence()


class GroundsMissing(CaseError):
    """Nothing may be verified without grounds."""

    template = N_("Record the reasonable grounds first: nothing may be verified without them.")


class GroundsTextMissing(CaseError):
    """The grounds are empty."""

    template = N_("Write what the reasonable grounds are, and who found them sufficient.")


class GroundsBeforeFault(CaseError):
    """There cannot be grounds before the fault."""

    template = N_("The grounds are dated {day}, before the fault ({fault}). Correct the date.")


class VerificationBeforeGrounds(CaseError):
    """What was verified was verified without grounds."""

    template = N_(
        "The verification of {day} would come before the reasonable grounds of {grounds}: "
        "nothing may be verified without them. Correct the date that is wrong."
    )


class VerificationEmpty(CaseError):
    """Nothing says what was verified."""

    template = N_("Write what was verified, and by whom.")


class DayInFuture(CaseError):
    """What is recorded as done has not happened yet."""

    template = N_("{day} is in the future: record what was done once it is done.")


class DayBeforeFault(CaseError):
    """What followed the fault cannot come before it."""

    template = N_("{day} comes before the fault ({fault}). Correct the date.")


class VersionMissing(CaseError):
    """The person's version is empty."""

    template = N_("Write what the person said, or tick that they declined to give their version.")


class MeetingTimeWrong(CaseError):
    """The time is none."""

    template = N_("“{time}” is not a time of the day. Write it as 13:30.")


class MeetingGone(CaseError):
    """The meeting is no longer in the case."""

    template = N_("This meeting is no longer in the case. Look at the case again.")


class HeldInFuture(CaseError):
    """Nobody came to a meeting that is still to come."""

    template = N_("The meeting of {day} is still to come: say later who came.")


class UnionAtNoMeeting(CaseError):
    """The representative was present without the person."""

    template = N_("The union representative cannot be present at a meeting to which the person did not come.")


class GravityMissing(CaseError):
    """The fault was not weighed."""

    template = N_("Weigh the fault first: say how grave it is before a measure is decided.")


class OfficialNotMeasured(CaseError):
    """An elected official is not the employer's to discipline."""

    template = N_(
        "An elected official cannot receive an employer’s measure. Report the matter to whoever applies the code of "
        "ethics, then close the case."
    )


class DecisionBeforeMeeting(CaseError):
    """The person was not heard before the decision."""

    template = N_(
        "The decision of {day} would come before the meeting of {meeting}: the person is heard first. Change one of the "
        "dates, or record that the meeting did not take place."
    )


class NotHeard(CaseError):
    """The person did not have the occasion to answer."""

    template = N_(
        "The person was not heard by {day}. Record a disciplinary meeting that was held, or the person’s version, before a "
        "measure is decided."
    )


class DeciderMissing(CaseError):
    """Nobody decided."""

    template = N_("Write who decided.")


class ReasonsMissing(CaseError):
    """The decision has no reasons."""

    template = N_("Write the reasons of the decision.")


class StepMissing(CaseError):
    """No measure was chosen."""

    template = N_("Choose the step of the ladder that was decided.")


class DepartureMissing(CaseError):
    """A different choice needs a reason."""

    template = N_(
        "The step that was chosen is not the one suggested ({suggested}): write why. The reason is kept."
    )


class DepartureWithoutSuggestion(CaseError):
    """The program suggested none, so that the choice needs a reason."""

    template = N_("The program suggests no step here: write why this one was chosen. The reason is kept.")


class SuspensionDatesMissing(CaseError):
    """A suspension has no beginning or no end."""

    template = N_("Give the first and the last day of the suspension.")


class SuspensionEndsFirst(CaseError):
    """A suspension ends before it begins."""

    template = N_("The suspension would end on {end}, before it begins on {start}. Correct its dates.")


class SuspensionTooLong(CaseError):
    """Longer than any suspension."""

    template = N_(
        "A suspension of more than {limit} days is not one that this ladder knows. Correct its dates."
    )


class SuspensionBeforeDecision(CaseError):
    """It began before it was decided."""

    template = N_("The suspension would begin on {start}, before the decision of {day}. Correct its dates.")


class AlreadyNotified(CaseError):
    """The person knows of the measure already."""

    template = N_(
        "The person was notified of the measure already: it is changed by the outcome of a grievance only."
    )


class NothingToNotify(CaseError):
    """No measure was decided."""

    template = N_("There is no measure to notify: record the decision first.")


class NoticeBeforeDecision(CaseError):
    """The person was told before it was decided."""

    template = N_("The person cannot have been notified on {day}, before the decision of {decided}.")


class WitnessMissing(CaseError):
    """Nobody saw the refusal to sign."""

    template = N_("A refusal to sign needs a witness: write who saw it.")


class DemandGone(CaseError):
    """The demand is no longer in the case."""

    template = N_("This demand is no longer in the case. Look at the case again.")


class DemandDatesWrong(CaseError):
    """It is due or done before it was asked for."""

    template = N_("{day} comes before {asked}, the day on which it was asked for. Correct the date.")


class ReportedToNobody(CaseError):
    """Nothing says whom it was reported to."""

    template = N_("Write to whom the report was made.")


class NothingToGrieve(CaseError):
    """A grievance without a measure that the person knows of."""

    template = N_("A grievance is filed against a measure: record first that the person was notified of it.")


class GrievanceBeforeNotice(CaseError):
    """Filed before the person knew of the measure."""

    template = N_(
        "The grievance cannot have been filed on {day}, before the measure was notified on {notified}."
    )


class GrievanceAlready(CaseError):
    """There is one already."""

    template = N_("A grievance is recorded already. Record its outcome.")


class GrievanceMissing(CaseError):
    """There is none to answer."""

    template = N_("No grievance is recorded in this case. Record it first.")


class OutcomeUndated(CaseError):
    """An outcome has a day."""

    template = N_("Give the date of the outcome of the grievance.")


class OutcomeBeforeGrievance(CaseError):
    """An outcome before the grievance."""

    template = N_("The outcome of {day} would come before the grievance of {filed}. Correct the date.")


class NotDecided(CaseError):
    """A case is closed by a decision."""

    template = N_("Record the decision before the case is closed: a measure, or that there is no follow-up.")


class NotNotified(CaseError):
    """A measure that nobody told the person of."""

    template = N_("The person was not notified of the measure. Record the notice before the case is closed.")


class GrievancePending(CaseError):
    """A grievance waits."""

    template = N_("A grievance is pending. Record its outcome before the case is closed.")


class ClosedBeforeDecision(CaseError):
    """Closed before what it closes."""

    template = N_("The case cannot be closed on {day}, before the last of its acts ({last}).")


class ReasonOfClosingMissing(CaseError):
    """Nothing says why."""

    template = N_("Write why the case is closed, and who closes it.")


class ReasonOfReopeningMissing(CaseError):
    """Nothing says why."""

    template = N_("Write why the case is opened again.")


class CaseClosed(CaseError):
    """A closed case is not changed."""

    template = N_("This case is closed. Open it again, with the reason, before it is changed.")


class CaseNotClosed(CaseError):
    """It is open already."""

    template = N_("This case is not closed.")
