"""What each column of the workbook means: a definition, or a sentence of its own."""

from __future__ import annotations

from sentra_geo.export.workbook.column_text import ColumnText
from sentra_geo.export.workbook.coverage_columns import COVERAGE_COLUMNS
from sentra_geo.export.workbook.equity_columns import EQUITY_COLUMNS
from sentra_geo.export.workbook.market_columns import MARKET_COLUMNS
from sentra_geo.export.workbook.programme_columns import PROGRAMME_COLUMNS
from sentra_geo.export.workbook.receipt_columns import RECEIPT_COLUMNS

COLUMNS: dict[str, tuple[ColumnText, ...]] = {
    **COVERAGE_COLUMNS,
    **EQUITY_COLUMNS,
    **PROGRAMME_COLUMNS,
    **MARKET_COLUMNS,
    **RECEIPT_COLUMNS,
}
