"""The Answer in words: fixed templates, filled with its figures, in either language."""

from __future__ import annotations

from sentra_geo.answer import INSIDE, NEAR, Answer
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
    UNIT,
    ZONE,
    label,
)
from sentra_geo.present.phrases import (
    COVERED_PLURAL,
    interval,
    level,
    radius,
    target_name,
)
from sentra_geo.question import Question
from sentra_geo.sections.taking_part import layers_taking_part
from sentra_geo.study import Study
from sentra_geo.wording import Wording


def coverage_sentence(found: Answer, words: Wording) -> str:
    """How coverage differs inside, near and outside, in one or two sentences."""
    _ = words.gettext
    question = found.question
    covered = question.covered
    if covered == "businesses" and found.businesses == "none":
        return _("Data usaha belum dimuat: cakupan usaha tidak diketahui.")
    text = _(
        "Bagian {what} dalam jarak {radius} atau kurang dari {target}: {shares}.",
        radius=radius(found, words),
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
            _(
                " (interval {level} {interval}).",
                level=level(found.cut.study.settings.thresholds.alpha, words),
                interval=interval(gap.interval, words, 1, 100),
            )
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
        _("radius {radius}", radius=radius(found, words)),
        _("dekat batas {km} km", km=words.number(question.near_km, 1)),
    ]
    if question.target != "any":
        parts.append(_("jarak ke {target}", target=target_name(question.target, words)))
    named = filter_names(question, words)
    if named:
        parts.append(_("hanya {filters}", filters=", ".join(named)))
    return "; ".join(parts)


def zone_map_title(found: Answer, words: Wording) -> str:
    """What the map of zones says: how many villages lie inside, near the line and outside."""
    inside, near, outside = (round(zone.villages, 3) for zone in found.zones)
    title = words.gettext(
        "Garis {law} ({standing}): {inside} desa di dalam, {near} dekat batas, {outside} di luar",
        law=found.boundary.law,
        standing=label(words, STANDING, found.boundary.standing),
        inside=words.count(inside),
        near=words.count(near),
        outside=words.count(outside),
    )
    if not found.question.zone:
        return title
    shown = ", ".join(label(words, ZONE, zone).lower() for zone in found.question.zone)
    return words.gettext("{title}; yang ditampilkan: {zones}", title=title, zones=shown)


def filter_names(question: Question, words: Wording) -> list[str]:
    """What the filters keep, in the reader's words; empty without filters."""
    named = [label(words, COMMODITY, name) for name in question.commodity]
    named += [label(words, SCALE, name) for name in question.scale]
    return named + list(question.district)


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
    taking_part = layers_taking_part(found.cut)
    parts = []
    for standing in dict.fromkeys(fact.standing for fact in taking_part):
        names = [fact.layer for fact in taking_part if fact.standing == standing]
        shown = ", ".join(label(words, LAYER, name).lower() for name in names)
        title = _(SAMPLE) if standing == "sample" else label(words, STANDING, standing)
        title = title or _("tanpa keterangan kedudukan")
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


def used_sources(found: Answer, words: Wording, *names: str) -> str:
    """The sources of those layers that take part: made-up ones do not beside a real register.

    Args:
        found: The answer.
        words: Language.
        names: Layers that a figure is made of.

    Returns:
        One line; empty where none of them takes part.
    """
    used = (fact for fact in layers_taking_part(found.cut) if fact.layer in names)
    lines = [layer_line(fact, words) for fact in used]
    return words.gettext("Sumber: {sources}.", sources="; ".join(lines)) if lines else ""
