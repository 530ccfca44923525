"""From a municipality to a register with a passphrase and a recovery key on paper; also for one of an earlier version."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from PySide6.QtWidgets import QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.store.keys.cost import DEFAULT, Cost
from medias_desktop.core.store.register import Municipality
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import Card, heading, label, muted, subheading
from medias_desktop.core.work import or_error
from medias_desktop.safekeeping.service.recovery_sheet import make_sheet
from medias_desktop.safekeeping.service.registers import Founder, Made, create_register
from medias_desktop.safekeeping.views.founder_page import FounderPage
from medias_desktop.safekeeping.views.municipality_form import MunicipalityForm
from medias_desktop.safekeeping.views.sheet_page import SheetPage
from medias_desktop.safekeeping.views.steps import StepPage, StepsDialog

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.keys.access import Access
    from medias_desktop.safekeeping.documents import PrintedSheet


class _Ready(NamedTuple):
    """What the worker brings back."""

    made: Made
    sheet: PrintedSheet


class MakingWizard(StepsDialog):
    """What making and protecting share. When accepted, ``path`` and ``access`` open the register."""

    cost: ClassVar[Cost] = DEFAULT

    def __init__(
        self, parent: QWidget, desk: Desk, title: str, first: StepPage, founder: FounderPage
    ) -> None:
        self.desk, self.founder = desk, founder
        self.path: Path | None = None
        self.access: Access | None = None
        self.on_paper = False
        self.sheet = SheetPage(desk, self._on_sheet)
        self.ready = ReadyPage()
        super().__init__(parent, title, (first, founder, self.sheet, self.ready), stays_from=2)
        self.setObjectName("making_wizard")

    def municipality(self) -> Municipality:
        """Return whose register it is."""
        raise NotImplementedError

    def make(self, path: Path, founder: Founder, progress: Progress) -> Made:
        """Make or protect the register, on the worker's thread."""
        raise NotImplementedError

    def run(self, path: Path, founder: Founder) -> None:
        """Make the register and its sheet; what goes wrong is told on the page."""
        municipality, clock = self.municipality(), self.desk.clock

        def work(progress: Progress) -> object:
            def do() -> _Ready:
                made = self.make(path, founder, progress)
                sheet = make_sheet(path, made.access.register_id, municipality, made.recovery_code, clock)
                return _Ready(made, sheet)

            return or_error(do)

        def done(found: object) -> None:
            self.set_working(False)
            if isinstance(found, UserError):
                self.founder.tell(found)
                return
            assert isinstance(found, _Ready)
            self.path, self.access = path, found.made.access
            self.sheet.show_sheet(found.sheet)
            self.founder.completed.emit()

        self.set_working(True)
        title = _("Making the register…")
        self.desk.jobs.run(self, title, work, done, lambda: self.set_working(False))

    def _on_sheet(self, proven: bool) -> None:
        self.on_paper = proven
        assert self.path is not None
        self.ready.show_result(self.path, self.municipality().name, on_paper=proven)


class NewRegisterWizard(MakingWizard):
    """A register that does not exist yet."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self.first = MunicipalityPage()
        founder = FounderPage(
            _(
                "You direct this register: you open it with this passphrase, and add its other users afterwards."
            ),
            _("&Make the register…"),
            lambda: self.municipality().name,
            self._choose_place,
        )
        super().__init__(parent, desk, _("New register"), self.first, founder)

    def municipality(self) -> Municipality:
        """Return what was typed."""
        return self.first.form.municipality()

    def make(self, path: Path, founder: Founder, progress: Progress) -> Made:  # noqa: ARG002
        """Make the register."""
        return create_register(path, self.municipality(), founder, self.desk.clock, self.cost)

    def _choose_place(self, founder: Founder) -> None:
        path = self.desk.dialogs.save_file(
            self, _("New register"), f"{self.municipality().name}.medias", _("Registers (*.medias)")
        )
        if path is not None:
            self.run(path if path.suffix == ".medias" else path.with_name(path.name + ".medias"), founder)


class ProtectWizard(MakingWizard):
    """A register of an earlier version, which anybody who can copy it can read."""

    def __init__(self, parent: QWidget, desk: Desk, path: Path, municipality: Municipality) -> None:
        self._municipality = municipality
        founder = FounderPage(
            _(
                "You direct this register: you open it with this passphrase, and add its other users afterwards."
            ),
            _("&Protect the register"),
            lambda: municipality.name,
            lambda founder: self.run(path, founder),
        )
        super().__init__(parent, desk, _("Protect the register"), WhyPage(path.name), founder)

    def municipality(self) -> Municipality:
        """Return whose register it is."""
        return self._municipality

    def make(self, path: Path, founder: Founder, progress: Progress) -> Made:
        """Protect the register."""
        from medias_desktop.safekeeping.service.protecting import protect_register

        return protect_register(path, founder, self.desk.clock, self.cost, progress)


class MunicipalityPage(StepPage):
    """Whose register it is."""

    def __init__(self) -> None:
        super().__init__(_("Municipality"))
        self.form = MunicipalityForm(None)
        card = Card()
        card.body.setContentsMargins(20, 16, 20, 20)
        card.body.addWidget(self.form)
        self.body.addWidget(label(_("The name is printed on every document, as it should be read there.")))
        self.body.addWidget(card)
        self.body.addStretch(1)

    def start(self) -> None:
        """Take the keyboard."""
        self.form.setFocus()

    def submit(self) -> None:
        """Go on when the municipality has a name."""
        if self.form.check():
            self.completed.emit()


class WhyPage(StepPage):
    """Why a register is protected now, and what that changes."""

    def __init__(self, name: str) -> None:
        super().__init__(_("Why"))
        said = (
            (
                _("What changes"),
                _(
                    "“{name}” comes from an earlier version of the program: whoever can copy the file can read it. "
                    "From now on it is encrypted, and opens with the passphrase of each of its users."
                ).format(name=name),
            ),
            (
                _("What stays"),
                _(
                    "Every record is carried over and counted before the protected register takes the place of the old file. "
                    "If anything fails, the old file stays as it is."
                ),
            ),
            (
                _("What it cannot do"),
                _(
                    "Copies that were made of the file before, on a USB drive or in a backup, stay as readable as they were. "
                    "Look for them and destroy them once the register is protected."
                ),
            ),
        )
        for title, text in said:
            card = Card()
            card.body.addWidget(subheading(title))
            card.body.addWidget(label(text))
            self.body.addWidget(card)
        self.body.addStretch(1)


class ReadyPage(StepPage):
    """What there is now and what comes next."""

    def __init__(self) -> None:
        super().__init__(_("Ready"), _("&Open the register"))
        self._title = heading("")
        self._place = muted("")
        self._paper = label("")
        card = Card()
        card.body.setContentsMargins(20, 16, 20, 20)
        card.body.setSpacing(10)
        for widget in (self._title, self._place, self._paper):
            card.body.addWidget(widget)
        self.body.addWidget(card)
        self.body.addStretch(1)

    def show_result(self, path: Path, municipality: str, *, on_paper: bool) -> None:
        """Say what was made."""
        self._title.setText(_("{name}: the register is ready and protected.").format(name=municipality))
        self._place.setText(str(path))
        self._paper.setText(
            _(
                "Now put the recovery sheet in its envelope and the envelope in the vault. "
                "The file whose name ends in .keys belongs beside the register: move and copy them together."
            )
            if on_paper
            else _(
                "No recovery key is on paper yet: it is the first thing on the list of things to do. "
                "The file whose name ends in .keys belongs beside the register: move and copy them together."
            )
        )
