"""How far each department and group is, as a chart and as a table."""
