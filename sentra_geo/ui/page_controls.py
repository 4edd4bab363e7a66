"""The controls of single pages: which part is drawn, map colours and layers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from sentra_geo.present.labels import MAP_LAYER, label
from sentra_geo.present.maps import MAP_LAYERS
from sentra_geo.ui.session import bind, extra, take_extra
from sentra_geo.wording import Wording

MAP_EXTRAS = {"metric": "zone", "layers": ",".join(MAP_LAYERS), "online": "0", "pick": ""}


def choose_one_extra(
    title: str, name: str, options: Sequence[str], shown: Callable[[str], str]
) -> str:
    """A list whose first option is the default; the choice stands in the URL.

    Args:
        title: What is chosen, in the reader's language.
        name: URL parameter.
        options: Codes.
        shown: A code in the reader's language.

    Returns:
        The code chosen.
    """
    chosen = extra(name, options[0], options)
    key = bind(name, chosen)
    st.selectbox(
        title,
        options,
        index=list(options).index(chosen),
        format_func=shown,
        key=key,
        on_change=take_extra,
        args=(name, key, str),
    )
    return chosen


def choose_part(parts: dict[str, str]) -> str:
    """Which part of a long page is drawn; only that part costs anything.

    Args:
        parts: Code and title of each part; the first is the default.

    Returns:
        The code chosen.
    """
    codes = list(parts)
    chosen = extra("part", codes[0], codes)
    key = bind("part", chosen)
    st.segmented_control(
        " ",
        codes,
        default=chosen,
        format_func=parts.__getitem__,
        key=key,
        on_change=take_extra,
        args=("part", key, str),
        label_visibility="collapsed",
        required=True,
    )
    return chosen


def choose_layers(words: Wording) -> tuple[str, ...]:
    """Which layers are drawn."""
    held = extra("layers", MAP_EXTRAS["layers"]).split(",")
    chosen = [name for name in MAP_LAYERS if name in held]
    key = bind("layers", chosen)
    st.pills(
        words.gettext("Lapisan"),
        MAP_LAYERS,
        selection_mode="multi",
        default=chosen,
        format_func=lambda name: label(words, MAP_LAYER, name),
        key=key,
        on_change=take_extra,
        args=("layers", key, ",".join),
    )
    return tuple(chosen)


def choose_online(words: Wording) -> bool:
    """Whether online tiles lie below; off by default."""
    online = extra("online", "0", ("0", "1")) == "1"
    key = bind("online", online)
    st.toggle(
        words.gettext("Peta dasar daring"),
        value=online,
        help=words.gettext("OpenStreetMap; perlu internet. Tanpa itu peta tetap lengkap."),
        key=key,
        on_change=take_extra,
        args=("online", key, lambda on: "1" if on else "0"),
    )
    return online
