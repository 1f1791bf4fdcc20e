#!/usr/bin/env python3
"""An archive of copies of real documents, each with other bytes, gone through by PROGRAM.

    benches/archive.py PROGRAM FOLDER… [--inputs 10000] [--broken 100] [--work DIR]

Prints peak memory for 100 inputs and for all of them; whether a run that was killed three times ends
with the same files; and, on fewer inputs and alternately, how fast it is on one thread and on two,
beside `pdftotext -layout` under `xargs -P2` on the same PDFs. FOLDER holds PDFs, texts and Markdown;
those that cannot be read are left out, so that as many inputs fail as were broken. Ends with 1 where
something is not as it should be. Needs Linux and Python 3.9; poppler is left out where it is not
installed.
"""

import argparse
import filecmp
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MANIFEST = "minutebook.manifest.jsonl"
BROKEN = [b"", b"\x7fELF\x02\x01\x01\0\0\0", b"GIF89a\x01\0\x01\0"]


def make(documents, folder, number, broken):
    """Copies that differ: a letter of a text, a comment at the end of a PDF."""
    dice = random.Random(6)
    bad = set(dice.sample(range(number), broken))
    for index in range(number):
        source = documents[index % len(documents)]
        content = bytearray(source.read_bytes())
        if index in bad:
            content = BROKEN[index % len(BROKEN)]
        elif source.suffix == ".pdf":
            content += b"\n%% copy %d\n" % index
        else:
            letters = [at for at, byte in enumerate(content) if 97 <= byte <= 122]
            content[dice.choice(letters)] = ord("x")
        place = folder / f"{index % 50:02}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{index:05}{source.suffix}").write_bytes(content)


class Run:
    """A run of the program, with its peak memory."""

    def __init__(self, program, arguments, kill_after=None):
        began = time.monotonic()
        with tempfile.TemporaryFile() as told:
            process = subprocess.Popen(
                [program, "convert", *map(str, arguments)],
                stdout=subprocess.DEVNULL,
                stderr=told,
            )
            if kill_after is None:
                _, status, usage = os.wait4(process.pid, 0)
                self.code = os.waitstatus_to_exitcode(status)
                self.peak = usage.ru_maxrss / 1024
                self.processor = usage.ru_utime + usage.ru_stime
                process.returncode = self.code
            else:
                time.sleep(kill_after)
                process.kill()
                self.code = process.wait()
            self.seconds = time.monotonic() - began
            told.seek(0)
            self.summary = None
            for line in told.read().decode().splitlines():
                event = json.loads(line)
                if event["event"] == "summary":
                    self.summary = event


def same(one, other):
    """Whether two folders hold the same files, byte for byte, the manifest aside."""
    compared = filecmp.dircmp(one, other, ignore=[MANIFEST], hide=[])
    _, differ, odd = filecmp.cmpfiles(one, other, compared.common_files, shallow=False)
    alone = compared.left_only + compared.right_only + differ + odd
    return not alone and all(same(Path(one, sub), Path(other, sub)) for sub in compared.common_dirs)


def rates(seconds, files, pages):
    return f"{seconds:.1f} s: {files / seconds:.0f} documents, {pages / seconds:.0f} pages a second"


