"""Charts as values: Altair specifications with their title and the table they are drawn from.

A chart's conclusion is its title, its unit stands on the axis, intervals are drawn, and the same
numbers are beside it as a table. Numbers are written in Python, since the browser's locale is not
the reader's language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from sentra_geo.answer import INSIDE, OUTSIDE, Answer
from sentra_geo.measures.inference import wilson
from sentra_geo.present.labels import BASE, COMMODITY, SAMPLE, UNIT, ZONE, covered_label, label
from sentra_geo.present.palette import GREY, ZONE_COLOUR
from sentra_geo.present.tables import SHARE, TENTHS, Table
from sentra_geo.question import ZONES
from sentra_geo.wording import Wording

_CURVE_STEP = 2  # every 200 m: finer than a pixel


@dataclass(frozen=True, eq=False)
class Figure:
    """A chart, what it says, and the numbers it is drawn from.

    Attributes:
        title: Its conclusion, one sentence.
        chart: The Altair chart, without title.
        table: The same numbers, columns named in the reader's language.
        note: n, sample mark and choices that belong below it.
    """

    title: str
    chart: alt.TopLevelMixin
    table: Table
    note: str


def _locale(chart: Any, words: Wording) -> Any:
    """Give a chart the number format of the reader's language."""
    number = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp", ""]}
    config = {} if words.language == "en" else {"number": number}
    return chart.configure(locale=config) if config else chart


def _zone_names(words: Wording) -> list[str]:
    return [label(words, ZONE, zone) for zone in ZONES]


def _zone_legend() -> alt.Legend:
    return alt.Legend(title=None, orient="top", labelLimit=200, symbolStrokeWidth=2.5)


def _zone_colour(words: Wording, legend: alt.Legend | None = None) -> alt.Color:
    colours = [ZONE_COLOUR[zone] for zone in ZONES]
    scale = alt.Scale(domain=_zone_names(words), range=colours)
    return alt.Color("zone:N", scale=scale, legend=legend)


def _limit_names(words: Wording) -> list[str]:
    return [words.gettext("batas bawah 95 %"), words.gettext("batas atas 95 %")]


def _table(data: pd.DataFrame, names: list[str], kind: str) -> Table:
    frame = data.set_axis(names, axis=1)
    numbers = [name for name in names if pd.api.types.is_numeric_dtype(frame[name])]
    return Table(frame, dict.fromkeys(numbers, kind))


def _sample_note(uses: bool, words: Wording) -> str:
    return f"{words.gettext(SAMPLE)}. " if uses else ""


def gap_chart(found: Answer, words: Wording) -> Figure:
    """Inside and outside: share of the units beside share of the base."""
    _ = words.gettext
    question, finding = found.question, found.finding
    unit, base = label(words, UNIT, question.unit), label(words, BASE, question.base)
    uses = found.verdict.uses_sample
    note = _sample_note(uses, words) + _(
        "n = {n}; garis: interval 95 % bagian {unit}; yang dekat batas tidak dihitung.",
        n=words.count(_known(found.units[INSIDE] + found.units[OUTSIDE])),
        unit=unit.lower(),
    )
    rows = []
    for zone, part in (("inside", 1), ("outside", -1)):
        share, expected, limits = (
            finding.share_inside,
            finding.expected_share,
            finding.share_interval,
        )
        if share is None or expected is None:
            continue
        if part < 0:
            share, expected = 1 - share, 1 - expected
            limits = (1 - limits[1], 1 - limits[0]) if limits else None
        rows.append(
            {
                "zone": label(words, ZONE, zone),
                "share": share,
                "expected": expected,
                "low": limits[0] if limits else None,
                "high": limits[1] if limits else None,
                "end": max(share, limits[1]) if limits else share,
                "share_text": f"{unit}: {words.percent(share)}",
                "expected_text": f"{base}: {words.percent(expected)}",
            }
        )
    columns = ["zone", "share", "expected", "low", "high", "end", "share_text", "expected_text"]
    data = pd.DataFrame(rows, columns=columns)
    names = [_("Zona"), unit, base, *_limit_names(words)]
    table = _table(data[columns[:5]], names, SHARE)
    return Figure(_gap_title(found, words), _gap_layers(data, unit, base, words), table, note)


