"""What is recorded, asked and made of photo consents: one door for all."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.errors import UserError
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.roles import Permission
    from medias_desktop.people.service import PeopleService
    from medias_desktop.photo_consents.service.adding import Adding
    from medias_desktop.photo_consents.service.answers import Answers
    from medias_desktop.photo_consents.service.consents import Consents
    from medias_desktop.photo_consents.service.deadlines import Deadlines
    from medias_desktop.photo_consents.service.events import Events
    from medias_desktop.photo_consents.service.exports import Exports
    from medias_desktop.photo_consents.service.forms import Forms
    from medias_desktop.photo_consents.service.item_cards import ItemCards
    from medias_desktop.photo_consents.service.items import Items
    from medias_desktop.photo_consents.service.listing import Listing
    from medias_desktop.photo_consents.service.person_cards import PersonCards
    from medias_desktop.photo_consents.service.portrayed import PortrayedPeople
    from medias_desktop.photo_consents.service.publishing import Publishing
    from medias_desktop.photo_consents.service.returns import FormReturns
    from medias_desktop.photo_consents.service.screen_signing import ScreenSigning
    from medias_desktop.photo_consents.service.settings import ConsentSettings
    from medias_desktop.photo_consents.service.subjects import Subjects
    from medias_desktop.photo_consents.service.uses import Uses
    from medias_desktop.policies.service import PolicyService


class PhotoConsentService:
    """The photo consents of one register; its parts come in when they are asked for."""

    def __init__(self, register: Register, people: PeopleService, policies: PolicyService) -> None:
        self._register = register
        self._people = people
        self._policies = policies

    @property
    def today(self) -> dt.date:
        """The register’s own date."""
        return self._register.clock.today()

    @cached_property
    def events(self) -> Events:
        """Events that were photographed."""
        from medias_desktop.photo_consents.service.events import Events

        return Events(self._register)

    @cached_property
    def items(self) -> Items:
        """Photos and other items: read, changed, marked as reviewed, removed."""
        from medias_desktop.photo_consents.service.items import Items

        return Items(self._register)

    @cached_property
    def adding(self) -> Adding:
        """Adding files: one, a folder of hundreds, or the clipboard."""
        from medias_desktop.photo_consents.service.adding import Adding

        return Adding(self._register)

    @cached_property
    def listing(self) -> Listing:
        """What the grid and the list show."""
        from medias_desktop.photo_consents.service.listing import Listing

        return Listing(self._register)

    @cached_property
    def cards(self) -> ItemCards:
        """Everything about one item."""
        from medias_desktop.photo_consents.service.item_cards import ItemCards

        return ItemCards(self, self._policies)

    @cached_property
    def subjects(self) -> Subjects:
        """Who is seen in an item."""
        from medias_desktop.photo_consents.service.subjects import Subjects

        return Subjects(self._register)

    @cached_property
    def portrayed(self) -> PortrayedPeople:
        """Those who are shown, and who speaks for them."""
        from medias_desktop.photo_consents.service.portrayed import PortrayedPeople

        return PortrayedPeople(self._register, self._people)

    @cached_property
    def person_cards(self) -> PersonCards:
        """Everything about one person shown."""
        from medias_desktop.photo_consents.service.person_cards import PersonCards

        return PersonCards(self._register, self)

    @cached_property
    def consents(self) -> Consents:
        """Consents and what was done about them."""
        from medias_desktop.photo_consents.service.consents import Consents

        return Consents(self._register)

    @cached_property
    def answers(self) -> Answers:
        """What may be published, where, on which day, and why not."""
        from medias_desktop.photo_consents.service.answers import Answers

        return Answers(self._register, self.settings, self._policies)

    @cached_property
    def uses(self) -> Uses:
        """Where items are to be published and were; what must be taken down."""
        from medias_desktop.photo_consents.service.uses import Uses

        return Uses(self._register, self.answers)

    @cached_property
    def deadlines(self) -> Deadlines:
        """Birthdays, consents that end, guardians still missing."""
        from medias_desktop.photo_consents.service.deadlines import Deadlines

        return Deadlines(self._register, self.settings)

    @cached_property
    def forms(self) -> Forms:
        """Printed consent forms."""
        from medias_desktop.photo_consents.service.forms import Forms

        return Forms(self._register, self)

    @cached_property
    def returns(self) -> FormReturns:
        """Forms that come back signed, on paper."""
        from medias_desktop.photo_consents.service.returns import FormReturns

        return FormReturns(self._register, self)

    @cached_property
    def screen_signing(self) -> ScreenSigning:
        """Consents given on the screen."""
        from medias_desktop.photo_consents.service.screen_signing import ScreenSigning

        return ScreenSigning(self._register, self, self._policies.signatures.sealing)

    @cached_property
    def publishing(self) -> Publishing:
        """Copies fit to be published."""
        from medias_desktop.photo_consents.service.publishing import Publishing

        return Publishing(self._register, self.answers)

    @cached_property
    def exports(self) -> Exports:
        """Registers, contact sheets, extracts."""
        from medias_desktop.photo_consents.service.exports import Exports

        return Exports(self._register, self)

    @cached_property
    def settings(self) -> ConsentSettings:
        """What the municipality decided about consents."""
        from medias_desktop.photo_consents.service.settings import ConsentSettings

        return ConsentSettings(self._register)

    def refusal(self, permission: Permission) -> UserError | None:
        """Return what to tell who tries what their role does not allow, or None when it is allowed."""
        return self._register.actor.refusal(permission)
