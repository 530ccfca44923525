"""Sanctions: disciplinary cases of those whom the policy binds, and moderation of what the public writes."""
