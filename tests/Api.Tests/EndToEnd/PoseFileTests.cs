using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>Poses as tools write them, through the real server: the picture of the plain one, or the documented error with its place.</summary>
public sealed class PoseFileTests(RealServer server) : IClassFixture<RealServer>
{
    /// <summary>COCO's 17 of OpenPose's 18.</summary>
    private static readonly int[] Coco = [0, 15, 14, 17, 16, 5, 2, 6, 3, 7, 4, 11, 8, 12, 9, 13, 10];

    /// <summary>Where BODY_25 keeps the joints of COCO's 18.</summary>
    private static readonly int[] Body25 = [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18];

    private static readonly byte[] Exemplar = PngBuilder.Rgb(64, 64, [.. Enumerable.Range(0, 64 * 64 * 3).Select(i => (byte)(i * 7))]);

    private static readonly string Plain = People(Person(Joints()));

    private static readonly string Faint = Person(Joints(confidence: 0.2, shift: 90));

    /// <summary>Name, file, further fields, codes of notes and the person. All of them mean the plain pose.</summary>
    public static TheoryData<string, string, string, string[], int> Same => new()
    {
        { "OpenPose", Plain, "", [], 0 },
        { "canvas", $"{{\"canvas_width\": 1024, \"canvas_height\": 1024, {Plain[1..]}", "", [], 0 },
        { "width and height", $"{{\"width\": 1024, \"height\": 1024, {Plain[1..]}", "", [], 0 },
        { "frames", $"[{{\"people\": []}}, {Plain}]", "", ["frame_chosen"], 0 },
        { "joints as lists", People(Person(Joints(), (key, joints) => $"\"{key}\": [{string.Join(',', joints.Select(joint => $"[{Text(joint)}]"))}]")), "", [], 0 },
        { "old key", Plain.Replace("pose_keypoints_2d", "pose_keypoints", StringComparison.Ordinal), "", [], 0 },
        { "empty entries beside a person", People("null", "-1", Person(Joints())), "", [], 2 },
        { "BODY_25", People(Person(Of25(Joints()))), "", [], 0 },
        { "17 joints", People(Person([.. Coco.Select(index => WithNeck(Joints())[index])])), "", ["neck_from_shoulders"], 0 },
        { "shares of the canvas", People(Person([.. Joints().Select(joint => new[] { joint[0] / 1024, joint[1] / 1024, joint[2] })])), "", ["relative_coordinates"], 0 },
        { "the surest", People(Faint, Person(Joints())), "", ["person_chosen"], 1 },
        { "the person asked for", People(Person(Joints(shift: 90)), Person(Joints(confidence: 0.2))), "person=1", [], 1 },
        { "another person", People(Person(Joints()), Person(Joints(shift: 90))), "person=0", [], 0 },
    };

    [Theory]
    [MemberData(nameof(Same))]
    public async Task Translate_OfAnyFormOfThePose_AnswersTheSamePicture(string name, string pose, string fields, string[] notes, int person)
    {
        var plain = await TranslateAsync(name == "17 joints" ? People(Person(WithNeck(Joints()))) : Plain, "");
        var result = await TranslateAsync(pose, fields);

        Assert.True(plain.Image == result.Image, name);
        Assert.Equal(notes, result.Map.Notes.Select(note => note.Code));
        Assert.Equal(person, result.Map.Person);
    }

