"""Charts as values: Altair specifications with their title and the table they are drawn from.

A chart's conclusion is its title, its unit stands on the axis, intervals are drawn, and the same
numbers are beside it as a table. Numbers are written in Python, since the browser's locale is not
the reader's language.
"""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from sentra_geo.answer import INSIDE, NEAR, OUTSIDE, Answer
from sentra_geo.measures.inference import wilson
from sentra_geo.present.chart_layers import (
    commodity_layers,
    curve_layers,
    distance_layers,
    gap_layers,
)
from sentra_geo.present.labels import BASE, COMMODITY, SAMPLE, UNIT, ZONE, covered_label, label
from sentra_geo.present.phrases import target_name
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
    chart: alt.LayerChart
    table: Table
    note: str


def _limit_names(words: Wording) -> list[str]:
    return [words.gettext("batas bawah 95 %"), words.gettext("batas atas 95 %")]


def _figure_table(data: pd.DataFrame, names: list[str], kind: str) -> Table:
    frame = data.set_axis(names, axis=1)
    numbers = [name for name in names if pd.api.types.is_numeric_dtype(frame[name])]
    return Table(frame, dict.fromkeys(numbers, kind))


def _sample_note(uses: bool, words: Wording) -> str:
    return f"{words.gettext(SAMPLE)}. " if uses else ""


def gap_chart(found: Answer, words: Wording) -> Figure:
    """Inside and outside: share of the units beside share of the base."""
    _ = words.gettext
    question = found.question
    unit, base = label(words, UNIT, question.unit), label(words, BASE, question.base)
    data = _gap_data(found, unit, base, words)
    note = _sample_note(found.verdict.uses_sample, words) + _(
        "n = {n}; garis: interval 95 % bagian {unit}; yang dekat batas tidak dihitung.",
        n=words.count(_known(found.units[INSIDE] + found.units[OUTSIDE])),
        unit=unit.lower(),
    )
    names = [_("Zona"), unit, _("Pembanding: {base}", base=base), *_limit_names(words)]
    table = _figure_table(data[["zone", "share", "expected", "low", "high"]], names, SHARE)
    return Figure(_gap_title(found, words), gap_layers(data, unit, base, words), table, note)


def _gap_data(found: Answer, unit: str, base: str, words: Wording) -> pd.DataFrame:
    """A row each for inside and outside; none when the shares are not known."""
    rows = []
    inside, expected_inside = found.finding.share_inside, found.finding.expected_share
    if inside is not None and expected_inside is not None:
        limits = found.finding.share_interval
        mirrored = (1 - limits[1], 1 - limits[0]) if limits else None
        rows = [
            {
                "zone": label(words, ZONE, zone),
                "share": share,
                "expected": expected,
                "low": interval[0] if interval else None,
                "high": interval[1] if interval else None,
                "end": max(share, interval[1]) if interval else share,
                "share_text": f"{unit}: {words.percent(share)}",
                "expected_text": f"{base}: {words.percent(expected)}",
            }
            for zone, share, expected, interval in (
                ("inside", inside, expected_inside, limits),
                ("outside", 1 - inside, 1 - expected_inside, mirrored),
            )
        ]
    columns = ["zone", "share", "expected", "low", "high", "end", "share_text", "expected_text"]
    return pd.DataFrame(rows, columns=columns)


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


def coverage_curve(found: Answer, words: Wording, farthest_km: float = 30.0) -> Figure:
    """Coverage against radius, one curve a zone with its 95 % interval."""
    _ = words.gettext
    data = _curve_data(found, words, max(farthest_km, found.question.radius_km))
    names = [_("Zona"), _("Radius (km)"), _("Cakupan"), *_limit_names(words)]
    table = _figure_table(data[["zone", "radius", "share", "low", "high"]], names, SHARE)
    table.kinds[names[1]] = TENTHS
    return Figure(
        _curve_title(found, words),
        curve_layers(data, found.question.radius_km, words),
        table,
        _curve_note(found, words),
    )


