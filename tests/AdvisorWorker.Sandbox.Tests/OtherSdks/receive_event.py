"""Makes a queue and a rule with boto3, puts two events, and prints the details of those that the rule delivers, and how many are left once they are deleted."""
import json
import os
import sys

import boto3

endpoint = os.environ["AWS_ENDPOINT_URL"]
events = boto3.client("events", endpoint_url=endpoint)
queues = boto3.client("sqs", endpoint_url=endpoint)
url = queues.create_queue(QueueName="audit")["QueueUrl"]
arn = queues.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
events.put_rule(Name="audit", EventPattern=json.dumps({"source": ["advisorworker"], "detail": {"n": [{"numeric": ["<", 2]}]}}))
assert events.put_targets(Rule="audit", Targets=[{"Id": "1", "Arn": arn}])["FailedEntryCount"] == 0
assert [target["Arn"] for target in events.list_targets_by_rule(Rule="audit")["Targets"]] == [arn]
events.put_events(Entries=[
    {"Source": "advisorworker", "DetailType": "t", "Detail": json.dumps({"n": n, "name": name})} for n, name in ((1, "one"), (2, "two"))])
received = queues.receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"]
for message in received:
    queues.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
left = queues.get_queue_attributes(QueueUrl=url, AttributeNames=["ApproximateNumberOfMessagesNotVisible"])["Attributes"]
json.dump([json.loads(message["Body"])["detail"]["name"] for message in received] + [int(left["ApproximateNumberOfMessagesNotVisible"])], sys.stdout)
