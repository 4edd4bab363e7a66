"""What is kept between reruns: studies by their files, answers by study and question."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from sentra_geo.answer import Answer, answer
from sentra_geo.layers.package import package_name
from sentra_geo.question import Question
from sentra_geo.store.opening import open_store
from sentra_geo.study import Study, open_study

Signature = tuple[tuple[str, ...], ...]


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
        LayerError: A layer cannot be used. Nothing is kept then, so a mended file is read.
    """
    stored = open_store(package_name(folder)).signature()
    return _load_study(str(folder), folder_signature(folder), stored)


@st.cache_resource(max_entries=4, show_spinner=False)
def _load_study(folder: str, signature: Signature, stored: Signature) -> Study:
    del signature, stored  # only part of the key
    return open_study(Path(folder))


def load_answer(study: Study, question: Question) -> Answer:
    """The answer to a question, kept by the study's digest; nobody may change it."""
    return _load_answer(study.digest, question, study)


@st.cache_resource(max_entries=512, show_spinner=False)
def _load_answer(digest: str, question: Question, _study: Study) -> Answer:
    del digest  # the key stands for the study, which is too large to hash
    return answer(_study, question)
