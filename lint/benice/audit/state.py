"""What an audit keeps while it runs: a folder with what is done, so that a run that was cut short can go on."""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from benice.arrow import FINDINGS
from benice.audit.tally import Tally
from benice.light import dataclass
from benice.tables import UsageError

ABOUT = "audit.json"
TALLY = b"tally"
ROWS = pa.schema([pa.field("group", pa.string()), pa.field("path", pa.string()), pa.field("number", pa.int64()),
                  pa.field("row", pa.string())])  # fmt: skip
PACKED = pa.ipc.IpcWriteOptions(compression="lz4")


@dataclass(frozen=True, slots=True)
class State:
    """The folder; what is in it is whole, since each file is written beside and renamed."""

    folder: Path

    @classmethod
    def begin(cls, folder: Path, about: Mapping[str, Any], resume: bool) -> "State":
        """The state of a new run, or of one that was cut short; UsageError where that was another one."""
        if folder.exists():
            if not resume:
                raise UsageError(
                    f"{folder} is of an audit that was cut short: go on with --resume, or remove the folder"
                )
            before = cls(folder).about
            if other := [name for name in about if before.get(name) != about[name]]:
                raise UsageError(f"{folder} is of another audit: other {', '.join(other)}; remove it and begin anew")
            return cls(folder)
        try:
            folder.mkdir(parents=True)
            (folder / ABOUT).write_text(json.dumps(about, indent=2), encoding="utf-8")
        except OSError as error:
            raise UsageError(f"--output: {folder} cannot be made: {error.strerror}") from None
        return cls(folder)

    @property
    def about(self) -> Mapping[str, Any]:
        """What the run is about; nothing where that cannot be told."""
        try:
            found = json.loads((self.folder / ABOUT).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def end(self) -> None:
        """Nothing of it is needed any more."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def found(self, stage: str, number: int) -> Path:
        """The findings of a piece ("posts") or of some brands ("timelines"), with their tally."""
        return self.folder / f"{stage}-{number:06}.arrow"

    def rows(self, number: int) -> Path:
        """The rows of a piece that timelines want, a batch for each share of the brands."""
        return self.folder / f"rows-{number:06}.arrow"

    def save(
        self, path: Path, batches: Iterable[pa.RecordBatch], schema: pa.Schema, tally: Tally | None = None
    ) -> None:
        """Write a file at once."""
        if tally:
            schema = schema.with_metadata({TALLY: json.dumps(tally.as_json())})
        beside = path.with_suffix(".part")
        with pa.ipc.new_file(beside, schema, options=PACKED) as sink:
            for batch in batches:
                sink.write_batch(batch.replace_schema_metadata(schema.metadata))
        beside.replace(path)

    def tally(self, path: Path) -> Tally:
        """The tally of a file of findings."""
        with pa.memory_map(str(path)) as source:
            return Tally.from_json(json.loads(pa.ipc.open_file(source).schema.metadata[TALLY]))

    def findings(self, path: Path) -> pa.Table:
        """The findings of a file."""
        with pa.memory_map(str(path)) as source:
            return pa.ipc.open_file(source).read_all().replace_schema_metadata(FINDINGS.metadata)

    def share(self, number: int, bucket: int) -> Iterator[Mapping[str, Any]]:
        """The rows of a piece that belong to one share of the brands."""
        path = self.rows(number)
        if path.exists():
            with pa.memory_map(str(path)) as source:
                yield from pa.ipc.open_file(source).get_batch(bucket).to_pylist()
