"""Lists that an office keeps, in whatever file: reading them, and understanding their headers, dates and names."""
