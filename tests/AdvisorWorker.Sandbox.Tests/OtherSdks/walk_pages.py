"""Walks every listing of the sandbox with boto3's paginators, page by page and at once, and prints where the two differ."""
import json
import os
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ParamValidationError

ALARM_TYPES = ["MetricAlarm", "CompositeAlarm"]
LISTINGS = [
    ("ec2", "describe_instances", {}),
    ("ec2", "describe_volumes", {}),
    ("ec2", "describe_snapshots", {"OwnerIds": ["self"]}),
    ("ec2", "describe_security_groups", {}),
    ("ec2", "describe_security_group_rules", {}),
    ("ec2", "describe_network_interfaces", {}),
    ("ec2", "describe_vpcs", {}),
    ("ec2", "describe_subnets", {}),
    ("ec2", "describe_flow_logs", {}),
    ("ec2", "describe_instance_types", {}),
    ("ec2", "describe_internet_gateways", {}),
    ("ec2", "describe_nat_gateways", {}),
    ("ec2", "describe_network_acls", {}),
    ("ec2", "describe_route_tables", {}),
    ("iam", "list_users", {}),
    ("iam", "list_roles", {}),
    ("iam", "list_policies", {"Scope": "Local"}),
    ("iam", "list_virtual_mfa_devices", {}),
    ("rds", "describe_db_instances", {}),
    ("rds", "describe_db_clusters", {}),
    ("rds", "describe_db_snapshots", {}),
    ("rds", "describe_db_cluster_snapshots", {}),
    ("elb", "describe_load_balancers", {}),
    ("elb", "describe_account_limits", {}),
    ("elbv2", "describe_load_balancers", {}),
    ("elbv2", "describe_target_groups", {}),
    ("elbv2", "describe_account_limits", {}),
    ("autoscaling", "describe_auto_scaling_groups", {}),
    ("autoscaling", "describe_launch_configurations", {}),
    ("cloudwatch", "describe_alarms", {"AlarmTypes": ALARM_TYPES}),
    ("lambda", "list_functions", {}),
    ("lambda", "list_versions_by_function", {"FunctionName": "order-events"}),
    ("dynamodb", "list_tables", {}),
    ("s3", "list_buckets", {"Prefix": "fernweh-"}),
    ("route53", "list_hosted_zones", {}),
    ("route53", "list_health_checks", {}),
    ("cloudformation", "list_stacks", {}),
    ("service-quotas", "list_service_quotas", {"ServiceCode": "ebs"}),
    ("service-quotas", "list_aws_default_service_quotas", {"ServiceCode": "ec2"}),
    ("organizations", "list_accounts", {}),
    ("account", "list_regions", {}),
    ("pricing", "get_products", {"ServiceCode": "AmazonEC2"}),
    ("support", "describe_cases", {"includeResolvedCases": True}),
    ("events", "list_rules", {}),
]


def connect(service):
    # Named here as well, because some versions overlook the environment's endpoint for some services.
    return boto3.client(service, endpoint_url=os.environ["AWS_ENDPOINT_URL"], config=Config(retries={"total_max_attempts": 1}))


def walk(paginator, arguments, size):
    """The items of all pages as text, sorted because some listings mix kinds; None where boto3 itself refuses the page size."""
    config = {} if size is None else {"PageSize": size}
    items = []
    try:
        for page in paginator.paginate(**arguments, PaginationConfig=config):
            for key in paginator.result_keys:
                found = key.search(page) or []
                items += [json.dumps(item, sort_keys=True, default=str) for item in found]
    except ParamValidationError:
        return None
    return sorted(items)


def main():
    clients = {service: connect(service) for service in {listing[0] for listing in LISTINGS}}
    for number in range(10):
        clients["support"].create_case(subject=f"case {number}", communicationBody="body")
        clients["events"].put_rule(Name=f"rule-{number}", EventPattern='{"source":["a"]}')
    report = {}
    for service, operation, arguments in LISTINGS:
        client = clients[service]
        name = f"{service}.{operation}"
        if not client.can_paginate(operation):
            report[name] = {"error": "boto3 does not page it"}
            continue
        try:
            paginator = client.get_paginator(operation)
            whole = walk(paginator, arguments, None)
            sizes = [size for size in (1, 2, 5, 10, 50) if size < len(whole) + 5]
            walked = [walk(paginator, arguments, size) for size in sizes]
            report[name] = {
                "items": len(whole),
                "walked": sum(items is not None for items in walked),
                "differing": [size for size, items in zip(sizes, walked) if items is not None and items != whole],
            }
        except Exception as failure:  # the report is what the test reads
            report[name] = {"error": f"{type(failure).__name__}: {failure}"}
    json.dump(report, sys.stdout)


main()
