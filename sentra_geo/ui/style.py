"""The few styles that Streamlit has no setting for."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_STYLE = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")


def add_style() -> None:
    """Add the styles to the page."""
    st.html(f"<style>{_STYLE}</style>")
