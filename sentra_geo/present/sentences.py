"""The Answer in words: fixed templates, filled with its figures, in either language."""

from __future__ import annotations

from sentra_geo.answer import INSIDE, NEAR, OUTSIDE, Answer
from sentra_geo.figures import ZoneFigures
from sentra_geo.layers.package import LayerFacts
from sentra_geo.present.labels import (
    BASE,
    COMMODITY,
    LAYER,
    RULE,
    SAMPLE,
    SCALE,
    STANDING,
    STATE,
    UNIT,
    ZONE,
    label,
)
from sentra_geo.present.phrases import (
    BASE_PLURAL,
    COVERED_PLURAL,
    base_amount,
    interval,
    probability,
    target_name,
    unit_name,
)
from sentra_geo.question import Question
from sentra_geo.study import Study
from sentra_geo.wording import N_, Wording


def headline(found: Answer, words: Wording) -> str:
    """The verdict in one sentence, for the top of the overview and a slide."""
    _ = words.gettext
    question, finding = found.question, found.finding
    state = label(words, STATE, found.verdict.state)
    if finding.share_inside is None or finding.expected_share is None:
        text = _("{state}: {why}", state=state, why=_why_no_figures(found, words))
    else:
        template = (
            N_(
                "{state}: {x} dari {n} {unit} ({share}) ada di luar garis, tempat {expected} "
                "penduduk tinggal{near}."
            )
            if question.base == "population"
            else N_(
                "{state}: {x} dari {n} {unit} ({share}) ada di luar garis; bagian {base} di "
                "luar garis {expected}{near}."
            )
        )
        text = _(
            template,
            state=state,
            x=words.count(found.units[OUTSIDE]),
            n=words.count(found.units[OUTSIDE] + found.units[INSIDE]),
            unit=unit_name(question.unit, found.units[OUTSIDE] + found.units[INSIDE], words),
            share=words.percent(1 - finding.share_inside),
            base=_(BASE_PLURAL[question.base]),
            expected=words.percent(1 - finding.expected_share),
            near=_(" (tanpa yang dekat batas)") if found.units[NEAR] or found.bases[NEAR] else "",
        )
    return f"{_(SAMPLE)} – {text}" if found.verdict.uses_sample else text


def evidence(found: Answer, words: Wording) -> str:
    """Gap, ratio, interval, p and n in one short line, for under the headline."""
    finding = found.finding
    if finding.gap is None:
        return ""
    text = words.gettext(
        "Selisih {gap} poin persen; laju di luar {ratio} kali di dalam, interval 95 % {interval}; "
        "p = {p}; n = {n}.",
        gap=words.signed(finding.gap * 100),
        ratio=words.number(finding.rate_ratio, 2),
        interval=interval(finding.interval, words, 2, short=True),
        p=probability(finding.p, words),
        n=words.count(found.units[INSIDE] + found.units[OUTSIDE]),
    )
    if found.question.base == "population":
        text += " " + words.gettext("Penduduk di tiap sisi adalah perkiraan.")
    return text


def explanation(found: Answer, words: Wording) -> str:
    """The evidence behind the verdict: interval, p, the smallest gap these numbers could show."""
    _ = words.gettext
    finding, question = found.finding, found.question
    if finding.gap is None:
        return ""
    parts = [
        _(
            "Selisih {gap} poin persen; laju di luar {ratio} kali laju di dalam",
            gap=words.signed(finding.gap * 100),
            ratio=words.number(finding.rate_ratio, 2),
        )
        + (
            _(
                " (interval 95 % {interval}; p = {p}).",
                interval=interval(finding.interval, words, 2),
                p=probability(finding.p, words),
            )
            if finding.interval
            else _("; interval tidak dapat dihitung.")
        )
    ]
    parts.append(_visible_sentence(found, words))
    if finding.method == "village_bootstrap" and finding.interval:
        parts.append(_("Interval dari 2.000 undian ulang desa, karena usaha mengelompok di desa."))
    near = found.units[NEAR]
    if near or found.bases[NEAR]:
        parts.append(_near_sentence(found, words))
    if question.unit != "businesses":
        parts.append(
            _(
                "Sentra yang dihitung adalah keseluruhan, bukan sampel: p menjawab “mungkinkah "
                "pembagian acak menurut {base} memberi hasil ini?”.",
                base=_(BASE_PLURAL[question.base]),
            )
        )
    return " ".join(part for part in parts if part)


