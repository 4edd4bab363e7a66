"""Every text has an English twin, none is left over, and fields are the same in both."""

import string

from tests.messages import CATALOGUE, as_bytes, extract, read_catalogue, updated


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def flat(value):
    return value if isinstance(value, tuple | list) else (value,)


def test_no_message_is_untranslated():
    missing = [m.id for m in updated() if m.id and not all(flat(m.string))]
    assert missing == []


def test_no_message_is_unused():
    used = {m.id for m in extract()}
    assert [m.id for m in read_catalogue() if m.id not in used] == []


def test_translations_have_the_fields_of_their_message():
    for message in read_catalogue():
        if message.id:
            wanted = fields(flat(message.id)[0])
            assert all(fields(text) == wanted for text in flat(message.string)), message.id


def test_the_catalogue_is_as_the_tool_writes_it():
    assert CATALOGUE.read_bytes().replace(b"\r\n", b"\n") == as_bytes(updated())
