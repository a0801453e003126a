import { EAST, failureOf } from './support';
import { KnownFailure, look } from '../../../lib/drift/live';
import { present } from '../../../lib/drift/live/known-failure';

function named(name: string, message = 'a message', members: object = {}): Error {
  return Object.assign(new Error(message), { name, ...members });
}

async function reasonOf(thrown: unknown): Promise<string> {
  return failureOf(await look('kms:GetKeyPolicy', EAST, async () => Promise.reject(thrown))).reason;
}

test('a value is what the call gives', async () => {
  expect(await look('kms:DescribeKey', EAST, async () => 7)).toEqual({ value: 7 });
});

test('fails with the operation, the Region, the reason and the message', async () => {
  const denied = named('AccessDeniedException', 'User: arn:aws:iam::111122223333:user/x is not authorized');
  expect(await look('kms:GetKeyPolicy', EAST, async () => Promise.reject(denied))).toEqual({
    failure: {
      operation: 'kms:GetKeyPolicy',
      region: EAST,
      reason: 'access-denied',
      message: 'User: arn:aws:iam::111122223333:user/x is not authorized',
    },
  });
});

test('fails also where the call throws at once', async () => {
  const looked = await look('kms:DescribeKey', EAST, () => {
    throw new KnownFailure('credentials', 'no credentials');
  });
  expect(failureOf(looked)).toMatchObject({ reason: 'credentials', message: 'no credentials' });
});

test.each([
  ['NotFoundException', 'not-found'],
  ['ResourceNotFoundException', 'not-found'],
  ['AccessDenied', 'access-denied'],
  ['UnauthorizedOperation', 'access-denied'],
  ['ThrottlingException', 'throttled'],
  ['Throttling', 'throttled'],
  ['TooManyRequestsException', 'throttled'],
  ['LimitExceededException', 'throttled'],
  ['RequestLimitExceeded', 'throttled'],
  ['TimeoutError', 'timeout'],
  ['DependencyTimeoutException', 'timeout'],
  ['CredentialsProviderError', 'credentials'],
  ['ExpiredTokenException', 'credentials'],
  ['InvalidClientTokenId', 'credentials'],
  ['UnrecognizedClientException', 'credentials'],
  ['SignatureDoesNotMatch', 'credentials'],
  ['AbortError', 'interrupted'],
  ['KMSInternalException', 'other'],
])('fails with a reason for %s: %s', async (name, reason) => {
  expect(await reasonOf(named(name))).toBe(reason);
});

test.each([
  ['ECONNREFUSED', 'unreachable'],
  ['ENOTFOUND', 'unreachable'],
  ['EAI_AGAIN', 'unreachable'],
  ['EHOSTUNREACH', 'unreachable'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'unreachable'],
  ['HPE_INVALID_CONSTANT', 'unreachable'],
  ['ETIMEDOUT', 'timeout'],
])('fails with a reason for the code %s: %s', async (code, reason) => {
  expect(await reasonOf(named('Error', 'connect', { code }))).toBe(reason);
});

test('fails as unreachable where the SDK calls a reset connection a time-out', async () => {
  expect(await reasonOf(named('TimeoutError', 'socket hang up', { code: 'ECONNRESET' }))).toBe('unreachable');
});

test.each([
  'AWS SDK error wrapper for TimeoutError: socket hang up',
  'AWS SDK error wrapper for Error: connect ECONNREFUSED 1:1',
])('fails as unreachable where the SDK only has words for it: %s', async message => {
  expect(await reasonOf(new Error(message))).toBe('unreachable');
});

test('fails as a time-out where the signal that aborted was one', async () => {
  expect(await reasonOf(named('AbortError', 'aborted', { cause: named('TimeoutError') }))).toBe('timeout');
});

test('fails by status where nothing else is known', async () => {
  expect(await reasonOf(named('Unknown', '', { $metadata: { httpStatusCode: 403 } }))).toBe('access-denied');
  expect(await reasonOf(named('Unknown', '', { $metadata: { httpStatusCode: 429 } }))).toBe('throttled');
  expect(await reasonOf(named('Unknown', '', { $metadata: { httpStatusCode: 500 } }))).toBe('other');
});

test('fails as not found where CloudFormation says that a stack does not exist', async () => {
  expect(await reasonOf(named('ValidationError', 'Stack with id Zoom does not exist'))).toBe('not-found');
  expect(await reasonOf(named('ValidationError', '1 validation error detected'))).toBe('other');
});

test.each([
  ['text', 'just text', 'just text'],
  ['nothing', undefined, 'undefined'],
  ['an empty text', '', 'unknown error'],
  ['an error without words', named('AggregateError', '', { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
  ['an error that only has a name', named('KMSInternalException', ''), 'KMSInternalException'],
  ['an error that no reason explains', named('KMSInvalidStateException', 'it is'), 'KMSInvalidStateException: it is'],
  ['an error with several lines', named('Error', 'one\ntwo'), 'one two'],
])('fails with a message for %s', async (_, thrown, message) => {
  expect(failureOf(await look('kms:DescribeKey', EAST, async () => Promise.reject(thrown))).message).toBe(message);
});

test('a value that is there is present, also an empty one', () => {
  expect([present('', 'Policy'), present(false, 'MultiRegion'), present(0, 'Days')]).toEqual(['', false, 0]);
});

test('fails where an answer lacks a value', () => {
  expect(() => present(undefined, 'Policy')).toThrow('the answer has no Policy');
  expect(() => present(null, 'Policy')).toThrow(KnownFailure);
});
