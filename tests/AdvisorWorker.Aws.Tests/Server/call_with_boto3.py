"""Makes calls by the AWS SDK for Python and prints their results.

Reads JSON from stdin: endpoint, calls [{service, operation, parameters}]. Prints a JSON list; an error is {"Error": ...}.
"""
import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

given = json.load(sys.stdin)
session = boto3.Session(aws_access_key_id="AKIDPYTHON", aws_secret_access_key="secret", region_name="eu-west-1")
config = Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"})
results = []
for call in given["calls"]:
    client = session.client(call["service"], endpoint_url=given["endpoint"], config=config)
    try:
        result = getattr(client, call["operation"])(**call["parameters"])
        result.pop("ResponseMetadata")
    except ClientError as error:
        result = {"Error": error.response["Error"]["Code"], "Status": error.response["ResponseMetadata"]["HTTPStatusCode"], "Type": type(error).__name__}
    results.append(result)
print(json.dumps(results, default=str))
