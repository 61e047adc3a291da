#!/usr/bin/python3
"""hung.py PROGRAM ARG…: owns the name of the Secret Service on the session bus and never answers a call.

Speaks the little of the D-Bus wire protocol that this needs, so that no package is needed for it.
"""
import os
import socket
import struct
import subprocess
import sys

NAME = "org.freedesktop.secrets"


def address():
    for part in os.environ["DBUS_SESSION_BUS_ADDRESS"].split(";"):
        options = dict(option.split("=", 1) for option in part.partition(":")[2].split(","))
        if "path" in options:
            return options["path"]
        if "abstract" in options:
            return "\0" + options["abstract"]
    sys.exit("no bus that can be reached")


def text(value):
    data = value.encode()
    return struct.pack("<I", len(data)) + data + b"\0"


def pad(data, size):
    return data + b"\0" * (-len(data) % size)


def call(serial, member, signature="", body=b""):
    fields = b""
    for code, kind, value in ((1, "o", "/org/freedesktop/DBus"), (6, "s", "org.freedesktop.DBus"),
                              (2, "s", "org.freedesktop.DBus"), (3, "s", member)):
        fields = pad(fields, 8) + struct.pack("<BB2s", code, 1, kind.encode() + b"\0") + text(value)
    if signature:
        sig = signature.encode()
        fields = pad(fields, 8) + struct.pack("<BB2s", 8, 1, b"g\0") + bytes([len(sig)]) + sig + b"\0"
    head = struct.pack("<cBBBIII", b"l", 1, 0, 1, len(body), serial, len(fields))
    return pad(head + fields, 8) + body


bus = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
bus.connect(address())
bus.sendall(b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\n")
if not bus.recv(4096).startswith(b"OK"):
    sys.exit("the bus refused")
bus.sendall(b"BEGIN\r\n" + call(1, "Hello") + call(2, "RequestName", "su", pad(text(NAME), 4) + struct.pack("<I", 4)))
seen = b""
while b"NameAcquired" not in seen or NAME.encode() not in seen:
    seen += bus.recv(65536)
sys.exit(subprocess.call(sys.argv[1:]))
