"""Whether who acts may still do it: somebody else may have taken it from them since they opened the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.store.bulk import first_row
from medias_desktop.core.store.errors import NotEntitled, UserRemoved
from medias_desktop.core.store.roles import Actor, Permission, Role

if TYPE_CHECKING:
    import sqlalchemy as sa


def require_entitled_now(
    connection: sa.Connection, uid: str, needs: Permission | None, register_name: str
) -> None:
    """Look, inside the writing transaction, at what the register says of a user; ``needs`` is None for any user.

    Whom it does not know is no user of it: who comes by the recovery code, or makes it. Raises NotEntitled or
    UserRemoved.
    """
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    row = first_row(connection, f"SELECT name, role, active FROM register_user WHERE uid = {mark}", uid)
    if row is None:
        return
    name, role, active = row
    if not active:
        raise UserRemoved(name=name, register=register_name)
    if needs is not None and not Actor(uid, name, Role(role)).may(needs):
        raise NotEntitled(name=name)
