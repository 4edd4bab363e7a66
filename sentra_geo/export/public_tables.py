"""Tables that the public may have: small counts of a real register are left out."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sentra_geo.answer import Answer
from sentra_geo.export.suppression import MINIMUM, suppress_small_counts, total_tells
from sentra_geo.present.labels import ZONE, covered_label, label
from sentra_geo.wording import Wording

_ALL, _COVERED, _REST = "businesses", "covered", "rest"


def public_village_table(found: Answer, words: Wording) -> pd.DataFrame:
    """Businesses by village, counts of 1 to 4 left out, and those that would tell them.

    A village's covered businesses, and those that are not covered, are counts too: a share is
    given only where all three may be seen.

    Args:
        found: The answer; its question's radius decides what is covered.
        words: The reader's language.

    Returns:
        One row a village; a count that is left out is missing, never zero. Empty without
        businesses.
    """
    if found.businesses == "none":
        return pd.DataFrame()
    counts = _counts(found)
    sample = found.businesses == "sample"
    shown, hidden = suppress_small_counts(
        counts, [_ALL, _COVERED, _REST], by="zone", is_sample=sample
    )
    told = total_tells(counts, hidden, by="zone")
    for zone in told.index[told.any(axis=1)]:  # the zone's total stands on screen
        shown.loc[counts["zone"] == zone, [_ALL, _COVERED, _REST]] = np.nan
    whole = shown[[_ALL, _COVERED, _REST]].notna().all(axis=1)
    share = (shown[_COVERED] / shown[_ALL].where(shown[_ALL] > 0)).where(whole)
    _ = words.gettext
    what = covered_label(words, "businesses", found.businesses)
    return pd.DataFrame(
        {
            _("Kode desa"): [village.village_code for village in found.villages],
            _("Nama desa"): [village.village for village in found.villages],
            _("Kecamatan"): [village.district for village in found.villages],
            _("Zona"): [label(words, ZONE, zone) for zone in counts["zone"]],
            what: shown[_ALL],
            _("{what} dalam radius", what=what): shown[_COVERED].where(whole),
            _("Cakupan: {what}", what=what): share,
        }
    )


def _counts(found: Answer) -> pd.DataFrame:
    """Businesses of each village, covered and not, and its zone."""
    held = [(v.businesses or 0.0, v.businesses_covered or 0.0) for v in found.villages]
    every = np.array([pair[0] for pair in held], dtype=np.float64)
    covered = np.array([pair[1] for pair in held], dtype=np.float64)
    return pd.DataFrame(
        {
            "zone": [village.zone for village in found.villages],
            _ALL: every,
            _COVERED: covered,
            _REST: np.round(every - covered, 9),
        }
    )


def public_note(words: Wording) -> str:
    """What was left out, for under the table."""
    return words.gettext(
        "Jumlah 1 sampai {most} dikosongkan, begitu pula angka lain yang akan membukanya; kosong "
        "bukan nol.",
        most=MINIMUM - 1,
    )
