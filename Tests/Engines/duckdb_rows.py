"""Asks DuckDB which rows conditions keep.

    duckdb_rows.py --check      succeeds where DuckDB is there
    duckdb_rows.py < FILE       FILE is JSON: "setup" (statements), "columns" (names), "rows"
                                (lists of values), "conditions"; prints a line for each condition:
                                the ids it keeps, or "error: …"
"""

import json
import sys

try:
    import duckdb
except ImportError:
    sys.exit("the Python package duckdb is not installed")

if sys.argv[1:] == ["--check"]:
    sys.exit(0)

asked = json.load(sys.stdin)
connection = duckdb.connect()
for statement in asked["setup"]:
    connection.execute(statement)
places = ", ".join("?" for _ in asked["columns"])
names = ", ".join('"' + name.replace('"', '""') + '"' for name in asked["columns"])
for row in asked["rows"]:
    connection.execute(f"INSERT INTO t ({names}) VALUES ({places})", row)
for condition in asked["conditions"]:
    try:
        found = connection.execute(f"SELECT id FROM t WHERE {condition} ORDER BY id").fetchall()
        print(" ".join(str(row[0]) for row in found))
    except duckdb.Error as error:
        print("error: " + str(error).replace("\n", " "))
