using System.CommandLine;
using System.Globalization;

namespace CoCosNet.Training;

/// <summary>Options that several commands share.</summary>
internal static class CommandOptions
{
    private const int SideMultiple = 32;

    /// <summary>Makes an option for a whole number within bounds.</summary>
    public static Option<int> Number(string name, int fallback, int least, int most, string description)
    {
        var option = new Option<int>(name) { Description = $"{description} ({least} to {most})", DefaultValueFactory = _ => fallback };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && TryRead(token.Value, out var number) && (number < least || number > most))
            {
                result.AddError($"{name} must be a whole number from {least} to {most}, not '{token.Value}'.");
            }
        });
        return option;
    }

    /// <summary>Makes the option for the side of pictures: 128 to 1024, a multiple of 32.</summary>
    public static Option<int> Side(int fallback)
    {
        var option = Number("--size", fallback, 128, 1024, "Side of the pictures");
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && TryRead(token.Value, out var side) && side % SideMultiple != 0)
            {
                result.AddError($"--size must divide by {SideMultiple}, not be {token.Value}.");
            }
        });
        return option;
    }

    public static Option<int> Seed() => Number("--seed", 1, 0, int.MaxValue, "Start of the random numbers");

    public static Option<string> Text(string name, string description) => new(name) { Description = description, Required = true };

    public static Option<string?> OptionalText(string name, string description) => new(name) { Description = description };

    /// <summary>Makes an option for <c>auto</c> or one of several choices.</summary>
    public static Option<string> Choice(string name, string description, params string[] choices)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => "auto" };
        option.AcceptOnlyFromAmong(["auto", .. choices]);
        return option;
    }

    private static bool TryRead(string text, out int number) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out number);
}
