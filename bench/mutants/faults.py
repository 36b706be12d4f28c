"""The small faults of a package, by the rules of mutmut."""

from __future__ import annotations

import difflib
import functools
import random
from pathlib import Path

from libcst import Module, parse_module
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import Mutation, MutationVisitor, deep_replace
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

from bench.mutants.covering import CORE
from bench.mutants.judge import Mutant


@functools.cache
def faults(path: Path) -> tuple[Module, list[Mutation]]:
    """A module, and every small fault of its functions: what is worked out when it is imported is data."""
    tree = MetadataWrapper(parse_module(path.read_text("utf-8")))
    visitor = MutationVisitor(mutation_operators, IgnoredCode(set(), set(), set()))
    return tree.visit(visitor), [each for each in visitor.mutations if each.contained_by_top_level_function]


def mutant(path: Path, number: int) -> Mutant:
    """A module with one of its faults."""
    module, found = faults(path)
    places = MetadataWrapper(module, unsafe_skip_copy=True).resolve(PositionProvider)
    fault = found[number]
    broken = deep_replace(module, fault.original_node, fault.mutated_node)
    assert isinstance(broken, Module)
    return Mutant(path, places[fault.original_node].start.line, broken.code)


def sample(package: str, number: int, seed: int) -> list[Mutant]:
    """Some of all mutants of a package, the same for each seed as long as its code is the same, in random order: a run that is
    ended early has counted a sample too."""
    modules = sorted((CORE / package).rglob("*.py"))
    places = [(path, index) for path in modules for index in range(len(faults(path)[1]))]
    chosen = random.Random(seed).sample(places, min(number, len(places)))
    return [mutant(path, index) for path, index in chosen]


def difference(mutant: Mutant) -> str:
    """The lines that differ."""
    old, new = mutant.path.read_text("utf-8").splitlines(), mutant.source.splitlines()
    told = difflib.unified_diff(old, new, lineterm="", n=0)
    return "\n".join(f"    {line}" for line in told if line[:1] in "+-" and line[:3] not in {"+++", "---"})
