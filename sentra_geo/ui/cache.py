"""What is kept between reruns: studies by their files, answers by study and question."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import streamlit as st

from sentra_geo.answer import Answer, answer
from sentra_geo.errors import LayerError, StoreError
from sentra_geo.layers.package import package_name
from sentra_geo.question import Question
from sentra_geo.store.opening import Store, database_url, open_store, store_folder
from sentra_geo.store.snapshots import Snapshot
from sentra_geo.study import Study, open_study

Signature = tuple[tuple[str, ...], ...]
# A look at the database counts for so long; a slow one (no server answers, a large table was
# copied) for longer, so that waiting takes a small part of anybody's time.
_LOOK_S, _LONGEST_S, _TIMES = 3.0, 30.0, 10.0


def folder_signature(folder: Path) -> Signature:
    """Name, size and time of every file of a data folder: cheap to look at on every rerun."""
    if not folder.is_dir():
        return ()
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    stats = [(str(path.relative_to(folder)), path.stat()) for path in files]
    return tuple((name, str(stat.st_size), str(stat.st_mtime_ns)) for name, stat in stats)


def load_study(folder: Path) -> Study:
    """The study of a data folder and its store, read again only when one of them changes.

    Raises:
        LayerError: A layer cannot be used, or the database's address is none. Nothing is kept
            then, so a mended file is read.
    """
    try:
        store = open_store(package_name(folder), folder)
    except StoreError as error:
        raise LayerError(error.faults) from error
    look = store.signature
    stored = _look_at("signature", folder).seen(look) if database_url() else look()
    return _load_study(str(folder), folder_signature(folder), stored)


def load_versions(folder: Path) -> tuple[Snapshot, ...]:
    """All snapshots of the store; a database is not asked again on every rerun.

    Raises:
        StoreError: The store cannot be read.
    """
    store = open_store(package_name(folder), folder)
    found = _look_at("versions", folder).seen(lambda: _versions(store))
    if isinstance(found, StoreError):
        raise StoreError(found.faults)
    return tuple(found)


def forget_signature() -> None:
    """Look at the store anew at the next rerun: something was stored, restored or removed."""
    _look.clear()


def _versions(store: Store) -> tuple[Snapshot, ...] | StoreError:
    try:
        return store.snapshots()
    except StoreError as error:
        return error


@dataclass
class _Look:
    """What a look at the database gave, for all sessions; one of them looks, the others wait."""

    value: Any = None
    until: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def seen(self, look: Callable[[], Any]) -> Any:
        """What was seen, looked at again when that is too long ago."""
        if self.lock.acquire(blocking=self.until == 0):
            try:
                start = time.monotonic()
                if start >= self.until:
                    self.value = look()
                    end = time.monotonic()
                    self.until = end + min(max(_LOOK_S, _TIMES * (end - start)), _LONGEST_S)
            finally:
                self.lock.release()
        return self.value


def _look_at(what: str, folder: Path) -> _Look:
    server = hashlib.sha256(database_url().encode()).hexdigest()  # no password is kept
    return _look(what, str(folder), str(store_folder(package_name(folder))), server)


@st.cache_resource(max_entries=16, show_spinner=False)
def _look(what: str, folder: str, store: str, server: str) -> _Look:
    del what, folder, store, server  # only the key
    return _Look()


@st.cache_resource(max_entries=4, show_spinner=False)
def _load_study(folder: str, signature: Signature, stored: Signature) -> Study:
    del signature, stored  # only part of the key
    _load_answer.clear()  # answers hold their study, which would stay in memory with them
    return open_study(Path(folder))


def load_answer(study: Study, question: Question) -> Answer:
    """The answer to a question, kept by the study's digest; nobody may change it."""
    return _load_answer(study.digest, question, study)


# An answer with all its sections takes half a megabyte.
@st.cache_resource(max_entries=128, show_spinner=False)
def _load_answer(digest: str, question: Question, _study: Study) -> Answer:
    del digest  # the key stands for the study, which is too large to hash
    return answer(_study, question)
