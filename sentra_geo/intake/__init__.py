"""Intake: from a file that somebody hands in to rows that the dashboard can believe."""
