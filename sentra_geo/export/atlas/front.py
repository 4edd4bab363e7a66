"""The front of the atlas: cover with key map, and the list of pages."""

from __future__ import annotations

from typing import Any

from sentra_geo.export.atlas.key_map import key_map
from sentra_geo.export.atlas.records import Records
from sentra_geo.export.atlas.sentra_rows import sentra_number
from sentra_geo.export.atlas.wordings import first_up, shortened, zone_chip
from sentra_geo.export.typesetting.values import verdict_state
from sentra_geo.present.colophon import Colophon
from sentra_geo.present.coverage_text import coverage_statement
from sentra_geo.present.labels import STANDING, ZONE, label
from sentra_geo.present.sentences import data_line
from sentra_geo.present.verdict_text import evidence, statement
from sentra_geo.question import ZONES


def title_of(held: Records) -> str:
    """The title of the atlas."""
    return held.words.gettext("Atlas kecamatan, desa, dan sentra")


def cover(held: Records, told: Colophon) -> dict[str, Any]:
    """The first page: what was asked, what came out, and where each village stands."""
    words, _, found = held.words, held.words.gettext, held.found
    return {
        "eyebrow": _("Sentra Geo · Kabupaten Penajam Paser Utara"),
        "title": title_of(held),
        "question": _(
            "Apakah perhatian kepada industri kecil di dalam delineasi IKN juga sampai ke usaha di "
            "luarnya?"
        ),
        "state": verdict_state(found, words),
        "statement": statement(found, words),
        "lines": [
            first_up(line)
            for line in (evidence(found, words), coverage_statement(found, words))
            if line
        ],
        "choices": told.question,
        "data": data_line(held.study, found, words),
        "audience": _("Untuk umum")
        if held.request.is_public
        else _("Untuk dipakai di dalam kantor"),
        "map": {
            **key_map(held),
            "caption": _(
                "Angka: nomor halaman desa. Garis tebal: {law} ({standing}).",
                law=found.boundary.law,
                standing=label(words, STANDING, found.boundary.standing),
            ),
            "legend": [zone_chip(zone, words) for zone in ZONES],
        },
        "nothing": _nothing(held),
    }


def _nothing(held: Records) -> str:
    """What to say where the filters leave no village, or no page at all."""
    _, chapters = held.words.gettext, held.chapters
    if chapters.listed:
        return ""
    named = ", ".join(label(held.words, ZONE, zone) for zone in held.found.question.zone)
    return _(
        "Tidak ada desa untuk saringan ini (zona: {zones}), jadi tidak ada halaman desa dan "
        "kecamatan.",
        zones=named or "–",
    )


def page_list(held: Records) -> dict[str, Any]:
    """Districts with their villages, and the sentra, each with its page."""
    _, chapters = held.words.gettext, held.chapters
    groups = []
    for name in dict.fromkeys(village.district for village in chapters.listed):
        rows = [
            _row(village.village, chapters.of_village[village.village_code], village.zone)
            for village in chapters.villages
            if village.district == name
        ]
        target = chapters.of_district.get(name, "")
        if rows or target:
            title = _("Kecamatan {name}", name=shortened(name))
            groups.append({"name": title, "target": target, "rows": rows})
    sentra = [
        _row(
            f"{sentra_number(one.sentra_id)}. {one.sentra}",
            chapters.of_sentra[one.sentra_id],
            one.spread,
        )
        for one in chapters.sentra
    ]
    if sentra:
        groups.append({"name": _("Sentra"), "target": "", "rows": sentra})
    return {
        "title": _("Daftar halaman"),
        "note": _("Titik warna: zona. Klik nama untuk membuka halamannya."),
        "groups": groups,
        "empty": _("Tidak ada halaman desa, kecamatan, atau sentra untuk pilihan ini."),
    }


def _row(name: str, target: str, zone: str) -> dict[str, str]:
    return {"name": shortened(name), "target": target, "zone": zone}