def _visible_sentence(found: Answer, words: Wording) -> str:
    _ = words.gettext
    visible = found.finding.visible
    if visible is None:
        return ""
    units = round(found.units[INSIDE] + found.units[OUTSIDE])
    unit = unit_name(found.question.unit, units, words)
    if visible.gap is None:
        return _(
            "Dengan {n} {unit}, uji ini tidak dapat menunjukkan selisih apa pun.",
            n=units,
            unit=unit,
        )
    many, few = visible.high_k, visible.low_k
    if many is not None and few is not None:
        text = _(
            "Dengan {n} {unit}, ketimpangan baru terlihat bila {many} atau lebih, atau {few} atau "
            "kurang, ada di dalam (selisih terkecil {gap} poin).",
            n=units,
            unit=unit,
            many=many,
            few=few,
            gap=words.number(visible.gap * 100, 1),
        )
    elif many is not None:
        text = _(
            "Dengan {n} {unit}, ketimpangan baru terlihat bila {many} atau lebih ada di dalam "
            "(selisih terkecil {gap} poin); ketertinggalan di dalam tidak dapat terlihat, juga "
            "bila tidak ada satu pun di dalam.",
            n=units,
            unit=unit,
            many=many,
            gap=words.number(visible.gap * 100, 1),
        )
    else:
        text = _(
            "Dengan {n} {unit}, ketimpangan baru terlihat bila {few} atau kurang ada di dalam "
            "(selisih terkecil {gap} poin); ketertinggalan di luar tidak dapat terlihat, juga "
            "bila semuanya di dalam.",
            n=units,
            unit=unit,
            few=few,
            gap=words.number(visible.gap * 100, 1),
        )
    return text


def _near_sentence(found: Answer, words: Wording) -> str:
    _ = words.gettext
    text = _(
        "Yang dekat batas ({units} {unit}; {base}) tidak dihitung sampai diverifikasi.",
        units=words.count(found.units[NEAR]),
        unit=unit_name(found.question.unit, found.units[NEAR], words),
        base=base_amount(found, NEAR, words),
    )
    verdict = found.verdict
    if verdict.uses_sample:
        return text
    same = {found.finding.state, verdict.near_inside, verdict.near_outside}
    if len(same) == 1:
        return text + " " + _("Kesimpulan sama bila semuanya dianggap di dalam atau di luar.")
    return (
        text
        + " "
        + _(
            "Kesimpulan berubah: “{inside}” bila semuanya di dalam, “{outside}” bila semuanya di "
            "luar.",
            inside=label(words, STATE, verdict.near_inside),
            outside=label(words, STATE, verdict.near_outside),
        )
    )


def _why_no_figures(found: Answer, words: Wording) -> str:
    _ = words.gettext
    if found.businesses == "none" and "businesses" in {found.question.unit, found.question.base}:
        return _("data usaha belum dimuat, jadi perbandingan ini tidak dapat dihitung.")
    if found.question.unit == found.question.base:
        return _("yang dibandingkan sama dengan pembandingnya; pilih pembanding lain.")
    if not sum(found.units):
        return _("tidak ada yang dibandingkan untuk saringan ini.")
    if not found.units[INSIDE] + found.units[OUTSIDE]:
        return _("semuanya dekat batas dan perlu diverifikasi dahulu.")
    return _("salah satu sisi garis kosong untuk pilihan ini, jadi tidak ada yang dibandingkan.")


def coverage_sentence(found: Answer, words: Wording) -> str:
    """How coverage differs inside, near and outside, in one or two sentences."""
    _ = words.gettext
    question = found.question
    covered = question.covered
    if covered == "businesses" and found.businesses == "none":
        return _("Data usaha belum dimuat: cakupan usaha tidak diketahui.")
    text = _(
        "Bagian {what} dalam jarak {radius} km atau kurang dari {target}: {shares}.",
        radius=words.number(question.radius_km, 1),
        target=target_name(question.target, words),
        what=_(COVERED_PLURAL[covered]),
        shares="; ".join(_zone_share(zone, covered, words) for zone in found.zones),
    )
    gap = found.coverage_gap
    if gap.points is not None:
        text += " " + _(
            "Selisih luar dikurangi dalam {points} poin persen",
            points=words.signed(gap.points * 100),
        )
        text += (
            _(" (interval 95 % {interval}).", interval=interval(gap.interval, words, 1, 100))
            if gap.interval
            else "."
        )
    if covered == "businesses" and found.businesses == "sample":
        return f"{_(SAMPLE)} – {text}"
    return text


