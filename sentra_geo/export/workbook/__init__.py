"""The workbook: every table of the screen on a sheet of its own, with charts and a dictionary."""
