"""The Policies tab with its real widgets on a real register."""

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from medias_desktop.core import i18n
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.policies import models
from medias_desktop.policies.rules import VersionState
from tests.policies.texts import IDENTITY, OUTLINE, long_outline


@pytest.fixture
def draft(service):
    return service.import_policy("politique.txt", b"texte", OUTLINE, IDENTITY)


@pytest.fixture
def long_draft(service):
    return service.import_policy("long.txt", b"long", long_outline(60), IDENTITY)


def adopt(register, version_id, day, number="2026-11-214"):
    """Write down an adoption as the service does, without the minutes-long document."""
    from medias_desktop.core.store import attachments

    with register.transaction("adopt") as tx:
        sha = attachments.keep(tx, f"{version_id}.pdf", "application/pdf", b"%PDF" + str(version_id).encode())
        tx.insert(
            models.adoption,
            uid=new_uid(),
            version_id=version_id,
            municipality="Ville de Sainte-Élodie",
            policy_title="Politique des médias sociaux",
            policy_number="ADM-07",
            resolution_number=number,
            meeting_date=day,
            in_force_date=day,
            pdf_sha256=sha,
            pdf_pages=3,
            recorded_at=tx.now,
        )


def library_rows(tab):
    model = tab.library.list.model()
    rows = [model.index(row, 0).data() for row in range(model.rowCount())]
    return rows[: rows.index("Cinq villes")]


def read(tab, version_id):
    """Open a version by its number in the register."""
    versions = [one for policy in tab.services.policies.library() for one in policy.versions]
    tab.open_text(next(one.uid for one in versions if one.id == version_id))


def outline_texts(tab):
    def walk(parent, depth):
        model = tab.reader.outline.tree.model()
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            yield depth, index.data()
            yield from walk(index, depth + 1)

    return list(walk(tab.reader.outline.tree.rootIndex(), 0))


def facts(tab):
    words = tab.header.meta.text().replace("\u2060", "").replace("\u00a0", " ")
    return words.split(" · ")


def settle(tab, qtbot):
    """Wait until Qt has laid out the whole text: before, the scroll bar goes by an estimate."""
    text = tab.reader.text
    range_of_all = round(text.document().size().height()) - text.viewport().height()
    qtbot.waitUntil(lambda: abs(text.verticalScrollBar().maximum() - range_of_all) <= 1)


def top_section(tab):
    return tab.reader.text.current_section()


def click_outline(tab, qtbot, *path):
    tree = tab.reader.outline.tree
    index = tree.rootIndex()
    for row in path:
        index = tree.model().index(row, 0, index)
    tree.scrollTo(index)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(index).center())


def test_an_empty_library_says_what_to_do_in_both_languages(make_tab):
    for language, words in (
        ("fr", "Commencez par le texte de votre politique"),
        ("en", "Begin with the text of your policy"),
    ):
        i18n.use_language(language)
        tab = make_tab(1100, 700)
        assert tab.stack.currentWidget() is tab.first_page
        assert words in [
            label.text() for label in tab.stack.currentWidget().findChildren(type(tab.header.title))
        ]
        assert tab.first_page.import_button.isVisible()
        assert tab.first_page.import_button.property("primary")


def test_lists_policies_with_their_versions_the_newest_first(make_tab, register, service, draft):
    second = service.import_policy("deux.txt", b"deux", OUTLINE, IDENTITY, 1)
    adopt(register, draft, dt.date(2026, 3, 1))
    tab = make_tab(1100, 700)
    assert library_rows(tab) == ["Politique des médias sociaux", "Version 2", "Version 1"]
    assert tab.reader.text.version().summary.id == draft  # the one in force is read first
    assert tab.header.chip.text() == "En vigueur"
    assert facts(tab) == [
        "Version 1",
        "En vigueur depuis le 1er mars 2026",
        "résolution 2026-11-214",
        "Ville de Sainte-Élodie",
        "nº ADM-07",
    ]
    assert tab.badge() == 1
    read(tab, second)
    assert tab.header.chip.text() == "Projet"


def test_one_primary_action_for_a_draft_and_for_an_adopted_version(make_tab, register, service, draft):
    def primaries(tab):
        return [
            b.objectName()
            for b in tab.findChildren(type(tab.header.adopt))
            if b.property("primary") and b.isVisible()
        ]

    tab = make_tab(1100, 700)
    assert primaries(tab) == ["adopt"]
    adopt(register, draft, dt.date(2026, 3, 1))
    tab.desk.changes.announce("policies")
    assert primaries(tab) == ["view_document"]
    assert tab.reader.text.version().summary.state is VersionState.IN_FORCE
    tab.reading.open_panel("adoption")
    assert primaries(tab) == ["view_adoption"]
    tab.header.panel.click()
    assert primaries(tab) == ["view_document"]


