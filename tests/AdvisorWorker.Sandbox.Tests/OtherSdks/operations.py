"""What to call each operation with: values that earlier answers told, and a few that none tells."""
import datetime
import socket

import botocore.session

NOW = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
WEEK = {"StartTime": (NOW - datetime.timedelta(days=7)).isoformat(), "EndTime": NOW.isoformat()}
CPU = {"Namespace": "AWS/EC2", "MetricName": "CPUUtilization"}

# What no answer tells.
GIVEN = {
    "ec2.DescribeSnapshotAttribute": {"Attribute": "createVolumePermission"},
    "ec2.DescribeSnapshots": {"OwnerIds": ["self"]},
    "iam.ListPolicies": {"Scope": "Local"},
    "events.PutEvents": {"Entries": [{"Source": "a", "DetailType": "b", "Detail": "{}"}]},
    "events.PutRule": {"Name": "audit", "EventPattern": '{"source":["advisorworker"]}'},
    "events.PutTargets": {"Rule": "audit", "Targets": [{"Id": "1", "Arn": "arn:aws:sqs:us-east-1:111122223333:findings"}]},
    "events.ListTargetsByRule": {"Rule": "audit"},
    "events.RemoveTargets": {"Rule": "audit", "Ids": ["1"]},
    "events.DeleteRule": {"Name": "audit"},
    "events.CreateEventBus": {"Name": "audit"},
    "support.CreateCase": {
        "subject": "TEST CASE-Please ignore", "serviceCode": "general-info", "categoryCode": "using-aws", "severityCode": "low", "communicationBody": "first"},
    "support.AddCommunicationToCase": {"communicationBody": "second"},
    "support.AddAttachmentsToSet": {"attachments": [{"fileName": "a.csv", "data": "a,b"}]},
    "support.DescribeCreateCaseOptions": {"issueType": "technical", "language": "en"},
    "support.DescribeSupportedLanguages": {"issueType": "technical"},
    "support.DescribeCases": {"includeResolvedCases": True},
    "cloudwatch.GetMetricData": {
        "MetricDataQueries": [{"Id": "cpu", "MetricStat": {"Metric": CPU, "Period": 86400, "Stat": "Average"}}], **WEEK},
    "cloudwatch.GetMetricStatistics": {**CPU, "Period": 86400, "Statistics": ["Average"], **WEEK},
    "cloudwatch.PutMetricData": {"Namespace": "Advisor", "MetricData": [{"MetricName": "Findings", "Value": 1.5}]},
    "service-quotas.ListServiceQuotas": {"ServiceCode": "vpc"},
    "service-quotas.ListAWSDefaultServiceQuotas": {"ServiceCode": "vpc"},
    "service-quotas.RequestServiceQuotaIncrease": {"DesiredValue": 100000.0},
    "account.GetAlternateContact": {"AlternateContactType": "BILLING"},
    "route53.GetAccountLimit": {"Type": "MAX_HEALTH_CHECKS_BY_OWNER"},
    "s3control.GetPublicAccessBlock": {"AccountId": "111122223333"},
    "pricing.GetProducts": {"ServiceCode": "AmazonEC2"},
    "sqs.CreateQueue": {"QueueName": "findings"},
    "sqs.GetQueueAttributes": {"AttributeNames": ["All"]},
    "sqs.SendMessage": {"MessageBody": "a"},
    "s3.GetBucketPolicy": {"Bucket": "fernweh-product-images"},
    "s3.GetBucketPolicyStatus": {"Bucket": "fernweh-product-images"},
    "s3.GetPublicAccessBlock": {"Bucket": "fernweh-orders"},
    "s3.GetBucketVersioning": {"Bucket": "fernweh-orders"},
    "s3.GetBucketLogging": {"Bucket": "fernweh-orders"},
    "s3.GetBucketLocation": {"Bucket": "fernweh-press-kit"},
    "elb.DescribeLoadBalancerPolicies": {"LoadBalancerName": "blog"},
    "sts.AssumeRole": {"RoleArn": "arn:aws:iam::111122223333:role/Audit", "RoleSessionName": "advisor"},
}

