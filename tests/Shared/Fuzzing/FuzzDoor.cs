namespace CoCosNet.Tests.Fuzzing;

/// <summary>A reader of files from strangers, and inputs made for it.</summary>
/// <param name="Name">What it reads.</param>
/// <param name="Make">An input: a sound file with damage, or one that a grammar made.</param>
/// <param name="Open">Hands an input to the reader.</param>
internal sealed record FuzzDoor(string Name, Func<Random, byte[]> Make, Action<byte[], Random> Open)
{
    /// <summary>Makes the input of a number and hands it to the reader. The same number makes the same input.</summary>
    /// <param name="number">Of the input.</param>
    /// <param name="fault">An exception that no client may cause; null if the input was read or refused.</param>
    /// <param name="input">The input.</param>
    /// <returns>What became of it.</returns>
    public FuzzOutcome Try(int number, out Exception? fault, out byte[] input)
    {
        var random = FuzzRandom.Of(Name, number);
        input = Make(random);
        fault = null;
        try
        {
            Open(input, random);
            return FuzzOutcome.Read;
        }
        catch (Exception exception) when (FuzzDoors.IsRefusal(exception))
        {
            return FuzzOutcome.Refused;
        }
        catch (Exception exception)
        {
            fault = exception;
            return FuzzOutcome.Fault;
        }
    }
}
