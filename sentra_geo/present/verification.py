"""Villages to verify, in words: why, what to do, and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass

from sentra_geo.answer import Answer
from sentra_geo.present.labels import STATE, ZONE, label
from sentra_geo.present.states import state_text
from sentra_geo.present.tables import COUNT, SHARE, TENTHS, TEXT, Table, build_table
from sentra_geo.sections.verification import (
    NOTED,
    SENTRA_UNSURE,
    SETTLEMENT_NEAR,
    SETTLEMENT_UNSURE,
    SPLIT,
    VillageToVerify,
)
from sentra_geo.wording import N_, Wording

_REASON = {
    SETTLEMENT_NEAR: N_("Jarak permukiman ke garis hanya {distance}."),
    SETTLEMENT_UNSURE: N_(
        "Letak permukiman dapat meleset {m} m, sedangkan jaraknya ke garis {distance}."
    ),
    SENTRA_UNSURE: N_("Letak sentra di desa ini tidak pasti: lingkarannya melewati garis."),
    SPLIT: N_("Garis memotong desa: {share} luasnya di dalam."),
    NOTED: N_("Catatan: {note}"),
}
_ACTION = {
    SETTLEMENT_NEAR: N_("Tanyakan ke kantor desa di sisi mana permukiman itu tercatat."),
    SETTLEMENT_UNSURE: N_("Minta koordinat permukiman dari kantor desa."),
    SENTRA_UNSURE: N_("Minta koordinat sentra dari kantor desa atau dinas perindustrian."),
    SPLIT: N_("Tanyakan ke kantor desa RT dan dusun mana yang berada di dalam."),
    NOTED: N_("Bandingkan dengan layanan peta Otorita IKN (geodata.ikn.go.id) bila daring."),
}


@dataclass(frozen=True)
class VillageCase:
    """One village to verify, in words.

    Attributes:
        title: Village and district.
        zone: Its zone under the question, a code.
        zone_name: The same in words.
        reasons: Why, one sentence each.
        actions: What to do, one sentence each.
        stakes: What hangs on it, one sentence each.
    """

    title: str
    zone: str
    zone_name: str
    reasons: tuple[str, ...]
    actions: tuple[str, ...]
    stakes: tuple[str, ...]


def village_cases(found: Answer, words: Wording) -> list[VillageCase]:
    """The villages to verify, in the order of the answer."""
    return [
        VillageCase(
            title=words.gettext(
                "{village}, Kecamatan {district}", village=row.village, district=row.district
            ),
            zone=row.zone,
            zone_name=label(words, ZONE, row.zone),
            reasons=tuple(_reason(reason, row, words) for reason in row.reasons),
            actions=tuple(words.gettext(_ACTION[reason]) for reason in row.reasons),
            stakes=_stakes(row, words),
        )
        for row in found.to_verify
    ]


def _reason(reason: str, row: VillageToVerify, words: Wording) -> str:
    note = row.note_en or row.note if words.language == "en" else row.note
    return words.gettext(
        _REASON[reason],
        distance=_distance(row.line_km, words),
        m=words.number(row.position_uncertainty_m),
        share=words.percent(row.share_inside),
        note=note,
    )


def _distance(km: float, words: Wording) -> str:
    """A distance that is no more exact than the map: to 10 m below 1 km, else to 100 m."""
    if km < 1:
        return words.gettext("{m} m", m=words.number(round(km * 100) * 10))
    return words.gettext("{km} km", km=words.number(km, 1))


def _stakes(row: VillageToVerify, words: Wording) -> tuple[str, ...]:
    _ = words.gettext
    lines = [_("{n} penduduk (perkiraan)", n=words.number(row.people))]
    lines.append(
        _("Sentra di desa ini: {names}", names=", ".join(row.sentra))
        if row.sentra
        else _("Tidak ada sentra di desa ini.")
    )
    if row.decides:
        lines.append(
            _(
                "Kesimpulan bila desa ini di dalam: {inside}; bila di luar: {outside}.",
                inside=label(words, STATE, row.state_if_inside),
                outside=label(words, STATE, row.state_if_outside),
            )
        )
    else:
        lines.append(_("Sisi desa ini saja tidak mengubah kesimpulan."))
    return tuple(lines)


def verification_sentence(found: Answer, words: Wording) -> str:
    """How many villages to verify, and how many of them change the state alone."""
    _, rows = words.gettext, found.to_verify
    if not rows:
        return _("Tidak ada desa yang perlu diverifikasi untuk pilihan ini.")
    names = ", ".join(row.village for row in rows)
    return words.ngettext(
        "{n} desa perlu diverifikasi: {names}.",
        "{n} desa perlu diverifikasi: {names}.",
        len(rows),
        n=words.number(len(rows)),
        names=names,
    )


def verification_table(found: Answer, words: Wording) -> Table:
    """One row a village to verify, with its figures."""
    _ = words.gettext
    return build_table(
        [
            [
                (_("Nama desa"), TEXT, row.village),
                (_("Kecamatan"), TEXT, row.district),
                (_("Zona"), TEXT, label(words, ZONE, row.zone)),
                (_("Luas di dalam garis"), SHARE, row.share_inside),
                (_("Permukiman ke garis (km)"), TENTHS, row.line_km),
                (_("Ketidakpastian letak (m)"), COUNT, row.position_uncertainty_m),
                (_("Penduduk (perkiraan)"), COUNT, round(row.people)),
                (_("Sentra di desa ini"), TEXT, ", ".join(row.sentra)),
                (_("Kesimpulan bila di dalam"), TEXT, state_text(row.state_if_inside, words)),
                (_("Kesimpulan bila di luar"), TEXT, state_text(row.state_if_outside, words)),
                (
                    _("Alasan"),
                    TEXT,
                    " ".join(_reason(reason, row, words) for reason in row.reasons),
                ),
            ]
            for row in found.to_verify
        ]
    )
