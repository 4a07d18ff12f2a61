using Amazon.EC2.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>EC2's networks.</summary>
internal sealed class VpcAnswers : IAnswers
{
    private static readonly PageRules Pages = Ec2Answers.Pages;

    private static readonly Ec2Filters<Vpc> VpcFilters = new Ec2Filters<Vpc>(vpc => vpc.Tags)
        .By("vpc-id", vpc => vpc.VpcId)
        .By("owner-id", vpc => vpc.OwnerId)
        .By("state", vpc => vpc.State?.Value)
        .By("is-default", vpc => vpc.IsDefault == true ? "true" : "false");

    private static readonly Ec2Filters<Subnet> SubnetFilters = new Ec2Filters<Subnet>(subnet => subnet.Tags)
        .By("vpc-id", subnet => subnet.VpcId)
        .By("availability-zone", subnet => subnet.AvailabilityZone);

    private static readonly Ec2Filters<SecurityGroup> GroupFilters = new Ec2Filters<SecurityGroup>(group => group.Tags)
        .By("vpc-id", group => group.VpcId)
        .By("group-id", group => group.GroupId)
        .By("group-name", group => group.GroupName)
        .By("description", group => group.Description);

    private static readonly Ec2Filters<SecurityGroupRule> RuleFilters = new Ec2Filters<SecurityGroupRule>(rule => rule.Tags)
        .By("group-id", rule => rule.GroupId)
        .By("security-group-rule-id", rule => rule.SecurityGroupRuleId);

    private static readonly Ec2Filters<NetworkInterface> InterfaceFilters = new Ec2Filters<NetworkInterface>(found => found.TagSet)
        .By("vpc-id", found => found.VpcId)
        .By("status", found => found.Status?.Value)
        .By("interface-type", found => found.InterfaceType?.Value)
        .By("attachment.instance-id", found => found.Attachment?.InstanceId)
        .ByAny("group-id", found => (found.Groups ?? []).Select(group => group.GroupId));

    private static readonly Ec2Filters<Address> AddressFilters = new Ec2Filters<Address>(address => address.Tags)
        .By("domain", address => address.Domain?.Value)
        .By("instance-id", address => address.InstanceId)
        .By("association-id", address => address.AssociationId)
        .By("public-ip", address => address.PublicIp);

    private static readonly Ec2Filters<NetworkAcl> AclFilters = new Ec2Filters<NetworkAcl>(acl => acl.Tags)
        .By("vpc-id", acl => acl.VpcId)
        .By("default", acl => acl.IsDefault == true ? "true" : "false");

    private static readonly Ec2Filters<RouteTable> RouteTableFilters = new Ec2Filters<RouteTable>(table => table.Tags)
        .By("vpc-id", table => table.VpcId);

    private static readonly Ec2Filters<InternetGateway> GatewayFilters = new Ec2Filters<InternetGateway>(gateway => gateway.Tags)
        .By("owner-id", gateway => gateway.OwnerId)
        .ByAny("attachment.vpc-id", gateway => (gateway.Attachments ?? []).Select(attachment => attachment.VpcId));

    private static readonly Ec2Filters<NatGateway> NatFilters = new Ec2Filters<NatGateway>(gateway => gateway.Tags)
        .By("vpc-id", gateway => gateway.VpcId)
        .By("state", gateway => gateway.State?.Value);

    private static readonly Ec2Filters<VpcEndpoint> EndpointFilters = new Ec2Filters<VpcEndpoint>(endpoint => endpoint.Tags)
        .By("vpc-id", endpoint => endpoint.VpcId)
        .By("service-name", endpoint => endpoint.ServiceName);

    private static readonly Ec2Filters<FlowLog> FlowLogFilters = new Ec2Filters<FlowLog>(log => log.Tags)
        .By("resource-id", log => log.ResourceId)
        .By("traffic-type", log => log.TrafficType?.Value)
        .By("deliver-log-status", log => log.DeliverLogsStatus);

    private static readonly Ec2Filters<VpnConnection> VpnFilters = new Ec2Filters<VpnConnection>(vpn => vpn.Tags)
        .By("state", vpn => vpn.State?.Value)
        .By("vpn-gateway-id", vpn => vpn.VpnGatewayId);

    private static readonly Ec2Filters<VpnGateway> VpnGatewayFilters = new Ec2Filters<VpnGateway>(gateway => gateway.Tags)
        .By("state", gateway => gateway.State?.Value)
        .ByAny("attachment.vpc-id", gateway => (gateway.VpcAttachments ?? []).Select(attachment => attachment.VpcId));

    private static readonly Ec2Filters<CustomerGateway> CustomerGatewayFilters = new Ec2Filters<CustomerGateway>(gateway => gateway.Tags)
        .By("state", gateway => gateway.State);

