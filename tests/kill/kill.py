#!/usr/bin/env python3
"""Kills the real program at random moments and counts what is lost, doubled or half. All three must be 0.

kill.py --program P --saver S --planted-program PP --planted-saver PS [--kills N] [--seed N]

First it proves itself: the planted programs commit every statement on its own, and it must notice that. A third of the
kills hits `import`, a third `apply` beside a running `serve`, and some hit `serve` while phones download; as many kills
again hit the saver, which saves through the same code as the desktop program and acknowledges each save.
"""
import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from program import MARK, Lines, Program, Wrong, document, kill

EXTENSIONS = 24
SITE = "Site"


class Figures:
    def __init__(self):
        self.kills = self.early = self.before = self.after = self.acknowledged = 0

    def __str__(self):
        return ("%d kills: %d before the commit, %d after it, %d runs had ended; %d saves were acknowledged; lost 0, doubled 0, half 0"
                % (self.kills, self.before, self.after, self.early, self.acknowledged))


# ---- the saver -----------------------------------------------------------------------------------------------------

def saver_round(binary, path, last, figures):
    """Starts it on what the last kill left, lets it save a while, kills it. Returns what it acknowledged last."""
    process = subprocess.Popen([binary, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    lines = Lines(process)
    state = lines.wait(lambda line: line.startswith(("state", "wrong")))
    if state is None or state.startswith("wrong"):
        process.wait()
        raise Wrong("the saver says: %s %s" % (state, process.stderr.read().decode()[-2000:]))
    found = int(state.split()[1])
    if found < last:
        raise Wrong("lost: generation %d was acknowledged, %d is there" % (last, found))
    if found > last + 1:
        raise Wrong("doubled: generation %d was acknowledged last, %d is there" % (last, found))
    figures.before += found == last
    figures.after += found == last + 1
    lines.wait(lambda line: line.startswith("saved"))
    time.sleep(random.uniform(0, 0.05))
    if not kill(process):
        raise Wrong("the saver ended by itself: %s" % process.stderr.read().decode()[-2000:])
    figures.kills += 1
    told = [line for line in lines.all() if line.startswith(("saved", "wrong"))]
    if any(line.startswith("wrong") for line in told):
        raise Wrong(told[-1])
    figures.acknowledged += len(told)
    return int(told[-1].split()[1]) if told else found


def saver(binary, folder, kills):
    figures, last = Figures(), -1
    path = os.path.join(folder, "saver.mcpbx")
    while figures.kills < kills:
        last = saver_round(binary, path, last, figures)
    return figures


# ---- the command line and the server -------------------------------------------------------------------------------

class Site:
    """A workspace with one site, what it must export, and its running server."""

    def __init__(self, binary, folder):
        self.program = Program(binary, folder)
        self.folder = folder
        self.generation = 0          # the newest that was tried
        self.saved = self.applied = 0  # what is there
        self.server = None
        self.program.run("import", self.document(0))
        self.template = self.program.run("export", SITE, "--with-secrets")
        self.program.run("apply", SITE)
        self.revision = self.published()
        self.paths = None

    def document(self, generation):
        path = os.path.join(self.folder, "document.json")
        with open(path, "w") as file:
            file.write(document(EXTENSIONS, generation))
        return path

    def expected(self, generation):
        return self.template.replace(MARK % 0, MARK % generation)

    def check_saved(self, acknowledged):
        """Exactly the old or exactly the new document; the new one where that was reported."""
        found = self.program.run("export", SITE, "--with-secrets")
        if found == self.expected(self.generation):
            self.saved = self.generation
        elif found != self.expected(self.saved):
            marks = sorted(set(re.findall(r"G\d{6}", found)))
            raise Wrong("half: the site holds generations %s, not %d or %d alone" % (marks, self.saved, self.generation))
        elif acknowledged:
            raise Wrong("lost: import %d was reported as saved" % self.generation)

    def pending(self):
        return json.loads(self.program.run("sites", "--json"))[0]["pending"]

    def published(self):
        """The published revision, by an apply that has nothing to do."""
        return json.loads(self.program.run("apply", SITE, "--json"))["revision"]

    def serve(self):
        self.server = self.program.start("serve", "--listen", "127.0.0.1:0")
        line = Lines(self.server).wait(lambda text: "http://" in text)
        if line is None:
            raise Wrong("serve did not start: %s" % self.server.stderr.read().decode()[-2000:])
        self.origin = re.search(r"http://[0-9.:]+", line).group(0)
        if self.paths is None:
            self.paths = {}
            for index in random.sample(range(EXTENSIONS), 4):
                number = str(100 + index)
                url = self.program.run("url", SITE, number).strip()
                self.paths[number] = re.sub(r"^https?://[^/]+", "", url) + "805ec012%02x%02x.cfg" % (index // 256, index % 256)

    def fetch(self, number):
        with urllib.request.urlopen(self.origin + self.paths[number], timeout=20) as answer:
            return answer.read()

    def check_served(self, generation):
        """Within a few seconds every phone is served that generation, exactly as it is rendered."""
        end, mark = time.monotonic() + 15, (MARK % generation).encode()
        while True:
            files = {number: self.fetch(number) for number in self.paths}
            if all(mark in data for data in files.values()):
                break
            if time.monotonic() > end:
                raise Wrong("half: phones are not served generation %d" % generation)
            time.sleep(0.02)
        for number, data in files.items():
            if re.findall(rb"G\d{6}", data) and set(re.findall(rb"G\d{6}", data)) != {mark}:
                raise Wrong("half: the file of %s mixes generations" % number)
        if generation == self.saved and random.random() < 0.25:
            number = random.choice(list(self.paths))
            rendered = self.program.run("render", SITE, number, "--json")
            texts = [file["text"].encode() for file in json.loads(rendered)["files"]]
            if files[number] not in texts:
                raise Wrong("the file of %s is served otherwise than it is rendered" % number)

    def check_applied(self, acknowledged):
        """Either everything of it is pending still, or nothing and the files are new."""
        pending = self.pending()
        if pending not in (0, EXTENSIONS):
            raise Wrong("half: %d of %d changes are applied" % (EXTENSIONS - pending, EXTENSIONS))
        if pending and acknowledged:
            raise Wrong("lost: the apply of generation %d was reported" % self.saved)
        if not pending:
            self.applied = self.saved
        self.check_served(self.applied)

    def stop(self):
        if self.server and self.server.poll() is None:
            self.server.terminate()
            self.server.wait()


def killed_run(site, window, figures, *args):
    """Runs and kills: mostly while it writes, now and then before. True where the program reported success before."""
    before, writing = window
    if random.random() < 0.15:
        process = site.program.start(*args)
        time.sleep(random.uniform(0, before))
    else:
        process = site.program.start_writing(*args)
        time.sleep(random.uniform(0, 1.05 * writing))
    was_killed = kill(process)
    figures.kills += was_killed
    figures.early += not was_killed
    if not was_killed and process.returncode != 0:
        raise Wrong("%s ended with %d: %s" % (args[0], process.returncode, process.stderr.read().decode()[-2000:]))
    figures.acknowledged += not was_killed
    process.stdout.close()
    process.stderr.close()
    return not was_killed


def import_round(site, windows, figures):
    site.generation += 1
    before = site.saved
    site.check_saved(killed_run(site, windows["import"], figures, "import", site.document(site.generation)))
    figures.before += site.saved == before
    figures.after += site.saved != before


def apply_round(site, windows, figures):
    if site.saved == site.applied:
        site.generation += 1
        site.program.run("import", site.document(site.generation))
        site.saved = site.generation
    before = site.applied
    site.check_applied(killed_run(site, windows["apply"], figures, "apply", SITE))
    figures.before += site.applied == before
    figures.after += site.applied != before


def serve_round(site, figures):
    """Kills the server between and within downloads; the next one serves the same.

    It was the last to have the file open. So SQLite reads its log of writes anew, and a commit that was killed after it
    had been written, but before the others were told, comes to light only now: nobody was told of it, both are right.
    """
    end = time.monotonic() + random.uniform(0, 0.3)
    while time.monotonic() < end:
        site.fetch(random.choice(list(site.paths)))
    if not kill(site.server):
        raise Wrong("serve ended by itself")
    figures.kills += 1
    site.serve()
    site.check_saved(False)
    site.check_applied(False)


def calibrate(site):
    windows = {}
    site.generation += 1
    windows["import"] = site.program.window("import", site.document(site.generation))
    site.saved = site.generation
    windows["apply"] = site.program.window("apply", SITE)
    site.applied = site.saved
    return windows


def command_line(binary, folder, kills):
    figures = Figures()
    site = Site(binary, folder)
    try:
        windows = calibrate(site)
        site.serve()
        site.check_served(site.applied)
        while figures.kills < kills:
            chance = random.random()
            if chance < 0.45:
                import_round(site, windows, figures)
            elif chance < 0.85:
                apply_round(site, windows, figures)
            else:
                serve_round(site, figures)
        site.check_saved(False)
        site.check_applied(False)
        return figures
    finally:
        site.stop()


def must_notice(what, run):
    try:
        run()
    except Wrong as found:
        print("the planted bug of the %s was noticed: %s" % (what, found), flush=True)
        return
    sys.exit("the planted bug of the %s was not noticed: this harness proves nothing" % what)


def main():
    options = argparse.ArgumentParser()
    for name in ("--program", "--saver", "--planted-program", "--planted-saver"):
        options.add_argument(name)
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    given = options.parse_args()
    random.seed(given.seed)
    print("seed %d" % given.seed, flush=True)
    start = time.monotonic()
    for what, run, planted, real in (("saver", saver, given.planted_saver, given.saver),
                                     ("program", command_line, given.planted_program, given.program)):
        if not real:
            continue
        with tempfile.TemporaryDirectory() as folder:
            must_notice(what, lambda: run(planted, folder, given.kills))
        with tempfile.TemporaryDirectory() as folder:
            try:
                print("%s: %s" % (what, run(real, folder, given.kills)), flush=True)
            except Wrong as found:
                sys.exit("%s: %s (seed %d)" % (what, found, given.seed))
    print("%.0f s" % (time.monotonic() - start))


if __name__ == "__main__":
    main()
