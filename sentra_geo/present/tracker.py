"""The sentra on their way, in sentences: stage, evidence, units, and what must be asked."""

from __future__ import annotations

from collections.abc import Iterator

from sentra_geo.answer import Answer
from sentra_geo.layers.dictionary import CHOICES
from sentra_geo.present.labels import ZONE, label
from sentra_geo.sections.ladder import (
    ELSEWHERE,
    INACTIVE_UNCLEAR,
    LADDER,
    OUT_OF_ORDER,
    RECORD_AHEAD,
    RECORD_BEHIND,
    RECORDS_DIFFER,
    UNKNOWN,
    Climb,
    Evidence,
    Step,
)
from sentra_geo.sections.sentra_record import LEAST_UNITS, MET, NOT_MET
from sentra_geo.sections.tracker import (
    ASK_BETWEEN,
    ASK_CHECK,
    ASK_CONFLICT,
    ASK_FACILITIES,
    ASK_LISTS,
    ASK_MARKET,
    ASK_PRODUCTS,
    ASK_REST,
    ASK_SOURCE,
    ASK_STAGE,
    ASK_UNITS,
    SPREADS,
    TrackedSentra,
    Tracker,
)
from sentra_geo.wording import N_, Wording

STAGE = {**CHOICES["stage"], UNKNOWN: N_("Tidak diketahui")}
STEP_STATE = {
    "reached": N_("ada catatan"),
    "partly": N_("di sebagian lokasi"),
    "between": N_("tidak diketahui"),
    "open": N_("belum ada bukti"),
}
STEP_MARK = {"reached": "●", "partly": "◐", "between": "?", "open": "○"}
_CONFLICT = {
    RECORD_BEHIND: N_("Catatan resmi ({record}) lebih rendah daripada bukti yang ada."),
    RECORD_AHEAD: N_("Catatan resmi ({record}) lebih tinggi daripada bukti yang ada."),
    RECORDS_DIFFER: N_("Catatan resmi tiap lokasi berbeda: {record}."),
    OUT_OF_ORDER: N_("Tanggal bukti tidak berurutan: tahap lebih tinggi tercatat lebih dulu."),
    ELSEWHERE: N_("Ada bukti dari desa yang bukan lokasi sentra ini; tahapnya tidak dihitung."),
    INACTIVE_UNCLEAR: N_("Ada catatan tidak aktif yang tidak cocok dengan catatan lain."),
}
_ASK = {
    ASK_UNITS: N_("Berapa unit usaha yang bekerja di {places}?"),
    ASK_STAGE: N_("Apakah sentra ini sudah dibangun atau beroperasi, dan sejak kapan?"),
    ASK_BETWEEN: N_("Kapan sentra ini melewati tahap: {between}?"),
    ASK_REST: N_("Bagaimana keadaannya di {rest}? Buktinya baru dari {known}."),
    ASK_CHECK: N_("Siapa yang dapat memeriksa bukti tahap: {unchecked}?"),
    ASK_SOURCE: N_("Dokumen atau tautan apa yang membuktikan tahap: {unsourced}?"),
    ASK_CONFLICT: N_("Mana yang benar dari catatan yang tidak cocok?"),
    ASK_FACILITIES: N_("Fasilitas apa yang ada, dan bagaimana keadaannya?"),
    ASK_PRODUCTS: N_("Produk apa yang dibuat, dan berapa banyak?"),
    ASK_MARKET: N_("Di mana produknya dijual?"),
    ASK_LISTS: N_(
        "Usaha mana di sentra ini yang sudah ikut program? Daftar pesertanya belum lengkap."
    ),
}
"""Questions to put; the fields are filled by :func:`asks`."""


def stage_text(found: Climb, words: Wording) -> str:
    """The stage and, where it is not that of all locations, where; and where it is inactive."""
    _ = words.gettext
    text = label(words, STAGE, found.stage)
    if found.villages:
        text = _("{stage} di {places}", stage=text, places=", ".join(found.villages))
    if found.idle:
        text = _("{stage}; tidak aktif di {places}", stage=text, places=", ".join(found.idle))
    return text


def step_text(step: Step, words: Wording) -> str:
    """What is known of one step: its first date, or that nothing is."""
    _ = words.gettext
    if step.state not in {"reached", "partly"}:
        return _(STEP_STATE[step.state])
    counted = [one for one in step.evidence if not one.is_elsewhere]
    day = words.day(counted[0].date) if counted else _("catatan resmi, tanpa bukti")
    return f"{day}, {', '.join(step.villages)}" if step.villages else day


def evidence_text(one: Evidence, words: Wording) -> str:
    """One milestone in a line: day, event, place, source and whether it is checked."""
    _ = words.gettext
    event = (one.event_en if words.language == "en" else "") or one.event
    parts = [f"{words.day(one.date)}: {event or label(words, STAGE, one.stage)}"]
    if one.village and not one.is_whole:
        parts.append(_("hanya di {place}", place=one.village))
    return "; ".join([*parts, source_text(one, words), checked_text(one, words)])


def source_text(one: Evidence, words: Wording) -> str:
    """Who says so; that nobody is named where nobody is."""
    if one.source or one.link:
        return words.gettext("sumber: {source}", source=one.source or one.link)
    return words.gettext("sumber tidak disebutkan")


