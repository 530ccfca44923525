"""Everything about one person shown."""
