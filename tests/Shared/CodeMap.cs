namespace CoCosNet.Tests;

/// <summary>The types of the product's assemblies and what refers to what, read from their IL and symbols.</summary>
/// <param name="types">Every type by its full name, nested ones as <c>Outer+Inner</c>.</param>
internal sealed class CodeMap(IReadOnlyDictionary<string, CodeType> types)
{
    private readonly ILookup<string, CodeType> _heirs = types.Values
        .SelectMany(type => type.Bases.Select(parent => (parent, type)))
        .ToLookup(pair => pair.parent, pair => pair.type, StringComparer.Ordinal);

    public IReadOnlyCollection<CodeType> Types { get; } = [.. types.Values];

    /// <summary>Reads assemblies with the portable symbols beside them.</summary>
    /// <param name="assemblies">Paths of the assemblies.</param>
    public static CodeMap Read(params IEnumerable<string> assemblies)
    {
        var types = new Dictionary<string, CodeType>(StringComparer.Ordinal);
        foreach (var assembly in assemblies)
        {
            foreach (var type in CodeReader.Read(assembly))
            {
                types.TryAdd(type.Name, type);
            }
        }

        return new CodeMap(types);
    }

    /// <summary>Reads what a server is made of.</summary>
    /// <param name="folder">Where its assemblies lie.</param>
    public static CodeMap ReadProduct(string folder) =>
        Read(Array.ConvertAll(["Api", "Contracts", "Inference", "Model"], (string project) => Path.Combine(folder, $"CoCosNet.{project}.dll")));

    public CodeType? Find(string name) => types.GetValueOrDefault(name);

    /// <summary>
    /// Everything that may run once the given methods do. From each method the search follows the methods that it calls or takes a delegate of,
    /// through interfaces and virtual methods to every implementation, and into the state machines and closures that the compiler made of it.
    /// </summary>
    /// <param name="entries">Methods to start from, as <c>Namespace.Type.Method</c>.</param>
    /// <param name="excluded">Types that are not entered, with all that is nested in them.</param>
    /// <returns>The types whose code may run, and those that it names: parameters, results, locals, fields that it uses, type arguments.</returns>
    public IReadOnlySet<CodeType> Reach(IEnumerable<string> entries, Func<CodeType, bool> excluded)
    {
        var reached = new HashSet<CodeType>();
        var entered = new HashSet<CodeMethod>();
        var waiting = new Queue<CodeMethod>();
        foreach (var entry in entries)
        {
            var (type, name) = (entry[..entry.LastIndexOf('.')], entry[(entry.LastIndexOf('.') + 1)..]);
            var found = Find(type)?.Methods.Where(method => method.Name == name).ToList() ?? [];
            if (found.Count == 0)
            {
                throw new ArgumentException($"There is no method {entry}.", nameof(entries));
            }

            found.ForEach(waiting.Enqueue);
        }

        // What the framework may call of a type, such as Dispose or Report, it calls once the request has come across that type.
        var outside = new HashSet<CodeCall>();
        while (waiting.TryDequeue(out var method))
        {
            if (excluded(method.Type) || !method.HasSource || !entered.Add(method))
            {
                continue;
            }

            foreach (var name in method.Names.Append(method.Type.Name))
            {
                if (Find(name) is { } type && !excluded(type) && reached.Add(type))
                {
                    type.Methods.Where(own => type.IsStateMachine || outside.Any(call => Answers(type, own, call))).ToList().ForEach(waiting.Enqueue);
                }
            }

            foreach (var call in method.Calls)
            {
                if (Find(call.Type) is not null)
                {
                    Targets(call).ToList().ForEach(waiting.Enqueue);
                }
                else if (call.IsVirtual && outside.Add(call))
                {
                    reached.SelectMany(type => type.Methods.Where(own => Answers(type, own, call))).ToList().ForEach(waiting.Enqueue);
                }
            }
        }

        return reached;
    }

    /// <summary>Namespaces that depend on each other, directly or in a circle: one line for each reference that is part of a circle.</summary>
    public IReadOnlyList<string> NamespaceCycles() => Cycles((from, to) => from == to ? null : (from, to));

    /// <summary>As <see cref="NamespaceCycles"/> of folders that lie beside each other, at every depth, each with all that it contains. A folder and
    /// those in it may use each other.</summary>
    public IReadOnlyList<string> FolderCycles() => Cycles((from, to) =>
    {
        string[] user = from.Split('.'), used = to.Split('.');
        var shared = user.Zip(used).TakeWhile(pair => pair.First == pair.Second).Count();
        return shared < user.Length && shared < used.Length
            ? (string.Join('.', user[..(shared + 1)]), string.Join('.', used[..(shared + 1)]))
            : null;
    });

    /// <summary>References that are part of a circle, one line each.</summary>
    /// <param name="level">What of two namespaces is compared; null where one may use the other.</param>
    private List<string> Cycles(Func<string, string, (string From, string To)?> level)
    {
        var edges = (
            from type in Types
            from name in type.Names.Concat(type.Methods.SelectMany(method => method.Names))
            let named = Find(name)
            where named is { Namespace.Length: > 0 } && type.Namespace.Length > 0
            let edge = level(type.Namespace, named.Namespace)
            where edge is not null
            select (edge.Value.From, edge.Value.To, Line: $"{type.Name} names {named.Name}")).Distinct().ToLookup(edge => edge.From);
        var below = edges.ToDictionary(group => group.Key, group => Below(group.Key));
        return
        [
            .. edges.SelectMany(group => group)
                .Where(edge => below.TryGetValue(edge.To, out var lower) && lower.Contains(edge.From))
                .Select(edge => edge.Line)
                .Order(StringComparer.Ordinal),
        ];

        HashSet<string> Below(string start)
        {
            var found = new HashSet<string>(StringComparer.Ordinal);
            var waiting = new Stack<string>([start]);
            while (waiting.TryPop(out var folder))
            {
                foreach (var edge in edges[folder])
                {
                    if (found.Add(edge.To))
                    {
                        waiting.Push(edge.To);
                    }
                }
            }

            return found;
        }
    }

    private static bool IsMeant(CodeMethod method, CodeCall call) => method.Parameters == call.Parameters
        && (method.Name == call.Method || method.Name.EndsWith($".{call.Method}", StringComparison.Ordinal));

    private static bool Answers(CodeType type, CodeMethod method, CodeCall call) => type.Bases.Contains(call.Type) && IsMeant(method, call);

    private IEnumerable<CodeMethod> Targets(CodeCall call)
    {
        var types = call.IsVirtual ? Heirs(call.Type).Prepend(Find(call.Type)!) : [Find(call.Type)!];
        return types.SelectMany(type => type.Methods).Where(method => IsMeant(method, call));
    }

    private IEnumerable<CodeType> Heirs(string name) => _heirs[name].SelectMany(heir => Heirs(heir.Name).Prepend(heir));
}