def checked_text(one: Evidence, words: Wording) -> str:
    """Who has checked it and when; empty means that nobody has yet."""
    _ = words.gettext
    if not one.checked_by:
        return _("belum diperiksa")
    if not one.checked_on:
        return _("diperiksa {who}", who=one.checked_by)
    return _("diperiksa {who}, {date}", who=one.checked_by, date=words.day(one.checked_on))


def conflicts(found: Climb, words: Wording) -> list[str]:
    """What does not agree, a sentence each."""
    record = ", ".join(label(words, STAGE, status).lower() for status in found.record)
    return [words.gettext(_CONFLICT[code], record=record) for code in found.conflicts]


def units_text(sentra: TrackedSentra, words: Wording) -> str:
    """Business units against the five of the law."""
    _, units = words.gettext, sentra.units
    needed = words.number(LEAST_UNITS)
    if units.known is None:
        return _("Unit usaha: tidak diketahui (syarat sentra IKM: paling sedikit {n})", n=needed)
    known = words.number(units.known)
    held = _("paling sedikit {n}", n=known) if units.missing else known
    standing = {
        MET: N_("Unit usaha: {held}; syarat sentra IKM (paling sedikit {n}) terpenuhi"),
        NOT_MET: N_("Unit usaha: {held}; syarat sentra IKM (paling sedikit {n}) belum terpenuhi"),
        UNKNOWN: N_("Unit usaha: {held}; belum diketahui apakah syarat {n} unit terpenuhi"),
    }[units.standing]
    return _(standing, held=held, n=needed)


def asks(sentra: TrackedSentra, words: Wording, only: tuple[str, ...] | None = None) -> list[str]:
    """What must be asked, the most telling first; ``only`` some codes, None for all."""
    found = sentra.climb
    names = {step.stage: label(words, STAGE, step.stage).lower() for step in found.steps}
    unchecked = [one.stage for one in found.evidence if not one.checked_by]
    unsourced = [one.stage for one in found.evidence if not (one.source or one.link)]
    fields = {
        "places": ", ".join(sentra.units.missing),
        "between": ", ".join(names[s.stage] for s in found.steps if s.state == "between"),
        "known": ", ".join(found.villages),
        "rest": ", ".join(name for name in sentra.places if name not in found.villages),
        "unchecked": _named(unchecked, words),
        "unsourced": _named(unsourced or [found.stage], words),
    }
    return [
        words.gettext(_ASK[code], **fields) for code in sentra.asks if only is None or code in only
    ]


def _named(stages: list[str], words: Wording) -> str:
    return ", ".join(dict.fromkeys(label(words, STAGE, stage).lower() for stage in stages))


def tracker_title(tracker: Tracker, words: Wording) -> str:
    """How many have ever been recorded as operating: the conclusion of the page."""
    n = running(tracker)
    return words.gettext(
        "{n} dari {total} sentra pernah tercatat beroperasi",
        n=words.number(sum(n.values())),
        total=words.number(len(tracker.sentra)),
    )


def running(tracker: Tracker) -> dict[str, int]:
    """Sentra recorded as operating or exporting, by spread."""
    stages = LADDER[LADDER.index("operating") :]
    return {zone: sum(tracker.by_stage[stage][zone] for stage in stages) for zone in SPREADS}


def tracker_sentences(found: Answer, words: Wording) -> list[str]:
    """What the sentra's progress says inside and outside, and what it does not say."""
    return list(_sentences(found.tracker, words))


def _sentences(tracker: Tracker, words: Wording) -> Iterator[str]:
    _ = words.gettext
    n, total = running(tracker), len(tracker.sentra)
    held = {z: sum(held[z] for held in tracker.by_stage.values()) for z in SPREADS}
    parts = [
        _("{zone}: {n} dari {total}", zone=label(words, ZONE, z).lower(), n=n[z], total=held[z])
        for z in SPREADS
        if held[z]
    ]
    yield _("Pernah tercatat beroperasi – {parts}.", parts="; ".join(parts))
    if sum(n.values()):
        yield _(
            "Apakah yang pernah beroperasi itu masih berjalan sekarang tidak diketahui dari sini."
        )
    partly = sum(tracker.partly[stage] for stage in LADDER[LADDER.index("operating") :])
    if partly:
        yield words.ngettext(
            "{n} di antaranya hanya tercatat di sebagian lokasinya.",
            "{n} di antaranya hanya tercatat di sebagian lokasinya.",
            partly,
            n=partly,
        )
    if tracker.unchecked:
        yield words.ngettext(
            "{n} bukti belum diperiksa siapa pun.",
            "{n} bukti belum diperiksa siapa pun.",
            tracker.unchecked,
            n=tracker.unchecked,
        )
    yield _("Tahap tanpa bukti ditulis tidak diketahui; itu bukan berarti belum dijalankan.")
    yield words.ngettext(
        "Ini {n} sentra yang ada menurut pilihan, bukan contoh acak: selisihnya adalah yang "
        "tercatat, jadi tidak diuji dan ditulis sebagai jumlah, tanpa persen.",
        "Ini semua {n} sentra menurut pilihan, bukan contoh acak: selisihnya adalah yang "
        "tercatat, jadi tidak diuji dan ditulis sebagai jumlah, tanpa persen.",
        total,
        n=total,
    )
