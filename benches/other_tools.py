#!/usr/bin/env python3
"""What an archive becomes, opened with other people's tools, as the README says.

    benches/other_tools.py PROGRAM FOLDER… [--word publish]

`| head -1`, `find -print0 | … | jq`, `sqlite3`, Datasette and DuckDB. Queries are those of the
README; WORD is what its full-text query looks for. Ends with 1 where something is not as it should be;
tools that are not installed are named. Needs Python 3.9; `pip install datasette duckdb`.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

README = (Path(__file__).parent.parent / "README.md").read_text()
WRONG = []


def check(what, holds, shown=""):
    print(f"{what}: {'yes' if holds else 'NO'} {shown}".rstrip())
    if not holds:
        WRONG.append(what)


def shell(command, **more):
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False, **more,
    )


def tool(name):
    found = shutil.which(name, path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if not found:
        print(f"{name}: not installed")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("folder", nargs="+")
    parser.add_argument("--word", default="publish")
    given = parser.parse_args()
    folders = " ".join(given.folder)
    with tempfile.TemporaryDirectory() as work:
        pipes(given.program, folders)
        records = f"{work}/archive.ndjson"
        shell(f"{given.program} convert {folders} --quiet --to ndjson -o {records}")
        rows = [json.loads(row) for row in Path(records).read_text().splitlines()]
        database(given.program, folders, f"{work}/archive.db", given.word, rows)
        counted(records, rows)
    return 1 if WRONG else 0


def pipes(program, folders):
    head = shell(f"{program} convert {folders} --quiet --to ndjson | head -1 | wc -l")
    # The program's own failures would be told; a closed pipe is none.
    ended = shell(f"{program} convert {folders} --quiet --to ndjson > >(head -1 > /dev/null); echo $?")
    quiet = [line for line in head.stderr.splitlines() if "ipe" in line or "panick" in line]
    check("`| head -1` gives one line, quietly", head.stdout.strip() == "1" and not quiet, quiet)
    check("with exit code 0 or 1", ended.stdout.strip() in ("0", "1"), ended.stdout.strip())
    if tool("jq"):
        find = f"find {folders} -name '*.pdf' -print0"
        command = f"{program} convert --files-from - -0 --quiet --to ndjson"
        answered = shell(f"{find} | ({command} || true) | jq -c .source.path | wc -l").stdout.strip()
        listed = shell(f"{find} | tr -cd '\\0' | wc -c").stdout.strip()
        check("jq reads a row for each file that find names", answered == listed, f"({answered})")


def database(program, folders, path, word, rows):
    query = re.search(r"```sql\n(.*?)```", README, re.S).group(1).replace("publish", word)
    made = shell(f"{program} convert {folders} --quiet --to sqlite -o {path}")
    check("the database is written", made.returncode in (0, 1), made.stderr[-200:] if made.returncode > 1 else "")
    actions = sum(len(row["actions"]) for row in rows if not row["error"])
    if tool("sqlite3"):
        count = shell(f"sqlite3 {path} 'SELECT count(*) FROM actions; PRAGMA foreign_key_check; PRAGMA integrity_check'")
        check("sqlite3 finds the actions, links and pages whole", count.stdout.split() == [str(actions), "ok"], count.stdout.split())
        found = shell(f"sqlite3 {path}", input=query)
        check("the README's query finds actions", word in found.stdout.lower(), f"({len(found.stdout.splitlines())})")
        shell(f"{program} convert {folders} --quiet --to sqlite -o {path}")
        again = shell(f"sqlite3 {path} 'SELECT count(*) FROM actions'").stdout.strip()
        check("a second run adds nothing twice", again == str(actions))
    datasette = tool("datasette")
    if datasette:
        answer = shell(f"{datasette} {path} --get '/archive/actions.json?_shape=array&_search={word}'")
        try:
            found = json.loads(answer.stdout)
        except ValueError:
            found = []
        check("Datasette searches the actions", bool(found) and word in json.dumps(found).lower(), f"({len(found)})")
        page = shell(f"{datasette} {path} --get /archive/actions?_search={word}")
        check("Datasette shows them", page.returncode == 0 and "_search" in page.stdout)


def counted(records, rows):
    try:
        import duckdb
    except ImportError:
        print("duckdb: not installed")
        return
    query = re.search(r'duckdb -c "(.*?)"\n', README, re.S).group(1).replace("archive.ndjson", records)
    found = duckdb.sql(query).fetchall()
    owners = sum(len(action["owners"]) for row in rows if not row["error"] for action in row["actions"])
    check("DuckDB counts every owner of an action", sum(count for _, count in found) == owners, f"({owners}, {found[:3]})")


if __name__ == "__main__":
    sys.exit(main())
