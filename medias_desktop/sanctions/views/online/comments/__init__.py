"""Comments that are looked at before they appear: the queue, and how one is accepted or refused."""
