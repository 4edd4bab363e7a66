"""Accessibility in words and tables."""

from __future__ import annotations

import math

from sentra_geo.answer import INSIDE, OUTSIDE, Answer
from sentra_geo.distances import TIME
from sentra_geo.measures.verdict import DEPENDS_ON_RULE, NOT_ENOUGH_EVIDENCE
from sentra_geo.present.evidence_text import (
    limits_of,
    reason_of,
    scattered_sentence,
    sides_sentence,
)
from sentra_geo.present.labels import STATE, ZONE, label
from sentra_geo.present.phrases import counted_sentra, interval, level, p_value, radius
from sentra_geo.present.tables import COUNT, HUNDREDTHS, SHARE, TEXT, Cell, Table, build_table
from sentra_geo.question import ZONES
from sentra_geo.sections.access_figures import SentraAccess, VillageAccess, ZoneAccess
from sentra_geo.sections.accessibility import ENHANCED, PER_PEOPLE, TWO_STEP
from sentra_geo.wording import N_, Wording

METHOD = {TWO_STEP: "2SFCA", ENHANCED: "E2SFCA"}


_PROVEN = N_("Akses penduduk di luar garis {ratio} kali akses penduduk di dalam")
_TITLE = {
    NOT_ENOUGH_EVIDENCE: N_(
        "Akses penduduk di luar garis terlihat {ratio} kali akses di dalam; perbedaannya belum "
        "terbukti"
    ),
    DEPENDS_ON_RULE: N_(
        "Akses penduduk di luar garis terlihat {ratio} kali akses di dalam; kesimpulannya "
        "bergantung pada aturan batas"
    ),
}


def access_title(found: Answer, words: Wording) -> str:
    """What is seen outside beside inside, and whether it is proven, in one sentence."""
    _ = words.gettext
    ratio = found.access.judgements[ENHANCED].finding.rate_ratio
    if ratio is None:
        return _("Akses di luar dan di dalam garis tidak dapat dibandingkan")
    if math.isinf(ratio):
        return _("Di dalam garis tidak ada desa yang menjangkau sentra")
    if ratio == 0:
        return _("Di luar garis tidak ada desa yang menjangkau sentra")
    state = found.access.judgements[ENHANCED].verdict.state
    return _(_TITLE.get(state, _PROVEN), ratio=words.number(ratio, 2))


def access_reading(found: Answer, words: Wording) -> str:
    """The comparison with its interval, and the share of people who reach nothing."""
    _ = words.gettext
    access, finding = found.access, found.access.judgements[ENHANCED].finding
    inside, outside = access.zones[INSIDE], access.zones[OUTSIDE]
    text = _(
        "per {people} penduduk ada {inside} {unit} di dalam garis dan {outside} di luar (E2SFCA); "
        "tanpa {sentra} dalam {radius}: {without_inside} penduduk di dalam, {without_outside} di "
        "luar.",
        people=words.number(PER_PEOPLE),
        inside=words.number(inside.means[ENHANCED], 2),
        outside=words.number(outside.means[ENHANCED], 2),
        unit=supply_name(found, words),
        sentra=counted_sentra(found.question, words),
        radius=radius(found, words),
        without_inside=words.percent(inside.without),
        without_outside=words.percent(outside.without),
    )
    if finding.rate_ratio is None:
        return text
    judgement = access.judgements[ENHANCED]
    parts = [
        text,
        _ratio_sentence(found, words),
        reason_of(judgement, limits_of(found), words),
        sides_sentence(judgement, words),
        _both_states(found, words),
    ]
    return " ".join(part for part in parts if part)


def access_meaning(found: Answer, words: Wording) -> str:
    """What the p compares with; empty where there was no test."""
    if found.access.judgements[ENHANCED].finding.p is None:
        return ""
    counted = words.gettext("Semua desa dihitung, bukan sampel.")
    return f"{counted} {scattered_sentence(words)}"


