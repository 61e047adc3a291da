#!/usr/bin/env python3
"""Lets the real program do its whole job with marked secrets and looks for them everywhere that it wrote: canary.py PROGRAM.

What must not be found in the workspace, its write-ahead log, temporary files, other output and the home folder: SIP
passwords (each also within an override's value), the passphrase, URL secrets and admin passwords; raw, as base64 at any
offset, and as UTF-16 of both kinds.
"""
import base64
import json
import os
import re
import shutil
import signal
import socket
import sys
import tempfile
import time

from program import Lines, Program, document


def spellings(secret):
    raw = secret.encode()
    yield raw
    yield raw.lower()  # as texts to be searched are stored
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


def ask_clumsily(port, secret):
    """Asks for a phone's file as broken phones and proxies do, each time with a valid secret in an unusual place."""
    name = "805ec0120001.cfg"
    for target in ("//%s/%s", "/prov/%s/%s", "/%s%%2F%s", "http://h/%s/%s", "/%s;%s", "/prov/%s?%s"):
        with socket.create_connection(("127.0.0.1", port), timeout=10) as client:
            client.sendall(b"GET %s HTTP/1.0\r\n\r\n" % (target % (secret, name)).encode())
            if not client.recv(100).startswith(b"HTTP/1.1 40"):
                sys.exit("a clumsy request was not refused: " + target)
    return 6


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
                     ["show", "Site", "101", "--json"], ["export", "Site"], ["pending", "--json"]):
            said(*args)
        server = program.start("serve", "--listen", "127.0.0.1:0")
        serving = Lines(server).wait(lambda line: "http://" in line)
        if not serving:
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
        asked = ask_clumsily(int(re.search(r":(\d+)/", serving).group(1)), secrets[-1])
        for _ in range(100):  # until the log is stored
            logged = program.run("downloads", "--json")
            if len(json.loads(logged)) >= asked:
                break
            time.sleep(0.1)
        else:
            sys.exit("the clumsy requests are not in the log: " + logged)
        with open(output, "a") as file:
            file.write(logged)
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
