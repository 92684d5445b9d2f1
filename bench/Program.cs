using CoCosNet.Bench.Matcher;

if (args is ["matcher", ..])
{
    MatcherVerb.Run(Console.Out);
    return 0;
}

Console.Error.WriteLine("Usage: CoCosNet.Bench matcher");
return 1;
