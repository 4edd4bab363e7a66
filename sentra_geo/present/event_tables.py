"""Tables of events: venues, what each rule gives, quotas of districts and villages."""

from __future__ import annotations

from sentra_geo.answer import INSIDE, NEAR, OUTSIDE, Answer
from sentra_geo.present.labels import COVERED, SAMPLE, ZONE, covered_label, label
from sentra_geo.present.stall_sentences import rule_name
from sentra_geo.present.tables import (
    COUNT,
    HUNDREDTHS,
    SHARE,
    TENTHS,
    TEXT,
    Cell,
    Table,
    build_table,
)
from sentra_geo.question import ZONES
from sentra_geo.sections.events import Event, Venue
from sentra_geo.sections.stall_dealing import Quota
from sentra_geo.sections.stall_quotas import Split
from sentra_geo.wording import Wording

_ORDER = (OUTSIDE, NEAR, INSIDE)


def venue_table(event: Event, words: Wording) -> Table:
    """One row a venue; unknown visitors and stalls are missing, not nought."""
    return build_table([_venue_row(venue, words) for venue in event.venues])


def _venue_row(venue: Venue, words: Wording) -> list[Cell]:
    _ = words.gettext
    return [
        (_("Nama gerai"), TEXT, venue.name),
        (_("Letak"), TEXT, _place(venue, words)),
        (_("Zona"), TEXT, label(words, ZONE, venue.zone)),
        (_("Jarak ke garis (km, − di dalam)"), TENTHS, venue.line_km),
        (_("Perkiraan pengunjung"), COUNT, venue.visitors),
        (_("Jumlah lapak"), COUNT, venue.stalls),
    ]


def _place(venue: Venue, words: Wording) -> str:
    if not venue.village:
        return words.gettext("di luar semua desa")
    return f"{venue.village}, {venue.district}"


def split_table(found: Answer, words: Wording) -> Table:
    """One row a rule, then the shares of businesses and of people to compare with."""
    plan = found.events
    rows = [_split_row(split, rule_name(split.rule, words), words) for split in plan.splits]
    for what, shares in (("businesses", plan.business_shares), ("people", plan.people_shares)):
        if shares is not None:
            name = words.gettext("Pembanding: {base}", base=_covered(what, found, words))
            rows.append(_split_row(Split(what, "", (), None, shares[OUTSIDE]), name, words))
    return build_table(rows)


def _covered(what: str, found: Answer, words: Wording) -> str:
    return covered_label(words, what, found.businesses)


def _split_row(split: Split, name: str, words: Wording) -> list[Cell]:
    _ = words.gettext
    row: list[Cell] = [(_("Aturan"), TEXT, name)]
    for zone in _ORDER:
        title = _("Lapak: {zone}", zone=label(words, ZONE, ZONES[zone]))
        row.append((title, COUNT, split.stalls[zone] if split.stalls else None))
    return [
        *row,
        (_("Bagian di luar"), SHARE, split.share),
        (_("Selisih dari usaha (poin persen)"), TENTHS, _points(split.beside_businesses)),
        (_("Selisih dari penduduk (poin persen)"), TENTHS, _points(split.beside_people)),
    ]


def _points(share: float | None) -> float | None:
    return None if share is None else share * 100


def district_quota_table(found: Answer, words: Wording) -> Table:
    """One row a district under the chosen rule."""
    _ = words.gettext
    return build_table(
        [
            [
                (_("Kecamatan"), TEXT, one.district),
                (_("Lapak"), COUNT, one.stalls),
                *_quota_cells(one, found, words),
            ]
            for one in found.events.districts
        ]
    )


def village_quota_table(found: Answer, words: Wording) -> Table:
    """One row a village under the chosen rule, those of the zones that are shown."""
    _ = words.gettext
    zones = set(found.question.zone or ZONES)
    return build_table(
        [
            [
                (_("Kecamatan"), TEXT, one.district),
                (_("Nama desa"), TEXT, one.village),
                (_("Lapak"), COUNT, one.stalls),
                (_("Zona"), TEXT, label(words, ZONE, one.zone)),
                *_quota_cells(one, found, words),
            ]
            for one in found.events.villages
            if one.zone in zones
        ]
    )


def _quota_cells(quota: Quota, found: Answer, words: Wording) -> list[Cell]:
    _ = words.gettext
    weight: Cell = (weight_name(found, words), COUNT, _shown_weight(quota, found))
    return [
        *([] if found.events.rule == "equal" else [weight]),
        (_("Bagian sebelum dibulatkan"), HUNDREDTHS, quota.exact),
        (_("Lapak terakhir"), TEXT, _("seri") if quota.is_tied else ""),
    ]


def _shown_weight(quota: Quota, found: Answer) -> float:
    is_people = found.events.rule == "population"
    return round(quota.weight) if is_people else quota.weight


def weight_name(found: Answer, words: Wording) -> str:
    """What a quota is proportional to under a rule other than equal; the sample says so."""
    _, rule = words.gettext, found.events.rule
    if rule == "population":
        return label(words, COVERED, "people")
    if rule == "businesses":
        return _covered("businesses", found, words)
    text = _("Usaha belum tercatat dijangkau")
    return f"{text} ({_(SAMPLE)})" if found.businesses == "sample" else text
