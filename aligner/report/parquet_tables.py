"""Write the tables of a report as Parquet, for data frames and databases."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from aligner.errors import ConfigError, OutputError
from aligner.records import Report
from aligner.report.csv_tables import table_rows

__all__ = ["check_parquet", "write_parquet"]

HINT = "install it with: pip install 'aligner[parquet]'"


def check_parquet() -> None:
    """Say what to do where the library that writes Parquet is missing.

    Raises
    ------
    ConfigError
        If pyarrow is not installed.
    """
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise ConfigError("--parquet", (f"Parquet needs pyarrow; {HINT}",)) from error


def write_parquet(report: Report, folder: str | os.PathLike[str]) -> None:
    """Write the tables of `aligner.report.csv_tables`, one ``.parquet`` file for each.

    Parameters
    ----------
    report : Report
    folder : path-like
        Made where it is missing; files of the same names in it are replaced.

    Raises
    ------
    ConfigError
        If pyarrow is not installed.
    OutputError
        If the folder cannot be written.

    Notes
    -----
    Lists stay lists, numbers numbers, and text is exact, but for lone surrogates, which become
    U+FFFD: UTF-8 cannot carry them.
    """
    check_parquet()
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        for name, (columns, rows) in table_rows(report).items():
            path = Path(folder) / f"{name}.parquet"
            data = {c: [_value(row.get(c)) for row in rows] for c in columns}
            unfinished = path.with_suffix(".parquet.part")
            pq.write_table(pa.table(data), unfinished)
            unfinished.replace(path)
    except OSError as error:
        raise OutputError(str(folder), error.strerror or str(error)) from error


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    if isinstance(value, list | tuple):
        return [_value(part) for part in value]
    return value
