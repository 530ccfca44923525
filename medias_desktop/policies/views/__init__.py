"""What the Policies tab shows: the reader and what stands beside it, the pages that take its place, the dialogs."""
