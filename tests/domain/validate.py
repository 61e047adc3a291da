"""Validates JSON files against a JSON Schema (2020-12).

validate.py SCHEMA good|bad FILE …: succeeds where every file is valid (good) or every file is refused (bad).
"""
import json
import sys

import jsonschema  # Debian: python3-jsonschema; a missing one is a failure, not a reason to skip


def main():
    schema_path, wanted, *files = sys.argv[1:]
    with open(schema_path, encoding="utf-8") as stream:
        schema = json.load(stream)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    failed = 0
    for path in files:
        with open(path, encoding="utf-8") as stream:
            error = next(validator.iter_errors(json.load(stream)), None)
        if (error is None) != (wanted == "good"):
            failed += 1
            print(f"{path}: {error.json_path}: {error.message}" if error else f"{path}: accepted")
    if not files:
        print("no files")
    return 1 if failed or not files else 0


if __name__ == "__main__":
    sys.exit(main())
