using System.Globalization;
using System.Numerics;

namespace ScenarioEngine.Model;

/// <summary>A fraction of whole numbers in lowest terms, so that scores are exact. The default value is 0.</summary>
public readonly record struct Fraction : IComparable<Fraction>
{
    private readonly BigInteger _denominatorLessOne;

    /// <param name="numerator">The numerator.</param>
    /// <param name="denominator">The denominator; not 0.</param>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        var common = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / common;
        _denominatorLessOne = (denominator / common) - 1;
    }

    /// <summary>Nothing.</summary>
    public static Fraction Zero => default;

    /// <summary>The whole.</summary>
    public static Fraction One => new(1, 1);

    /// <summary>The numerator, in lowest terms.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The denominator, in lowest terms; positive.</summary>
    public BigInteger Denominator => _denominatorLessOne + 1;

    /// <summary>The number that a decimal is, to its last digit.</summary>
    public static Fraction Of(decimal number)
    {
        var scale = number.Scale;
        var digits = BigInteger.Parse(
            number.ToString(CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal),
            CultureInfo.InvariantCulture
        );
        return new Fraction(digits, BigInteger.Pow(10, scale));
    }

    /// <summary>The sum.</summary>
    public static Fraction operator +(Fraction a, Fraction b) =>
        new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <summary>The difference.</summary>
    public static Fraction operator -(Fraction a, Fraction b) =>
        new((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <summary>The product.</summary>
    public static Fraction operator *(Fraction a, Fraction b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <summary>The quotient.</summary>
    /// <exception cref="DivideByZeroException">The second is 0.</exception>
    public static Fraction operator /(Fraction a, Fraction b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    /// <summary>Whether the first is less.</summary>
    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    /// <summary>Whether the first is more.</summary>
    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    /// <summary>Whether the first is not more.</summary>
    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

    /// <summary>Whether the first is not less.</summary>
    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;

    /// <inheritdoc/>
    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>The number with so many digits behind the point, rounded half away from nothing: <c>0.67</c>.</summary>
    public string ToText(int digits)
    {
        var unit = BigInteger.Pow(10, digits);
        var rounded = ((2 * BigInteger.Abs(Numerator) * unit) + Denominator) / (2 * Denominator);
        var text = rounded.ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        var sign = Numerator.Sign < 0 && !rounded.IsZero ? "-" : "";
        return digits == 0 ? sign + text : $"{sign}{text[..^digits]}.{text[^digits..]}";
    }

    /// <summary>The fraction as it is: <c>2/3</c>, or <c>1</c>.</summary>
    public override string ToString() =>
        Denominator.IsOne
            ? Numerator.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
