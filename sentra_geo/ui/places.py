"""The figures of the village or sentra that was clicked on the map or chosen from the list."""

from __future__ import annotations

import streamlit as st

from sentra_geo.figures import LocationFigures, VillageFigures
from sentra_geo.present.labels import COMMODITY, ZONE, covered_label, label
from sentra_geo.present.phrases import distance_text, radius, target_name
from sentra_geo.present.sentences import sources
from sentra_geo.present.shown import place_codes
from sentra_geo.ui.provenance import show_provenance
from sentra_geo.ui.session import bind, extra, keep_extra, take_extra
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import write_caption, write_heading, write_list

_LAST_CLICK = "last_click"


def picked_place() -> str:
    """What is marked on the map: ``village:CODE``, ``sentra:CODE`` or nothing."""
    return extra("pick", "")


def show_place(view: View, clicked: str) -> None:
    """The list of places and the figures of the one picked; a new click on the map picks.

    Args:
        view: The page's view.
        clicked: What the map says was clicked last.
    """
    _ = view.words.gettext
    places = _places(view)
    if clicked and clicked != st.session_state.get(_LAST_CLICK):
        st.session_state[_LAST_CLICK] = clicked
        if clicked in places:
            keep_extra("pick", clicked)
            st.rerun()  # the mark on the map was drawn before the click was known
    current = picked_place() if picked_place() in places else ""
    key = bind("pick", current)
    st.selectbox(
        _("Desa atau sentra"),
        ["", *places],
        index=["", *places].index(current),
        format_func=lambda place: places.get(place, _("Klik di peta atau pilih di sini")),
        key=key,
        on_change=take_extra,
        args=("pick", key, str),
    )
    if not current:
        st.info(_("Klik desa atau nomor sentra di peta untuk membaca angkanya di sini."))
        return
    code = current.split(":", 1)[1]
    village = next(v for v in view.found.villages if v.village_code == code)
    if current.startswith("sentra:"):
        for location in _locations(view, code):
            _show_location(location, view)
    _show_village(village, view)


def _places(view: View) -> dict[str, str]:
    _ = view.words.gettext
    hosts: dict[str, list[str]] = {}
    for sentra in view.found.sentra:
        for location in sentra.locations:
            hosts.setdefault(location.village_code, []).append(sentra.sentra)
    villages = {v.village_code: v for v in view.found.villages}
    marks = {
        f"sentra:{code}": _(
            "Sentra {names} – {village}", names=", ".join(names), village=villages[code].village
        )
        for code, names in hosts.items()
        if code in villages
    }
    plain = {
        f"village:{v.village_code}": f"{v.village} ({v.district})"
        for v in sorted(villages.values(), key=lambda v: v.village)
    }
    return marks | plain


def _locations(view: View, code: str) -> list[LocationFigures]:
    return [
        location
        for sentra in view.found.sentra
        for location in sentra.locations
        if location.village_code == code
    ]


def _show_location(location: LocationFigures, view: View) -> None:
    _ = view.words.gettext
    words = view.words
    write_heading(f"{location.sentra_id.removeprefix('S')}. {location.sentra}")
    lines = [
        _(
            "Letak: {village}, Kecamatan {district}",
            village=location.village,
            district=location.district,
        ),
        _(
            "Zona: {zone}; {km} km dari garis, letak ±{m} m",
            zone=label(words, ZONE, location.zone),
            km=words.number(location.line_km, 1),
            m=words.number(location.position_uncertainty_m),
        ),
        _("Komoditas: {name}", name=label(words, COMMODITY, location.commodity)),
        _("Jumlah unit usaha: tidak diketahui")
        if location.unit_count is None
        else _("Jumlah unit usaha: {n}", n=words.number(location.unit_count)),
    ]
    write_list(lines)
    show_provenance(view, "line_distance", of=f"sentra:{location.sentra_id}")


def _show_village(village: VillageFigures, view: View) -> None:
    words = view.words
    _ = words.gettext
    write_heading(f"{village.kind} {village.village}")
    covered = _("ya") if village.is_covered else _("tidak")
    lines = [
        _("Kecamatan {name}", name=village.district),
        _("Zona: {zone}", zone=label(words, ZONE, village.zone)),
        _("Luas di dalam garis: {share}", share=words.percent(village.share_inside)),
        _("Luas: {n} ha", n=words.number(village.area_ha)),
        _(
            "Penduduk: sekitar {n} (perkiraan dari angka kecamatan)",
            n=words.number(round(village.people, -2)),
        ),
        _(
            "Jarak permukiman ke {target}: {distance} (letak permukiman ±{m} m)",
            target=target_name(view.question.target, words),
            distance=distance_text(village.distance_km, view.study.distance, words),
            m=words.number(village.position_uncertainty_m),
        ),
        _(
            "Dalam radius {radius}: {covered}",
            radius=radius(view.found, words),
            covered=covered,
        ),
    ]
    if village.businesses is None:
        lines.append(_("Usaha: belum ada data"))
    else:
        what = covered_label(words, "businesses", view.found.businesses)
        lines.append(
            _(
                "{what}: {n}, di antaranya {covered} dalam radius",
                what=what,
                n=words.number(village.businesses),
                covered=words.number(village.businesses_covered),
            )
        )
    write_list(lines)
    used = ("villages", "population", "delineation", "travel")
    write_caption(sources(view.study, view.question.boundary, words, *used))
    show_provenance(view, *place_codes(view.found), of=f"village:{village.village_code}")
