"""Reads the demo's names by boto3 in all five protocols and prints them as JSON."""
import json
import os
import sys

import boto3


def connect(service):
    return boto3.client(service, endpoint_url=os.environ["AWS_ENDPOINT_URL"])


ec2 = connect("ec2")
names = {
    "ec2": [tag["Value"] for page in ec2.get_paginator("describe_instances").paginate() for r in page["Reservations"]
            for i in r["Instances"] for tag in i["Tags"] if tag["Key"] == "Name"],
    "query": [group["AutoScalingGroupName"] for group in connect("autoscaling").describe_auto_scaling_groups()["AutoScalingGroups"]],
    "rest-json": [function["FunctionName"] for function in connect("lambda").list_functions()["Functions"]],
    "rest-xml": [zone["Config"].get("Comment", "") for zone in connect("route53").list_hosted_zones()["HostedZones"]],
    "json": [account["Name"] for account in connect("organizations").list_accounts()["Accounts"]],
    "policy": [connect("s3").get_bucket_policy(Bucket="fernweh-product-images")["Policy"]],
}
json.dump(names, sys.stdout)
