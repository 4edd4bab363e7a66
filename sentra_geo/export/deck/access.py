"""The slide of access: how many sentra people reach, given who else does."""

from __future__ import annotations

from sentra_geo.answer import INSIDE, OUTSIDE
from sentra_geo.export.deck.frame import (
    caption,
    columns,
    fitted_text,
    framed,
    heading,
    interval_note,
)
from sentra_geo.export.deck.slides import Chart, Column, ColumnPlot, Paragraph, Slide
from sentra_geo.export.request import Request
from sentra_geo.present.access import access_meaning, access_title, supply_name
from sentra_geo.present.access_chart import access_chart
from sentra_geo.present.charts import interval_level
from sentra_geo.present.evidence_text import limits_of, reason_of
from sentra_geo.present.labels import ZONE, label
from sentra_geo.present.palette import ZONE_COLOUR
from sentra_geo.present.phrases import (
    counted_commodities,
    counted_sentra,
    interval,
    p_value,
    radius,
)
from sentra_geo.sections.accessibility import ENHANCED, PER_PEOPLE

_LAYERS = ("villages", "sentra", "delineation", "population", "travel")


def access_slides(request: Request) -> list[Slide]:
    """One slide; none where no sentra takes part."""
    found, words = request.found, request.words
    if not found.access.sentra:
        return []
    left, right = columns(1.5, 1)
    title = access_title(found, words)
    chart = Chart(left, _plot(request), _alt(request), access_chart(found, words))
    text = fitted_text(right, _beside(request), least=12)
    notes = [
        words.gettext("Yang dikatakan: {text}.", text=title),
        words.gettext(
            "Akses berarti berapa {unit} yang tersedia untuk {people} penduduk, sesudah dibagi "
            "dengan semua penduduk lain yang menjangkaunya.",
            unit=supply_name(found, words),
            people=words.number(PER_PEOPLE),
        ),
        _counted(request),
        interval_note(request),
        access_meaning(found, words),
        words.gettext("Penduduk di tiap sisi adalah perkiraan, bukan hitungan per desa."),
    ]
    return [framed(request, "access", title, [chart, text], _LAYERS, notes)]


def _plot(request: Request) -> ColumnPlot:
    found, words = request.found, request.words
    title = words.gettext(
        "{unit} per {people} penduduk", unit=_unit(request), people=words.number(PER_PEOPLE)
    )
    # A zone without people has no mean; it keeps its place on the axis.
    held = [
        Column(label(words, ZONE, zone.zone), "", zone.means[ENHANCED], ZONE_COLOUR[zone.zone])
        for zone in found.access.zones
    ]
    return ColumnPlot(tuple(held), words.gettext("Rata-rata E2SFCA"), title, is_share=False)


def _unit(request: Request) -> str:
    name = supply_name(request.found, request.words)
    return f"{name[:1].upper()}{name[1:]}"


def _beside(request: Request) -> list[Paragraph]:
    found, words = request.found, request.words
    _ = words.gettext
    zones = found.access.zones
    return [
        heading(
            _(
                "Penduduk tanpa {sentra} dalam {radius}",
                sentra=counted_sentra(request.found.question, request.words),
                radius=radius(found, words),
            ),
            18,
        ),
        *(
            Paragraph(f"{label(words, ZONE, zone.zone)}: {words.percent(zone.without)}", 18)
            for zone in zones
        ),
        heading(_("Rasio luar terhadap dalam"), 18),
        Paragraph(_ratio(request), 18),
        Paragraph(_reason(request), 16, before=10),
        caption(
            _(
                "Per {people} penduduk: {inside} di dalam dan {outside} di luar (E2SFCA, makin "
                "jauh makin kecil bobotnya).",
                people=words.number(PER_PEOPLE),
                inside=words.number(zones[INSIDE].means[ENHANCED], 2),
                outside=words.number(zones[OUTSIDE].means[ENHANCED], 2),
            )
        ),
    ]


def _counted(request: Request) -> str:
    if not counted_commodities(request.found.question):
        return ""
    return request.words.gettext(
        "Sentra lain tidak dihitung di slide ini: hanya {sentra}.",
        sentra=counted_sentra(request.found.question, request.words),
    )


def _ratio(request: Request) -> str:
    found, words = request.found, request.words
    finding = found.access.judgements[ENHANCED].finding
    if finding.rate_ratio is None:
        return words.gettext("tidak dapat dihitung")
    if finding.interval is None:
        return words.number(finding.rate_ratio, 2)
    return words.gettext(
        "{ratio} (interval {level}: {limits}; {p})",
        ratio=words.number(finding.rate_ratio, 2),
        level=interval_level(found, words),
        limits=interval(finding.interval, words, 2),
        p=p_value(finding.p, words),
    )


def _reason(request: Request) -> str:
    judgement = request.found.access.judgements[ENHANCED]
    return reason_of(judgement, limits_of(request.found), request.words)


def _alt(request: Request) -> str:
    found, words = request.found, request.words
    said = "; ".join(
        f"{label(words, ZONE, zone.zone)}: {words.number(zone.means[ENHANCED], 2)}"
        for zone in found.access.zones
    )
    return words.gettext(
        "Bagan kolom: {unit} per {people} penduduk. {text}.",
        unit=supply_name(found, words),
        people=words.number(PER_PEOPLE),
        text=said,
    )