_RATIO = N_(
    "Rasio luar terhadap dalam {ratio} (interval {level}: {interval}; {p}), menurut 2SFCA {plain}."
)
_RATIO_ALONE = N_(
    "Rasio luar terhadap dalam {ratio} (interval tidak dapat dihitung), menurut 2SFCA {plain}."
)


def _ratio_sentence(found: Answer, words: Wording) -> str:
    judgements = found.access.judgements
    finding = judgements[ENHANCED].finding
    return words.gettext(
        _RATIO if finding.interval else _RATIO_ALONE,
        ratio=words.number(finding.rate_ratio, 2),
        level=level(limits_of(found).alpha, words),
        interval=interval(finding.interval, words, 2),
        p=p_value(finding.p, words),
        plain=words.number(judgements[TWO_STEP].finding.rate_ratio, 2),
    )


def _both_states(found: Answer, words: Wording) -> str:
    """The state by either method, where they differ."""
    enhanced, plain = (found.access.judgements[name].verdict.state for name in (ENHANCED, TWO_STEP))
    if enhanced == plain:
        return ""
    return words.gettext(
        "Kesimpulan menurut E2SFCA: “{enhanced}”; menurut 2SFCA: “{plain}”.",
        enhanced=label(words, STATE, enhanced),
        plain=label(words, STATE, plain),
    )


def supply_name(found: Answer, words: Wording) -> str:
    """What is shared out, within a sentence."""
    if found.access.uses_units:
        return words.gettext("unit usaha sentra")
    return words.ngettext("lokasi sentra", "lokasi sentra", 2)


def access_notes(found: Answer, words: Wording) -> list[str]:
    """What the figures rest on and what they leave out."""
    _ = words.gettext
    notes = [
        *filter(None, [access_meaning(found, words)]),
        _supply_note(found, words),
        _edge_note(found, words),
        _(
            "2SFCA menghitung setiap sentra dalam jangkauan sama; pada E2SFCA bobotnya turun "
            "dengan jarak sampai nol di tepi jangkauan (Gauss). Sentra dibagi di antara semua "
            "penduduk yang menjangkaunya."
        ),
        _(
            "Penduduk per desa adalah perkiraan. Ketidakpastian letak sentra dan permukiman tidak "
            "dihitung di sini; interval hanya mengundi ulang desa."
        ),
    ]
    if found.access.unreached:
        notes.append(_unreached_note(found, words))
    if found.question.district:
        notes.append(
            _(
                "Saringan kecamatan hanya memilih desa yang ditampilkan; penduduk dan sentra "
                "kecamatan lain tetap ikut dihitung."
            )
        )
    return notes


def _supply_note(found: Answer, words: Wording) -> str:
    access = found.access
    if access.uses_units:
        return words.gettext(
            "Besar sentra: jumlah unit usahanya, diketahui untuk semua {n} lokasi sentra.",
            n=words.number(len(access.sentra)),
        )
    return words.gettext(
        "Jumlah unit baru diketahui untuk {known} dari {n} lokasi sentra, jadi tiap lokasi "
        "dihitung satu.",
        known=words.number(access.units_known),
        n=words.number(len(access.sentra)),
    )


def _edge_note(found: Answer, words: Wording) -> str:
    if found.cut.study.distance == TIME:
        return words.gettext(
            "Waktu tempuh tidak berbentuk lingkaran, jadi desa tepi tidak dapat ditandai; penduduk "
            "dan sentra di luar kabupaten tidak ikut dihitung."
        )
    return words.gettext(
        "{edge} dari {n} desa adalah desa tepi: lingkaran {km} km di sekitar permukimannya "
        "melewati batas kabupaten, di darat atau laut, jadi penduduk dan sentra di seberangnya "
        "(Balikpapan, Paser, Kutai Kartanegara) tidak terhitung.",
        edge=words.number(sum(bool(row.is_edge) for row in found.access.villages)),
        n=words.number(len(found.access.villages)),
        km=words.number(found.question.radius_km, 1),
    )


