"""What a session remembers: the choices, the language, each page's own choices, and the URL.

The choices here are the truth. A widget shows them and hands a change over in its callback: its
own state ends with its page, its language and its labels, and must not decide anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any

import streamlit as st

from sentra_geo.errors import QuestionError
from sentra_geo.question import Question
from sentra_geo.sections.events import event_ids
from sentra_geo.study import Study
from sentra_geo.wording import LANGUAGES

_CHOICES, _EXTRAS, _STARTED, _PAGE = "choices", "extras", "started", "page"


def start_session(study: Study | None) -> list[str]:
    """Take the choices of the URL once, when a session begins; afterwards the session holds them.

    Returns:
        Names of choices that were not understood, or that the data no longer offer.
    """
    if st.session_state.get(_STARTED):
        return _drop_unknown(st.session_state[_CHOICES], study)
    query = st.query_params.to_dict()
    language = query.get("lang", "id")
    st.session_state.setdefault("lang", language if language in LANGUAGES else "id")
    if study is None:
        return []
    question, refused = Question.from_query(query, study.default_question())
    if language not in LANGUAGES:
        refused.append("lang")
    values = {field.name: getattr(question, field.name) for field in fields(Question)}
    refused += _drop_unknown(values, study)
    st.session_state[_CHOICES] = values
    known = {field.name for field in fields(Question)} | {"lang"}
    st.session_state[_EXTRAS] = {k: v for k, v in query.items() if k not in known}
    st.session_state[_STARTED] = True
    return refused


def _drop_unknown(values: dict[str, Any], study: Study | None) -> list[str]:
    """Take out choices that the data no longer offer, in place; which ones they were.

    Data change while a session lasts: a boundary or a layer of villages may have been withdrawn.
    """
    if study is None:
        return []
    dropped = []
    districts = set(study.villages.frame["district"])
    if values["boundary"] not in study.boundaries:
        dropped.append("boundary")
        values["boundary"] = study.default_question().boundary
    if not districts.issuperset(values["district"]):
        dropped.append("district")
        values["district"] = tuple(name for name in values["district"] if name in districts)
    if values["event"] and values["event"] not in event_ids(study.activities):
        dropped.append("event")
        values["event"] = ""
    return dropped


def begin_page(page: str) -> None:
    """Name the page whose widgets follow."""
    st.session_state[_PAGE] = page


def choices() -> dict[str, Any]:
    """The choices of the question, by name."""
    held: dict[str, Any] = st.session_state[_CHOICES]
    return held


def bind(name: str, value: Any, *, by_language: bool = True) -> str:
    """Make a widget show a value.

    Args:
        name: What the widget is for, once a page.
        value: What it shall show.
        by_language: Whether its labels change with the language.

    Returns:
        The key to give the widget. It holds page and language, since a widget of another page or
        with other labels is another widget. The widget must be given the value as its default
        too: a browser that has not drawn it yet when the next run comes draws its default then,
        and hands that over as if it had been chosen.
    """
    language = st.session_state["lang"] if by_language else ""
    key = f"w_{st.session_state.get(_PAGE, '')}_{language}_{name}"
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
    return key


def take(name: str, key: str, read: Callable[[Any], Any]) -> None:
    """Callback of a control: take its value over, unless no question can hold it."""
    changed = {**choices(), name: read(st.session_state[key])}
    try:
        Question(**changed)
    except QuestionError:
        return
    st.session_state[_CHOICES] = changed


def take_language(key: str) -> None:
    """Callback of the language switch."""
    chosen = st.session_state[key]
    if chosen in LANGUAGES:
        st.session_state["lang"] = chosen


def take_extra(name: str, key: str, read: Callable[[Any], str]) -> None:
    """Callback of a page's own control."""
    keep_extra(name, read(st.session_state[key]))


def keep_extra(name: str, value: str) -> None:
    """Remember a page's own choice; it stands in the URL from the next run on."""
    st.session_state.setdefault(_EXTRAS, {})[name] = value


def drop_sample() -> None:
    """Callback: take the sample businesses out of everything."""
    st.session_state[_CHOICES]["sample"] = False


def extra(name: str, default: str, allowed: Sequence[str] | None = None) -> str:
    """A page's own choice as the URL or the session has it."""
    value = st.session_state.get(_EXTRAS, {}).get(name, default)
    return value if allowed is None or value in allowed else default


def permalink(study: Study, question: Question) -> dict[str, str]:
    """The URL parameters of the view, without those at their defaults."""
    query = question.to_query(study.default_question())
    if st.session_state["lang"] != "id":
        query["lang"] = st.session_state["lang"]
    return query


def write_permalink(study: Study, question: Question, extras: Mapping[str, str]) -> None:
    """Put every choice into the URL, and take out what does not belong to the page."""
    query = permalink(study, question)
    held = st.session_state.get(_EXTRAS, {})
    query |= {name: held[name] for name, default in extras.items() if _differs(held, name, default)}
    for name in set(st.query_params) - set(query):
        del st.query_params[name]
    for name, value in query.items():
        _write(name, value)


def _differs(held: Mapping[str, str], name: str, default: str) -> bool:
    return name in held and held[name] != default


def _write(name: str, value: str | None) -> None:
    if value is None:
        if name in st.query_params:
            del st.query_params[name]
    elif st.query_params.get(name) != value:
        st.query_params[name] = value
