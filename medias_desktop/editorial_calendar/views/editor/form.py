"""The form of a post on pages, each made when it is first looked at; what no page holds yet stays as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import Field
from medias_desktop.core.widgets.form_fields import FieldProblem
from medias_desktop.core.widgets.parts import scrolled
from medias_desktop.core.widgets.switch import Switch
from medias_desktop.editorial_calendar.views.editor.findings.places import DETAILS, PEOPLE, PHOTOS, TEXT

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.editorial_calendar.rules.posts import PostDraft
    from medias_desktop.editorial_calendar.views.editor.pages.base import Bench, EditorPage
    from medias_desktop.editorial_calendar.views.editor.pages.follow_up_page import FollowUpPage

FOLLOW_UP = "follow_up"


class PostForm(QWidget):
    """``changed`` when anything that is said of the post is another."""

    changed = Signal()
    place_wanted = Signal(str, str)
    clause_asked = Signal(object)

    def __init__(self, bench: Bench, draft: PostDraft, refused: UserError | None) -> None:
        super().__init__()
        self.bench, self._opened, self._refused = bench, draft, refused
        self._pages: dict[str, EditorPage] = {}
        self._follow_up: FollowUpPage | None = None
        self._areas: dict[str, QScrollArea] = {}
        self._filling = False
        names = [
            (TEXT, _("Te&xt")),
            (PHOTOS, _("&Photos")),
            (PEOPLE, _("Pe&ople")),
            (DETAILS, _("Det&ails")),
        ]
        if bench.post is not None:
            names.append((FOLLOW_UP, _("Follo&w-up")))
        self.switch = Switch(_("Parts of the post"), names)
        self.switch.chosen.connect(self.show_page)
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.stack, 1)
        self.show_page(TEXT)

    # Pages

    def page(self, name: str) -> EditorPage:
        """Return a page of the form, made when it is asked for the first time."""
        if name not in self._pages:
            made = self._make(name)
            self._pages[name] = made
            self._add(name, made)
            self._fill(made, self._opened)
            if self._refused is not None:
                made.lock(self._refused)
            made.changed.connect(self._on_change)
        return self._pages[name]

    def show_page(self, name: str) -> None:
        """Show a page."""
        if name == FOLLOW_UP:
            self.follow_up()
        else:
            self.page(name)
        with QSignalBlocker(self.switch):
            self.switch.show_name(name)
        self.stack.setCurrentWidget(self._areas[name])

    def shown(self) -> str:
        """Return the page that is shown."""
        return self.switch.name()

    def go_on(self, way: int) -> None:
        """Show the next page (1) or the one before (−1)."""
        names = [TEXT, PHOTOS, PEOPLE, DETAILS]
        if self.bench.post is not None:
            names.append(FOLLOW_UP)
        self.show_page(names[(names.index(self.shown()) + way) % len(names)])

    def follow_up(self) -> FollowUpPage:
        """Return the page of what became of the post."""
        if self._follow_up is None:
            from medias_desktop.editorial_calendar.views.editor.pages.follow_up_page import FollowUpPage

            self._follow_up = FollowUpPage(self.bench)
            self._follow_up.clause_asked.connect(self.clause_asked)
            self._add(FOLLOW_UP, self._follow_up)
        return self._follow_up

    def go_to(self, name: str, part: str, platform: str = "") -> None:
        """Show a page and put the keyboard into one of its fields; ``platform`` is that whose words are meant."""
        self.show_page(name)
        page = self.page(name)
        field = page.places.get(part)
        if part == "text" and platform:
            from medias_desktop.editorial_calendar.views.editor.pages.text_page import TextPage

            assert isinstance(page, TextPage)
            page.texts.show_platform(platform)
        if field is None:
            return
        self._areas[name].ensureWidgetVisible(field)
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # What it says

    def draft(self, *, strict: bool) -> PostDraft:
        """Return what the pages say, half typed parts as nothing unless ``strict``.

        Raises FieldProblem, told at its field and with its page shown, when ``strict``.
        """
        values: dict[str, Any] = {}
        for name, page in self._pages.items():
            try:
                values |= page.values(strict=strict)
            except FieldProblem:
                self.show_page(name)
                raise
        return replace(self._opened, **values)

    def show_draft(self, draft: PostDraft) -> None:
        """Put what a draft says into the pages that are made; the others get it when they are."""
        self._opened = draft
        for page in self._pages.values():
            self._fill(page, draft)

    def tell_at(self, part: str, sentence: str) -> bool:
        """Tell a problem at the field of a part of the draft; False when none of the pages has it."""
        for name in (TEXT, PHOTOS, PEOPLE, DETAILS):
            field = self.page(name).places.get(part)
            if isinstance(field, Field) and not field.isHidden():
                self.go_to(name, part)
                field.show_problem(sentence)
                return True
        return False

    def clear_problems(self) -> None:
        """Take away what was told at fields."""
        for page in self._pages.values():
            for field in page.findChildren(Field):
                field.show_problem()

    def follow(self, draft: PostDraft) -> None:
        """Let pages show what depends on what others say."""
        for page in self._pages.values():
            page.follow(draft)

    def settled(self) -> bool:
        """Tell whether nothing is under way."""
        return all(page.settled() for page in self._pages.values())

    def built(self, name: str) -> EditorPage | None:
        """Return a page if it was made."""
        return self._pages.get(name)

    # Parts

    def _fill(self, page: EditorPage, draft: PostDraft) -> None:
        before, self._filling = self._filling, True
        page.show_draft(draft)
        self._filling = before

    def _on_change(self) -> None:
        if not self._filling:
            self.changed.emit()

    def _add(self, name: str, page: QWidget) -> None:
        area = scrolled(page)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._areas[name] = area
        self.stack.addWidget(area)

    def _make(self, name: str) -> EditorPage:
        if name == TEXT:
            from medias_desktop.editorial_calendar.views.editor.pages.text_page import TextPage

            return TextPage(self.bench)
        if name == PHOTOS:
            from medias_desktop.editorial_calendar.views.editor.pages.photos_page import PhotosPage

            photos = PhotosPage(self.bench)
            photos.place_wanted.connect(self.place_wanted)
            return photos
        if name == PEOPLE:
            from medias_desktop.editorial_calendar.views.editor.pages.people_page import PeoplePage

            return PeoplePage(self.bench)
        from medias_desktop.editorial_calendar.views.editor.pages.details_page import DetailsPage

        return DetailsPage(self.bench)