def _curve_data(found: Answer, words: Wording, farthest_km: float) -> pd.DataFrame:
    """A row for each zone and radius; people have no interval, a zone with nothing no row."""
    covered = found.question.covered
    reach = found.reach[covered]
    bands = np.arange(0, round(farthest_km * 10) + 1, _CURVE_STEP)
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
    columns = ["zone", "radius", "share", "low", "high"]
    data = pd.concat(frames) if frames else pd.DataFrame(columns=columns)
    data["share_text"] = [words.percent(share) for share in data["share"]]
    data["radius_text"] = [f"{words.number(radius, 1)} km" for radius in data["radius"]]
    return data


def _curve_note(found: Answer, words: Wording) -> str:
    _ = words.gettext
    covered = found.question.covered
    total = found.reach[covered].total
    counts = ", ".join(
        f"{label(words, ZONE, zone).lower()} {words.number(total[i])}"
        for i, zone in enumerate(ZONES)
    )
    return _covered_mark(found, words) + (
        _("n: {counts}; pita: interval 95 % (Wilson).", counts=counts)
        if covered != "people"
        else _(
            "n: {counts}; tanpa interval, karena penduduk per desa adalah perkiraan.", counts=counts
        )
    )


def _covered_mark(found: Answer, words: Wording) -> str:
    uses = found.question.covered == "businesses" and found.businesses == "sample"
    return _sample_note(uses, words)


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
        "{what}: pada {radius} km cakupan di luar {points} poin persen {direction} daripada di "
        "dalam",
        what=what,
        radius=radius,
        points=words.number(abs(gap) * 100, 1),
        direction=_("lebih tinggi") if gap > 0 else _("lebih rendah"),
    )


def distance_chart(found: Answer, words: Wording) -> Figure:
    """Distance to the nearest sentra by zone: the middle half and the median."""
    _ = words.gettext
    data = _distance_data(found, words)
    target = target_name(found.question.target, words)
    names = [_("Zona"), _("kuartil 1 (km)"), _("median (km)"), _("kuartil 3 (km)")]
    return Figure(
        _(
            "{what}: jarak ke {target}",
            what=covered_label(words, found.question.covered, found.businesses),
            target=target,
        ),
        distance_layers(data, target, words),
        _figure_table(data[["zone", "low", "median", "high"]], names, TENTHS),
        _covered_mark(found, words)
        + _(
            "Batang: separuh tengah (kuartil 1 sampai 3); garis: median. Jarak lurus, bukan jarak "
            "jalan atau feri."
        ),
    )


def _distance_data(found: Answer, words: Wording) -> pd.DataFrame:
    """A row a zone; none where a quarter or more lies beyond what is measured."""
    rows = []
    for zone in found.zones:
        reach = zone.reach.get(found.question.covered)
        if reach is None or reach.quartiles_km is None or not np.isfinite(reach.quartiles_km).all():
            continue
        low, middle, high = reach.quartiles_km
        rows.append(
            {
                "zone": label(words, ZONE, zone.zone),
                "low": low,
                "median": middle,
                "high": high,
                "text": words.gettext("median {km} km", km=words.number(middle, 1)),
            }
        )
    return pd.DataFrame(rows, columns=["zone", "low", "median", "high", "text"])


def commodity_chart(found: Answer, words: Wording) -> Figure:
    """Villages within the radius of each sentra, inside and outside."""
    _ = words.gettext
    data = _commodity_data(found, words)
    names = [_("Sentra"), _("Zona"), _("Desa dalam radius"), *_limit_names(words)]
    return Figure(
        _(
            "Desa yang berada dalam {km} km dari tiap sentra",
            km=words.number(found.question.radius_km, 1),
        ),
        commodity_layers(data, words),
        _figure_table(data[["sentra", "zone", "share", "low", "high"]], names, SHARE),
        _(
            "Titik: bagian desa; garis: interval 95 % (Wilson). Satu sentra dapat berada di lebih "
            "dari satu desa."
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
            low, high = wilson(x, total)
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
