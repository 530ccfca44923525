"""The certificates of others that are trusted: seen, added with a reason, removed."""
