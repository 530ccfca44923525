"""The frozen records that the service returns and the views show."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from medias_desktop.core.errors import UserError


class VersionState(StrEnum):
    """Where a version stands on a given day; derived from dates, never stored."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ADOPTED = "adopted"
    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    REPEALED = "repealed"
    LIBRARY = "library"
    """A town's policy that comes with the program, restated: to be read and borrowed from, never adopted here."""

    @property
    def before_adoption(self) -> bool:
        """Tell whether the text may still become another: a draft, or one the council has before it."""
        return self in (VersionState.DRAFT, VersionState.SUBMITTED)

    @property
    def adopted(self) -> bool:
        """Tell whether the council adopted the text, whatever became of it since."""
        return not self.before_adoption and self is not VersionState.LIBRARY


class Change(StrEnum):
    """What a version is to the one before: a minor one (a telephone number, a misprint) asks nobody to read it anew."""

    SUBSTANTIVE = "substantive"
    MINOR = "minor"


@dataclass(frozen=True, slots=True)
class PolicyIdentity:
    """What names a policy; ``language`` 'fr' or 'en' is that of its text."""

    municipality: str
    title: str
    number: str = ""
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class VersionSummary:
    """One dated text of a policy, without the text; ``row_version`` guards against concurrent changes."""

    id: int
    uid: str
    policy_id: int
    policy_title: str
    municipality: str
    policy_number: str
    ordinal: int
    language: str
    state: VersionState
    in_force_date: dt.date | None
    resolution_number: str
    text_sha256: str
    imported_at: dt.datetime
    source_name: str
    row_version: int
    origin: str = ""
    change: Change = Change.SUBSTANTIVE
    change_reason: str = ""
    submitted_on: dt.date | None = None
    submitted_for: dt.date | None = None
    repealed_on: dt.date | None = None
    being_signed: bool = False
    """Its document is prepared and waits for signatures: the text is frozen, whatever the state."""

    @property
    def may_be_written(self) -> bool:
        """Tell whether the text may change: a draft that neither the council nor signatories have before them."""
        return self.state is VersionState.DRAFT and not self.being_signed

    @property
    def identity(self) -> PolicyIdentity:
        """What names its policy."""
        return PolicyIdentity(self.municipality, self.policy_title, self.policy_number, self.language)


@dataclass(frozen=True, slots=True)
class PolicySummary:
    """A policy with its versions, the newest first."""

    id: int
    municipality: str
    title: str
    number: str
    versions: tuple[VersionSummary, ...]
    row_version: int = 1
    town: str = ""
    revision_months: int | None = None


@dataclass(frozen=True, slots=True)
class SectionText:
    """A section of a version; ``position`` counts from 1, ``level`` 1 is the top.

    ``uid`` stays the same from one version to the next; ``provenance`` is the clause it was taken from ("" its own text).
    """

    id: int
    position: int
    level: int
    number: str
    heading: str
    body: str
    uid: str = ""
    provenance: str = ""
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionText:
    """A version with its whole text."""

    summary: VersionSummary
    title_block: str
    introduction: str
    sections: tuple[SectionText, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The council's act; all but number and dates may be empty. ``resolution_text`` is plain text with paragraphs.

    ``change_reason`` says why the text is a minor or a substantive change of the one before.
    """

    resolution_number: str
    meeting_date: dt.date
    in_force_date: dt.date
    mover: str = ""
    seconder: str = ""
    vote: str = ""
    place: str = ""
    resolution_text: str = ""
    change_reason: str = ""


class SignatureMethod(StrEnum):
    """How somebody signs."""

    PEN = "pen"
    HERE = "here"
    """Digitally, with an identity of the register."""
    ELSEWHERE = "elsewhere"
    """Digitally, in another program, on the prepared document that comes back."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs and in what role: with an identity of the register, ``elsewhere``, or else by pen.

    ``signed_at`` and ``certificate_pem`` are known once the document is signed.
    """

    name: str
    role: str
    identity_id: int | None = None
    signed_at: dt.datetime | None = None
    elsewhere: bool = False
    certificate_pem: str = ""

    @property
    def method(self) -> SignatureMethod:
        """How this person signs."""
        if self.identity_id is not None:
            return SignatureMethod.HERE
        return SignatureMethod.ELSEWHERE if self.elsewhere else SignatureMethod.PEN


@dataclass(frozen=True, slots=True)
class AdoptionRecord:
    """An adoption as recorded, with the SHA-256 and page count of its document.

    ``notices`` are what the signatures lack of what was configured, told once: when the adoption is made.
    """

    version_id: int
    municipality: str
    policy_number: str
    resolution: Resolution
    signatories: tuple[Signatory, ...]
    pdf_sha256: str
    pdf_pages: int
    recorded_at: dt.datetime
    notices: tuple[UserError, ...] = field(default=(), compare=False)
