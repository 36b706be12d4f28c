"""Text files of the project, read without trusting them."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from fihris.model import Lang
from fihris.read import languages, mapping
from fihris.read.mapping import Placed
from fihris.report import Problem, Report, Severity
from fihris.text import scripts
from fihris.text.fold import fold_key

LARGEST = 512 * 1024
"""Bytes. A brief has some ten thousand; a larger file is a mistake, and would hold up every build."""

_LONGEST = 300
"""Characters of a message; a value that is wrong may be as long as its file."""


_ZIP = b"PK\3\4"
"""How a .docx file begins, whatever its name."""


# With them the characters by which mentions are marked in a text while it is rendered (render/splice.py): nobody writes them
# here, and whoever did could pass for the site itself. And the two that are no characters at all: no XML may hold them, so no feed and no book.
_CONTROL = re.compile(
    "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\U00017000\U00017001\U00017010-\U00017019\U000f0000\U000f0001\U000f0010-\U000f0019]"
)
_CONFLICT = re.compile(
    r"^(?:[ \t]|[-*+#](?=[ \t])|>(?=[ \t<|])|\d+[.)](?=[ \t]))*(?P<sign><{7}|\|{7}|>{7})(?=[ \t\n]|\Z)", re.MULTILINE
)
"""Also indented, in a list, in a quotation or in a comment. `=======` alone may well underline a heading; where it parts two
versions, the others stand above and below it."""
_PARTING = re.compile(r"^(?P<sign>={7})$", re.MULTILINE)
"""In YAML it underlines nothing."""
_TOLD = 20
"""Such places of one file that are told."""


def _place(text: str, origin: int) -> tuple[int, int]:
    return text.count("\n", 0, origin) + 1, origin - text.rfind("\n", 0, origin)


class Tree:
    """The project's folder. Paths given and reported are relative to it, with forward slashes.

    `texts` and `records` keep what was read, by path, so that the checks need not read it again; `sound` has of each record
    what fits its schema. `listed` has the files that were
    found, readable or not. `spoilt` has the ids of
    what stands there and cannot be used (by its noun), and the noun alone where a whole vocabulary cannot: that is
    reported once, and not again for all that refers to it. `names` leads from a folded name to ids, by their noun.
    """

    def __init__(self, root: Path, report: Report) -> None:
        self.root = root.resolve()
        self.report = report
        self.texts: dict[str, str] = {}
        self.records: dict[str, Placed] = {}
        self.sound: dict[str, Placed] = {}
        self.listed: set[str] = set()
        self.spoilt: set[tuple[str, str]] = set()
        self.names: dict[str, dict[str, list[str]]] = {}
        self._walked: dict[str, list[tuple[str, bool]]] = {}

    @cached_property
    def langs(self) -> tuple[Lang, ...]:
        """The site's languages, as its `site.yml` names them. What is wrong there is told elsewhere."""
        quiet, path = Tree(self.root, Report()), "docs/_data/site.yml"
        placed = mapping.parse(quiet, path, quiet.text(path) or "")
        return languages.of(placed.value.get("languages") if placed else None)

    @property
    def second(self) -> Lang | None:
        """The language beside Arabic; None where there is none."""
        return self.langs[1] if len(self.langs) > 1 else None

    @property
    def called(self) -> str:
        """What the second language is called where the tools speak of it."""
        return scripts.called(self.second or Lang.EN)

    def name(self, noun: str, name: object, id: str) -> None:
        """Remember that something is called so, for a hint to whoever writes its name for its id."""
        if isinstance(name, str):
            self.names.setdefault(noun, {}).setdefault(fold_key(name), []).append(id)

    def files(self, folder: str, suffix: str) -> Iterator[str]:
        """Files below `folder` that end in `suffix`, sorted. A link that leaves the project is reported and left out."""
        found = sorted(each for each in self._below(folder) if each[0].endswith(suffix))
        self.listed.update(path for path, _ in found)
        for path, is_link in found:
            if not is_link or Path(os.path.realpath(self.root / path)).is_relative_to(self.root):
                yield path
            else:
                self.problem(
                    path,
                    "link-outside",
                    "this is a symbolic link to a file outside the project",
                    "put the file itself here",
                )

    def bare(self, folder: str) -> Iterator[str]:
        """Folders below `folder` in which nothing stands that anybody sees."""
        self._below(folder)
        for path, files in sorted(self._walked.items()):
            if path.startswith(f"{folder}/") and all("/." in each.removeprefix(path) for each, _ in files):
                yield path

    def _below(self, folder: str) -> list[tuple[str, bool]]:
        """The files below `folder`, as they were when they were first asked for: many ask for some of them."""
        if folder not in self._walked:
            self._walked[folder] = list(self._walk(folder))
        return self._walked[folder]

    def _walk(self, folder: str) -> Iterator[tuple[str, bool]]:
        """The files below `folder`, each with whether it is a symbolic link. A linked folder is not entered."""
        try:
            entries = sorted(os.scandir(self.root / folder), key=lambda entry: entry.name)
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            self.problem(folder, "unreadable", f"the folder cannot be read: {error.strerror}")
            return
        for entry in entries:
            path = f"{folder}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from self._below(path)
            elif entry.is_symlink() and os.path.isdir(entry.path):
                self.problem(
                    path,
                    "link-folder",
                    "this is a symbolic link to a folder; what is in it would not be read",
                    "put the folder itself here",
                )
            else:
                yield path, entry.is_symlink()

    def text(self, path: str) -> str | None:
        """The text of a file with `\\n` line ends, or None when it cannot be read (which is reported)."""
        try:
            data = self._bytes(path)
        except OSError as error:
            return self._refuse(path, "unreadable", f"the file cannot be read: {error.strerror}")
        if len(data) > LARGEST:
            return self._refuse(
                path,
                "too-large",
                f"the file has more than {LARGEST // 1024} KB",
                "a section has some 10 KB: is this the right file? then split it into sections",
            )
        text = self._decoded(path, data)
        if text is None:
            return None
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if self._is_damaged(path, text):
            return None
        self.texts[path] = text
        return text

    def _bytes(self, path: str) -> bytes:
        at = os.stat(f"{self.root}/{path}")
        if not stat.S_ISREG(at.st_mode):
            raise OSError(errno.EINVAL, "it is a folder, a pipe or a device")
        with open(f"{self.root}/{path}", "rb", buffering=0) as file:  # all at once, in half the time
            return file.read() if at.st_size <= LARGEST else file.read(LARGEST + 1)

    def part(self, paths: Iterable[str]) -> Part:
        """Some of the files, as they are now."""
        files: dict[str, bytes | OSError] = {}
        for path in paths:
            try:
                files[path] = self._bytes(path)
            except OSError as error:
                files[path] = error
        return Part(self, files)

    def take(self, read: Records) -> None:
        """Keep what was read of a part as if it had been read here."""
        self.texts.update(read.texts)
        self.records.update(read.records)
        self.sound.update(read.sound)
        self.report.extend(read.problems)

    def _is_damaged(self, path: str, text: str) -> bool:
        """Whether a text holds what nobody means to write; the first places of it are reported."""
        damage = [
            *((found.start(), "control", found[0]) for found in islice(_CONTROL.finditer(text), _TOLD)),
            *(
                (found.start("sign"), "conflict", found["sign"])
                for pattern in (_CONFLICT, *([_PARTING] if path.endswith((".yml", ".yaml")) else []))
                for found in islice(pattern.finditer(text), _TOLD)
            ),
        ]
        for place, kind, written in sorted(damage):
            if kind == "control":
                message = f"here stands the control character U+{ord(written):04X}, which nobody sees"
                self._refuse(path, "control-character", message, "delete it", *_place(text, place))
            else:
                message = f"«{written}» was left by a merge of two versions"
                hint = "keep what is right of both versions, and delete the lines of signs"
                self._refuse(path, "merge-conflict", message, hint, *_place(text, place))
        return bool(damage)

    def _decoded(self, path: str, data: bytes) -> str | None:
        if data.startswith(_ZIP):
            return self._refuse(
                path,
                "null-byte",
                "this is a Word file or another archive, not text",
                "give it its own ending again (.docx), and that file to fihris import",
            )
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
            return self._refuse(path, "not-utf8", "this is not UTF-8 text", "save the file as UTF-8", line, column)
        if "\0" in text:
            return self._refuse(
                path,
                "null-byte",
                "the file holds a null byte, so it is no text file",
                "save it again as plain text",
                *_place(text, text.index("\0")),
            )
        if not text.strip():
            return self._refuse(path, "empty-file", "the file is empty", "write it, or delete it")
        return text

    def data(self, path: str) -> bytes:
        """The bytes of a file, whatever it is; none where it cannot be read."""
        try:
            with open(f"{self.root}/{path}", "rb") as file:
                return file.read(LARGEST)
        except OSError:
            return b""

    def exists(self, path: str) -> bool:
        """Whether a file stands at a path; one that no system could have is not there."""
        try:
            return (self.root / path).is_file()
        except (OSError, ValueError):
            return False

    def _refuse(self, path: str, code: str, message: str, hint: str = "", line: int = 1, column: int = 1) -> str | None:
        self.problem(path, code, message, hint, line, column)
        return None

    def problem(self, path: str, code: str, message: str, hint: str = "", line: int = 1, column: int = 1) -> None:
        """Report an error in a file of this tree."""
        if len(message) > _LONGEST:
            message = f"{message[:_LONGEST]}…"
        self.report.add(Problem(path, line, column, code, Severity.ERROR, message, hint))


