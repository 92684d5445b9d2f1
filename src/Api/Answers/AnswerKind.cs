namespace CoCosNet.Api.Answers;

/// <summary>What an answer is made of.</summary>
internal enum AnswerKind
{
    /// <summary>The picture itself.</summary>
    Picture,

    /// <summary>JSON with the pictures inside.</summary>
    Json,

    /// <summary>Server-sent events, the last of which brings that JSON.</summary>
    Events,
}
