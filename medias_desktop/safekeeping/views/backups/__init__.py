"""The window of backups."""
