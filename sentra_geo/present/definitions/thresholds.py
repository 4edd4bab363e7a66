"""Settings that definitions depend on: their meaning, and their values in a study."""

from __future__ import annotations

from collections.abc import Callable

from sentra_geo.settings import Settings
from sentra_geo.wording import N_, Wording

# Name in settings.toml: its meaning and its value in the unit of that file.
SETTINGS: dict[str, tuple[str, Callable[[Settings], float]]] = {
    "verdict.equal_from": (N_("rasio terkecil yang masih setara"), lambda s: s.thresholds.low),
    "verdict.equal_to": (N_("rasio terbesar yang masih setara"), lambda s: s.thresholds.high),
    "verdict.smallest_gap_points": (
        N_("selisih terkecil dua bagian yang layak disebut timpang, poin persen"),
        lambda s: s.thresholds.gap * 100,
    ),
    "verdict.alpha": (N_("taraf uji"), lambda s: s.thresholds.alpha),
    "villages.false_discovery_rate": (
        N_("bagian desa bermakna yang boleh kebetulan"),
        lambda s: s.false_discovery_rate,
    ),
    "line.indicative_uncertainty_m": (
        N_("pergeseran garis indikatif paling jauh, meter"),
        lambda s: s.indicative_line_m,
    ),
}


def setting_line(name: str, settings: Settings, words: Wording) -> str:
    """One setting as ``verdict.alpha = 0,05 (taraf uji)``."""
    meaning, value = SETTINGS[name]
    shown = words.number(value(settings), 3).rstrip("0").rstrip(",.")
    return f"{name} = {shown} ({words.gettext(meaning)})"
