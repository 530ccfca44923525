"""Planning and recording publications."""
