"""Slides for the meeting: a small model, what stands on each slide, and its writers."""
