"""Which column of a file is which column of the layer, by header and, in doubt, by values."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from sentra_geo.intake.fields.aliases import ALIASES, FILLERS, GENERAL
from sentra_geo.intake.fields.personal import personal_kind
from sentra_geo.intake.fields.text import known_text
from sentra_geo.layers.dictionary import virtual_targets
from sentra_geo.layers.schema import SCHEMAS

TARGETS: Mapping[str, tuple[str, ...]] = {
    layer: (*(column.name for column in schema.columns), *virtual_targets(layer))
    for layer, schema in SCHEMAS.items()
}
"""Columns that a file's column may be, by layer: those of the schema and those that lead to it."""

_SHAPEFILE_NAME = 10
_MOST_SAMPLES = 200
_LONGEST_HEADER = 200
_MOST_OF_THEM = 0.5
_NAME_SCORE, _ALIAS_SCORE, _JOINED_SCORE, _BARE_SCORE, _CUT_SCORE, _WITHIN_SCORE = range(6)
_GROUP = " – "  # between the rows of a header that stands in two: "Letak – Lintang"
_IN_GROUP_SCORE = 10
# "Settlement_lon" and its three sisters are all cut to "settlement"; GDAL then numbers them.
_CUT_SETTLEMENT = re.compile(r"settle(ment|me_\d|men_\d|ment_)", re.IGNORECASE)
_SETTLEMENT = {
    True: ("settlement_lon", "settlement_lat"),
    False: ("settlement_method", "settlement_source"),
}
_PAIR = re.compile(
    r"-?\d{1,3}[.,]\d+[^\d-]+-?\d{1,3}[.,]\d+|\d{5,}[.,]?\d*\D+\d{6,}|°.*°|\d{1,2}[NS]\b.*\d[EW]\b",
    re.DOTALL,
)
_VILLAGE_CODE = re.compile(r"\d{2}\.?\d{2}\.?\d{2}\.?\d{4}", re.ASCII)
_AREA_CODE = re.compile(r"\d{2}\.?\d{2}\.?\d{2,3}(\.?\d{3,4})?", re.ASCII)
_NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?", re.ASCII)
_ENDS = {"from_village", "to_village"}
_CODE_TARGETS = {"village_code": _VILLAGE_CODE, "area_code": _AREA_CODE}


class _Candidate(NamedTuple):
    """A header that may be a target; the lowest is the best."""

    score: int
    rank: int
    place: int
    target: str


def normal_header(header: str) -> str:
    """A header without capitals, accents and punctuation; ``_`` between its words.

    Example:
        >>> normal_header(" Desa/Kelurahan (PPU) "), normal_header("Kódé-KBLI")
        ('desa_kelurahan_ppu', 'kode_kbli')
    """
    text = header
    for _ in range(2):  # folding the case can bring new accents out
        parts = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(c for c in parts if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "_", text).strip("_")


