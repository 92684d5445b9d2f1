using CoCosNet.Cli.Outcomes;

namespace CoCosNet.Api.Tests.Cli;

/// <summary>How a run of the command line's program ended.</summary>
internal sealed record CliOutcome(ExitCode Code, string Output, string Errors);
