"""Composing drafts: beginning one, saving it, borrowing clauses, filling placeholders. One method is one user action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from medias_desktop.policies import rules
from medias_desktop.policies.rules import placeholders
from medias_desktop.policies.rules.drafts import DraftText, draft_section
from medias_desktop.policies.service import filling, reading
from medias_desktop.policies.service.base import RegisterService

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.audit.latest import LastChange
    from medias_desktop.policies.rules.borrowing import Clause
    from medias_desktop.policies.rules.completeness import Completeness
    from medias_desktop.policies.rules.rule_data import Rule
    from medias_desktop.policies.service.draft_documents import ExportChoices
    from medias_desktop.policies.service.draft_writing import DraftWriting
    from medias_desktop.policies.service.sources import OwnSources, Source

EMPTY = ""
"""The origin of a draft that begins without any text."""

SKELETON = "skeleton"
"""The origin of a draft that begins with the usual headings."""


class ComposeService(RegisterService):
    """The drafts of one register while they are composed."""

    @cached_property
    def _writing(self) -> DraftWriting:  # writing brings SQLAlchemy in: made when first needed
        from medias_desktop.policies.service.draft_writing import DraftWriting

        return DraftWriting(self._register)

    # drafts

    def start_draft(
        self, identity: rules.PolicyIdentity, origin: str, language: str, policy_id: int | None = None
    ) -> int:
        """Begin a draft and return its number: EMPTY, with the SKELETON's headings, or from "town/<key>", "version/<uid>".

        It is the first text of a new policy, or the next one of ``policy_id``. Sections of the same policy keep their
        uids; rules come along. Raises OriginGone, UnknownVersion, MunicipalityMissing or PolicyTitleMissing.
        """
        from medias_desktop.policies.service.clauses import begin_from

        text = begin_from(self._register, origin, language, policy_id)
        return self._writing.start(identity, origin, language, policy_id, text)

    def draft(self, version_id: int) -> tuple[rules.VersionSummary, DraftText]:
        """Return a version as a draft, with its rules. Raises UnknownVersion."""
        from medias_desktop.policies.service.rule_reading import rules_of_version

        found = reading.version(self._register, version_id, self.today)
        sections = tuple(map(draft_section, found.sections))
        return found.summary, DraftText(
            found.introduction, sections, rules_of_version(self._register, version_id)
        )

    def save_draft(
        self, version_id: int, row_version: int, text: DraftText, read: Sequence[Rule] | None = None
    ) -> None:
        """Replace a draft's text and add the rules that came with its clauses.

        ``read`` are the rules as they were last read (None: just now): one of them that is not there any more was
        removed by somebody else and stays away; one that was set meanwhile stays as it is.
        Raises UnknownVersion, AlreadyAdopted, TextSubmitted, or ChangedElsewhere, also for a clause to be removed whose
        rules were set since they were read: nothing is changed then.
        """
        self._writing.save(version_id, row_version, text, read)

    def keep_aside(self, summary: rules.VersionSummary, text: DraftText) -> int:
        """Keep a text whose draft is none any more (adopted, submitted, deleted) as a new draft; return its number.

        It is the next text of the same policy, or the first one of a policy of that name when it is gone.
        """
        identity = rules.PolicyIdentity(
            summary.municipality, summary.policy_title, summary.policy_number, summary.language
        )
        there = self._register.rows("SELECT id FROM policy WHERE id = :number", number=summary.policy_id)
        policy_id = summary.policy_id if there else None
        return self._writing.start(identity, summary.origin, summary.language, policy_id, text)

    def last_change(self, version_id: int, policy_id: int) -> LastChange | None:
        """Return who changed a version last, and when."""
        return self._register.last_change(("policy_version", version_id), ("policy", policy_id))

    # what is borrowed

    @cached_property
    def _own_sources(self) -> OwnSources:
        from medias_desktop.policies.service.sources import OwnSources

        return OwnSources(self._register)

    def town_sources(self, language: str) -> tuple[Source, ...]:
        """Return the towns' texts, which clauses may be taken from."""
        from medias_desktop.policies.service.sources import town_sources

        return town_sources(language)

    def sources(self, language: str, progress: Progress) -> tuple[Source, ...]:
        """Return the texts that clauses may be taken from: the towns', then the register's own, the newest first.

        Slow the first time where there are hundreds. Raises Cancelled.
        """
        return (*self.town_sources(language), *self._own_sources.read(progress))

    def clause(self, source: str, section_uid: str, language: str, *, with_children: bool = True) -> Clause:
        """Return a clause of a source ("town/<key>", "version/<uid>"). Raises OriginGone."""
        from medias_desktop.policies.service.clauses import clause

        return clause(self._register, source, section_uid, language, with_children=with_children)

    # placeholders

    def placeholders(self) -> dict[str, str]:
        """Return what stands for the placeholders by stored name; the municipality's name is known by itself."""
        return filling.stored(self._register)

    def values(self, language: str) -> dict[str, str]:
        """Return the values for a text of a language."""
        return placeholders.in_language(self.placeholders(), language)

    def set_placeholders(self, values: Mapping[str, str]) -> None:
        """Record values by stored name ("clerk", "clerk:en"); an empty one forgets. Those not named stay."""
        self._writing.set_placeholders(values)

    def filled(self, version: rules.VersionText) -> rules.VersionText:
        """Return a version as it is read and printed: its placeholders filled, those without a value named."""
        return filling.filled(self._register, version)

    # on paper

    def export(self, version_id: int, kind: str, choices: ExportChoices, progress: Progress) -> bytes:
        """Return a version as a "word" or "pdf" file, or the "comments" on it as a PDF. Raises UnknownVersion or Cancelled."""
        from medias_desktop.policies.service import draft_documents
        from medias_desktop.policies.service.notes import NoteService

        version = self.filled(reading.version(self._register, version_id, self.today))
        notes = NoteService(self._register).notes(version.summary.uid)
        contents = draft_documents.contents_of(self._register, version, notes, choices)
        return draft_documents.written(contents, kind, self._register, progress)

    def comments(self, text_uid: str, language: str, progress: Progress) -> bytes:
        """Return the comments on a version (its uid) or a town's text as a PDF. Raises UnknownVersion or Cancelled."""
        from medias_desktop.policies.service import draft_documents
        from medias_desktop.policies.service.notes import NoteService

        version = self.filled(reading.text(self._register, text_uid, language, self.today))
        notes = NoteService(self._register).notes(text_uid)
        contents = draft_documents.contents_of(
            self._register, version, notes, draft_documents.ExportChoices(comments=True)
        )
        return draft_documents.written(contents, "comments", self._register, progress)

    # what is lacking

    def check(self, text: DraftText, language: str) -> Completeness:
        """Return what a draft still lacks."""
        from medias_desktop.policies.service.clauses import looked_through

        return looked_through(text, language, self.values(language))
