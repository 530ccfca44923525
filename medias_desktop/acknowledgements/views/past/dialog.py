"""The import of past acknowledgements: columns at the left, what each line would record at the right; nothing written before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from medias_desktop.acknowledgements.past_lists.mapping import guess_mapping
from medias_desktop.acknowledgements.past_lists.persons import Written
from medias_desktop.acknowledgements.past_lists.plan import LineState, PastLine, PastPlan
from medias_desktop.acknowledgements.past_lists.texts import AdoptedText
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.acknowledgements.service.past import PastResult
from medias_desktop.acknowledgements.views.past.choices import PastChoices
from medias_desktop.acknowledgements.views.past.who import WhoPanel
from medias_desktop.acknowledgements.views.past.wording import STATES, plan_columns, remark
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.lists.reading import ListTable
from medias_desktop.core.progress import Progress
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.list_import.dialog import ListImportDialog
from medias_desktop.core.widgets.list_import.layout import Parts, Words
from medias_desktop.core.widgets.parts import EmptyState, fit_to_text, problem


class PastDialog(ListImportDialog[PastPlan, LineState]):
    """Shows how a list of acknowledgements is understood and records it when the user says so."""

    def __init__(
        self,
        parent: QWidget,
        service: AcknowledgementService,
        desk: Desk,
        listed: ListTable,
        texts: Sequence[AdoptedText],
    ) -> None:
        no_names = EmptyState(
            _("Which column says who signed?"),
            _("Choose at the left the column of numbers, of last names, or of full names."),
        )
        no_days = EmptyState(
            _("Which column says when they signed?"), _("Choose at the left the column of dates.")
        )
        choices, sentence, who = PastChoices(listed, guess_mapping(listed), texts), problem(), WhoPanel()
        parts = Parts(choices, plan_columns(texts), (no_names, no_days), (sentence, who))
        super().__init__(parent, desk, listed, STATES, _words(), parts)
        self.no_names, self.no_days, self.sentence, self.who = no_names, no_days, sentence, who
        self.choices: PastChoices = choices
        self.setObjectName("past_dialog")
        self.shown.setObjectName("lines_shown")
        sentence.setObjectName("sentence")
        fit_to_text(self, 1240, 760)
        self._service = service
        self._chosen: dict[Written, int] = {}
        self.preview.selection_changed.connect(self._ask_who)
        who.chosen.connect(self._take_person)

    # Comparing

    def asking(self) -> EmptyState | None:
        """Return the page that asks for the persons or for the days, when no column holds them."""
        mapping = self.choices.mapping()
        if mapping.has_persons and mapping.has_days:
            return None
        self.who.ask(None, None)
        return self.no_days if mapping.has_persons else self.no_names

    def comparison(self) -> Callable[[], PastPlan]:
        """Return what looks every line up, with whom the user named."""
        past, listed, mapping, chosen = (
            self._service.past,
            self.listed,
            self.choices.mapping(),
            dict(self._chosen),
        )
        return lambda: past.plan(listed, mapping, chosen)

    @staticmethod
    def rows_of(plan: PastPlan) -> Sequence[PastLine]:
        """Return every line of a plan."""
        return plan.lines

    @staticmethod
    def held_by(plan: PastPlan) -> list[Any]:
        """Return the lines, and the persons with whom they were compared."""
        return [*plan.lines, *plan.known.held()]

    def importable(self, counts: Mapping[LineState, int]) -> int:
        """Return how many acknowledgements would be recorded."""
        return counts[LineState.NEW]

    def action(self, number: int) -> str:
        """Return what the button does with so many."""
        sentence = ngettext("&Record {n} acknowledgement", "&Record {n} acknowledgements", number)
        return sentence.format(n=format_number(number))

    def left_out(self, counts: Mapping[LineState, int]) -> str:
        """Return what is recorded already and what stays out, in words."""
        return _left_out(counts)

    def show_rows(self) -> None:
        """Show those lines that are asked for, and ask about the one under the cursor."""
        super().show_rows()
        if self.plan is not None:
            self._ask_who()

    # Who is meant

    def _ask_who(self) -> None:
        line = self.preview.current()
        chosen = line is not None and line.line.written in self._chosen
        self.who.ask(line, self.plan.known if self.plan is not None else None, chosen=chosen)
        # A cell may be too narrow for the whole sentence.
        self.sentence.setText(remark(line) if line is not None and line.problems else "")
        self.sentence.setVisible(bool(self.sentence.text()))

    def _take_person(self, written: Written, person_id: int) -> None:
        """Take a person for what lines write; 0 takes the choice back."""
        if person_id:
            self._chosen[written] = person_id
        else:
            self._chosen.pop(written, None)
        self.preview.setFocus()
        self.compare()

    # Recording

    def write(self, plan: PastPlan, progress: Progress) -> PastResult:
        """Record the plan's new lines, all of them or none."""
        return self._service.past.apply(plan, progress)

    def let_choose(self, allowed: bool) -> None:
        """Freeze what decides the import while it is written."""
        super().let_choose(allowed)
        self.who.setEnabled(allowed)

    def announce(self, written: PastResult, counts: Mapping[LineState, int]) -> str:
        """Announce what was recorded and return it in words."""
        self.desk.changes.announce("acknowledgements")
        sentences = [
            ngettext(
                "{n} acknowledgement was recorded.", "{n} acknowledgements were recorded.", written.recorded
            ).format(n=format_number(written.recorded)),
            self.left_out(counts),
        ]
        return " ".join(filter(None, sentences))


def _words() -> Words:
    return Words(
        title=_("Import past acknowledgements"),
        about=_("Each line becomes a signature in the register, with its date and where the paper lies."),
        shown=_("&Lines shown"),
        all_rows=_("All lines"),
        preview=_("What would be recorded"),
        do_import=_("Record them"),
        nothing=_("Nothing to record"),
        importing=_("Recording the acknowledgements"),
    )


def _left_out(counts: Mapping[LineState, int]) -> str:
    """Return what is not recorded, in words: nothing when every line is."""
    found = []
    if already := counts.get(LineState.ALREADY, 0):
        sentence = ngettext("{n} line is recorded already.", "{n} lines are recorded already.", already)
        found.append(sentence.format(n=format_number(already)))
    if problems := counts.get(LineState.PROBLEM, 0):
        sentence = ngettext(
            "{n} line has a problem and stays out.", "{n} lines have a problem and stay out.", problems
        )
        found.append(sentence.format(n=format_number(problems)))
    return " ".join(found)
