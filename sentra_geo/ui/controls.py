"""The controls that make a Question."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import streamlit as st

from sentra_geo.distances import DISTANCES, ROUTE, STRAIGHT, TIME
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
from sentra_geo.present.phrases import distance_text
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
from sentra_geo.ui.session import bind, choices, take, take_language
from sentra_geo.wording import LANGUAGES, N_, Wording

FILTERS = ("commodity", "district", "scale", "zone")
_RADIUS_HELP = {
    STRAIGHT: N_(
        "Jarak lurus. Tidak ada standar untuk pusat industri; 5 km adalah pilihan analisis."
    ),
    ROUTE: N_(
        "Km jalan dan feri menurut tabel jarak tempuh yang dimuat. Tidak ada standar untuk pusat "
        "industri; 5 km adalah pilihan analisis."
    ),
    TIME: N_(
        "Menit menurut tabel jarak tempuh yang dimuat. Tidak ada standar untuk pusat industri; "
        "pilih lama perjalanan yang wajar, misalnya 30 menit."
    ),
}


def choose_language() -> Wording:
    """Draw the language switch."""
    key = bind("lang", st.session_state["lang"], by_language=False)
    st.segmented_control(
        "Bahasa / Language",
        list(LANGUAGES),
        format_func=lambda code: LANGUAGES[code],
        default=st.session_state["lang"],
        key=key,
        on_change=take_language,
        args=(key,),
        label_visibility="collapsed",
        required=True,
    )
    return Wording(st.session_state["lang"])


def choose_question(study: Study, words: Wording) -> Question:
    """Draw the controls of the question, shared by all pages."""
    _ = words.gettext
    form = _Form(words, choices())
    if study.has_sample and not study.has_register:
        st.toggle(
            _("Pakai {sample} usaha", sample=_(SAMPLE)),
            value=form.choices["sample"],
            **form.bound("sample", form.choices["sample"], bool),
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
        _(_RADIUS_HELP[study.distance]),
        study.distance,
    )
    with st.expander(_("Saringan"), expanded=any(form.choices[name] for name in FILTERS)):
        _choose_filters(study, form)
    return Question(**form.choices)


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
    """The reader's language and the choices that the controls show."""

    words: Wording
    choices: dict[str, Any]

    def bound(self, name: str, value: Any, read: Callable[[Any], Any]) -> dict[str, Any]:
        """What ties a control to its choice: its key, and the callback that takes a change."""
        key = bind(name, value)
        return {"key": key, "on_change": take, "args": (name, key, read)}

    def labels(self, names: Mapping[str, str]) -> Callable[[str], str]:
        return lambda code: label(self.words, names, code)

    def choose_one(
        self,
        title: str,
        name: str,
        options: Sequence[str],
        shown: Callable[[str], str],
        help_text: str | None = None,
    ) -> None:
        st.selectbox(
            title,
            options,
            index=list(options).index(self.choices[name]),
            format_func=shown,
            help=help_text,
            **self.bound(name, self.choices[name], str),
        )

    def choose_some(
        self, title: str, name: str, options: Sequence[str], names: Mapping[str, str]
    ) -> None:
        st.multiselect(
            title,
            options,
            default=list(self.choices[name]),
            format_func=self.labels(names),
            placeholder=self.words.gettext("semua"),
            **self.bound(name, list(self.choices[name]), tuple),
        )

    def choose_km(
        self,
        title: str,
        name: str,
        limits_km: tuple[float, float],
        help_text: str,
        distance: str = STRAIGHT,
    ) -> None:
        first, last = (round(limit * 10) for limit in limits_km)
        # With other labels it is another slider: under the same key it would start at its end.
        tenths = round(self.choices[name] * 10)
        key = bind(f"{name}_{distance}", tenths)
        st.select_slider(
            title,
            range(first, last + 1),
            value=tenths,
            format_func=_tenth_labels(self.words.language, distance).__getitem__,
            help=help_text,
            key=key,
            on_change=take,
            args=(name, key, lambda chosen: int(chosen) / 10),
        )


@lru_cache(maxsize=len(DISTANCES) * len(LANGUAGES))
def _tenth_labels(language: str, distance: str) -> list[str]:
    """What a slider shows: kilometres or minutes in tenths; the help says of which kind."""
    words, tenths = Wording(language), range(round(MAX_RADIUS_KM * 10) + 1)
    return [distance_text(number / 10, distance, words, short=True) for number in tenths]
