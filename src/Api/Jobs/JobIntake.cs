using System.Security.Cryptography;
using CoCosNet.Api.Problems;
using CoCosNet.Api.Roles;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Jobs;

/// <summary>Accepts translations as jobs. An accepted job runs unless its client cancels it.</summary>
internal sealed class JobIntake(ITranslator translator, IJobState state, JobFiles files, JobRetention room, RoleSettings role, ILogger<JobIntake> logger)
{
    public const string NoWorkerDetail = "No worker with a ready model is connected; start one with Role=worker, or try again shortly.";

    private const int IdDigits = 32;

    /// <summary>Returns the job of a client's key, or null.</summary>
    /// <exception cref="RequestException">The key stands for another request.</exception>
    public async Task<Job?> FindAsync(IdempotencyKey key, CancellationToken cancellationToken) =>
        await state.FindByKeyAsync(key.Scoped, cancellationToken) is { } job ? Same(job, key) : null;

    /// <exception cref="RequestException">The key stands for another request.</exception>
    /// <exception cref="TranslationException">There is no space left, or the model is not available.</exception>
    public async Task<Job> AcceptAsync(
        TranslationRequest request, string owner, IdempotencyKey? key, JobPriority priority, string? callback, CancellationToken cancellationToken)
    {
        request = request with { Model = RequireModel(request.Model) };
        await room.RequireAsync(cancellationToken);
        var id = RandomNumberGenerator.GetHexString(IdDigits, lowercase: true);
        Job? job = null;
        try
        {
            var (kept, bytes) = await files.PutInputsAsync(id, request, cancellationToken);
            var accepted = new NewJob(id, owner, kept with { Callback = callback }, bytes, key?.Scoped, key?.Fingerprint) { Priority = priority };
            job = await state.AddAsync(accepted, cancellationToken);
        }
        finally
        {
            if (job?.Id != id)
            {
                await files.DeleteAllAsync(id);
            }
        }

        if (job.Id == id)
        {
            JobLog.Accepted(logger, id);
        }

        return key is null ? job : Same(job, key);
    }

    /// <summary>Takes back a job whose client has not heard of it.</summary>
    public async Task WithdrawAsync(Job job)
    {
        await state.CancelAsync(job.Id, CancellationToken.None);
        await room.ExpireAsync(job.Id, CancellationToken.None);
    }

    private static Job Same(Job job, IdempotencyKey key) => job.Fingerprint == key.Fingerprint
        ? job
        : throw new RequestException(
            HttpProblems.IdempotencyKeyReused,
            field: null,
            $"The Idempotency-Key '{key.Value}' came before with another request; send a new key, or the same request.");

    /// <summary>Resolves the request's model. A job for an unknown model is refused now instead of failing later.</summary>
    private string? RequireModel(string? model)
    {
        var models = translator.Models;
        if (role.IsShared && models.All(known => known.State != ModelState.Ready))
        {
            throw new TranslationException(
                TranslationError.NoWorker, field: null, NoWorkerDetail);
        }

        return model is null || models.Any(known => known.Id == model)
            ? model ?? translator.DefaultModel
            : throw new TranslationException(
                TranslationError.UnknownModel,
                "model",
                $"There is no model {model}; there are: {string.Join(", ", models.Select(known => known.Id))}.");
    }
}