def _known(value: float) -> float | None:
    return None if np.isnan(value) else value


def _gap_title(found: Answer, words: Wording) -> str:
    _ = words.gettext
    gap = found.finding.gap
    if gap is None:
        return _("Selisih tidak dapat dihitung")
    if abs(gap) < 0.0005:  # noqa: PLR2004 - shown as 0.0
        return _("Bagian luar sama besar di kedua ukuran")
    return _(
        "Bagian {unit} di luar garis {points} poin persen {direction} daripada bagian {base}",
        unit=label(words, UNIT, found.question.unit).lower(),
        points=words.number(abs(gap) * 100, 1),
        direction=_("lebih besar") if gap > 0 else _("lebih kecil"),
        base=label(words, BASE, found.question.base).lower(),
    )


def _gap_layers(data: pd.DataFrame, unit: str, base: str, words: Wording) -> Any:
    marks = [0, 0.2, 0.4, 0.6, 0.8, 1]
    x_axis = alt.Axis(format="%", title=words.gettext("Bagian (%)"), values=marks)
    scale = alt.Scale(domain=[0, 1.5])  # room for the words behind the bars
    rows = alt.Y("zone:N", sort=None, title=None, axis=alt.Axis(labelLimit=160, ticks=False))
    tips = [
        alt.Tooltip("zone:N", title=words.gettext("Zona")),
        alt.Tooltip("share_text:N", title=unit),
        alt.Tooltip("expected_text:N", title=base),
    ]
    chart = alt.Chart(data)
    bars = chart.mark_bar(height=22, yOffset=-14).encode(
        y=rows,
        x=alt.X("share:Q", scale=scale, axis=x_axis),
        color=_zone_colour(words),
        tooltip=tips,
    )
    context = chart.mark_bar(height=22, yOffset=14, color=GREY).encode(
        y=rows, x="expected:Q", tooltip=tips
    )
    interval = chart.mark_rule(strokeWidth=2, yOffset=-14, color=GREY).encode(
        y=rows, x="low:Q", x2="high:Q"
    )
    words_at = {"align": "left", "dx": 6, "fontWeight": 600}
    first = chart.mark_text(dy=-14, **words_at).encode(y=rows, x="end:Q", text="share_text:N")
    second = chart.mark_text(dy=14, **words_at).encode(
        y=rows, x="expected:Q", text="expected_text:N"
    )
    layers = alt.layer(bars, context, interval, first, second).properties(height=alt.Step(70))
    return _locale(layers, words)


def coverage_curve(found: Answer, words: Wording, farthest_km: float = 30.0) -> Figure:
    """Coverage against radius, one curve a zone with its 95 % interval."""
    _ = words.gettext
    covered = found.question.covered
    reach = found.reach[covered]
    last = round(max(farthest_km, found.question.radius_km) * 10)
    bands = np.arange(0, last + 1, _CURVE_STEP)
    frames = []
    for index, zone in enumerate(ZONES):
        total = reach.total[index]
        if total <= 0:
            continue
        within = reach.within[bands, index]
        limits = wilson(within, np.full(len(bands), total))
        frames.append(
            pd.DataFrame(
                {
                    "zone": label(words, ZONE, zone),
                    "radius": bands / 10,
                    "share": within / total,
                    "low": limits[:, 0] if covered != "people" else np.nan,
                    "high": limits[:, 1] if covered != "people" else np.nan,
                }
            )
        )
    data = (
        pd.concat(frames)
        if frames
        else pd.DataFrame(columns=["zone", "radius", "share", "low", "high"])
    )
    data["share_text"] = [words.percent(share) for share in data["share"]]
    data["radius_text"] = [f"{words.number(radius, 1)} km" for radius in data["radius"]]
    counts = ", ".join(
        f"{label(words, ZONE, zone).lower()} {words.number(reach.total[i])}"
        for i, zone in enumerate(ZONES)
    )
    note = _sample_note(covered == "businesses" and found.businesses == "sample", words) + (
        _("n: {counts}; pita: interval 95 % (Wilson).", counts=counts)
        if covered != "people"
        else _(
            "n: {counts}; tanpa interval, karena penduduk per desa adalah perkiraan.", counts=counts
        )
    )
    names = [_("Zona"), _("Radius (km)"), _("Cakupan"), *_limit_names(words)]
    table = _table(data[["zone", "radius", "share", "low", "high"]], names, SHARE)
    table.kinds[names[1]] = TENTHS
    return Figure(_curve_title(found, words), _curve_layers(data, found, words), table, note)


