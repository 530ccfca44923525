import datetime as dt

import pytest
from PySide6.QtGui import QTextCharFormat

from medias_desktop.policies.rules import SectionText, VersionState, VersionSummary, VersionText
from medias_desktop.policies.views.reader.document import TextLook, build_document
from tests.policies.texts import OUTLINE

LOOK = TextLook("#000000", "#555555", "#0000aa", "Noto Sans", "Noto Sans", 11)
SUMMARY = VersionSummary(
    7, "u", 1, "Politique", "Ville", "", 1, "fr", VersionState.DRAFT, None, "", "0" * 64,
    dt.datetime(2026, 11, 21, tzinfo=dt.UTC), "politique.txt", 1,
)  # fmt: skip


@pytest.fixture
def version():
    sections = tuple(
        SectionText(n, n, one.level, one.number, one.heading, one.body)
        for n, one in enumerate(OUTLINE.sections, 1)
    )
    return VersionText(SUMMARY, OUTLINE.title_block, OUTLINE.introduction, sections)


def test_every_word_is_there_and_nothing_is_taken_for_markup(qapp, version):
    text = build_document(version, LOOK).document.toPlainText()
    assert text.splitlines() == [
        "Ville de Sainte-Élodie",
        "Politique des médias sociaux",
        "Le conseil souhaite être bien compris.",
        "1 Objet".replace(" ", "\u2002"),
        "Le présent texte dit qui parle au nom de la Ville.",
        "•\taux citoyens;",
        "•\taux médias.",
        "2 Rôles".replace(" ", "\u2002"),
        "2.1\u2002Direction",
        "La direction tient le registre des accès.",
        "2.2\u2002Élus",
        "Un élu s’exprime en son nom. Le greffe le rappelle <b>chaque</b> année & au besoin.",
        "3\u2002Nétiquette",
        "Les échanges restent courtois, même en désaccord avec la direction.",
        "Dispositions finales",
        "Le texte est révisé tous les deux ans.",
        "ANNEXE A\u2002Formulaire",
        "Je déclare avoir lu ce texte.",
    ]


def test_positions_lead_to_sections(qapp, version):
    reading = build_document(version, LOOK)
    text = reading.document.toPlainText()
    assert reading.section_at(0) == -1
    assert reading.section_at(text.index("Objet")) == 0
    assert reading.section_at(text.index("registre")) == 2
    assert reading.section_at(len(text)) == 6
    start, end = reading.range_of(2)
    assert text[start:end] == "2.1\u2002Direction\nLa direction tient le registre des accès."
    assert text[slice(*reading.range_of(-1))].endswith("compris.")
    assert text[slice(*reading.range_of(6))].endswith("lu ce texte.")


def test_the_measure_is_about_seventy_characters(qapp):
    from PySide6.QtGui import QFontMetricsF

    prose = "Le conseil municipal désigne chaque année les personnes qui publient pour la Ville"
    per_character = QFontMetricsF(LOOK.body_font()).horizontalAdvance(prose) / len(prose)
    assert 66 <= LOOK.measure() / per_character <= 78


def test_headings_tell_their_level_to_screen_readers(qapp, version):
    reading = build_document(version, LOOK)
    levels = [reading.document.findBlock(start).blockFormat().headingLevel() for start in reading.starts]
    assert levels == [1, 1, 2, 2, 1, 1, 1]


TABLE = "Avant\n\n| Compte | Qui |\n| --- | --- |\n| Facebook | Greffe |\n\n| seule |\n\nAprès"


def test_tables_are_tables_and_the_text_goes_on_behind_them(qapp):
    sections = tuple(SectionText(n, n, 1, str(n), "Titre", TABLE) for n in (1, 2))
    reading = build_document(VersionText(SUMMARY, "", "", sections), LOOK)
    text = reading.document.toPlainText()
    assert text.split("\n").count("Après") == 2
    assert [text[start : start + 7] for start in reading.starts] == ["1\u2002Titre", "2\u2002Titre"]
    first, second, *_others = reading.document.rootFrame().childFrames()
    cells = [
        [first.cellAt(row, column).firstCursorPosition().block().text() for column in (0, 1)]
        for row in (0, 1)
    ]
    assert cells == [["Compte", "Qui"], ["Facebook", "Greffe"]]
    assert (first.format().headerRowCount(), second.format().headerRowCount()) == (1, 0)


def test_a_text_may_begin_and_end_with_a_table(qapp):
    reading = build_document(
        VersionText(SUMMARY, "", "| a |", (SectionText(1, 1, 1, "1", "Titre", "| b |"),)), LOOK
    )
    assert [
        frame.cellAt(0, 0).firstCursorPosition().block().text()
        for frame in reading.document.rootFrame().childFrames()
    ] == ["a", "b"]
    assert reading.document.findBlock(reading.starts[0]).text() == "1\u2002Titre"


def test_nested_items_lie_deeper(qapp):
    body = "- un\n  - dans un\n- deux"
    reading = build_document(VersionText(SUMMARY, "", body, ()), LOOK)
    margins = {}
    block = reading.document.begin()
    while block.isValid():
        margins[block.text()] = block.blockFormat().leftMargin()
        block = block.next()
    assert margins["•\tun"] == margins["•\tdeux"] < margins["•\tdans un"]


def raised(document):
    """Return what stands raised in a document, in its order."""
    found = []
    block = document.begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            fragment = at.fragment()
            if (
                fragment.charFormat().verticalAlignment()
                is QTextCharFormat.VerticalAlignment.AlignSuperScript
            ):
                found.append(fragment.text())
            at += 1
        block = block.next()
    return found


def test_footnotes_are_raised_where_cited_and_stand_below_their_section(qapp):
    body = (
        "Répond[^1] et note[^9].\n\n| Délai[^2] |\n| --- |\n| a |\n\n- point[^1]\n\n[^1]: En deux jours.\n\n"
        "[^2]: Jours ouvrables."
    )
    sections = (SectionText(1, 1, 1, "1", "Objet", body), SectionText(2, 2, 1, "2", "Suite", "Sans[^1]."))
    document = build_document(VersionText(SUMMARY, "", "", sections), LOOK).document
    text = document.toPlainText()
    assert [line for line in text.splitlines() if line] == [
        "1\u2002Objet",
        "Répond1 et note[^9].",
        "Délai2",
        "a",
        "•\tpoint1",
        "1\u2002En deux jours.",
        "2\u2002Jours ouvrables.",
        "2\u2002Suite",
        "Sans[^1].",
    ]
    assert raised(document) == ["1", "2", "1", "1", "2"]
