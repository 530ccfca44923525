"""Invented people of a municipality, one of each group that matters here."""

from __future__ import annotations

from medias_desktop.people.rules import Group, PersonDraft

JULIE, MARC, NOEMIE, ROSE = "Landry", "Boisvert", "Ouellet", "Smith"
PEOPLE = (
    PersonDraft(JULIE, "Julie", "101", "", "Communications", Group.REGULAR),
    PersonDraft(MARC, "Marc", "102", "", "Greffe", Group.CASUAL),
    PersonDraft(NOEMIE, "Noémie", "103", "", "Conseil", Group.ELECTED),
    PersonDraft(ROSE, "Rose", "104", "", "Bibliothèque", Group.VOLUNTEER),
)


def people_in(service):
    """Record them and return their record numbers by last name."""
    return {one.last_name: service.people.add(one) for one in PEOPLE}
