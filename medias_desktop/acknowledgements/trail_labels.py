"""What the audit trail writes of acknowledgements, in the user’s words; apart from the labels, for a start needs none of it."""

from __future__ import annotations

from medias_desktop.acknowledgements.labels import EVENT_NAMES, METHOD_NAMES
from medias_desktop.core.i18n import N_
from medias_desktop.core.trail_words import TableWords, TrailWords
from medias_desktop.people.rules import Group

_GROUPS: dict[str, str] = {
    Group.REGULAR: N_("Regular employee"),
    Group.CASUAL: N_("Casual employee"),
    Group.STUDENT: N_("Student"),
    Group.ELECTED: N_("Elected official"),
    Group.VOLUNTEER: N_("Volunteer"),
    Group.FIREFIGHTER: N_("Volunteer firefighter"),
    Group.CONTRACTOR: N_("Contractor"),
}
"""As the people slice calls them (a slice knows only another one’s rules)."""
_LANGUAGES = {"fr": N_("French"), "en": N_("English")}

_CAMPAIGN = {"campaign_id": "acknowledgement_campaign"}
_PERSON = {"person_id": "person"}

CAMPAIGN_TABLES = {
    "acknowledgement_campaign": TableWords(
        N_("Campaign"),
        columns={
            "title": N_("Title"),
            "policy_id": N_("Policy"),
            "version_id": N_("Opened for"),
            "by_rules": N_("Also the groups that the rules name"),
            "opened_on": N_("Opened on"),
            "due_date": N_("Due date"),
            "arrival_days": N_("Days given to new arrivals"),
            "renewal_months": N_("Renewed every (months)"),
            "reminder_offsets": N_("Reminders (working days)"),
            "province": N_("Province"),
            "closed_on": N_("Closed on"),
            "closing_reason": N_("Reason for closing"),
        },
        refers={"policy_id": "policy", "version_id": "policy_version"},
        title="{title}",
    ),
    "acknowledgement_campaign_group": TableWords(
        N_("Group of a campaign"),
        columns={"campaign_id": N_("Campaign"), "group_code": N_("Group")},
        codes={"group_code": _GROUPS},
        refers=_CAMPAIGN,
        title="{group_code}",
        minor=True,
    ),
    "acknowledgement_campaign_department": TableWords(
        N_("Department of a campaign"),
        columns={"campaign_id": N_("Campaign"), "department": N_("Department")},
        refers=_CAMPAIGN,
        title="{department}",
        minor=True,
    ),
    "acknowledgement_campaign_person": TableWords(
        N_("Person of a campaign"),
        columns={"campaign_id": N_("Campaign"), "person_id": N_("Person")},
        refers=_CAMPAIGN | _PERSON,
        title="{person_id}",
        minor=True,
    ),
    "acknowledgement_question": TableWords(
        N_("Question of a campaign"),
        columns={
            "campaign_id": N_("Campaign"),
            "position": N_("Position"),
            "prompt_fr": N_("Question in French"),
            "prompt_en": N_("Question in English"),
            "choices_fr": N_("Choices in French"),
            "choices_en": N_("Choices in English"),
            "right_choice": N_("Right choice (from 0)"),
            "clause": N_("Clause"),
            "asked": N_("Still asked"),
        },
        refers=_CAMPAIGN,
        title="{prompt_fr}",
        minor=True,
    ),
    "acknowledgement_reminder": TableWords(
        N_("Reminder"),
        columns={
            "person_id": N_("Person"),
            "version_id": N_("Policy"),
            "campaign_id": N_("Campaign"),
            "channel": N_("Way"),
            "day": N_("Date"),
        },
        codes={
            "channel": {
                "letter": N_("Letter"),
                "mailto": N_("Draft of an e-mail"),
                "eml": N_("E-mail file"),
            }
        },
        refers={"version_id": "policy_version"} | _CAMPAIGN | _PERSON,
        title="{person_id}",
    ),
}

