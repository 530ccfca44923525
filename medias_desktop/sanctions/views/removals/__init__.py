"""What is to be taken out of disciplinary files, and the record of what was."""
