"""Stand-ins for what a test must not depend on: the clock, dialogs, printers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from medias_desktop.core.errors import UserError


class FixedClock:
    """A clock that stands still until it is set."""

    def __init__(self, today: dt.date = dt.date(2026, 11, 21)) -> None:
        self._today = today

    def set_today(self, today: dt.date) -> None:
        self._today = today

    def today(self) -> dt.date:
        return self._today

    def now(self) -> dt.datetime:
        return dt.datetime.combine(self._today, dt.time(15, 30), dt.UTC)


@dataclass
class FakeDialogs:
    """Answers from lists, remembers what was told."""

    files: list[Path | None] = field(default_factory=list)
    answers: list[bool] = field(default_factory=list)
    choices: list[int | None] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    errors: list[UserError] = field(default_factory=list)
    printed: list[bytes] = field(default_factory=list)
    folders: list[Path | None] = field(default_factory=list)
    shown: list[Path] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    mail_program: bool = True

    def open_file(self, parent: Any, title: str, filters: str) -> Path | None:
        return self.files.pop(0)

    def open_files(self, parent: Any, title: str, filters: str) -> list[Path]:
        found, self.files = self.files, []
        return [one for one in found if one is not None]

    def save_file(self, parent: Any, title: str, suggested: str, filters: str) -> Path | None:
        return self.files.pop(0)

    def choose_folder(self, parent: Any, title: str) -> Path | None:
        return self.folders.pop(0)

    def show_folder(self, folder: Path) -> None:
        self.shown.append(folder)

    def open_mail(self, link: str) -> bool:
        if self.mail_program:
            self.links.append(link)
        return self.mail_program

    def open_link(self, link: str) -> bool:
        self.links.append(link)
        return True

    def confirm(self, parent: Any, title: str, text: str, action: str, *, destructive: bool = False) -> bool:
        self.asked.append(text)
        return self.answers.pop(0)

    def choose(
        self, parent: Any, title: str, text: str, actions: Any, *, destructive: int = -1
    ) -> int | None:
        self.asked.append(text)
        return self.choices.pop(0)

    def tell(self, parent: Any, text: str) -> None:
        self.told.append(text)

    def tell_error(self, parent: Any, error: UserError) -> None:
        self.errors.append(error)

    def print_pdf(self, parent: Any, pdf: bytes, title: str) -> bool:
        self.printed.append(pdf)
        return True
