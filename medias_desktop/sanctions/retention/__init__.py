"""How long what is recorded of online users is kept."""

from medias_desktop.sanctions.retention.online_users import OnlineUsersKept

__all__ = ["OnlineUsersKept"]