PAPER_TABLES = {
    "acknowledgement_answer": TableWords(
        N_("Answer to a question"),
        columns={
            "person_id": N_("Person"),
            "question_id": N_("Question"),
            "choice": N_("Choice (from 0)"),
            "right": N_("Right answer"),
        },
        refers={"question_id": "acknowledgement_question"} | _PERSON,
        hidden=frozenset({"event_id"}),
        title="{person_id}",
        minor=True,
    ),
    "acknowledgement_evidence": TableWords(
        N_("Evidence"),
        columns={
            "person_id": N_("Person"),
            "kind": N_("Kind"),
            "page_id": N_("Scanned page"),
            "content_sha256": N_("Fingerprint of the file"),
        },
        codes={
            "kind": {
                "scanned_page": N_("Scanned page"),
                "drawn_signature": N_("Drawn signature"),
                "receipt": N_("Receipt"),
                "document": N_("Document"),
            }
        },
        refers={"page_id": "paper_page"} | _PERSON,
        hidden=frozenset({"event_id"}),
        title="{person_id}",
        minor=True,
    ),
    "acknowledgement_group_sheet": TableWords(
        N_("Group sheet"),
        columns={
            "code": N_("Code"),
            "version_id": N_("Policy"),
            "campaign_id": N_("Campaign"),
            "language": N_("Language"),
            "pages": N_("Pages"),
            "printed_at": N_("Printed on"),
        },
        codes={"language": _LANGUAGES},
        refers={"version_id": "policy_version"} | _CAMPAIGN,
        title="{code}",
    ),
    "acknowledgement_group_line": TableWords(
        N_("Line of a group sheet"),
        columns={
            "sheet_id": N_("Group sheet"),
            "page": N_("Page"),
            "line": N_("Line"),
            "person_id": N_("Person"),
        },
        refers={"sheet_id": "acknowledgement_group_sheet"} | _PERSON,
        title="{person_id}",
        minor=True,
    ),
    "paper_page": TableWords(
        N_("Scanned page"),
        columns={
            "scan_name": N_("Scan"),
            "page": N_("Page"),
            "pages": N_("Pages"),
            "code": N_("Code"),
            "state": N_("State"),
            "note": N_("Note"),
            "received_at": N_("Received on"),
            "quarter_turns": N_("Quarter turns"),
            "content_sha256": N_("Fingerprint of the file"),
            "scan_sha256": N_("Fingerprint of the scan"),
        },
        codes={
            "state": {"waiting": N_("Waiting"), "filed": N_("Filed"), "aside": N_("Set aside")},
        },
        title="{scan_name}",
    ),
}

TRAIL = TrailWords(
    actions={
        "set_audience": N_("Those who must sign chosen"),
        "record_acknowledgements": N_("Acknowledgements recorded"),
        "mark_handed_out": N_("Sheets noted as handed out"),
        "correct_acknowledgement": N_("Acknowledgement corrected"),
        "cancel_acknowledgement": N_("Acknowledgement cancelled"),
        "record_refusals": N_("Refusals to sign recorded"),
        "record_exemptions": N_("Exemptions recorded"),
        "open_campaign": N_("Campaign opened"),
        "change_campaign": N_("Campaign changed"),
        "close_campaign": N_("Campaign closed"),
        "reopen_campaign": N_("Campaign reopened"),
        "delete_campaign": N_("Campaign deleted"),
        "print_group_sheets": N_("Group sheets printed"),
        "record_reminders": N_("Reminders made"),
        "receive_scan": N_("Scanned pages received"),
        "set_page_aside": N_("Scanned page set aside"),
        "take_page_back": N_("Scanned page taken back"),
        "turn_page": N_("Scanned page turned"),
        "confirm_page": N_("Scanned page confirmed"),
        "undo_page": N_("Confirmation of a scanned page undone"),
        "sign_on_screen": N_("Signature on the screen"),
        "import_acknowledgements": N_("Past acknowledgements imported"),
    },
    tables={
        "acknowledgement_event": TableWords(
            N_("Acknowledgement"),
            columns={
                "person_id": N_("Person"),
                "version_id": N_("Policy"),
                "kind": N_("Entry"),
                "day": N_("Date"),
                "method": N_("Method"),
                "witness": N_("Witness"),
                "note": N_("Note or reason"),
                "original_place": N_("Where the original lies"),
                "recorded_by": N_("Recorded by"),
                "campaign_id": N_("Campaign"),
                "language": N_("Language"),
                "text_sha256": N_("Fingerprint of the text"),
            },
            codes={
                "kind": {kind.value: name for kind, name in EVENT_NAMES.items()},
                "method": {method.value: name for method, name in METHOD_NAMES.items()},
                "language": _LANGUAGES,
            },
            refers={
                "person_id": "person",
                "version_id": "policy_version",
                "campaign_id": "acknowledgement_campaign",
            },
            hidden=frozenset({"replaces_id"}),
            title="{person_id}",
        ),
        **CAMPAIGN_TABLES,
        **PAPER_TABLES,
        "acknowledgement_audience": TableWords(
            N_("Group that must sign"),
            columns={"version_id": N_("Policy"), "group_code": N_("Group")},
            codes={"group_code": _GROUPS},
            refers={"version_id": "policy_version"},
            title="{group_code}",
        ),
    },
)
