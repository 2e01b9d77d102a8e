using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using ScenarioEngine.Deciding;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Writers;

namespace ScenarioEngine.Batching;

/// <summary>Writes a line of JSON for each scenario, in the shape of <c>batch.schema.json</c>. What is empty is left out.</summary>
internal sealed class BatchWriter(IBufferWriter<byte> output) : IDisposable
{
    /// <summary>More mistakes than this in one scenario are not written.</summary>
    private const int MostDiagnostics = 10;

    private static readonly JsonEncodedText[] Outcomes = Encode(Words.All<Outcome>());
    private static readonly JsonEncodedText[] Verdicts = Encode(Words.All<Verdict>());
    private static readonly JsonEncodedText[] Statuses = Encode(Words.All<FindingStatus>());

    private readonly Utf8JsonWriter _json = new(output, JsonText.OneLine);
    private Names? _names;

    public void Dispose() => _json.Dispose();

    /// <summary>Writes what became of a scenario.</summary>
    public void Findings(BatchEntry entry, LaneFindings findings, LaneReadings? readings)
    {
        var names = _names?.Pack == findings.Pack ? _names : _names = new Names(findings.Pack);
        Start(entry.Place);
        _json.WriteString("scenario"u8, entry.Scenario.Title);
        _json.WriteString("outcome"u8, Outcomes[(int)findings.Outcome]);
        _json.WriteStartObject("verdicts"u8);
        for (var party = 0; party < names.Parties.Length; party++)
        {
            _json.WriteString(names.Parties[party], Verdicts[(int)findings.Verdicts[party]]);
        }

        _json.WriteEndObject();
        WriteStatuses(names, findings);
        WriteWhicheverWay(names, findings);
        WriteConstraints(names, findings);
        WriteContradictions(names, findings);
        WriteWithoutMeaning(names, entry.Scenario, findings);
        WriteReadings(names, readings);
        Diagnostics("warnings"u8, entry.Place, entry.Warnings);
        End();
    }

