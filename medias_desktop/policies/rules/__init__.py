"""What the rest of the program sees of policies: records, states, checks, corrections, citations."""

from medias_desktop.policies.rules.adopting import (
    check_can_adopt,
    problems_of_adoption,
    problems_of_policy,
    trimmed,
)
from medias_desktop.policies.rules.records import (
    AdoptionRecord,
    Change,
    PolicyIdentity,
    PolicySummary,
    Resolution,
    SectionText,
    Signatory,
    SignatureMethod,
    VersionState,
    VersionSummary,
    VersionText,
)
from medias_desktop.policies.rules.states import DatedVersion, state_on, states_on
from medias_desktop.policies.rules.texts import canonical_text, citation, section_name, text_sha256

__all__ = [
    "AdoptionRecord",
    "Change",
    "DatedVersion",
    "PolicyIdentity",
    "PolicySummary",
    "Resolution",
    "SectionText",
    "Signatory",
    "SignatureMethod",
    "VersionState",
    "VersionSummary",
    "VersionText",
    "canonical_text",
    "check_can_adopt",
    "citation",
    "problems_of_adoption",
    "problems_of_policy",
    "section_name",
    "state_on",
    "states_on",
    "text_sha256",
    "trimmed",
]
