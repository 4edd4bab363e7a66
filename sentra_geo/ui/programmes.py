"""The parts of the programmes page."""

from __future__ import annotations

from html import escape

import streamlit as st

from sentra_geo.present.charts import interval_level
from sentra_geo.present.equity_sentences import mark
from sentra_geo.present.labels import SAMPLE, ZONE, label
from sentra_geo.present.palette import STATE_COLOUR, ZONE_COLOUR
from sentra_geo.present.phrases import interval
from sentra_geo.present.plan_sentences import next_steps, plans_note, plans_title
from sentra_geo.present.programme_charts import (
    cumulative_chart,
    matrix_chart,
    month_chart,
    partner_chart,
)
from sentra_geo.present.programme_pieces import (
    COMPARED_CODES,
    LAYERS,
    MATRIX_CODES,
    PLACE_CODES,
    PLAN_CODES,
    RATE_CODES,
    TIME_CODES,
)
from sentra_geo.present.programme_place_tables import (
    district_table,
    plan_reading_table,
    plan_table,
    village_reach_table,
)
from sentra_geo.present.programme_sentences import (
    per_hundred,
    places_sentence,
    programme_headline,
    unknown_sentence,
    why_no_programmes,
)
from sentra_geo.present.programme_tables import matrix_table, programme_table, year_table
from sentra_geo.sections.programmes import (
    NO_BUSINESSES,
    NO_PARTICIPANTS,
    NO_PROGRAMMES,
    ProgrammeFigures,
)
from sentra_geo.sections.shares import ZoneShare
from sentra_geo.ui.downloads import show_table_downloads
from sentra_geo.ui.missing import show_missing_layers
from sentra_geo.ui.panels import show_figure, show_small_table, show_table
from sentra_geo.ui.provenance import info_sign, show_provenance
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import write_caption, write_list, write_strong, write_text

_MISSING = {
    NO_PROGRAMMES: ("programmes", "participation"),
    NO_PARTICIPANTS: ("participation",),
    NO_BUSINESSES: ("businesses",),
}
_PLACES = (*LAYERS, "villages")


def programme_figures(view: View) -> ProgrammeFigures | None:
    """The figures; where there are none, what is missing is shown instead."""
    found = view.found.programmes
    if found.figures is None:
        why = why_no_programmes(found.reason, view.words)
        layers = _MISSING[found.reason]
        held = view.study.activities.programmes
        if found.reason == NO_BUSINESSES and held is not None and held.facts.is_sample:
            layers += _MISSING[NO_PROGRAMMES]  # made-up programmes stand in for none
        show_missing_layers(view, layers, why)
    return found.figures


def show_headline(view: View, figures: ProgrammeFigures) -> None:
    """One sentence, what is unknown, and the three zones."""
    shares = figures.whole.shares
    headline = programme_headline(view.found, figures, view.words)
    if shares is None:
        write_strong(headline)
        return
    sign = info_sign(view, headline, *COMPARED_CODES)
    st.html(
        f'<div class="sg-verdict" role="status" style="border-color:{STATE_COLOUR[shares.state]}">'
        f'{escape(headline)}{sign}<div class="sg-evidence">'
        f"{escape(unknown_sentence(figures.whole, view.words))}</div></div>"
    )
    cards = "".join(_card(one, view) for one in shares.zones)
    st.html(f'<div class="sg-cards">{cards}</div>')


def _card(one: ZoneShare, view: View) -> str:
    words, colour = view.words, ZONE_COLOUR[one.zone]
    _ = words.gettext
    lines = [
        _("{n} dari {total} usaha", n=words.count(one.count), total=words.count(one.total)),
        _(
            "interval {level} {limits}",
            level=interval_level(view.found, words),
            limits=interval(one.interval, words, 1, 100, short=True),
        ),
        _(
            "tidak diketahui: {n}; paling banyak {most} per 100",
            n=words.count(one.unknown),
            most=per_hundred(one.share_at_most, words),
        ),
    ]
    rate = per_hundred(one.share, words)
    if one.nothing_known:
        rate, lines = "–", [_("tidak diketahui dari {total} usaha", total=words.count(one.total))]
    if view.found.programmes.uses_sample:
        lines.insert(0, _(SAMPLE))
    said = "".join(f'<div class="sg-line">{escape(line)}</div>' for line in lines)
    sign = info_sign(view, _("per 100 usaha"), *RATE_CODES)
    return (
        f'<div class="sg-card" style="border-top-color:{colour}">'
        f'<div class="sg-zone"><span class="sg-key" style="background:{colour}"></span>'
        f"{escape(label(words, ZONE, one.zone))}</div>"
        f'<div class="sg-large">{escape(rate)} '
        f"<small>{escape(_('per 100 usaha'))}</small>{sign}</div>{said}</div>"
    )


