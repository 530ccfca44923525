"""A month of invented posts in every state, with what stands on its days besides."""

from __future__ import annotations

import datetime as dt

from medias_desktop.editorial_calendar.rules.posts import PostDraft, PostState, PostText

TODAY = dt.date(2026, 11, 21)
TITLES = (
    "Collecte des feuilles mortes",
    "Séance du conseil",
    "Fermeture de la rue Principale",
    "Concours de photos d’hiver",
    "Offre d’emploi: commis à la réception",
    "Marché de Noël",
    "Avis d’ébullition levé",
    "Portes ouvertes à la caserne",
)
WHERE = (("facebook",), ("facebook", "instagram"), ("website", "facebook"), ("youtube",))
HOURS = (None, dt.time(9), dt.time(13, 30), dt.time(16, 15))
KINDS = ("awareness", "news", "roadwork", "contest", "job_offer", "own_activity")


def drafted(day, number=0, *, title="", time=None, platforms=("facebook",), **more):
    """Return a draft on a day, of a title and platforms that depend on a number."""
    words = title or TITLES[number % len(TITLES)]
    text = f"{words}. Tous les détails sont sur le site de la municipalité."
    values = {"category": KINDS[number % len(KINDS)], "author": "Julie Morin"} | more
    return PostDraft(
        title=words,
        planned_on=day,
        planned_time=time,
        texts=tuple(PostText(platform=one, text=text) for one in platforms),
        **values,
    )


def set_state(service, post_id, state):
    """Put a post in a state without the steps to it: what they ask is tested elsewhere."""
    from medias_desktop.editorial_calendar.models.posts import post as table

    version = service.posts.one(post_id).version
    with service.register.transaction("test") as tx:
        tx.update(table, post_id, version=version, state=state.value)


def month(service):
    """Record some thirty posts around the day of the tests, and return their numbers by title and day."""
    states = (
        PostState.DRAFT,
        PostState.CHECKED,
        PostState.APPROVED,
        PostState.SCHEDULED,
        PostState.IDEA,
        PostState.SUSPENDED,
    )
    found = []
    for number in range(30):
        day = TODAY + dt.timedelta(number * 5 % 27)
        draft = drafted(day, number, time=HOURS[number % 4], platforms=WHERE[number % 3])
        post_id = service.posts.add(draft)
        set_state(service, post_id, states[number % 6])
        found.append(post_id)
    return found


def past(service, post_id, day, state=PostState.PUBLISHED):
    """Put a post on a day that is over, its texts with it."""
    from medias_desktop.editorial_calendar.models import posts as tables

    version = service.posts.one(post_id).version
    texts = service.register.rows(
        "SELECT id, version FROM calendar_post_text WHERE post_id = :post", post=post_id
    )
    with service.register.transaction("test") as tx:
        tx.update(tables.post, post_id, version=version, planned_on=day, state=state.value)
        for one in texts:
            tx.update(tables.post_text, one["id"], version=one["version"], planned_on=day)
