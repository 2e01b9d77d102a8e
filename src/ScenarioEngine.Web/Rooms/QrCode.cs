using System.Globalization;
using System.Text;
using QRCoder;

namespace ScenarioEngine.Web.Rooms;

/// <summary>A text as a QR code.</summary>
internal static class QrCode
{
    /// <summary>The dark squares as one path, and how wide the code is with its margin.</summary>
    public static (string Path, int Size) Draw(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        foreach (var (row, modules) in code.ModuleMatrix.Index())
        {
            for (var column = 0; column < modules.Length; column++)
            {
                if (modules[column])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
                }
            }
        }

        return (path.ToString(), code.ModuleMatrix.Count);
    }
}