    /// <summary>Writes why there are no findings.</summary>
    public void Mistakes(BatchPlace place, ImmutableArray<Diagnostic> diagnostics)
    {
        Start(place);
        Diagnostics("errors"u8, place, [.. diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)]);
        End();
    }

    private void Start(BatchPlace place)
    {
        _json.Reset();
        _json.WriteStartObject();
        if (place.Source != Batch.StandardInput)
        {
            _json.WriteString("file"u8, place.Source);
        }

        if (place.Line > 0)
        {
            _json.WriteNumber("line"u8, place.Line);
        }
    }

    private void End()
    {
        _json.WriteEndObject();
        _json.Flush();
        output.Write("\n"u8);
    }

    private void WriteStatuses(Names names, LaneFindings findings)
    {
        _json.WriteStartObject("findings"u8);
        var statuses = findings.Statuses;
        for (var status = FindingStatus.Open; status < FindingStatus.LeftOut; status++)
        {
            var position = statuses.IndexOf(status);
            if (position < 0)
            {
                continue;
            }

            _json.WriteStartArray(Statuses[(int)status]);
            for (; position < statuses.Length; position++)
            {
                if (statuses[position] == status)
                {
                    _json.WriteStringValue(names.Positions[position]);
                }
            }

            _json.WriteEndArray();
        }

        _json.WriteEndObject();
    }

    private void WriteWhicheverWay(Names names, LaneFindings findings)
    {
        WriteNames("whicheverWay"u8, names.Positions, findings.Grounds);
        WriteNames("jointly"u8, names.Parties, findings.VerdictGrounds);
        if (findings.IsDividing)
        {
            _json.WriteBoolean("noneKeepsAllRedLines"u8, true);
        }

        if (findings.IsNotToldApart)
        {
            _json.WriteBoolean("notToldApart"u8, true);
        }
    }

    private void WriteNames(ReadOnlySpan<byte> property, JsonEncodedText[] names, ReadOnlySpan<Ground> grounds)
    {
        if (!grounds.Contains(Ground.WhicheverWay))
        {
            return;
        }

        _json.WriteStartArray(property);
        for (var number = 0; number < grounds.Length; number++)
        {
            if (grounds[number] == Ground.WhicheverWay)
            {
                _json.WriteStringValue(names[number]);
            }
        }

        _json.WriteEndArray();
    }

    private void WriteConstraints(Names names, LaneFindings findings)
    {
        foreach (var isBroken in (ReadOnlySpan<bool?>)[true, null])
        {
            if (!findings.IsAnyConstraint(isBroken))
            {
                continue;
            }

            _json.WriteStartArray(isBroken == true ? "brokenConstraints"u8 : "openConstraints"u8);
            for (var constraint = 0; constraint < names.Constraints.Length; constraint++)
            {
                if (findings.IsBroken(constraint) == isBroken)
                {
                    _json.WriteStringValue(names.Constraints[constraint]);
                }
            }

            _json.WriteEndArray();
        }
    }

    private void WriteContradictions(Names names, LaneFindings findings)
    {
        if (!findings.IsAnyContradicted())
        {
            return;
        }

        _json.WriteStartArray("contradictions"u8);
        for (var field = 0; field < names.Fields.Length; field++)
        {
            if (findings.IsContradicted(field))
            {
                _json.WriteStringValue(names.Fields[field]);
            }
        }

        _json.WriteEndArray();
    }

    private void WriteWithoutMeaning(Names names, Scenario scenario, LaneFindings findings)
    {
        var isStarted = false;
        foreach (var term in scenario.Terms)
        {
            if (findings.IsWithoutMeaning(term.Field.Index))
            {
                if (!isStarted)
                {
                    _json.WriteStartArray("withoutMeaning"u8);
                    isStarted = true;
                }

                _json.WriteStringValue(names.Fields[term.Field.Index]);
            }
        }

        if (isStarted)
        {
            _json.WriteEndArray();
        }
    }

    private void WriteReadings(Names names, LaneReadings? readings)
    {
        if (readings is null)
        {
            return;
        }

        _json.WriteStartObject("readings"u8);
        _json.WriteBoolean("hold"u8, readings.Otherwise.IsEmpty);
        if (!readings.Otherwise.IsEmpty)
        {
            _json.WriteStartObject("otherwise"u8);
            foreach (var (party, verdicts) in readings.Otherwise)
            {
                _json.WriteStartArray(names.Parties[party]);
                foreach (var verdict in verdicts)
                {
                    _json.WriteStringValue(Verdicts[(int)verdict]);
                }

                _json.WriteEndArray();
            }

            _json.WriteEndObject();
        }

        if (readings.IsNotToldApart)
        {
            _json.WriteBoolean("notToldApart"u8, true);
        }

        _json.WriteEndObject();
    }

    private void Diagnostics(ReadOnlySpan<byte> name, BatchPlace place, ImmutableArray<Diagnostic> diagnostics)
    {
        if (diagnostics.IsEmpty)
        {
            return;
        }

        _json.WriteStartArray(name);
        foreach (var diagnostic in diagnostics.Take(MostDiagnostics))
        {
            _json.WriteStartObject();
            _json.WriteString("code"u8, diagnostic.Code);
            WritePlace(place, diagnostic);
            _json.WriteString("message"u8, diagnostic.Message);
            if (diagnostic.Hint is { } hint)
            {
                _json.WriteString("hint"u8, hint);
            }

            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    /// <summary>What is said before about the place of the scenario is not said again: within a line only the column is.</summary>
    private void WritePlace(BatchPlace place, Diagnostic diagnostic)
    {
        var location = diagnostic.Location;
        var isInside = location.File.Path == place.Source;
        if (!isInside)
        {
            _json.WriteString("file"u8, location.File.Path);
        }

        if (!isInside || place.Line == 0)
        {
            _json.WriteNumber("line"u8, location.Line);
        }

        _json.WriteNumber("column"u8, location.Column);
    }

    private static JsonEncodedText[] Encode(IEnumerable<string> texts) =>
        [.. texts.Select(text => JsonEncodedText.Encode(text, JsonText.OneLine.Encoder))];

    /// <summary>The names of a pack, ready to be written.</summary>
    private sealed class Names(RulePack pack)
    {
        public RulePack Pack { get; } = pack;

        public JsonEncodedText[] Parties { get; } = Encode(pack.Parties.Select(party => party.Id));

        public JsonEncodedText[] Positions { get; } = Encode(pack.Positions.Select(position => position.FullName));

        public JsonEncodedText[] Constraints { get; } = Encode(pack.Constraints.Select(constraint => constraint.Id));

        public JsonEncodedText[] Fields { get; } = Encode(pack.Fields.Select(field => field.Path));
    }
}