def _curve_title(found: Answer, words: Wording) -> str:
    _ = words.gettext
    gap = found.coverage_gap.points
    radius = words.number(found.question.radius_km, 1)
    what = covered_label(words, found.question.covered, found.businesses)
    if gap is None:
        return _("{what}: cakupan menurut radius", what=what)
    if abs(gap) < 0.0005:  # noqa: PLR2004 - shown as 0.0
        return _(
            "{what}: pada {radius} km cakupan di luar dan di dalam sama", what=what, radius=radius
        )
    return _(
        "{what}: pada {radius} km cakupan di luar {points} poin persen {direction} daripada di dalam",
        what=what,
        radius=radius,
        points=words.number(abs(gap) * 100, 1),
        direction=_("lebih tinggi") if gap > 0 else _("lebih rendah"),
    )


def _curve_layers(data: pd.DataFrame, found: Answer, words: Wording) -> Any:
    _ = words.gettext
    x = alt.X("radius:Q", title=_("Radius pelayanan (km)"), axis=alt.Axis(grid=False))
    y = alt.Y(
        "share:Q", title=_("Cakupan (%)"), axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, 1])
    )
    colour = _zone_colour(words, _zone_legend())
    dashes = alt.Scale(domain=_zone_names(words), range=[[1, 0], [2, 3], [7, 3]])
    chart = alt.Chart(data)
    layers = [
        chart.mark_area(opacity=0.13).encode(
            x=x, y=alt.Y("low:Q", title=_("Cakupan (%)")), y2="high:Q", color=colour
        ),
        chart.mark_line(strokeWidth=2.5, interpolate="step-after").encode(
            x=x,
            y=y,
            color=colour,
            strokeDash=alt.StrokeDash("zone:N", scale=dashes, legend=_zone_legend()),
            tooltip=[
                alt.Tooltip("zone:N", title=_("Zona")),
                alt.Tooltip("radius_text:N", title=_("Radius")),
                alt.Tooltip("share_text:N", title=_("Cakupan")),
            ],
        ),
        alt.Chart(pd.DataFrame({"radius": [found.question.radius_km]}))
        .mark_rule(strokeDash=[4, 4], color=GREY)
        .encode(x="radius:Q"),
    ]
    return _locale(alt.layer(*layers).properties(height=320), words)


def distance_chart(found: Answer, words: Wording) -> Figure:
    """Distance to the nearest sentra by zone: the middle half and the median."""
    _ = words.gettext
    covered = found.question.covered
    rows = []
    for zone in found.zones:
        reach = zone.reach.get(covered)
        if reach is None or reach.quartiles_km is None or not np.isfinite(reach.quartiles_km).all():
            continue
        low, middle, high = reach.quartiles_km
        rows.append(
            {
                "zone": label(words, ZONE, zone.zone),
                "low": low,
                "median": middle,
                "high": high,
                "text": _("median {km} km", km=words.number(middle, 1)),
            }
        )
    data = pd.DataFrame(rows, columns=["zone", "low", "median", "high", "text"])
    y = alt.Y("zone:N", sort=None, title=None, axis=alt.Axis(labelLimit=160, ticks=False))
    x_title = _("Jarak lurus ke {target} (km)", target=_target(found, words))
    chart = alt.Chart(data)
    layers = [
        chart.mark_bar(height=20).encode(
            y=y,
            x=alt.X("low:Q", title=x_title, scale=alt.Scale(zero=True)),
            x2="high:Q",
            color=_zone_colour(words),
            tooltip=[
                alt.Tooltip("zone:N", title=_("Zona")),
                alt.Tooltip("text:N", title=_("Jarak")),
            ],
        ),
        chart.mark_tick(thickness=3, size=30, color=GREY).encode(y=y, x="median:Q"),
        chart.mark_text(dy=-20, fontWeight="bold", color=GREY).encode(
            y=y, x="median:Q", text="text:N"
        ),
    ]
    names = [_("Zona"), _("kuartil 1 (km)"), _("median (km)"), _("kuartil 3 (km)")]
    table = _table(data[["zone", "low", "median", "high"]], names, TENTHS)
    return Figure(
        _(
            "{what}: jarak ke {target}",
            what=covered_label(words, covered, found.businesses),
            target=_target(found, words),
        ),
        _locale(alt.layer(*layers).properties(height=alt.Step(62)), words),
        table,
        _sample_note(covered == "businesses" and found.businesses == "sample", words)
        + _(
            "Batang: separuh tengah (kuartil 1 sampai 3); garis: median. Jarak lurus, bukan jarak jalan atau feri."
        ),
    )


