"""Signs a request that another program signed, by the AWS SDK for Python, and prints both signatures' Authorization headers.

Reads JSON from stdin: method, url, headers, body (base 64), region, service, secret.
"""
import base64
import json
import sys

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

captured = json.load(sys.stdin)
headers = {name.lower(): value for name, value in captured["headers"].items()}
authorization = headers["authorization"]
scope = authorization.split("Credential=")[1].split(",")[0]
signed_names = authorization.split("SignedHeaders=")[1].split(",")[0].split(";")

request = AWSRequest(
    method=captured["method"],
    url=captured["url"],
    data=base64.b64decode(captured["body"]),
    headers={name: headers[name] for name in signed_names},
)
signer = SigV4Auth(Credentials(scope.split("/")[0], captured["secret"]), captured["service"], captured["region"])
request.context["timestamp"] = headers["x-amz-date"]
canonical = signer.canonical_request(request)
signature = signer.signature(signer.string_to_sign(request, canonical), request)
print(json.dumps({"theirs": authorization.split("Signature=")[1], "ours": signature}))
