"""Moving a whole register between a file and a server, verified on arrival."""

from medias_desktop.core.store.moving.move import Moved, move_to_file, move_to_server

__all__ = ["Moved", "move_to_file", "move_to_server"]