def _target(found: Answer, words: Wording) -> str:
    target = found.question.target
    if target == "any":
        return words.gettext("sentra terdekat")
    return words.gettext("sentra {name}", name=label(words, COMMODITY, target).lower())


def commodity_chart(found: Answer, words: Wording) -> Figure:
    """Villages within the radius of each sentra, inside and outside."""
    _ = words.gettext
    rows = []
    for sentra in found.sentra:
        for index in (INSIDE, OUTSIDE):
            total = found.zones[index].villages
            if total <= 0:
                continue
            x = sentra.villages_covered[index]
            low, high = wilson(x, total)
            rows.append(
                {
                    "sentra": label(words, COMMODITY, sentra.commodity),
                    "zone": label(words, ZONE, ZONES[index]),
                    "share": x / total,
                    "low": float(low),
                    "high": float(high),
                    "text": _(
                        "{share} ({x} dari {n} desa)",
                        share=words.percent(x / total),
                        x=words.count(round(x, 3)),
                        n=words.count(round(total, 3)),
                    ),
                }
            )
    data = pd.DataFrame(rows, columns=["sentra", "zone", "share", "low", "high", "text"])
    y = alt.Y("sentra:N", sort=None, title=None, axis=alt.Axis(labelLimit=180, ticks=False))
    offset = alt.YOffset("zone:N", sort=_zone_names(words))
    title, axis = _("Desa dalam radius (%)"), alt.Axis(format="%", tickCount=6)
    colour = _zone_colour(words, _zone_legend())
    shapes = alt.Scale(domain=_zone_names(words), range=["circle", "square", "diamond"])
    chart = alt.Chart(data)
    layers = [
        chart.mark_rule(strokeWidth=1.5, opacity=0.7).encode(
            y=y, yOffset=offset, x=alt.X("low:Q", title=title, axis=axis), x2="high:Q", color=colour
        ),
        chart.mark_point(filled=True, size=70, opacity=1).encode(
            y=y,
            yOffset=offset,
            x="share:Q",
            color=colour,
            shape=alt.Shape("zone:N", scale=shapes, legend=_zone_legend()),
            tooltip=[
                alt.Tooltip("sentra:N", title=_("Sentra")),
                alt.Tooltip("zone:N", title=_("Zona")),
                alt.Tooltip("text:N", title=_("Cakupan")),
            ],
        ),
    ]
    names = [_("Sentra"), _("Zona"), _("Desa dalam radius"), *_limit_names(words)]
    table = _table(data[["sentra", "zone", "share", "low", "high"]], names, SHARE)
    return Figure(
        _(
            "Desa yang berada dalam {km} km dari tiap sentra",
            km=words.number(found.question.radius_km, 1),
        ),
        _locale(alt.layer(*layers).properties(height=alt.Step(16)), words),
        table,
        _(
            "Titik: bagian desa; garis: interval 95 % (Wilson). Satu sentra dapat berada di lebih dari satu desa."
        ),
    )