def readable(program, folders):
    """The documents of folders that the program can read."""
    rows = subprocess.run(
        [program, "convert", *map(str, folders), "--to", "ndjson", "--quiet", "--no-provenance"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False,
    ).stdout
    records = (json.loads(row) for row in rows.splitlines())
    paths = sorted(Path(record["source"]["path"]) for record in records if record["error"] is None)
    return [path for path in paths if path.suffix in (".pdf", ".txt", ".md")]


WRONG = []


def check(what, holds):
    """Says whether something is as it should be."""
    print(f"{what}: {'yes' if holds else 'NO'}")
    if not holds:
        WRONG.append(what)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--broken", type=int, default=100)
    parser.add_argument("--timed", type=int, default=1_000, help="inputs of the timed runs")
    parser.add_argument("--rounds", type=int, default=3, help="timed runs, of which the fastest counts")
    parser.add_argument("--to", default="json")
    parser.add_argument("--work", type=Path, default=None)
    given = parser.parse_args()
    work = Path(tempfile.mkdtemp(dir=given.work))
    documents = readable(given.program, given.folder)
    try:
        measure(given, work, documents)
        time_it(given, work, documents)
    finally:
        shutil.rmtree(work)
    return 1 if WRONG else 0


def measure(given, work, documents):
    small, large = work / "small", work / "large"
    make(documents, small, 100, 1)
    make(documents, large, given.inputs, given.broken)
    print(f"{len(documents)} documents, repeated to {given.inputs} inputs, {given.broken} of them broken")

    def run(folder, out, *more, **rest):
        common = ["--to", given.to, "--log-format", "json", "-o", work / out]
        return Run(given.program, [folder, *common, *more], **rest)

    few = run(small, "few/", "-j", "2")
    two = run(large, "whole/", "-j", "2")
    print(f"peak memory: {few.peak:.0f} MiB for 100 inputs, {two.peak:.0f} MiB for {given.inputs}")
    check("the second is within 64 MiB of the first", two.peak - few.peak <= 64)
    one = run(large, "one/", "-j", "1")
    check("one and two threads give the same files", same(work / "one", work / "whole"))
    shutil.rmtree(work / "one")
    print(f"exit code {two.code}, errors {two.summary['errors']}")
    check(f"{given.broken} errors and exit code 1", (two.summary["failed"], two.code) == (given.broken, 1))
    check("the same from one thread", (one.summary["failed"], one.code) == (given.broken, 1))

    dice = random.Random(3)
    for _ in range(3):
        killed = run(large, "killed/", "--resume", kill_after=two.seconds * dice.uniform(0.1, 0.3))
        print(f"killed after {killed.seconds:.1f} s with {noted(work)} inputs noted")
    last = run(large, "killed/", "--resume")
    kept, failed = last.summary["skipped"], last.summary["failed"]
    print(f"resumed: {kept} done already, {last.summary['converted']} converted, {failed} failed, exit {last.code}")
    check("the same files as the undisturbed run", same(work / "killed", work / "whole"))
    check(f"{given.broken} errors and exit code 1", (failed, last.code) == (given.broken, 1))
    states = {}
    for line in (work / "killed" / MANIFEST).read_text().splitlines():
        entry = json.loads(line)
        states[entry["path"]] = entry["status"]
    check("the manifest has a line for each input", len(states) == given.inputs)
    for folder in ("small", "large", "whole", "killed", "few"):
        shutil.rmtree(work / folder)


def time_it(given, work, documents):
    """PDFs alone, so that both programs have the same to do; no copy is broken."""
    pdfs = [path for path in documents if path.suffix == ".pdf"]
    if not pdfs:
        return
    folder = work / "timed"
    make(pdfs, folder, given.timed, 0)
    common = [folder, "--to", given.to, "--log-format", "json"]
    fastest = {}

    def note(name, seconds):
        fastest[name] = min(seconds, fastest.get(name, seconds))

    for number in range(given.rounds):
        for threads in ("1", "2"):
            run = Run(given.program, [*common, "-o", work / f"timed-{number}-{threads}/", "-j", threads])
            note(threads, run.seconds)
            shutil.rmtree(work / f"timed-{number}-{threads}")
        if shutil.which("pdftotext"):
            began = time.monotonic()
            subprocess.run(
                f"find {folder} -name '*.pdf' -print0 | xargs -0 -P2 -I@ pdftotext -layout @ /dev/null",
                shell=True, stderr=subprocess.DEVNULL, check=False,
            )
            note("pdftotext", time.monotonic() - began)
    pages = run.summary["pages"]
    print(f"{given.timed} PDFs, {pages} pages, fastest of {given.rounds}; load {os.getloadavg()[0]:.1f}")
    print(f"one thread:  {rates(fastest['1'], given.timed, pages)}")
    print(f"two threads: {rates(fastest['2'], given.timed, pages)}")
    print(f"two threads are {fastest['1'] / fastest['2']:.2f} times as fast as one")
    if "pdftotext" in fastest:
        print(f"pdftotext -layout, xargs -P2: {rates(fastest['pdftotext'], given.timed, pages)}")
        print(f"that takes {fastest['pdftotext'] / fastest['2']:.1f} times as long as two threads")


def noted(work):
    manifest = work / "killed" / MANIFEST
    return manifest.read_bytes().count(b"\n") if manifest.exists() else 0


if __name__ == "__main__":
    sys.exit(main())
