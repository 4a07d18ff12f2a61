"""Calls every operation named on the command line with aws-cli, all in this one process, and prints what is wrong with the answers."""
import contextlib
import io
import json
import os
import sys

from awscli.clidriver import create_clidriver
from botocore import xform_name

import operations

COMMANDS = {"s3": "s3api"}
report = {}


def flags(arguments):
    for name, value in arguments.items():
        flag = "--" + xform_name(name, "-")
        if isinstance(value, bool):
            yield flag if value else flag.replace("--", "--no-", 1)
        else:
            yield flag
            yield value if isinstance(value, str) else json.dumps(value)


def call(operation, arguments):
    model = operations.model(operation)
    entry = report[operation] = {"protocol": model.service_model.resolved_protocol, "flaws": []}
    service, name = operation.split(".")
    endpoint = os.environ["AWS_ENDPOINT_URL"].replace("127.0.0.1", "localhost" if service == "s3control" else "127.0.0.1")
    command = [COMMANDS.get(service, service), xform_name(name, "-"), *flags(arguments), "--output", "json", "--endpoint-url", endpoint]
    output, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        try:
            code = create_clidriver().main(command)
        except SystemExit as end:
            code = end.code
    if code:
        entry["flaws"].append(f"{' '.join(command)} ends with {code}: {errors.getvalue()}")
        return {}
    answer = json.loads(output.getvalue() or "{}")
    entry["flaws"] += [f"{member} is unknown" for member in answer if member not in model.output_shape.members]
    if operations.is_empty(operation, answer):
        entry["flaws"].append("the answer is empty")
    return answer


operations.resolve_locally()
left = operations.in_order(sys.argv[1:], call)
json.dump({"called": report, "left": left}, sys.stdout)
