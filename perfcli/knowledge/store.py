"""Where compiled knowledge is read from: the wheel's files, or a checkout compiled on the fly."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from perfcli.errors import UserError

if TYPE_CHECKING:  # an installed perfcli reads no YAML
    from perfcli.knowledge.folder import Folder

PACKAGE = Path(__file__).parent.parent
SHIPPED = PACKAGE / "_data"
CHECKOUT = PACKAGE.parent / "data"
COMPILED = "_compiled"
REINSTALL = "Reinstall perfcli: its own files are incomplete."


class Store(Protocol):
    """Gives the bytes of a compiled file."""

    def read(self, name: str) -> bytes:
        """The file's content. Raises UserError('unreadable') if there is none."""

    def path(self, name: str) -> Path | None:
        """Where the file lies, or None if it is in memory only."""

    def holds(self, name: str) -> bool:
        """Whether there is such a file."""


class FolderStore:
    """Compiled files in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def read(self, name: str) -> bytes:
        try:
            return (self.root / name).read_bytes()
        except OSError as error:
            message = f"cannot read {self.root / name}: {error.strerror}"
            raise UserError("unreadable", message, REINSTALL) from error

    def path(self, name: str) -> Path | None:
        """Where the file lies."""
        return self.root / name

    def holds(self, name: str) -> bool:
        """Whether there is such a file."""
        return (self.root / name).is_file()


class MemoryStore:
    """Compiled files in memory, where no cache could be written."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files

    def read(self, name: str) -> bytes:
        try:
            return self.files[name]
        except KeyError as error:
            raise UserError("unreadable", f"no compiled file {name}", REINSTALL) from error

    def path(self, name: str) -> Path | None:
        """None: it lies nowhere."""
        return None

    def holds(self, name: str) -> bool:
        """Whether there is such a file."""
        return name in self.files


def yaml_root() -> Path:
    """The folder of the YAML files: beside the package in a checkout, inside it in a wheel."""
    return SHIPPED if SHIPPED.is_dir() else CHECKOUT


def open_store() -> Store:
    """The store of this installation, with the user's own files laid over it where there are any.

    Raises UserError('invalid-file') if a checkout is invalid.
    """
    from perfcli.places import own_data_dir

    shipped = shipped_store()
    own = own_data_dir()
    if not _is_folder(own):  # the one look that it costs who has no such folder
        return shipped
    from perfcli.knowledge.own.compiled import own_store

    return own_store(own, shipped)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a folder above it that may not be entered
        return False


def shipped_store() -> Store:
    """The store of what perfcli ships. Raises as `open_store` does."""
    if (SHIPPED / COMPILED / "index.json").is_file():
        return FolderStore(SHIPPED / COMPILED)
    if not CHECKOUT.is_dir():
        raise UserError("unreadable", f"no data found beside {PACKAGE}", REINSTALL)
    return checkout_store(CHECKOUT)


def checkout_store(root: Path) -> Store:
    """Compiled files of a YAML folder, kept in the cache under the hash of its content.

    Raises UserError('invalid-file') with all problems if the folder is not clean.
    """
    return kept_store(_content_hash(root), lambda: _compile(root))


def kept_store(
    key: str,
    make: Callable[[], dict[str, bytes]],
    lasting: Callable[[dict[str, bytes]], bool] = lambda files: True,
) -> Store:
    """The compiled files of that key: from the cache, or made, and kept there if `lasting`."""
    from perfcli.places import cache_dir

    cache = cache_dir()
    target = cache / f"knowledge-{key}"
    if (target / "index.json").is_file():
        return FolderStore(target)
    files = make()
    if not lasting(files):
        return MemoryStore(files)
    try:
        _keep(cache, target, files)
    except OSError:  # no cache is no error: the next start compiles again
        return MemoryStore(files)
    return FolderStore(target)


def base_key(shipped: Store) -> str:
    """What tells one state of the shipped knowledge from another, at little cost."""
    index = shipped.path("index.json")
    if index is None:
        return _content_hash(CHECKOUT)
    if index.parent != SHIPPED / COMPILED:
        return index.parent.name  # of a checkout: it was named by the hash of its content
    facts = (index.parent / "facts.json").stat()  # it holds every fact: no change leaves it alone
    return f"{index.parent} {facts.st_size} {facts.st_mtime_ns}"


def shipped_folder() -> "Folder":
    """The shipped YAML files as records; a store of them has been opened, so they are clean."""
    from perfcli.knowledge.folder import read_folder

    return read_folder(yaml_root())


def _compile(root: Path) -> dict[str, bytes]:
    from perfcli.knowledge.compile import compile_folder
    from perfcli.knowledge.folder import read_folder
    from perfcli.knowledge.rules.check import problems_of

    folder = read_folder(root)
    problems = problems_of(folder)
    if problems:
        shown = "\n".join(f"  {problem}" for problem in problems[:20])
        more = f"\n  and {len(problems) - 20} more" if len(problems) > 20 else ""
        message = f"the data in {root} is not valid:\n{shown}{more}"
        hint = "Mend it; `perfcli data check` lists every problem."
        raise UserError("invalid-file", message, hint)
    return compile_folder(folder)


def _content_hash(root: Path) -> str:
    """A hash of every YAML file and of the code that compiles them."""
    import hashlib  # here and below: a wheel has no use for it, and it is slow to load

    digest = hashlib.blake2b(digest_size=12)
    code = sorted((PACKAGE / "knowledge").rglob("*.py"))
    for path in [*code, *sorted(root.rglob("*.yaml"))]:
        digest.update(str(path).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _keep(cache: Path, target: Path, files: dict[str, bytes]) -> None:
    """Write all files beside the target and move them there whole; drop those of older content."""
    import shutil
    import tempfile
    import time

    cache.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=cache, prefix="fresh-"))
    try:
        for name, content in files.items():
            path = fresh / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        fresh.replace(target)
    except OSError:
        shutil.rmtree(fresh, ignore_errors=True)
        if not (target / "index.json").is_file():  # another process may have been quicker
            raise
    for old in cache.glob("knowledge-*"):
        if old != target and time.time() - old.stat().st_mtime > 86400:
            shutil.rmtree(old, ignore_errors=True)
