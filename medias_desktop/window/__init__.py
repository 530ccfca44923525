"""One running window: what is open in it and how it got there. Of the slices it knows safekeeping; app hands it the rest."""
