"""Who has acknowledged which version of a policy."""
