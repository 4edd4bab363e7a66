"""Sentra Geo: does the attention to small industry inside the IKN delineation reach outside it?

One question, one answer: :func:`read_study` loads and counts the layers of a data folder,
:class:`Question` holds every choice, and :func:`answer` gives every figure for it.
"""

from sentra_geo.answer import Answer, answer
from sentra_geo.errors import LayerError, QuestionError, SentraGeoError
from sentra_geo.question import Question
from sentra_geo.study import Study, read_study

__version__ = "0.1.0"
__all__ = [
    "Answer",
    "LayerError",
    "Question",
    "QuestionError",
    "SentraGeoError",
    "Study",
    "answer",
    "read_study",
]
