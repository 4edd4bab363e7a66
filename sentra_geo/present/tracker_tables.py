"""Tables of the sentra on their way: one row a sentra, one row a milestone, and who is reached."""

from __future__ import annotations

from sentra_geo.answer import Answer
from sentra_geo.present.labels import COMMODITY, ZONE, covered_label, label
from sentra_geo.present.phrases import radius
from sentra_geo.present.tables import COUNT, TENTHS, TEXT, Cell, Table, build_table
from sentra_geo.present.tracker import STAGE, STEP_STATE, checked_text, stage_text
from sentra_geo.sections.ladder import LADDER, UNKNOWN
from sentra_geo.sections.sentra_record import LEAST_UNITS, MET, NOT_MET
from sentra_geo.sections.tracker import SPREADS, STAGES, TrackedSentra
from sentra_geo.wording import N_, Wording

STANDING = {
    MET: N_("terpenuhi"),
    NOT_MET: N_("belum terpenuhi"),
    UNKNOWN: N_("tidak diketahui"),
}


def stage_table(found: Answer, words: Wording) -> Table:
    """How many sentra are at each stage, inside and outside; counts, since they are few."""
    _ = words.gettext
    held = found.tracker.by_stage
    spreads = [zone for zone in SPREADS if any(held[stage][zone] for stage in STAGES)]
    rows: list[list[Cell]] = [
        [
            (_("Tahap tertinggi"), TEXT, label(words, STAGE, stage)),
            *((label(words, ZONE, zone), COUNT, held[stage][zone]) for zone in spreads),
            (_("Jumlah"), COUNT, sum(held[stage].values())),
        ]
        for stage in STAGES
        if stage in LADDER or any(held[stage].values())
    ]
    return build_table(rows)


def tracker_table(found: Answer, words: Wording) -> Table:
    """One row a sentra: its stage, each step in words, its units and what it lacks."""
    return build_table([_tracked_row(one, words) for one in found.tracker.sentra])


def _tracked_row(one: TrackedSentra, words: Wording) -> list[Cell]:
    _ = words.gettext
    steps: list[Cell] = [
        (label(words, STAGE, step.stage), TEXT, _(STEP_STATE[step.state]))
        for step in one.climb.steps
    ]
    return [
        (_("No."), TEXT, one.sentra_id.removeprefix("S")),
        (_("Sentra"), TEXT, label(words, COMMODITY, one.commodity)),
        (_("Zona"), TEXT, label(words, ZONE, one.spread)),
        (_("Tahap"), TEXT, stage_text(one.climb, words)),
        *steps,
        (_("Unit usaha tercatat"), COUNT, one.units.known),
        (_("Syarat paling sedikit {n} unit", n=LEAST_UNITS), TEXT, _(STANDING[one.units.standing])),
        (_("Fasilitas"), TEXT, said_text(one, "facilities", words)),
        (_("Produk"), TEXT, said_text(one, "products", words)),
    ]


def said_text(one: TrackedSentra, what: str, words: Wording) -> str:
    """Facilities or products as the sentra layer tells them, by village; unknown where it does not.

    Args:
        one: The sentra.
        what: ``facilities`` or ``products``.
        words: Language.
    """
    said = one.facilities if what == "facilities" else one.products
    if not said:
        return words.gettext("tidak diketahui")
    return "; ".join(f"{part.village}: {part.text}" if part.village else part.text for part in said)


def evidence_table(found: Answer, words: Wording, sentra_id: str = "") -> Table:
    """One row a milestone: stage, date, place, source, link and who has checked it.

    Args:
        found: The answer.
        words: Language.
        sentra_id: The sentra; empty for all, which are then named.
    """
    _ = words.gettext
    rows: list[list[Cell]] = []
    for one in found.tracker.sentra:
        if sentra_id not in {"", one.sentra_id}:
            continue
        name = [] if sentra_id else [(_("Sentra"), TEXT, label(words, COMMODITY, one.commodity))]
        for event in one.climb.evidence:
            what = (event.event_en if words.language == "en" else "") or event.event
            rows.append(
                [
                    *name,
                    (_("Tahap"), TEXT, label(words, STAGE, event.stage)),
                    (_("Tanggal"), TEXT, words.day(event.date)),
                    (_("Peristiwa"), TEXT, what),
                    (_("Lokasi"), TEXT, event.village or _("seluruh sentra")),
                    (_("Sumber"), TEXT, event.source or _("tidak disebutkan")),
                    (_("Tautan"), TEXT, event.link or _("tidak ada")),
                    (_("Pemeriksaan"), TEXT, checked_text(event, words)),
                ]
            )
    return build_table(rows)


def support_table(found: Answer, words: Wording) -> Table:
    """One row a sentra: businesses of its commodity, programmes that reached them, and outlets."""
    return build_table([_support_row(one, found, words) for one in found.tracker.sentra])


def _support_row(one: TrackedSentra, found: Answer, words: Wording) -> list[Cell]:
    _ = words.gettext
    whole = None if one.programmes.reached is None else one.programmes.reached[-1]
    what = covered_label(words, "businesses", found.businesses)
    within = radius(found, words)
    return [
        (_("Sentra"), TEXT, label(words, COMMODITY, one.commodity)),
        (_("Zona"), TEXT, label(words, ZONE, one.spread)),
        (
            _("{what} komoditas ini ≤ {radius}", what=what, radius=within),
            COUNT,
            one.businesses_within,
        ),
        (_("{what} komoditas ini", what=what), COUNT, None if whole is None else whole.total),
        (_("Tersentuh program"), COUNT, None if whole is None else whole.count),
        (_("Tidak diketahui"), COUNT, None if whole is None else whole.unknown),
        (_("Gerai yang menjual"), COUNT, outlet_count(one)),
        (
            _("Gerai terdekat (km, garis lurus)"),
            TENTHS,
            one.market.nearest[0].km if one.market.nearest else None,
        ),
        (_("Program di desanya"), COUNT, one.programmes.held),
    ]


def outlet_count(one: TrackedSentra) -> int | None:
    """Outlets where its trade is recorded; None where no list of placements takes part."""
    return None if one.market.placed is None else len(one.market.outlets)
