#!/usr/bin/env python3
"""Downloads per second of the phones' server beside nginx: the same file, the same load, in the same run.

    tests/bench/server.py [--seconds 5] [--rounds 3] BENCH_DOWNLOADS [FILE]

BENCH_DOWNLOADS is the program that the bench preset builds (target bench_downloads). The load is wrk with
64 keep-alive connections; the rounds alternate between the two, and the medians are compared.
"""
import argparse
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

NGINX = """
worker_processes 2;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log {folder}/access.log combined buffer=64k;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000000;
  open_file_cache max=100;
  types {{ text/plain cfg; }}
  server {{ listen 127.0.0.1:{port}; root {folder}/root; }}
}}
"""


def fail(sentence):
    sys.exit(sentence)


def tool(name, package):
    path = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    return path or fail(f"{name} is missing: apt-get install -y --no-install-recommends {package}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_open(port, process):
    for _ in range(500):
        if process.poll() is not None:
            fail(f"nginx ended with {process.returncode} before it listened.")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.01)
    fail("nginx did not begin to listen.")


def measure(wrk, url, seconds):
    run = subprocess.run([wrk, "-t2", "-c64", f"-d{seconds}s", "--latency", url], capture_output=True, text=True, check=False)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", run.stdout)
    if run.returncode != 0 or not rate:
        fail(f"wrk failed on {url}: {run.stdout}{run.stderr}")
    if "Non-2xx" in run.stdout or "Socket errors" in run.stdout:
        fail(f"Not every download came through on {url}:\n{run.stdout}")
    p99 = re.search(r"99%\s+(\S+)", run.stdout)
    return float(rate.group(1)), p99.group(1) if p99 else "?"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("file", type=pathlib.Path, nargs="?")
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    wrk, nginx = tool("wrk", "wrk"), tool("nginx", "nginx-light")
    if not options.program.is_file():
        fail(f"{options.program} is missing: build the target bench_downloads of the bench preset.")

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        root = folder / "root" / "bench-secret"
        root.mkdir(parents=True)
        for path in (folder, folder / "root", root):
            path.chmod(0o755)
        served = root / "805ec012ab01.cfg"
        # Without a file: about what a desk phone's configuration weighs.
        served.write_bytes(options.file.read_bytes() if options.file else b"account.1.label = Jerry \xe2\x80\x93 101\n" * 300)
        port = free_port()
        (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port))
        peer = subprocess.Popen([nginx, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")])
        own = subprocess.Popen([str(options.program), str(served)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            wait_until_open(port, peer)
            url = own.stdout.readline().strip() or fail("The server did not begin to listen.")
            urls = {"nginx": f"http://127.0.0.1:{port}/bench-secret/805ec012ab01.cfg", "mycloudpbx": url}
            rates, tails = {name: [] for name in urls}, {name: [] for name in urls}
            for name in urls:
                measure(wrk, urls[name], 1)  # warm
            for _ in range(options.rounds):
                for name in urls:
                    rate, p99 = measure(wrk, urls[name], options.seconds)
                    rates[name].append(rate)
                    tails[name].append(p99)
        finally:
            own.stdin.close()
            own.wait(timeout=10)
            peer.terminate()
            peer.wait(timeout=10)
        size = served.stat().st_size
        for name in urls:
            rate = statistics.median(rates[name])
            print(f"{name:11} {rate:9.0f} downloads/s  {rate * size / 1e6:7.0f} MB/s  99 % within {' '.join(tails[name])}")
        print(f"ratio to nginx: {statistics.median(rates['mycloudpbx']) / statistics.median(rates['nginx']):.2f}  ({size} bytes, 64 connections)")


if __name__ == "__main__":
    main()
