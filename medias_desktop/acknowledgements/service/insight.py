"""What the tab looks at besides its lists; each part is imported when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.acknowledgements.clauses import CitedRule
    from medias_desktop.acknowledgements.rules import Scope
    from medias_desktop.acknowledgements.service.cards import PersonCard
    from medias_desktop.acknowledgements.service.coverage import CoverageLine
    from medias_desktop.core.store.register import Register


class Insight:
    """Cards, coverage and clauses of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def card(self, person_id: int) -> PersonCard:
        """Return everything that a person acknowledged. Raises PersonGone."""
        from medias_desktop.acknowledgements.service.cards import card

        return card(self._register, person_id)

    def card_document(self, card: PersonCard) -> bytes:
        """Return a person’s card as a PDF in the interface language."""
        from medias_desktop.acknowledgements.documents.person_card import CardDocument, CardText, typeset_card
        from medias_desktop.acknowledgements.labels import cards as card_words
        from medias_desktop.acknowledgements.naming import version_title
        from medias_desktop.core.store.letterhead import arms_colour
        from medias_desktop.people.labels import group_label

        town, person = self._register.municipality(), card.person
        texts = [
            CardText(
                version_title(line.version),
                card_words.state_of(line),
                card_words.facts(line),
                card_words.fingerprint_of(line),
                [card_words.entry(one) for one in line.events],
            )
            for line in card.lines
        ]
        about = (group_label(person.group), person.department, person.number)
        return typeset_card(
            CardDocument(
                municipality=town.name,
                person=person.full_name,
                about=" · ".join(part for part in about if part),
                texts=texts,
                made_at=self._register.clock.now(),
                paper=town.paper,
                colour=arms_colour(self._register),
            )
        )

    def coverage(self, scope: Scope, by: Literal["department", "group"]) -> tuple[CoverageLine, ...]:
        """Return how far each department or group of a list is."""
        from medias_desktop.acknowledgements.service.coverage import coverage

        return coverage(self._register, scope, by)

    def coverage_document(
        self, scope: Scope, lines: Sequence[CoverageLine], by: Literal["department", "group"]
    ) -> bytes:
        """Return the coverage of a list as a PDF in the interface language."""
        from medias_desktop.acknowledgements.documents.coverage import CoverageDocument, typeset_coverage
        from medias_desktop.acknowledgements.labels import coverage as coverage_words
        from medias_desktop.acknowledgements.naming import version_title
        from medias_desktop.core.i18n import _, format_date
        from medias_desktop.core.store.letterhead import arms_colour

        town = self._register.municipality()
        facts = [
            (_("Campaign"), scope.campaign.title if scope.campaign else ""),
            (_("Text"), version_title(scope.version)),
            (_("Resolution"), scope.version.resolution_number),
            (_("Due date"), format_date(scope.due) if scope.due else ""),
            (_("As of"), format_date(scope.day)),
        ]
        return typeset_coverage(
            CoverageDocument(
                municipality=town.name,
                facts=[(caption, value) for caption, value in facts if value],
                header=coverage_words.header(by),
                rows=[coverage_words.cells(line, by) for line in lines],
                shares=[line.counts.percent for line in lines],
                made_at=self._register.clock.now(),
                paper=town.paper,
                colour=arms_colour(self._register),
            )
        )

    def clauses(self, version_id: int) -> tuple[CitedRule, ...]:
        """Return the rules of a text that concern acknowledgements."""
        from medias_desktop.acknowledgements.clauses import clauses

        return clauses(self._register, version_id)
