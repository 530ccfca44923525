"""Posts of the editorial calendar."""
