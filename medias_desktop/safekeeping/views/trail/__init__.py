"""The window of the audit trail, and the history of one record."""
