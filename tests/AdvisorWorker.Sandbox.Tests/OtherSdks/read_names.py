"""Reads the demo's names by boto3 in all five protocols and prints them as JSON."""
import json
import sys

import boto3

ec2 = boto3.client("ec2")
names = {
    "ec2": [tag["Value"] for page in ec2.get_paginator("describe_instances").paginate() for r in page["Reservations"]
            for i in r["Instances"] for tag in i["Tags"] if tag["Key"] == "Name"],
    "query": [alarm["AlarmName"] for page in boto3.client("cloudwatch").get_paginator("describe_alarms").paginate() for alarm in page["MetricAlarms"]],
    "rest-json": [function["FunctionName"] for function in boto3.client("lambda").list_functions()["Functions"]],
    "rest-xml": [zone["Config"].get("Comment", "") for zone in boto3.client("route53").list_hosted_zones()["HostedZones"]],
    "json": [account["Name"] for account in boto3.client("organizations").list_accounts()["Accounts"]],
    "policy": [boto3.client("s3").get_bucket_policy(Bucket="fernweh-product-images")["Policy"]],
}
json.dump(names, sys.stdout)