def shape_of(headers: Sequence[str], layer: str) -> str:
    """A digest of a file's headers, whatever their order, for remembering its mapping.

    Args:
        headers: Headers as the file has them.
        layer: The layer they are read for.

    Returns:
        32 hexadecimal digits.
    """
    names = "\n".join([layer, *sorted(normal_header(header) for header in headers)])
    return hashlib.sha256(names.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def recognise_columns(
    frame: pd.DataFrame, layer: str, remembered: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Say for each header which column of the layer it is.

    Names of the schema come first, then other names, then what stays when brackets, numbers and
    filling words are left out. Headers of personal data are not recognised. Values decide where a
    header alone does not: "koordinat" needs two numbers in a cell, "kode" needs village codes.

    Args:
        frame: The table as the file has it.
        layer: Key of ``SCHEMAS``.
        remembered: Target by header, from an earlier file of this shape: it wins.

    Returns:
        Target by header, for every header, in the order of the table; ``""`` where it is not used.
        Each target stands once at most.
    """
    headers = [str(header) for header in frame.columns]
    mapping = _recalled(headers, layer, remembered or {})
    taken = {target for target in mapping.values() if target}
    candidates = [
        candidate
        for place, header in enumerate(headers)
        if header not in mapping
        for candidate in _candidates(header, place, layer)
    ]
    candidates += _cut_settlements(frame, headers, layer)
    candidates = _whole_pairs(_tested(candidates, frame, layer), taken)
    for candidate in sorted(candidates):
        header = headers[candidate.place]
        if header not in mapping and candidate.target not in taken:
            mapping[header] = candidate.target
            taken.add(candidate.target)
    return {header: mapping.get(header, "") for header in headers}


def _recalled(headers: Sequence[str], layer: str, remembered: Mapping[str, str]) -> dict[str, str]:
    """What an earlier file says about these headers; a target that is gone says nothing."""
    by_form = {normal_header(header): target for header, target in remembered.items()}
    mapping: dict[str, str] = {}
    for header in headers:
        target = remembered.get(header, by_form.get(normal_header(header)))
        if target is None or (target and target not in TARGETS[layer]):
            continue
        mapping[header] = "" if target in mapping.values() else target
    return mapping


def _candidates(header: str, place: int, layer: str) -> Iterator[_Candidate]:
    """What a header can be by its words."""
    if personal_kind(header) or (layer == "villages" and _CUT_SETTLEMENT.fullmatch(header)):
        return
    for target in TARGETS[layer]:
        scores = _scores(header, target, layer)
        own = header.rpartition(_GROUP)[2]
        if not scores and own != header and normal_header(own) not in GENERAL:
            scores = [
                (_IN_GROUP_SCORE + score, rank) for score, rank in _scores(own, target, layer)
            ]
        if scores:
            yield _Candidate(*min(scores), place, target)


def _scores(header: str, target: str, layer: str) -> list[tuple[int, int]]:
    """How well a header fits each name of a target, and which name that is."""
    full, bare = normal_header(header), _bare(header)
    names = (target, *ALIASES[layer].get(target, ()))
    scores = [(_NAME_SCORE, 0)] if target in {header.strip(), full} else []
    return scores + [
        (score, rank)
        for rank, name in enumerate(names)
        if (score := _score(full, bare, name)) is not None
    ]


def _score(full: str, bare: str, name: str) -> int | None:
    if full == name:
        return _ALIAS_SCORE
    if full.replace("_", "") == name.replace("_", ""):
        return _JOINED_SCORE
    if bare == name:
        return _BARE_SCORE
    if len(full) == _SHAPEFILE_NAME and len(name) > len(full) and name.startswith(full):
        return _CUT_SCORE
    return _WITHIN_SCORE if _is_within(name, bare) else None


def _bare(header: str) -> str:
    """The normal form without what stands in brackets and without a leading number."""
    if len(header) > _LONGEST_HEADER:  # no name of a column, and slow to look through
        return normal_header(header)
    outside = normal_header(re.sub(r"[(\[{].*?[)\]}]", " ", header))
    return re.sub(r"^(\d{1,3}|[a-z])_(?=[a-z])", "", outside or normal_header(header))


def _is_within(name: str, header: str) -> bool:
    """Whether a header says the name and nothing else of weight."""
    if name in GENERAL:
        return False
    before, found, after = f"_{header}_".partition(f"_{name}_")
    return bool(found) and set(f"{before}_{after}".split("_")) - {""} <= FILLERS


def _cut_settlements(
    frame: pd.DataFrame, headers: Sequence[str], layer: str
) -> Iterator[_Candidate]:
    """Settlement columns of a Shapefile: two of numbers, then two of text."""
    if layer != "villages":
        return
    left = {kind: list(targets) for kind, targets in _SETTLEMENT.items()}
    for place, header in enumerate(headers):
        if not _CUT_SETTLEMENT.fullmatch(header):
            continue
        kind = _share(_samples(frame, place), _NUMBER) > _MOST_OF_THEM
        if left[kind]:
            yield _Candidate(_CUT_SCORE, 0, place, left[kind].pop(0))


def _tested(candidates: Sequence[_Candidate], frame: pd.DataFrame, layer: str) -> list[_Candidate]:
    """Candidates after a look at their values: some become another target, some drop out."""
    seen: dict[int, list[str]] = {}
    tested = []
    for candidate in candidates:
        if candidate.score == _NAME_SCORE and candidate.target != "village":
            tested.append(candidate)
            continue
        if candidate.place not in seen:
            seen[candidate.place] = _samples(frame, candidate.place)
        header = normal_header(str(frame.columns[candidate.place]))
        target = _by_values(candidate.target, header, seen[candidate.place], layer)
        if target:
            tested.append(candidate._replace(target=target))
    return tested


def _by_values(target: str, header: str, samples: Sequence[str], layer: str) -> str:
    """The target that the values fit, empty for none; without values the header decides."""
    if target == "coordinates":
        sure = header.startswith(("koor", "coord", "titik_koor", "lat", "lon")) and not samples
        return target if sure or _share(samples, _PAIR) > _MOST_OF_THEM else ""
    if target in {"lon", "lat"} and _share(samples, _PAIR) > _MOST_OF_THEM:
        return "coordinates"
    if target in _ENDS and _share(samples, _VILLAGE_CODE) > _MOST_OF_THEM:
        return f"{target}_code"
    if target == "village" and _share(samples, _VILLAGE_CODE) > _MOST_OF_THEM:
        return next(name for name in (*_CODE_TARGETS, "") if name in (*TARGETS[layer], ""))
    if header == "kode":
        code = _CODE_TARGETS.get(target)
        looks_like_code = _share(samples, _AREA_CODE) > _MOST_OF_THEM
        fits = _share(samples, code) > _MOST_OF_THEM if code else not looks_like_code
        return target if fits and samples else ""
    return target


def _whole_pairs(candidates: Sequence[_Candidate], taken: set[str]) -> list[_Candidate]:
    """Without ``x`` and ``y`` of one pair: a lone "X" can be anything."""
    there = taken | {candidate.target for candidate in candidates}
    lonely = {"lon": "lat", "lat": "lon"}
    return [
        candidate
        for candidate in candidates
        if candidate.target not in lonely
        or lonely[candidate.target] in there
        or candidate.score == _NAME_SCORE
    ]


def _samples(frame: pd.DataFrame, place: int) -> list[str]:
    values = frame.iloc[:, place].dropna()
    step = max(1, len(values) // _MOST_SAMPLES)
    texts = (known_text(value) for value in values.iloc[::step].head(_MOST_SAMPLES))
    return [text for text in texts if text]


def _share(samples: Sequence[str], pattern: re.Pattern[str]) -> float:
    """How many of the values look like this; a pair may have words around it."""
    if not samples:
        return 0.0
    fits = pattern.search if pattern is _PAIR else pattern.fullmatch
    return sum(fits(text[:_MOST_SAMPLES]) is not None for text in samples) / len(samples)
