"""Walks an organization from its root with boto3, enters each account by a role, and prints what it met."""
import json
import os
import sys

import boto3
from botocore.exceptions import ClientError

endpoint = os.environ["AWS_ENDPOINT_URL"]
organizations = boto3.client("organizations", endpoint_url=endpoint)
sts = boto3.client("sts", endpoint_url=endpoint)


def items(operation, key, **arguments):
    return [item for page in organizations.get_paginator(operation).paginate(**arguments, PaginationConfig={"PageSize": 2}) for item in page[key]]


def walk(parent, found, units):
    for account in items("list_accounts_for_parent", "Accounts", ParentId=parent):
        assert items("list_parents", "Parents", ChildId=account["Id"])[0]["Id"] == parent
        found.append(account)
    for unit in items("list_organizational_units_for_parent", "OrganizationalUnits", ParentId=parent):
        assert organizations.describe_organizational_unit(OrganizationalUnitId=unit["Id"])["OrganizationalUnit"]["Name"] == unit["Name"]
        units.append(unit["Name"])
        walk(unit["Id"], found, units)


tree, units = [], []
walk(items("list_roots", "Roots")[0]["Id"], tree, units)
report = {
    "accounts": len(items("list_accounts", "Accounts")),
    "tree": [account["Id"] for account in tree],
    "units": units,
    "delegates": [each["Id"] for each in items("list_delegated_administrators", "DelegatedAdministrators", ServicePrincipal="reporting.trustedadvisor.amazonaws.com")],
    "suspended": [account["Id"] for account in tree if account["Status"] == "SUSPENDED"],
    "entered": {},
    "denied": [],
}
management = organizations.describe_organization()["Organization"]["MasterAccountId"]
for account in sorted((account["Id"] for account in tree if account["Id"] != management)):
    try:
        given = sts.assume_role(RoleArn=f"arn:aws:iam::{account}:role/Audit", RoleSessionName="boto3")["Credentials"]
    except ClientError as failure:
        assert failure.response["Error"]["Code"] == "AccessDenied", failure
        report["denied"].append(account)
        continue
    session = boto3.Session(given["AccessKeyId"], given["SecretAccessKey"], given["SessionToken"])
    identity = session.client("sts", endpoint_url=endpoint).get_caller_identity()
    report["entered"][account] = {
        "identity": f"{identity['Account']} {identity['Arn']}",
        "instances": sum(len(r["Instances"]) for r in session.client("ec2", endpoint_url=endpoint).describe_instances()["Reservations"]),
    }
json.dump(report, sys.stdout)
