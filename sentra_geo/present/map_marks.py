"""What stands on the map of a study: tips of villages, and marks of sentra."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sentra_geo.answer import Answer
from sentra_geo.figures import VillageFigures
from sentra_geo.present.labels import LAYER, SAMPLE, ZONE, label
from sentra_geo.present.palette import ZONE_COLOUR, ZONE_INK
from sentra_geo.present.phrases import distance_text, target_name
from sentra_geo.wording import Wording


def business_name(found: Answer, words: Wording) -> str:
    """``Usaha``, with the sample mark where it belongs."""
    name = label(words, LAYER, "businesses")
    return f"{name} ({words.gettext(SAMPLE)})" if found.businesses == "sample" else name


def village_tips(
    villages: Sequence[VillageFigures],
    found: Answer,
    words: Wording,
    more: Mapping[str, str] | None = None,
) -> dict[str, list[str]]:
    """Lines of each village's tip, by its code.

    Args:
        villages: The villages that are shown.
        found: The answer.
        words: Language.
        more: One more line by code; None for none.
    """
    tips = {v.village_code: _tip(v, found, words) for v in villages}
    return tips if more is None else {code: [*tip, more[code]] for code, tip in tips.items()}


def _tip(village: VillageFigures, found: Answer, words: Wording) -> list[str]:
    _ = words.gettext
    lines = [
        village.village,
        _("Kecamatan {name}", name=village.district) + " · " + label(words, ZONE, village.zone),
        _(
            "{distance} ke {target}",
            distance=distance_text(village.distance_km, found.cut.study.distance, words),
            target=target_name(found.question.target, words),
        ),
    ]
    if village.is_split:
        lines.append(_("{share} luasnya di dalam garis", share=words.percent(village.share_inside)))
    if village.sentra:
        lines.append(_("Sentra: {names}", names=", ".join(village.sentra)))
    if village.businesses is not None:
        lines.append(f"{business_name(found, words)}: {words.number(village.businesses)}")
    return lines


def sentra_marks(found: Answer, words: Wording, zones: set[str]) -> list[dict[str, Any]]:
    """One mark a place: two sentra at one village share it."""
    places: dict[str, list[Any]] = {}
    for sentra in found.sentra:
        for location in sentra.locations:
            if location.zone in zones:
                places.setdefault(location.village_code, []).append(location)
    return [
        {
            "id": f"sentra:{code}",
            "at": [round(here[0].lon_lat[1], 5), round(here[0].lon_lat[0], 5)],
            "text": "·".join(place.sentra_id.removeprefix("S") for place in here),
            "title": f"{', '.join(place.sentra for place in here)} – {here[0].village} "
            f"({label(words, ZONE, here[0].zone)})",
            "colour": ZONE_COLOUR[here[0].zone],
            "ink": ZONE_INK[here[0].zone],
            "uncertainty_m": here[0].position_uncertainty_m,
        }
        for code, here in places.items()
    ]
