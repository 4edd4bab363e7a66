"""The page of one sentra."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sentra_geo.export.atlas.locators import locator
from sentra_geo.export.atlas.records import Records
from sentra_geo.export.atlas.sentra_rows import place_table, sentra_number
from sentra_geo.export.atlas.sentra_track import (
    evidence,
    ladder,
    record_section,
    track_asks,
    track_notes,
    tracked,
    units_standing,
    units_value,
)
from sentra_geo.export.atlas.wordings import cell, column, or_unknown, zone_chip
from sentra_geo.export.typesetting.values import cell_text
from sentra_geo.figures import LocationFigures, SentraFigures
from sentra_geo.present.labels import COMMODITY, SAMPLE, label
from sentra_geo.present.phrases import radius
from sentra_geo.present.tables import reached_table


def sentra_page(sentra: SentraFigures, held: Records) -> dict[str, Any]:
    """Everything one sentra's page says, as plain values of ``atlas.typ``."""
    words, _ = held.words, held.words.gettext
    one = tracked(sentra.sentra_id, held)
    codes = list(dict.fromkeys(place.village_code for place in sentra.locations))
    return {
        "target": held.chapters.of_sentra[sentra.sentra_id],
        "eyebrow": _("Sentra nomor {n}", n=sentra_number(sentra.sentra_id)),
        "title": sentra.sentra,
        "chip": zone_chip(sentra.spread, words),
        "tags": [
            words.ngettext(
                "{n} lokasi", "{n} lokasi", len(sentra.locations), n=len(sentra.locations)
            )
        ],
        "picture": locator(codes, held, sentra.sentra),
        "facts": _facts(sentra, held),
        "ladder": ladder(one, held),
        "evidence": evidence(one, held),
        "places": place_table(sentra.locations, held),
        "reached": _reached(sentra, held),
        "sections": [
            record_section(one, held),
            {
                "title": _("Yang perlu ditanyakan dan diverifikasi"),
                "lines": list(dict.fromkeys(_asks(sentra, held))),
            },
        ],
        "notes": {"title": _("Catatan"), "lines": list(_notes(sentra, held))},
        "source": "",
    }


def _facts(sentra: SentraFigures, held: Records) -> list[dict[str, str]]:
    words, _ = held.words, held.words.gettext
    within = radius(held.found, words)
    villages, people = sum(sentra.villages_covered), sum(sentra.people_covered)
    one = tracked(sentra.sentra_id, held)
    needed = _("Syarat sentra IKM: paling sedikit 5 (PP 29/2018).")
    note = _("Menurut surat penetapannya, bukan keadaan sekarang.")
    facts = [
        (_("Komoditas"), label(words, COMMODITY, sentra.commodity), ""),
        (_("Surat penetapan"), or_unknown(_told(sentra, "decree", held), words), note),
        (
            _("Unit usaha"),
            units_value(one, held),
            " ".join([needed, units_standing(one, held)]),
        ),
        (
            _("Desa dalam radius {radius}", radius=within),
            words.count(villages),
            _("Dari permukimannya ke sentra komoditas ini yang terdekat."),
        ),
        (
            _("Penduduk desa itu (perkiraan)"),
            or_unknown(words.number(people), words),
            _("Dari penduduk desa yang tercakup, di ketiga zona."),
        ),
    ]
    return [{"name": name, "value": value, "note": note} for name, value, note in facts]


def _told(sentra: SentraFigures, column_name: str, held: Records) -> str:
    """What the layer says of its locations, each text once."""
    texts = dict.fromkeys(held.noted(place, column_name) for place in sentra.locations)
    return "; ".join(text for text in texts if text)


def _reached(sentra: SentraFigures, held: Records) -> dict[str, Any]:
    """Whom it reaches by zone: the table of the screen."""
    words, _ = held.words, held.words.gettext
    table = reached_table(sentra, held.found, words)
    names = [str(name) for name in table.frame.columns]
    kinds = [table.kinds.get(name) for name in names]
    note = _(
        "Dalam radius {radius} dari lokasi sentra komoditas ini yang terdekat.",
        radius=radius(held.found, words),
    )
    if sentra.businesses is not None and held.found.businesses == "sample":
        note += " " + _("Angka usaha: {sample}.", sample=words.gettext(SAMPLE))
    return {
        "title": _("Siapa yang terjangkau, menurut zona"),
        "columns": [
            column(name, is_number=kind is not None, width=1)
            for name, kind in zip(names, kinds, strict=True)
        ],
        "rows": [
            [
                cell(cell_text(value, kind, words), zone=zone.zone if kind is None else "")
                for value, kind in zip(row, kinds, strict=True)
            ]
            for zone, row in zip(
                held.found.zones, table.frame.itertuples(index=False, name=None), strict=True
            )
        ],
        "note": note,
    }


def _notes(sentra: SentraFigures, held: Records) -> Iterator[str]:
    _ = held.words.gettext
    codes, version = _told(sentra, "kbli_code", held), _told(sentra, "kbli_version", held)
    if codes:
        yield _("Usulan KBLI {version}: {codes}", version=version, codes=codes.replace(";", ", "))
    if held.study.activities.milestones is None:
        yield from _events(sentra, held)
    yield from track_notes(tracked(sentra.sentra_id, held), held)
    if held.found.question.district:
        yield _("Hanya lokasi di kecamatan yang dipilih yang tercantum.")


def _events(sentra: SentraFigures, held: Records) -> Iterator[str]:
    """What the sentra layer says has happened; milestones tell it with their evidence."""
    words = held.words
    for place in sentra.locations:
        day = held.noted(place, "event_date")
        event = held.noted(place, "event_en" if words.language == "en" else "event")
        if day and event:
            yield f"{place.village} – {words.day(day)}: {event}"


def _asks(sentra: SentraFigures, held: Records) -> Iterator[str]:
    yield from track_asks(tracked(sentra.sentra_id, held), held)
    for place in sentra.locations:
        yield from _side_asks(place, held)


def _side_asks(place: LocationFigures, held: Records) -> Iterator[str]:
    words, _ = held.words, held.words.gettext
    if place.line_km is not None and place.line_km * 1000 <= place.position_uncertainty_m:
        yield _(
            "Koordinat lokasi di {village}: jaraknya ke garis {km} km, letaknya ±{m} m, jadi "
            "sisinya belum pasti.",
            village=place.village,
            km=words.number(place.line_km, 1),
            m=words.number(place.position_uncertainty_m),
        )
    if place.village_code in held.case and place.village_code in held.chapters.of_village:
        yield _("Sisi garis desa {village}; alasannya di halaman desa itu.", village=place.village)