def _unreached_note(found: Answer, words: Wording) -> str:
    names = [f"{row.sentra} – {row.village}" for row in found.access.unreached]
    return words.gettext(
        "Tidak ada permukiman dalam {radius} dari: {names}. Sentra itu tidak masuk ke angka desa "
        "mana pun.",
        radius=radius(found, words),
        names="; ".join(names),
    )


def zone_access_table(found: Answer, words: Wording) -> Table:
    """One row a zone, also for a zone with nothing in it."""
    return build_table([_zone_row(zone, words) for zone in found.access.zones])


def _zone_row(zone: ZoneAccess, words: Wording) -> list[Cell]:
    _ = words.gettext
    quartiles = zone.quartiles[ENHANCED] or (None, None, None)
    return [
        (_("Zona"), TEXT, label(words, ZONE, zone.zone)),
        (_("Penduduk (perkiraan)"), COUNT, round(zone.people)),
        (_("Rata-rata 2SFCA"), HUNDREDTHS, zone.means[TWO_STEP]),
        (_("Rata-rata E2SFCA"), HUNDREDTHS, zone.means[ENHANCED]),
        (_("Desa: kuartil 1"), HUNDREDTHS, quartiles[0]),
        (_("Desa: median"), HUNDREDTHS, quartiles[1]),
        (_("Desa: kuartil 3"), HUNDREDTHS, quartiles[2]),
        (_("Penduduk tanpa sentra dalam jangkauan"), SHARE, zone.without),
    ]


def shown_villages(found: Answer) -> list[VillageAccess]:
    """The villages of the zones asked for."""
    zones = set(found.question.zone or ZONES)
    return [row for row in found.access.villages if row.zone in zones]


def village_access_table(found: Answer, words: Wording) -> Table:
    """One row a village that the filters keep."""
    return build_table([_village_row(row, words) for row in shown_villages(found)])


def _village_row(row: VillageAccess, words: Wording) -> list[Cell]:
    _ = words.gettext
    return [
        (_("Nama desa"), TEXT, row.village),
        (_("Kecamatan"), TEXT, row.district),
        (_("Zona"), TEXT, label(words, ZONE, row.zone)),
        (_("Penduduk (perkiraan)"), COUNT, round(row.people)),
        (_("Sentra dalam jangkauan"), COUNT, row.sentra_in_reach),
        ("2SFCA", HUNDREDTHS, row.two_step),
        ("E2SFCA", HUNDREDTHS, row.enhanced),
        (_("Peringkat"), COUNT, row.rank),
        (_("Desa tepi"), TEXT, yes_no(words, known=row.is_edge)),
        (_("Lingkaran di luar batas"), SHARE, row.beyond_share),
    ]


def yes_no(words: Wording, *, known: bool | None) -> str:
    """Yes, no, or the dash of what is not known."""
    if known is None:
        return words.number(None)
    return words.gettext("ya") if known else words.gettext("tidak")


def sentra_access_table(found: Answer, words: Wording) -> Table:
    """One row a sentra location that takes part."""
    return build_table([_sentra_row(row, words) for row in found.access.sentra])


def _sentra_row(row: SentraAccess, words: Wording) -> list[Cell]:
    _, people = words.gettext, words.number(PER_PEOPLE)
    return [
        (_("Sentra"), TEXT, row.sentra),
        (_("Desa tempat sentra"), TEXT, row.village),
        (_("Zona"), TEXT, label(words, ZONE, row.zone)),
        (_("Jumlah unit usaha"), COUNT, row.units),
        (_("Penduduk dalam jangkauan"), COUNT, None if row.people is None else round(row.people)),
        (_("Per {people} penduduk (2SFCA)", people=people), HUNDREDTHS, row.ratios[TWO_STEP]),
        (_("Per {people} penduduk (E2SFCA)", people=people), HUNDREDTHS, row.ratios[ENHANCED]),
        (_("Di tepi"), TEXT, yes_no(words, known=row.is_edge)),
    ]
