"""The register of organizations: the list, its forms, the import of a list."""
