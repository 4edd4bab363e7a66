"""Every choice a user can make, as one frozen, hashable value that fits into a URL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields

from sentra_geo.errors import Fault, QuestionError
from sentra_geo.wording import N_

ZONES = ("inside", "near", "outside")
RULES = ("point", "area", "administration")
UNITS = ("locations", "sentra", "villages", "businesses")
BASES = ("population", "businesses", "villages", "area")
COVERED = ("villages", "people", "businesses")
SCALES = ("micro", "small", "medium")
COMMODITIES = (
    "coconut",
    "folk_boat",
    "sea_product",
    "batik",
    "shrimp_paste",
    "weaving",
    "rattan",
    "bamboo",
    "palm_sugar",
)
ANY_COMMODITY = "any"
STALL_RULES = ("equal", "population", "businesses", "need")

STEP_KM = 0.1
MIN_RADIUS_KM, MAX_RADIUS_KM = 0.1, 60.0
MIN_NEAR_KM, MAX_NEAR_KM = 0.0, 5.0
MOST_ROOMS, MOST_ROOM_PRODUCTS, MOST_STALLS = 100_000, 100, 10_000


@dataclass(frozen=True)
class Question:
    """One question to the data; the defaults are those of the method page.

    Attributes:
        boundary: ``boundary_id`` of the delineation to use.
        rule: How a village that the line splits counts: ``point`` (its settlement's side),
            ``area`` (the share of its land), ``administration`` (its district's side).
        unit: What is compared: sentra ``locations``, ``sentra``, host ``villages``, ``businesses``.
        base: What it is compared with: ``population``, ``businesses``, ``villages``, ``area``.
        radius_km: Service radius in kilometres, 0.1 to 60 in steps of 0.1; in minutes where the
            study's travel table is in minutes (``Study.distance`` is ``time``).
        near_km: Half-width of the band along the line, 0 to 5 km in steps of 0.1.
        covered: What coverage is a share of: ``villages``, ``people`` or ``businesses``.
        target: Distance is taken to the nearest sentra of this commodity, or ``any``.
        commodity: Keep sentra and businesses of these commodities (empty: all).
        scale: Keep businesses of these scales (empty: all).
        district: Keep what lies in these districts (empty: all).
        zone: Show only these zones on maps and in village tables (empty: all); figures of the
            three zones are always all made.
        sample: Whether sample businesses take part.
        hotel_rooms: Rooms of the hotel calculator; 2,000 is the governor's idea.
        room_products: Kinds of product in each room; 5 is the governor's idea.
        event: ``event_id`` of the planner's event, empty for the first one.
        stalls: Stalls that the planner deals out, 0 for as many as the event's layer says.
        stall_rule: How it deals them out to districts: ``equal``, by ``population``, by
            ``businesses``, or by ``need`` (businesses that no programme has reached).

    Raises:
        QuestionError: A choice does not exist or lies outside its range; all faults at once.

    Example:
        >>> Question(radius_km=10).radius_band
        100
    """

    boundary: str = "uu3_2022"
    rule: str = "point"
    unit: str = "locations"
    base: str = "population"
    radius_km: float = 5.0
    near_km: float = 1.0
    covered: str = "villages"
    target: str = ANY_COMMODITY
    commodity: tuple[str, ...] = ()
    scale: tuple[str, ...] = ()
    district: tuple[str, ...] = ()
    zone: tuple[str, ...] = ()
    sample: bool = True
    hotel_rooms: int = 2_000
    room_products: int = 5
    event: str = ""
    stalls: int = 0
    stall_rule: str = "equal"

    def __post_init__(self) -> None:
        """Check every choice and tidy the filters (sorted, without repeats)."""
        for name in ("commodity", "scale", "district", "zone"):
            object.__setattr__(self, name, tuple(sorted(set(getattr(self, name)))))
        faults = [
            *_choice_faults("rule", self.rule, RULES),
            *_choice_faults("unit", self.unit, UNITS),
            *_choice_faults("base", self.base, BASES),
            *_choice_faults("covered", self.covered, COVERED),
            *_choice_faults("target", self.target, (ANY_COMMODITY, *COMMODITIES)),
            *(
                f
                for value in self.commodity
                for f in _choice_faults("commodity", value, COMMODITIES)
            ),
            *(f for value in self.scale for f in _choice_faults("scale", value, SCALES)),
            *(f for value in self.zone for f in _choice_faults("zone", value, ZONES)),
            *_range_faults("radius-km", self.radius_km, MIN_RADIUS_KM, MAX_RADIUS_KM),
            *_range_faults("near-km", self.near_km, MIN_NEAR_KM, MAX_NEAR_KM),
            *_choice_faults("stall-rule", self.stall_rule, STALL_RULES),
            *_count_faults("hotel-rooms", self.hotel_rooms, MOST_ROOMS),
            *_count_faults("room-products", self.room_products, MOST_ROOM_PRODUCTS),
            *_count_faults("stalls", self.stalls, MOST_STALLS),
        ]
        if faults:
            raise QuestionError(faults)
        object.__setattr__(self, "radius_km", round(float(self.radius_km), 1))
        object.__setattr__(self, "near_km", round(float(self.near_km), 1))

    @property
    def radius_band(self) -> int:
        """The radius as a number of 100 m distance bands."""
        return round(self.radius_km / STEP_KM)

    @property
    def near_band(self) -> int:
        """The near-line band's half-width as a number of 100 m distance bands."""
        return round(self.near_km / STEP_KM)

    @property
    def filters(self) -> dict[str, list[str]]:
        """The filters in force, without those that are empty."""
        names = ("commodity", "scale", "district", "zone")
        return {name: list(getattr(self, name)) for name in names if getattr(self, name)}

    def to_query(self, default: Question | None = None) -> dict[str, str]:
        """The choices that differ from ``default`` as URL parameters; lists joined by commas."""
        base = asdict(default or Question())
        return {
            name: _as_text(value) for name, value in asdict(self).items() if value != base[name]
        }

    @classmethod
    def from_query(
        cls, query: Mapping[str, str], default: Question | None = None
    ) -> tuple[Question, list[str]]:
        """Read URL parameters; a value that makes no sense is left out and named.

        Args:
            query: Parameters as :meth:`to_query` writes them; others are ignored.
            default: The choices that parameters replace.

        Returns:
            The question, and the names of the parameters that were not understood.
        """
        values = asdict(default or cls())
        refused = []
        for field in fields(cls):
            if field.name not in query:
                continue
            try:
                value = _from_text(query[field.name], values[field.name])
                cls(**{**values, field.name: value})
            except (ValueError, QuestionError):
                refused.append(field.name)
            else:
                values[field.name] = value
        return cls(**values), refused


def _choice_faults(name: str, value: str, choices: Iterable[str]) -> list[Fault]:
    if value in choices:
        return []
    return [
        Fault(
            N_("Pilihan {name} “{value}” tidak dikenal."),
            N_("Pakai salah satu dari: {choices}."),
            fields={"name": name, "value": value, "choices": ", ".join(choices)},
        )
    ]


def _range_faults(name: str, value: float, low: float, high: float) -> list[Fault]:
    steps = value / STEP_KM
    # Only whole steps: figures come from counts by 100 m band, and must not be quietly rounded.
    if low <= value <= high and abs(steps - round(steps)) < 1e-6:  # noqa: PLR2004
        return []
    return [
        Fault(
            N_("Nilai {name} = {value} tidak dapat dipakai."),
            N_("Pakai {low} sampai {high} km dengan langkah 0,1 km."),
            fields={"name": name, "value": value, "low": low, "high": high},
        )
    ]


def _count_faults(name: str, value: int, most: int) -> list[Fault]:
    if 0 <= value <= most and value == int(value):
        return []
    return [
        Fault(
            N_("Nilai {name} = {value} tidak dapat dipakai."),
            N_("Pakai bilangan bulat 0 sampai {most}."),
            fields={"name": name, "value": value, "most": most},
        )
    ]


def _as_text(value: object) -> str:
    if isinstance(value, tuple | list):
        return ",".join(value)
    if isinstance(value, bool):
        return "1" if value else "0"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _from_text(text: str, like: object) -> object:
    if isinstance(like, bool):
        if text not in {"0", "1"}:
            raise ValueError(text)
        return text == "1"
    if isinstance(like, float):
        return float(text)
    if isinstance(like, int):
        return int(text)
    if isinstance(like, tuple | list):
        return tuple(part for part in text.split(",") if part)
    return text
