using System.Runtime.CompilerServices;
using CoCosNet.Training.Gradients;

namespace CoCosNet.Training.Tests.Learning;

/// <summary>Has the trainer's operations in use before a test calls the network's layers by themselves.</summary>
internal static class RegisteredOperations
{
    [ModuleInitializer]
    internal static void Register() => TrainedOperations.Register();
}
