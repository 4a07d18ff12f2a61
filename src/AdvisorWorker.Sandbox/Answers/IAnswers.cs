namespace AdvisorWorker.Sandbox.Answers;

/// <summary>Answers the operations of one service.</summary>
internal interface IAnswers
{
    /// <summary>Adds each operation that it answers.</summary>
    void AddTo(AnswerBook book);
}
