"""File names that every system takes: Windows reserves some, and folds upper and lower case."""

from __future__ import annotations

import hashlib
import re

_SAFE = re.compile(r"[a-z0-9][a-z0-9_-]*")
_UNSAFE = re.compile(r"[^a-z0-9_-]+")
_RESERVED = re.compile(r"con|prn|aux|nul|conin|conout|(com|lpt)[0-9]")
_DIGEST = 8


def is_file_name(text: str, most: int) -> bool:
    """Whether a text can be a file's name as it is: lower case, nothing reserved, not too long."""
    fits = len(text) <= most and _SAFE.fullmatch(text) is not None
    return fits and _RESERVED.fullmatch(text) is None


def file_name_of(text: str, most: int) -> str:
    """A file name for any text: the text itself where it can be one, else like it and a digest.

    Args:
        text: Any text; different texts have different names.
        most: How long the name may be; at least 10.

    Returns:
        The name.

    Example:
        >>> file_name_of("uu3_2022", 32), file_name_of("UU 3/2022", 32)
        ('uu3_2022', 'uu-3-2022-74480110')
    """
    if is_file_name(text, most):
        return text
    end = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
    start = _UNSAFE.sub("-", text.lower()).strip("-_")[: most - _DIGEST - 1].strip("-_")
    return f"{start or 'x'}-{end}"