def show_matrix(view: View, figures: ProgrammeFigures) -> None:
    """Kinds by zone, as a chart and as a table to be read."""
    chart = matrix_chart(view.found, figures, view.words)
    show_figure(chart, view, "programme-matrix", *LAYERS, codes=MATRIX_CODES)
    title = view.words.gettext("Terjangkau per 100 usaha menurut jenis program dan zona")
    write_strong(mark(title, view.words, uses_sample=view.found.programmes.uses_sample))
    table = matrix_table((figures.whole, *figures.kinds), view.words)
    show_small_table(table, view.words, chart.title)


def show_time(view: View, figures: ProgrammeFigures) -> None:
    """Reached so far, by month, and by year."""
    if not figures.timeline.months:
        _say_none(view)
        return
    chart = cumulative_chart(view.found, figures, view.words)
    show_figure(chart, view, "programme-so-far", *LAYERS, codes=TIME_CODES)
    chart = month_chart(view.found, figures, view.words)
    show_figure(chart, view, "programme-months", *LAYERS)
    title = view.words.gettext("Usaha berbeda yang terjangkau tiap tahun")
    show_small_table(year_table(figures.timeline.years, view.words), view.words, title)


def show_partners(view: View, figures: ProgrammeFigures) -> None:
    """Partners, and the programmes held with each."""
    if not figures.partners:
        _say_none(view)
        return
    chart = partner_chart(view.found, figures, view.words)
    show_figure(chart, view, "programme-partners", *LAYERS, codes=MATRIX_CODES)
    title = view.words.gettext("Usaha terjangkau tiap program, menurut mitra dan zona")
    title = mark(title, view.words, uses_sample=view.found.programmes.uses_sample)
    table = programme_table(figures.partners, view.words)
    write_strong(title)
    codes = ("programme_reach",)
    show_table(table, view, "programme-list-table", title, codes=codes, layers=LAYERS)


def show_places(view: View, figures: ProgrammeFigures) -> None:
    """Districts and villages."""
    places, _ = figures.places, view.words.gettext
    if places is None:
        _say_none(view)
        return
    write_strong(places_sentence(view.found, figures, view.words))
    write_text(unknown_sentence(figures.whole, view.words))
    rows = (*places.districts, *((places.beyond,) if places.beyond else ()))
    table, title = district_table(rows, view.found, view.words), _("Menurut kecamatan")
    show_table(table, view, "programme-districts-table", title, layers=_PLACES)
    table, title = village_reach_table(places.villages, view.found, view.words), _("Menurut desa")
    show_table(table, view, "programme-villages-table", title, codes=PLACE_CODES, layers=_PLACES)


def show_plans(view: View, figures: ProgrammeFigures) -> None:
    """What is planned, and where the next step is fairest."""
    _ = view.words.gettext
    title = plans_title(view.found, figures, view.words)
    write_strong(title)
    if figures.plans.programmes:
        plans = figures.plans.programmes
        show_small_table(plan_reading_table(plans, view.words), view.words, title)
        numbers = plan_table(plans, view.words)
        show_table_downloads(numbers, view, "programme-plans", title, *LAYERS)
        show_provenance(view, *PLAN_CODES)
        write_caption(plans_note(figures, view.words))
    write_strong(_("Di mana langkah berikut paling adil"))
    if view.found.programmes.uses_sample:
        write_text(
            _("Usahanya {sample}, jadi tidak ada anjuran yang dapat dipakai.", sample=_(SAMPLE))
        )
    write_list(next_steps(figures, view.words))
    show_provenance(view, *COMPARED_CODES)


def _say_none(view: View) -> None:
    st.info(
        view.words.gettext(
            "Belum ada program yang tercatat sudah berlangsung, jadi jangkauannya tidak diketahui."
        ),
        icon=":material/info:",
    )
