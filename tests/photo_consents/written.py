"""Rows of photo consents written straight into a register, for tests of what is derived from them."""

from __future__ import annotations

import datetime as dt
import itertools

from medias_desktop.core.store.transaction import new_uid
from medias_desktop.photo_consents import models

DAY = dt.date(2026, 11, 1)
NOW = dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC)


class Written:
    """Writes rows; whatever is not given has a plain value."""

    def __init__(self, register):
        self.register = register
        self._count = itertools.count(1)

    def _insert(self, table, **values):
        with self.register.transaction("test") as tx:
            return tx.insert(table, **values)

    def event(self, title="Fête de la famille", begins_on=None, ends_on=None, place=""):
        return self._insert(
            models.event,
            uid=new_uid(),
            title=title,
            begins_on=begins_on,
            ends_on=ends_on,
            place=place,
            search_key=title.lower(),
            created_at=NOW,
        )

    def item(self, title="", event_id=None, kind="photo", review="done", rights="own", day=DAY, **more):
        values = {
            "uid": new_uid(),
            "kind": kind,
            "title": title or f"Photo {next(self._count)}",
            "event_id": event_id,
            "rights": rights,
            "review": review,
            "day": day,
            "search_key": title.lower(),
            "added_at": NOW,
            "source": "Service des loisirs",
            "alt_fr": "Des gens",
            "alt_en": "People",
        }
        return self._insert(models.item, **{**values, **more})

    def person(self, last="Gagnon", first="Léa", birth_date=None, *, adult=True, **more):
        values = {
            "uid": new_uid(),
            "last_name": last,
            "first_name": first,
            "birth_date": birth_date,
            "adult": adult and birth_date is None,
            "sort_key": f"{last} {first}".lower(),
            "search_key": f"{last} {first}".lower(),
            "created_at": NOW,
        }
        return self._insert(models.portrayed, **{**values, **more})

    def guardian(self, portrayed_id, last="Gagnon", first="Marie", relation="mother", **more):
        return self._insert(
            models.guardian,
            uid=new_uid(),
            portrayed_id=portrayed_id,
            last_name=last,
            first_name=first,
            relation=relation,
            **more,
        )

    def seen(self, item_id, portrayed_id):
        return self._insert(
            models.subject,
            uid=new_uid(),
            item_id=item_id,
            kind="person",
            portrayed_id=portrayed_id,
            x=1000,
            y=1000,
            width=2000,
            height=2000,
        )

    def consent(
        self, portrayed_id, purposes="facebook,website", starts_on=dt.date(2026, 1, 1), ends_on=None, **more
    ):
        return self._insert(
            models.consent,
            uid=new_uid(),
            portrayed_id=portrayed_id,
            purposes=purposes,
            starts_on=starts_on,
            ends_on=ends_on,
            language="fr",
            terms="J’accepte.",
            created_at=NOW,
            **more,
        )

    def act(self, consent_id, kind="given", day=dt.date(2026, 1, 1), guardian_id=None, **more):
        portrayed = self.register.rows(
            "SELECT portrayed_id FROM photo_consent WHERE id = :id", id=consent_id
        )[0]["portrayed_id"]
        values = {"method": "paper", "recorded_at": NOW, "recorded_by": "Julie Tremblay", "language": "fr"}
        return self._insert(
            models.act,
            uid=new_uid(),
            consent_id=consent_id,
            portrayed_id=portrayed,
            kind=kind,
            day=day,
            guardian_id=guardian_id,
            **{**values, **more},
        )
