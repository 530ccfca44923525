"""What the acknowledgement rules of each of the five towns say of a municipality of twelve, counted by hand.

In service are 3 regular employees, 2 casual ones, 1 student, 2 elected officials, 1 volunteer, 2 volunteer firefighters
and 1 contractor.
"""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.acknowledgements.rules import Method
from medias_desktop.core import i18n
from medias_desktop.people.rules import Group
from tests.acknowledgements.towns import people_of, services_of, take_over

UNSAID = [
    "The text does not say when it is acknowledged again: each campaign decides.",
    "The text does not say until when new arrivals sign: each campaign decides.",
]


@pytest.fixture
def told(register):
    i18n.use_language("en")

    def told(key):
        tried = services_of(register).trying.of_town(key, "en").tried
        found = [
            one for part in tried if part.capability.slice == "acknowledgements" for one in part.findings
        ]
        by_rule = {}
        for one in found:
            by_rule.setdefault(one.code, []).append(one)
        return by_rule

    return told


def texts(findings):
    return [one.text for one in findings]


def test_baie_comeau_binds_ten_who_work_there_and_tells_them_what_they_answer_for(told, people):
    people_of(people)
    found = told("baie-comeau")
    assert {code: texts(found[code]) for code in found} == {
        "BC-001": [
            "Printed on the sheets and the receipts of 10 persons: Expected: using social media responsibly"
        ],
        "BC-006": [
            "Regular employee: 3 persons bound",
            "Casual employee: 2 persons bound",
            "Student: 1 person bound",
            "Volunteer: 1 person bound",
            "Volunteer firefighter: 2 persons bound",
            "Contractor: 1 person bound",
        ],
        "BC-008": ["Printed on the sheets and the receipts of 10 persons: Applies to: outside working hours"],
        "BC-011": ["Printed on the sheets and the receipts of 10 persons: Answers for: one’s own posts"],
        "BC-012": [
            "Told to 10 persons who sign: Answers for: what is done under the municipal e-mail address, what leads"
            " back to the municipality’s domain, what is done with the municipality’s equipment"
        ],
        "BC-019": [
            "Told to 10 persons who sign: Answers for: what is done under the municipal e-mail address, what is done"
            " with the municipality’s equipment"
        ],
        "BC-048": [
            "Told to 10 persons who sign: Expected: keeping a personal page for friends only; On: Facebook; Where the"
            " municipal e-mail address is shown"
        ],
    }


def test_blainville_binds_employees_and_council(told, people):
    people_of(people)
    found = told("blainville")
    assert {code: texts(found[code]) for code in found} == {
        "BL-001": [
            "Regular employee: 3 persons bound",
            "Casual employee: 2 persons bound",
            "Student: 1 person bound",
            "Elected official: 2 persons bound",
        ],
        "BL-071": [
            "Kept with the signatures of 8 persons: Answers for: what is done with one’s access codes"
        ],
        "BL-086": ["Elected official: 2 persons bound"],
        # Six employees: what council members write stays theirs.
        "BL-090": [
            "Printed on the sheets and the receipts of 6 persons: What is made is: the municipality’s; Created by:"
            " regular employees, casual employees, students"
        ],
    }
    assert found["BL-086"][0].names == ("E1, Alex", "E2, Alex")


def test_montmagny_makes_six_employees_read_it(told, people):
    people_of(people)
    found = told("montmagny")
    assert {code: texts(found[code]) for code in found} == {
        "MM-004": ["Bound, but not among the persons on record: online users"],
        "MM-124": [
            "6 persons would have to acknowledge it",
            "No policy is in force: nobody has signed one.",
            *UNSAID,
        ],
    }


def test_senneterre_says_nothing_of_acknowledgements(told, people):
    people_of(people)
    assert told("senneterre") == {}


def test_vallee_des_rivieres_makes_eleven_know_their_responsibilities(told, people):
    people_of(people)
    found = told("vallee-des-rivieres")
    assert {code: texts(found[code]) for code in found} == {
        "VR-001": [
            "Regular employee: 3 persons bound",
            "Casual employee: 2 persons bound",
            "Student: 1 person bound",
            "Elected official: 2 persons bound",
            "Volunteer: 1 person bound",
            "Volunteer firefighter: 2 persons bound",
        ],
        "VR-002": ["Printed on the sheets and the receipts of 11 persons: Applies to: personal use"],
        "VR-003": [
            "11 persons would have to acknowledge it",
            "No policy is in force: nobody has signed one.",
            *UNSAID,
        ],
        "VR-006": [
            "Told to 11 persons who sign: Applies to: tasks, work, confidential information, colleagues, interests of"
            " the municipality"
        ],
    }


def test_who_signed_refused_or_is_exempted(told, people, register, service):
    numbers = people_of(people)
    version_id = take_over(register, "montmagny")
    today = dt.date(2026, 11, 21)
    service.record(version_id, [numbers[Group.REGULAR][0]], today, Method.INDIVIDUAL_SHEET)
    service.exempt(version_id, [numbers[Group.CASUAL][0]], today, "Congé")
    service.refuse(version_id, [numbers[Group.STUDENT][0]], today, "Ne veut pas", "Le greffier")
    service.mark_handed_out(version_id, [numbers[Group.CASUAL][1]])
    found = {one.text: one.names for one in told("montmagny")["MM-124"]}
    # Six must; one signed and one need not: four are left, whether a sheet lies on their desk or they refused.
    assert found["Regular employee: 2 have not signed the policy in force"] == ("R2, Alex", "R3, Alex")
    assert found["Casual employee: 1 has not signed the policy in force"] == ("C2, Alex",)
    assert found["Student: 1 has not signed the policy in force"] == ("S1, Alex",)
    left = [person for group in (Group.REGULAR, Group.CASUAL) for person in numbers[group][1:]]
    service.record(version_id, [*left, *numbers[Group.STUDENT]], today, Method.GROUP_SHEET)
    assert "Everyone concerned has signed the policy in force." in texts(told("montmagny")["MM-124"])


def test_a_signature_of_a_text_that_is_no_longer_in_force_does_not_count(told, people, register, service):
    numbers = people_of(people)
    first = take_over(register, "montmagny")
    everyone = [person for group in numbers for person in numbers[group]]
    service.record(first, everyone, dt.date(2026, 11, 21), Method.GROUP_SHEET)
    take_over(register, "blainville")  # another policy: both are in force, and nobody signed this one
    found = {one.text: one.names for one in told("montmagny")["MM-124"]}
    assert len(found["Regular employee: 3 have not signed the policy in force"]) == 3
