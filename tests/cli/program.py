"""Runs the real command line: program.py BINARY SAMPLE [METHOD]."""
import contextlib
import http.client
import json
import os
import pathlib
import re
import resource
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
import unittest
from urllib.parse import urlsplit

BINARY, SAMPLE = sys.argv[1], pathlib.Path(sys.argv[2])
PASSWORDS = ["k7Q-wr82-Tz0m", "p0L-xx31-9aQd", "A;b#c\"d'<e>&f", "mM2-55nB-oo1u"]


class Result:
    def __init__(self, done):
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr

    def json(self):
        return json.loads(self.out)


class Program(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory(prefix="pbx-cli-")
        self.addCleanup(self._folder.cleanup)
        self.folder = pathlib.Path(self._folder.name)
        self.workspace = self.folder / "workspace.mcpbx"
        self.passphrase = self.folder / "passphrase"
        self.passphrase.write_text("correct horse battery staple\n")
        # Neither this user's keychain nor data folder.
        self.environment = {
            key: value for key, value in os.environ.items()
            if key in ("PATH", "LSAN_OPTIONS", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LD_LIBRARY_PATH")
        }
        self.environment.update(HOME=str(self.folder), LC_ALL="C.UTF-8", TMPDIR=str(self.folder), USER="tester")

    # ---- running ------------------------------------------------------------------------------------------------

    def command(self, *args, locked=False):
        secret = [] if locked else ["--passphrase-file", str(self.passphrase)]
        return [BINARY, "--workspace", str(self.workspace), *secret, *map(str, args)]

    def run_it(self, *args, locked=False, stdin=None, environment=None):
        done = subprocess.run(self.command(*args, locked=locked), capture_output=True, input=stdin, env=environment or self.environment,
                              timeout=280, encoding="utf-8", check=False)
        return Result(done)

    def ok(self, *args, **kwargs):
        result = self.run_it(*args, **kwargs)
        self.assertEqual(result.code, 0, f"{args}: {result.err}\n{result.out}")
        return result

    def refused(self, code, *args, **kwargs):
        result = self.run_it(*args, **kwargs)
        self.assertEqual(result.code, code, f"{args}: {result.err}\n{result.out}")
        self.assertEqual(result.out, "", "standard output carries data only")
        self.assertTrue(result.err.endswith("\n"))
        return result

    def start_serving(self, *args):
        process = subprocess.Popen(self.command("serve", "--listen", "127.0.0.1:0", *args), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=self.environment, encoding="utf-8")

        def end():
            if process.poll() is None:
                process.kill()
            process.wait()
            process.stdout.close()
            process.stderr.close()

        self.addCleanup(end)
        line = process.stdout.readline()
        match = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        if not match:
            process.kill()
            self.fail(f"no URL in {line!r}: {process.stderr.read()}")
        return process, int(match.group(1))

    def get(self, port, path, source="127.0.0.1", method="GET", headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10, source_address=(source, 0))
        try:
            connection.request(method, path, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, sorted(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def wait_for(self, condition, what):
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            value = condition()
            if value:
                return value
            time.sleep(0.05)
        self.fail(f"still not: {what}")

    def large(self, count):
        site = json.loads(SAMPLE.read_text(encoding="utf-8"))
        first = site["extensions"][0]
        site["extensions"] = []
        for i in range(count):
            one = json.loads(json.dumps(first))
            one["id"] = f"a1a1a1a1-0000-4000-8000-{i:012x}"
            one["number"] = f"{i:04d}"
            one["autoProvision"]["mac"] = f"80:5E:C0:{i >> 16:02X}:{i >> 8 & 255:02X}:{i & 255:02X}"
            for key in one["autoProvision"]["keys"]:
                if key["type"] == "monitor":
                    key["extension"] = "0" + key["extension"]
            site["extensions"].append(one)
        path = self.folder / "large.json"
        path.write_text(json.dumps(site), encoding="utf-8")
        return path

    def sample(self, *changes):
        text = SAMPLE.read_text(encoding="utf-8")
        for old, new in changes:
            self.assertIn(old, text)
            text = text.replace(old, new, 1)
        path = self.folder / "site.json"
        path.write_text(text, encoding="utf-8")
        return path

    # ---- the main job ---------------------------------------------------------------------------------------------

    def test_given_the_sample_when_imported_and_applied_then_phones_download_and_nobody_else_does(self):
        self.assertIn("created", self.ok("import", SAMPLE).out)
        pending = self.ok("pending", "--diff")
        self.assertIn("101 Jerry", pending.out)
        self.assertIn("805ec012ab01.cfg", pending.out)
        for password in PASSWORDS:
            self.assertNotIn(password, pending.out + pending.err)
        self.assertIn("revision 1", self.ok("apply", "Pinetree").out)
        self.assertEqual(self.ok("pending").out, "")

        process, port = self.start_serving()
        own = urlsplit(self.ok("url", "Pinetree", "101").out.strip()).path
        site = urlsplit(self.ok("url", "Pinetree").out.strip()).path

        # 103 fetches by the site's URL while its enrolment is open, 101 by its own.
        status, _, enrolled = self.get(port, site + "spa000e08000003.xml")
        if status != 200:
            names = [urlsplit(url).path.rsplit("/", 1)[1] for url in self.ok("url", "Pinetree", "103", "--json").json()["files"]]
            answers = {name: self.get(port, site + name) for name in names}
            self.assertTrue(any(b"103" in answer[2] for answer in answers.values() if answer[0] == 200), answers.keys())
        else:
            self.assertIn(b"103", enrolled)
        status, headers, body = self.get(port, own + "805ec012ab01.cfg")
        self.assertEqual(status, 200)
        self.assertIn(PASSWORDS[0].encode(), body)
        rendered = self.ok("render", "Pinetree", "101", "--json").json()["files"]
        self.assertEqual(body.decode(), next(f["text"] for f in rendered if f["name"] == "805ec012ab01.cfg"))
        etag = dict(headers)["ETag"]
        self.assertEqual(self.get(port, own + "805ec012ab01.cfg", headers={"If-None-Match": etag})[0], 304)
        self.assertEqual(self.get(port, own + "805ec012ab01.cfg", method="HEAD")[2], b"")

        # Whoever is wrong gets the same bytes.
        wrong = [
            self.get(port, "/aaaaaaaaaaaaaaaaaaaaaaaaaa/805ec012ab01.cfg"),
            self.get(port, site + "805ec0999999.cfg"),
            self.get(port, own + "805ec012ab01.cfg", source="127.0.0.2"),
            self.get(port, own + "64167f000002.cfg"),
        ]
        self.assertEqual(wrong[0][0], 404)
        without_date = [(status, [h for h in headers if h[0].lower() != "date"], body) for status, headers, body in wrong]
        for answer in without_date[1:]:
            self.assertEqual(answer, without_date[0])

        def logged():
            rows = self.ok("downloads", "Pinetree", "--json").json()
            return rows if {"sent", "refused"} <= {row["result"] for row in rows} else None

        rows = self.wait_for(logged, "downloads in the log")
        self.assertTrue(any(row["mac"] == "80:5E:C0:12:AB:01" and row["result"] == "sent" for row in rows))
        self.assertIn("805ec012ab01.cfg", self.ok("downloads").out)

        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(20), 0)
        self.assertRegex(process.stderr.read(), r"^Phones are told to come to [^\n]*\n$")  # any free port is not the one they are told

    def test_given_a_running_server_when_something_is_applied_then_it_is_served_within_a_second(self):
        self.ok("import", SAMPLE)
        self.ok("apply", "Pinetree")
        _, port = self.start_serving()
        own = urlsplit(self.ok("url", "Pinetree", "101").out.strip()).path
        before = self.get(port, own + "805ec012ab01.cfg")[2]
        self.ok("import", self.sample(('"label": "Pizza"', '"label": "Sushi"')))
        pending = self.ok("pending", "Pinetree").out
        self.assertIn("101 Jerry changed", pending)
        self.assertEqual(self.get(port, own + "805ec012ab01.cfg")[2], before)
        self.ok("apply", "Pinetree")
        applied = time.monotonic()
        after = self.wait_for(lambda: (lambda b: b if b != before else None)(self.get(port, own + "805ec012ab01.cfg")[2]), "new file")
        self.assertLess(time.monotonic() - applied, 5)  # a second, on a machine that has time
        self.assertIn(b"Sushi", after)

    def test_given_a_running_server_when_the_base_url_changes_then_the_new_one_and_the_one_before_it_answer(self):
        self.ok("import", SAMPLE)
        self.ok("apply", "Pinetree", "--base-url", "http://127.0.0.1:1/old")
        _, port = self.start_serving()
        old = urlsplit(self.ok("url", "Pinetree", "101").out.strip()).path + "805ec012ab01.cfg"
        self.assertEqual(self.get(port, old)[0], 200)
        self.ok("apply", "Pinetree", "--base-url", f"http://127.0.0.1:{port}/prov")
        new = urlsplit(self.ok("url", "Pinetree", "101").out.strip()).path + "805ec012ab01.cfg"
        self.assertTrue(new.startswith("/prov/"))
        self.wait_for(lambda: self.get(port, new)[0] == 200, "served under its new path")
        self.assertIn(new.rsplit("/", 1)[0].encode(), self.get(port, old)[2], "the old URL tells the new one")
        _, port = self.start_serving()
        self.assertEqual([self.get(port, path)[0] for path in (old, new)], [200, 200])

    def test_given_a_proxy_when_it_forwards_then_the_phones_address_counts_until_the_proxy_is_forgotten(self):
        self.ok("import", SAMPLE)
        self.ok("apply", "Pinetree")

        def asked_as(*args):
            process, port = self.start_serving(*args)
            count = len(self.ok("downloads", "--json").json())
            self.get(port, "/nobodys/x.cfg", headers={"X-Forwarded-For": "203.0.113.77"})
            lines = self.wait_for(lambda: (lambda l: l if len(l) > count else None)(self.ok("downloads", "Pinetree", "--json").json()), "a line")
            process.send_signal(signal.SIGTERM)
            process.wait(20)
            return lines[0]["address"], process.stderr.read()

        self.assertEqual(asked_as("--trusted-proxy", "192.0.2.1", "--trusted-proxy", "127.0.0.0/8"), ("203.0.113.77", ""))
        self.assertEqual(asked_as(), ("203.0.113.77", ""))
        address, said = asked_as("--trusted-proxy", "none")
        self.assertEqual(address, "127.0.0.1")
        self.assertIn("--trusted-proxy", said)
        self.refused(3, "serve", "--trusted-proxy", "0.0.0.0/0")

    def test_given_a_refusal_that_no_site_can_be_told_for_then_the_downloads_of_a_site_show_it(self):
        self.ok("import", SAMPLE)
        self.ok("apply", "Pinetree")
        _, port = self.start_serving()
        self.assertEqual(self.get(port, "/nobodys-secret/other.cfg")[0], 404)
        line = self.wait_for(lambda: self.ok("downloads", "Pinetree", "--json").json(), "a line")[0]
        self.assertEqual((line["reason"], line["file"], line["site"]), ("wrong-secret", "other.cfg", None))

    def test_given_a_site_that_turns_out_damaged_when_serving_then_a_sentence_says_so_once(self):
        self.ok("import", SAMPLE)
        self.ok("apply", "Pinetree")
        process, port = self.start_serving()
        with contextlib.closing(sqlite3.connect(self.workspace, isolation_level=None)) as database:
            database.execute("UPDATE published_site SET rules = 'nonsense', revision = revision + 1")
        own = urlsplit(self.ok("url", "Pinetree", "101").out.strip()).path
        self.wait_for(lambda: self.get(port, own + "805ec012ab01.cfg")[0] == 404, "closed")
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(20), 0)
        self.assertEqual(process.stderr.read().count("its stored firewall rules are damaged"), 1)

    def test_given_sigint_when_serving_then_it_stops_cleanly(self):
        self.ok("import", SAMPLE)
        self.ok("apply", "Pinetree")
        process, _ = self.start_serving()
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(20), 0)

    def test_given_a_held_port_when_serving_then_it_is_a_conflict(self):
        self.ok("sites")
        with socket.socket() as holder:
            holder.bind(("127.0.0.1", 0))
            holder.listen()
            result = self.refused(4, "serve", "--listen", f"127.0.0.1:{holder.getsockname()[1]}")
        self.assertIn(str(holder and result.err and re.search(r"\d{4,5}", result.err).group()), result.err)

    # ---- documents --------------------------------------------------------------------------------------------------

    def test_given_the_sample_when_exported_with_secrets_then_it_is_the_same_to_the_byte_and_private(self):
        self.ok("import", SAMPLE)
        target = self.folder / "export.json"
        self.ok("export", "Pinetree", "--with-secrets", "-o", target)
        self.assertEqual(target.read_bytes(), SAMPLE.read_bytes())
        self.assertEqual(stat.S_IMODE(target.stat().st_mode), 0o600)
        self.assertEqual([path.name for path in self.folder.glob("export*")], ["export.json"])

    def test_given_no_with_secrets_when_exported_or_shown_then_no_password_is_printed(self):
        self.ok("import", self.sample(('"phone_setting.backlight_time": "0"', '"wifi.password": "Canary-k7Q"')))
        texts = [self.ok(*args, locked=True).out for args in (
            ("export", "Pinetree"), ("show", "Pinetree", "101"), ("show", "Pinetree", "101", "--json"), ("extensions", "Pinetree"),
            ("extensions", "Pinetree", "--json"), ("sites",), ("pending",), ("pending", "--json"))]
        for text in texts:
            self.assertNotEqual(text, "")
            for password in [*PASSWORDS, "Canary"]:
                self.assertNotIn(password, text)
        self.assertNotIn('"password"', texts[0])
        self.assertIn('"wifi.password": null', texts[0])
        self.assertIn('"wifi.password": "Canary-k7Q"', self.ok("export", "Pinetree", "--with-secrets").out)
        # Importing that again changes nothing: the stored passwords stay.
        again = self.folder / "again.json"
        again.write_text(texts[0], encoding="utf-8")
        report = self.ok("import", again, "--json").json()
        self.assertEqual((report["created"], report["changed"], report["removed"], report["passwordsGenerated"]), (0, 0, 0, 0))

    def test_given_mistakes_when_imported_then_each_has_a_line_with_its_place_and_nothing_is_stored(self):
        path = self.sample(('"codec": "G711a"', '"codec": "opus"'), ('"ringTime": 20', '"ringtme": 20'), ('"address": "203.22.70.2"', '"address": "010.0.0.1"'))
        result = self.refused(3, "import", path)
        lines = result.err.splitlines()
        self.assertIn("3 errors", lines[0])
        pointers = [line.split(": ")[0] for line in lines[1:]]
        for pointer in ("/extensions/0/autoProvision/codec", "/extensions/1/ringtme", "/firewallRules/0/address"):
            self.assertIn(pointer, pointers)
        self.assertEqual(self.ok("sites").out, "")

    def test_given_standard_input_when_imported_then_it_is_read(self):
        self.assertIn("Pinetree", self.ok("import", "-", stdin=SAMPLE.read_text(encoding="utf-8")).out)

    def test_given_a_document_that_removes_much_when_imported_then_it_stops_unless_allowed(self):
        self.ok("import", SAMPLE)
        site = json.loads(SAMPLE.read_text(encoding="utf-8"))
        site["extensions"] = site["extensions"][3:]
        path = self.folder / "small.json"
        path.write_text(json.dumps(site), encoding="utf-8")
        self.assertIn("--allow-removal", self.refused(4, "import", path).err)
        self.assertEqual(self.ok("import", path, "--allow-removal", "--json").json()["removed"], 3)

    def test_given_nasty_names_when_listed_then_nothing_breaks_and_nothing_acts_on_the_terminal(self):
        nasty = "\"><&;#'|=$(x)`\\ \u202e😀 שלום"
        path = self.sample(('"name": "Pinetree"', '"name": ' + json.dumps(nasty)), ('"name": "Jerry"', '"name": ' + json.dumps(nasty, ensure_ascii=False)))
        self.ok("import", path)
        self.assertEqual(self.ok("sites", "--json").json()[0]["name"], nasty)
        self.assertEqual(self.ok("show", nasty, "101", "--json").json()["extension"]["name"], nasty)
        for args in (("sites",), ("extensions", nasty), ("show", nasty, "101"), ("pending", nasty)):
            self.assertNotIn("\u202e", self.ok(*args).out)
        self.ok("apply", nasty)
        self.ok("render", nasty, "--all", "-o", self.folder / "files")

    def test_given_a_pipe_a_link_or_a_device_when_exported_then_it_is_written_and_not_replaced(self):
        self.ok("import", SAMPLE)
        pipe, real, link = self.folder / "pipe", self.folder / "real.json", self.folder / "link.json"
        os.mkfifo(pipe)
        reader = subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE)
        self.addCleanup(reader.stdout.close)
        self.ok("export", "Pinetree", "--with-secrets", "-o", pipe)
        self.assertEqual(reader.communicate(timeout=20)[0], SAMPLE.read_bytes())
        self.assertTrue(stat.S_ISFIFO(pipe.stat().st_mode))
        real.write_text("old")
        link.symlink_to(real)
        self.ok("export", "Pinetree", "--with-secrets", "-o", link)
        self.assertTrue(link.is_symlink())
        self.assertEqual(real.read_bytes(), SAMPLE.read_bytes())
        # A device of this test's own: as root the system's would be at stake where this is wrong.
        full = self.folder / "full"
        try:
            os.mknod(full, 0o600 | stat.S_IFCHR, os.makedev(1, 7))
        except PermissionError:
            return
        try:
            with open(full, "w") as writable:
                writable.write("")
        except OSError:
            return  # devices are not allowed here
        self.assertIn("cannot be written", self.refused(1, "export", "Pinetree", "-o", full).err)
        self.assertTrue(stat.S_ISCHR(full.stat().st_mode))

    def test_given_a_umask_or_a_file_that_is_there_when_exported_then_its_rights_are_kept(self):
        self.ok("import", SAMPLE)
        before = os.umask(0o077)
        try:
            self.ok("export", "Pinetree", "-o", self.folder / "new.json")
            kept = self.folder / "kept.json"
            kept.write_text("old")
            kept.chmod(0o640)
            self.ok("export", "Pinetree", "-o", kept)
        finally:
            os.umask(before)
        self.assertEqual([stat.S_IMODE((self.folder / name).stat().st_mode) for name in ("new.json", "kept.json")], [0o600, 0o640])

    def test_given_a_change_by_somebody_else_when_imported_then_no_way_round_it_is_offered(self):
        self.ok("import", SAMPLE)
        one = self.sample(('"name": "Jerry"', '"name": "Gerald"'))
        runs = [subprocess.Popen(self.command("import", one), env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
                for _ in range(6)]
        for run in runs:
            _, err = run.communicate(timeout=60)
            self.assertIn(run.returncode, (0, 4), err)
            self.assertNotIn("--allow-removal", err)

    def test_given_an_id_that_others_have_when_imported_then_the_errors_are_counted(self):
        self.ok("import", SAMPLE)
        result = self.refused(3, "import", self.sample(('"number": "103"', '"number": "105"'), ('"extension": "103"', '"extension": "105"')))
        self.assertIn("cannot become 105", result.err.splitlines()[0])

    def test_given_another_site_with_the_same_phones_when_imported_or_applied_then_that_is_told(self):
        self.ok("import", SAMPLE)
        text = SAMPLE.read_text(encoding="utf-8").replace('"Pinetree"', '"Twin"')
        for old in set(re.findall(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", text)):
            text = text.replace(old, old[:-2] + f"{int(old[-2:], 16) ^ 0x80:02x}")
        twin = self.folder / "twin.json"
        twin.write_text(text, encoding="utf-8")
        said = self.ok("import", twin).err
        self.assertIn("“Pinetree” uses the phone 80:5E:C0:12:AB:01 as well", said)
        self.assertIn("has this SIP domain as well", said)
        self.assertIn("“Pinetree” uses the phone 80:5E:C0:12:AB:01 as well", self.ok("apply", "Twin").err)

    def test_given_a_command_that_is_refused_then_the_servers_settings_are_as_before(self):
        self.ok("import", SAMPLE)
        before = self.ok("url", "Pinetree").out
        self.refused(6, "url", "Pinetree", "--base-url", "http://192.0.2.66", locked=True)
        self.refused(3, "serve", "--base-url", "http://192.0.2.66", "--listen", "nonsense")
        self.refused(3, "serve", "--base-url", "http://192.0.2.66", "--trusted-proxy", "nonsense")
        self.assertEqual(self.ok("url", "Pinetree").out, before)

    def test_given_another_base_url_when_asked_what_is_pending_then_the_files_are_told(self):
        self.ok("import", SAMPLE)
        self.ok("apply", "Pinetree")
        self.assertEqual(self.ok("pending").out, "")
        self.ok("url", "Pinetree", "--base-url", "http://192.0.2.66/prov")
        self.assertIn("--diff", self.ok("pending", locked=True).out)
        self.assertTrue(self.ok("pending", "--json").json()[0]["filesMayDiffer"])
        self.assertTrue(self.ok("sites", "--json").json()[0]["filesMayDiffer"])
        self.assertIn("+", self.ok("pending", "--diff").out)
        self.ok("apply", "Pinetree")
        self.assertEqual(self.ok("pending").out, "")

    def test_given_json_when_rendered_into_a_folder_then_the_paths_are_json(self):
        self.ok("import", SAMPLE)
        told = self.ok("render", "Pinetree", "101", "-o", self.folder / "files", "--json").json()
        self.assertEqual(sorted(told["files"]), sorted(map(str, (self.folder / "files").iterdir())))

    def test_given_the_first_word_of_a_command_then_the_whole_of_it_is_told(self):
        self.assertIn("firewall test", self.refused(2, "firewall", "--help").err)

    def test_given_a_terminal_when_much_is_imported_then_a_line_tells_how_far_it_is(self):
        controller, terminal = os.openpty()
        self.addCleanup(os.close, controller)
        path = self.large(3000)
        process = subprocess.Popen(self.command("import", path), env=self.environment, stdout=subprocess.PIPE, stderr=terminal)
        os.close(terminal)
        told = b""
        with contextlib.suppress(OSError):  # the end of a terminal
            while chunk := os.read(controller, 4096):
                told += chunk
        process.communicate(timeout=100)
        self.assertEqual(process.returncode, 0)
        self.assertRegex(told, rb"\r\d+ %.*Ctrl\+C")
        self.assertTrue(told.endswith(b"\r\x1b[K") or b"\x1b[K" in told)

    def test_given_ten_thousand_extensions_when_imported_then_it_takes_seconds_and_lists_them_all(self):
        path = self.large(10000)
        # Processor time, because a loaded machine may take any time on the wall.
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        report = self.ok("import", path, "--json").json()
        took = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
        print(f"10,000 extensions imported in {took:.1f} s", file=sys.stderr)
        self.assertEqual(report["created"], 10005)
        self.assertEqual(len(self.ok("extensions", "Pinetree", "--json").json()), 10000)
        self.assertLess(took, 120)

    # ---- phones -----------------------------------------------------------------------------------------------------

    def test_given_all_phones_when_rendered_into_a_folder_then_names_are_as_they_ask_and_private(self):
        self.ok("import", SAMPLE)
        result = self.ok("render", "Pinetree", "--all", "-o", self.folder / "files")
        self.assertIn("plain text", result.err)
        files = sorted((self.folder / "files").iterdir())
        names = [path.name for path in files]
        self.assertEqual(sorted(result.out.split()), [str(path) for path in files])
        for part in ("805ec012ab01", "64167f000002", "000e08000003"):
            self.assertTrue(any(part in name.lower() for name in names), names)
        for path in files:
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600, path)
        self.assertIn(PASSWORDS[0], (self.folder / "files" / "805ec012ab01.cfg").read_text(encoding="utf-8"))
        printed = self.ok("render", "Pinetree", "101").out
        self.assertIn("==> 805ec012ab01.cfg <==", printed)
        self.refused(2, "render", "Pinetree")
        self.refused(2, "render", "Pinetree", "101", "--all")
        self.refused(3, "render", "Pinetree", "1004")

    def test_given_a_phone_when_explained_then_each_parameter_names_its_field_and_source_and_no_secret_shows(self):
        self.ok("import", SAMPLE)
        result = self.ok("explain", "Pinetree", "101")
        for password in PASSWORDS:
            self.assertNotIn(password, result.out + result.err)
        for line in (r"account\.1\.display_name +Jerry +Name +\S", r"account\.1\.password +•+ +Password +\S", r"linekey\.\d+\.value +102 +Key \d"):
            self.assertTrue(re.search(r"(?m)^805ec012ab01\.cfg +" + line, result.out), line)
        told = self.ok("explain", "Pinetree", "101", "--json").json()
        by_name = {one["name"]: one for one in told}
        self.assertEqual(by_name["account.1.password"]["value"], None)
        self.assertTrue(by_name["account.1.password"]["secret"])
        self.assertEqual(by_name["account.1.display_name"]["fields"], ["/name"])
        monitor = next(one for one in told if one["value"] == "102" and one["name"].startswith("linekey."))
        self.assertEqual(monitor["fields"], ["/autoProvision/keys/" + monitor["name"].split(".")[1]])
        self.assertEqual(by_name["phone_setting.backlight_time"]["setByHandFor"], "handset")
        rendered = {file["name"]: file["text"] for file in self.ok("render", "Pinetree", "101", "--json").json()["files"]}
        for one in self.ok("explain", "Pinetree", "101", "--json", "--with-secrets").json():
            self.assertIn(one["value"], rendered[one["file"]])
        self.assertIn(PASSWORDS[0], self.ok("explain", "Pinetree", "101", "--with-secrets").out)
        self.refused(3, "explain", "Pinetree", "104")
        self.refused(6, "explain", "Pinetree", "101", locked=True)

    def other_site(self):
        text = SAMPLE.read_text(encoding="utf-8").replace("pinetree.mycloudpbx.com.au", "other.example.com")
        text = re.sub(r'(6f1d7d2e|0b8c7f6a|3c9d5a11|a1a1a1a1|f0f0f0f0)', lambda m: m.group(1)[::-1], text)
        path = self.folder / "other.json"
        path.write_text(text, encoding="utf-8")
        return path

    def test_given_two_sites_when_all_is_rendered_then_each_has_a_folder_named_by_its_domain(self):
        self.ok("import", SAMPLE)
        self.ok("import", self.other_site())
        result = self.ok("render", "--all", "-o", self.folder / "files")
        found = sorted(path for path in (self.folder / "files").rglob("*") if path.is_file())
        self.assertEqual(sorted(result.out.split()), [str(path) for path in found])
        self.assertEqual({path.parent.name for path in found}, {"pinetree.mycloudpbx.com.au", "other.example.com"})
        self.assertEqual({stat.S_IMODE(path.stat().st_mode) for path in found}, {0o600})
        as_json = self.ok("render", "--all", "--json").json()
        self.assertEqual(sorted(file["name"] for file in as_json["files"]), sorted(str(path.relative_to(self.folder / "files")) for path in found))
        self.assertEqual(self.run_it("render", "--all", "--against", self.folder / "files").code, 0)
        self.refused(2, "render")

    def test_given_a_large_site_when_rendering_is_stopped_then_every_file_that_is_there_is_whole(self):
        self.ok("import", self.large(1500))
        folder = self.folder / "files"
        process = subprocess.Popen(self.command("render", "Pinetree", "--all", "-o", folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=self.environment, encoding="utf-8")
        self.addCleanup(process.stderr.close)
        with process.stdout as out:
            for _ in range(20):
                self.assertTrue(out.readline())
            process.send_signal(signal.SIGINT)
            listed = 20 + sum(1 for _ in out)
        self.assertEqual(process.wait(timeout=100), 1)
        self.assertIn("Stopped.", process.stderr.read())
        files = list(folder.iterdir())
        self.assertEqual(len(files), listed)
        self.assertLess(listed, 3000)
        for path in files:
            self.assertTrue(path.suffix in (".boot", ".cfg") and path.read_bytes().endswith(b"\n"), path)

    def test_given_a_terminal_when_much_is_rendered_then_a_line_tells_how_far_it_is(self):
        self.ok("import", self.large(1500))
        controller, terminal = os.openpty()
        self.addCleanup(os.close, controller)
        with open(os.devnull, "wb") as nothing:
            process = subprocess.Popen(self.command("render", "Pinetree", "--all", "--json"), env=self.environment, stdout=nothing, stderr=terminal)
        os.close(terminal)
        told = b""
        with contextlib.suppress(OSError):  # the end of a terminal
            while chunk := os.read(controller, 4096):
                told += chunk
        self.assertEqual(process.wait(timeout=100), 0)
        self.assertRegex(told, rb"\r[1-9]\d* %.*Ctrl\+C")
        self.assertTrue(told.endswith(b"\r\x1b[K"), told[-40:])

    def test_given_ten_times_the_phones_when_rendered_then_memory_does_not_grow_with_them(self):
        most = []
        for count in (150, 1500):
            self.workspace = self.folder / f"{count}.mcpbx"
            self.ok("import", self.large(count))
            environment = dict(self.environment, ASAN_OPTIONS="quarantine_size_mb=1:thread_local_quarantine_size_kb=64")
            process = subprocess.Popen(self.command("render", "Pinetree", "--all", "--json"), stdout=subprocess.PIPE, env=environment)
            with process.stdout as out:
                size = sum(len(chunk) for chunk in iter(lambda: out.read(1 << 16), b""))
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = status
            self.assertEqual(status, 0)
            most.append((size, usage.ru_maxrss * 1024))
        (small, before), (large, after) = most
        self.assertGreater(large, 9 * small)
        self.assertLess(after - before, (large - small) // 4, most)

    def test_given_files_rendered_before_when_compared_then_lines_differ_secrets_do_not_show_and_the_exit_code_tells(self):
        self.ok("import", SAMPLE)
        folder = self.folder / "files"
        self.ok("render", "Pinetree", "--all", "-o", folder)
        same = self.ok("render", "Pinetree", "--all", "--against", folder)
        self.assertEqual(same.out, "")
        old = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
        changed = json.loads(SAMPLE.read_text(encoding="utf-8"))
        for extension in changed["extensions"]:
            if extension["number"] == "101":
                extension["name"], extension["password"] = "Jerome", "another-Pass-9"
            if extension["number"] == "103":
                extension["autoProvision"]["enabled"] = False
        path = self.folder / "changed.json"
        path.write_text(json.dumps(changed), encoding="utf-8")
        self.ok("import", path)
        result = self.run_it("render", "Pinetree", "--all", "--against", folder)
        self.assertEqual(result.code, 1, result.err)
        self.assertIn("--- a/805ec012ab01.cfg\n+++ b/805ec012ab01.cfg\n@@ ", result.out)
        self.assertRegex(result.out, r"(?m)^\+account\.1\.display_name = Jerome$")
        self.assertRegex(result.out, r"(?m)^-account\.1\.display_name = Jerry$")
        self.assertRegex(result.out, r"(?m)^\+account\.1\.password = •+ \(changed\)$")
        self.assertRegex(result.out, r"(?m)^Only in .*files: .*000e08000003")
        for secret in (*PASSWORDS, "another-Pass-9"):
            self.assertNotIn(secret, result.out + result.err)
        as_json = self.run_it("render", "Pinetree", "101", "--against", folder, "--json")
        self.assertEqual(as_json.code, 1)
        self.assertEqual([file["name"] for file in as_json.json()["files"]], ["805ec012ab01.cfg"])
        self.assertEqual(as_json.json()["onlyThere"], [])
        self.assertEqual({path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}, old, "nothing is written")
        (folder / "805ec012ab01.cfg").unlink()
        self.assertIn("--- /dev/null\n+++ b/805ec012ab01.cfg", self.run_it("render", "Pinetree", "101", "--against", folder).out)
        (folder / "805ec012ab01.cfg").mkdir()
        self.refused(2, "render", "Pinetree", "101", "--against", folder)
        self.refused(3, "render", "Pinetree", "101", "--against", self.folder / "nowhere")
        self.refused(2, "render", "Pinetree", "101", "--against", folder, "-o", folder)

    def test_given_phones_whose_files_cannot_be_made_when_asked_then_each_is_named_and_the_others_are_shown(self):
        self.refused(3, "import", self.sample(('"phone_setting.backlight_time"', '"a b"')))
        self.ok("import", SAMPLE)
        file = sqlite3.connect(self.workspace)
        with file:  # two lost their password
            file.execute("UPDATE object SET localSecret = x'' WHERE json_extract(local, '$.number') IN ('101', '103')")
        file.close()
        pending = self.run_it("pending", "--diff")
        self.assertEqual(pending.code, 3)
        for text in ("Pinetree: 101 Jerry created", "102 Kramer, ", ".cfg"):
            self.assertIn(text, pending.out)
        as_json = self.run_it("pending", "--diff", "--json")
        self.assertEqual(as_json.code, 3)
        self.assertEqual([phone["title"] for phone in as_json.json()[0]["phones"]], ["102 Kramer"])
        rendered = self.run_it("render", "Pinetree", "--all", "-o", self.folder / "files")
        self.assertEqual(rendered.code, 3)
        self.assertTrue(rendered.out and all("64167f000002" in line for line in rendered.out.splitlines()), rendered.out)
        for result in (pending, as_json, rendered, self.refused(3, "apply", "Pinetree")):
            self.assertIn("101 Jerry: ", result.err)
            self.assertIn("103 Elaine", result.err)

    def test_given_a_base_url_when_urls_are_printed_then_it_leads_them_and_stays(self):
        self.ok("import", SAMPLE)
        site = self.ok("url", "Pinetree", "--base-url", "https://phones.example.com/prov/").out.strip()
        self.assertRegex(site, r"^https://phones\.example\.com/prov/[a-z2-7]{20,}/$")
        own = self.ok("url", "pinetree.mycloudpbx.com.au", "101", "--json").json()
        self.assertRegex(own["url"], r"^https://phones\.example\.com/prov/[a-z2-7]{20,}/$")
        self.assertNotEqual(own["url"], site)
        self.assertIn(own["url"] + "805ec012ab01.cfg", own["files"])
        self.refused(3, "url", "Pinetree", "--base-url", "ftp://x")

    def test_given_firewall_rules_when_an_address_is_tested_then_the_rule_is_named(self):
        self.ok("import", SAMPLE)
        self.assertIn("“Home Office”", self.ok("firewall", "test", "Pinetree", "203.22.70.2").out)
        self.assertIn("refused", self.ok("firewall", "test", "Pinetree", "198.51.100.9").out)
        verdict = self.ok("firewall", "test", "Pinetree", "::ffff:203.22.70.2", "--json").json()
        self.assertEqual((verdict["saved"]["allowed"], verdict["applied"]["allowed"]), (True, False))
        self.refused(3, "firewall", "test", "Pinetree", "010.0.0.1")

    def test_given_a_phone_when_enrolled_then_it_must_have_been_applied(self):
        self.ok("import", SAMPLE)
        self.refused(3, "enrol", "Pinetree", "101")
        self.ok("apply", "Pinetree")
        self.ok("enrol", "Pinetree", "101", locked=True)

    # ---- who may ----------------------------------------------------------------------------------------------------

    def test_given_a_locked_workspace_then_only_what_needs_a_secret_says_so(self):
        self.ok("import", SAMPLE)
        for args in (("sites",), ("extensions", "Pinetree"), ("show", "Pinetree", "101"), ("export", "Pinetree"), ("pending",), ("downloads",),
                     ("firewall", "test", "Pinetree", "127.0.0.1"), ("models",)):
            self.ok(*args, locked=True)
        for args in (("import", SAMPLE), ("apply", "Pinetree"), ("url", "Pinetree"), ("url", "Pinetree", "101"), ("render", "Pinetree", "101"),
                     ("pending", "--diff"), ("export", "Pinetree", "--with-secrets"), ("serve", "--listen", "127.0.0.1:0")):
            self.assertIn("--passphrase-file", self.refused(6, *args, locked=True).err)
        wrong = self.folder / "wrong"
        wrong.write_text("not it\n")
        self.refused(6, "apply", "Pinetree", "--passphrase-file", wrong, locked=True)

    def test_given_no_keychain_and_no_passphrase_when_importing_then_the_way_out_is_told(self):
        result = self.refused(6, "import", SAMPLE, locked=True)
        self.assertIn("passphrase", result.err)
        self.assertEqual(self.ok("sites", locked=True).out, "")

    def test_given_no_workspace_option_then_it_is_in_the_users_data_folder(self):
        done = subprocess.run([BINARY, "sites"], capture_output=True, env=self.environment, timeout=60, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue((self.folder / ".local/share/mycloudpbx/workspace.mcpbx").exists())

    # ---- words --------------------------------------------------------------------------------------------------------

    def test_given_a_wrong_command_line_then_the_exit_code_is_two_and_one_sentence_says_why(self):
        for args in ((), ("fly",), ("import",), ("sites", "x"), ("sites", "--diff"), ("export", "Pinetree", "-o"), ("--nope",), ("firewall",), ("firewall", "test", "x"),
                     ("completion", "tcsh"), ("downloads", "--limit", "0"), ("downloads", "--limit", "x"), ("sites", "--json=1")):
            result = self.refused(2, *args)
            self.assertEqual(len(result.err.splitlines()), 1, result.err)

    def test_given_something_that_does_not_exist_then_the_exit_code_is_three(self):
        self.ok("import", SAMPLE)
        for args in (("export", "Nowhere"), ("show", "Pinetree", "999"), ("import", "/nonexistent"), ("models", "Acme"), ("extensions", "\x1b[31m")):
            result = self.refused(3, *args)
            self.assertEqual(len(result.err.splitlines()), 1, result.err)
            self.assertNotIn("\x1b", result.err)

    def test_given_two_sites_of_one_name_then_the_candidates_are_told_and_domain_or_id_decides(self):
        self.ok("import", SAMPLE)
        text = SAMPLE.read_text(encoding="utf-8")
        text = text.replace("pinetree.mycloudpbx.com.au", "other.example.com")
        text = re.sub(r'(6f1d7d2e|0b8c7f6a|3c9d5a11|a1a1a1a1|f0f0f0f0)', lambda m: m.group(1)[::-1], text)
        other = self.folder / "other.json"
        other.write_text(text, encoding="utf-8")
        self.ok("import", other)
        result = self.refused(3, "extensions", "Pinetree")
        self.assertIn("pinetree.mycloudpbx.com.au", result.err)
        self.assertIn("other.example.com", result.err)
        self.assertIn("101", self.ok("extensions", "other.example.com").out)
        self.assertIn("101", self.ok("extensions", json.loads(text)["site"]["id"]).out)

    def test_given_a_removed_site_that_was_applied_then_it_is_listed_as_such_and_can_be_applied(self):
        self.ok("import", SAMPLE)
        self.ok("apply", "Pinetree")
        with contextlib.closing(sqlite3.connect(self.workspace)) as file, file:  # as the desktop's undo of the import leaves it
            file.execute("UPDATE object SET local = NULL, localSecret = NULL, version = version + 1")
            file.execute("UPDATE listing SET deleted = 1, pending = 1")
        self.assertIn("9, site deleted, not applied", self.ok("sites").out)
        self.assertTrue(self.ok("sites", "--json").json()[0]["deleted"])
        self.assertIn("Pinetree deleted", self.ok("pending", "Pinetree").out)
        self.assertIn("revision 2", self.ok("apply", "Pinetree", "--allow-removal").out)
        self.assertEqual(self.ok("sites").out, "")
        self.refused(3, "pending", "Pinetree")

    def test_given_a_removed_site_and_its_successor_of_the_same_name_then_the_name_means_the_successor(self):
        self.ok("import", SAMPLE)
        self.ok("apply", "Pinetree")
        with contextlib.closing(sqlite3.connect(self.workspace)) as file, file:
            file.execute("UPDATE object SET local = NULL, localSecret = NULL, version = version + 1")
            file.execute("UPDATE listing SET deleted = 1, pending = 1")
        text = re.sub(r'(6f1d7d2e|0b8c7f6a|3c9d5a11|a1a1a1a1|f0f0f0f0)', lambda m: m.group(1)[::-1], SAMPLE.read_text(encoding="utf-8"))
        other = self.folder / "other.json"
        other.write_text(text, encoding="utf-8")
        self.ok("import", other)
        self.assertIn("101", self.ok("extensions", "Pinetree").out)
        self.assertNotIn("deleted", self.ok("extensions", "Pinetree").out)
        self.assertIn("deleted", self.ok("pending", "6f1d7d2e-8a55-4b8e-9a0e-6a1f3c0b7d01").out)

    @unittest.skipUnless(os.path.exists("/dev/full"), "this system has no /dev/full")
    def test_given_a_full_disk_when_printing_then_the_exit_code_is_one_and_a_sentence_says_why(self):
        self.ok("import", SAMPLE)
        for args in (("export", "Pinetree"), ("sites",), ("sites", "--json"), ("--help",), ("man",)):
            with open("/dev/full", "w", encoding="utf-8") as full:
                done = subprocess.run(self.command(*args), stdout=full, stderr=subprocess.PIPE, env=self.environment, timeout=280, encoding="utf-8",
                                      check=False)
            self.assertEqual(done.returncode, 1, args)
            self.assertIn("Standard output", done.stderr)

    def test_given_global_options_then_they_stand_anywhere(self):
        for args in (["--json", "--workspace", self.workspace, "sites"], ["sites", "--json", f"--workspace={self.workspace}"],
                     ["--workspace", self.workspace, "sites", "--json"]):
            done = subprocess.run([BINARY, *args], capture_output=True, env=self.environment, timeout=60, check=False)
            self.assertEqual((done.returncode, json.loads(done.stdout)), (0, []))

    def test_given_every_command_then_its_help_is_printed(self):
        overview = self.ok("--help").out
        names = re.findall(r"^  ([a-z-]+(?: test)?) ", overview, re.M)
        for name in ("import", "export", "sites", "extensions", "show", "render", "explain", "pending", "apply", "url", "serve", "enrol", "downloads", "firewall test", "models", "check-catalogue"):
            self.assertIn(name, names)
            text = self.ok(*name.split(), "--help").out
            self.assertTrue(text.startswith(f"Usage: mycloudpbx {name}"), text)
            self.assertIn("--passphrase-file FILE", text)
        self.assertRegex(self.ok("--version").out, r"^mycloudpbx \d+\.\d+")

    def test_given_the_completion_scripts_then_bash_completes_commands_options_and_files(self):
        script = self.folder / "completion.bash"
        script.write_text(self.ok("completion", "bash").out, encoding="utf-8")

        def complete(*words):
            line = "source " + str(script) + "; COMP_WORDS=(mycloudpbx " + " ".join(f"'{word}'" for word in words) + f"); COMP_CWORD={len(words)}; " \
                   "_mycloudpbx; printf '%s\\n' \"${COMPREPLY[@]}\""
            done = subprocess.run(["bash", "-uc", line], capture_output=True, encoding="utf-8", cwd=self.folder, env=self.environment, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            return done.stdout.split()

        self.assertEqual(complete("ex"), ["export", "extensions", "explain"])
        self.assertIn("--against", complete("render", "x", "--a"))
        self.assertEqual(complete("export", "--w"), ["--workspace", "--with-secrets"])
        self.assertEqual(complete("sites", "--wi"), [])
        self.assertEqual(complete("--workspace", "x", "pending", "--d"), ["--diff"])
        self.assertEqual(complete("firewall", ""), ["test"])
        self.assertEqual(complete("completion", "z"), ["zsh"])
        self.assertEqual(complete("import", "pass"), ["passphrase"])
        self.assertEqual(complete("export", "x", "-o", "pass"), ["passphrase"])
        for shell in ("zsh", "fish"):
            text = self.ok("completion", shell).out
            for name in ("import", "downloads", "with-secrets", "enrol"):
                self.assertIn(name, text)

    def test_given_the_manual_page_then_it_is_roff_and_tells_every_command_option_and_exit_code(self):
        text = self.ok("man").out
        self.assertTrue(text.startswith(".TH MYCLOUDPBX 1"))
        for line in text.splitlines():
            self.assertRegex(line, r"^(\.(TH|SH|SS|TP|B)\b|[^.'])")
        plain = text.replace("\\-", "-")
        for word in ("firewall test", "--with-secrets", "--workspace", "--base-url", "EXIT STATUS", "locked"):
            self.assertIn(word, plain)

    def test_given_the_catalogue_then_models_lists_all_makes_or_one(self):
        everything = self.ok("models", "--json").json()
        listed = [model for model in everything if model["listed"]]
        self.assertGreaterEqual(len(listed), 51)
        cisco = self.ok("models", "cisco", "--json").json()
        self.assertEqual({model["make"] for model in cisco}, {"Cisco"})
        self.assertIn("SPA504G", self.ok("models", "Cisco").out)

    # ---- handsets of one's own ------------------------------------------------------------------------------------

    MAP = """{
  "family": "acme", "sources": {"A": "Acme's guide"},
  "files": [{"name": "{mac}.cfg", "writer": "yealink", "mime": "text/plain", "rules": [
    {"set": "account.1.user_name", "to": "{account.number}", "source": "A"},
    {"set": "account.1.colour", "to": "1", "source": "A", "verified": false, "about": "one post in a forum"}]}],
  "siteFiles": []
}"""
    MODELS = """{
  "makes": [{"make": "Acme", "source": "s"}],
  "series": [{"id": "acme", "make": "Acme", "family": "acme", "userAgent": "^{agent} (\\\\S+)$",
    "files": [{"pattern": "{mac}.cfg", "role": "config"}], "source": "s"}],
  "models": [{"model": "One", "series": "acme", "keys": 0, "accounts": 1, "layout": "none", "unverified": ["agents"], "source": "s"}]
}"""

    def own_handsets(self, folder, models=MODELS, phone_map=MAP):
        for name, text in (("catalogue", models), ("families", phone_map)):
            (folder / name).mkdir(parents=True, exist_ok=True)
            (folder / name / "acme.json").write_text(text, encoding="utf-8")
        return folder

    def test_given_handsets_of_ones_own_then_they_are_listed_checked_and_rendered(self):
        folder = self.own_handsets(self.folder / "mine")
        checked = self.ok("check-catalogue", folder)
        self.assertIn("Acme", checked.out)
        self.assertIn("Family acme.", checked.out)
        self.assertEqual(checked.err, "")
        self.assertEqual([model["model"] for model in self.ok("models", "Acme", "--json", "--catalogue", folder).json()], ["One"])
        site = json.loads(SAMPLE.read_text(encoding="utf-8"))
        extension = next(one for one in site["extensions"] if one["autoProvision"] and one["autoProvision"]["make"] == "Yealink")
        extension["autoProvision"] |= {"make": "Acme", "model": "One", "keys": [], "expansionModules": None, "overrides": {}}
        number = extension["number"]
        document = self.folder / "site.json"
        document.write_text(json.dumps(site), encoding="utf-8")
        self.ok("import", document, "--catalogue", folder)
        self.assertIn(f"account.1.user_name = {number}\n", self.ok("render", "Pinetree", number, "--catalogue", folder).out)
        # Without the folder nothing is lost, and the phone says what is missing.
        self.assertIn(number, self.ok("extensions", "Pinetree").out)
        self.assertIn("One", self.ok("show", "Pinetree", number).out)
        self.refused(3, "render", "Pinetree", number)

    def test_given_a_broken_file_of_ones_own_then_it_is_left_out_and_the_command_goes_on(self):
        folder = self.own_handsets(self.folder / ".local/share/mycloudpbx/handsets", self.MODELS.replace('"keys": 0', '"keys": -1'))
        listed = self.ok("models", "Yealink")
        self.assertIn("T54W", listed.out)
        self.assertIn(f"Left out: {folder}/catalogue/acme.json:5:49, /models/0/keys: a whole number", listed.err)
        self.assertEqual(len(listed.err.splitlines()), 1)
        checked = self.run_it("check-catalogue", folder)
        self.assertEqual(checked.code, 3)
        self.assertTrue(checked.err.startswith(f"{folder}/catalogue/acme.json:5:49, "), checked.err)
        report = self.run_it("check-catalogue", folder, "--json").json()
        self.assertEqual([family["family"] for family in report["families"]], ["acme"])
        self.assertEqual(report["leftOut"][0]["file"], f"{folder}/catalogue/acme.json")
        self.refused(3, "models", "--catalogue", self.folder / "nowhere")
        self.refused(3, "check-catalogue", self.folder / "nowhere")

    def test_given_facts_without_source_then_models_unverified_lists_them_with_the_reason(self):
        folder = self.own_handsets(self.folder / "mine")
        text = self.ok("models", "Acme", "--unverified", "--catalogue", folder).out
        self.assertIn("user agent", text)
        self.assertIn("account.1.colour, never written", text)
        self.assertIn("one post in a forum", text)
        told = self.ok("models", "Acme", "--unverified", "--json", "--catalogue", folder).json()
        self.assertEqual(told, [{"make": "Acme", "model": "One", "facts": ["agents"],
                                 "parameters": [{"name": "account.1.colour", "about": "one post in a forum"}]}])
        self.assertIn("T28P", self.ok("models", "--unverified").out)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *(f"Program.{name}" for name in sys.argv[3:])])