# What answers call otherwise than requests do.
TOLD_AS = {
    "s3.Bucket": "Name", "cloudtrail.TrailName": "TrailARN", "cloudtrail.Name": "TrailARN", "dynamodb.TableName": "TableNames", "organizations.AccountId": "Accounts.Id", "organizations.ChildId": "Accounts.Id",
    "organizations.ParentId": "Roots.Id", "organizations.OrganizationalUnitId": "OrganizationalUnits.Id",
    "support.serviceCode": "services.code", "support.categoryCode": "categories.code",
    "route53.Id": "HostedZones.Id", "route53.HostedZoneId": "HostedZones.Id",
}

# Optional parameters without which AWS refuses, or another operation would have nothing to show.
WANTED = {
    "elbv2.DescribeListeners": ["LoadBalancerArn"],
    "iam.GetUser": ["UserName"], "iam.ListAccessKeys": ["UserName"], "iam.ListMFADevices": ["UserName"],
    "support.CreateCase": ["attachmentSetId"], "support.AddCommunicationToCase": ["caseId"], "support.ResolveCase": ["caseId"],
}

# Before the listings, so that these have something to tell; and after them, so that they still have it.
FIRST = ("Create", "Put", "Send", "Add", "Generate", "Request", "Enable")
LAST = ("Remove", "Resolve")
LAST_OF_ALL = ("Delete",)

# What the demo has nothing of.
EMPTY = {
    "ec2.DescribeCustomerGateways", "ec2.DescribeReservedInstances", "ec2.DescribeVpcEndpoints", "elb.DescribeLoadBalancerPolicies",
    "iam.ListServerCertificates", "service-quotas.ListRequestedServiceQuotaChangeHistoryByQuota",
}


def resolve_locally():
    """S3 Control puts the account before the host, and not every resolver takes such names for this machine."""
    resolve = socket.getaddrinfo
    socket.getaddrinfo = lambda host, *arguments, **options: resolve("127.0.0.1" if str(host).endswith(".localhost") else host, *arguments, **options)


def model(operation):
    """botocore's model of an operation such as ec2.DescribeInstances."""
    service, name = operation.split(".")
    return _session.get_service_model(service).operation_model(name)


def in_order(operations, call):
    """Calls every operation once, as soon as its required parameters are known; the rest is returned: what could not be called.

    call(operation, arguments) returns what the operation answered.
    """
    told = {}
    waiting = sorted(operations, key=lambda operation: (_rank(operation), operation))
    while waiting:
        ready = next((operation for operation in waiting if _arguments(operation, told) is not None), None)
        if ready is None:
            break
        waiting.remove(ready)
        arguments = _arguments(ready, told)
        service = ready.split(".")[0]
        _learn(service, "", arguments, told)
        _learn(service, "", call(ready, arguments), told)
    return waiting


def is_empty(operation, answer):
    """Whether an answer that should say something says nothing."""
    shape = model(operation).output_shape
    members = shape.members if shape else {}
    return bool(members) and operation not in EMPTY and not any(answer.get(member) not in (None, "", [], {}) for member in members)


_session = botocore.session.get_session()


def _rank(operation):
    name = operation.split(".")[1]
    return 0 if name.startswith(FIRST) else 2 if name.startswith(LAST) else 3 if name.startswith(LAST_OF_ALL) else 1


def _arguments(operation, told):
    arguments = dict(GIVEN.get(operation, {}))
    shape = model(operation).input_shape
    service = operation.split(".")[0]
    for name in (shape.required_members if shape else []) + WANTED.get(operation, []):
        if name not in arguments:
            value = told.get(f"{service}.{TOLD_AS.get(f'{service}.{name}', name)}".lower())
            if value is None:
                return None
            arguments[name] = value
    return arguments


def _learn(service, parent, value, told):
    """Notes the first text found under each name, alone and below its parent's."""
    if isinstance(value, dict):
        for name, member in value.items():
            _learn_member(service, parent, name, member, told)
    elif isinstance(value, list):
        for item in value:
            _learn(service, parent, item, told)


def _learn_member(service, parent, name, member, told):
    texts = [member] if isinstance(member, str) else [text for text in member if isinstance(text, str)] if isinstance(member, list) else []
    for text in texts[:1]:
        told.setdefault(f"{service}.{name}".lower(), text)
        told.setdefault(f"{service}.{parent}.{name}".lower(), text)
    _learn(service, name, member, told)