    [Fact]
    public async Task Translate_ToAPicture_TellsThePersonsInHeaders()
    {
        using var form = FormOf(People(Faint, Person(Joints())), "exemplarPerson=0", People(Person(Joints()), Faint));
        using var response = await server.Client.PostAsync(new Uri("/v1/translations", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal("1", Assert.Single(response.Headers.GetValues(ResponseHeaders.MapPerson)));
        Assert.Equal("0", Assert.Single(response.Headers.GetValues(ResponseHeaders.ExemplarMapPerson)));
        Assert.Equal("person_chosen", Assert.Single(response.Headers.GetValues(ResponseHeaders.MapNotes)));
    }

    [Fact]
    public async Task Translate_OfAnotherPerson_IsAnotherPicture()
    {
        var people = People(Person(Joints()), Person(Joints(shift: 90)));
        Assert.NotEqual((await TranslateAsync(people, "person=0")).Image, (await TranslateAsync(people, "person=1")).Image);
    }

    public static TheoryData<string, string, string, string> Refused => new()
    {
        { People(Person(Joints()), Faint), "person=2", "invalid_option", "#/person" },
        { People("null", Person(Joints())), "person=0", "invalid_pose", "#/map" },
        { People("null", "-1"), "", "invalid_pose", "#/map" },
        { "[]", "", "invalid_pose", "#/map" },
        { "{\"width\": 512, \"height\": 512, \"canvas_width\": 256, \"canvas_height\": 256, " + Plain[1..], "", "invalid_pose", "#/map" },
        { People("{\"pose_keypoints_2d\": [1, 2, 3]}"), "", "invalid_pose", "#/map" },
        { Plain, "ignore=255", "invalid_option", "#/ignore" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Translate_OfAPoseWithoutMeaning_IsRefused(string pose, string fields, string code, string place)
    {
        using var form = FormOf(pose, fields);
        var problem = await server.RefuseAsync(form);
        Assert.Equal((code, place), (problem.Code, Assert.Single(problem.Errors).Pointer));
    }

    [Fact]
    public async Task Translate_OfALabelMapWithAPerson_IsRefused()
    {
        using var form = Form.Empty().Text("model", "analogy").Text("person", "0").File("map", PngBuilder.Grey(64, 64, new byte[64 * 64]))
            .File("exemplar", Exemplar).File("exemplarMap", PngBuilder.Grey(64, 64, new byte[64 * 64]));
        Assert.Contains("labels", (await server.RefuseAsync(form)).Detail, StringComparison.Ordinal);
    }

    private static double[][] Joints(double confidence = 0.9, double shift = 0) =>
        [.. Enumerable.Range(0, 18).Select(i => new[] { 300 + shift + (20 * (i % 5)), 200 + (30 * i), confidence })];

    private static double[][] WithNeck(double[][] joints)
    {
        joints[1] = [(joints[2][0] + joints[5][0]) / 2, (joints[2][1] + joints[5][1]) / 2, joints[2][2]];
        return joints;
    }

    private static double[][] Of25(double[][] joints)
    {
        double[][] all = [.. Enumerable.Range(0, 25).Select(_ => new[] { 512d, 512, 1 })];
        for (var i = 0; i < joints.Length; i++)
        {
            all[Body25[i]] = joints[i];
        }

        return all;
    }

    private static string Text(IEnumerable<double> numbers) => string.Join(',', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));

    private static string Person(double[][] joints, Func<string, double[][], string>? write = null) =>
        $"{{{write?.Invoke("pose_keypoints_2d", joints) ?? $"\"pose_keypoints_2d\": [{Text(joints.SelectMany(joint => joint))}]"}}}";

    private static string People(params string[] people) => $"{{\"people\": [{string.Join(',', people)}]}}";

    private static MultipartFormDataContent FormOf(string pose, string fields, string? exemplarPose = null)
    {
        var form = Form.Empty().Text("model", "pose").File("map", Encoding.UTF8.GetBytes(pose)).File("exemplar", Exemplar)
            .File("exemplarMap", Encoding.UTF8.GetBytes(exemplarPose ?? Plain));
        foreach (var field in fields.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            form.Text(field.Split('=')[0], field.Split('=')[1]);
        }

        return form;
    }

    private async Task<TranslationResponse> TranslateAsync(string pose, string fields)
    {
        using var form = FormOf(pose, fields);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/translations") { Content = form };
        request.Headers.Accept.ParseAdd("application/json");
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (await response.Content.ReadFromJsonAsync(HttpJsonContext.Default.TranslationResponse, TestContext.Current.CancellationToken))!;
    }
}
