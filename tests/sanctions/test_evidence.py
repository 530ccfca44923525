"""The evidence pack, lists and figures: what they say, and that nothing of them lies on the disk meanwhile."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import tempfile

import pytest

from medias_desktop.core import i18n
from medias_desktop.core.errors import Cancelled
from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.sanctions.rules.case_filters import CaseFilter
from medias_desktop.sanctions.rules.case_statistics import statistics
from tests.sanctions.cases import begun, decided, heard, measured, notified, picture
from tests.sanctions.registers import TODAY, Town


@pytest.fixture
def town(register):
    i18n.use_language("en")
    return Town(register)


def told(pdf):
    """Return the words of a document, one space between them."""
    with open_pdf(pdf) as pages:
        return " ".join(" ".join(pages.text(number) for number in range(len(pages))).split())


def images(pdf):
    with open_pdf(pdf) as pages:
        return sum(len(pages.image_sizes(number)) for number in range(len(pages)))


def filled(town):
    """Return a case with a picture, a text, a decision and an issued letter, and the picture."""
    shot = picture(size=(300, 200))
    opened = begun(town)
    opened = town.acts.add_capture(opened, shot, "écran.png", note="Groupe public")
    opened = town.acts.add_text_capture(opened, "Les mots qui ont été lus.")
    opened = notified(town, decided(town, heard(town, opened)))
    letters = town.disciplinary.letters
    (kind, *_more) = letters.fitting(opened)
    opened, uid = letters.write(opened, kind, "fr", *letters.proposal(opened, kind, "fr"))
    return letters.issue(opened, uid, TODAY)[0], shot


def test_the_pack_holds_everything_with_its_fingerprints(town):
    opened, shot = filled(town)
    pdf = town.disciplinary.evidence.pdf(opened)
    words = told(pdf)
    letter, capture = opened.case.letters[0], opened.case.captures[0]
    assert capture.piece.sha256 == hashlib.sha256(shot).hexdigest()
    for digest in (capture.piece.sha256, letter.piece.sha256):
        assert digest in words.replace(" ", ""), digest
    for part in (
        opened.case.number,
        "Zoé Lapierre-Roy",
        "A publié des propos injurieux envers une collègue.",
        "Le personnel demeure courtois envers tous",
        "s. 6",  # the case keeps “art. 6”, as the text in French says it
        "the register holds no proof that the person had received this text",
        "Les mots qui ont été lus.",
        "Groupe public",
        "November 21, 2026",
        "Regrets exprimés",
        "The decision was recorded",
        "A letter was issued",
    ):
        assert part in words, part
    assert images(pdf) >= 2  # the capture, and the frozen letter page by page


def test_the_pack_is_in_the_language_that_is_asked_for(town):
    opened, _shot = filled(town)
    words = told(town.disciplinary.evidence.pdf(opened, language="fr"))
    assert "le registre n’a aucune preuve que la personne avait reçu ce texte" in words
    assert "Evidence pack" not in words


def test_an_altered_capture_is_told_and_the_rest_is_there(town, monkeypatch):
    from medias_desktop.core.store.sealed import SealedRecordAltered

    opened, _shot = filled(town)
    file = town.cases.file

    def altered(of, piece):
        if piece.name == "écran.png":
            raise SealedRecordAltered
        return file(of, piece)

    monkeypatch.setattr(town.cases, "file", altered)
    words = told(town.disciplinary.evidence.pdf(opened))
    assert "This file does not open" in words
    assert "Les mots qui ont été lus." in words


def test_the_pack_can_be_stopped(town):
    class Stopped:
        def report(self, done, total):
            raise Cancelled

    with pytest.raises(Cancelled):
        town.disciplinary.evidence.pdf(begun(town), Stopped())


def test_lists_in_three_forms_and_nothing_in_the_temporary_folder(town, tmp_path, monkeypatch):
    opened = measured(town)
    begun(town, "Gagnon", dt.date(2026, 11, 3))
    briefs, exports = town.cases.briefs(), town.disciplinary.exports
    empty = tmp_path / "temporary"
    empty.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(empty))
    made = []
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", lambda *_a, **_k: made.append("file"))
    rows = list(csv.reader(io.StringIO(exports.csv(briefs, CaseFilter()).decode("utf-8-sig"))))
    assert rows[0][:2] == ["Number", "Person"]
    assert [row[1] for row in rows[1:]] == ["Gagnon, Luc", "Lapierre-Roy, Zoé"]
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(exports.xlsx(briefs, CaseFilter(text="zoe"))))
    lines = list(book.active.iter_rows(values_only=True))
    assert [line[0] for line in lines[1:]] == [opened.case.number]
    assert lines[1][4].date() == dt.date(2026, 11, 2)
    words = told(exports.list_pdf(briefs, CaseFilter(text="zoe")))
    assert "Lapierre-Roy, Zoé" in words
    assert "Gagnon" not in words
    town.disciplinary.evidence.pdf(opened)
    assert made == []
    assert list(empty.iterdir()) == []


def test_figures_for_council_name_nobody(town):
    opened = measured(town)
    figures = statistics(town.cases.briefs(), 2026)
    for language in ("fr", "en"):
        words = told(town.disciplinary.exports.council(figures, language))
        assert ("moins de 3" if language == "fr" else "fewer than 3") in words
        for hidden in (opened.case.number, "Lapierre", "Zoé", "Loisirs"):
            assert hidden not in words, hidden


def test_the_signed_text_is_proven(town):
    from medias_desktop.sanctions.documents.evidence_pack import EvidencePack, ShownProof, typeset_pack
    from medias_desktop.sanctions.rules.proofs import AcknowledgementProof, ProofState

    case = begun(town).case
    proof = AcknowledgementProof(
        version_id=1,
        state=ProofState.SIGNED,
        day=dt.date(2026, 1, 5),
        method="group_sheet",
        text_sha256="ab" * 32,
    )
    pack = EvidencePack(
        municipality="Ville",
        language="en",
        case=case,
        proofs=[
            ShownProof(policy_title="Politique", ordinal=1, in_force_date=dt.date(2025, 1, 15), proof=proof)
        ],
        captures=[],
        letters=[],
        made_at=town.cases.now,
        made_by="Huguette",
    )
    words = told(typeset_pack(pack))
    assert "the person had signed that they had read this text" in words
    assert "Group sheet" in words
    assert "no proof" not in words
    assert "ab" * 32 in words.replace(" ", "")


def test_the_record_of_a_removal_names_nobody_and_the_worksheet_does(town):
    from medias_desktop.sanctions.rules.removing import DueRemoval, RemovalReason, RemovalRecord

    measured(town)
    (brief,) = town.cases.briefs()
    exports = town.disciplinary.exports
    due = (DueRemoval(brief, RemovalReason.AMNESTY, dt.date(2027, 11, 2)),)
    words = told(exports.removals_due(due))
    assert "Lapierre-Roy, Zoé" in words
    assert "2027-11-02" in words
    record = RemovalRecord(
        1, "1f7c", RemovalReason.AMNESTY, "Convention, art. 12", 1, 2, 0, "Huguette Rioux", town.cases.now
    )
    for language in ("fr", "en"):
        words = told(exports.removal_record(record, language))
        assert "Huguette Rioux" in words
        assert "Convention, art. 12" in words
        for hidden in (brief.number, "Lapierre", "Loisirs"):
            assert hidden not in words, hidden
