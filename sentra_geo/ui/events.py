"""The parts of the page of events: which one, where it is, and how its stalls are dealt out."""

from __future__ import annotations

import streamlit as st

from sentra_geo.present.event_charts import (
    QUOTA_TABLE,
    SPLIT_CHART,
    plan_layers,
    split_chart,
)
from sentra_geo.present.event_sentences import event_sentence, filter_sentence, stalls_sentence
from sentra_geo.present.event_tables import (
    district_quota_table,
    venue_table,
    village_quota_table,
)
from sentra_geo.present.stall_sentences import (
    district_title,
    need_sentence,
    rule_meaning,
    short_rule_name,
    tied_sentence,
    village_title,
)
from sentra_geo.question import MOST_STALLS, STALL_RULES
from sentra_geo.sections.stall_dealing import NO_PROGRAMMES, NO_REGISTER
from sentra_geo.ui.missing import show_missing_layers
from sentra_geo.ui.panels import show_figure, show_missing_businesses, show_table
from sentra_geo.ui.session import bind, permalink, take
from sentra_geo.ui.shell import PAGES, View
from sentra_geo.ui.writing import as_text, write_caption, write_heading, write_strong, write_text

_PROGRAMMES = "pages/programmes.py"


def show_event(view: View) -> None:
    """Which event is planned, and where it is held; what the layer is where there is none."""
    _, plan = view.words.gettext, view.found.events
    if plan.chosen is None:
        why = _(
            "Dengan lapisan ini dashboard menunjukkan tempat acara, pengunjung yang diperkirakan, "
            "dan lapak yang dapat dibagi. Tanpa itu, isi sendiri jumlah lapaknya di bawah."
        )
        show_missing_layers(view, _missing(view), why)
        return
    _choose_event(view)
    write_text(event_sentence(plan.chosen, view.words))
    title = _("Tempat acara: {event}", event=plan.chosen.event)
    table = venue_table(plan.chosen, view.words)
    show_table(table, view, "event-venues-table", title, layers=("events", "outlets"))


def _missing(view: View) -> tuple[str, ...]:
    """The layers that an event needs and that are not there, or only as a sample not in use."""
    outlets = view.study.activities.outlets
    if outlets is None:
        return "events", "outlets"
    taking_part = view.found.cut.taking_part(outlets.frame["is_sample"].to_numpy(dtype=bool))
    return ("events",) if taking_part.any() else ("events", "outlets")


def _choose_event(view: View) -> None:
    plan = view.found.events
    names = {event.event_id: event.event for event in plan.events}
    chosen = "" if plan.chosen is None else plan.chosen.event_id
    key = bind("event", chosen)
    st.selectbox(
        view.words.gettext("Acara"),
        list(names),
        index=list(names).index(chosen),
        format_func=names.__getitem__,
        key=key,
        on_change=take,
        args=("event", key, str),
    )


def choose_dealing(view: View) -> None:
    """How many stalls are dealt out, and by which rule."""
    _, plan = view.words.gettext, view.found.events
    write_heading(_("Pembagian lapak"))
    number, rule = st.columns([1, 3], vertical_alignment="bottom")
    with number:
        stalls = plan.stalls or 0
        key = bind("stalls", stalls)
        st.number_input(
            _("Jumlah lapak"),
            min_value=0,
            max_value=MOST_STALLS,
            value=stalls,
            step=1,
            help=_("Ubah untuk mencoba jumlah lain; isi 0 untuk kembali ke data acara."),
            key=key,
            on_change=take,
            args=("stalls", key, int),
        )
    with rule:
        _choose_rule(view)
    write_text(f"{stalls_sentence(view.found, view.words)} {rule_meaning(plan.rule, view.words)}")
    filters = filter_sentence(view.found, view.words)
    if filters:
        write_caption(filters)


def _choose_rule(view: View) -> None:
    chosen = view.found.events.rule
    key = bind("stall_rule", chosen)
    st.segmented_control(
        view.words.gettext("Aturan pembagian"),
        STALL_RULES,
        default=chosen,
        format_func=lambda rule: short_rule_name(rule, view.words),
        key=key,
        on_change=take,
        args=("stall_rule", key, str),
        required=True,
    )


def show_dealing(view: View) -> None:
    """What the rules give each zone, and the quotas of the chosen one."""
    plan, words = view.found.events, view.words
    if plan.split is None:
        return
    layers = plan_layers(view.found)
    show_figure(split_chart(view.found, words), view, "stall-split", *layers, codes=SPLIT_CHART)
    need = need_sentence(view.found, words)
    if need and plan.rule == "need":
        st.info(as_text(need), icon=":material/help:")
    elif need:
        write_caption(need)
    if plan.split.share is None:
        _show_what_is_missing(view, plan.split.reason)
        return
    write_strong(district_title(view.found, words))
    table = district_quota_table(view.found, words)
    title = district_title(view.found, words)
    show_table(table, view, "stall-districts-table", title, layers=layers)
    title = village_title(view.found, words)
    write_strong(title)
    table = village_quota_table(view.found, words)
    show_table(table, view, "stall-villages-table", title, codes=QUOTA_TABLE, layers=layers)
    tied = tied_sentence(view.found, words)
    if tied:
        write_caption(tied)
    _link_to_invited(view)


def _show_what_is_missing(view: View, reason: str) -> None:
    """What the chosen rule needs, below the rules that can deal without it."""
    if reason == NO_REGISTER:
        show_missing_businesses(view)
    elif reason == NO_PROGRAMMES:
        why = view.words.gettext(
            "Dengan daftar peserta program, lapak dapat dibagi menurut usaha yang belum dijangkau."
        )
        show_missing_layers(view, ("programmes", "participation"), why)


def _link_to_invited(view: View) -> None:
    """Whom to invite is the work list of the page of programmes."""
    if _PROGRAMMES in PAGES:
        st.page_link(
            _PROGRAMMES,
            label=view.words.gettext("Siapa yang diundang: daftar kerja di halaman Program"),
            icon=":material/list_alt:",
            query_params=permalink(view.study, view.question),
        )
