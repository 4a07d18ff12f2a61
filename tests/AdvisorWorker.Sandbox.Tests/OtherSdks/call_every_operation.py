"""Calls every operation named on the command line with boto3, through its paginator where it has one, and prints what is wrong with the answers."""
import json
import os
import sys

import boto3
from botocore import xform_name
from botocore.config import Config

import operations
import shapes

clients = {}
report = {}


def connect(service):
    if service not in clients:
        # Named here as well, because some versions overlook the environment's endpoint for some services.
        endpoint = os.environ["AWS_ENDPOINT_URL"].replace("127.0.0.1", "localhost" if service == "s3control" else "127.0.0.1")
        clients[service] = boto3.client(service, endpoint_url=endpoint, config=Config(retries={"total_max_attempts": 1}))
        clients[service].meta.events.register("before-parse", look_at_body)
    return clients[service]


def look_at_body(operation_model, response_dict, **_):
    if response_dict["status_code"] < 300:
        name = f"{operation_model.service_model.service_name}.{operation_model.name}"
        report[name]["flaws"] += shapes.flaws_of_body(response_dict["body"], operation_model)


def call(operation, arguments):
    model = operations.model(operation)
    entry = report[operation] = {"protocol": model.service_model.resolved_protocol, "flaws": []}
    service, name = operation.split(".")
    client = connect(service)
    method = xform_name(name)
    first = {}
    try:
        pages = client.get_paginator(method).paginate(**arguments) if client.can_paginate(method) else [getattr(client, method)(**arguments)]
        for page in pages:
            first = first or page
            entry["flaws"] += shapes.flaws_of_answer(page, model)
        if operations.is_empty(operation, first):
            entry["flaws"].append("the answer is empty")
    except Exception as failure:  # the report is what the test reads
        entry["flaws"].append(f"{type(failure).__name__}: {failure}")
    entry["flaws"] = sorted(set(entry["flaws"]))
    return first


operations.resolve_locally()
left = operations.in_order(sys.argv[1:], call)
json.dump({"called": report, "left": left}, sys.stdout)
