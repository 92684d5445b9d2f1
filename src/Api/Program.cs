using CoCosNet.Api.Hosting;

await ApiHost.Build(args).RunAsync();
