"""What may be done with the record on a card: the next act on a button, one or two beside it, the others in a menu."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import button, set_icon
from medias_desktop.core.widgets.permitted import permit

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.widgets.dialogs import Dialogs


@dataclass(frozen=True, slots=True)
class CardAct:
    """One act, its words without a mnemonic; ``keys`` are those that do it from the list, only told here."""

    name: str
    text: str
    do: Callable[[], object]
    icon: str = ""
    keys: str = ""
    writes: bool = True


class CardActs(QWidget):
    """The acts by name, whether they stand on a button or in the menu; what writes is refused to whom it is."""

    def __init__(self, refused: UserError | None, dialogs: Dialogs) -> None:
        super().__init__()
        self._refused, self._dialogs = refused, dialogs
        self._by_name: dict[str, QAction] = {}
        self._shown: list[QAction] = []
        self._row = FlowRow(8)
        self.setLayout(self._row)
        self.buttons = [self._button(0, primary=True), self._button(1), self._button(2)]
        self.menu = QMenu(self)
        self.more: QPushButton = button(_("&Acts"))
        self.more.setObjectName("acts")
        self.more.setMenu(self.menu)
        self._row.addWidget(self.more)

    def __contains__(self, name: str) -> bool:
        """Tell whether an act is offered."""
        return name in self._by_name

    def __getitem__(self, name: str) -> QAction:
        """Return an act that is offered."""
        return self._by_name[name]

    def offer(self, acts: Sequence[CardAct], *, beside: int = 1) -> None:
        """Offer these acts, the next one first, so many beside it; none hides everything."""
        for old in self._by_name.values():
            old.deleteLater()
        self.menu.clear()
        seen = 1 + beside
        letters = mnemonics(one.text for one in acts[seen:])
        made = [self._action(one) for one in acts]
        self._by_name = {one.name: action for one, action in zip(acts, made, strict=True)}
        self._shown = made[:seen]
        for number, push in enumerate(self.buttons):
            push.setVisible(number < len(self._shown))
            if number < len(self._shown):
                self._show(push, acts[number], primary=number == 0)
        for one, action, text in zip(acts[seen:], made[seen:], letters, strict=True):
            action.setText(f"{text}\t{_native(one.keys)}" if one.keys else text)
            self.menu.addAction(action)
        for one, action in zip(acts, made, strict=True):
            if one.writes:
                permit(self._refused, self._dialogs, action)
        self.more.setVisible(len(acts) > seen)
        self.setVisible(bool(acts))

    def _action(self, one: CardAct) -> QAction:
        action = QAction(one.text, self)
        action.setObjectName(f"card_{one.name}")
        action.triggered.connect(lambda _checked=False: one.do())
        return action

    def _show(self, push: QPushButton, one: CardAct, *, primary: bool) -> None:
        push.setText(f" {one.text}" if one.icon else one.text)
        if one.icon:
            set_icon(push, one.icon, "on_accent" if primary else "muted")
        refused = self._refused if one.writes else None
        push.setEnabled(refused is None)
        words = one.text.rstrip("…")
        told = f"{words} ({_native(one.keys)})" if one.keys else ""
        push.setToolTip(told if refused is None else refused.sentence())
        push.setAccessibleDescription("" if refused is None else refused.sentence())

    def _button(self, number: int, *, primary: bool = False) -> QPushButton:
        push: QPushButton = button("…", primary=primary)
        push.setObjectName("next_act" if primary else f"other_act_{number}")
        push.clicked.connect(partial(self._take, number))
        self._row.addWidget(push)
        return push

    def _take(self, number: int, _checked: bool = False) -> None:
        if number < len(self._shown):
            self._shown[number].trigger()


def mnemonics(texts: Iterable[str]) -> list[str]:
    """Return the lines of a menu, each with a letter of its own as far as there is one: a word’s first, then any."""
    taken: set[str] = set()
    found = []
    for text in texts:
        firsts = [place for place, _sign in enumerate(text) if place == 0 or text[place - 1] == " "]
        for place in (*firsts, *range(len(text))):
            letter = text[place].casefold()
            if letter.isalnum() and letter.isascii() and letter not in taken:
                taken.add(letter)
                found.append(f"{text[:place]}&{text[place:]}")
                break
        else:
            found.append(text)
    return found


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
