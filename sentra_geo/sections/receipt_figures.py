"""What is known of receipts: figures by product, kind of outlet, origin and month."""

from __future__ import annotations

from dataclasses import dataclass

from sentra_geo.measures.inference import Interval

OTHERS = "others"
"""The name of what is gathered: groups too small to be shown by themselves."""

NO_BUSINESSES, NO_RECEIPTS, NONE_KEPT = "no_businesses", "no_receipts", "none_kept"
TOO_FEW = "too_few"


@dataclass(frozen=True)
class ReceiptGroup:
    """Receipts of one group.

    Attributes:
        name: Its code, a product's name, a month, or ``others``.
        receipts: Number of receipts; fractional for zones under the area rule.
        businesses: Businesses with receipts in it.
        share: Part of all receipts.
        interval: Percentiles of that share from redrawn businesses; None with fewer than five
            businesses in the group.
        gathered: Number of groups behind it: 1, or how many are gathered.
    """

    name: str
    receipts: float
    businesses: int
    share: float
    interval: Interval | None
    gathered: int = 1


@dataclass(frozen=True)
class ReceiptTable:
    """Receipts of every group that may be shown; together they are all receipts.

    Attributes:
        groups: Those shown: products and the like by receipts, zones and months in their order.
        others: Those gathered; None for none.
    """

    groups: tuple[ReceiptGroup, ...]
    others: ReceiptGroup | None

    @property
    def rows(self) -> tuple[ReceiptGroup, ...]:
        """All rows, what is gathered last."""
        return self.groups if self.others is None else (*self.groups, self.others)


@dataclass(frozen=True)
class MonthReporting:
    """How many placements report in one month.

    Attributes:
        month: As ``2026-01``; empty for receipts whose date is a year only.
        placements: Placements with a row, also one that says 0; 0 means that nothing is known.
        receipts: Their receipts; None where unknown or not shown.
        is_hidden: Whether there are receipts that must not be shown.
    """

    month: str
    placements: int
    receipts: float | None
    is_hidden: bool


@dataclass(frozen=True)
class ReceiptCell:
    """Receipts of one kind of outlet from one zone.

    Attributes:
        kind: Kind of outlet, or ``others``.
        zone: Zone of the businesses, or ``others``.
        receipts: Number of receipts; None where not shown.
        businesses: Businesses with receipts; None likewise.
        share: Part of that kind's receipts; None likewise.
        interval: Of that share, from redrawn businesses; None likewise, or with too few.
    """

    kind: str
    zone: str
    receipts: float | None
    businesses: int | None
    share: float | None
    interval: Interval | None


@dataclass(frozen=True)
class OriginCompared:
    """One zone: its part of receipts, of businesses placed, and of the register.

    Attributes:
        zone: ``inside``, ``near`` or ``outside``.
        receipts: Part of all receipts; None where not shown.
        interval: Of that part; None likewise, or with too few businesses.
        placed: Part of the businesses whose products are placed; None where there is none.
        register: Part of all businesses; None likewise.
    """

    zone: str
    receipts: float | None
    interval: Interval | None
    placed: float | None
    register: float | None


@dataclass(frozen=True)
class ReceiptFigures:
    """What is known of receipts.

    Attributes:
        receipts: All receipts.
        businesses: Businesses with receipts.
        outlets: Outlets that report.
        placements: Placements that report in any month.
        products: By product.
        commodities: By commodity of the business.
        kinds: By kind of outlet.
        origins: By zone of the business.
        times: By month.
        reporting: How many placements report in each month, also in one without any.
        cells: By kind of outlet and zone; empty where it cannot be shown.
        compared: Where receipts come from, beside where businesses are.
    """

    receipts: float
    businesses: int
    outlets: int
    placements: int
    products: ReceiptTable
    commodities: ReceiptTable
    kinds: ReceiptTable
    origins: ReceiptTable
    times: ReceiptTable
    reporting: tuple[MonthReporting, ...]
    cells: tuple[ReceiptCell, ...]
    compared: tuple[OriginCompared, ...]


@dataclass(frozen=True)
class Receipts:
    """Receipts, or why nothing can be said of them.

    Attributes:
        reason: Empty, or what is missing: ``no_businesses``, ``no_receipts``, ``none_kept`` (the
            filters leave none) or ``too_few`` (too few to be shown at all).
        uses_sample: Whether they are made up.
        figures: What is known; None where something is missing.
    """

    reason: str
    uses_sample: bool
    figures: ReceiptFigures | None
