#!/usr/bin/env python3
"""Checks that the arrows of docs/architecture.md point down only.

Reads every #include of the tree, and (given a compilation database) that nothing under model/ is compiled against
QtWidgets. Exits 1 with a line per offence. Before it looks at the tree it proves itself on a planted one.
"""
import json
import pathlib
import re
import sys
import tempfile

# What each folder may include, besides itself. Standard and third-party headers are free unless listed below.
ALLOWED = {
    "model/domain": set(),
    "model/catalogue": {"model/domain", "resources"},
    "model/render": {"model/domain", "model/catalogue", "resources"},
    "model/store": {"model/domain"},
    "model/server": {"model/domain"},
    "model/targets": {"model/domain", "model/store", "model/server"},
    "model/changes": {"model/domain", "model/catalogue", "model/render", "model/store", "model/server", "model/targets", "resources"},
    "model/items": {"model/domain", "model/catalogue", "model/render", "model/store", "model/server", "model/targets", "model/changes"},
    "views": {"model/domain", "model/catalogue", "model/render", "model/store", "model/server", "model/targets", "model/changes", "model/items",
              "resources"},
    "app/cli": {"model/domain", "model/catalogue", "model/render", "model/store", "model/server", "model/targets", "model/changes", "resources"},
    "app/manager": {"model/domain", "model/catalogue", "model/render", "model/store", "model/server", "model/targets", "model/changes", "model/items",
                    "views", "resources"},
}
QT_FREE = {"model/domain", "model/catalogue", "model/render", "model/server"}
WIDGETS = re.compile(r"^(QtWidgets|Q(Widget|Application|MainWindow|Dialog|Layout|TableView|TreeView|ListView|PushButton|Label|LineEdit|"
                     r"ComboBox|Menu|ToolBar|StyledItemDelegate|MessageBox|FileDialog|AbstractItemView|Style|ProxyStyle)\b)")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def folder_of(path):
    parts = path.parts
    if parts[0] in ("model", "app"):
        return "/".join(parts[:2])
    return parts[0]


def resolve(root, source, name):
    """The folder that a quoted include leads to, or None where it is not ours."""
    for base in (source.parent, root / "model", root, root / "views"):
        target = base / name
        if target.is_file():
            return folder_of(target.resolve().relative_to(root.resolve()))
    return None


def offences(root):
    found = []
    edges = 0
    for source in sorted(p for top in ("model", "views", "app") for p in (root / top).rglob("*") if p.suffix in (".h", ".cpp")):
        relative = source.relative_to(root)
        folder = folder_of(relative)
        if folder not in ALLOWED:
            found.append(f"{relative}: the folder {folder} is not in the architecture")
            continue
        for kind, name in INCLUDE.findall(source.read_text(encoding="utf-8")):
            target = resolve(root, source, name) if kind == '"' else None
            if target and target != folder:
                edges += 1
                if target not in ALLOWED[folder]:
                    found.append(f"{relative}: includes {name}, but {folder} must not know {target}")
            bare = name.split("/")[-1]
            if kind == "<" and folder.startswith("model/") and (WIDGETS.match(bare) or name.startswith("QtWidgets/")):
                found.append(f"{relative}: includes {name}, but model/ never knows QtWidgets")
            if kind == "<" and folder in QT_FREE and re.match(r"^(Qt[A-Z]\w*/|Q[A-Z])", name):
                found.append(f"{relative}: includes {name}, but {folder} is free of Qt")
    return found, edges


def linked_to_widgets(database):
    return [f"{entry['file']}: compiled against QtWidgets" for entry in json.loads(pathlib.Path(database).read_text(encoding="utf-8"))
            if "/model/" in entry["file"] and "-DQT_WIDGETS_LIB" in entry["command"]]


def prove():
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        for path, text in {
            "model/domain/a.h": '#include "store/b.h"\n', "model/store/b.h": "#include <QWidget>\n", "model/render/c.cpp": "#include <QString>\n",
            "model/nowhere/d.h": "", "views/e.h": '#include "store/b.h"\n',
        }.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        found, edges = offences(root)
        database = root / "compile_commands.json"
        database.write_text(json.dumps([{"file": "/x/model/store/b.cpp", "command": "c++ -DQT_WIDGETS_LIB"},
                                        {"file": "/x/views/e.cpp", "command": "c++ -DQT_WIDGETS_LIB"}]), encoding="utf-8")
        if len(found) != 4 or edges != 2 or len(linked_to_widgets(database)) != 1:
            sys.exit(f"The checker does not see the offences that were planted: {found}")


def main():
    prove()
    found, edges = offences(pathlib.Path(sys.argv[1]))
    if len(sys.argv) > 2:
        found += linked_to_widgets(sys.argv[2])
    print("\n".join(found) or f"{edges} includes across folders, all of them downwards.")
    if edges == 0:
        sys.exit("No include across folders was found: the checker looked in the wrong place.")
    sys.exit(1 if found else 0)


main()
