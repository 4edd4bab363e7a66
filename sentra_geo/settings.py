"""Settings of a data folder: the thresholds that turn figures into words.

They stand in ``settings.toml`` beside the layers, so that an office can change them without
touching code; what the file leaves out keeps its default. Every answer depends on them, so their
digest is part of the study's.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sentra_geo.errors import Fault, LayerError
from sentra_geo.wording import N_

SETTINGS_FILE = "settings.toml"


@dataclass(frozen=True)
class Thresholds:
    """When rates count as equal or unequal (METHODS: equivalence and evidence).

    Attributes:
        low: Smallest rate ratio that still counts as equal.
        high: Largest rate ratio that still counts as equal.
        gap: Smallest difference of two coverage shares worth the word unequal.
        alpha: Level of the tests; the interval of equivalence has level 1 − 2·alpha.
    """

    low: float = 0.8
    high: float = 1.25
    gap: float = 0.05
    alpha: float = 0.05


DEFAULT_THRESHOLDS = Thresholds()


@dataclass(frozen=True)
class Settings:
    """All settings.

    Attributes:
        thresholds: When rates count as equal or unequal.
        false_discovery_rate: Among villages called over- or under-represented, the share that may
            be so by chance (Benjamini and Hochberg).
        indicative_line_m: How far an indicative line may lie from the legal one, in metres: half a
            millimetre of a map at 1:250,000 and 120 m of generalisation.
    """

    thresholds: Thresholds = DEFAULT_THRESHOLDS
    false_discovery_rate: float = 0.05
    indicative_line_m: float = 250.0

    @property
    def digest(self) -> str:
        """Digest of all values."""
        return hashlib.sha256(repr(sorted(asdict(self).items())).encode()).hexdigest()


DEFAULT_SETTINGS = Settings()
# Name in the file: smallest and largest value, and what the file's unit is divided by.
_RANGES = {
    ("verdict", "equal_from"): (0.01, 1.0, 1.0),
    ("verdict", "equal_to"): (1.0, 100.0, 1.0),
    ("verdict", "smallest_gap_points"): (0.0, 100.0, 100.0),
    ("verdict", "alpha"): (0.001, 0.2, 1.0),
    ("villages", "false_discovery_rate"): (0.001, 0.5, 1.0),
    ("line", "indicative_uncertainty_m"): (0.0, 5_000.0, 1.0),
}


def read_settings(folder: Path) -> Settings:
    """Read the settings of a data folder.

    Args:
        folder: The data folder; without ``settings.toml`` every setting has its default.

    Returns:
        The settings.

    Raises:
        LayerError: The file is no TOML, or names a setting that does not exist or lies outside its
            range; all faults at once.
    """
    path = folder / SETTINGS_FILE
    try:
        held = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return DEFAULT_SETTINGS
    except (OSError, ValueError) as error:
        raise LayerError(
            Fault(
                N_("Berkas setelan tidak dapat dibaca: {problem}."),
                N_("Perbaiki berkas itu, atau hapus untuk memakai setelan bawaan."),
                file=SETTINGS_FILE,
                fields={"problem": error},
            )
        ) from error
    values, faults = _values(held)
    if faults:
        raise LayerError(faults)
    limits = DEFAULT_THRESHOLDS
    return Settings(
        Thresholds(
            low=values.get(("verdict", "equal_from"), limits.low),
            high=values.get(("verdict", "equal_to"), limits.high),
            gap=values.get(("verdict", "smallest_gap_points"), limits.gap),
            alpha=values.get(("verdict", "alpha"), limits.alpha),
        ),
        values.get(("villages", "false_discovery_rate"), DEFAULT_SETTINGS.false_discovery_rate),
        values.get(("line", "indicative_uncertainty_m"), DEFAULT_SETTINGS.indicative_line_m),
    )


def _values(held: dict[str, Any]) -> tuple[dict[tuple[str, str], float], list[Fault]]:
    values, faults = {}, []
    for table, entries in held.items():
        for name, value in entries.items() if isinstance(entries, dict) else [("", entries)]:
            low, high, unit = _RANGES.get((table, name), (0.0, 0.0, 0.0))
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            if unit and is_number and low <= value <= high:
                values[table, name] = float(value) / unit
            else:
                faults.append(_fault(f"{table}.{name}".rstrip("."), value, low, high))
    return values, faults


def _fault(name: str, value: object, low: float, high: float) -> Fault:
    if not high:
        return Fault(
            N_("Setelan “{name}” tidak dikenal."),
            N_("Pakai salah satu dari: {choices}."),
            file=SETTINGS_FILE,
            fields={"name": name, "choices": ", ".join(".".join(key) for key in _RANGES)},
        )
    return Fault(
        N_("Nilai {name} = {value} tidak dapat dipakai."),
        N_("Pakai bilangan dari {low} sampai {high}."),
        file=SETTINGS_FILE,
        fields={"name": name, "value": value, "low": f"{low:g}", "high": f"{high:g}"},
    )
