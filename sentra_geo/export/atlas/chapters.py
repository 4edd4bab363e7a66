"""What the atlas holds: which districts, villages and sentra have a page, and where links lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sentra_geo.answer import Answer
from sentra_geo.export.request import Request
from sentra_geo.figures import SentraFigures, VillageFigures
from sentra_geo.question import ZONES
from sentra_geo.wording import N_

DISTRICTS, VILLAGES, SENTRA = "districts", "villages", "sentra"
SECTIONS: dict[str, str] = {
    DISTRICTS: N_("Halaman kecamatan"),
    VILLAGES: N_("Halaman desa"),
    SENTRA: N_("Halaman sentra"),
}


@dataclass(frozen=True, eq=False)
class Chapters:
    """The pages of an atlas, in their order, and the name of each as a link's target.

    Attributes:
        districts: Districts with a page.
        villages: Villages with a page, by district.
        sentra: Sentra with a page.
        listed: Villages that the filters keep, whether they have a page or not.
        of_district: Target by district.
        of_village: Target by village code.
        of_sentra: Target by sentra id.
    """

    districts: tuple[str, ...]
    villages: tuple[VillageFigures, ...]
    sentra: tuple[SentraFigures, ...]
    listed: tuple[VillageFigures, ...]
    of_district: Mapping[str, str]
    of_village: Mapping[str, str]
    of_sentra: Mapping[str, str]


def chapters_of(request: Request) -> Chapters:
    """The pages that a request asks for; none where filters and sections leave none."""
    listed = listed_villages(request.found)
    names = tuple(dict.fromkeys(village.district for village in listed))
    districts = names if request.wants(DISTRICTS) else ()
    villages = listed if request.wants(VILLAGES) else ()
    sentra = listed_sentra(request.found) if request.wants(SENTRA) else ()
    return Chapters(
        districts=districts,
        villages=villages,
        sentra=sentra,
        listed=listed,
        of_district=_targets("district", districts),
        of_village=_targets("village", tuple(one.village_code for one in villages)),
        of_sentra=_targets("sentra", tuple(one.sentra_id for one in sentra)),
    )


def listed_villages(found: Answer) -> tuple[VillageFigures, ...]:
    """The villages of the zones asked for, those of a district together, by name."""
    zones = set(found.question.zone or ZONES)
    kept = [village for village in found.villages if village.zone in zones]
    places = {name: n for n, name in enumerate(dict.fromkeys(one.district for one in kept))}
    return tuple(
        sorted(kept, key=lambda one: (places[one.district], one.village, one.village_code))
    )


def listed_sentra(found: Answer) -> tuple[SentraFigures, ...]:
    """The sentra with a location in the zones asked for."""
    zones = set(found.question.zone or ZONES)
    return tuple(
        sentra for sentra in found.sentra if any(place.zone in zones for place in sentra.locations)
    )


def _targets(kind: str, codes: tuple[str, ...]) -> dict[str, str]:
    """Names of targets by number, so that no code of a file becomes part of one."""
    return {code: f"{kind}-{number}" for number, code in enumerate(codes)}
