"""Writing text on a page: what comes from data or sentences is text, never Markdown.

Streamlit reads every text as Markdown, so a village called ``![x](http://...)`` in a loaded file
would fetch a picture from the internet. All texts pass through here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import streamlit as st

_SPECIAL = re.compile(r"([\\`*_\[\]<>#!|~$:&])")


def as_text(text: str) -> str:
    """Text that Markdown shows letter for letter, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def write_text(text: str) -> None:
    """A paragraph."""
    st.markdown(as_text(text))


def write_strong(text: str) -> None:
    """A paragraph in bold."""
    st.markdown(f"**{as_text(text)}**")


def write_heading(text: str) -> None:
    """A small heading."""
    st.markdown(f"### {as_text(text)}")


def write_caption(text: str) -> None:
    """A note below a figure."""
    st.caption(as_text(text))


def write_list(lines: Iterable[str]) -> None:
    """A bulleted list."""
    st.markdown("\n".join(f"- {as_text(line)}" for line in lines))
