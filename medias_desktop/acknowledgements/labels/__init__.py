"""The words in which states, methods and events are shown."""

from __future__ import annotations

from medias_desktop.acknowledgements.rules import AcknowledgementState, EventKind, Method
from medias_desktop.acknowledgements.rules.evidence import EvidenceKind
from medias_desktop.core.i18n import N_, translate

_STATES = {
    AcknowledgementState.TO_READ: N_("To read"),
    AcknowledgementState.HANDED_OUT: N_("Sheet handed out"),
    AcknowledgementState.SIGNED: N_("Signed"),
    AcknowledgementState.REFUSED: N_("Refused"),
    AcknowledgementState.EXEMPTED: N_("Exempted"),
    AcknowledgementState.SUPERSEDED: N_("Outdated"),
    AcknowledgementState.OVERDUE: N_("Overdue"),
}
METHOD_NAMES = {
    Method.INDIVIDUAL_SHEET: N_("Individual sheet"),
    Method.GROUP_SHEET: N_("Group sheet"),
    Method.ON_SCREEN: N_("On screen"),
    Method.EMAIL_OTHER: N_("E-mail or other"),
    Method.MANAGEMENT_STATEMENT: N_("Statement by management"),
}
EVENT_NAMES = {
    EventKind.HANDED_OUT: N_("Handing-out"),
    EventKind.SIGNED: N_("Signature"),
    EventKind.REFUSED: N_("Refusal"),
    EventKind.EXEMPTED: N_("Exemption"),
    EventKind.CORRECTED: N_("Correction"),
    EventKind.CANCELLED: N_("Cancellation"),
}


EVIDENCE_NAMES = {
    EvidenceKind.SCANNED_PAGE: N_("Scanned page"),
    EvidenceKind.DRAWN_SIGNATURE: N_("Drawn signature"),
    EvidenceKind.RECEIPT: N_("Receipt"),
    EvidenceKind.DOCUMENT: N_("Document"),
}


def state_label(state: AcknowledgementState) -> str:
    """Name a state in the interface language."""
    return translate(_STATES[state])


def method_label(method: Method | None) -> str:
    """Name a method in the interface language; nothing for none."""
    return "" if method is None else translate(METHOD_NAMES[method])


def event_label(kind: EventKind) -> str:
    """Name what an event says in the interface language."""
    return translate(EVENT_NAMES[kind])


def evidence_label(kind: EvidenceKind) -> str:
    """Name what proves an event in the interface language."""
    return translate(EVIDENCE_NAMES[kind])
