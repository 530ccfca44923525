"""Those who are shown, and who speaks for them: found, recorded, changed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from medias_desktop.core.store.roles import Permission
from medias_desktop.core.text import fold
from medias_desktop.people.rules import Group, sort_key
from medias_desktop.photo_consents.errors import PortrayedGone
from medias_desktop.photo_consents.rules.person_checks import problems, tidied
from medias_desktop.photo_consents.rules.persons import Candidate, PortrayedDraft
from medias_desktop.photo_consents.service.portrayed_rows import portrayed_by_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.people.service import PeopleService
    from medias_desktop.photo_consents.rules.persons import Portrayed
    from medias_desktop.photo_consents.service.guardians import Guardians
    from medias_desktop.photo_consents.service.portrayed_listing import PortrayedListing
    from medias_desktop.photo_consents.service.portrayed_search import PortrayedSearch


class PortrayedPeople:
    """The persons shown of one register: those of its list of persons when they are, others from outside."""

    def __init__(self, register: Register, people: PeopleService) -> None:
        self._register = register
        self._people = people

    @cached_property
    def listing(self) -> PortrayedListing:
        """Everyone shown, read page by page."""
        from medias_desktop.photo_consents.service.portrayed_listing import PortrayedListing

        return PortrayedListing(self._register)

    @cached_property
    def guardians(self) -> Guardians:
        """Who speaks for a minor: added, changed, ended."""
        from medias_desktop.photo_consents.service.guardians import Guardians

        return Guardians(self._register, self)

    @cached_property
    def _search(self) -> PortrayedSearch:
        from medias_desktop.photo_consents.service.portrayed_search import PortrayedSearch

        return PortrayedSearch(self._register, self._people)

    # Reading

    def one(self, portrayed_id: int) -> Portrayed:
        """Return somebody shown. Raises PortrayedGone."""
        found = portrayed_by_id(self._register, [portrayed_id])
        if portrayed_id not in found:
            raise PortrayedGone
        return found[portrayed_id]

    def many(self, numbers: Iterable[int]) -> dict[int, Portrayed]:
        """Return persons shown by their numbers; those gone are left out."""
        return portrayed_by_id(self._register, numbers)

    def find(self, text: str, limit: int = 50) -> tuple[Portrayed, ...]:
        """Return those shown whose names hold every word of a text, sorted by name."""
        numbers = self.listing.found(text, limit)
        known = portrayed_by_id(self._register, numbers)
        return tuple(known[one] for one in numbers if one in known)

    def search_everyone(
        self, text: str, limit: int = 12, event_id: int | None = None
    ) -> tuple[Candidate, ...]:
        """Return whom a text may mean: those of an event first, then others shown, then the list of persons.

        Without a text those who were named last, in this event first.
        """
        return self._search.everyone(text, limit, event_id)

    def duplicates(self, draft: PortrayedDraft, but: int | None = None) -> tuple[Portrayed, ...]:
        """Return those shown who bear the same name and were, for all that is known, born on the same day."""
        draft = tidied(draft)
        rows = self._register.rows(
            "SELECT id FROM portrayed_person WHERE sort_key = :name UNION SELECT s.id FROM person n"
            " JOIN portrayed_person s ON s.person_id = n.id WHERE n.sort_key = :name ORDER BY 1",
            name=sort_key(draft.last_name, draft.first_name),
        )
        same = portrayed_by_id(self._register, (row[0] for row in rows if row[0] != but))
        return tuple(
            one
            for one in same.values()
            if None in (one.birth_date, draft.birth_date) or one.birth_date == draft.birth_date
        )

    # Writing

    def add(self, draft: PortrayedDraft) -> int:
        """Record somebody shown, guardians included, and return their number.

        Raises a PersonProblem, or ListedPersonTaken for a person of the list who is recorded already.
        """
        draft = self._checked(draft)
        with self._register.transaction("add_portrayed", Permission.RECORD) as tx:
            return self.insert(tx, draft)

    def of_person(self, person_id: int) -> int:
        """Return the number under which a person of the list is shown, recorded now when needed.

        Students may be minors; all others of the list are of full age. Raises PersonUnknown.
        """
        known = self._register.rows("SELECT id FROM portrayed_person WHERE person_id = :id", id=person_id)
        if known:
            return int(known[0]["id"])
        person = self._people.person(person_id)
        adult = person.group is not Group.STUDENT
        return self.add(PortrayedDraft(person_id=person_id, adult=adult, language=person.language))

    def of_candidate(self, candidate: Candidate) -> int:
        """Return the number of somebody a search offered, recorded now when needed."""
        if candidate.portrayed_id is not None:
            return candidate.portrayed_id
        assert candidate.person_id is not None
        return self.of_person(candidate.person_id)

    def change(self, portrayed_id: int, row_version: int, draft: PortrayedDraft) -> None:
        """Correct somebody shown and their guardians: recorded ones keep their ``id``, one left out is removed.

        Raises a PersonProblem, GuardianSpoke for one left out in whose name something is recorded, ChangedElsewhere.
        """
        from medias_desktop.photo_consents.models import portrayed
        from medias_desktop.photo_consents.service.guardians import replace_guardians

        draft = self._checked(draft)
        with self._register.transaction("change_portrayed", Permission.RECORD) as tx:
            tx.update(portrayed, portrayed_id, version=row_version, **self._values(draft))
            replace_guardians(tx, portrayed_id, draft.guardians)

    def insert(self, tx: Transaction, draft: PortrayedDraft) -> int:
        """Add somebody whose draft was checked within an action that does more. Raises ListedPersonTaken."""
        import sqlalchemy as sa

        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.photo_consents.errors.persons import ListedPersonTaken
        from medias_desktop.photo_consents.models import portrayed
        from medias_desktop.photo_consents.service.guardians import replace_guardians

        if draft.person_id is not None:
            taken = sa.select(portrayed.c.id).where(portrayed.c.person_id == draft.person_id)
            if tx.execute(taken).first() is not None:
                raise ListedPersonTaken(name=f"{draft.first_name} {draft.last_name}".strip())
        number = tx.insert(portrayed, uid=new_uid(), created_at=tx.now, **self._values(draft))
        replace_guardians(tx, number, draft.guardians)
        return number

    def _checked(self, draft: PortrayedDraft) -> PortrayedDraft:
        """Return a tidied draft with the names that hold. Raises the first PersonProblem."""
        if draft.person_id is not None:
            from dataclasses import replace

            person = self._people.person(draft.person_id)
            email = "" if draft.email == person.email else draft.email
            draft = replace(draft, last_name=person.last_name, first_name=person.first_name, email=email)
        draft = tidied(draft)
        for problem in problems(draft, self._register.clock.today()):
            raise problem
        return draft

    @staticmethod
    def _values(draft: PortrayedDraft) -> dict[str, object]:
        listed = draft.person_id is not None
        words = (draft.first_name, draft.last_name, draft.email)
        return {
            "person_id": draft.person_id,
            # The list of persons says what its own are called.
            "last_name": "" if listed else draft.last_name,
            "first_name": "" if listed else draft.first_name,
            "birth_date": draft.birth_date,
            "adult": draft.adult,
            "email": draft.email,
            "phone": draft.phone,
            "language": draft.language,
            "note": draft.note,
            "sort_key": "" if listed else sort_key(draft.last_name, draft.first_name),
            "search_key": "" if listed else " ".join(filter(None, map(fold, words))),
        }
