# Good and bad resources, made by a tool that knows AWS and not us.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

variable "endpoint" {
  type = string
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "AKIAIOSFODNN7EXAMPLE"
  secret_key                  = "test"
  s3_use_path_style           = true
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true

  endpoints {
    ec2 = var.endpoint
    rds = var.endpoint
    s3  = var.endpoint
    sts = var.endpoint
  }
}

resource "aws_vpc" "shop" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_security_group" "open" {
  name   = "open-ssh"
  vpc_id = aws_vpc.shop.id

  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "office" {
  name   = "office-ssh"
  vpc_id = aws_vpc.shop.id

  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["192.0.2.0/24"]
  }
}

resource "aws_ebs_volume" "loose" {
  availability_zone = "us-east-1a"
  size              = 100
  type              = "gp2"
  encrypted         = false
}

resource "aws_ebs_volume" "saved" {
  availability_zone = "us-east-1a"
  size              = 10
  type              = "gp3"
  encrypted         = true
}

resource "aws_ebs_snapshot" "saved" {
  volume_id = aws_ebs_volume.saved.id
}

resource "aws_eip" "unused" {
  domain = "vpc"
}

resource "aws_s3_bucket" "public" {
  bucket = "terraform-public"
}

resource "aws_s3_bucket_public_access_block" "public" {
  bucket                  = aws_s3_bucket.public.id
  block_public_acls       = false
  block_public_policy     = false
  ignore_public_acls      = false
  restrict_public_buckets = false
}

resource "aws_s3_bucket_ownership_controls" "public" {
  bucket = aws_s3_bucket.public.id

  rule {
    object_ownership = "BucketOwnerPreferred"
  }
}

resource "aws_s3_bucket_acl" "public" {
  bucket     = aws_s3_bucket.public.id
  acl        = "public-read-write"
  depends_on = [aws_s3_bucket_ownership_controls.public, aws_s3_bucket_public_access_block.public]
}

resource "aws_s3_bucket" "closed" {
  bucket = "terraform-closed"
}

resource "aws_s3_bucket_public_access_block" "closed" {
  bucket                  = aws_s3_bucket.closed.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "closed" {
  bucket = aws_s3_bucket.closed.id

  versioning_configuration {
    status = "Enabled"
  }
}

# One only: moto gives all of them the same resource id, by which the provider looks for them.
resource "aws_db_instance" "single" {
  identifier              = "single"
  engine                  = "mysql"
  instance_class          = "db.t3.micro"
  allocated_storage       = 20
  username                = "shop"
  password                = "not-a-secret"
  backup_retention_period = 0
  multi_az                = false
  publicly_accessible     = false
  skip_final_snapshot     = true
}

output "ids" {
  value = {
    open   = aws_security_group.open.id
    office = aws_security_group.office.id
    loose  = aws_ebs_volume.loose.id
    saved  = aws_ebs_volume.saved.id
    eip    = aws_eip.unused.allocation_id
  }
}
