"""Which village each row names: by code, exact name, other spelling, or one the user confirmed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sentra_geo.intake.fields.text import clean_text, known_text
from sentra_geo.intake.places.coordinate_columns import texts_of
from sentra_geo.intake.places.village_list import VillageList, bare_code
from sentra_geo.intake.places.village_matches import VillageMatches, VillageProposal
from sentra_geo.intake.places.village_names import MOST_FUZZY
from sentra_geo.intake.places.village_notices import village_notice
from sentra_geo.intake.report import Finding

# Which of names, districts and codes a notice shows.
_NAME, _DISTRICT, _CODES = range(3)
_SAME = 100.0
_SHOWS = {"code": _CODES, "district": _DISTRICT, "no_district": _DISTRICT}
Columns = tuple[pd.Series, pd.Series, pd.Series]


@dataclass
class _Match:
    """What one combination of name, district and code means."""

    code: str | None = None
    method: str = ""
    village: int = -1
    told: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class _Combinations:
    """The different combinations of name, district and code, and the rows of each.

    Attributes:
        texts: Name, district and code of each as known texts, None where empty.
        of_row: Combination of each row, shape ``(rows,)``.
    """

    texts: list[tuple[str | None, ...]]
    of_row: NDArray[np.int64]

    def rows(self) -> list[NDArray[np.intp]]:
        """The rows of each combination."""
        order = np.argsort(self.of_row, kind="stable")
        counts = np.bincount(self.of_row, minlength=len(self.texts))
        return np.split(order, np.cumsum(counts)[:-1])


def match_villages(
    villages: VillageList, columns: Columns, confirmed: Mapping[str, str]
) -> VillageMatches:
    """The village that each row names.

    A known code decides; else what the user confirmed of the name; else the exact name, without
    case, spaces, hyphens and words such as "Desa"; else another spelling on the list. A known
    district chooses between villages of one name and never overrules. A name beside a district
    that is not on the list, and like none on it, may well mean a village elsewhere: it is proposed,
    not used; so is a name that is merely alike (Indel similarity of at least 80 of 100).

    Args:
        villages: The list.
        columns: Names, districts and codes as the file has them, of equal length.
        confirmed: What the user said: ``name|district``, or the name alone for rows without a
            district, to code, "" for none of them.

    Returns:
        The matches, with proposals, and notices of contradictions and of what is not known.
    """
    combinations = _combinations(columns)
    answers = {_answer_key(name): code for name, code in confirmed.items()}
    districts = _each_district(villages, {texts[1] for texts in combinations.texts})
    matches = [
        _match(villages, texts, answers, *districts[texts[1]]) for texts in combinations.texts
    ]
    proposals = list(_proposals(villages, combinations, matches))
    code = np.array([*(match.code for match in matches), None], dtype=object)[:-1]
    method = np.array([*(match.method for match in matches), None], dtype=object)[:-1]
    notices = _notices(villages, combinations, matches)
    of_row = combinations.of_row
    return VillageMatches(code[of_row], method[of_row], tuple(proposals), (), tuple(notices))


def _answer_key(name: str) -> str:
    """A name, or name and district, as its parts are written in clean texts."""
    return "|".join(clean_text(part) or "" for part in name.split("|")).rstrip("|")


def match_areas(
    villages: VillageList, columns: Columns, confirmed: Mapping[str, str]
) -> VillageMatches:
    """Like :func:`match_villages`; rows that name no village mean their whole district."""
    names, districts, codes = (column.reset_index(drop=True) for column in columns)
    by_code = _each(codes, lambda text: villages.by_district_code.get(bare_code(text)))
    rest = codes.astype(object).where(pd.Series(by_code).isna(), None)
    matches = match_villages(villages, (names, districts, rest), confirmed)
    unnamed = pd.Series(_each(names, lambda text: text)).isna() & pd.Series(rest).isna()
    by_name = _each(districts, villages.district_code)
    found = np.where(pd.isna(by_code) & unnamed.to_numpy(), by_name, by_code)
    use = pd.isna(matches.code) & ~pd.isna(found)
    code, method = matches.code.copy(), matches.method.copy()
    code[use], method[use] = found[use], "district"
    return replace(matches, code=code, method=method)


def _each(values: pd.Series, find: Callable[[str], str | None]) -> NDArray[Any]:
    """What is found for each known text of a column, None elsewhere."""
    rows, different = pd.factorize(texts_of(values).to_numpy(dtype=object))
    texts = [known_text(value) for value in different]
    found = [None if text is None else find(text) for text in texts]
    return np.array([*found, None], dtype=object)[rows]


def _combinations(columns: Columns) -> _Combinations:
    of_row = np.zeros(len(columns[0]), dtype=np.int64)
    parts: list[list[str | None]] = []
    combined: list[tuple[str | None, ...]] = [()]
    for column in columns:
        texts = pd.Series(_each(column, lambda text: text), dtype=object)
        rows, different = pd.factorize(texts)
        parts.append([*different, None])
        of_row = of_row * len(parts[-1]) + np.where(rows < 0, len(different), rows)
        # Numbered anew each time, so that the product stays within 64 bits.
        of_row, kept = pd.factorize(of_row)
        pairs = (divmod(int(key), len(parts[-1])) for key in kept)
        combined = [(*combined[old], parts[-1][new]) for old, new in pairs]
    return _Combinations(combined, of_row)


def _each_district(
    villages: VillageList, texts: set[str | None]
) -> dict[str | None, tuple[str | None, tuple[tuple[str, int], ...]]]:
    """Code of each district, by its name or one much like it, and what is told of the name."""
    unlisted = {text for text in texts if text and villages.district_code(text) is None}
    return {
        text: (villages.likely_district(text), (("no_district", -1),) if text in unlisted else ())
        for text in texts
    }


def _match(
    villages: VillageList,
    texts: tuple[str | None, ...],
    confirmed: Mapping[str, str],
    wanted: str | None,
    told: tuple[tuple[str, int], ...],
) -> _Match:
    """The village of one combination; its district and what is told of that are known."""
    match = _Match(told=list(told))
    name, district, code = texts
    is_elsewhere = district is not None and wanted is None
    named, method = villages.index.find(name) if name else ((), "")
    coded = villages.by_code.get(bare_code(code)) if code else None
    if code and coded is None:
        match.told.append(("code", -1))
    if coded is not None:
        match.village, match.method = coded, "code"
        if named and coded not in named:
            match.told.append(("code_name", coded))
    elif name:
        answer = confirmed.get(f"{name}|{district}" if district else name)
        if not _match_answer(villages, match, answer):
            _match_name(villages, match, named, "" if is_elsewhere else method, wanted)
    if match.village >= 0:
        match.code = villages.codes[match.village]
        if wanted is not None and villages.district_codes[match.village] != wanted:
            match.told.append(("district", match.village))
    return match


def _match_answer(villages: VillageList, match: _Match, answer: str | None) -> bool:
    """Match by what the user said of a name; whether that was anything."""
    if answer == "":
        match.told.append(("refused", -1))
    elif answer in villages.codes:
        match.village, match.method = villages.codes.index(str(answer)), "confirmed"
    else:
        return False
    return True


def _match_name(
    villages: VillageList, match: _Match, rows: tuple[int, ...], method: str, wanted: str | None
) -> None:
    """Match by the villages that have a name; without a method the district is elsewhere."""
    if len(rows) > 1:
        rows = tuple(row for row in rows if villages.district_codes[row] == wanted)
        if len(rows) != 1:
            match.told.append(("ambiguous", -1))
            return
    if not rows:
        match.told.append(("unknown", -1))
    elif method:
        match.village, match.method = rows[0], method
    else:
        match.told.append(("elsewhere", rows[0]))


def _proposals(
    villages: VillageList, combinations: _Combinations, matches: list[_Match]
) -> Iterator[VillageProposal]:
    """Villages that names may mean, one for each name and district; told in the matches."""
    counts = np.bincount(combinations.of_row, minlength=len(matches))
    found = [
        (key, numbers, matches[numbers[0]].told[-1][1], _SAME)
        for key, numbers in _told(combinations, matches, "elsewhere").items()
    ]
    unknown = _told(combinations, matches, "unknown")
    rows_in = cache(villages.rows_in)
    alike = villages.index.alike(
        [name for name, _ in unknown], [rows_in(district) for _, district in unknown]
    )
    for place, (key, best) in enumerate(zip(unknown, alike, strict=True)):
        if best is not None:
            found.append((key, unknown[key], *best))
        if best is not None or place >= MOST_FUZZY:
            said = ("uncompared", -1) if best is None else ("alike", best[0])
            for number in unknown[key]:
                matches[number].told[-1] = said
    for key, numbers, village, score in found:
        code, proposed = villages.codes[village], villages.names[village]
        rows = int(counts[numbers].sum())
        yield VillageProposal(*key, code, proposed, round(score, 1), rows)


def _told(
    combinations: _Combinations, matches: list[_Match], reason: str
) -> dict[tuple[str, str], list[int]]:
    """The combinations whose name got one answer, by name and district; it is told last."""
    numbers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, match in enumerate(matches):
        if match.told and match.told[-1][0] == reason:
            name, district, _ = combinations.texts[number]
            numbers[name or "", district or ""].append(number)
    return numbers


def _notices(
    villages: VillageList, combinations: _Combinations, matches: list[_Match]
) -> Iterator[Finding]:
    """One finding for each thing told of each village."""
    told: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, match in enumerate(matches):
        for key in match.told:
            told[key].append(number)
    rows_of = combinations.rows() if told else []
    for (reason, village), numbers in told.items():
        shows = _SHOWS.get(reason, _NAME)
        counts = [len(rows_of[number]) for number in numbers]
        texts = np.array([combinations.texts[number][shows] for number in numbers], dtype=object)
        rows = np.concatenate([rows_of[number] for number in numbers])
        order = np.argsort(rows, kind="stable")
        values = np.repeat(texts, counts)[order]
        yield village_notice(reason, rows[order], values, villages, village)
