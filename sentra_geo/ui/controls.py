"""The controls that make a Question, and the URL that holds it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

import streamlit as st

from sentra_geo.present.labels import (
    BASE,
    COMMODITY,
    COVERED,
    RULE,
    SAMPLE,
    SCALE,
    UNIT,
    ZONE,
    label,
)
from sentra_geo.question import (
    ANY_COMMODITY,
    BASES,
    COMMODITIES,
    MAX_NEAR_KM,
    MAX_RADIUS_KM,
    MIN_NEAR_KM,
    MIN_RADIUS_KM,
    RULES,
    SCALES,
    UNITS,
    ZONES,
    Question,
)
from sentra_geo.question import (
    COVERED as COVERED_CHOICES,
)
from sentra_geo.study import Study
from sentra_geo.wording import LANGUAGES, Wording

_EXTRAS = "extras"
_STARTED = "started"


def start_session(study: Study | None) -> list[str]:
    """Take the choices of the URL once, when a session begins; afterwards the session holds them.

    Returns:
        Names of URL parameters that were not understood.
    """
    if st.session_state.get(_STARTED):
        return []
    query = st.query_params.to_dict()
    language = query.get("lang", "id")
    st.session_state.setdefault("lang", language if language in LANGUAGES else "id")
    if study is None:
        return []
    question, refused = Question.from_query(query, study.default_question())
    districts = set(study.villages.frame["district"])
    values = {field.name: getattr(question, field.name) for field in fields(Question)}
    if values["boundary"] not in study.boundaries:
        refused.append("boundary")
        values["boundary"] = study.default_question().boundary
    if not districts.issuperset(values["district"]):
        refused.append("district")
        values["district"] = tuple(name for name in values["district"] if name in districts)
    st.session_state["choices"] = values
    known = {field.name for field in fields(Question)} | {"lang"}
    st.session_state[_EXTRAS] = {k: v for k, v in query.items() if k not in known}
    st.session_state[_STARTED] = True
    return refused


def choose_language() -> Wording:
    """Draw the language switch."""
    chosen = st.segmented_control(
        "Bahasa / Language",
        list(LANGUAGES),
        format_func=lambda code: LANGUAGES[code],
        key=_keep("w_lang", st.session_state["lang"]),
        label_visibility="collapsed",
        required=True,
    )
    st.session_state["lang"] = chosen or "id"
    return Wording(st.session_state["lang"])


def choose_question(study: Study, words: Wording) -> Question:
    """Draw the controls of the question, shared by all pages."""
    _ = words.gettext
    form = _Form(words, st.session_state["choices"])
    choices = form.choices
    if study.has_sample and not study.has_register:
        choices["sample"] = st.toggle(
            _("Pakai {sample} usaha", sample=_(SAMPLE)),
            key=_keep("w_sample", choices["sample"]),
            help=_(
                "Usaha buatan untuk mencoba dashboard. Satu klik menghapusnya dari semua halaman."
            ),
        )
    with st.expander(_("Pilihan perhitungan"), expanded=False):
        _choose_comparison(study, form)
    form.choose_km(
        _("Radius pelayanan"),
        "radius_km",
        (MIN_RADIUS_KM, MAX_RADIUS_KM),
        _("Jarak lurus. Tidak ada standar untuk pusat industri; 5 km adalah pilihan analisis."),
    )
    with st.expander(
        _("Saringan"), expanded=any(choices[n] for n in ("commodity", "district", "scale", "zone"))
    ):
        _choose_filters(study, form)
    return Question(**choices)


def _choose_comparison(study: Study, form: _Form) -> None:
    _ = form.words.gettext
    laws = {name: boundary.law for name, boundary in study.boundaries.items()}
    form.choose_one(_("Delineasi"), "boundary", list(laws), laws.__getitem__)
    form.choose_one(
        _("Aturan desa terbelah"),
        "rule",
        RULES,
        form.labels(RULE),
        _(
            "Letak: sisi tempat permukiman. Luas: bagian tanah desa. Kecamatan: seluruh Sepaku di "
            "dalam."
        ),
    )
    form.choose_one(_("Yang dibandingkan"), "unit", UNITS, form.labels(UNIT))
    form.choose_one(_("Dibandingkan dengan"), "base", BASES, form.labels(BASE))
    form.choose_one(_("Cakupan dihitung dari"), "covered", COVERED_CHOICES, form.labels(COVERED))
    targets = (ANY_COMMODITY, *COMMODITIES)
    form.choose_one(_("Jarak diukur ke"), "target", targets, form.labels(COMMODITY))
    form.choose_km(
        _("Lebar sabuk dekat batas"),
        "near_km",
        (MIN_NEAR_KM, MAX_NEAR_KM),
        _(
            "Titik sedekat ini ke garis, atau yang letaknya kurang pasti, dianggap dekat batas dan "
            "perlu diverifikasi."
        ),
    )


def _choose_filters(study: Study, form: _Form) -> None:
    _ = form.words.gettext
    districts = sorted(set(study.villages.frame["district"]))
    form.choose_some(_("Komoditas"), "commodity", COMMODITIES, COMMODITY)
    form.choose_some(_("Skala usaha"), "scale", SCALES, SCALE)
    form.choose_some(_("Kecamatan"), "district", districts, {})
    form.choose_some(_("Zona di peta dan tabel"), "zone", ZONES, ZONE)


@dataclass(frozen=True)
class _Form:
    """The reader's language and the choices, which each control changes under its name."""

    words: Wording
    choices: dict[str, Any]

    def labels(self, names: dict[str, str]) -> Callable[[str], str]:
        return lambda code: label(self.words, names, code)

    def choose_one(
        self,
        title: str,
        name: str,
        options: Sequence[str],
        shown: Callable[[str], str],
        help_text: str | None = None,
    ) -> None:
        self.choices[name] = st.selectbox(
            title,
            options,
            format_func=shown,
            key=_keep(f"w_{name}", self.choices[name]),
            help=help_text,
        )

    def choose_some(
        self, title: str, name: str, options: Sequence[str], names: dict[str, str]
    ) -> None:
        self.choices[name] = tuple(
            st.multiselect(
                title,
                options,
                format_func=self.labels(names),
                key=_keep(f"w_{name}", list(self.choices[name])),
                placeholder=self.words.gettext("semua"),
            )
        )

    def choose_km(
        self, title: str, name: str, limits_km: tuple[float, float], help_text: str
    ) -> None:
        first, last = (round(limit * 10) for limit in limits_km)
        tenths = st.select_slider(
            title,
            range(first, last + 1),
            format_func=_kilometre_labels(self.words.language).__getitem__,
            key=_keep(f"w_{name}", round(self.choices[name] * 10)),
            help=help_text,
        )
        self.choices[name] = int(tenths) / 10


