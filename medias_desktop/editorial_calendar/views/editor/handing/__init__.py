"""Everything is ready: what is handed over to be published, and what is recorded then."""
