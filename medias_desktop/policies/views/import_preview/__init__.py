"""The preview of an import: what was recognised, and its correction before anything is saved."""
