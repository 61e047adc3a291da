"""The real program from outside: running it, killing it, and documents for it."""
import json
import os
import random
import signal
import subprocess
import threading
import time

MARK = "G%06d"


def document(extensions, generation, password=lambda number: "pw-%s-Zz9" % number):
    """A site whose every name carries the generation, as an import document."""
    office = "0b8c7f6a-1f0e-4a60-8f8e-111111111101"
    mark = MARK % generation

    def extension(index):
        number = str(100 + index)
        return {
            "id": "a1a1a1a1-0000-4000-8000-%012d" % index, "number": number, "name": "%s %s" % (mark, number),
            "password": password(number), "ringTime": 40, "office": office, "outboundNumber": None,
            "hideCallerId": False, "pickupGroup": None, "behindFirewall": True,
            "autoProvision": {
                "enabled": True, "callsPerLineKey": 2, "make": "Yealink", "model": "T54W",
                "mac": "80:5E:C0:12:%02X:%02X" % (index // 256, index % 256), "expansionModules": None,
                "network": {"mode": "dhcp"}, "callWaitingTone": True, "startingPort": 5060, "codec": "G711a",
                "transport": "TCP", "keys": [{"slot": "1", "type": "main"}],
                "overrides": {"wifi.password": "Over" + password(number)}}}

    return json.dumps({
        "format": "mycloudpbx-site/1",
        "site": {"id": "6f1d7d2e-8a55-4b8e-9a0e-6a1f3c0b7d01", "customer": "Customer", "name": "Site",
                 "domain": "site.example.com", "sipServer": {"host": "site.example.com", "port": 5060},
                 "pickupCode": "**", "voicemailNumber": "777"},
        "offices": [{"id": office, "name": "Office", "areaCode": "07", "timeZone": "Australia/Brisbane",
                     "outboundNumber": None}],
        "dayNightConditions": [],
        "extensions": [extension(index) for index in range(extensions)],
        "firewallRules": [{"id": "f0f0f0f0-0000-4000-8000-000000000002", "description": "This computer",
                           "address": "127.0.0.1", "prefix": 32, "scope": "IP Telephony"}]})


class Program:
    def __init__(self, binary, folder, passphrase="ci only"):
        self.workspace = os.path.join(folder, "w.mcpbx")
        self.passphrase = os.path.join(folder, "passphrase")
        with open(self.passphrase, "w") as file:
            file.write(passphrase + "\n")
        self.base = [binary, "--workspace", self.workspace, "--passphrase-file", self.passphrase]

    def run(self, *args, expected=(0,)):
        done = subprocess.run(self.base + list(args), stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
        if done.returncode not in expected:
            raise Wrong("%s ended with %d: %s" % (args[0], done.returncode, done.stderr.decode(errors="replace")[-2000:]))
        return done.stdout.decode()

    def start(self, *args):
        return subprocess.Popen(self.base + list(args), stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def writes(self):
        """The state of the workspace's log of writes: another one once something was written."""
        try:
            status = os.stat(self.workspace + "-wal")
            return (status.st_size, status.st_mtime_ns) if status.st_size > 0 else None
        except FileNotFoundError:
            return None

    def start_writing(self, *args):
        """Starts it and waits until it writes, or ends."""
        before = self.writes()
        process = self.start(*args)
        while process.poll() is None and self.writes() in (before, None):
            time.sleep(0.0005)
        return process

    def window(self, *args):
        """Seconds from the start until the first write, and from that to the end."""
        start = time.monotonic()
        process = self.start_writing(*args)
        first = time.monotonic()
        process.wait()
        if process.returncode != 0:
            raise Wrong("%s ended with %d: %s" % (args[0], process.returncode, process.stderr.read().decode()[-2000:]))
        return first - start, time.monotonic() - first


class Wrong(Exception):
    """What must never be: lost, doubled, half, or a program that fails where it must not."""


def kill(process):
    """SIGKILL. True where it came before the end of the process."""
    alive = process.poll() is None
    if alive:
        os.kill(process.pid, signal.SIGKILL)
    process.wait()
    return process.returncode == -signal.SIGKILL


class Lines:
    """Collects what a process prints, without ever making it wait."""

    def __init__(self, process):
        self.lines = []
        self.changed = threading.Condition()
        self.ended = False
        self.thread = threading.Thread(target=self._read, args=(process.stdout,), daemon=True)
        self.thread.start()

    def _read(self, pipe):
        for line in pipe:
            with self.changed:
                self.lines.append(line.decode().strip())
                self.changed.notify_all()
        with self.changed:
            self.ended = True
            self.changed.notify_all()

    def wait(self, fits, seconds=120):
        with self.changed:
            self.changed.wait_for(lambda: self.ended or any(fits(line) for line in self.lines), seconds)
            return next((line for line in self.lines if fits(line)), None)

    def all(self):
        self.thread.join(60)
        return self.lines
