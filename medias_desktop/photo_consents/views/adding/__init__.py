"""Adding files and other items, changing what is said of them, and the events they belong to."""
