"""What a village's page says in sentences: representation, need, verification, the unknown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sentra_geo.distances import STRAIGHT
from sentra_geo.export.atlas.records import Records
from sentra_geo.export.atlas.wordings import shortened
from sentra_geo.figures import VillageFigures
from sentra_geo.present.equity_sentences import (
    base_name,
    mark,
    units_name,
    why_no_comparison,
)
from sentra_geo.present.labels import SAMPLE, STANDING, label
from sentra_geo.present.representation import STATE_NAME
from sentra_geo.present.unloaded import REAL, layer_state
from sentra_geo.sections.left_behind import Ranking, VillageNeed

_MOST_NEIGHBOURS = 14


def representation_lines(village: VillageFigures, held: Records) -> list[str]:
    """Whether the village has more or fewer units than its share of the base."""
    words, _ = held.words, held.words.gettext
    row = held.share.get(village.village_code)
    if row is None:
        return [_("Tidak ditampilkan untuk umum: menyangkut daftar usaha per desa.")]
    uses_sample = held.found.equity.uses_sample
    if row.difference is None:
        reason = why_no_comparison(held.found, words)
        return [mark(reason or _("Keterwakilan belum diketahui."), words, uses_sample=uses_sample)]
    text = _(
        "{state}: bagian desa ini {units} dari {unit}, dan {base_share} dari {base} (beda {points} "
        "poin persen).",
        state=_(STATE_NAME[row.state]),
        units=words.percent(row.unit_share),
        unit=units_name(held.found, words),
        base_share=words.percent(row.base_share),
        base=base_name(held.found, words),
        points=words.signed(row.difference * 100),
    )
    return [mark(text, words, uses_sample=uses_sample)]


def need_lines(village: VillageFigures, held: Records) -> list[str]:
    """How many more must be covered here for equal coverage, where the village is ranked."""
    words, _, ranking = held.words, held.words.gettext, held.ranking
    if ranking is None:
        return [_("Belum diketahui: cakupan usaha per desa tidak tersedia.")]
    code = village.village_code
    row = next((one for one in ranking.villages if one.village_code == code), None)
    if row is None:
        return [_("Tidak dihitung: desa ini di dalam garis, dan menjadi pembandingnya.")]
    return [mark(_need_text(row, ranking, held), words, uses_sample=ranking.uses_sample)]


def _need_text(row: VillageNeed, ranking: Ranking, held: Records) -> str:
    words, _ = held.words, held.words.gettext
    if row.need is None:
        return _("Belum diketahui: di dalam garis atau di desa ini tidak ada yang dicakup.")
    share = words.percent(ranking.inside_share)
    if row.need == 0:
        return _("Tidak ada kekurangan: cakupan desa ini tidak di bawah {share}.", share=share)
    place = 1 + ranking.lacking.index(row)
    n = words.number(row.need)
    what = (
        _("{n} orang lagi (perkiraan)", n=n)
        if ranking.what == "people"
        else _("{n} usaha lagi", n=n)
    )
    return _(
        "{what} perlu tercakup agar setara dengan cakupan di dalam garis ({share}); urutan {place} "
        "dari {total} desa yang kekurangan.",
        what=what,
        share=share,
        place=words.number(place),
        total=words.number(len(ranking.lacking)),
    )


def verification(village: VillageFigures, held: Records) -> dict[str, Any] | None:
    """Why to verify the village, what to do, and what hangs on it; None where it need not be."""
    _ = held.words.gettext
    case = held.case.get(village.village_code)
    if case is None:
        return None
    return {
        "title": _("Perlu diverifikasi"),
        "groups": [
            {"name": _("Mengapa"), "lines": list(case.reasons)},
            {"name": _("Yang perlu dilakukan"), "lines": list(dict.fromkeys(case.actions))},
            {"name": _("Yang bergantung padanya"), "lines": list(case.stakes)},
        ],
    }


def neighbour_links(village: VillageFigures, held: Records) -> list[dict[str, str]]:
    """The neighbouring villages that have figures, and the pages of those that have one."""
    known = [held.village[c] for c in held.neighbours[village.village_code] if c in held.village]
    known.sort(key=lambda one: (one.village, one.village_code))
    links = [
        {
            "text": shortened(one.village, 30),
            "target": held.chapters.of_village.get(one.village_code, ""),
        }
        for one in known[:_MOST_NEIGHBOURS]
    ]
    rest = len(known) - len(links)
    if rest:
        n = held.words.number(rest)
        links.append({"text": held.words.gettext("dan {n} lagi", n=n), "target": ""})
    return links


def unknown_here(village: VillageFigures, held: Records) -> list[str]:
    """What is not known about this village."""
    return [*_of_people_and_sentra(village, held), *_of_places(held)]


def _of_people_and_sentra(village: VillageFigures, held: Records) -> Iterator[str]:
    _, found = held.words.gettext, held.found
    places = held.locations.get(village.village_code, ())
    if any(place.unit_count is None for place in places):
        yield _("Jumlah unit usaha sentra di desa ini dan letak bengkelnya.")
    if {layer_state(found, layer) for layer in ("participation", "receipts")} != {REAL}:
        yield _("Program, pelatihan, dan penjualan yang diterima usaha di desa ini.")
    if found.businesses == "none":
        yield _("Jumlah usaha: daftar usaha belum dimuat.")
    elif found.businesses == "sample":
        yield _(
            "Jumlah usaha yang nyata: yang tertulis {sample}.", sample=held.words.gettext(SAMPLE)
        )
    elif not held.tells_businesses:
        yield _("Angka usaha per desa tidak ditampilkan untuk umum.")


def _of_places(held: Records) -> Iterator[str]:
    _, boundary = held.words.gettext, held.found.boundary
    if boundary.standing != "official":
        standing = label(held.words, STANDING, boundary.standing)
        yield _(
            "Letak garis yang resmi: garis {law} di sini {standing}.",
            law=boundary.law,
            standing=standing,
        )
    if held.study.distance == STRAIGHT:
        yield _("Jarak lewat jalan dan feri: semua jarak adalah garis lurus.")
