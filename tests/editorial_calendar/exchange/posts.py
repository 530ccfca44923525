"""Sample posts of the exchange's tests; people and streets are invented."""

import datetime as dt
from dataclasses import replace

from medias_desktop.editorial_calendar.rules.post_records import Publication
from medias_desktop.editorial_calendar.rules.posts import PostDraft, PostText

TODAY = dt.date(2026, 11, 22)
DRAFT = PostDraft(
    title="Fermeture de la rue Fictive",
    category="roadwork",
    planned_on=dt.date(2026, 12, 3),
    planned_time=dt.time(13, 30),
    texts=(
        PostText(platform="facebook", text="La rue Fictive sera fermée.\n\nMerci de votre patience."),
        PostText(platform="twitter", text="Rue Fictive fermée"),
    ),
    author="Maude Fictive",
    link="https://ville.example/rue",
)


def add(service, **given):
    return service.posts.add(replace(DRAFT, **given))


def published(service, day=TODAY, link="https://www.facebook.com/ville/posts/1", **given):
    """Return the number of a post that appeared on Facebook on a day."""
    number = add(service, planned_on=TODAY, planned_time=None, texts=DRAFT.texts[:1], **given)
    version = service.posts.one(number).version
    service.post_records.record_publication(
        number, version, [Publication(platform="facebook", published_on=day, link=link)], "Urgence fictive"
    )
    return number
