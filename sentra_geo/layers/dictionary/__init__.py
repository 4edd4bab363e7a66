"""The data dictionary: what every layer, column and choice is called, and what it means.

All texts are message ids (Indonesian). The mapping on the Data page, the templates and the
downloadable dictionary read them here.
"""

from sentra_geo.layers.dictionary.choices import CHOICES, choice_names
from sentra_geo.layers.dictionary.entries import COLUMNS, dictionary_of
from sentra_geo.layers.dictionary.layer_texts import LAYERS
from sentra_geo.layers.dictionary.leading_columns import VIRTUAL, virtual_targets
from sentra_geo.layers.dictionary.texts import ColumnText, Entry, LayerText

__all__ = [
    "CHOICES",
    "COLUMNS",
    "LAYERS",
    "VIRTUAL",
    "ColumnText",
    "Entry",
    "LayerText",
    "choice_names",
    "dictionary_of",
    "virtual_targets",
]
