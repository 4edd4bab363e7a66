"""Layers: their schema, reading, checks and sources."""
