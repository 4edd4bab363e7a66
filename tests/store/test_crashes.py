"""The machine stops at any moment: what is in force is the old or the new, never half of it.

Each child is killed as a power cut would (SIGKILL) at one step on the disk, and so on for every
step there is; the parent then opens the store as if the dashboard were started again.
"""

import os
import random
import signal
import sys
import time
import warnings
from pathlib import Path

import pytest

from sentra_geo.store.snapshots import SnapshotFolder
from tests.store.stores import age, assert_sound, in_force, leftovers, manifest_of

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

OLD, NEW, NEXT = (name * 20_000 for name in (b"old ", b"new ", b"next"))
EVENTS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir"}
MOST_STEPS = 200


def start(action):
    """Run an action in a process of its own."""
    with warnings.catch_warnings():  # later versions of Python warn of threads
        warnings.simplefilter("ignore")
        child = os.fork()
    if child:
        return child
    status = 1
    try:
        action()
        status = 0
    finally:
        os._exit(status)


def finish(child):
    """Wait for a process: whether it came to its end; killed is the only other way out."""
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return False
    assert os.WEXITSTATUS(status) == 0
    return True


class Steps:
    """Counts the steps on the disk of this process and kills it at one of them."""

    def __init__(self, root, last):
        self.root, self.last, self.taken = str(root), last, 0

    def step(self):
        self.taken += 1
        if self.taken == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def arm(self):
        sys.addaudithook(self.audit)
        fsync, opened = os.fsync, Path.open

        def counted_fsync(handle):
            self.step()
            fsync(handle)
            self.step()

        def counted_open(path, *args, **kwargs):
            file = opened(path, *args, **kwargs)
            if args and args[0] == "wb":
                return HalfWriter(file, self.step)
            return file

        os.fsync, Path.open = counted_fsync, counted_open

    def audit(self, event, arguments):
        if event not in EVENTS:
            return
        path = str(arguments[0])  # not absolute: while a folder is removed
        if path.startswith(self.root) or not path.startswith("/"):
            self.step()


class HalfWriter:
    """A file of which half may be on the disk."""

    def __init__(self, file, step):
        self.file, self.step = file, step

    def write(self, body):
        self.file.write(body[: len(body) // 2])
        self.file.flush()
        self.step()
        self.file.write(body[len(body) // 2 :])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()

    def __getattr__(self, name):
        return getattr(self.file, name)


def save_new(store, _):
    store.save(manifest_of(), NEW, b"set aside")


def restore_new(store, ids):
    store.restore(ids[NEW])


def withdraw(store, _):
    store.withdraw("businesses")


def remove_old(store, ids):
    store.remove(ids[OLD])


def remember(store, _):
    store.remember_columns("a1", {"a": "scale"})


# An action, the content in force before, and what may be in force after; None is the shipped one.
ACTIONS = {
    "first save": (save_new, [], {None, NEW}, NEW),
    "save": (save_new, [OLD], {OLD, NEW}, NEW),
    "restore": (restore_new, [NEW, OLD], {OLD, NEW}, NEW),
    "withdraw": (withdraw, [OLD], {OLD, None}, None),
    "remove the one in force": (remove_old, [OLD], {OLD, None}, None),
    "remove another one": (remove_old, [OLD, NEW], {NEW}, NEW),
    "remember": (remember, [OLD], {OLD}, OLD),
}


def check(store, allowed):
    """The store after a stop: sound, something allowed in force, and ready for more."""
    assert in_force(store) in allowed
    assert_sound(store)
    assert store.remembered_columns("a1") in ({"a": "name"}, {"a": "scale"})
    restored = store.snapshots()
    store.save(manifest_of(), NEXT)
    assert in_force(store) == NEXT
    assert len(store.snapshots()) == len(restored) + 1
    age(leftovers(store))
    store.save(manifest_of(), NEXT)
    store.remember_columns("a1", {"a": "name"})
    assert leftovers(store) == []


def prepared(root, contents):
    store = SnapshotFolder(root)
    store.remember_columns("a1", {"a": "name"})
    ids = {content: store.save(manifest_of(), content, b"set aside").id for content in contents}
    return store, ids


@pytest.mark.parametrize("name", ACTIONS)
def test_killed_at_every_step(tmp_path, name):
    action, contents, allowed, final = ACTIONS[name]
    seen = set()
    for last in range(1, MOST_STEPS):
        store, ids = prepared(tmp_path / str(last), contents)

        def run(store=store, ids=ids, last=last):
            Steps(store.root, last).arm()
            action(store, ids)

        done = finish(start(run))
        seen.add(in_force(store))
        assert not done or in_force(store) == final
        check(store, allowed)
        if done:
            break
    assert done
    assert last > 4
    assert seen == allowed


@pytest.mark.parametrize("seed", range(12))
def test_killed_at_random_moments(tmp_path, seed):
    chance = random.Random(seed)
    store, _ = prepared(tmp_path, [OLD])

    def keep_busy():
        while True:
            saved = store.save(manifest_of(), NEW, b"set aside")
            store.restore(chance.choice(store.snapshots()).id)
            store.save(manifest_of(), OLD, b"set aside")
            store.remove(saved.id)

    child = start(keep_busy)
    time.sleep(0.02 + chance.random() * 0.1)
    os.kill(child, signal.SIGKILL)
    assert not finish(child)
    check(store, {OLD, NEW, None})


def test_two_save_the_same_slot_while_a_third_reads(tmp_path):
    store, ids = prepared(tmp_path, [OLD])
    contents = {who: (f"{who} ".encode() * 20_000) for who in ("a", "b")}

    def save_ten(who):
        for _ in range(10):
            store.save(manifest_of(who=who), contents[who], b"set aside")

    children = [start(lambda who=who: save_ten(who)) for who in contents]
    allowed, reads = {OLD, *contents.values()}, 0
    while any(
        os.waitid(os.P_PID, c, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None for c in children
    ):
        assert in_force(store) in allowed
        assert_sound(store)
        reads += 1
    assert all(finish(child) for child in children)
    assert reads > 0
    assert in_force(store) in contents.values()
    assert len(store.snapshots()) == 21
    assert [s.manifest.who for s in store.snapshots()].count("a") == 10
    assert store.snapshots()[-1].id == ids[OLD]
    assert leftovers(store) == []


def test_a_reader_never_sees_a_gap_while_versions_come_and_go(tmp_path):
    store, _ = prepared(tmp_path, [OLD])

    def replace_often():
        for _ in range(30):
            before = store.current()[0]
            store.save(manifest_of(), NEW)
            store.remove(before.id)

    child = start(replace_often)
    while os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        assert len(store.current()) == 1
        assert store.lost() == ()
    assert finish(child)
