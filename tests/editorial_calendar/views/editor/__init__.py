"""The post editor on real widgets, over a register whose municipality took Blainville's text over."""
