"""Reading a coordinate that is written as text, in the many ways people write it.

A plain number with a decimal point is read as it stands. Whatever else can be understood is read
together with the kind of repair that this reading is; repairs are offered, never made silently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import isfinite, isnan, nan

from sentra_geo.intake.fields.text import is_unknown

PLAIN = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?"
EMPTY_WORDS = frozenset({"", "nil", "belum", "tidak ada", "belum ada"})
_MOST_CHARACTERS, _MOST_OF_ONE, _MOST_WORDS = 2_000, 80, 12
_SIXTY = 60.0
_FEWEST_METRES = 1_000.0
_LOOKALIKES = str.maketrans(
    {
        **dict.fromkeys("−–‐‑‒—", "-"),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000\t\r\n", " "),
        **dict.fromkeys("′’‘`´ʹ", "'"),
        **dict.fromkeys("″“”ʺ", '"'),
        **dict.fromkeys("º˚", "°"),
        **dict.fromkeys("\u200b\u200e\u200f\ufeff", None),
    }
)
_SOUTH, _NORTH = r"lintang\s*selatan|selatan|south|ls|s", r"lintang\s*utara|utara|north|lu|n|u"
_EAST, _WEST = r"bujur\s*timur|timur|east|bt|e|t", r"bujur\s*barat|barat|west|bb|w|b"
_SIDE = f"(?:{_SOUTH}|{_NORTH}|{_EAST}|{_WEST})"
_SIDES = (("lat", -1, _SOUTH), ("lat", 1, _NORTH), ("lon", 1, _EAST), ("lon", -1, _WEST))
_NUMBER = r"\d+(?:[.,]\d+)?"


def _notation(degree: str, minute: str, second: str) -> re.Pattern[str]:
    """Degrees, or degrees and minutes, or all three, with a side before or after."""
    after_degree, after_minute = (rf"(?:\s*(?:{mark}|:)\s*|\s+)" for mark in (degree, minute))
    seconds = rf"(?:{after_minute}(?P<s>{_NUMBER})(?:\s*(?:{second}))?|\s*(?:{minute}))?"
    minutes = rf"(?:{after_degree}(?P<m>{_NUMBER}){seconds}|\s*(?:{degree}))?"
    return re.compile(
        rf"(?:(?P<before>{_SIDE})[\s.:]*)?(?P<sign>[+-]?)\s*(?P<d>{_NUMBER}){minutes}"
        rf"\s*(?P<after>{_SIDE})?",
        re.IGNORECASE | re.ASCII,
    )


_NOTATIONS = (
    _notation("°|derajat|deg|d", "'|menit|min", "\"|''|detik|sec"),
    _notation("d", "m", "s"),
)
_PLAIN = re.compile(PLAIN, re.ASCII)
_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)
_GROUPS = re.compile(r"[+-]?\d{1,3}([.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d+)?", re.ASCII)
_METRE = re.compile(r"\s*m\.?\s*[tusen]?$", re.IGNORECASE)
_LINK = re.compile(
    rf"(?:!3d(?P<a>{PLAIN})!4d(?P<b>{PLAIN}))"
    rf"|(?:[?&](?:q|query|ll|sll|center|destination|daddr)=(?:loc:)?"
    rf"(?P<c>{PLAIN})(?:,|%2C)(?:%20|\+(?=\d)|\s)*(?P<d>{PLAIN}))"
    rf"|(?:@(?P<e>{PLAIN}),(?P<f>{PLAIN}))",
    re.IGNORECASE | re.ASCII,
)
_WKT = re.compile(rf"point\s*\(\s*({PLAIN})\s+({PLAIN})\s*\)", re.IGNORECASE | re.ASCII)
_LABEL = re.compile(
    r"(?<![a-z])(?:(latitude|lat|lintang|northing|y)|(longitude|long|lon|lng|bujur|easting|x))"
    r"(?![a-z])\.?\s*[:=]?\s*",
    re.IGNORECASE,
)
_ZONE = r"(?:utm[\s:,]*)?(?:zon[ae][\s:]*)?50\s*[sm]?"
_UTM = re.compile(
    rf"(?:{_ZONE}(?![\w°'.,])[\s,;:]*(?P<after>.+)|(?P<before>.+?)[\s,;]+{_ZONE})", re.IGNORECASE
)
_GLUED = re.compile(r"([\"'°\d]\s*(?:ls|lu|bt|bb|[nsewutb]))\s*(?=\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Value:
    """One number as it can be read.

    Attributes:
        degrees: Read as degrees; NaN where it cannot be.
        metres: Read as metres: dots or commas between groups of three digits part thousands; NaN
            where it cannot be.
        kind: The repair that reading it as degrees is: ``decimal_comma``, ``dms`` or none.
        axis: ``lon`` or ``lat`` where letters or labels say which it is.
        step_deg: One unit in the last written place, in degrees.
    """

    degrees: float = nan
    metres: float = nan
    kind: str = ""
    axis: str = ""
    step_deg: float = nan

    @property
    def is_missing(self) -> bool:
        """Whether there is no number."""
        return isnan(self.degrees) and isnan(self.metres)


def is_empty(text: str) -> bool:
    """Whether a text says that nothing is stated: empty, a dash, "tidak ada" and the like."""
    bare = tidy(text).casefold()
    return bare in EMPTY_WORDS or is_unknown(bare)


def tidy(text: str) -> str:
    """A text with one sort of minus, space, quote and degree sign, without spaces around it."""
    return text.translate(_LOOKALIKES).strip()


def parse_value(text: str) -> Value | None:
    r"""Read one longitude, latitude, easting or northing.

    Args:
        text: Any text.

    Returns:
        What it can be read as; None when it cannot be understood.

    Example:
        >>> parse_value("-1,38").degrees, parse_value("1°22'48\"S").degrees
        (-1.38, -1.38)
    """
    text = tidy(text)
    if len(text) > _MOST_OF_ONE:
        return None
    value = _number(text) or _sexagesimal(text)
    if value is None and (stated := _number(_METRE.sub("", text))) is not None:
        value = Value(metres=stated.metres) if stated.metres >= _FEWEST_METRES else None
    if value is None or not (isfinite(value.degrees) or isfinite(value.metres)):
        return None
    return value


def _number(text: str) -> Value | None:
    """A plain number, a decimal comma, or groups of thousands."""
    if not text[-1:].isdigit() and not text.endswith("."):
        return None
    groups = _GROUPS.fullmatch(text)
    metres = nan
    if groups is not None:
        metres = float(text.replace(groups[1], "").replace(",", "."))
    if _PLAIN.fullmatch(text):
        number = float(text)
        return Value(number, number if isnan(metres) else metres, step_deg=_step(text))
    if _COMMA.fullmatch(text):
        number = float(text.replace(",", "."))
        metres = number if isnan(metres) else metres
        return Value(number, metres, "decimal_comma", step_deg=_step(text))
    return None if isnan(metres) else Value(metres=metres)


def _step(number: str) -> float:
    """One unit in the last place of a number as written."""
    digits = re.split("[eE]", number)[0]
    mark = max(digits.find("."), digits.find(","))
    places = 0 if mark < 0 else len(digits) - mark - 1
    return nan if "e" in number.lower() else 10.0**-places


def _sexagesimal(text: str) -> Value | None:
    """Degrees with minutes, seconds or a side of the world."""
    for notation in _NOTATIONS:
        match = notation.fullmatch(text)
        if match is not None:
            return _sum_of_parts(match)
    return None


def _sum_of_parts(match: re.Match[str]) -> Value | None:
    parts = [part for part in match.group("d", "m", "s") if part is not None]
    numbers = [float(part.replace(",", ".")) for part in parts]
    if match["before"] and match["after"]:
        return None
    if any(number % 1 for number in numbers[:-1]) or any(part >= _SIXTY for part in numbers[1:]):
        return None
    # Added in whole seconds: 1°22'48" is then exactly 1.38.
    seconds = sum(number * _SIXTY ** (2 - place) for place, number in enumerate(numbers))
    degrees = seconds / _SIXTY**2
    axis, sign = _side(match["before"] or match["after"] or "")
    sign = sign or (-1 if match["sign"] == "-" else 1)
    step = _step(parts[-1]) / _SIXTY ** (len(parts) - 1)
    return Value(sign * degrees, nan, "dms", axis, step)


@lru_cache(64)
def _side(name: str) -> tuple[str, int]:
    """Axis and sign of a side of the world in Indonesian or English; 0 where none is named."""
    for axis, sign, names in _SIDES if name else ():
        if re.fullmatch(names, name, re.IGNORECASE):
            return axis, sign
    return "", 0


def parse_pair(text: str) -> tuple[Value, Value] | None:
    """Read longitude and latitude that stand in one text.

    Args:
        text: Any text, such as ``-1.38, 116.69``, a link of Google Maps, or ``50S 466000 9846000``.

    Returns:
        Longitude and latitude, one of them missing where the text holds only one number; None when
        it cannot be understood. Where nothing in the text says otherwise latitude comes first.

    Example:
        >>> [value.degrees for value in parse_pair("-1,38; 116,69")]
        [116.69, -1.38]
    """
    text = tidy(text)
    if len(text) > _MOST_CHARACTERS:
        return None
    linked = _linked(text)
    if linked is not None or "://" in text:
        return linked
    text = text.strip("()[]{} ,;")
    return _labelled(text) or _zoned(text) or _two(text) or _one(text)


def _linked(text: str) -> tuple[Value, Value] | None:
    """The place in a map link (its pin before its view), or in well-known text."""
    if well_known := _WKT.search(text):
        lon, lat = well_known.groups()
    elif "://" in text or "maps" in text or "@" in text:
        found = min(_LINK.finditer(text), key=lambda match: match.lastgroup or "", default=None)
        if found is None:
            return None
        lat, lon = (part for part in found.groups() if part is not None)
    else:
        return None
    values = parse_value(lon), parse_value(lat)
    return None if values[0] is None or values[1] is None else (values[0], values[1])


def _labelled(text: str) -> tuple[Value, Value] | None:
    """``lat: … long: …`` and the like."""
    labels = list(_LABEL.finditer(text)) if _LABEL.match(text) else []
    if len(labels) != len(("lon", "lat")):
        return None
    texts = text[labels[0].end() : labels[1].start()], text[labels[1].end() :]
    values = [parse_value(part.strip(" ,;/|")) for part in texts]
    axes = ["lat" if label[1] else "lon" for label in labels]
    return _ordered(*(_on_axis(v, axis) for v, axis in zip(values, axes, strict=True)))


def _on_axis(value: Value | None, axis: str) -> Value | None:
    return None if value is None or value.axis not in {"", axis} else replace(value, axis=axis)


def _zoned(text: str) -> tuple[Value, Value] | None:
    """Metres with the name of zone 50 (S, or M as its band) before or after them."""
    match = _UTM.fullmatch(text) if "50" in text else None
    found = _two((match["after"] or match["before"]).strip(" ,;")) if match else None
    if found is None or any(not value.metres >= _FEWEST_METRES for value in found):
        return None
    return found


def _two(text: str) -> tuple[Value, Value] | None:
    """The first way to divide a text into two values."""
    for first, second in _halves(text):
        found = _ordered(parse_value(first), parse_value(second))
        if found is not None:
            return found
    return None


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """Ways to divide a text in two, the surest first."""
    for separator in (";", r"\|", "/", r",\s+|\s+,\s*"):
        parts = re.split(separator, text)
        if len(parts) == len(("lon", "lat")):
            yield parts[0], parts[1]
    words = text.split()
    if len(words) <= _MOST_WORDS:
        # Degrees and minutes divided by spaces: both halves are mostly equally long.
        for cut in sorted(range(1, len(words)), key=lambda cut: abs(2 * cut - len(words))):
            yield " ".join(words[:cut]), " ".join(words[cut:])
    parts = text.split(",")
    if len(parts) == len(("a,b", "c,d")) * 2:
        yield ",".join(parts[:2]), ",".join(parts[2:])
    if len(parts) == len(("lon", "lat")) and (parts == ["0", "0"] or not _is_short(text)):
        yield parts[0], parts[1]
    glued = _GLUED.split(text, maxsplit=1)
    if len(glued) > 1:
        yield glued[0] + glued[1], glued[2]


def _is_short(text: str) -> bool:
    """Whether ``1,38`` is rather one number with a decimal comma than two numbers."""
    return re.fullmatch(r"[+-]?\d{1,3},\d+", text, re.ASCII) is not None


def _ordered(first: Value | None, second: Value | None) -> tuple[Value, Value] | None:
    """Longitude and latitude of two values; latitude comes first unless letters say otherwise."""
    if first is None or second is None or (first.axis == second.axis != ""):
        return None
    if first.axis == "lon" or second.axis == "lat":
        return first, second
    return second, first


def _one(text: str) -> tuple[Value, Value] | None:
    value = parse_value(text)
    if value is None:
        return None
    return (value, Value()) if value.axis == "lon" else (Value(), value)
