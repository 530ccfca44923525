"""The photos of a post, chosen from the consent log."""
