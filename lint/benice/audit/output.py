"""Where the findings of an audit go: one Parquet file, JSON Lines, or a folder of Parquet files."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from benice.arrow import FINDINGS
from benice.tables import UsageError

GROUP = 100_000  # findings in a row group


def check_output(path: Path, archives: Sequence[str], given: Sequence[str], resume: bool) -> None:
    """UsageError for an output that is of no known sort, or lies where the archives are read."""
    if path.suffix not in (".parquet", ".jsonl", ""):
        raise UsageError(f"--output: {path} is neither a .parquet nor a .jsonl file, nor a folder")
    whole = path.resolve()
    if whole in {Path(each).resolve() for each in archives}:
        raise UsageError(f"--output: {path} is an archive to be read")
    for folder in (each for each in given if Path(each).is_dir()):
        if whole.is_relative_to(Path(folder).resolve()):
            raise UsageError(f"--output: {path} lies in {folder}, where the next audit would take it for an archive")
    if not resume and not path.suffix and path.is_dir() and any(path.iterdir()):
        raise UsageError(f"--output: the folder {path} is not empty")


def write(path: Path, tables: Iterable[tuple[str, pa.Table]]) -> None:
    """Write findings, whole or not at all; UsageError where that cannot be done."""
    try:
        if not path.suffix:
            path.mkdir(parents=True, exist_ok=True)
            for name, table in tables:
                if table.num_rows:
                    pq.write_table(table, path / f"{name}.parquet", compression="zstd")
            return
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            (write_parquet if path.suffix == ".parquet" else write_lines)(beside, (table for _, table in tables))
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"--output: {path} cannot be written: {error.strerror or error}") from None


def write_parquet(path: Path, tables: Iterable[pa.Table]) -> None:
    """One file with row groups of a good size."""
    with pq.ParquetWriter(path, FINDINGS, compression="zstd") as sink:
        for table in gathered(tables):
            sink.write_table(table)


def gathered(tables: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """Small tables as larger ones."""
    held: list[pa.Table] = []
    for table in tables:
        held.append(table)
        if sum(each.num_rows for each in held) >= GROUP:
            yield pa.concat_tables(held)
            held = []
    if held:
        yield pa.concat_tables(held)


def write_lines(path: Path, tables: Iterable[pa.Table]) -> None:
    """One JSON object a line."""
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as sink:
        for table in tables:
            sink.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in table.to_pylist())
