"""What is recorded of sanctions: one door for all. What is sealed stands behind a second one."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.errors import UserError
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.roles import Permission
    from medias_desktop.core.store.sealed import Vault
    from medias_desktop.people.service import PeopleService
    from medias_desktop.policies.service import PolicyService
    from medias_desktop.sanctions.service.accounts import Accounts
    from medias_desktop.sanctions.service.appeals import Appeals
    from medias_desktop.sanctions.service.clauses import BreachClauses
    from medias_desktop.sanctions.service.comments import WaitingComments
    from medias_desktop.sanctions.service.disciplinary import Disciplinary
    from medias_desktop.sanctions.service.incidents import Incidents
    from medias_desktop.sanctions.service.ladder import LadderSettings
    from medias_desktop.sanctions.service.messages import Messages
    from medias_desktop.sanctions.service.moderation_exports import ModerationExports
    from medias_desktop.sanctions.service.moderation_settings import ModerationSettingsService
    from medias_desktop.sanctions.service.online_users import OnlineUsers
    from medias_desktop.sanctions.service.proposals import Proposals
    from medias_desktop.sanctions.service.signed_that_day import SignedThatDay


class SanctionService:
    """The sanctions of one register; its parts come in when they are asked for."""

    def __init__(self, register: Register, people: PeopleService, policies: PolicyService) -> None:
        self._register = register
        self._people = people
        self._policies = policies

    @property
    def today(self) -> dt.date:
        """The register’s own date."""
        return self._register.clock.today()

    @property
    def policies(self) -> PolicyService:
        """The texts by which it is judged."""
        return self._policies

    @property
    def actor_name(self) -> str:
        """The name of who uses the register."""
        return self._register.actor.name

    @property
    def people(self) -> PeopleService:
        """The persons of the register."""
        return self._people

    def disciplinary(self, vault: Vault) -> Disciplinary:
        """Return the disciplinary cases, which whoever has opened their lock may read."""
        from medias_desktop.sanctions.service.disciplinary import Disciplinary

        return Disciplinary(self._register, vault, self)

    @cached_property
    def ladder(self) -> LadderSettings:
        """The disciplinary ladder: its steps and what holds for all of them."""
        from medias_desktop.sanctions.service.ladder import LadderSettings

        return LadderSettings(self._register)

    @cached_property
    def clauses(self) -> BreachClauses:
        """Clauses that may be breached, of the texts in force on a day."""
        from medias_desktop.sanctions.service.clauses import BreachClauses

        return BreachClauses(self._register, self._policies)

    @cached_property
    def signed(self) -> SignedThatDay:
        """What a person had acknowledged on a day."""
        from medias_desktop.sanctions.service.signed_that_day import SignedThatDay

        return SignedThatDay(self._register, self._people, self._policies)

    @cached_property
    def accounts(self) -> Accounts:
        """Accounts of the municipality on which the public writes."""
        from medias_desktop.sanctions.service.accounts import Accounts

        return Accounts(self._register)

    @cached_property
    def online_users(self) -> OnlineUsers:
        """Who writes there, and everything about one of them."""
        from medias_desktop.sanctions.service.online_users import OnlineUsers

        return OnlineUsers(self._register)

    @cached_property
    def incidents(self) -> Incidents:
        """Breaches by online users and what was done: recorded, corrected, lifted, annulled, listed."""
        from medias_desktop.sanctions.service.incidents import Incidents

        return Incidents(self._register, self.proposals)

    @cached_property
    def proposals(self) -> Proposals:
        """What the policy in force proposes, from what is counted."""
        from medias_desktop.sanctions.service.proposals import Proposals

        return Proposals(self._register, self._policies, self.moderation_settings)

    @cached_property
    def appeals(self) -> Appeals:
        """Appeals against what was done, and their answers."""
        from medias_desktop.sanctions.service.appeals import Appeals

        return Appeals(self._register, self.moderation_settings)

    @cached_property
    def comments(self) -> WaitingComments:
        """Comments that are looked at before they appear."""
        from medias_desktop.sanctions.service.comments import WaitingComments

        return WaitingComments(self._register)

    @cached_property
    def moderation_settings(self) -> ModerationSettingsService:
        """What the policies leave open about moderation."""
        from medias_desktop.sanctions.service.moderation_settings import ModerationSettingsService

        return ModerationSettingsService(self._register)

    @cached_property
    def messages(self) -> Messages:
        """Neutral messages to online users, in both languages."""
        from medias_desktop.sanctions.service.messages import Messages

        return Messages(self._register, self._policies)

    @cached_property
    def moderation_exports(self) -> ModerationExports:
        """The printed netiquette, lists of those shut out, the register of incidents."""
        from medias_desktop.sanctions.service.moderation_exports import ModerationExports

        return ModerationExports(self._register, self)

    def waiting(self) -> int:
        """Return how many things wait about moderation: blocks to lift, comments, appeals."""
        from medias_desktop.sanctions.pending import pending

        return pending(self._register)

    def refusal(self, permission: Permission) -> UserError | None:
        """Return what to tell who tries what their role does not allow, or None when it is allowed."""
        return self._register.actor.refusal(permission)
