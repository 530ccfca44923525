"""The import of past acknowledgements: what columns hold, who is meant, what would be recorded."""
