using System.Buffers.Binary;
using System.Numerics;

namespace ScenarioEngine.Diagrams;

/// <summary>
/// A source of pseudo-random numbers (SplitMix64; Steele, Lea and Flood, 2014), the same for the same seed on every version of .NET.
/// </summary>
internal sealed class Chance(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 up to, and without, a bound; each as likely as any other.</summary>
    public BigInteger Below(BigInteger bound)
    {
        var bits = (int)bound.GetBitLength();
        var bytes = new byte[(bits + 63) / 64 * 8];
        while (true)
        {
            for (var i = 0; i < bytes.Length; i += 8)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i), Next());
            }

            // Drawn again where it is too large: a remainder would favour the small ones.
            var number = new BigInteger(bytes, isUnsigned: true) & ((BigInteger.One << bits) - 1);
            if (number < bound)
            {
                return number;
            }
        }
    }

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E37_79B9_7F4A_7C15;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58_476D_1CE4_E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
