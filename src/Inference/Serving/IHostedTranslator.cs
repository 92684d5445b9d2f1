using CoCosNet.Contracts.Translations;
using Microsoft.Extensions.Hosting;

namespace CoCosNet.Inference.Serving;

/// <summary>A translator whose lifetime is tied to the host.</summary>
internal interface IHostedTranslator : ITranslator, IModelReloader, IHostedLifecycleService, IDisposable;
