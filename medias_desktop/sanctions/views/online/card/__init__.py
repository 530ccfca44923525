"""The card of an incident: what was done and why, what was proposed, appeals, and all else of its user."""
