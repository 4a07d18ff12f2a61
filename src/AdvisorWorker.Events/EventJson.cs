using System.Text.Json.Serialization;

namespace AdvisorWorker.Events;

// Reflection-free, so that a consumer can be trimmed. Optional keys are left out where there is nothing to say; a null inside
// check-item-detail stays, because Trusted Advisor writes it.
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EventEnvelope))]
[JsonSerializable(typeof(ItemEvent))]
[JsonSerializable(typeof(RunEvent))]
[JsonSerializable(typeof(CaseEvent))]
[JsonSerializable(typeof(CloudEvent))]
[JsonSerializable(typeof(CloudEvent[]))]
internal sealed partial class EventJson : JsonSerializerContext;
