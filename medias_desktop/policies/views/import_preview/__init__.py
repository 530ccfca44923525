"""The preview of an import: what was recognized, and its correction before anything is saved."""
