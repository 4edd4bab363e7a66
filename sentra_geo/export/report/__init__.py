"""The report: the long form for the meeting, as a tagged PDF of A4 pages."""
