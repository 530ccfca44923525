"""What the audit trail writes of photo consents, in the user’s words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.core.trail_words import TableWords, TrailWords
from medias_desktop.photo_consents.labels import (
    ACT_NAMES,
    EVIDENCE_NAMES,
    ITEM_NAMES,
    METHOD_NAMES,
    PURPOSE_NAMES,
    RELATION_NAMES,
    REMOVAL_NAMES,
    REVIEW_NAMES,
    RIGHTS_NAMES,
    SUBJECT_NAMES,
)

_LANGUAGES = {"fr": N_("French"), "en": N_("English")}
_PORTRAYED = {"portrayed_id": "portrayed_person"}
_ITEM = {"item_id": "photo_item"}
_EVENT = {"event_id": "photo_event"}

_PICTURES = {
    "photo_setting": TableWords(
        N_("Settings of photo consents"),
        columns={
            "both_guardians": N_("Every holder of parental authority is asked"),
            "own_agreement_age": N_("Own agreement of a minor from (years)"),
            "guardian_until_age": N_("Agreement of a guardian until (years)"),
            "default_months": N_("Duration of a consent (months)"),
            "notice_days": N_("Reminders (days before the end)"),
            "school_year_ends": N_("End of the school year"),
            "keep_copies": N_("Files are copied into the register"),
        },
    ),
    "photo_event": TableWords(
        N_("Event"),
        columns={
            "title": N_("Title"),
            "begins_on": N_("Begins on"),
            "ends_on": N_("Ends on"),
            "place": N_("Place"),
            "note": N_("Note"),
        },
        hidden=frozenset({"search_key"}),
        title="{title}",
    ),
    "photo_item": TableWords(
        N_("Photo or other item"),
        columns={
            "kind": N_("Kind"),
            "title": N_("Title"),
            "event_id": N_("Event"),
            "day": N_("Date"),
            "file_name": N_("File"),
            "sha256": N_("Fingerprint of the file"),
            "byte_size": N_("Size in bytes"),
            "media_type": N_("Type of file"),
            "width": N_("Width in pixels"),
            "height": N_("Height in pixels"),
            "taken_at": N_("Taken at"),
            "camera": N_("Camera"),
            "has_location": N_("The file tells where it was taken"),
            "place": N_("Place"),
            "photographer": N_("Photographer"),
            "source": N_("Source"),
            "credit_line": N_("Credit line"),
            "rights": N_("Right to publish"),
            "rights_note": N_("Licence or authorization"),
            "rights_until": N_("Right until"),
            "alt_fr": N_("Alternative text in French"),
            "alt_en": N_("Alternative text in English"),
            "original_place": N_("Where the original lies"),
            "content_sha256": N_("Copy kept in the register"),
            "picture_sha256": N_("Fingerprint of the small picture"),
            "review": N_("People seen"),
        },
        codes={
            "kind": {kind.value: name for kind, name in ITEM_NAMES.items()},
            "rights": {rights.value: name for rights, name in RIGHTS_NAMES.items()},
            "review": {review.value: name for review, name in REVIEW_NAMES.items()},
        },
        refers=_EVENT,
        hidden=frozenset({"search_key"}),
        title="{title}",
    ),
    "photo_use": TableWords(
        N_("Publication of a photo"),
        columns={
            "item_id": N_("Photo or other item"),
            "purpose": N_("Published where"),
            "account": N_("Account"),
            "planned_on": N_("Planned for"),
            "published_on": N_("Published on"),
            "link": N_("Link"),
            "responsible": N_("Person in charge"),
            "dropped_on": N_("Given up on"),
            "removed_on": N_("Taken down on"),
            "removed_by": N_("Taken down by"),
            "removal": N_("What was done"),
            "note": N_("Note"),
            "relied_on": N_("Consents relied on"),
        },
        codes={
            "purpose": {purpose.value: name for purpose, name in PURPOSE_NAMES.items()},
            "removal": {removal.value: name for removal, name in REMOVAL_NAMES.items()},
        },
        refers=_ITEM,
        hidden=frozenset({"post_uid"}),
        title="{item_id}",
    ),
}

_PERSONS = {
    "portrayed_person": TableWords(
        N_("Person shown"),
        columns={
            "person_id": N_("Person of the list"),
            "last_name": N_("Last name"),
            "first_name": N_("First name"),
            "birth_date": N_("Date of birth"),
            "adult": N_("Of full age"),
            "email": N_("E-mail"),
            "phone": N_("Telephone"),
            "language": N_("Language"),
            "note": N_("Note"),
        },
        codes={"language": _LANGUAGES},
        refers={"person_id": "person"},
        hidden=frozenset({"search_key", "sort_key"}),
        title="{first_name} {last_name}",
    ),
    "legal_guardian": TableWords(
        N_("Legal guardian"),
        columns={
            "portrayed_id": N_("Person shown"),
            "last_name": N_("Last name"),
            "first_name": N_("First name"),
            "relation": N_("Relation"),
            "email": N_("E-mail"),
            "phone": N_("Telephone"),
            "language": N_("Language"),
            "ended_on": N_("Until"),
        },
        codes={
            "relation": {relation.value: name for relation, name in RELATION_NAMES.items()},
            "language": _LANGUAGES,
        },
        refers=_PORTRAYED,
        title="{first_name} {last_name}",
    ),
    "photo_subject": TableWords(
        N_("Who is seen"),
        columns={
            "item_id": N_("Photo or other item"),
            "kind": N_("Kind"),
            "portrayed_id": N_("Person shown"),
            "reason": N_("Reason"),
            "x": N_("Frame: left"),
            "y": N_("Frame: top"),
            "width": N_("Frame: width"),
            "height": N_("Frame: height"),
        },
        codes={"kind": {kind.value: name for kind, name in SUBJECT_NAMES.items()}},
        refers=_PORTRAYED | _ITEM,
        title="{portrayed_id}",
    ),
}

_CONSENTS = {
    "photo_consent": TableWords(
        N_("Photo consent"),
        columns={
            "portrayed_id": N_("Person shown"),
            "item_id": N_("For this item"),
            "event_id": N_("For this event"),
            "purposes": N_("Purposes"),
            "starts_on": N_("From"),
            "ends_on": N_("Until"),
            "language": N_("Language"),
            "terms": N_("What was agreed to"),
        },
        codes={"language": _LANGUAGES},
        refers=_PORTRAYED | _ITEM | _EVENT,
        title="{portrayed_id}",
    ),
    "photo_consent_act": TableWords(
        N_("Act of consent"),
        columns={
            "consent_id": N_("Photo consent"),
            "portrayed_id": N_("Person shown"),
            "kind": N_("Entry"),
            "guardian_id": N_("Legal guardian"),
            "day": N_("Date"),
            "method": N_("Method"),
            "purposes": N_("Purposes"),
            "language": N_("Language"),
            "witness": N_("Witness"),
            "note": N_("Note or reason"),
            "original_place": N_("Where the original lies"),
            "recorded_by": N_("Recorded by"),
        },
        codes={
            "kind": {kind.value: name for kind, name in ACT_NAMES.items()},
            "method": {method.value: name for method, name in METHOD_NAMES.items()},
            "language": _LANGUAGES,
        },
        refers=_PORTRAYED | {"consent_id": "photo_consent", "guardian_id": "legal_guardian"},
        hidden=frozenset({"replaces_id"}),
        title="{portrayed_id}",
    ),
    "photo_consent_evidence": TableWords(
        N_("Proof of a consent"),
        columns={
            "act_id": N_("Act of consent"),
            "portrayed_id": N_("Person shown"),
            "kind": N_("Kind"),
            "page_id": N_("Scanned page"),
            "content_sha256": N_("File"),
        },
        codes={"kind": {kind.value: name for kind, name in EVIDENCE_NAMES.items()}},
        refers=_PORTRAYED | {"act_id": "photo_consent_act", "page_id": "paper_page"},
        title="{portrayed_id}",
        minor=True,
    ),
    "photo_consent_form": TableWords(
        N_("Consent form"),
        columns={
            "code": N_("Code"),
            "kind": N_("Kind"),
            "for_minor": N_("For minors"),
            "item_id": N_("For this item"),
            "event_id": N_("For this event"),
            "purposes": N_("Purposes"),
            "starts_on": N_("From"),
            "ends_on": N_("Until"),
            "language": N_("Language"),
            "terms": N_("What is agreed to"),
            "pages": N_("Pages"),
        },
        codes={"language": _LANGUAGES},
        refers=_ITEM | _EVENT,
        title="{code}",
    ),
    "photo_consent_form_line": TableWords(
        N_("Line of a consent form"),
        columns={
            "form_id": N_("Consent form"),
            "page": N_("Page"),
            "line": N_("Line"),
            "portrayed_id": N_("Person shown"),
            "guardian_id": N_("Legal guardian"),
            "consent_id": N_("Photo consent"),
        },
        refers=_PORTRAYED
        | {"form_id": "photo_consent_form", "guardian_id": "legal_guardian", "consent_id": "photo_consent"},
        title="{portrayed_id}",
        minor=True,
    ),
}

TRAIL = TrailWords(
    actions={
        "change_photo_settings": N_("Settings of photo consents changed"),
        "plan_photo": N_("Publication of photos planned"),
        "publish_photo": N_("Publication of photos recorded"),
        "drop_photo_use": N_("Planned publication of a photo given up"),
        "take_photo_down": N_("Photo taken down"),
        "restore_photo_use": N_("Photo put back on the list of those to take down"),
    },
    tables={**_PICTURES, **_PERSONS, **_CONSENTS},
)
