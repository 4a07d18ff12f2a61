"""Plants good and bad resources in an emulated account and prints their ids as JSON: plant_account.py URL [without-rds]."""
import json
import sys

import boto3

endpoint = sys.argv[1]


def client(service, region="us-east-1"):
    return boto3.client(service, region_name=region, endpoint_url=endpoint)


ids = {}
ec2 = client("ec2")
vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
ids["vpc"] = vpc


def group(name, *permissions):
    made = ec2.create_security_group(GroupName=name, Description=name, VpcId=vpc)["GroupId"]
    if permissions:
        ec2.authorize_security_group_ingress(GroupId=made, IpPermissions=list(permissions))
    ids[name] = made


def tcp(first, last, cidr):
    ranges = {"Ipv6Ranges": [{"CidrIpv6": cidr}]} if ":" in cidr else {"IpRanges": [{"CidrIp": cidr}]}
    return {"IpProtocol": "tcp", "FromPort": first, "ToPort": last, **ranges}


group("open-ssh", tcp(22, 22, "0.0.0.0/0"))
group("open-ssh-6", tcp(22, 22, "::/0"))
group("open-8080", tcp(8080, 8080, "0.0.0.0/0"))
group("web", tcp(443, 443, "0.0.0.0/0"))
group("office", tcp(22, 22, "192.0.2.0/24"))

ids["unused-address"] = ec2.allocate_address(Domain="vpc")["AllocationId"]
ids["loose-volume"] = ec2.create_volume(AvailabilityZone="us-east-1a", Size=100, VolumeType="gp2")["VolumeId"]
snapshot = ec2.create_snapshot(VolumeId=ids["loose-volume"], Description="shared with all")["SnapshotId"]
ec2.modify_snapshot_attribute(SnapshotId=snapshot, Attribute="createVolumePermission", OperationType="add", GroupNames=["all"])
ids["public-snapshot"] = snapshot

s3 = client("s3")
s3.create_bucket(Bucket="public-read-bucket", ACL="public-read")
s3.create_bucket(Bucket="versioned-bucket")
s3.put_bucket_versioning(Bucket="versioned-bucket", VersioningConfiguration={"Status": "Enabled"})

if "without-rds" not in sys.argv:
    rds = client("rds")
    rds.create_db_instance(
        DBInstanceIdentifier="no-backups", DBInstanceClass="db.t3.micro", Engine="mysql", AllocatedStorage=20,
        MasterUsername="admin", MasterUserPassword="not-a-secret", BackupRetentionPeriod=0, MultiAZ=False)
    rds.create_db_instance(
        DBInstanceIdentifier="with-backups", DBInstanceClass="db.t3.micro", Engine="mysql", AllocatedStorage=20,
        MasterUsername="admin", MasterUserPassword="not-a-secret", BackupRetentionPeriod=7, MultiAZ=True)

print(json.dumps(ids))
