"""Measures: pure functions from counts to figures. A noun is a measure."""
