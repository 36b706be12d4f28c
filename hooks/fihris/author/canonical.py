"""What a form has written, as a careful hand would have: in the style of the file as it was, or of this project's files.

An editor of forms writes all of a file's data anew, in blocks and without comments. Here the data is laid back into the text
that was there, of which every letter stays that says the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from fihris.author.yaml import key as key_text
from fihris.author.yaml import quoted

WIDTH: Final = 120
"""Signs that a line in braces may have; what is longer stands in lines of its own."""
_FENCE: Final = "---\n"
_OTHERWISE: Final = re.compile(r"(?i:y|n|yes|no|on|off|true|false|null|~)\Z")
"""Words that one reader of YAML takes for something else than a word, and another does not."""
_NO_STRING: Final = re.compile(
    r"(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|true|false|null|~|)\Z"
)
"""What a form writes bare and means as a number, as yes or no, or as nothing (YAML 1.2, core schema)."""
_STRING: Final = "tag:yaml.org,2002:str"
_TIME: Final = "tag:yaml.org,2002:timestamp"
_REST: Final = re.compile(r"[ \t]*(#.*)?$", re.MULTILINE)


def is_of_a_form(text: str) -> bool:
    """Whether a form may have written a file's data: it has no comment, and no braces or brackets but empty ones."""
    matter, _ = parted(text)
    try:
        tokens = list(yaml.scan(matter, Loader=yaml.SafeLoader))
        node = yaml.compose(matter, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return False
    spoken = _without_strings(matter, tokens)
    return isinstance(node, MappingNode) and "#" not in spoken and not any(_is_flow(each) for each in _within(node))


def _without_strings(matter: str, tokens: Sequence[yaml.Token]) -> str:
    kept, at = [], 0
    for token in tokens:
        if isinstance(token, yaml.ScalarToken):
            kept.append(matter[at : token.start_mark.index])
            at = token.end_mark.index
    return "".join([*kept, matter[at:]])


def _within(node: Node) -> Iterator[Node]:
    yield node
    for each in node.value if isinstance(node, CollectionNode) else ():
        for inner in each if isinstance(each, tuple) else (each,):
            yield from _within(inner)


def _is_flow(node: Node) -> bool:
    return isinstance(node, CollectionNode) and bool(node.flow_style) and bool(node.value)


def parted(text: str) -> tuple[str, str]:
    """The data of a file, and what follows it: a page's front matter and the rest of it, or all of a record and nothing."""
    if not text.startswith(_FENCE):
        return text, ""
    matter, fence, body = text.removeprefix(_FENCE).partition(f"\n{_FENCE}")
    return (f"{matter}\n", fence.removeprefix("\n") + body) if fence else (text, "")


def canonical(text: str, before: str | None, schema: str = "") -> str:
    """The `text` of a file that a form has written, in the style of `before`, or in this project's where it is new: then its first
    line names the `schema`, a path from the file. YAMLError where either is no YAML."""
    matter, body = parted(text)
    fence = _FENCE if matter != text else ""
    now = yaml.compose(matter, Loader=yaml.SafeLoader)
    if not isinstance(now, MappingNode):
        return text
    if before is None:
        heading = f"# yaml-language-server: $schema={schema}\n" if schema and not fence else ""
        return f"{heading}{fence}{_block(now, 0).lstrip(chr(10))}\n{body}"
    old = parted(before)[0]
    then = yaml.compose(old, Loader=yaml.SafeLoader)
    if not isinstance(then, MappingNode):
        return text
    start, end = then.start_mark.index, _end(then, old)
    return f"{fence}{old[:start]}{_Laying(old).laid(then, now)}{old[end:]}{body}"


def _same(old: Node, new: Node) -> bool:
    return _plain(old) == _plain(new)


def _plain(node: Node) -> object:
    """What a node says, whatever its style; hashable, and the order of keys is no part of it."""
    if isinstance(node, MappingNode):
        return frozenset((key.value, _plain(value)) for key, value in node.value)
    return tuple(map(_plain, node.value)) if isinstance(node, SequenceNode) else str(node.value)


def _end(node: Node, source: str) -> int:
    """Where a node ends. One in blocks ends with the line of its last part, a remark in that line included."""
    if not isinstance(node, CollectionNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    end = _end(last[1] if isinstance(last, tuple) else last, source)
    rest = _REST.match(source, end)
    return rest.end() if rest else end


@dataclass(frozen=True, slots=True)
class _Part:
    """An item of a collection: its text, and what stands between it and the next."""

    text: str
    gap: str


@dataclass(frozen=True, slots=True)
class _Laying:
    """Lays data into the text `source`, as it was before."""

    source: str

    def laid(self, old: Node, new: Node, *, flow: bool = False) -> str:
        """The text of `new`, in the place and the style of `old`. `flow` says that it stands between braces."""
        if _same(old, new):
            return self.source[old.start_mark.index : _end(old, self.source)]
        if isinstance(old, MappingNode) and isinstance(new, MappingNode) and new.value and old.value:
            return self._mapping(old, new, flow=flow or bool(old.flow_style))
        if isinstance(old, SequenceNode) and isinstance(new, SequenceNode) and new.value and old.value:
            return self._sequence(old, new, flow=flow or bool(old.flow_style))
        if isinstance(old, ScalarNode) and isinstance(new, ScalarNode):
            return _scalar(new, flow=flow, style=old.style)
        return _flow(new)

    def _parts(self, spans: Sequence[tuple[int, int]], texts: Sequence[str]) -> list[_Part]:
        ends = [*(start for start, _ in spans[1:]), spans[-1][1]]
        return [_Part(text, self.source[end:after]) for text, (_, end), after in zip(texts, spans, ends, strict=True)]

    def _mapping(self, old: MappingNode, new: MappingNode, *, flow: bool) -> str:
        values = {key.value: value for key, value in new.value}
        spans = [(key.start_mark.index, _end(value, self.source)) for key, value in old.value]
        texts = [
            self.source[key.start_mark.index : value.start_mark.index] + self.laid(value, values[key.value], flow=flow)
            if key.value in values
            else ""
            for key, value in old.value
        ]
        parts = self._parts(spans, texts)
        there = [key.value for key, _ in old.value]
        kept: list[tuple[str, _Part]] = []
        for key, part in zip(there, parts, strict=True):
            if key in values:
                kept.append((key, part))
            elif kept and "#" in part.gap:  # a remark on what follows
                kept[-1] = (kept[-1][0], replace(kept[-1][1], gap=part.gap))
        column = old.value[0][0].start_mark.column
        gap = ", " if flow else "\n" + " " * column
        added = [key for key, value in values.items() if key not in there and not _is_unticked(value)]
        order = list(values)
        for key in added:
            text = _pair(key, values[key], flow=flow, indent=column)
            place = order.index(key)
            before = [at for at, (each, _) in enumerate(kept) if each in order[:place]]
            after = [at for at, (each, _) in enumerate(kept) if each in order[place:]]
            kept.insert(max(before) + 1 if before else min(after, default=len(kept)), (key, _Part(text, gap)))
        return self._around(old, [part for _, part in kept], gap)

    def _sequence(self, old: SequenceNode, new: SequenceNode, *, flow: bool) -> str:
        spans = [(item.start_mark.index, _end(item, self.source)) for item in old.value]
        parts = self._parts(spans, [self.source[start:end] for start, end in spans])
        column = old.value[0].start_mark.column
        gap = ", " if flow else "\n" + " " * old.start_mark.column + "- "
        made: list[_Part] = []
        matcher = SequenceMatcher(None, [*map(_plain, old.value)], [*map(_plain, new.value)], autojunk=False)
        for what, first, last, start, end in matcher.get_opcodes():
            if what == "equal":
                made += parts[first:last]
                continue
            for at, item in enumerate(new.value[start:end]):
                if first + at < last:
                    laid = self.laid(old.value[first + at], item, flow=flow)
                    made.append(_Part(laid, parts[first + at].gap or gap))
                else:
                    made.append(_Part(self._item(old, item, column, flow=flow), gap))
        return self._around(old, made, gap)

    def _item(self, old: SequenceNode, new: Node, column: int, *, flow: bool) -> str:
        """A new item, written as the others of its list are."""
        inner = isinstance(new, MappingNode) and not flow and not _is_flow(old.value[0])
        return _block(new, column).lstrip() if inner else _flow(new)

    def _around(self, old: CollectionNode, parts: Sequence[_Part], gap: str) -> str:
        """Parts joined, with what stands before the first and after the last of the old ones."""
        first = old.value[0][0] if isinstance(old, MappingNode) else old.value[0]
        last = old.value[-1][1] if isinstance(old, MappingNode) else old.value[-1]
        head = self.source[old.start_mark.index : first.start_mark.index]
        tail = self.source[_end(last, self.source) : _end(old, self.source)] if old.flow_style else ""
        spaces = [*(part.gap or gap for part in parts[:-1]), ""]
        return f"{head}{''.join(part.text + space for part, space in zip(parts, spaces, strict=True))}{tail}"


def _is_unticked(node: Node) -> bool:
    """Whether a form has written this for a box that nobody ticked: the field might as well not be there."""
    return isinstance(node, ScalarNode) and node.value == "false" and not node.style


def _said(node: MappingNode) -> Iterator[tuple[str, Node]]:
    yield from ((key.value, value) for key, value in node.value if not _is_unticked(value))


def _pair(key: str, value: Node, *, flow: bool, indent: int) -> str:
    name = key_text(key)
    if flow:
        return f"{name}: {_flow(value)}"
    return f"{name}:{_value(value, indent, len(name) + 1)}"


def _value(node: Node, indent: int, before: int) -> str:
    """A value after its key, in the same line where it fits there. `before` counts the signs of the line before it."""
    short = _flow(node) if not isinstance(node, ScalarNode) else ""
    if isinstance(node, ScalarNode):
        return f" {_scalar(node, flow=False, style=None)}"
    rows = isinstance(node, SequenceNode) and any(isinstance(each, MappingNode) for each in node.value)
    if not node.value or (not rows and indent + before + 1 + len(short) <= WIDTH):
        return f" {short}"
    return _block(node, indent + 2)


def _block(node: Node, indent: int) -> str:
    """A collection in lines of its own, each after a line break."""
    space = "\n" + " " * indent
    if isinstance(node, MappingNode):
        return "".join(f"{space}{_pair(key, value, flow=False, indent=indent)}" for key, value in _said(node))
    lines = []
    for item in node.value if isinstance(node, SequenceNode) else ():
        short = _flow(item)
        inner = isinstance(item, MappingNode) and len(short) > WIDTH - indent - 2
        lines.append(f"{space}- {_block(item, indent + 2).lstrip() if inner else short}")
    return "".join(lines)


def _flow(node: Node) -> str:
    if isinstance(node, MappingNode):
        pairs = (f"{key_text(key)}: {_flow(value)}" for key, value in _said(node))
        return f"{{{', '.join(pairs)}}}"
    if isinstance(node, SequenceNode):
        return f"[{', '.join(map(_flow, node.value))}]"
    return _scalar(node, flow=True, style=None)


def _scalar(node: Node, *, flow: bool, style: str | None) -> str:
    """A scalar in a style: in single or double quotes as it was, else bare where it can be."""
    text = str(node.value)
    if isinstance(node, ScalarNode) and not node.style and _NO_STRING.match(text):
        return text
    if style == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return text if style != '"' and _is_bare(text, flow=flow) else quoted(text)


def _is_bare(text: str, *, flow: bool) -> bool:
    """Whether a text may stand without quotation marks."""
    if _OTHERWISE.match(text) or "\n" in text:
        return False
    try:
        read = yaml.compose(f"[{text}]" if flow else f"- {text}", Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return False
    only = read.value[0] if isinstance(read, SequenceNode) and len(read.value) == 1 else None
    return isinstance(only, ScalarNode) and only.value == text and only.tag in {_STRING, _TIME}
