using CoCosNet.Contracts.Translations;
using Microsoft.Extensions.Hosting;

namespace CoCosNet.Inference.Serving;

/// <summary>A translator that starts and ends with its host.</summary>
internal interface IHostedTranslator : ITranslator, IModelReloader, IHostedLifecycleService, IDisposable;
