using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Api.Tests.Stores;
using CoCosNet.Client;
using NATS.NKeys;

namespace CoCosNet.Api.Tests.Cluster;

/// <summary>A real NATS server that wants TLS and an NKey.</summary>
public sealed class SecureConnectionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tls");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Api_WithTheAuthorityAndItsKey_IsLetIn_AndWithoutThem_SaysWhyItDoesNotStart()
    {
        var authority = WriteCertificate();
        using var pair = KeyPair.CreatePair(PrefixByte.User);
        var seed = Write("api.nk", $"{pair.GetSeed()}\n{pair.GetPublicKey()}\n");
        using var other = KeyPair.CreatePair(PrefixByte.User);
        var configuration = Write("nats.conf", $$"""
            tls { cert_file: "{{authority}}", key_file: "{{Path.Combine(_folder.FullName, "key.pem")}}" }
            authorization { users: [ { nkey: {{pair.GetPublicKey()}} } ] }
            """);
        using var nats = await NatsServer.StartAsync(configuration);

        await using var api = await ClusterProcess.StartAsync("api", nats, $"--Nats:CertificateAuthorityFile={authority}", $"--Nats:NKeyFile={seed}");
        var kept = await new CoCosNetClient(api.Client).KeepExemplarAsync(ClusterInputs.Small.Exemplar!.Value, cancellationToken: Token);
        Assert.NotEmpty(kept.Id);

        await AssertRefusedAsync(nats, $"--Nats:CertificateAuthorityFile={authority}", $"--Nats:NKeyFile={Write("other.nk", $"{other.GetSeed()}\n{other.GetPublicKey()}\n")}");
        await AssertRefusedAsync(nats, $"--Nats:NKeyFile={seed}");
    }

    private static async Task AssertRefusedAsync(NatsServer nats, params string[] settings)
    {
        using var server = ServerProcess.Start(["--urls=http://127.0.0.1:0", "--Role=api", "--Jobs:Store=jetstream", $"--Nats:Url={nats.Url}", .. settings]);
        Assert.Equal(17, await server.ExitAsync());
        Assert.Contains("Nats__Url", Assert.Single(server.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    /// <returns>Path of a certificate for this machine, which is its own authority; the key is beside it.</returns>
    private string WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        using var certificate = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2120, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Write("key.pem", key.ExportPkcs8PrivateKeyPem());
        return Write("authority.pem", certificate.ExportCertificatePem());
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }
}
