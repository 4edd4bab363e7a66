"""Everything the Answer says, by village and sentra, so that each page finds its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from sentra_geo.answer import Answer
from sentra_geo.export.atlas.around import NearestSentra, nearest_sentra, neighbours
from sentra_geo.export.atlas.chapters import Chapters
from sentra_geo.export.atlas.comparisons import Beside, beside
from sentra_geo.export.request import Request
from sentra_geo.figures import LocationFigures, VillageFigures
from sentra_geo.present.verification import VillageCase, village_cases
from sentra_geo.sections.access_figures import SentraAccess, VillageAccess
from sentra_geo.sections.left_behind import Ranking
from sentra_geo.sections.village_shares import VillageShare
from sentra_geo.study import Study
from sentra_geo.wording import Wording


@dataclass(frozen=True, eq=False)
class Records:
    """The rows of one request by code.

    Attributes:
        request: The request.
        chapters: Which pages there are.
    """

    request: Request
    chapters: Chapters

    @property
    def study(self) -> Study:
        """The layers."""
        return self.request.study

    @property
    def found(self) -> Answer:
        """The answer, as the audience may see it."""
        return self.request.found

    @property
    def words(self) -> Wording:
        """The reader's language."""
        return self.request.words

    @property
    def tells_businesses(self) -> bool:
        """Whether figures of businesses may be shown by village: not those of a real register."""
        return not self.request.hides_businesses

    @cached_property
    def village(self) -> Mapping[str, VillageFigures]:
        """Every village that the filters keep."""
        return {row.village_code: row for row in self.found.villages}

    @cached_property
    def access(self) -> Mapping[str, VillageAccess]:
        """Access by village."""
        return {row.village_code: row for row in self.found.access.villages}

    @cached_property
    def access_of_location(self) -> Mapping[tuple[str, str], SentraAccess]:
        """Access by sentra and village."""
        return {(row.sentra_id, row.village_code): row for row in self.found.access.sentra}

    @cached_property
    def share(self) -> Mapping[str, VillageShare]:
        """Representation by village; none where it would tell of businesses."""
        question = self.found.question
        if "businesses" in (question.unit, question.base) and not self.tells_businesses:
            return {}
        return {row.village_code: row for row in self.found.equity.villages}

    @cached_property
    def ranking(self) -> Ranking | None:
        """Villages most left behind; None where it would tell of businesses."""
        ranking = self.found.equity.ranking
        if ranking is None or (ranking.what == "businesses" and not self.tells_businesses):
            return None
        return ranking

    @cached_property
    def case(self) -> Mapping[str, VillageCase]:
        """Why and how to verify, by village."""
        cases = village_cases(self.found, self.words)
        return {row.village_code: one for row, one in zip(self.found.to_verify, cases, strict=True)}

    @cached_property
    def beside(self) -> Mapping[str, tuple[Beside, ...]]:
        """Figures beside medians, by village."""
        return beside(self.found)

    @cached_property
    def nearest(self) -> Mapping[str, NearestSentra | None]:
        """Nearest sentra of the target, by village."""
        return nearest_sentra(self.study, self.found.question.target)

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[str, ...]]:
        """Codes of the neighbouring villages, by village."""
        return neighbours(self.study)

    @cached_property
    def locations(self) -> Mapping[str, tuple[LocationFigures, ...]]:
        """Sentra locations by village, in the order of sentra."""
        held: dict[str, list[LocationFigures]] = {}
        for sentra in self.found.sentra:
            for place in sentra.locations:
                held.setdefault(place.village_code, []).append(place)
        return {code: tuple(places) for code, places in held.items()}

    @cached_property
    def layer_rows(self) -> Mapping[tuple[str, str], Mapping[Any, Any]]:
        """Rows of the sentra layer by sentra and village: what no figure is made of."""
        rows = self.study.sentra.frame.to_dict("records")
        return {(str(row["sentra_id"]), str(row["village_code"])): row for row in rows}

    def noted(self, place: LocationFigures, column: str) -> str:
        """What the sentra layer says of a location; empty where it says nothing."""
        value = self.layer_rows[(place.sentra_id, place.village_code)].get(column)
        return "" if value is None or pd.isna(value) else str(value)
