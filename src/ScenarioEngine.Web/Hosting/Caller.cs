using System.Net;
using System.Net.Sockets;

namespace ScenarioEngine.Web.Hosting;

/// <summary>Who calls, as far as limits go: an address, or of the newer kind the network that one household or school has.</summary>
internal static class Caller
{
    private const int NetworkBytes = 8;

    /// <summary>The name under which an address is counted.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(plain.GetAddressBytes().AsSpan(0, NetworkBytes))
            : plain.ToString();
    }
}
