"""The editorial calendar of a register: one door for all."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.roles import Permission
    from medias_desktop.editorial_calendar.service.absences import Absences
    from medias_desktop.editorial_calendar.service.accesses import Accesses
    from medias_desktop.editorial_calendar.service.accounts import OfficialAccounts
    from medias_desktop.editorial_calendar.service.answer_templates import AnswerTemplates
    from medias_desktop.editorial_calendar.service.answers import Answers
    from medias_desktop.editorial_calendar.service.checking import Checking
    from medias_desktop.editorial_calendar.service.cited import CalendarRules
    from medias_desktop.editorial_calendar.service.day_notes import DayNotes
    from medias_desktop.editorial_calendar.service.duties import Duties
    from medias_desktop.editorial_calendar.service.followed import FollowedAccounts
    from medias_desktop.editorial_calendar.service.interactions import Interactions
    from medias_desktop.editorial_calendar.service.organisations import Organisations
    from medias_desktop.editorial_calendar.service.periods import Periods
    from medias_desktop.editorial_calendar.service.post_exports import PostExports
    from medias_desktop.editorial_calendar.service.post_imports import PostImports
    from medias_desktop.editorial_calendar.service.post_listing import PostListing
    from medias_desktop.editorial_calendar.service.post_records import PostRecords
    from medias_desktop.editorial_calendar.service.posts import Posts
    from medias_desktop.editorial_calendar.service.requests import Requests
    from medias_desktop.editorial_calendar.service.settings import CalendarSettingsService
    from medias_desktop.editorial_calendar.service.slots import Slots
    from medias_desktop.people.service import PeopleService
    from medias_desktop.photo_consents.service import PhotoConsentService
    from medias_desktop.policies.service import PolicyService
    from medias_desktop.sanctions.service import SanctionService


class EditorialCalendarService:
    """The calendar of one register; its parts come in when they are asked for."""

    def __init__(
        self,
        register: Register,
        people: PeopleService,
        policies: PolicyService,
        photos: PhotoConsentService,
        sanctions: SanctionService,
    ) -> None:
        self.register = register
        self.people = people
        self.policies = policies
        self.photos = photos
        self.sanctions = sanctions

    @property
    def today(self) -> dt.date:
        """The register’s own date."""
        return self.register.clock.today()

    @property
    def local_now(self) -> dt.datetime:
        """The present minute in the municipality’s own time, without a zone, as moments are recorded.

        The date is the register’s own."""
        now = self.register.clock.now().astimezone()
        return dt.datetime.combine(self.today, now.time().replace(second=0, microsecond=0))

    @property
    def actor_name(self) -> str:
        """The name of who uses the register."""
        return self.register.actor.name

    def refusal(self, permission: Permission) -> UserError | None:
        """Return what to tell who tries what their role does not allow, or None when it is allowed."""
        return self.register.actor.refusal(permission)

    @cached_property
    def rules(self) -> CalendarRules:
        """The rules in force that concern the calendar."""
        from medias_desktop.editorial_calendar.service.cited import CalendarRules

        return CalendarRules(self.register, self.policies)

    @cached_property
    def settings(self) -> CalendarSettingsService:
        """What the policies leave open and the municipality decided."""
        from medias_desktop.editorial_calendar.service.settings import CalendarSettingsService

        return CalendarSettingsService(self.register)

    @cached_property
    def posts(self) -> Posts:
        """Posts: written, moved, taken from state to state."""
        from medias_desktop.editorial_calendar.service.posts import Posts

        return Posts(self.register, self)

    @cached_property
    def post_listing(self) -> PostListing:
        """What months, weeks and lists show of posts."""
        from medias_desktop.editorial_calendar.service.post_listing import PostListing

        return PostListing(self.register, self)

    @cached_property
    def checking(self) -> Checking:
        """What the policy in force says of a post."""
        from medias_desktop.editorial_calendar.service.checking import Checking

        return Checking(self.register, self)

    @cached_property
    def slots(self) -> Slots:
        """The next moment at which a post passes."""
        from medias_desktop.editorial_calendar.service.slots import Slots

        return Slots(self.register, self)

    @cached_property
    def day_notes(self) -> DayNotes:
        """Notes on days."""
        from medias_desktop.editorial_calendar.service.day_notes import DayNotes

        return DayNotes(self.register)

    @cached_property
    def post_records(self) -> PostRecords:
        """Evidence of publication and statistics."""
        from medias_desktop.editorial_calendar.service.post_records import PostRecords

        return PostRecords(self.register, self)

    @cached_property
    def post_exports(self) -> PostExports:
        """Calendars, lists, printed months and weeks, the folder of a post."""
        from medias_desktop.editorial_calendar.service.post_exports import PostExports

        return PostExports(self.register, self)

    @cached_property
    def post_imports(self) -> PostImports:
        """Calendars and lists of posts, and of statistics, read in."""
        from medias_desktop.editorial_calendar.service.post_imports import PostImports

        return PostImports(self.register, self)

    @cached_property
    def requests(self) -> Requests:
        """Requests and their steps."""
        from medias_desktop.editorial_calendar.service.requests import Requests

        return Requests(self.register, self)

    @cached_property
    def organisations(self) -> Organisations:
        """The register of accredited organizations."""
        from medias_desktop.editorial_calendar.service.organisations import Organisations

        return Organisations(self.register)

    @cached_property
    def interactions(self) -> Interactions:
        """Questions, comments, complaints, and what was done about them."""
        from medias_desktop.editorial_calendar.service.interactions import Interactions

        return Interactions(self.register, self)

    @cached_property
    def answers(self) -> Answers:
        """The words of answers, with everything put in."""
        from medias_desktop.editorial_calendar.service.answers import Answers

        return Answers(self.register, self)

    @cached_property
    def answer_templates(self) -> AnswerTemplates:
        """Answers kept ready."""
        from medias_desktop.editorial_calendar.service.answer_templates import AnswerTemplates

        return AnswerTemplates(self.register)

    @cached_property
    def accounts(self) -> OfficialAccounts:
        """Official accounts, accesses to them."""
        from medias_desktop.editorial_calendar.service.accounts import OfficialAccounts

        return OfficialAccounts(self.register, self)

    @cached_property
    def accesses(self) -> Accesses:
        """Who may use the accounts, and how they are protected."""
        from medias_desktop.editorial_calendar.service.accesses import Accesses

        return Accesses(self.register, self)

    @cached_property
    def absences(self) -> Absences:
        """Who is away, and who takes their place."""
        from medias_desktop.editorial_calendar.service.absences import Absences

        return Absences(self.register, self)

    @cached_property
    def duties(self) -> Duties:
        """Who carries out which task."""
        from medias_desktop.editorial_calendar.service.duties import Duties

        return Duties(self.register, self)

    @cached_property
    def followed(self) -> FollowedAccounts:
        """Accounts of others that the municipality follows."""
        from medias_desktop.editorial_calendar.service.followed import FollowedAccounts

        return FollowedAccounts(self.register, self)

    @cached_property
    def periods(self) -> Periods:
        """Elections and emergencies."""
        from medias_desktop.editorial_calendar.service.periods import Periods

        return Periods(self.register, self)
