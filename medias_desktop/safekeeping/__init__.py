"""The register itself: who may open it, its audit trail, its backups, how long its records are kept."""
