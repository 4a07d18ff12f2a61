namespace AdvisorWorker.Sandbox.Demo;

/// <summary>Service quotas: most are far off, a few are near, and the Elastic IP addresses of the main Region are used up.</summary>
internal static class Quotas
{
    public static void AddTo(DemoRegion at)
    {
        at.Ec2.AccountAttributes["supported-platforms"] = "VPC";
        at.Ec2.AccountAttributes["default-vpc"] = Network.VpcId(at, "default");
        at.Ec2.AccountAttributes["max-instances"] = "20";
        at.Ec2.AccountAttributes["max-elastic-ips"] = "5";
        at.Ec2.AccountAttributes["vpc-max-elastic-ips"] = "5";
        at.Ec2.AccountAttributes["vpc-max-security-groups-per-interface"] = "5";

        at.Resources.OpenShards = at.IsMain ? 168 : 12;
        at.Resources.MaxShards = at.IsMain ? 200 : 500;
        at.Resources.MaxEmailsADay = 50_000;
        at.Resources.EmailsOfTheDay = at.IsMain ? 31_450 : 2_100;

        Vpc("L-F678F1CE", "VPCs per Region", 5, 5);
        Vpc("L-A4707A72", "Internet gateways per Region", 5, at.IsMain ? 20 : 5);
        Vpc("L-E79EC296", "VPC security groups per Region", 2500, 2500);
        Vpc("L-0EA8095F", "Inbound or outbound rules per security group", 60, 60);
        Vpc("L-FE5A380F", "NAT gateways per Availability Zone", 5, 5);

        Ec2("L-1216C47A", "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances", 5, at.IsMain ? 128 : 64);
        Ec2("L-DB2E81BA", "Running On-Demand G and VT instances", 0, 8);
        Ec2("L-417A185B", "Running On-Demand P instances", 0, 0);
        Ec2("L-34B43A08", "All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests", 5, 64);
        Ec2("L-0263D0A3", "EC2-VPC Elastic IPs", 5, 5);

        Ebs("L-309BACF6", "Snapshots per Region", 100_000, 100_000);
        Ebs("L-D18FCD1D", "Storage for General Purpose SSD (gp2) volumes, in TiB", 50, 50);
        Ebs("L-7A658B76", "Storage for General Purpose SSD (gp3) volumes, in TiB", 50, 50);
        Ebs("L-FD252861", "Storage for Provisioned IOPS SSD (io1) volumes, in TiB", 50, 50);
        Ebs("L-09BD8365", "Storage for Provisioned IOPS SSD (io2) volumes, in TiB", 20, 20);
        Ebs("L-B3A130E6", "IOPS for Provisioned IOPS SSD (io1) volumes", 300_000, at.IsMain ? 10_000 : 300_000);
        Ebs("L-17AF77E8", "Storage for Cold HDD (sc1) volumes, in TiB", 50, 50);
        Ebs("L-82ACEF56", "Storage for Throughput Optimized HDD (st1) volumes, in TiB", 50, 50);

        // Where nothing was applied, Service Quotas names the default alone.
        Ebs("L-9CF3C2EB", "Storage for Magnetic (standard) volumes, in TiB", 50, applied: null);

        void Vpc(string code, string name, double usual, double? applied) => Add("vpc", "Amazon Virtual Private Cloud (Amazon VPC)", code, name, usual, applied);

        void Ec2(string code, string name, double usual, double? applied) => Add("ec2", "Amazon Elastic Compute Cloud (Amazon EC2)", code, name, usual, applied);

        void Ebs(string code, string name, double usual, double? applied) => Add("ebs", "Amazon Elastic Block Store (Amazon EBS)", code, name, usual, applied);

        void Add(string service, string serviceName, string code, string name, double usual, double? applied) => at.Resources.Quotas.Add(new(
            new()
            {
                ServiceCode = service,
                ServiceName = serviceName,
                QuotaCode = code,
                QuotaName = name,
                QuotaArn = at.Arn("servicequotas", $"{service}/{code}"),
                Value = usual,
                Unit = "None",
                Adjustable = true,
                GlobalQuota = false,
            },
            applied));
    }
}
