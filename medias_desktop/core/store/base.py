"""What a register is kept in: a file of one's own, or a database on a server. ``Register`` knows no more than this."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import sqlalchemy as sa

    from medias_desktop.core.store.keys.key_file import KeyFile
    from medias_desktop.core.store.occupancy import Occupant


class Base(Protocol):
    """One register's place. ``path`` names it for people; only with a file is there something on the disk."""

    @property
    def path(self) -> Path:
        """Where it is."""

    @property
    def name(self) -> str:
        """What it is called in sentences."""

    @property
    def alone(self) -> bool:
        """Whether this computer has it for itself, every thread sharing one connection."""

    @property
    def left_behind(self) -> Occupant | None:
        """Who had it for themselves before and did not close it properly."""

    @property
    def on_server(self) -> bool:
        """Whether other computers share it, and no file can be copied."""

    @property
    def not_there(self) -> tuple[type[Exception], ...]:
        """The driver's errors for a table or column that does not exist."""

    @property
    def plain_rows(self) -> Any:
        """What makes the driver's rows tuples (a row factory of its cursors)."""

    def reader(self) -> Any:
        """Return a connection for plain statements with ``:named`` values and rows by name and by place."""

    def engine(self, *, guarded: bool = True) -> sa.Engine:
        """Return SQLAlchemy's engine."""

    def turn(self) -> contextlib.AbstractContextManager[Any]:
        """Return what makes threads wait for each other where they share one connection."""

    def set_patience(self, connection: sa.Connection, seconds: float) -> None:
        """Let the next writes of a connection wait that long for another window's."""

    def errors_explained(self, *, writing: bool = False) -> contextlib.AbstractContextManager[None]:
        """Turn the database's refusals into sentences; ``writing`` tells what was tried."""

    def require_present(self) -> None:
        """Refuse to go on with a register that is not there any more."""

    def bring_up_to_date(self) -> None:
        """Upgrade an older schema. Raises NewerRegister, UpgradeRefused."""

    def load_keys(self) -> KeyFile:
        """Return the register's key file. Raises KeyFileMissing, KeyFileDamaged or KeyFileNewer."""

    def save_keys(self, connection: sa.Connection, key_file: KeyFile) -> KeyFile:
        """Save it, at the end of the transaction that records the change. Raises KeysChangedElsewhere or a file error."""

    def leave_no_traces(self) -> bool:
        """Remove from the disk what was deleted; False while somebody else still reads the state before."""

    def close(self) -> None:
        """Let it go."""
