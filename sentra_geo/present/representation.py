"""Which villages have more or fewer units than their share, as colours and words of a map."""

from __future__ import annotations

from sentra_geo.answer import Answer
from sentra_geo.present.palette import UNKNOWN_COLOUR
from sentra_geo.sections.village_shares import NOT_SIGNIFICANT, OVER, UNDER, UNKNOWN, VillageShare
from sentra_geo.wording import N_, Wording

# ColorBrewer PuOr, safe for the colour-blind; its brown and purple are no zone's colours.
FAR_UNDER, SLIGHTLY_UNDER, SLIGHTLY_OVER, FAR_OVER = "#B35806", "#F1A340", "#998EC3", "#542788"
# Nearer to the ground of the theme than unknown, so that "could be chance" is not read as "not
# known", and the line stays visible on it.
PALE, PALE_ON_DARK = "#E6E6E6", "#485158"
STEP = 0.01
STATE_NAME = {
    OVER: N_("Lebih terwakili"),
    UNDER: N_("Kurang terwakili"),
    NOT_SIGNIFICANT: N_("Tidak berbeda nyata"),
    UNKNOWN: N_("Tidak diketahui"),
}


def representation_fills(found: Answer, *, dark: bool) -> dict[str, str]:
    """The colour of each village, by code."""
    return {row.village_code: state_colour(row, dark=dark) for row in found.equity.villages}


def state_colour(row: VillageShare, *, dark: bool) -> str:
    """Brown to purple for a difference that chance does not explain, else a grey."""
    if row.state == UNKNOWN or row.difference is None:
        return UNKNOWN_COLOUR
    if row.state == NOT_SIGNIFICANT:
        return PALE_ON_DARK if dark else PALE
    if row.state == OVER:
        return FAR_OVER if row.difference > STEP else SLIGHTLY_OVER
    return FAR_UNDER if row.difference < -STEP else SLIGHTLY_UNDER


def representation_legend(words: Wording, *, dark: bool) -> list[tuple[str, str]]:
    """Colours and their meaning, from far too few to far too many."""
    _ = words.gettext
    points = words.number(STEP * 100)
    return [
        (FAR_UNDER, _("kurang terwakili, beda > {points} poin persen", points=points)),
        (SLIGHTLY_UNDER, _("kurang terwakili, beda ≤ {points} poin persen", points=points)),
        (PALE_ON_DARK if dark else PALE, _("tidak berbeda nyata (dapat kebetulan)")),
        (SLIGHTLY_OVER, _("lebih terwakili, beda ≤ {points} poin persen", points=points)),
        (FAR_OVER, _("lebih terwakili, beda > {points} poin persen", points=points)),
        (UNKNOWN_COLOUR, _("tidak diketahui")),
    ]


def representation_tips(found: Answer, words: Wording) -> dict[str, str]:
    """What the map says of each village beside its name, by code."""
    return {row.village_code: _tip(row, words) for row in found.equity.villages}


def _tip(row: VillageShare, words: Wording) -> str:
    _ = words.gettext
    state = _(STATE_NAME[row.state])
    if row.difference is None:
        return state
    return _(
        "{state}: {points} poin persen ({units} dari yang dihitung, {base} dari pembanding)",
        state=state,
        points=words.signed(row.difference * 100),
        units=words.percent(row.unit_share),
        base=words.percent(row.base_share),
    )
