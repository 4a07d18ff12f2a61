"""Signs requests that another program signed, by the AWS SDK for Python, and prints what does not agree.

Reads a JSON list from stdin: name, method, url, headers, body (base 64), region, service, secret.
"""
import base64
import hashlib
import json
import sys

from botocore.auth import S3SigV4Auth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials


def flaws(captured):
    headers = {name.lower(): value for name, value in captured["headers"].items()}
    body = base64.b64decode(captured["body"])
    authorization = headers["authorization"]
    scope = authorization.split("Credential=")[1].split(",")[0].split("/")
    signed_names = authorization.split("SignedHeaders=")[1].split(",")[0].split(";")
    if scope[1:] != [headers["x-amz-date"][:8], captured["region"], captured["service"], "aws4_request"]:
        yield f"the scope is {scope[1:]}"
    unsigned = [name for name in headers if (name.startswith("x-amz-") or name == "host") and name not in signed_names]
    if unsigned:
        yield f"{unsigned} are not signed"
    if headers.get("x-amz-content-sha256") not in (None, hashlib.sha256(body).hexdigest()):
        yield "the body's hash is another's"

    request = AWSRequest(method=captured["method"], url=captured["url"], data=body, headers={name: headers[name] for name in signed_names})
    signer = (S3SigV4Auth if captured["service"] == "s3" else SigV4Auth)(Credentials(scope[0], captured["secret"]), captured["service"], captured["region"])
    request.context["timestamp"] = headers["x-amz-date"]
    canonical = signer.canonical_request(request)
    if signer.signature(signer.string_to_sign(request, canonical), request) != authorization.split("Signature=")[1]:
        yield f"the signature is another, of {canonical!r}"


json.dump([f"{captured['name']}: {flaw}" for captured in json.load(sys.stdin) for flaw in flaws(captured)], sys.stdout)
