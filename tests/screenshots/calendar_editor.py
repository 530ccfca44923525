"""The post editor: its pages, photos to choose from, a hand-over, what is recorded, the small forms, a conflict."""

from __future__ import annotations

import dataclasses
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from medias_desktop.editorial_calendar.tab import CALENDAR, EditorialCalendarTab
from medias_desktop.editorial_calendar.views.calendar.page import CalendarPage
from medias_desktop.editorial_calendar.views.editor.acts import PostActs
from medias_desktop.editorial_calendar.views.editor.dialog import PostEditor
from medias_desktop.editorial_calendar.views.editor.opening import open_editor
from medias_desktop.photo_consents.rules.items import ItemDraft, Review, Rights
from tests.editorial_calendar.posts.drafts import draft, on
from tests.photo_consents.pictures import make_photo
from tests.screenshots.calendar_month import lived
from tests.screenshots.stage import EMPTY, Scene, Stage

_WORDS = (
    "Bonne nouvelle! La patinoire du parc Élodie ouvre samedi à 10 h. Chocolat chaud et musique sur place. "
    "VENEZ EN GRAND NOMBRE AVEC VOS PATINS. #SainteÉlodie"
)


def _page(stage: Stage) -> CalendarPage:
    tab = stage.tab("editorial_calendar", EditorialCalendarTab)
    tab.show_view(CALENDAR)
    found = tab.view(CALENDAR)
    assert isinstance(found, CalendarPage)
    return found


def _post(stage: Stage) -> tuple[CalendarPage, int]:
    """Record a post with photos among weeks of others, and return its number."""
    service = lived(stage)
    photos = service.photos
    folder = Path(tempfile.mkdtemp())
    numbers: list[int] = []
    for seed, title in enumerate(("Patinoire du parc", "Glissade", "Chocolat chaud")):
        path = make_photo(folder / f"{seed}.jpg", (900, 600), seed=seed)
        item = ItemDraft(
            title=title, rights=Rights.OWN, photographer="Invité", alt_fr="Des gens patinent" if seed else ""
        )
        numbers += photos.adding.add_files([path], item).added
    for number in numbers[:2]:
        photos.items.review(number, photos.items.item(number).version, Review.NOBODY)
    texts = (
        *on("facebook", "instagram", text=_WORDS),
        *on("twitter", text=f"{_WORDS} Détails à venir." + " Et encore." * 12),
    )
    post = draft(texts=texts, photos=tuple(numbers), link="https://sainte-elodie.example/patinoire")
    return _page(stage), service.posts.add(post)


def _editor(stage: Stage) -> PostEditor:
    page, number = _post(stage)
    editor = open_editor(page, page._service, stage.program.desk, number)
    assert editor is not None
    editor.resize(min(editor.width(), stage.window.width()), min(editor.height(), stage.window.height()))
    stage.until(editor.settled)
    return editor


def writing(stage: Stage) -> QWidget:
    """The first page, with what the policy finds."""
    return _editor(stage)


def _on_page(stage: Stage, name: str) -> QWidget:
    editor = _editor(stage)
    editor.form.show_page(name)
    stage.until(editor.settled)
    return editor


def photos(stage: Stage) -> QWidget:
    """The photos with their verdicts."""
    return _on_page(stage, "photos")


def people(stage: Stage) -> QWidget:
    """Who writes, approves, asked for it."""
    return _on_page(stage, "people")


def details(stage: Stage) -> QWidget:
    """What the policy may ask for besides."""
    return _on_page(stage, "details")


def follow_up(stage: Stage) -> QWidget:
    """What became of it."""
    return _on_page(stage, "follow_up")


def new(stage: Stage) -> QWidget:
    """A post of which nothing is said yet."""
    lived(stage)
    page = _page(stage)
    editor = open_editor(page, page._service, stage.program.desk)
    assert editor is not None
    stage.until(editor.settled)
    return editor


def picking(stage: Stage) -> QWidget:
    """Photos to choose from."""
    editor = _editor(stage)
    editor.form.show_page("photos")
    editor.form.page("photos").places["photos"].click()  # type: ignore[attr-defined]
    return stage.find(editor, QDialog, "photo_picker")


def handing_over(stage: Stage) -> QWidget:
    """What is copied to each platform."""
    page, number = _post(stage)
    PostActs(page, page._service, stage.program.desk).hand_over(number)
    return stage.find(page, QDialog, "hand_over")


def recording(stage: Stage) -> QWidget:
    """Where it appeared."""
    page, number = _post(stage)
    PostActs(page, page._service, stage.program.desk).record(number)
    return stage.find(page, QDialog, "hand_over")


def counting(stage: Stage) -> QWidget:
    """Statistics."""
    page, number = _post(stage)
    PostActs(page, page._service, stage.program.desk).statistics(number)
    return stage.find(page, QDialog, "post_statistics_dialog")


def setting_aside(stage: Stage) -> QWidget:
    """A finding that is set aside."""
    editor = _editor(stage)
    next(row for row in editor.findings.rows() if not row.aside.isHidden()).aside.click()
    return stage.find(editor, QDialog, "post_override_dialog")


def both_changed(stage: Stage) -> QWidget:
    """Another window changed the same post."""
    editor = _editor(stage)
    post = editor.bench.post
    assert post is not None
    theirs = dataclasses.replace(post.draft, title="Patinoire: ouverture samedi", campaign="Hiver")
    editor.service.posts.change(post.id, post.version, theirs)
    editor.form.page("text").places["title"].line.setText("La patinoire ouvre")  # type: ignore[attr-defined]
    stage.until(editor.settled)
    editor.saving.save()
    return stage.find(editor, QDialog, "conflict")


SCENES = (
    Scene("editor", writing, EMPTY, main=True),
    Scene("editor-new", new, EMPTY),
    Scene("editor-photos", photos, EMPTY, main=True),
    Scene("editor-people", people, EMPTY),
    Scene("editor-details", details, EMPTY),
    Scene("editor-follow-up", follow_up, EMPTY),
    Scene("editor-picking", picking, EMPTY),
    Scene("editor-hand-over", handing_over, EMPTY, main=True),
    Scene("editor-recording", recording, EMPTY),
    Scene("editor-statistics", counting, EMPTY),
    Scene("editor-setting-aside", setting_aside, EMPTY),
    Scene("editor-conflict", both_changed, EMPTY),
)
