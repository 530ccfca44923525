import dataclasses
import datetime as dt

import pytest

from medias_desktop.policies import errors
from medias_desktop.policies.rules import Resolution, Signatory, check_can_adopt, problems_of_adoption
from medias_desktop.policies.rules.adopting import problems_of_resolution, problems_of_signatories

TODAY = dt.date(2026, 11, 21)
RESOLUTION = Resolution(
    "2026-11-214", dt.date(2026, 11, 16), dt.date(2026, 12, 1), "Noémie Ouellet", "Léo Nadeau", "unanimous"
)
MAYOR, CLERK = Signatory("Marie-Ève Côté-Gagné", "Mayor", 1), Signatory("Jean-François L’Heureux", "Clerk")


def test_a_complete_adoption_has_no_problem():
    assert problems_of_adoption(3, RESOLUTION, [MAYOR, CLERK], TODAY) == []
    check_can_adopt(3, RESOLUTION, [MAYOR, CLERK], TODAY)


@pytest.mark.parametrize(
    ("changes", "field", "error"),
    [
        ({"resolution_number": "  "}, "resolution_number", errors.ResolutionNumberMissing),
        ({"meeting_date": dt.date(2026, 11, 22)}, "meeting_date", errors.MeetingInTheFuture),
        ({"in_force_date": dt.date(2026, 11, 15)}, "in_force_date", errors.InForceBeforeMeeting),
        ({"seconder": "noemie  OUELLET"}, "seconder", errors.MoverSecondsHimself),
    ],
)
def test_each_problem_is_told_at_its_field(changes, field, error):
    found = problems_of_resolution(dataclasses.replace(RESOLUTION, **changes), TODAY)
    assert list(found) == [field]
    assert type(found[field]) is error


def test_in_force_on_the_day_of_the_meeting_and_meeting_today_are_allowed():
    resolution = dataclasses.replace(RESOLUTION, meeting_date=TODAY, in_force_date=TODAY)
    assert problems_of_resolution(resolution, TODAY) == {}


def test_mover_and_seconder_may_both_be_unknown():
    assert problems_of_resolution(dataclasses.replace(RESOLUTION, mover="", seconder=""), TODAY) == {}


@pytest.mark.parametrize(
    ("signatories", "row", "error"),
    [
        ([], -1, errors.NoSignatory),
        ([MAYOR, Signatory("", "Clerk")], 1, errors.SignatoryWithoutName),
        ([Signatory("Léo Nadeau", " "), MAYOR], 0, errors.SignatoryWithoutRole),
        ([MAYOR, Signatory("MARIE-EVE COTE-GAGNE", "Clerk")], 1, errors.SignatoryTwice),
        ([MAYOR, Signatory("Léo Nadeau", "Clerk", 1)], 1, errors.SignatoryTwice),
    ],
)
def test_each_row_of_the_signatories_is_checked(signatories, row, error):
    ((where, problem),) = problems_of_signatories(signatories)
    assert (where, type(problem)) == (row, error)


def test_two_signatures_by_pen_are_not_the_same_identity():
    assert problems_of_signatories([CLERK, Signatory("Léo Nadeau", "Mayor")]) == []


def test_the_first_problem_is_raised():
    with pytest.raises(errors.NoSection):
        check_can_adopt(0, dataclasses.replace(RESOLUTION, resolution_number=""), [], TODAY)
