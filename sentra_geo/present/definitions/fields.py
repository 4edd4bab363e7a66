"""What texts of definitions name and the code decides: levels, draws, bands, what distances are.

Every number is that of the settings in force, or of the constant that the code itself uses.
"""

from __future__ import annotations

from scipy import special

from sentra_geo.boundary import SPLIT_SHARE
from sentra_geo.distances import ROUTE, STRAIGHT, TIME
from sentra_geo.location import LAST_DISTANCE_BAND
from sentra_geo.measures.coverage import BAND_KM
from sentra_geo.measures.permutation import DEALS
from sentra_geo.measures.resampling import BOOTSTRAP_DRAWS, FEWEST_VILLAGES
from sentra_geo.present.phrases import distance_text, level
from sentra_geo.sections.curves import STEP
from sentra_geo.sections.inequality import BLIND_LEVEL
from sentra_geo.sections.inequality import DRAWS as BLIND_DRAWS
from sentra_geo.sections.monte_carlo import DRAWS as PLACED_DRAWS
from sentra_geo.sections.monte_carlo import MOST_JUDGED
from sentra_geo.sections.sensitivity import RADII
from sentra_geo.sections.verification import LEAST_NEAR_M
from sentra_geo.settings import Thresholds
from sentra_geo.study import Study
from sentra_geo.wording import N_, Wording

_DISTANCES = {
    STRAIGHT: N_(
        "Jarak adalah garis lurus dalam EPSG:32750, paling banyak 0,04 % berbeda dari jarak "
        "geodesik di PPU; jalan dan feri memutari Teluk Balikpapan bisa jauh lebih panjang."
    ),
    ROUTE: N_(
        "Jarak adalah km jalan dan feri antardesa dari tabel perjalanan yang dimuat; semua usaha "
        "sebuah desa berjarak sama."
    ),
    TIME: N_(
        "Jarak adalah menit perjalanan antardesa dari tabel perjalanan yang dimuat; semua usaha "
        "sebuah desa berjarak sama."
    ),
}


def text_fields(study: Study, words: Wording) -> dict[str, str]:
    """The fields that texts of definitions may hold, filled in for one study.

    Args:
        study: Its settings and its travel table.
        words: Language.

    Returns:
        A text by field; the same fields in every study.
    """
    return {**_levels(study.settings.thresholds, words), **_draws(words), **_reach(study, words)}


def _levels(limits: Thresholds, words: Wording) -> dict[str, str]:
    quantile = float(special.ndtri(1 - limits.alpha / 2))
    return {
        "level": level(limits.alpha, words),
        "narrow": level(2 * limits.alpha, words),
        "quantile": words.number(quantile, 2),
        "blind_level": level(1 - BLIND_LEVEL, words),
    }


def _draws(words: Wording) -> dict[str, str]:
    return {
        "draws": words.number(BOOTSTRAP_DRAWS),
        "deals": words.number(DEALS),
        "blind_draws": words.number(BLIND_DRAWS),
        "placed_draws": words.number(PLACED_DRAWS),
        "most_judged": words.number(MOST_JUDGED),
        "fewest": words.number(FEWEST_VILLAGES),
    }


def _reach(study: Study, words: Wording) -> dict[str, str]:
    """Distances in the study's own unit, as constants of the code have them."""

    def far(bands: float, decimals: int = 0) -> str:
        return distance_text(bands * BAND_KM, study.distance, words, decimals)

    return {
        "distances": words.gettext(_DISTANCES[study.distance]),
        "band": far(1, 1),
        "step": far(STEP, 1),
        "farthest": far(LAST_DISTANCE_BAND),
        "radii": "; ".join(
            distance_text(radius, study.distance, words, 0) for radius in RADII[study.distance]
        ),
        "least_near": words.gettext("{n} km", n=words.count(LEAST_NEAR_M / 1000)),
        "split": words.percent(SPLIT_SHARE),
    }
