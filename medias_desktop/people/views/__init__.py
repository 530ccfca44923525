"""Windows and parts of the persons tab."""
