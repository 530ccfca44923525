"""What comes back on paper is matched, confirmed in one act with its evidence, and can be undone."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.acknowledgements import errors
from medias_desktop.acknowledgements.errors import returns as errors_returns
from medias_desktop.acknowledgements.errors import sheets as errors_sheets
from medias_desktop.acknowledgements.rules import AcknowledgementState, EventKind, Method, ScopeKey
from medias_desktop.acknowledgements.service.evidence import evidence_of_person
from medias_desktop.acknowledgements.service.returns import Decision, Fit
from medias_desktop.core.errors import Cancelled
from medias_desktop.core.files import DiskFull, EmptyFile
from medias_desktop.core.pdf.page_codes import page_code
from medias_desktop.core.pdf.sheet_codes import SheetKind, sheet_code, tag
from medias_desktop.core.progress import Silent
from medias_desktop.paper import errors as errors_paper
from medias_desktop.paper.errors import NotAScan, PageElsewhere, ScanEncrypted
from medias_desktop.paper.rules import PageState
from tests.acknowledgements.conftest import adopt, import_text
from tests.acknowledgements.returns import sheets

TODAY = dt.date(2026, 11, 21)
DAY = dt.date(2026, 11, 20)
INDIVIDUAL, GROUP = Method.INDIVIDUAL_SHEET, Method.GROUP_SHEET


def stands(service, scope, person_id):
    (row,) = service.chosen(service.scope(scope.key), [person_id])
    return row.status


def test_a_persons_sheet_is_matched_and_confirmed(
    register, returns, service, scope, persons, uids, receive, state
):
    (match,) = receive(sheets.individual(register, scope, uids[1]))
    assert (match.fit, match.persons[0].person_id) == (Fit.READY, persons[1])
    assert returns.received_on(match.page) == TODAY
    done = returns.confirm(match.page, match.scope, INDIVIDUAL, Decision(DAY, (persons[1],)))
    status = stands(service, scope, persons[1])
    assert (status.state, status.day, status.method) == (AcknowledgementState.SIGNED, DAY, INDIVIDUAL)
    assert state(match) is PageState.FILED
    (proof,) = evidence_of_person(register, persons[1])
    assert (proof.page_id, proof.event_id) == (match.page.id, done.events[0])
    assert returns.waiting() == 0


def test_a_refusal_keeps_reason_and_witness(register, returns, service, scope, persons, uids, receive):
    (match,) = receive(sheets.individual(register, scope, uids[1]))
    decision = Decision(DAY, (), (persons[1],), returns.refusal_reason, " Réjean Thériault ")
    returns.confirm(match.page, match.scope, INDIVIDUAL, decision)
    status = stands(service, scope, persons[1])
    assert (status.state, status.witness) == (AcknowledgementState.REFUSED, "Réjean Thériault")
    assert status.note == returns.refusal_reason
    assert len(evidence_of_person(register, persons[1])) == 1


@pytest.mark.parametrize(
    ("decision", "error"),
    [
        (Decision(DAY), errors_paper.NobodyTicked),
        (Decision(dt.date(2026, 11, 22), (2,)), errors.DayInFuture),
        (Decision(dt.date(2026, 11, 9), (2,)), errors.DayBeforeAdoption),
        (Decision(DAY, (), (2,), "Non", ""), errors.RefusalWitnessMissing),
        (Decision(DAY, (), (2,), " ", "Rose Smith"), errors.DecisionReasonMissing),
        (Decision(DAY, (999,)), errors.PersonGone),
    ],
)
def test_what_cannot_be_confirmed_changes_nothing(
    register, returns, scope, uids, receive, state, decision, error
):
    (match,) = receive(sheets.individual(register, scope, uids[1]))
    with pytest.raises(error):
        returns.confirm(match.page, match.scope, INDIVIDUAL, decision)
    assert state(match) is PageState.WAITING
    assert not register.rows("SELECT 1 FROM acknowledgement_event")


def test_a_group_sheet_records_who_is_ticked(register, returns, service, scope, persons, receive):
    service.record(scope.version.id, [persons[0]], DAY, Method.ON_SCREEN)
    (match,) = receive(sheets.group(register, scope, persons[:4]))
    assert match.several
    assert [row.person_id for row in match.persons] == persons[:4]
    assert [row.person_id for row in match.left] == persons[1:4]
    decision = Decision(DAY, tuple(persons[1:3]), (persons[3],), "Non", "Luc Roy")
    returns.confirm(match.page, match.scope, GROUP, decision)
    states = [stands(service, scope, number).state.value for number in persons[:5]]
    assert states == ["signed", "signed", "signed", "refused", "to_read"]
    assert [len(evidence_of_person(register, number)) for number in persons[:5]] == [0, 1, 1, 1, 0]


def test_a_page_scanned_twice_is_recognised(register, returns, scope, persons, uids, receive, state):
    code = sheets.individual(register, scope, uids[2])
    first, second = receive(code, code)
    returns.confirm(first.page, scope, INDIVIDUAL, Decision(DAY, (persons[2],)))
    second = returns.match(second.page.id)
    assert second.fit is Fit.RECEIVED
    with pytest.raises(errors.AlreadySigned):
        returns.confirm(second.page, scope, INDIVIDUAL, Decision(DAY, (persons[2],)))
    done = returns.keep_as_evidence(second)
    assert [proof.page_id for proof in evidence_of_person(register, persons[2])] == [
        first.page.id,
        second.page.id,
    ]
    returns.undo(done)
    assert state(second) is PageState.WAITING
    returns.tray.set_aside(second.page.id, "Reçue deux fois")
    assert len(evidence_of_person(register, persons[2])) == 1


def test_a_confirmation_is_undone(register, returns, service, scope, persons, receive, state):
    (match,) = receive(sheets.group(register, scope, persons[:2]))
    done = returns.confirm(match.page, scope, GROUP, Decision(DAY, tuple(persons[:2])))
    returns.undo(done)
    assert [stands(service, scope, number).state.value for number in persons[:2]] == ["to_read", "to_read"]
    assert state(match) is PageState.WAITING
    assert evidence_of_person(register, persons[0]) == ()
    kinds = [one.event.kind for one in service.history(persons[0], scope.version.id)]
    assert kinds == [EventKind.SIGNED, EventKind.CANCELLED]
    assert returns.match(match.page.id).fit is Fit.READY
    with pytest.raises(errors_paper.NothingToUndo):
        returns.undo(done)


def test_what_was_corrected_meanwhile_is_not_undone(
    register, returns, service, scope, persons, uids, receive
):
    (match,) = receive(sheets.individual(register, scope, uids[1]))
    done = returns.confirm(match.page, scope, INDIVIDUAL, Decision(DAY, (persons[1],)))
    service.correct(done.events[0], TODAY, INDIVIDUAL)
    with pytest.raises(errors_paper.NothingToUndo):
        returns.undo(done)
    assert stands(service, scope, persons[1]).state is AcknowledgementState.SIGNED


def test_the_text_behind_a_sheet_goes_with_its_first_page(
    register, returns, scope, persons, uids, receive, state
):
    third, first, second = receive(
        *(sheets.individual(register, scope, uids[1], page, 3) for page in (3, 1, 2))
    )
    assert (third.fit, first.fit) == (Fit.UNMATCHED, Fit.READY)
    assert isinstance(third.problem, errors_returns.FirstPageAwaited)
    done = returns.confirm(first.page, scope, INDIVIDUAL, Decision(DAY, (persons[1],)))
    assert {state(one) for one in (first, second, third)} == {PageState.FILED}
    assert len(evidence_of_person(register, persons[1])) == 3
    returns.undo(done)
    assert {state(one) for one in (first, second, third)} == {PageState.WAITING}


def test_a_page_that_another_window_confirmed_is_told(register, returns, scope, persons, uids, receive):
    (match,) = receive(sheets.individual(register, scope, uids[1]))
    returns.tray.set_aside(match.page.id, "ailleurs")
    with pytest.raises(PageElsewhere):
        returns.confirm(match.page, scope, INDIVIDUAL, Decision(DAY, (persons[1],)))
    assert not register.rows("SELECT 1 FROM acknowledgement_event")


def test_a_blank_sheet_and_a_page_without_a_code_are_recorded_by_hand(
    register, returns, service, scope, persons, receive
):
    nameless, uncoded = receive(sheets.blank(register, scope), "")
    assert (nameless.fit, nameless.scope.key) == (Fit.NAMELESS, scope.key)
    assert isinstance(uncoded.problem, errors_paper.NoCodeOnPage)
    returns.confirm(nameless.page, scope, GROUP, Decision(DAY, tuple(persons[:2])))
    returns.confirm(uncoded.page, scope, INDIVIDUAL, Decision(DAY, (persons[2],)))
    assert {stands(service, scope, number).state.value for number in persons[:3]} == {"signed"}


def test_pages_that_cannot_be_matched_say_why(register, returns, scope, uids, receive):
    own, campaign = tag(register.id), tag(scope.version.uid)
    codes = {
        page_code("752C-C2F1-8DED", 1, 3, "ab" * 32): errors_paper.PageOfADocument,
        "https://ville.example/formulaire": errors_paper.CodeOfSomethingElse,
        "MEDIAS:7:X": errors_paper.CodeOfANewerVersion,
        sheet_code(
            SheetKind.INDIVIDUAL, tag("ailleurs"), campaign, "A" * 12
        ): errors_paper.SheetOfAnotherRegister,
        sheet_code(SheetKind.INDIVIDUAL, own, tag("abolie"), "A" * 12): errors_sheets.SheetOfADeletedCampaign,
        sheet_code(SheetKind.INDIVIDUAL, own, campaign, "A" * 12): errors_sheets.SheetUnknown,
        sheet_code(SheetKind.GROUP, own, campaign, "B" * 12): errors_sheets.SheetUnknown,
    }
    found = receive(*codes)
    assert [type(match.problem) for match in found] == list(codes.values())
    assert {match.fit for match in found} == {Fit.UNMATCHED}
    assert len(returns.matches()) == len(codes)


def test_several_campaigns_in_one_scan(register, returns, service, policies, scope, persons, uids, receive):
    other = import_text(policies, "Autre politique.")
    adopt(register, other, number="2026-11-215")
    second = service.scope(ScopeKey(0, other))
    found = receive(
        sheets.individual(register, second, uids[0]),
        sheets.individual(register, scope, uids[0]),
        sheets.group(register, second, persons[1:3]),
    )
    assert [match.scope.version.id for match in found] == [other, scope.version.id, other]


# Files


def test_files_that_cannot_be_read_stop_no_other(tmp_path, returns, register, scope, uids):
    import io

    import pikepdf

    good = sheets.scan(sheets.page_saying(sheets.individual(register, scope, uids[0])))
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(good)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    contents = {"vide.pdf": b"", "lettre.pdf": b"Bonjour", "clé.pdf": locked.getvalue(), "bon.pdf": good}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    got = returns.receive([tmp_path / name for name in (*contents, "bon.pdf")], Silent())
    assert [type(one) for one in got.problems] == [EmptyFile, NotAScan, ScanEncrypted]
    assert all(one.sentence() for one in got.problems)
    assert [(one.name, one.known) for one in got.received] == [("bon.pdf", False), ("bon.pdf", True)]
    assert got.pages == 1


@pytest.mark.file_only
def test_a_full_disk_stops_and_what_was_confirmed_stays(
    tmp_path, register, returns, service, scope, persons, uids, receive
):
    (match,) = receive(sheets.individual(register, scope, uids[0]))
    returns.confirm(match.page, scope, INDIVIDUAL, Decision(DAY, (persons[0],)))
    for number in (1, 2):
        page = sheets.page_saying(sheets.individual(register, scope, uids[number]))
        (tmp_path / f"{number}.pdf").write_bytes(sheets.scan(page))
    with register.read() as connection:
        (pages,) = connection.exec_driver_sql("PRAGMA page_count").one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")
    got = returns.receive([tmp_path / "1.pdf", tmp_path / "2.pdf"], Silent())
    assert [type(one) for one in got.problems] == [DiskFull]
    assert (got.pages, returns.waiting()) == (0, 0)
    assert stands(service, scope, persons[0]).state is AcknowledgementState.SIGNED


def test_a_cancelled_drop_keeps_what_was_read(tmp_path, returns, register, scope, uids):
    class Impatient:
        def report(self, done: int, total: int) -> None:
            if done == 2:
                raise Cancelled

    for number in (1, 2):
        page = sheets.page_saying(sheets.individual(register, scope, uids[number]))
        (tmp_path / f"{number}.pdf").write_bytes(sheets.scan(page, page))
    with pytest.raises(Cancelled):
        returns.receive([tmp_path / "1.pdf", tmp_path / "2.pdf"], Impatient())
    assert returns.waiting() == 2
