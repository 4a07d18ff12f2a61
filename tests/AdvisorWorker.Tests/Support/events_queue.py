"""make: a queue behind the default bus for our events, prints its URL; read URL: prints the messages."""
import json
import sys

import boto3

endpoint, command = sys.argv[1], sys.argv[2]
sqs = boto3.client("sqs", region_name="us-east-1", endpoint_url=endpoint)
events = boto3.client("events", region_name="us-east-1", endpoint_url=endpoint)

if command == "make":
    url = sqs.create_queue(QueueName="advisor-events")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    # A rule written for Trusted Advisor, with another source and nothing else changed.
    pattern = {"source": ["advisorworker"], "detail-type": ["Trusted Advisor Check Item Refresh Notification"], "detail": {"status": ["ERROR"]}}
    events.put_rule(Name="red-items", EventPattern=json.dumps(pattern))
    events.put_targets(Rule="red-items", Targets=[{"Id": "queue", "Arn": arn}])
    print(json.dumps({"url": url}))
else:
    messages = []
    while True:
        page = sqs.receive_message(QueueUrl=sys.argv[3], MaxNumberOfMessages=10, WaitTimeSeconds=0).get("Messages", [])
        if not page:
            break
        for message in page:
            messages.append(json.loads(message["Body"]))
            sqs.delete_message(QueueUrl=sys.argv[3], ReceiptHandle=message["ReceiptHandle"])
    print(json.dumps(messages))
