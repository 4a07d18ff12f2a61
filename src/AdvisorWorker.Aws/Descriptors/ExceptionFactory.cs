using System.Net;
using Amazon.Runtime;

namespace AdvisorWorker.Aws;

/// <summary>Makes the exception of an error.</summary>
public delegate AmazonServiceException ExceptionFactory(
    string message,
    Exception? innerException,
    ErrorType errorType,
    string errorCode,
    string requestId,
    HttpStatusCode statusCode);
