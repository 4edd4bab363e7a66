"""How far a sentra has come: what evidence and the official record say, and what neither says.

A stage without evidence is unknown, also where a later one is reached: a workshop that works was
built, but nobody wrote down when. Evidence of one village is no evidence of the whole sentra.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LADDER = ("designated", "planned", "being_built", "operating", "exporting")
INACTIVE, UNKNOWN = "inactive", "unknown"
REACHED, PARTLY, BETWEEN, OPEN = "reached", "partly", "between", "open"
RECORD_BEHIND, RECORD_AHEAD, RECORDS_DIFFER = "record_behind", "record_ahead", "records_differ"
OUT_OF_ORDER, ELSEWHERE, INACTIVE_UNCLEAR = "out_of_order", "elsewhere", "inactive_unclear"


@dataclass(frozen=True)
class Evidence:
    """One milestone of one sentra, as it was loaded.

    Attributes:
        stage: A step of :data:`LADDER`, or ``inactive``.
        date: ISO day, month or year, as precise as it is known.
        village_code: The village it concerns; empty for the whole sentra.
        village: Its name; empty likewise.
        is_whole: Whether it concerns all of the sentra's locations.
        is_elsewhere: Whether its village is none of the sentra's.
        event: What happened, in Indonesian; empty where it is not said.
        event_en: The same in English.
        source: Who says so; empty where it is not said.
        link: Where that can be read; empty likewise.
        checked_by: Who has checked it; empty for nobody yet.
        checked_on: When; empty likewise.
    """

    stage: str
    date: str
    village_code: str
    village: str
    is_whole: bool
    is_elsewhere: bool
    event: str
    event_en: str
    source: str
    link: str
    checked_by: str
    checked_on: str


@dataclass(frozen=True)
class Step:
    """One step of the ladder.

    Attributes:
        stage: A step of :data:`LADDER`.
        state: ``reached``; ``partly`` at some of its locations; ``between`` when a later step is
            reached and this one is unknown; ``open`` when nothing says that it is reached.
        villages: Where it is reached when not everywhere.
        evidence: What says so, oldest first; none where only the official record does.
    """

    stage: str
    state: str
    villages: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Climb:
    """How far one sentra has come.

    Attributes:
        stage: The highest step that evidence or record give, ``inactive``, or ``unknown``.
        villages: Where, when it is not known of all its locations.
        idle: Where it is said to be inactive, when it is not so as a whole.
        record: What the sentra layer says of its locations, each once; ``unknown`` left out.
        is_evidenced: Whether evidence gives the stage, and not the record alone.
        steps: The ladder.
        evidence: All of it, oldest first.
        conflicts: What does not agree: codes of this module.
    """

    stage: str
    villages: tuple[str, ...]
    idle: tuple[str, ...]
    record: tuple[str, ...]
    is_evidenced: bool
    steps: tuple[Step, ...]
    evidence: tuple[Evidence, ...]
    conflicts: tuple[str, ...]


def climb(evidence: Sequence[Evidence], statuses: Sequence[str], villages: Sequence[str]) -> Climb:
    """The ladder of one sentra.

    Args:
        evidence: Its milestones.
        statuses: The official record's status of each location; empty or ``unknown`` for none.
        villages: Name of each location's village, likewise.

    Returns:
        How far it has come.
    """
    held = tuple(sorted(evidence, key=lambda one: (one.date, _rank(one.stage))))
    known = [(s, v) for s, v in zip(statuses, villages, strict=True) if s not in {"", UNKNOWN}]
    record = tuple(dict.fromkeys(status for status, _ in known))
    places = {stage: _places(stage, held, known, villages) for stage in LADDER}
    top = max((i for i, stage in enumerate(LADDER) if places[stage]), default=-1)
    said, since = _said_idle(held, known, villages)
    idle = set(villages) <= said and not since
    stage = INACTIVE if idle else LADDER[top] if top >= 0 else UNKNOWN
    return Climb(
        stage=stage,
        villages=() if idle or top < 0 else _unless_all(places[stage], villages),
        idle=() if idle or since else tuple(name for name in villages if name in said),
        record=record,
        is_evidenced=any(one.stage == stage and not one.is_elsewhere for one in held),
        steps=tuple(
            _step(one, at < top, places[one], held, villages) for at, one in enumerate(LADDER)
        ),
        evidence=held,
        conflicts=tuple(_conflicts(held, record, stage)),
    )


def _rank(stage: str) -> int:
    return LADDER.index(stage) if stage in LADDER else len(LADDER)


def _places(
    stage: str,
    evidence: Sequence[Evidence],
    known: Sequence[tuple[str, str]],
    villages: Sequence[str],
) -> tuple[str, ...]:
    """Villages of the sentra where a step is reached, in its own order."""
    found = {village for status, village in known if status == stage}
    for one in evidence:
        if one.stage == stage and not one.is_elsewhere:
            found |= set(villages) if one.is_whole else {one.village}
    return tuple(name for name in dict.fromkeys(villages) if name in found)


def _unless_all(places: tuple[str, ...], villages: Sequence[str]) -> tuple[str, ...]:
    return () if set(places) == set(villages) else places


def _step(
    stage: str,
    is_below: bool,
    places: tuple[str, ...],
    evidence: Sequence[Evidence],
    villages: Sequence[str],
) -> Step:
    part = _unless_all(places, villages)
    state = (PARTLY if part else REACHED) if places else BETWEEN if is_below else OPEN
    return Step(stage, state, part, tuple(one for one in evidence if one.stage == stage))


def _said_idle(
    evidence: Sequence[Evidence], known: Sequence[tuple[str, str]], villages: Sequence[str]
) -> tuple[set[str], bool]:
    """Villages said to be inactive, and whether evidence says that one has worked since."""
    said = {village for status, village in known if status == INACTIVE}
    dates = []
    for one in evidence:
        if one.stage == INACTIVE and not one.is_elsewhere:
            said |= set(villages) if one.is_whole else {one.village}
            dates.append(one.date)
    steps = [one for one in evidence if one.stage in LADDER and dates]
    return said, any(is_after(one.date, max(dates)) for one in steps)


def is_after(later: str, earlier: str) -> bool:
    """Whether one date is certainly after another; the less precise one decides.

    Example:
        >>> is_after("2022", "2021-05"), is_after("2021-05", "2021")
        (True, False)
    """
    digits = min(len(later), len(earlier))
    return later[:digits] > earlier[:digits]


def _conflicts(evidence: Sequence[Evidence], record: tuple[str, ...], stage: str) -> list[str]:
    """What does not agree; each code once."""
    shown = max((_rank(one.stage) for one in evidence if one.stage in LADDER), default=-1)
    told = max((_rank(status) for status in record if status in LADDER), default=-1)
    steps = [one for one in evidence if one.stage in LADDER]
    reversed_ = any(
        is_after(low.date, high.date)
        for low in steps
        for high in steps
        if _rank(low.stage) < _rank(high.stage)
    )
    said_idle = INACTIVE in record or any(one.stage == INACTIVE for one in evidence)
    found = {
        RECORDS_DIFFER: len(record) > 1,
        RECORD_BEHIND: -1 < told < shown and INACTIVE not in record,
        RECORD_AHEAD: told > shown and bool(evidence),
        OUT_OF_ORDER: reversed_,
        ELSEWHERE: any(one.is_elsewhere for one in evidence),
        INACTIVE_UNCLEAR: said_idle and not _agrees_idle(evidence, record, stage),
    }
    return [code for code, is_so in found.items() if is_so]


def _agrees_idle(evidence: Sequence[Evidence], record: tuple[str, ...], stage: str) -> bool:
    """Whether record and evidence say with one voice that a sentra is inactive."""
    idle = [one.date for one in evidence if one.stage == INACTIVE]
    if stage != INACTIVE or not idle or any(status in LADDER for status in record):
        return False
    return not any(one.stage in LADDER and not is_after(max(idle), one.date) for one in evidence)
