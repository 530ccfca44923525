"""The library's towns in the Policies tab: listed, read, beside their official text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from medias_desktop.core import i18n
from medias_desktop.policies.labels.versions import TOWNS, partial_date
from medias_desktop.policies.outline import Outline, Section
from medias_desktop.policies.rules import PolicyIdentity, VersionState
from medias_desktop.policies.towns import sections_of, town
from medias_desktop.policies.views.import_preview.dialog import ImportPreview
from medias_desktop.policies.views.reader.town_facts import group_label
from tests.policies.texts import IDENTITY, OUTLINE

BLAINVILLE = "town/blainville"


@pytest.fixture
def official(services):
    """Keep an official text of Blainville: one section less, one more than the restatement."""
    sections = tuple(
        Section(one.level, one.number, one.heading, f"Texte officiel de {one.number}.")
        for one in sections_of("blainville")[1:]
    )
    outline = Outline("Ville", "", (*sections, Section(1, "", "Signatures", "Signé.")))
    identity = PolicyIdentity("Blainville", "Directive des médias sociaux")
    version_id = services.policies.import_policy("directive.pdf", b"x", outline, identity, town="blainville")
    return services.policies.version(version_id).summary


def rows(tab):
    shown = tab.library.list
    model = shown.model()
    return [model.index(row, 0).data() for row in range(model.rowCount()) if not shown.isRowHidden(row)]


def test_names_and_years_of_the_list_are_those_of_the_files():
    for key, (name, _kind, year) in TOWNS.items():
        assert town(key).municipality == name
        assert int(town(key).adopted[:4]) == year


@pytest.mark.parametrize(
    ("text", "french", "english"),
    [
        ("2024-07-04", "4 juillet 2024", "July 4, 2024"),
        ("2023-09", "septembre 2023", "September 2023"),
        ("2012", "2012", "2012"),
        ("", "", ""),
    ],
)
def test_a_date_is_told_as_precisely_as_it_is_known(text, french, english):
    assert partial_date(text) == french
    i18n.use_language("en")
    assert partial_date(text) == english


def test_the_towns_stand_below_ones_own_policies_and_fold_away(make_tab, qtbot, services):
    services.policies.import_policy("politique.txt", b"x", OUTLINE, IDENTITY)
    tab = make_tab()
    names = [name for name, _kind, _year in TOWNS.values()]
    own = ["Politique des médias sociaux", "Version 1"]
    assert rows(tab) == [*own, "Cinq villes", *names]
    shown = tab.library.list
    group = shown.model().index(2, 0)
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.visualRect(group).center())
    assert rows(tab) == [*own, "Cinq villes"]
    shown.setCurrentIndex(group)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert rows(tab) == [*own, "Cinq villes", *names]
    assert "déplié" in group.data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.keyClick(shown, Qt.Key.Key_Left)
    assert rows(tab) == [*own, "Cinq villes"]
    assert tab.current().summary.state is VersionState.DRAFT  # what is read stayed


def test_a_town_is_read_from_an_empty_register(make_tab):
    tab = make_tab()
    assert tab.stack.currentWidget() is tab.first_page
    tab.first_page.towns_button.click()
    assert tab.stack.currentWidget() is tab.full_page
    assert tab.current().summary.uid == "town/baie-comeau"
    assert tab.badge() == 0


def test_the_header_and_the_band_say_whose_text_it_is_and_that_the_official_one_prevails(make_tab):
    tab = make_tab()
    tab.open_text(BLAINVILLE, "BL:2.1")
    assert tab.header.title.text() == "Directive des médias sociaux"
    assert tab.header.chip.text() == "Bibliothèque"
    facts = tab.header.meta.text().replace("\u00a0", " ")
    assert facts == "Blainville · adoptée : 4 juillet 2024"
    assert "officiel de Blainville prévaut" in tab.reading.band.words.text()
    assert tab.reading.section() == "BL:2.1"
    for hidden in (tab.header.correct, tab.header.adopt, tab.header.document):
        assert not hidden.isVisible()
    assert tab.reading.band.import_button.isVisible()
    assert not tab.reading.band.beside.isVisible()


def test_the_restatement_follows_the_interface_language(make_tab):
    i18n.use_language("en")
    tab = make_tab()
    tab.open_text(BLAINVILLE)
    assert tab.header.title.text() == "Social Media Directive"
    assert tab.current().sections[0].heading == "Purpose of the directive"
    assert "prevails" in tab.reading.band.words.text()


def test_what_was_noticed_is_shown_at_its_section(make_tab):
    noted = next(one for one in sections_of("blainville") if one.note.fr)
    tab = make_tab()
    tab.open_text(BLAINVILLE)
    words = tab.reader.text.document().toPlainText().replace("\u00a0", " ")
    assert "Note : " + noted.note.fr.replace("\u00a0", " ") in words


def test_a_quotation_of_a_restatement_says_so(make_tab):
    tab = make_tab()
    tab.open_text(BLAINVILLE, "BL:1")
    tab.reader.copy_with_citation()
    end = QApplication.clipboard().text().rsplit("— ", 1)[1]
    expected = "Blainville, Directive des médias sociaux, art. 1 (reformulé; le texte officiel prévaut)\n"
    assert end == expected


def test_the_facts_of_the_document_stand_in_the_panel_and_lead_to_their_clauses(make_tab):
    tab = make_tab()
    tab.open_text(BLAINVILLE)
    tab.reading.open_panel("facts")
    facts = tab.reading.panel.part("facts")
    words = [label.text() for label in facts.findChildren(QLabel)]
    assert "4 juillet 2024" in words
    assert "Chantal Gauvreau, directrice générale" in words
    assert "Membres du conseil, tenus aux mêmes exigences que les employés" in words
    assert "Le texte ne dit pas\u00a0: numéro, résolution, adoptée par, émise par." in words
    facts.section_asked.emit("BL:12.4")
    assert tab.reading.section() == "BL:12.4"


def test_every_group_that_a_town_names_has_its_word(qapp):
    for key in TOWNS:
        for one in town(key).applies_to:
            assert group_label(one.group)


def test_back_leads_from_a_town_to_ones_own_policy(make_tab, services):
    services.policies.import_policy("politique.txt", b"x", OUTLINE, IDENTITY)
    tab = make_tab()
    own = tab.current().summary.uid
    tab.open_text(BLAINVILLE, "BL:2")
    tab.reader.go_back()
    tab.reader.go_back()
    assert tab.current().summary.uid == own
    tab.reader.go_forward()
    assert tab.current().summary.uid == BLAINVILLE


def test_a_town_that_is_read_survives_a_rebuilding_of_the_window(make_tab, official):
    tab = make_tab()
    tab.open_text(BLAINVILLE)
    tab.reading.band.beside.click()
    tab.reading.open_panel("facts")
    state = tab.view_state()
    other = make_tab()
    other.restore(state)
    assert other.current().summary.uid == BLAINVILLE
    assert other.reading.band.beside.isChecked()
    assert other.reading.panel.isVisible()
    assert other.reading.panel.current_key() == "facts"


def test_an_official_text_is_imported_with_the_towns_identity(make_tab, qtbot, services, dialogs, tmp_path):
    path = tmp_path / "directive.txt"
    path.write_text("Ville\n\n1. Objectif\n\nDire qui parle.\n\n2. Présence\n\nLes comptes.\n", "utf-8")
    tab = make_tab()
    tab.open_text(BLAINVILLE)
    dialogs.files.append(path)
    tab.reading.band.import_button.click()
    qtbot.waitUntil(lambda: tab.findChild(ImportPreview) is not None)
    preview = tab.findChild(ImportPreview)
    assert preview.form.identity() == PolicyIdentity("Blainville", "Directive des médias sociaux")
    preview.keep()
    (policy,) = services.policies.library()
    assert policy.town == "blainville"
    assert tab.current().summary.uid == policy.versions[0].uid
    assert tab.reading.band.official.isChecked()
    assert "texte officiel" in tab.library.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert tab.badge() == 0


def test_the_official_text_is_read_alone_or_beside_the_restatement(make_tab, official):
    tab = make_tab()
    tab.open_text(BLAINVILLE, "BL:2")
    band = tab.reading.band
    assert band.restated.isChecked()
    band.official.click()
    assert tab.current().summary.uid == official.uid
    assert "directive.pdf" in band.words.text()
    assert tab.header.delete.isVisible()
    band.beside.click()
    assert tab.current().summary.uid == BLAINVILLE
    words = tab.reader.text.document().toPlainText()
    assert "Texte officiel de 2." in words
    assert "Signé." in words  # what has no counterpart is shown too
    tab.reading.go_to("BL:2.1")
    assert tab.reader.text.current_section() == [one.id for one in sections_of("blainville")].index("BL:2.1")
    band.restated.click()
    assert "Texte officiel de 2." not in tab.reader.text.document().toPlainText()


def test_sections_stand_side_by_side_in_the_rows_of_a_table(make_tab, official):
    tab = make_tab()
    tab.open_text(BLAINVILLE)
    tab.reading.band.beside.click()
    cursor = tab.reader.text.document().find("Texte officiel de 2.1.")
    table = cursor.currentTable()
    row = table.cellAt(cursor).row()
    left = table.cellAt(row, 0).firstCursorPosition().block().text()
    assert left.startswith("2.1")
    assert table.columns() == 2
    first = table.cellAt(2, 1).firstCursorPosition().block().text()
    assert first == "—"  # the official text lacks the first section


def test_the_official_text_is_deleted_after_a_question_and_the_restatement_stays(
    make_tab, services, official, dialogs
):
    tab = make_tab()
    tab.open_text(official.uid)
    dialogs.answers = [True]
    tab.header.delete.trigger()
    assert services.policies.library() == ()
    assert "officiel" in dialogs.asked[0].lower()


def test_the_panel_stays_as_it_was_left_from_one_run_to_the_next(make_tab, services):
    from medias_desktop.core import settings

    services.policies.import_policy("politique.txt", b"x", OUTLINE, IDENTITY)
    tab = make_tab()
    assert not tab.reading.panel.isVisible()
    told = []
    tab.setting_wanted.connect(lambda name, value: told.append((name, value)))
    tab.open_text(BLAINVILLE)
    tab.reading.open_panel("facts")
    assert told[-1] == ("policy_panel", "facts")
    own = services.policies.library()[0].versions[0].uid
    tab.open_text(own)  # it has no such part: another one is seen meanwhile
    assert tab.reading.panel.current_key() != "facts"
    tab.open_text(BLAINVILLE)
    assert tab.reading.panel.current_key() == "facts"
    assert told[-1] == ("policy_panel", "facts")
    settings.save(settings.Settings(policy_panel="facts"))
    again = make_tab()
    again.open_text(BLAINVILLE)
    assert again.reading.panel.isVisible()
    assert again.reading.panel.current_key() == "facts"
    again.header.panel.click()
    assert not again.reading.panel.isVisible()
