"""The engine as a wheel: with it goes what stands elsewhere in this repository (`hooks/fihris/resources.py` says where from)."""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

OWN = (
    "overrides",
    "docs/_data/interface",
    "docs/_data/messages",
    "docs/_data/schemas",
    "docs/_data/search",
    "docs/_data/fields.yml",
    "docs/_data/orthography.yml",
    "docs/_data/problems.yml",
    "docs/_data/vocabularies/genres.yml",
    "docs/_data/vocabularies/kinds.yml",
    "docs/_data/vocabularies/licences.yml",
    "docs/_data/vocabularies/relations.yml",
    "docs/ar/markup.md",
    "docs/en/markup.md",
    "docs/assets/images/example.svg",
    "hooks/engine.py",
    "mkdocs.yml",
    "requirements.lock",
    "starter",
)


class Build(build_py):
    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            for source, target in self._own().items():
                self.mkpath(str(Path(target).parent))
                self.copy_file(source, target)

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:
        return [*super().get_outputs(include_bytecode), *({} if self.editable_mode else self._own()).values()]

    def _own(self) -> dict[str, str]:
        files = (
            file for each in OWN for file in ([Path(each)] if Path(each).is_file() else sorted(Path(each).rglob("*")))
        )
        return {str(file): str(Path(self.build_lib, "fihris/own", file)) for file in files if file.is_file()}


setup(cmdclass={"build_py": Build})
