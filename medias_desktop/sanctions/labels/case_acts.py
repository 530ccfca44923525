"""What may be done on a case, in words: as a line of a menu, and as the next thing to do."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.sanctions.rules.next_acts import CaseAct

ACT_LINES = {
    CaseAct.CORRECT: N_("Co&rrect the facts or the clauses…"),
    CaseAct.CAPTURE: N_("Add a &capture…"),
    CaseAct.WITHDRAW: N_("&Withdraw a capture…"),
    CaseAct.GROUNDS: N_("Reasonable &grounds…"),
    CaseAct.VERIFICATION: N_("Record a verificat&ion…"),
    CaseAct.VERSION: N_("The person’s versi&on…"),
    CaseAct.MEETING: N_("&Meeting…"),
    CaseAct.DROP: N_("Drop a planned meeting…"),
    CaseAct.WEIGH: N_("Weigh the fa&ult…"),
    CaseAct.DECIDE: N_("&Decide…"),
    CaseAct.NOTIFY: N_("No&tification…"),
    CaseAct.DEMAND: N_("Demand about a &post…"),
    CaseAct.REPORT: N_("Report to the authorities, or clai&m…"),
    CaseAct.GRIEVANCE: N_("Grie&vance…"),
    CaseAct.CLOSE: N_("Close the c&ase…"),
    CaseAct.REOPEN: N_("R&eopen the case…"),
}
NEXT_ACTS = {
    CaseAct.GROUNDS: N_("Write down the grounds"),
    CaseAct.MEETING: N_("Meet the person"),
    CaseAct.DROP: N_("Drop a planned meeting…"),
    CaseAct.WEIGH: N_("Weigh the fault"),
    CaseAct.DECIDE: N_("Decide"),
    CaseAct.NOTIFY: N_("Record the notification"),
    CaseAct.DEMAND: N_("Follow the demand"),
    CaseAct.REPORT: N_("Report to the authorities"),
    CaseAct.GRIEVANCE: N_("Follow the grievance"),
    CaseAct.CLOSE: N_("Close the case"),
}
ACT_ICONS = {
    CaseAct.GROUNDS: "mdi6.scale-balance",
    CaseAct.MEETING: "mdi6.account-group-outline",
    CaseAct.WEIGH: "mdi6.scale-unbalanced",
    CaseAct.DECIDE: "mdi6.gavel",
    CaseAct.NOTIFY: "mdi6.email-check-outline",
    CaseAct.DEMAND: "mdi6.comment-remove-outline",
    CaseAct.REPORT: "mdi6.bank-outline",
    CaseAct.GRIEVANCE: "mdi6.account-tie-outline",
    CaseAct.CLOSE: "mdi6.folder-check-outline",
}
