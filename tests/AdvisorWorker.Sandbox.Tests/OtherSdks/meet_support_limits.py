"""Runs into every limit of the Support API that needs no waiting, and prints the exceptions that boto3 raised for them."""
import json
import os
import sys

import boto3
from botocore.config import Config

support = boto3.client("support", endpoint_url=os.environ["AWS_ENDPOINT_URL"], config=Config(retries={"total_max_attempts": 1}))
small = [{"fileName": "a.csv", "data": b"a,b"}]
met = set()


def meet(exception, operation, times=1, **arguments):
    try:
        for _ in range(times):
            operation(**arguments)
    except getattr(support.exceptions, exception) as failure:
        met.add(failure.response["Error"]["Code"])


case = {"subject": "TEST CASE-Please ignore", "communicationBody": "b"}
identifier = support.create_case(**case, attachmentSetId=support.add_attachments_to_set(attachments=small)["attachmentSetId"])["caseId"]
attachment = support.describe_communications(caseId=identifier)["communications"][0]["attachmentSet"][0]["attachmentId"]
meet("AttachmentIdNotFound", support.describe_attachment, attachmentId="none")
meet("AttachmentSetIdNotFound", support.create_case, **case, attachmentSetId="none")
meet("AttachmentSetSizeLimitExceeded", support.add_attachments_to_set, attachments=small * 4)
meet("CaseIdNotFound", support.resolve_case, caseId="none")
meet("DescribeAttachmentLimitExceeded", support.describe_attachment, times=31, attachmentId=attachment)
meet("CaseCreationLimitExceeded", support.create_case, times=11, **case)
meet("AttachmentLimitExceeded", support.add_attachments_to_set, times=21, attachments=small)
json.dump(sorted(met), sys.stdout)
