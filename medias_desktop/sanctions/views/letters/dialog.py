"""The letters of a case: the list at the left, at the right the words of a draft or the pages of a letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, translate
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.parts import button, fit_to_text, heading, muted, problem
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.quiet_work import QuietWork
from medias_desktop.sanctions.labels import LETTER_NAMES
from medias_desktop.sanctions.rules.cases import LetterKind, OpenCase
from medias_desktop.sanctions.rules.letter_checks import letter_of
from medias_desktop.sanctions.views.case.sealed_form import SealedForm
from medias_desktop.sanctions.views.letters.editor import LetterEditor
from medias_desktop.sanctions.views.letters.paper import LetterPaper
from medias_desktop.sanctions.views.letters.side import LettersEmpty, LetterSide

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.sanctions.service.disciplinary import Disciplinary


class LetterDialog(SealedForm):
    """Everything about the letters of one case; it closes with the lock."""

    recorded = Signal(object)
    acts: object = None

    def __init__(self, parent: QWidget, disciplinary: Disciplinary, desk: Desk, open_case: OpenCase) -> None:
        super().__init__(parent, desk)
        self.setObjectName("letters_dialog")
        self.setWindowTitle(_("Letters"))
        self._disciplinary, self.open_case = disciplinary, open_case
        self._letters = disciplinary.letters
        self._uid, self._kind = "", LetterKind.MEETING_NOTICE
        self._proposed = ("", "")
        self._work = QuietWork(self, desk, self._show_busy)
        self.side = LetterSide()
        self.editor = LetterEditor()
        self.paper = LetterPaper(disciplinary.cases.today)
        self.empty = LettersEmpty(self._letters.fitting(open_case))
        self.stack = QStackedWidget()
        for page in (self.empty, self.editor, self.paper):
            self.stack.addWidget(page)
        self.trouble = problem()
        self.trouble.setObjectName("letters_trouble")
        self.closing = button(_("&Close"))
        self.closing.setObjectName("letters_close")
        self._lay_out()
        self._connect()
        self._refused = disciplinary.cases.register.actor.refusal(Permission.RECORD)
        words = (self.editor.subject, self.editor.body, self.editor.language)
        writing = (*words, self.editor.keep, self.editor.discard, self.paper.issue, self.paper.day)
        permit(self._refused, desk.dialogs, self.side.new, *self.empty.buttons, *writing)

    def _lay_out(self) -> None:
        case = self.open_case.case
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(heading(_("Letters")))
        layout.addWidget(muted(f"{case.number} · {case.person.full_name}"))
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.side, 1)
        row.addWidget(self.stack, 3)
        layout.addLayout(row, 1)
        last = QHBoxLayout()
        last.setSpacing(16)
        last.addWidget(self.trouble, 1)
        last.addStretch(0)
        last.addWidget(self.closing, 0, Qt.AlignmentFlag.AlignRight)
        layout.addLayout(last)
        fit_to_text(self, 1020, 760)

    def _connect(self) -> None:
        self.side.chosen.connect(self.show_letter)
        self.side.wanted.connect(lambda code: self.start(LetterKind(code)))
        self.empty.wanted.connect(lambda code: self.start(LetterKind(code)))
        self.editor.language_chosen.connect(self._on_language)
        self.editor.keep.clicked.connect(lambda: self._keep(self._kept))
        self.editor.preview.clicked.connect(self._preview)
        self.editor.discard.clicked.connect(self._discard)
        self.paper.back.clicked.connect(lambda: self.show_letter(self._uid))
        self.paper.issue.clicked.connect(self._issue)
        self.paper.save.clicked.connect(self._save_copy)
        self.paper.print.clicked.connect(self._print)
        self.closing.clicked.connect(self.reject)

    def begin(self, kind: LetterKind | None = None, uid: str = "") -> None:
        """Open the window at a letter, at a new one of a kind, or at the newest there is."""
        letters = self.open_case.case.letters
        self._renew()
        self.open()
        self.remember()
        if kind is not None:
            self.start(kind)
        elif uid or letters:
            self.show_letter(uid or letters[-1].uid)
        else:
            self.empty.first.setFocus(Qt.FocusReason.OtherFocusReason)

    # Showing

    def start(self, kind: LetterKind) -> None:
        """Begin a letter with the words proposed in the person’s language."""
        if not self._left():
            return
        language = self.open_case.case.person.language
        try:
            self._proposed = self._letters.proposal(self.open_case, kind, language)
        except UserError as error:
            self.tell(error.sentence())
            return
        self._uid, self._kind = "", kind
        self._renew()
        name = translate(LETTER_NAMES[kind])
        self.editor.show_letter(name, language, *self._proposed, kept=False)
        self._show(self.editor, self.editor.body.area)

    def show_letter(self, uid: str) -> None:
        """Show a letter of the list: the words of a draft, the pages of an issued one."""
        if not self._left():
            self._renew()
            return
        try:
            letter = letter_of(self.open_case.case, uid)
        except UserError as error:
            self.tell(error.sentence())
            return
        self._uid, self._kind, self._proposed = uid, letter.kind, ("", "")
        self._renew()
        if letter.issued_on is not None:
            self._show_paper()
            return
        name = translate(LETTER_NAMES[letter.kind])
        self.editor.show_letter(name, letter.language, letter.subject, letter.body, kept=True)
        self._show(self.editor, self.editor.body.area)

    def _show(self, page: QWidget, first: QWidget) -> None:
        if page is not self.paper:
            self.paper.clear()
        self.tell("")
        self.stack.setCurrentWidget(page)
        self.remember()
        if not self.side.list.hasFocus():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _renew(self) -> None:
        self.side.show_case(self.open_case.case, self._letters.fitting(self.open_case), self._uid)
        self.side.setVisible(bool(self.open_case.case.letters))

    def _show_paper(self) -> None:
        """Draw the letter as it is printed."""
        open_case, uid = self.open_case, self._uid
        self._run(lambda: self._letters.pdf(open_case, uid), self._drawn)

    def _drawn(self, pdf: bytes) -> None:
        letter = letter_of(self.open_case.case, self._uid)
        name = translate(LETTER_NAMES[letter.kind])
        if letter.issued_on is None or letter.piece is None:
            self.paper.show_draft(name, pdf)
            self._show(self.paper, self.paper.day.edit)
        else:
            self.paper.show_issued(name, pdf, letter.issued_on, letter.piece.sha256)
            self._show(self.paper, self.paper.print)

    # Writing

    def _on_language(self, language: str) -> None:
        """Propose the words anew in another language, as long as nobody changed them."""
        _language, subject, body = self.editor.words()
        if (subject, body) != self._proposed:
            return
        self._proposed = self._letters.proposal(self.open_case, self._kind, language)
        self.editor.put(*self._proposed)
        self.remember()

    def _keep(self, then: Callable[[], None]) -> None:
        open_case, uid, kind, letters = self.open_case, self._uid, self._kind, self._letters
        language, subject, body = self.editor.words()

        def work() -> tuple[OpenCase, str]:
            if uid:
                return letters.change(open_case, uid, language, subject, body), uid
            return letters.write(open_case, kind, language, subject, body)

        def kept(result: tuple[OpenCase, str]) -> None:
            self._uid = result[1]
            self._take(result[0])
            then()

        self._run(work, kept)

    def _kept(self) -> None:
        self.editor.discard.setVisible(True)
        self._show(self.editor, self.editor.body.area)

    def _preview(self) -> None:
        """Keep the words and show them as they are printed; whoever may only read sees what was kept."""
        if self._refused is None:
            self._keep(self._show_paper)
        else:
            self._show_paper()

    def _discard(self) -> None:
        title, question = _("Discard the draft"), _("Discard this draft? Its words are lost.")
        if not self.desk.dialogs.confirm(self, title, question, _("Discard"), destructive=True):
            return
        open_case, uid = self.open_case, self._uid

        def discarded(result: OpenCase) -> None:
            self._uid = ""
            self._take(result)
            self._show(self.empty, self.empty.first)

        self._run(lambda: self._letters.discard(open_case, uid), discarded)

    def _issue(self) -> None:
        open_case, uid, day = self.open_case, self._uid, self.paper.day.day()

        def issued(result: tuple[OpenCase, bytes]) -> None:
            self._take(result[0])
            self._drawn(result[1])

        self._run(lambda: self._letters.issue(open_case, uid, day), issued)

    def _take(self, open_case: OpenCase) -> None:
        self.open_case = open_case
        self._renew()
        self.remember()
        self.recorded.emit(open_case)

    # Taking it out

    def _save_copy(self) -> None:
        from medias_desktop.core.widgets.saving import save_pdf

        save_pdf(self, self.desk.dialogs, self._file_title(), self.paper.pdf)

    def _print(self) -> None:
        self.desk.dialogs.print_pdf(self, self.paper.pdf, self._file_title())

    def _file_title(self) -> str:
        """Return what the copy is called: the person’s name is not in it."""
        return f"{self.open_case.case.number} – {translate(LETTER_NAMES[self._kind])}"

    # Working

    def done(self, result: int) -> None:
        """Qt: let the document go when the window closes."""
        self.paper.clear()
        super().done(result)

    @property
    def busy(self) -> bool:
        """Whether something is being written or drawn."""
        return self._work.busy

    def tell(self, sentence: str) -> None:
        """Tell what was refused."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def drop(self) -> None:
        """Let the case go."""
        self.paper.clear()
        del self.open_case
        self._proposed = ("", "")

    def _left(self) -> bool:
        """Ask before words that were not kept are left."""
        return self.stack.currentWidget() is not self.editor or not self.changed() or self.may_leave()

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        if self.busy or self.forgotten:
            return
        cases, record = self._disciplinary.cases, self.open_case.id

        def safely(_progress: object) -> object:
            try:
                return work()
            except ChangedElsewhere:
                return _Newer(cases.open(record))

        def ended(result: Any) -> None:
            if self.forgotten:
                return
            if isinstance(result, UserError):
                self.tell(result.sentence())
            elif isinstance(result, _Newer):
                self.open_case = result.open_case
                self._renew()
                self.desk.changes.announce("sanctions")
                self.tell(
                    _(
                        "This case was changed in another window meanwhile. What you typed is still here: "
                        "read it once more, then record it."
                    )
                )
            else:
                done(result)

        self._work.run(safely, ended)

    def _show_busy(self) -> None:
        if not self.forgotten:
            for one in (self.side, self.stack, self.closing):
                one.setEnabled(not self.busy)


class _Newer:
    """The case as somebody else left it meanwhile."""

    def __init__(self, open_case: OpenCase) -> None:
        self.open_case = open_case
