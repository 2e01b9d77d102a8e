using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace ScenarioEngine.Web.Rooms;

/// <summary>This machine, as others in its network see it.</summary>
internal static class Machine
{
    /// <summary>
    /// The number by which it is reached from its network: of an interface that has a way out before others; null where it has none.
    /// </summary>
    public static IPAddress? Address()
    {
        try
        {
            return (
                from device in NetworkInterface.GetAllNetworkInterfaces()
                where device.OperationalStatus == OperationalStatus.Up && device.NetworkInterfaceType != NetworkInterfaceType.Loopback
                let properties = device.GetIPProperties()
                from address in properties.UnicastAddresses
                where address.Address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address.Address)
                orderby properties.GatewayAddresses.Count > 0 descending
                select address.Address
            ).FirstOrDefault();
        }
        catch (NetworkInformationException)
        {
            return null;
        }
    }
}