def _zone_share(zone: ZoneFigures, covered: str, words: Wording) -> str:
    reach = zone.reach[covered]
    name = label(words, ZONE, zone.zone).lower()
    if reach.share is None:
        return words.gettext("{zone}: tidak ada", zone=name)
    return words.gettext(
        "{zone} {share} ({x} dari {n})",
        zone=name,
        share=words.percent(reach.share),
        x=words.number(reach.covered, _decimals(reach.covered)),
        n=words.number(reach.total, _decimals(reach.total)),
    )


def _decimals(value: float) -> int:
    return 0 if float(value).is_integer() or value > 1000 else 1  # noqa: PLR2004 - people


def population_sentence(found: Answer, words: Wording) -> str:
    """How people were allocated to villages, and the band between the rules."""
    _ = words.gettext
    inside = [rule.people[INSIDE] for rule in found.rules]
    reaching = [rule.people[INSIDE] + rule.people[NEAR] for rule in found.rules]
    how = {
        "point": _("penduduk kecamatan dibagi rata ke desa-desanya, di titik permukimannya"),
        "area": _("penduduk kecamatan dibagi menurut luas wilayah desanya"),
        "administration": _("tiap kecamatan dihitung utuh di satu sisi garis"),
    }[found.question.rule]
    return _(
        "Penduduk per desa tidak diterbitkan, jadi angka ini perkiraan: {how}. Menurut ketiga "
        "aturan, yang di dalam garis {low} sampai {high} dari {total} orang.",
        how=how,
        low=words.number(min(inside)),
        high=words.number(max(reaching)),
        total=words.number(found.people_total),
    )


def choices(found: Answer, words: Wording) -> str:
    """Every choice behind the figures, as one line for captions and exports."""
    _ = words.gettext
    question = found.question
    parts = [
        found.boundary.law + f" ({label(words, STANDING, found.boundary.standing)})",
        label(words, RULE, question.rule),
        _(
            "{unit} dibanding {base}",
            unit=label(words, UNIT, question.unit),
            base=label(words, BASE, question.base).lower(),
        ),
        _("radius {km} km", km=words.number(question.radius_km, 1)),
        _("dekat batas {km} km", km=words.number(question.near_km, 1)),
    ]
    if question.target != "any":
        parts.append(_("jarak ke {target}", target=target_name(question.target, words)))
    named = [label(words, COMMODITY, name) for name in question.commodity]
    named += [label(words, SCALE, name) for name in question.scale]
    named += list(question.district)
    if named:
        parts.append(_("hanya {filters}", filters=", ".join(named)))
    return "; ".join(parts)


def layer_line(fact: LayerFacts, words: Wording) -> str:
    """One layer's name, source, standing and date, for captions."""
    name = label(words, LAYER, fact.layer).lower()
    standing = "" if fact.standing == "official" else label(words, STANDING, fact.standing)
    as_of = words.gettext("per {date}", date=words.day(fact.as_of)) if fact.as_of else ""
    about = ", ".join(part for part in (fact.short_source, standing, as_of) if part)
    return f"{name} ({about})"


_LAYER_OF = {"locations": "sentra", "population": "population", "businesses": "businesses"}


def compared_layers(question: Question) -> tuple[str, ...]:
    """Layers that the comparison of units and base is made of, for its sources."""
    unit = _LAYER_OF.get(question.unit, "sentra")
    return "delineation", unit, _LAYER_OF.get(question.base, "villages")


def data_line(study: Study, found: Answer, words: Wording) -> str:
    """Which layers are official, indicative or sample, and what the line is, in one line."""
    _ = words.gettext
    taking_part = [
        fact
        for fact in study.layers_for(found.question.boundary)
        if fact.layer != "businesses" or found.businesses != "none"
    ]
    parts = []
    for standing in dict.fromkeys(fact.standing for fact in taking_part):
        names = [fact.layer for fact in taking_part if fact.standing == standing]
        shown = ", ".join(label(words, LAYER, name).lower() for name in names)
        title = _(SAMPLE) if standing == "sample" else label(words, STANDING, standing)
        parts.append(f"{title[:1].upper()}{title[1:]}: {shown}.")
    if found.businesses == "none":
        parts.append(_("Usaha: belum ada data; muat daftar usaha untuk melihat cakupannya."))
    line = study.boundaries[found.question.boundary].facts
    parts.append(line.title_en if words.language == "en" else line.title)
    return " ".join(parts)


def sources(study: Study, boundary: str, words: Wording, *names: str) -> str:
    """Sources of the layers a figure was made of, with their dates, as one line."""
    used = study.layers_for(boundary)
    lines = [layer_line(fact, words) for fact in used if fact.layer in names]
    return words.gettext("Sumber: {sources}.", sources="; ".join(lines))
