"""What leaves the calendar and what comes in: printed pages, files, folders, and the windows over what is read."""