@lru_cache(maxsize=len(LANGUAGES))
def _kilometre_labels(language: str) -> list[str]:
    words = Wording(language)
    return [f"{words.number(tenths / 10, 1)} km" for tenths in range(round(MAX_RADIUS_KM * 10) + 1)]


def _keep(key: str, value: Any) -> str:
    """Give a widget its value when its page begins; the session, not the page, remembers it."""
    if key not in st.session_state:
        st.session_state[key] = value
    return key


def drop_sample() -> None:
    """Callback: take the sample businesses out of everything."""
    st.session_state["choices"]["sample"] = False
    st.session_state["w_sample"] = False


def extra(name: str, default: str, allowed: Sequence[str] | None = None) -> str:
    """A page's own choice as the URL or the session has it."""
    value = st.session_state.get(_EXTRAS, {}).get(name, default)
    return value if allowed is None or value in allowed else default


def keep_extra(name: str, value: str, default: str) -> None:
    """Remember a page's own choice and put it into the URL."""
    extras: dict[str, str] = st.session_state.setdefault(_EXTRAS, {})
    if value == default:
        extras.pop(name, None)
    else:
        extras[name] = value
    _write(name, None if value == default else value)


def permalink(study: Study, question: Question) -> dict[str, str]:
    """The URL parameters of the view, without those at their defaults."""
    query = question.to_query(study.default_question())
    if st.session_state["lang"] != "id":
        query["lang"] = st.session_state["lang"]
    return query


def write_permalink(study: Study, question: Question, extras: Sequence[str]) -> None:
    """Put every choice into the URL, and take out what does not belong to the page."""
    query = permalink(study, question)
    held = st.session_state.get(_EXTRAS, {})
    query |= {name: held[name] for name in extras if name in held}
    for name in set(st.query_params) - set(query):
        del st.query_params[name]
    for name, value in query.items():
        _write(name, value)


def _write(name: str, value: str | None) -> None:
    if value is None:
        if name in st.query_params:
            del st.query_params[name]
    elif st.query_params.get(name) != value:
        st.query_params[name] = value
