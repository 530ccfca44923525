"""Everything about one person shown, read at once: consents with all that was ever recorded of them, photos, publications."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.errors import UserError
from medias_desktop.photo_consents.errors import EventGone, ItemGone
from medias_desktop.photo_consents.rules.deadlines import DeadlineFacts, Season, deadlines_of
from medias_desktop.photo_consents.rules.filters import ItemFilter

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.photo_consents.rules.act_history import Entry
    from medias_desktop.photo_consents.rules.consents import Consent
    from medias_desktop.photo_consents.rules.deadlines import Deadline
    from medias_desktop.photo_consents.rules.items import ItemRow
    from medias_desktop.photo_consents.rules.persons import Portrayed
    from medias_desktop.photo_consents.rules.settings import Settings
    from medias_desktop.photo_consents.rules.uses import PhotoUse
    from medias_desktop.photo_consents.service.consents import Evidence
    from medias_desktop.photo_consents.service.large_pictures import LargePicture
    from medias_desktop.photo_consents.service.photo_consents import PhotoConsentService

_LONGEST = 1600
PHOTOS = 48
"""Items of which a small picture is shown; the tab shows all of them."""


@dataclass(frozen=True, slots=True)
class ConsentFile:
    """A consent, what it is of, every entry ever recorded of it, and the proofs."""

    consent: Consent
    title: str
    entries: tuple[Entry, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Everything about a person; ``more_items`` tells that there are other items than those shown."""

    person: Portrayed
    settings: Settings
    consents: tuple[ConsentFile, ...]
    items: tuple[ItemRow, ...]
    more_items: bool
    pictures: dict[int, bytes]
    uses: tuple[PhotoUse, ...]
    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """A kept file, and how it looks when it is a picture."""

    evidence: Evidence
    content: bytes
    picture: LargePicture | None = None


class PersonCards:
    """Reads the cards of one register."""

    def __init__(self, register: Register, service: PhotoConsentService) -> None:
        self._register = register
        self._service = service

    def card(self, portrayed_id: int) -> PersonCard:
        """Return everything about a person, the last consents and photos first. Raises PortrayedGone."""
        service = self._service
        person, settings = service.portrayed.one(portrayed_id), service.settings.current()
        consents = service.consents.of_portrayed(portrayed_id)
        files = tuple(self._file(one) for one in reversed(consents))
        found = service.listing.first(ItemFilter(portrayed_id=portrayed_id), PHOTOS + 1)
        items = tuple(found[:PHOTOS])
        uses = tuple(use for item in items for use in service.uses.of_item(item.id))
        facts = DeadlineFacts(person, consents, self._seasons(consents))
        return PersonCard(
            person,
            settings,
            files,
            items,
            len(found) > PHOTOS,
            service.items.pictures([one.id for one in items]),
            uses,
            deadlines_of(facts, settings, service.today),
        )

    def proof(self, evidence: Evidence) -> Proof:
        """Return the file that proves an act, a scanned page as PDF. Raises RegisterDamaged."""
        if evidence.page_id is not None:
            from medias_desktop.paper.service import Tray

            return Proof(evidence, Tray(self._register).pdf(evidence.page_id))
        from medias_desktop.core.store import attachments

        assert evidence.content_sha256 is not None
        content = attachments.fetch(self._register, evidence.content_sha256)
        if content.startswith((b"%PDF", b"<")):
            return Proof(evidence, content)
        from medias_desktop.photo_consents.service.large_pictures import drawn

        try:
            return Proof(evidence, content, drawn(content, "", _LONGEST))
        except UserError:  # no picture: its words are shown
            return Proof(evidence, content)

    def _file(self, consent: Consent) -> ConsentFile:
        consents, reach = self._service.consents, consent.reach
        title = ""
        try:
            if reach.item_id is not None:
                title = self._service.items.item(reach.item_id).title
            elif reach.event_id is not None:
                title = self._service.events.event(reach.event_id).title
        except (ItemGone, EventGone):  # it was destroyed: the consent stays
            title = ""
        return ConsentFile(consent, title, consents.history(consent.id), consents.evidence(consent.id))

    def _seasons(self, consents: tuple[Consent, ...]) -> dict[int, Season]:
        found: dict[int, Season] = {}
        for number in {one.reach.event_id for one in consents} - {None}:
            assert number is not None
            try:
                event = self._service.events.event(number)
            except EventGone:
                continue
            found[number] = Season(event.id, event.title, event.begins_on, event.ends_on)
        return found
