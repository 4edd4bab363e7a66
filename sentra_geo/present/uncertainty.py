"""The verdicts that came out when uncertain positions and the line were drawn anew."""

from __future__ import annotations

import pandas as pd

from sentra_geo.answer import Answer
from sentra_geo.measures.verdict import STATES
from sentra_geo.present.charts import Figure
from sentra_geo.present.labels import BASE, RULE, SAMPLE, STATE, UNIT, label
from sentra_geo.present.rule_band import shown_count
from sentra_geo.present.states import state_text
from sentra_geo.present.tables import COUNT, SHARE, TEXT, Table, build_table
from sentra_geo.present.uncertainty_layers import draw_layers
from sentra_geo.sections.drawing import DrawnPositions
from sentra_geo.sections.monte_carlo import Limits
from sentra_geo.wording import Wording


def draw_chart(found: Answer, words: Wording) -> Figure:
    """The share of the draws that lead to each state."""
    _ = words.gettext
    drawn = found.drawn
    rows = [(state, drawn.states.get(state, 0.0)) for state in STATES]
    data = pd.DataFrame(
        [
            {
                "state": state_text(state, words),
                "share": share,
                "text": words.percent(share),
            }
            for state, share in rows
        ]
    )
    table = build_table(
        [
            [
                (_("Kesimpulan"), TEXT, label(words, STATE, state)),
                (_("Bagian undian (%)"), SHARE, share),
                (_("Undian"), COUNT, share * drawn.draws),
            ]
            for state, share in rows
        ]
    )
    mark = f"{_(SAMPLE)}. " if drawn.uses_sample else ""
    note = _(
        "n = {n} undian; benih undian tetap, sehingga hasilnya dapat diulang.",
        n=words.number(drawn.draws),
    )
    return Figure(_draw_title(found, words), draw_layers(data, words), table, mark + note)


def _draw_title(found: Answer, words: Wording) -> str:
    _ = words.gettext
    drawn = found.drawn
    if drawn.uses_sample:
        return _("Usaha contoh ikut dihitung, jadi undian tidak memutuskan apa pun")
    state, share = max(drawn.states.items(), key=lambda item: item[1])
    name = label(words, STATE, state)
    if share == 1:
        return _("Semua undian menghasilkan kesimpulan yang sama: {state}", state=name)
    return _(
        "{share} undian menghasilkan kesimpulan: {state}; sisanya menghasilkan yang lain",
        share=words.percent(share),
        state=name,
    )


def draw_table(found: Answer, words: Wording) -> Table:
    """Quantiles over the draws: units inside, base inside, rate ratio."""
    _, question = words.gettext, found.question
    unit, base = label(words, UNIT, question.unit), label(words, BASE, question.base)
    drawn = found.drawn
    quantities: list[tuple[str, Limits | None, int | None]] = [
        (_("{what} di dalam", what=unit), drawn.units_inside, None),
        (_("{what} di dalam", what=base), drawn.bases_inside, None),
        (_("Rasio laju luar terhadap dalam"), drawn.rate_ratio, 2),
    ]
    columns = (_("Batas bawah (2,5 %)"), _("Tengah (median)"), _("Batas atas (97,5 %)"))
    return build_table(
        [
            [
                (_("Yang dihitung"), TEXT, name),
                *(
                    (column, TEXT, text)
                    for column, text in zip(columns, _texts(limits, decimals, words), strict=True)
                ),
            ]
            for name, limits, decimals in quantities
        ]
    )


def _texts(limits: Limits | None, decimals: int | None, words: Wording) -> list[str]:
    if limits is None:
        return [words.number(None)] * 3
    if decimals is None:
        return [words.count(shown_count(value)) for value in limits]
    return [words.number(value, decimals) for value in limits]


def draw_sentences(found: Answer, words: Wording) -> list[str]:
    """What was drawn, and what was left as it is; one sentence where nothing is drawn."""
    _, drawn = words.gettext, found.drawn
    if drawn.positions is None:
        return [
            _(
                "Aturan “{rule}” tidak melihat letak, jadi tidak ada yang diundi: hasilnya satu, "
                "yaitu kesimpulan di atas.",
                rule=label(words, RULE, found.question.rule),
            )
        ]
    lines = [*_positions_drawn(drawn.positions, words), _line_drawn(found, words)]
    if drawn.positions.businesses is not None:
        lines.append(
            _(
                "Usaha yang letaknya kurang pasti daripada jaraknya ke garis ({n}) diundi menurut "
                "peluangnya berada di dalam.",
                n=words.number(drawn.positions.businesses),
            )
        )
    lines.append(
        _("Dalam undian tidak ada yang dekat batas: tiap letak jatuh di dalam atau di luar.")
    )
    if drawn.is_sampled:
        lines.append(
            _(
                "Hasil yang berbeda lebih banyak daripada {n}; {n} yang mewakilinya dinilai.",
                n=words.number(drawn.judged),
            )
        )
    return lines


def _positions_drawn(positions: DrawnPositions, words: Wording) -> list[str]:
    _ = words.gettext
    if positions.uncertainty_m is None:
        return [_("Tidak ada letak yang diundi: semuanya pasti.")]
    low, high = positions.uncertainty_m
    return [
        _(
            "Yang ditempatkan ulang: {locations} lokasi sentra dan {settlements} titik permukiman "
            "desa yang terpotong garis, masing-masing di dalam lingkaran ketidakpastian letaknya "
            "({low} sampai {high} m) dan di dalam desanya.",
            locations=words.number(positions.locations),
            settlements=words.number(positions.settlements),
            low=words.number(low),
            high=words.number(high),
        ),
        _("{n} di antaranya dapat jatuh di kedua sisi garis.", n=words.number(positions.changing)),
    ]


def _line_drawn(found: Answer, words: Wording) -> str:
    _ = words.gettext
    if found.drawn.line_m == 0:
        return _("Garis tidak digeser.")
    return _(
        "Garis itu indikatif, jadi tiap undian menggesernya sebagai keseluruhan, paling jauh {m} m "
        "ke luar atau ke dalam.",
        m=words.number(found.drawn.line_m),
    )
