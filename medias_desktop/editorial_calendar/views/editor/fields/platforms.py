"""Where a post appears: a box to tick for each platform, and the account when there are several on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import Field
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import icon_size
from medias_desktop.editorial_calendar.views.editor.wording import PLATFORM_ICONS, PLATFORMS, platform_name

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.accounts import OfficialAccount


class PlatformsField(Field):
    """Platforms with an official account come first; the others stay possible, the policy says what it thinks of them."""

    changed = Signal()

    def __init__(self) -> None:
        self.boxes: dict[str, QCheckBox] = {}
        self.combos: dict[str, QComboBox] = {}
        self._accounts: dict[str, Sequence[OfficialAccount]] = {}
        self._chosen: dict[str, int | None] = {}
        self._row = QWidget()
        self._flow = FlowRow(14)
        self._account_row = QWidget()
        self._account_flow = FlowRow(10)
        inside = QVBoxLayout(self._row)
        inside.setContentsMargins(0, 2, 0, 0)
        inside.setSpacing(6)
        inside.addLayout(self._flow)
        self._account_row.setLayout(self._account_flow)
        inside.addWidget(self._account_row)
        super().__init__(_("Platforms"), self._row, "post_platforms")
        for code in PLATFORMS:
            box = QCheckBox(platform_name(code))
            box.setObjectName(f"platform_{code}")
            box.setIconSize(icon_size())
            box.toggled.connect(self._on_toggle)
            self.boxes[code] = box
        self.setFocusProxy(next(iter(self.boxes.values())))
        self.show_accounts(())
        QTimer.singleShot(0, self, self._draw)

    def show_accounts(self, accounts: Sequence[OfficialAccount]) -> None:
        """Know the official accounts of the day planned; platforms that have one come first."""
        by_platform: dict[str, list[OfficialAccount]] = {}
        for one in accounts:
            by_platform.setdefault(one.platform, []).append(one)
        first = [code for code in self.boxes if code in by_platform]
        order = [*first, *(code for code in self.boxes if code not in by_platform)]
        self._accounts = dict(by_platform)
        while self._flow.count():
            self._flow.takeAt(0)
        for code in order:
            self._flow.addWidget(self.boxes[code])
            self.boxes[code].raise_()  # Tab goes through them as they are seen
        self._show_combos()

    def tick(self, platforms: Mapping[str, int | None]) -> None:
        """Tick these platforms, each with its account, and no others."""
        self._chosen = dict(platforms)
        self.combos = {}
        for code, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(code in platforms)
        self._show_combos()

    def codes(self) -> tuple[str, ...]:
        """Return the platforms ticked, in the order of the list."""
        return tuple(code for code, box in self.boxes.items() if box.isChecked())

    def account(self, platform: str) -> int | None:
        """Return the account that speaks on a platform, None when none is known."""
        combo = self.combos.get(platform)
        if combo is not None:
            found = combo.currentData()
            return int(found) if found is not None else None
        if platform in self._chosen:
            return self._chosen[platform]
        known = self._accounts.get(platform, ())
        return known[0].id if len(known) == 1 else None

    def _on_toggle(self) -> None:
        for code in [code for code in self._chosen if not self.boxes[code].isChecked()]:
            del self._chosen[code]  # ticked again it has the account that is usual
        self._show_combos()
        self.show_problem()
        self.changed.emit()

    def _show_combos(self) -> None:
        """Ask for the account where there are several, where none was chosen, or where the one chosen is closed."""
        self._chosen |= {code: combo.currentData() for code, combo in self.combos.items()}
        wanted = {}
        for code in self.codes():
            known = self._accounts.get(code, ())
            usual = known[0].id if known else None
            chosen = self._chosen.get(code, usual)
            if len(known) > 1 or chosen != usual:
                wanted[code] = (known, chosen)
        self._account_flow.clear()
        self.combos = {}
        for code, (known, chosen) in wanted.items():
            combo = QComboBox()
            combo.setObjectName(f"account_{code}")
            combo.setAccessibleName(_("Account on {platform}").format(platform=platform_name(code)))
            combo.setToolTip(combo.accessibleName())
            name, nobody, before = platform_name(code), _("no account yet"), _("the account chosen before")
            for one in known:
                combo.addItem(f"{name} · {one.name}", one.id)
            if chosen is None:
                combo.insertItem(0, f"{name} · {nobody}", None)
            elif combo.findData(chosen) < 0:
                combo.addItem(f"{name} · {before}", chosen)
            combo.setCurrentIndex(0 if chosen is None else combo.findData(chosen))
            combo.currentIndexChanged.connect(lambda _place: self.changed.emit())
            self.combos[code] = combo
            self._account_flow.addWidget(combo)
        self._account_row.setVisible(bool(wanted))

    def _draw(self) -> None:
        from medias_desktop.core.widgets.icons import icon

        for code, box in self.boxes.items():
            box.setIcon(icon(PLATFORM_ICONS[code]))
