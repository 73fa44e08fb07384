"""Build hook: checks data/ and puts its compiled form into the wheel. An invalid entry fails it."""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileData(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles the knowledge for the wheel; an editable install reads data/ itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from perfcli.knowledge.compile import compile_folder
        from perfcli.knowledge.folder import read_folder
        from perfcli.knowledge.rules.check import check_folder

        problems = check_folder(root / "data")
        if problems:
            raise SystemExit("data/ is not valid:\n" + "\n".join(map(str, problems)))
        self.folder = tempfile.mkdtemp()
        for name, content in compile_folder(read_folder(root / "data")).items():
            path = Path(self.folder) / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        build_data["force_include"][self.folder] = "perfcli/_data/_compiled"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder, ignore_errors=True)
