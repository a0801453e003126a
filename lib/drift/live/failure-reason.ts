import { FailureReason, isError, KnownFailure } from './known-failure';

// Tables, asked in this order. Codes of Node.js come before names, since the SDK names a reset connection TimeoutError too;
// credentials come before denials, since both are answered with status 403.
const CODES: readonly (readonly [RegExp, FailureReason])[] = [
  [/^(ETIMEDOUT|ESOCKETTIMEDOUT)$/, 'timeout'],
  [/^(ECONN\w+|ENOTFOUND|EAI_\w+|EHOST\w+|ENET\w+|EPIPE|EPROTO|EADDRNOTAVAIL)$/, 'unreachable'],
  // What answers is no AWS endpoint, or not one that can be trusted.
  [/^(HPE_\w+|ERR_(TLS|SSL)_\w+|CERT_\w+|UNABLE_TO_\w+|\w*SELF_SIGNED\w*)$/, 'unreachable'],
];

// The SDK puts errors of another realm, such as a test runner's, into words, and their codes are lost.
const WRAPPED = /^AWS SDK error wrapper for \w+: (?:socket (hang up)|.*\b(E[A-Z]{4,})\b)/;

/** @see https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html */
const NAMES: readonly (readonly [RegExp, FailureReason])[] = [
  [/^(TimeoutError|RequestTimeout(Exception)?|DependencyTimeoutException)$/, 'timeout'],
  [
    /^(Throttl\w*|TooManyRequests\w*|Request(Limit|Throttl)\w*|LimitExceeded\w*|SlowDown|BandwidthLimitExceeded)$/,
    'throttled',
  ],
  [
    /^(Credentials?ProviderError|TokenProviderError|ProviderError|ExpiredToken\w*|InvalidClientTokenId)$/,
    'credentials',
  ],
  [/^(UnrecognizedClient\w*|InvalidSignature\w*|SignatureDoesNotMatch|IncompleteSignature\w*)$/, 'credentials'],
  [/^(MissingAuthenticationToken\w*|InvalidToken\w*|RequestExpired|RequestTimeTooSkewed|AuthFailure)$/, 'credentials'],
  [
    /^(AccessDenied\w*|Unauthorized\w*|NotAuthorized\w*|AuthorizationError\w*|Forbidden\w*|OptInRequired)$/,
    'access-denied',
  ],
  [/^(NotFound\w*|ResourceNotFound\w*|StackNotFound\w*)$/, 'not-found'],
];

const STATUSES: Readonly<Record<number, FailureReason>> = {
  401: 'access-denied',
  403: 'access-denied',
  429: 'throttled',
};

/**
 * Why a call failed, by what it threw.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html
 */
export function reasonOf(error: unknown): FailureReason {
  if (error instanceof KnownFailure) return error.reason;
  if (!isError(error)) return 'other';
  const { name, code, message, $metadata } = error as Error & {
    code?: unknown;
    $metadata?: { httpStatusCode?: number };
  };
  // The SDK aborts when our signal does, and puts there why: the user, or a limit of time for the whole run.
  if (name === 'AbortError') return causeIsTimeout(error) ? 'timeout' : 'interrupted';
  return (
    lookUp(CODES, typeof code === 'string' ? code : wrappedCodeOf(message)) ??
    lookUp(NAMES, name) ??
    // CloudFormation has no error of its own for a stack that is not there.
    (name === 'ValidationError' && /does not exist/.test(message) ? 'not-found' : undefined) ??
    STATUSES[$metadata?.httpStatusCode ?? 0] ??
    'other'
  );
}

function lookUp(table: readonly (readonly [RegExp, FailureReason])[], text: string): FailureReason | undefined {
  return table.find(([pattern]) => pattern.test(text))?.[1];
}

function wrappedCodeOf(message: string): string {
  const [, hangUp, code] = WRAPPED.exec(message) ?? [];
  return hangUp ? 'ECONNRESET' : (code ?? '');
}

function causeIsTimeout({ cause }: Error): boolean {
  return (cause as Error | undefined)?.name === 'TimeoutError';
}
