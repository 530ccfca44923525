"""The views of the editorial calendar."""