def test_outline_is_a_tree_of_numbers_and_headings(make_tab, draft):
    assert outline_texts(make_tab(1100, 700)) == [
        (0, "1 Objet"),
        (0, "2 Rôles"),
        (1, "2.1 Direction"),
        (1, "2.2 Élus"),
        (0, "3 Nétiquette"),
        (0, "Dispositions finales"),
        (0, "ANNEXE A Formulaire"),
    ]


def test_filter_of_the_outline_minds_no_accents_and_enter_goes_there(make_tab, qtbot, draft):
    tab = make_tab(1100, 700)
    qtbot.keyClick(tab, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    pane = tab.reader.outline
    assert pane.filter.hasFocus()
    pane.filter.setText("ELUS")
    qtbot.keyClick(pane.filter, Qt.Key.Key_Return)
    assert tab.reader.back_button.isEnabled()
    assert outline_texts(tab) == [(0, "2 Rôles"), (1, "2.2 Élus")]
    assert top_section(tab) == 3
    qtbot.keyClicks(pane.filter, "zzz")
    qtbot.keyClick(pane.filter, Qt.Key.Key_Return)
    assert outline_texts(tab) == []
    qtbot.keyClick(pane.filter, Qt.Key.Key_Escape)
    assert len(outline_texts(tab)) == 7


def test_jump_then_back_and_forward_by_keys_and_mouse(make_tab, qtbot, long_draft):
    tab = make_tab(1100, 700)
    reader = tab.reader
    assert not reader.back_button.isEnabled()
    reader.go_to_section(20)
    reader.go_to_section(40)
    assert top_section(tab) == 40
    qtbot.keyClick(tab, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert top_section(tab) == 20
    qtbot.keyClick(tab, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert top_section(tab) == 40
    view = reader.text.viewport()
    for button, section in ((Qt.MouseButton.BackButton, 20), (Qt.MouseButton.ForwardButton, 40)):
        middle = QPointF(view.rect().center())
        press = QMouseEvent(
            QEvent.Type.MouseButtonPress, middle, middle, button, button, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(view, press)
        assert top_section(tab) == section


def test_a_walk_through_the_outline_by_arrow_keys_is_one_step_of_history(make_tab, qtbot, long_draft):
    tab = make_tab(1100, 700)
    tab.reader.go_to_section(9)
    tree = tab.reader.outline.tree
    tree.setFocus()
    for _ in range(4):
        qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert top_section(tab) == 13
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert top_section(tab) == 13
    tab.reader.go_back()
    assert top_section(tab) == 9
    tab.reader.go_forward()
    assert top_section(tab) == 13


def test_back_returns_to_the_exact_scroll_position(make_tab, long_draft):
    tab = make_tab(1100, 700)
    bar = tab.reader.text.verticalScrollBar()
    bar.setValue(1234)
    tab.reader.go_to_section(50)
    tab.reader.go_back()
    assert abs(bar.value() - 1234) <= 2


def test_back_leads_over_versions(make_tab, service, draft):
    second = service.import_policy("deux.txt", b"deux", OUTLINE, IDENTITY, 1)
    tab = make_tab(1100, 700)
    read(tab, draft)
    tab.reader.go_to_section(4)
    read(tab, second)
    tab.reader.go_back()
    assert tab.reader.text.version().summary.id == draft
    assert top_section(tab) == 4
    tab.reader.go_forward()
    assert tab.reader.text.version().summary.id == second


def test_click_in_the_outline_brings_the_heading_to_the_top(make_tab, qtbot, long_draft):
    tab = make_tab(1100, 700)
    click_outline(tab, qtbot, 10)  # sections 1, 4, 7… are on the first level, so the eleventh is section 31
    assert top_section(tab) == 30
    assert tab.reader.where.whole() == "31 Article 31"
    text = tab.reader.text
    line = text.cursorForPosition(text.viewport().rect().topLeft() + text.viewport().rect().topLeft())
    assert line.position() <= text.document().toPlainText().index("31\u2002Article 31")
    assert text.cursorRect().top() < 60


def test_scrolling_marks_every_section_in_turn_also_the_last(make_tab, qtbot, long_draft):
    tab = make_tab(1100, 700)
    settle(tab, qtbot)
    text, tree = tab.reader.text, tab.reader.outline.tree
    seen = []
    text.section_changed.connect(seen.append)
    bar = text.verticalScrollBar()
    for value in range(0, bar.maximum() + 40, 40):
        bar.setValue(value)
    assert sorted(set(seen)) == list(range(1 if 0 not in seen else 0, 60))
    assert tree.currentIndex().data() == "60 Article 60"


def test_find_without_accents_counts_and_goes_round(make_tab, qtbot, draft):
    tab = make_tab(1100, 700)
    bar = tab.reader.find_bar
    qtbot.keyClick(tab, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bar.isVisible()
    assert bar.field.hasFocus()
    qtbot.keyClicks(bar.field, "DIRECTION")
    qtbot.waitUntil(lambda: bar.hits() == 3)
    assert bar.count.text() == "1 sur 3"
    assert len(tab.reader.text.extraSelections()) == 3
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "2 sur 3"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "3 sur 3"
    assert tab.reader.where.whole() == "3 Nétiquette"
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert tab.reader.text.textCursor().selectedText() == "direction"
    assert tab.reader.text.extraSelections() == []


def test_find_tells_when_there_is_nothing(make_tab, qtbot, draft):
    tab = make_tab(1100, 700)
    bar = tab.reader.find_bar
    bar.summon()
    qtbot.keyClicks(bar.field, "introuvable")
    qtbot.waitUntil(lambda: bar.count.text() == "Rien trouvé")
    assert not bar.next.isEnabled()


def test_copy_with_citation_of_the_selection_and_of_the_section(make_tab, qtbot, draft):
    tab = make_tab(1100, 700)
    text = tab.reader.text
    tab.reader.go_to_section(2)
    qtbot.keyClick(tab, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    source = "Ville de Sainte-Élodie, Politique des médias sociaux"
    assert QApplication.clipboard().text() == (
        f"2.1\u2002Direction\nLa direction tient le registre des accès.\n\n— {source}, art. 2.1\n"
    )
    assert tab.reader.where.whole() == f"Copié : {source}, art. 2.1".replace(" :", "\u00a0:")
    (hit,) = text.find_all("restent courtois")
    text.select(hit)
    tab.reader.copy_with_citation()
    assert QApplication.clipboard().text() == f"restent courtois\n\n— {source}, art. 3\n"
    cursor = text.textCursor()
    cursor.setPosition(text.find_all("registre")[0].start)
    cursor.setPosition(text.find_all("s’exprime")[0].end, cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    tab.reader.copy_with_citation()
    assert QApplication.clipboard().text().endswith(f"— {source}, art. 2.1 à art. 2.2\n")


def test_text_size_by_keys_keeps_place_and_selection_within_its_limits(make_tab, qtbot, long_draft):
    tab = make_tab(1100, 700)
    text = tab.reader.text
    tab.reader.go_to_section(30)
    (hit, *_others) = text.find_all("Article 31")
    text.select(hit)
    for _ in range(12):
        qtbot.keyClick(tab, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert text.text_size() == 200
    assert tab.reader.size_button.text() == "200\u00a0%"
    assert top_section(tab) == 30
    assert text.textCursor().selectedText() == "Article 31"
    for _ in range(12):
        qtbot.keyClick(tab, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert text.text_size() == 80
    text.set_text_size(500)
    assert text.text_size() == 200
    qtbot.keyClick(tab, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert text.text_size() == 100
    assert top_section(tab) == 30


def test_a_refresh_moves_nothing(make_tab, long_draft):
    tab = make_tab(1100, 700)
    tab.reader.text.set_text_size(150)
    tab.reader.text.verticalScrollBar().setValue(2000)
    document = tab.reader.text.document()
    tab.desk.changes.announce("policies")
    assert tab.reader.text.document() is document
    assert tab.reader.text.verticalScrollBar().value() == 2000


def test_what_is_read_survives_a_change_of_language(make_tab, long_draft, service, draft):
    tab = make_tab(1100, 700)
    read(tab, long_draft)
    tab.reader.go_to_section(25)
    tab.reader.text.set_text_size(125)
    state = tab.view_state()
    i18n.use_language("en")
    other = make_tab(1100, 700)
    other.restore(state)
    assert other.reader.text.version().summary.id == long_draft
    assert top_section(other) == 25
    assert other.reader.text.text_size() == 125
    assert other.header.chip.text() == "Draft"
    assert other.reader.back_button.isEnabled()


def test_a_draft_is_deleted_after_a_question_only(make_tab, service, dialogs, draft):
    tab = make_tab(1100, 700)
    dialogs.answers = [False, True]
    tab.header.delete.trigger()
    assert len(service.library()) == 1
    tab.header.delete.trigger()
    assert service.library() == ()
    assert tab.stack.currentWidget() is tab.first_page
    assert "Version 1" in dialogs.asked[0]


def test_back_never_leads_to_a_deleted_draft(make_tab, service, dialogs, draft):
    second = service.import_policy("deux.txt", b"deux", OUTLINE, IDENTITY, 1)
    tab = make_tab(1100, 700)
    read(tab, draft)
    read(tab, second)
    tab.reader.go_to_section(4)
    dialogs.answers = [True]
    tab.header.delete.trigger()
    while tab.reader.history.can_go_back():
        tab.reader.go_back()
        assert tab.reader.text.version().summary.id == draft


def test_an_adopted_version_can_neither_be_deleted_nor_corrected(make_tab, register, draft):
    adopt(register, draft, dt.date(2026, 3, 1))
    tab = make_tab(1100, 700)
    assert not tab.header.delete.isVisible()
    assert not tab.header.correct.isVisible()


def test_prints_the_text_as_it_is(make_tab, qtbot, dialogs, draft):
    import pypdfium2

    tab = make_tab(1100, 700)
    tab.reader.print_button.click()
    qtbot.waitUntil(lambda: bool(dialogs.printed))
    with pypdfium2.PdfDocument(dialogs.printed[0]) as pdf:
        words = " ".join(pdf[0].get_textpage().get_text_bounded().split())
        pages = len(pdf)  # how many depends on the fonts of the machine
    assert "La direction tient le registre des accès." in words
    assert f"page 1 sur {pages}" in words
    assert "Projet" in words


def test_an_open_adoption_takes_the_place_of_the_outline_when_there_is_no_room(make_tab, register, draft):
    adopt(register, draft, dt.date(2026, 3, 1))
    tab = make_tab(1100, 700)
    tab.reading.open_panel("adoption")
    assert tab.reading.adoption().isVisible()
    assert not tab.reader.outline.isVisible()
    tab.resize(1800, 700)
    assert tab.reader.outline.isVisible()
    tab.resize(1100, 700)
    tab.header.panel.click()
    assert tab.reader.outline.isVisible()
    assert not tab.reading.panel.isVisible()


def test_copies_words_without_colours(make_tab, qtbot, draft):
    tab = make_tab(1100, 700)
    text = tab.reader.text
    text.select(text.find_all("registre des accès")[0])
    qtbot.keyClick(text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QApplication.clipboard().mimeData()
    assert data.text() == "registre des accès"
    assert not data.hasHtml()


def test_the_context_menu_offers_the_citation(make_tab, qtbot, draft):
    tab = make_tab(1100, 700)
    text = tab.reader.text
    (hit,) = text.find_all("restent courtois")
    text.select(hit)
    (action,) = [one for one in text.context_menu().actions() if one.text() == "Copier avec la référence"]
    action.trigger()
    assert QApplication.clipboard().text().endswith("art. 3\n")


def test_nothing_can_be_sought_in_an_empty_library(make_tab, qtbot):
    tab = make_tab(1100, 700)
    qtbot.keyClick(tab, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    tab.reader.find_bar.summon()
    assert tab.reader.find_bar.isHidden()


def test_the_outline_is_at_its_top_when_the_text_is(make_tab, long_draft):
    tab = make_tab(1100, 700)
    tab.reader.go_to_section(50)
    tree = tab.reader.outline.tree
    assert tree.verticalScrollBar().value() > 0
    tab.reader.text.verticalScrollBar().setValue(0)
    tab.reader.go_to_section(0)
    tab.reader.text.jump(-1)
    assert tree.verticalScrollBar().value() == 0


def test_a_dropped_file_is_imported(make_tab, qtbot, tmp_path, service):
    path = tmp_path / "politique.txt"
    path.write_text(
        "Ville de Sainte-Élodie\n\n1. Objet\n\nDire qui parle.\n\n2. Portée\n\nTous y sont tenus.\n", "utf-8"
    )
    tab = make_tab(1100, 700)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(tab, enter)
    QApplication.sendEvent(tab, drop)
    from medias_desktop.policies.views.import_preview.dialog import ImportPreview

    qtbot.waitUntil(lambda: tab.findChild(ImportPreview) is not None)
    tab.findChild(ImportPreview).reject()
    assert service.library() == ()
