"""One public method for each thing a user does with policies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.policies import rules
from medias_desktop.policies.service import reading
from medias_desktop.policies.service.base import RegisterService
from medias_desktop.signatures.service.services import SignatureServices

if TYPE_CHECKING:
    from medias_desktop.core.pdf.verifying import Verification
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.audit.latest import LastChange
    from medias_desktop.policies.outline import Outline
    from medias_desktop.policies.rules.true_copies import AwaitedCopy
    from medias_desktop.policies.service.adopting import Adoptions
    from medias_desktop.policies.service.copies import CopyService
    from medias_desktop.policies.service.evidence import EvidenceService
    from medias_desktop.policies.service.library import Library
    from medias_desktop.policies.service.rounds import RoundService
    from medias_desktop.policies.service.true_copies import TrueCopyService


class PolicyService(RegisterService):
    """The policies of one register."""

    # Writing brings SQLAlchemy in: made when first needed.

    @cached_property
    def _library(self) -> Library:
        from medias_desktop.policies.service.library import Library

        return Library(self._register)

    @cached_property
    def signatures(self) -> SignatureServices:
        """The signing identities, trust and verification of the same register."""
        return SignatureServices(self._register)

    @cached_property
    def _adoptions(self) -> Adoptions:
        from medias_desktop.policies.service.adopting import Adoptions

        return Adoptions(self._register, self.signatures)

    @cached_property
    def rounds(self) -> RoundService:
        """Documents that are signed one after the other, here or elsewhere."""
        from medias_desktop.policies.service.rounds import RoundService

        return RoundService(self._register, self.signatures)

    @cached_property
    def copies(self) -> CopyService:
        """What is shown and printed of adopted documents."""
        from medias_desktop.policies.service.copies import CopyService

        return CopyService(self._register)

    @cached_property
    def evidence(self) -> EvidenceService:
        """Files that prove adoptions without this program."""
        from medias_desktop.policies.service.evidence import EvidenceService

        return EvidenceService(self._register, self)

    @cached_property
    def true_copies(self) -> TrueCopyService:
        """Certified copies of documents signed by hand."""
        from medias_desktop.policies.service.true_copies import TrueCopyService

        return TrueCopyService(self._register, self.signatures)

    def policy_named(self, identity: rules.PolicyIdentity) -> int | None:
        """Return the policy of that municipality and title whatever its capitals and accents, or None."""
        return reading.policy_named(self._register, identity)

    def library(self) -> tuple[rules.PolicySummary, ...]:
        """Return every policy with its versions, the newest version first; official texts of towns are among them."""
        return reading.summaries(self._register, self.today)

    def version(self, version_id: int) -> rules.VersionText:
        """Return a version with its text. Raises UnknownVersion."""
        return reading.version(self._register, version_id, self.today)

    def readable(self, version_id: int) -> rules.VersionText:
        """Return a version as it is read and printed: with the values of its placeholders. Raises UnknownVersion."""
        found = self.version(version_id)
        if "{{" not in found.introduction and not any(
            "{{" in text for one in found.sections for text in (one.heading, one.body)
        ):
            return found
        from medias_desktop.policies.service import filling

        return filling.filled(self._register, found)

    def in_force(self, on: dt.date | None = None) -> tuple[rules.VersionSummary, ...]:
        """Return the versions in force on a day (today by default): what happened that day is judged by them."""
        return reading.in_force(self._register, on or self.today)

    def adopted_versions(self) -> tuple[rules.VersionSummary, ...]:
        """Return every version that was adopted: to come, in force, superseded or repealed."""
        found = (one for policy in self.library() for one in policy.versions)
        return tuple(one for one in found if one.state.adopted)

    def import_policy(
        self,
        source_name: str,
        source: bytes,
        outline: Outline,
        identity: rules.PolicyIdentity,
        policy_id: int | None = None,
        town: str = "",
    ) -> int:
        """Store a text as a draft, in a new policy or as the next version of ``policy_id``; return its version id.

        With the key of a ``town`` of the library it is that town's official text, read beside the restatement.

        Raises PolicyTitleMissing or MunicipalityMissing.
        """
        return self._library.add(source_name, source, outline, identity, policy_id, town)

    def correct_outline(
        self,
        version_id: int,
        row_version: int,
        outline: Outline,
        *,
        identity: rules.PolicyIdentity | None = None,
        policy_row_version: int | None = None,
    ) -> None:
        """Replace a draft's text; ``identity`` renames its policy in the same action.

        Raises AlreadyAdopted, UnknownVersion or ChangedElsewhere: nothing is changed then.
        """
        self._library.correct_outline(version_id, row_version, outline, identity, policy_row_version)

    def correct_identity(
        self, policy_id: int, identity: rules.PolicyIdentity, row_version: int | None = None
    ) -> None:
        """Rename a policy; adopted documents keep the name they bear. Raises ChangedElsewhere."""
        self._library.correct_identity(policy_id, row_version, identity)

    def last_change(self, version_id: int, policy_id: int) -> LastChange | None:
        """Return who changed a version or its policy's name last, and when."""
        return self._register.last_change(("policy_version", version_id), ("policy", policy_id))

    def trail_records(self, version_id: int) -> tuple[tuple[str, str], ...]:
        """Return what the audit trail calls a version, its policy and its adoption, each as (table, key)."""
        return reading.trail_records(self._register, version_id)

    def delete_draft(self, version_id: int) -> None:
        """Remove a draft, and its policy when nothing else is in it. Raises AlreadyAdopted or UnknownVersion."""
        self._library.delete_draft(version_id)

    def adopt(
        self,
        version_id: int,
        resolution: rules.Resolution,
        signatories: Sequence[rules.Signatory],
        passphrases: Mapping[int, str],
        progress: Progress,
        *,
        identity: rules.PolicyIdentity | None = None,
        row_version: int | None = None,
        change: rules.Change = rules.Change.SUBSTANTIVE,
    ) -> rules.AdoptionRecord:
        """Adopt a draft: check, typeset, sign in the signatories' order, verify, then record everything at once.

        ``change`` says whether who acknowledged the version before must read this one; ``passphrases`` are by identity id; ``identity`` corrects the policy's name in the same action; with
        ``row_version`` only if the draft was not changed since it was shown. Raises the errors of policies.errors,
        those of core.pdf.errors, ChangedElsewhere, or Cancelled between two steps: nothing is recorded then.
        """
        version = self.version(version_id)
        if row_version is not None and row_version != version.summary.row_version:
            raise ChangedElsewhere
        named = identity or version.summary.identity
        return self._adoptions.adopt(version, named, resolution, signatories, passphrases, progress, change)

    def adoption(self, version_id: int) -> rules.AdoptionRecord | None:
        """Return a version's adoption, or None for a draft."""
        return reading.adoption(self._register, version_id)

    def adoption_pdf(self, version_id: int) -> bytes:
        """Return the document of record, checked against its SHA-256. Raises NotAdopted or RegisterDamaged."""
        return self._adoptions.pdf(version_id)

    def verify_adoption(self, version_id: int) -> Verification:
        """Verify the stored document by the acceptance rule. Raises NotAdopted or RegisterDamaged."""
        return self._adoptions.verify(version_id)

    def verify_copy(self, pdf: bytes) -> Verification:
        """Verify a file: accepted only if it is, byte for byte, one of this register's documents. Raises NotAPdf."""
        return self._adoptions.verify_copy(pdf)

    def copies_awaited(self) -> tuple[AwaitedCopy, ...]:
        """Return the adoptions signed by hand of which no certified copy is kept."""
        from medias_desktop.policies.service.copies_awaited import awaited

        return awaited(self._register)

    def latest_signatories(self) -> tuple[rules.Signatory, ...]:
        """Return those who signed the latest adoption, to be proposed for the next one."""
        return reading.latest_signatories(self._register)

    def latest_place(self) -> str:
        """Return where the council met at the latest adoption that says it, to be proposed; "" for none."""
        return reading.latest_place(self._register)