@dataclass(frozen=True, slots=True)
class Records:
    """What was read of some files, by path, and what was wrong with them."""

    texts: Mapping[str, str]
    records: Mapping[str, Placed]
    sound: Mapping[str, Placed]
    problems: tuple[Problem, ...]


class Part(Tree):
    """Some files of a tree, whatever becomes of them meanwhile. What is read of them can be kept by their `sum`, unless it
    rests on more of the tree: then `alone` is false."""

    def __init__(self, tree: Tree, files: Mapping[str, bytes | OSError]) -> None:
        super().__init__(tree.root, Report())
        self.names, self.spoilt, self.langs = tree.names, tree.spoilt, tree.langs
        self._files = files
        self.alone = not any(isinstance(each, OSError) for each in files.values())

    @property
    def sum(self) -> str:
        total = hashlib.sha256()
        for path, data in self._files.items():
            total.update(f"{path}\0{len(data) if isinstance(data, bytes) else ''}\0".encode("utf-8", "surrogateescape"))
            total.update(data if isinstance(data, bytes) else b"")
        return total.hexdigest()

    @property
    def read(self) -> Records:
        return Records(self.texts, self.records, self.sound, tuple(self.report))

    def _bytes(self, path: str) -> bytes:
        data = self._files.get(path)
        if isinstance(data, OSError):
            raise data
        if data is None:
            self.alone = False
            return super()._bytes(path)
        return data

    def files(self, folder: str, suffix: str) -> Iterator[str]:
        self.alone = False
        return super().files(folder, suffix)

    def data(self, path: str) -> bytes:
        self.alone = False
        return super().data(path)

    def exists(self, path: str) -> bool:
        self.alone = False
        return super().exists(path)
