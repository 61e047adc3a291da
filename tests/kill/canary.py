#!/usr/bin/env python3
"""Lets the real program do its whole job with marked secrets and looks for them everywhere that it wrote: canary.py PROGRAM.

What must not be found in the workspace, its write-ahead log, temporary files, other output and the home folder: SIP
passwords, the passphrase, URL secrets and admin passwords; raw, as base64 at any offset, and as UTF-16 of both kinds.
"""
import base64
import json
import os
import re
import shutil
import signal
import sys
import tempfile

from program import Lines, Program, document


def spellings(secret):
    raw = secret.encode()
    yield raw
    yield secret.encode("utf-16-le")
    yield secret.encode("utf-16-be")
    yield raw.hex().encode()
    for offset in range(3):  # what stays the same whatever stands before and after
        coded = base64.b64encode(b"\0" * offset + raw)
        yield coded[(0, 2, 3)[offset]:len(coded) - 4]


def hits(folder, secrets, leave_out=()):
    found = []
    for root, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(root, name)
            if path in leave_out:
                continue
            with open(path, "rb") as file:
                data = file.read()
            found += ["%s: %r" % (path, form) for secret in secrets for form in spellings(secret) if form in data]
    return found


def main():
    with tempfile.TemporaryDirectory() as folder:
        home, temporary = os.path.join(folder, "home"), os.path.join(folder, "tmp")
        os.mkdir(home)
        os.mkdir(temporary)
        os.environ.update(HOME=home, TMPDIR=temporary, XDG_DATA_HOME=home + "/data", XDG_CONFIG_HOME=home + "/config", XDG_CACHE_HOME=home + "/cache")
        secrets = ["Canary-%s-kQ7wr82Tz0m" % number for number in range(100, 110)] + ["Canary passphrase 8Kd0q"]
        program = Program(sys.argv[1], folder, secrets[-1])
        source = os.path.join(folder, "document.json")
        with open(source, "w") as file:
            file.write(document(10, 0, lambda number: "Canary-%s-kQ7wr82Tz0m" % number))
        output = os.path.join(folder, "output")

        def said(*args):
            with open(output, "a") as file:
                file.write(program.run(*args))

        for args in (["import", source], ["pending", "Site", "--diff"], ["apply", "Site"], ["extensions", "Site"], ["show", "Site", "101"],
                     ["export", "Site"], ["pending", "--json"]):
            said(*args)
        server = program.start("serve", "--listen", "127.0.0.1:0")
        if not Lines(server).wait(lambda line: "http://" in line):
            sys.exit("serve did not start")
        # Again while another process holds the file open, so that the write-ahead log stays and is looked at.
        with open(source, "w") as file:
            file.write(document(10, 1, lambda number: "Canary-%s-kQ7wr82Tz0m" % number))
        said("import", source)
        said("apply", "Site")
        exported = os.path.join(folder, "exported.json")
        program.run("export", "Site", "--with-secrets", "-o", exported)
        url = program.run("url", "Site", "101").strip()
        secrets.append(url.rstrip("/").rsplit("/", 1)[1])
        rendered = json.loads(program.run("render", "Site", "101", "--json"))["files"]
        admin = re.search(r"static\.security\.user_password = admin:(\S+)|security\.user_password\s*=\s*admin:(\S+)", "".join(f["text"] for f in rendered))
        if admin:
            secrets.append(admin.group(1) or admin.group(2))
        os.kill(server.pid, signal.SIGKILL)
        server.wait()

        log = program.workspace + "-wal"
        if not os.path.exists(log) or os.path.getsize(log) == 0:
            sys.exit("there is no write-ahead log to look at")
        if len(hits(folder, secrets[:10], ())) < 10:
            sys.exit("the search does not find the secrets where they must be: in the documents")
        if os.stat(exported).st_mode & 0o077:
            sys.exit("an export with secrets is readable for others")
        found = hits(folder, secrets, (source, exported, program.passphrase))
        if found:
            sys.exit("secrets were found:\n" + "\n".join(found))
        looked = sum(len(names) for _, _, names in os.walk(folder)) - 3
        print("%d secrets in %d spellings, %d files: 0 hits%s" % (len(secrets), len(list(spellings("abcdef"))), looked,
                                                              "" if admin else " (no admin password in this make's file)"))
        shutil.rmtree(home)


if __name__ == "__main__":
    main()
