"""What stands in a Parquet file, decompressed, by the DuckDB library that the program itself is linked to (its C interface)."""
import ctypes
import functools
import subprocess
import sys


class Result(ctypes.Structure):
    _fields_ = [("deprecated", ctypes.c_uint64 * 3), ("pointers", ctypes.c_void_p * 3)]


@functools.cache
def duckdb():
    """The library and an open connection; exit code 77 where it cannot be had."""
    lines = subprocess.run(["ldd", sys.argv[1]], capture_output=True, text=True).stdout.splitlines()
    paths = [line.split("=>")[1].split()[0] for line in lines if "libduckdb" in line and "=>" in line]
    if not paths:
        print("skipped: the program is not linked to a libduckdb.so")
        sys.exit(77)
    library = ctypes.CDLL(paths[0])
    database, connection = ctypes.c_void_p(), ctypes.c_void_p()
    assert library.duckdb_open(None, ctypes.byref(database)) == 0
    assert library.duckdb_connect(database, ctypes.byref(connection)) == 0
    library.duckdb_value_varchar.restype = ctypes.c_void_p
    library.duckdb_value_varchar.argtypes = [ctypes.c_void_p, ctypes.c_uint64, ctypes.c_uint64]
    library.duckdb_free.argtypes = [ctypes.c_void_p]
    return library, connection


def parquet_text(path):
    """All values of all rows."""
    library, connection = duckdb()
    result = Result()
    quoted = str(path).replace("'", "''")
    sql = f"SELECT string_agg(CAST(r AS VARCHAR), chr(10)) FROM read_parquet('{quoted}', hive_partitioning = false) AS r"
    if library.duckdb_query(connection, sql.encode(), ctypes.byref(result)) != 0:
        raise RuntimeError(f"cannot read {path.name}")
    pointer = library.duckdb_value_varchar(ctypes.byref(result), 0, 0)
    text = ctypes.string_at(pointer) if pointer else b""
    library.duckdb_free(pointer)
    library.duckdb_destroy_result(ctypes.byref(result))
    return text
