"""What the audit trail writes of the editorial calendar, in the user's words, by area."""

from medias_desktop.core.trail_words import put_together
from medias_desktop.editorial_calendar.trail_labels import accounts, interactions, posts, requests

TRAIL = put_together(posts.TRAIL, requests.TRAIL, interactions.TRAIL, accounts.TRAIL)
