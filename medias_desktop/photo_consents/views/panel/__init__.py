"""The card of the item under the cursor, beside the grid or the list."""