    public void AddTo(AnswerBook book) => book
        .On<DescribeVpcsRequest>(Vpcs)
        .On<DescribeSubnetsRequest>(Subnets)
        .On<DescribeSecurityGroupsRequest>(SecurityGroups)
        .On<DescribeSecurityGroupRulesRequest>(Rules)
        .On<DescribeNetworkInterfacesRequest>(Interfaces)
        .On<DescribeAddressesRequest>(Addresses)
        .On<DescribeNetworkAclsRequest>(Acls)
        .On<DescribeRouteTablesRequest>(RouteTables)
        .On<DescribeInternetGatewaysRequest>(InternetGateways)
        .On<DescribeNatGatewaysRequest>(NatGateways)
        .On<DescribeVpcEndpointsRequest>(Endpoints)
        .On<DescribeFlowLogsRequest>(FlowLogs)
        .On<DescribeVpnConnectionsRequest>(VpnConnections)
        .On<DescribeVpnGatewaysRequest>(VpnGateways)
        .On<DescribeCustomerGatewaysRequest>(CustomerGateways);

    private static DescribeVpcsResponse Vpcs(DescribeVpcsRequest request, CallContext call)
    {
        var selected = call.Region.Ec2.Vpcs.Select(request.VpcIds, vpc => vpc.VpcId, Ec2Answers.Missing("InvalidVpcID.NotFound", "vpc ID"));
        var page = call.Page(VpcFilters.Apply(selected, request.Filters), request.MaxResults, request.NextToken, Pages);
        return new() { Vpcs = page.Items, NextToken = page.Next };
    }

    private static DescribeSubnetsResponse Subnets(DescribeSubnetsRequest request, CallContext call)
    {
        var selected = call.Region.Ec2.Subnets.Select(
            request.SubnetIds, subnet => subnet.SubnetId, Ec2Answers.Missing("InvalidSubnetID.NotFound", "subnet ID"));
        var page = call.Page(SubnetFilters.Apply(selected, request.Filters), request.MaxResults, request.NextToken, Pages);
        return new() { Subnets = page.Items, NextToken = page.Next };
    }

    private static DescribeSecurityGroupsResponse SecurityGroups(DescribeSecurityGroupsRequest request, CallContext call)
    {
        var selected = call.Region.Ec2.SecurityGroups
            .Select(request.GroupIds, group => group.GroupId, Ec2Answers.Missing("InvalidGroup.NotFound", "security group"))
            .Select(request.GroupNames, group => group.GroupName, Ec2Answers.Missing("InvalidGroup.NotFound", "security group"));
        var page = call.Page(GroupFilters.Apply(selected, request.Filters), request.MaxResults, request.NextToken, Pages);
        return new() { SecurityGroups = page.Items, NextToken = page.Next };
    }

    private static DescribeSecurityGroupRulesResponse Rules(DescribeSecurityGroupRulesRequest request, CallContext call)
    {
        List<SecurityGroupRule> all = [.. call.Region.Ec2.SecurityGroups.SelectMany(SecurityGroupRules.Of)];
        var selected = all.Select(
            request.SecurityGroupRuleIds,
            rule => rule.SecurityGroupRuleId,
            Ec2Answers.Missing("InvalidSecurityGroupRuleId.NotFound", "security group rule ID"));
        var page = call.Page(RuleFilters.Apply(selected, request.Filters), request.MaxResults, request.NextToken, Pages);
        return new() { SecurityGroupRules = page.Items, NextToken = page.Next };
    }

    private static DescribeNetworkInterfacesResponse Interfaces(DescribeNetworkInterfacesRequest request, CallContext call)
    {
        var selected = call.Region.Ec2.NetworkInterfaces.Select(
            request.NetworkInterfaceIds, found => found.NetworkInterfaceId, Ec2Answers.Missing("InvalidNetworkInterfaceID.NotFound", "networkInterface ID"));
        var page = call.Page(InterfaceFilters.Apply(selected, request.Filters), request.MaxResults, request.NextToken, Pages);
        return new() { NetworkInterfaces = page.Items, NextToken = page.Next };
    }

    private static DescribeAddressesResponse Addresses(DescribeAddressesRequest request, CallContext call)
    {
        var selected = call.Region.Ec2.Addresses
            .Select(request.AllocationIds, address => address.AllocationId, Ec2Answers.Missing("InvalidAllocationID.NotFound", "allocation ID"))
            .Select(request.PublicIps, address => address.PublicIp, Ec2Answers.Missing("InvalidAddress.NotFound", "address"));
        return new() { Addresses = [.. AddressFilters.Apply(selected, request.Filters)] };
    }

