"""Charts of coverage: against the radius, by distance, by sentra."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sentra_geo.answer import INSIDE, NEAR, OUTSIDE, Answer
from sentra_geo.distances import ROUTE, STRAIGHT, TIME
from sentra_geo.measures.inference import wilson
from sentra_geo.present.chart_layers import commodity_layers, curve_layers, distance_layers
from sentra_geo.present.charts import (
    Figure,
    alpha_of,
    figure_table,
    interval_level,
    limit_names,
    sample_note,
)
from sentra_geo.present.labels import COMMODITY, ZONE, covered_label, label
from sentra_geo.present.phrases import (
    distance_name,
    distance_text,
    distance_title,
    distance_unit,
    radius,
    target_name,
)
from sentra_geo.present.tables import SHARE, TENTHS
from sentra_geo.question import ZONES
from sentra_geo.wording import N_, Wording

_QUARTILE_NOTE = {
    STRAIGHT: N_(
        "Batang: separuh tengah (kuartil 1 sampai 3); garis: median. Jarak lurus, bukan jarak "
        "jalan atau feri."
    ),
    ROUTE: N_(
        "Batang: separuh tengah (kuartil 1 sampai 3); garis: median. Jarak jalan dan feri "
        "antardesa menurut tabel yang dimuat."
    ),
    TIME: N_(
        "Batang: separuh tengah (kuartil 1 sampai 3); garis: median. Waktu tempuh antardesa "
        "menurut tabel yang dimuat."
    ),
}


# In PPU every settlement has a sentra within 30 km: beyond, the curves only lie on top.
_FARTHEST_DRAWN_KM = 30.0


def coverage_curve(found: Answer, words: Wording) -> Figure:
    """Coverage against radius, one curve a zone with its interval."""
    _ = words.gettext
    data = _curve_data(found, words)
    distance = found.cut.study.distance
    unit = _("Radius ({unit})", unit=distance_unit(distance, words))
    names = [_("Zona"), unit, _("Cakupan"), *limit_names(found, words)]
    table = figure_table(data[["zone", "radius", "share", "low", "high"]], names, SHARE)
    table.kinds[names[1]] = TENTHS
    return Figure(
        _curve_title(found, words),
        curve_layers(data, found.question.radius_km, distance, words),
        table,
        _curve_note(found, words),
    )


def _curve_data(found: Answer, words: Wording) -> pd.DataFrame:
    """A row for each zone and radius that is drawn; a zone with nothing has no row."""
    farthest_km = max(_FARTHEST_DRAWN_KM, found.question.radius_km)
    frames = [
        pd.DataFrame(
            {
                "zone": label(words, ZONE, curve.zone),
                "radius": curve.radius_km,
                "share": curve.share,
                "low": curve.low,
                "high": curve.high,
            }
        )
        for curve in found.curves
    ]
    columns = ["zone", "radius", "share", "low", "high"]
    data = pd.concat(frames) if frames else pd.DataFrame(columns=columns)
    data = data[data["radius"] <= farthest_km].copy()
    data["share_text"] = [words.percent(share) for share in data["share"]]
    distance = found.cut.study.distance
    data["radius_text"] = [distance_text(value, distance, words) for value in data["radius"]]
    return data


def _curve_note(found: Answer, words: Wording) -> str:
    _ = words.gettext
    covered = found.question.covered
    total = found.reach[covered].total
    counts = ", ".join(
        f"{label(words, ZONE, zone).lower()} {words.number(total[i])}"
        for i, zone in enumerate(ZONES)
    )
    note = (
        N_("n: {counts}; pita: interval {level} (Wilson).")
        if covered == "villages"
        else N_("n: {counts}; pita: interval {level} dari undian ulang desa.")
    )
    text = _(note, counts=counts, level=interval_level(found, words))
    if covered == "people":
        text += " " + _("Penduduk per desa adalah perkiraan.")
    return _covered_mark(found, words) + text


def _covered_mark(found: Answer, words: Wording) -> str:
    uses = found.question.covered == "businesses" and found.businesses == "sample"
    return sample_note(uses, words)


def _curve_title(found: Answer, words: Wording) -> str:
    _ = words.gettext
    gap = found.coverage_gap.points
    within = radius(found, words)
    what = covered_label(words, found.question.covered, found.businesses)
    if gap is None:
        return _("{what}: cakupan menurut radius", what=what)
    if abs(gap) < 0.0005:  # noqa: PLR2004 - shown as 0.0
        return _(
            "{what}: pada {radius} cakupan di luar dan di dalam sama", what=what, radius=within
        )
    return _(
        "{what}: pada {radius} cakupan di luar {points} poin persen {direction} daripada di dalam",
        what=what,
        radius=within,
        points=words.number(abs(gap) * 100, 1),
        direction=_("lebih tinggi") if gap > 0 else _("lebih rendah"),
    )


def distance_chart(found: Answer, words: Wording) -> Figure:
    """Distance to the nearest sentra by zone: the middle half and the median."""
    _ = words.gettext
    data = _distance_data(found, words)
    target, distance = found.question.target, found.cut.study.distance
    unit = distance_unit(distance, words)
    quartiles = (N_("kuartil 1 ({unit})"), N_("median ({unit})"), N_("kuartil 3 ({unit})"))
    names = [_("Zona"), *(_(name, unit=unit) for name in quartiles)]
    return Figure(
        _(
            "{what}: {distance} ke {target}",
            what=covered_label(words, found.question.covered, found.businesses),
            distance=distance_name(distance, words),
            target=target_name(target, words),
        ),
        distance_layers(data, distance_title(target, distance, words), words),
        figure_table(data[["zone", "low", "median", "high"]], names, TENTHS),
        _covered_mark(found, words) + _(_QUARTILE_NOTE[distance]),
    )


def _distance_data(found: Answer, words: Wording) -> pd.DataFrame:
    """A row a zone; none where a quarter or more lies beyond what is measured."""
    rows = []
    for zone in found.zones:
        reach = zone.reach.get(found.question.covered)
        if reach is None or reach.quartiles_km is None or not np.isfinite(reach.quartiles_km).all():
            continue
        low, middle, high = reach.quartiles_km
        median = distance_text(middle, found.cut.study.distance, words, short=True)
        rows.append(
            {
                "zone": label(words, ZONE, zone.zone),
                "low": low,
                "median": middle,
                "high": high,
                "text": words.gettext("median {distance}", distance=median),
            }
        )
    return pd.DataFrame(rows, columns=["zone", "low", "median", "high", "text"])


def commodity_chart(found: Answer, words: Wording) -> Figure:
    """Villages within the radius of each sentra, inside and outside."""
    _ = words.gettext
    data = _commodity_data(found, words)
    names = [_("Sentra"), _("Zona"), _("Desa dalam radius"), *limit_names(found, words)]
    return Figure(
        _(
            "Desa yang berada dalam {radius} dari tiap sentra",
            radius=radius(found, words),
        ),
        commodity_layers(data, words),
        figure_table(data[["sentra", "zone", "share", "low", "high"]], names, SHARE),
        _(
            "Titik: bagian desa; garis: interval {level} (Wilson). Satu sentra dapat berada di "
            "lebih dari satu desa.",
            level=interval_level(found, words),
        ),
    )


def _commodity_data(found: Answer, words: Wording) -> pd.DataFrame:
    """A row for each sentra inside and outside; none for a zone without villages."""
    rows = []
    for sentra in found.sentra:
        for index in (INSIDE, NEAR, OUTSIDE):
            total = found.zones[index].villages
            if total <= 0:
                continue
            x = sentra.villages_covered[index]
            low, high = wilson(x, total, 1 - alpha_of(found))
            rows.append(
                {
                    "sentra": label(words, COMMODITY, sentra.commodity),
                    "zone": label(words, ZONE, ZONES[index]),
                    "share": x / total,
                    "low": float(low),
                    "high": float(high),
                    "text": words.gettext(
                        "{share} ({x} dari {n} desa)",
                        share=words.percent(x / total),
                        x=words.count(round(x, 3)),
                        n=words.count(round(total, 3)),
                    ),
                }
            )
    return pd.DataFrame(rows, columns=["sentra", "zone", "share", "low", "high", "text"])
