"""How long photo consents are kept: what goes with a person of the list, persons from outside, photos and other items."""

from medias_desktop.photo_consents.retention.items import RetainedItems
from medias_desktop.photo_consents.retention.persons import OutsidePersons, PhotoConsentsOfPersons

__all__ = ["OutsidePersons", "PhotoConsentsOfPersons", "RetainedItems"]