    private static DescribeNetworkAclsResponse Acls(DescribeNetworkAclsRequest request, CallContext call)
    {
        var selected = call.Region.Ec2.NetworkAcls.Select(
            request.NetworkAclIds, acl => acl.NetworkAclId, Ec2Answers.Missing("InvalidNetworkAclID.NotFound", "networkAcl ID"));
        var page = call.Page(AclFilters.Apply(selected, request.Filters), request.MaxResults, request.NextToken, Pages);
        return new() { NetworkAcls = page.Items, NextToken = page.Next };
    }

    private static DescribeRouteTablesResponse RouteTables(DescribeRouteTablesRequest request, CallContext call)
    {
        var selected = call.Region.Ec2.RouteTables.Select(
            request.RouteTableIds, table => table.RouteTableId, Ec2Answers.Missing("InvalidRouteTableID.NotFound", "routeTable ID"));
        var page = call.Page(RouteTableFilters.Apply(selected, request.Filters), request.MaxResults, request.NextToken, Pages);
        return new() { RouteTables = page.Items, NextToken = page.Next };
    }

    private static DescribeInternetGatewaysResponse InternetGateways(DescribeInternetGatewaysRequest request, CallContext call)
    {
        var selected = call.Region.Ec2.InternetGateways.Select(
            request.InternetGatewayIds, gateway => gateway.InternetGatewayId, Ec2Answers.Missing("InvalidInternetGatewayID.NotFound", "internetGateway ID"));
        var page = call.Page(GatewayFilters.Apply(selected, request.Filters), request.MaxResults, request.NextToken, Pages);
        return new() { InternetGateways = page.Items, NextToken = page.Next };
    }

    private static DescribeNatGatewaysResponse NatGateways(DescribeNatGatewaysRequest request, CallContext call)
    {
        var selected = call.Region.Ec2.NatGateways.Select(
            request.NatGatewayIds, gateway => gateway.NatGatewayId, Ec2Answers.Missing("NatGatewayNotFound", "NAT gateway"));
        var page = call.Page(NatFilters.Apply(selected, request.Filter), request.MaxResults, request.NextToken, Pages);
        return new() { NatGateways = page.Items, NextToken = page.Next };
    }

    private static DescribeVpcEndpointsResponse Endpoints(DescribeVpcEndpointsRequest request, CallContext call)
    {
        var selected = call.Region.Ec2.VpcEndpoints.Select(
            request.VpcEndpointIds, endpoint => endpoint.VpcEndpointId, Ec2Answers.Missing("InvalidVpcEndpointId.NotFound", "Vpc Endpoint Id"));
        var page = call.Page(EndpointFilters.Apply(selected, request.Filters), request.MaxResults, request.NextToken, Pages);
        return new() { VpcEndpoints = page.Items, NextToken = page.Next };
    }

    private static DescribeFlowLogsResponse FlowLogs(DescribeFlowLogsRequest request, CallContext call)
    {
        var selected = call.Region.Ec2.FlowLogs.Select(
            request.FlowLogIds, log => log.FlowLogId, Ec2Answers.Missing("InvalidFlowLogId.NotFound", "flow log ID"));
        var page = call.Page(FlowLogFilters.Apply(selected, request.Filter), request.MaxResults, request.NextToken, Pages);
        return new() { FlowLogs = page.Items, NextToken = page.Next };
    }

    private static DescribeVpnConnectionsResponse VpnConnections(DescribeVpnConnectionsRequest request, CallContext call)
    {
        var selected = call.Region.Ec2.VpnConnections.Select(
            request.VpnConnectionIds, vpn => vpn.VpnConnectionId, Ec2Answers.Missing("InvalidVpnConnectionID.NotFound", "vpnConnection ID"));
        return new() { VpnConnections = [.. VpnFilters.Apply(selected, request.Filters)] };
    }

    private static DescribeVpnGatewaysResponse VpnGateways(DescribeVpnGatewaysRequest request, CallContext call)
    {
        var selected = call.Region.Ec2.VpnGateways.Select(
            request.VpnGatewayIds, gateway => gateway.VpnGatewayId, Ec2Answers.Missing("InvalidVpnGatewayID.NotFound", "vpnGateway ID"));
        return new() { VpnGateways = [.. VpnGatewayFilters.Apply(selected, request.Filters)] };
    }

    private static DescribeCustomerGatewaysResponse CustomerGateways(DescribeCustomerGatewaysRequest request, CallContext call)
    {
        var selected = call.Region.Ec2.CustomerGateways.Select(
            request.CustomerGatewayIds, gateway => gateway.CustomerGatewayId, Ec2Answers.Missing("InvalidCustomerGatewayID.NotFound", "customerGateway ID"));
        return new() { CustomerGateways = [.. CustomerGatewayFilters.Apply(selected, request.Filters)] };
    }
}
