import { Readable } from 'node:stream';
import * as sdk from '@aws-sdk/client-s3';
import { Clients, expectError } from './support';

let clients: Clients;
let s3: sdk.S3Client;

beforeEach(async () => {
  clients = await Clients.start();
  clients.aws.objects.createBucket('reports');
  s3 = clients.s3();
});
afterEach(() => clients.stop());

const put = (Key: string, input: Partial<sdk.PutObjectCommandInput> = {}) =>
  s3.send(new sdk.PutObjectCommand({ Bucket: 'reports', Key, Body: `content of ${Key}`, ...input }));

const get = (Key: string, Bucket = 'reports') => s3.send(new sdk.GetObjectCommand({ Bucket, Key }));

/** Sends what no client would. */
function raw(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Response> {
  const authorization =
    'AWS4-HMAC-SHA256 Credential=X/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0';
  return fetch(clients.aws.endpoint + path, { method, body, headers: { authorization, ...headers } });
}

describe('objects', () => {
  test('an object is read as it was put, with what was said of it', async () => {
    const key = 'a folder/ü+&<key>.json';
    const { ETag } = await put(key, {
      Body: '{"é": 1}',
      ContentType: 'application/json',
      Metadata: { watch: 'zoom' },
      CacheControl: 'no-cache',
    });
    const object = await get(key);
    expect(await object.Body!.transformToString()).toBe('{"é": 1}');
    expect(object).toMatchObject({
      ETag,
      ContentType: 'application/json',
      ContentLength: 9,
      Metadata: { watch: 'zoom' },
      CacheControl: 'no-cache',
    });
    expect(clients.aws.objects.get('reports', key)).toBe('{"é": 1}');
  });

  test('bytes stay what they are', async () => {
    const bytes = Uint8Array.from({ length: 70000 }, (_, index) => index % 256);
    await put('bytes', { Body: bytes });
    expect(Buffer.from(await (await get('bytes')).Body!.transformToByteArray()).equals(Buffer.from(bytes))).toBe(true);
  });

  test('a stream, which comes in chunks with its checksum behind it, is put together', async () => {
    const text = 'line\r\n'.repeat(50000);
    await put('stream', { Body: Readable.from([Buffer.from(text)]), ContentLength: text.length, ContentEncoding: 'x' });
    const object = await s3.send(
      new sdk.GetObjectCommand({ Bucket: 'reports', Key: 'stream', ChecksumMode: 'ENABLED' }),
    );
    expect(await object.Body!.transformToString()).toBe(text);
    expect(object.ChecksumCRC32).toMatch(/^[\w+/]{6}==$/);
    expect(object.ContentEncoding).toBe('x');
  });

  test('the head of an object has no body, and says how long it is', async () => {
    const { ETag } = await put('head');
    expect(await s3.send(new sdk.HeadObjectCommand({ Bucket: 'reports', Key: 'head' }))).toMatchObject({
      ETag,
      ContentLength: 15,
    });
    await expectError(s3.send(new sdk.HeadObjectCommand({ Bucket: 'reports', Key: 'none' })), 'NotFound');
  });

  test('an object is replaced and deleted, and deleting it again is no error', async () => {
    await put('key', { Body: 'first' });
    await put('key', { Body: 'second' });
    expect(await (await get('key')).Body!.transformToString()).toBe('second');
    const remove = () => s3.send(new sdk.DeleteObjectCommand({ Bucket: 'reports', Key: 'key' }));
    await remove();
    await remove();
    expect(clients.aws.objects.keys('reports')).toEqual([]);
  });

  test('what a test puts is there for clients, and what it deletes is not', async () => {
    clients.aws.objects.put('reports', 'inventory.json', '[]');
    expect(await (await get('inventory.json')).Body!.transformToString()).toBe('[]');
    clients.aws.objects.delete('reports', 'inventory.json');
    await expectError(get('inventory.json'), 'NoSuchKey', /^The specified key does not exist\.$/);
  });

  test('fails where there is no object, no bucket, or another owner than expected', async () => {
    await expectError(get('none'), 'NoSuchKey');
    await expectError(get('key', 'no-bucket'), 'NoSuchBucket');
    await expectError(put('key', { Bucket: 'no-bucket' }), 'NoSuchBucket');
    await expectError(put('key', { ExpectedBucketOwner: '444455556666' }), 'AccessDenied');
    await put('key', { ExpectedBucketOwner: '111122223333' });
  });

  test('fails to put in place of what is there, when told so', async () => {
    const { ETag } = await put('key', { IfNoneMatch: '*' });
    await expectError(put('key', { IfNoneMatch: '*' }), 'PreconditionFailed');
    await put('key', { IfMatch: ETag, Body: 'new' });
    await expectError(put('key', { IfMatch: ETag }), 'PreconditionFailed');
    await expectError(put('none', { IfMatch: ETag }), 'NoSuchKey');
  });

  test('fails on a body that is not what its checksum says', async () => {
    await expectError(put('key', { ChecksumCRC32: 'AAAAAA==' }), 'BadDigest');
    await expectError(put('key', { ChecksumSHA256: `${'A'.repeat(43)}=` }), 'BadDigest');
    expect(clients.aws.objects.keys('reports')).toEqual([]);
  });

  test.each([
    ['a chunk that is cut off', '5\r\nhel'],
    ['a length that is none', 'x\r\nhello\r\n0\r\n\r\n'],
    ['a chunk of another length', '3\r\nhello\r\n0\r\n\r\n'],
    ['fewer bytes than announced', '4\r\nhell\r\n0\r\n\r\n'],
    ['no end', '5\r\nhello\r\n'],
  ])('fails on %s', async (_, body) => {
    const headers = {
      'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      'x-amz-decoded-content-length': '5',
      'content-encoding': 'aws-chunked',
    };
    const response = await raw('PUT', '/reports/key', headers, body);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('<Code>IncompleteBody</Code>');
    expect(clients.aws.objects.keys('reports')).toEqual([]);
  });

  test.each([
    ['a copy', 'PUT', '/reports/copy', { 'x-amz-copy-source': '/reports/key' }],
    ['a part of an upload', 'PUT', '/reports/key?partNumber=1&uploadId=x', {}],
    ['tags', 'GET', '/reports/key?tagging', {}],
    ['a list of the first version', 'GET', '/reports', {}],
  ])('fails on %s, as it is not implemented', async (_, method, path, headers) => {
    const response = await raw(method, path, headers);
    expect(response.status).toBe(501);
    expect(await response.text()).toContain('<Code>NotImplemented</Code>');
  });

  test('fails on a key that is no text', async () => {
    const response = await raw('GET', '/reports/%E0%A4%A');
    expect(await response.text()).toContain('<Code>InvalidURI</Code>');
  });
});

describe('lists', () => {
  const list = (input: Partial<sdk.ListObjectsV2CommandInput> = {}) =>
    s3.send(new sdk.ListObjectsV2Command({ Bucket: 'reports', ...input }));

  test('keys come in the order of their bytes, under a prefix, page by page', async () => {
    // In UTF-16, the units of an emoji come before the last of these.
    for (const key of ['x/\uffee', 'x/😀', 'x/b', 'x/a&b', 'y/a', 'x']) {
      clients.aws.objects.put('reports', key, key);
    }
    const first = await list({ Prefix: 'x/', MaxKeys: 3 });
    expect(first).toMatchObject({ IsTruncated: true, KeyCount: 3, Prefix: 'x/' });
    const second = await list({ Prefix: 'x/', MaxKeys: 3, ContinuationToken: first.NextContinuationToken });
    expect(second).toMatchObject({ IsTruncated: false, KeyCount: 1 });
    const keys = [...first.Contents!, ...second.Contents!].map(({ Key }) => Key);
    expect(keys).toEqual(['x/a&b', 'x/b', 'x/\uffee', 'x/😀']);
    expect(first.Contents![1]).toMatchObject({ Size: 3, ETag: expect.stringMatching(/^"[0-9a-f]{32}"$/) });
    expect((await list({ StartAfter: 'x/😀' })).Contents!.map(({ Key }) => Key)).toEqual(['y/a']);
    expect((await list({ Prefix: 'none' })).Contents).toBeUndefined();
  });

  test('fails on a delimiter, as it is not implemented, and on a page that has no size', async () => {
    await expectError(list({ Delimiter: '/' }), 'NotImplemented', /delimiter is not implemented/);
    await expectError(list({ MaxKeys: -1 }), 'InvalidArgument');
    await expectError(list({ Bucket: 'no-bucket' }), 'NoSuchBucket');
  });
});

describe('buckets', () => {
  test('a bucket has a Region and a default encryption, and goes once it is empty', async () => {
    const west = clients.s3('us-west-2');
    const Bucket = 'in-the-west';
    await west.send(new sdk.CreateBucketCommand({ Bucket }));
    const location = (name: string) => s3.send(new sdk.GetBucketLocationCommand({ Bucket: name }));
    expect((await location(Bucket)).LocationConstraint).toBe('us-west-2');
    expect((await location('reports')).LocationConstraint).toBeFalsy();
    expect((await s3.send(new sdk.HeadBucketCommand({ Bucket }))).BucketRegion).toBe('us-west-2');
    const encryption = await s3.send(new sdk.GetBucketEncryptionCommand({ Bucket }));
    expect(encryption.ServerSideEncryptionConfiguration!.Rules![0].ApplyServerSideEncryptionByDefault).toEqual({
      SSEAlgorithm: 'AES256',
    });
    await put('key', { Bucket });
    const remove = () => s3.send(new sdk.DeleteBucketCommand({ Bucket }));
    await expectError(remove(), 'BucketNotEmpty');
    clients.aws.objects.delete(Bucket, 'key');
    await remove();
    await expectError(s3.send(new sdk.HeadBucketCommand({ Bucket })), 'NotFound');
  });

  test('an account lists its own buckets', async () => {
    clients.aws.objects.createBucket('of-another', { account: '444455556666' });
    const names = async (client: sdk.S3Client) =>
      (await client.send(new sdk.ListBucketsCommand({}))).Buckets!.map(({ Name }) => Name);
    expect(await names(s3)).toEqual(['reports']);
    expect(await names(clients.s3('us-east-1', '444455556666'))).toEqual(['of-another']);
  });

  test('fails to create a bucket whose name is taken, by whomever, or is none', async () => {
    const create = (Bucket: string, account?: string) =>
      clients.s3('us-west-2', account).send(new sdk.CreateBucketCommand({ Bucket }));
    await expectError(create('reports'), 'BucketAlreadyOwnedByYou');
    await expectError(create('reports', '444455556666'), 'BucketAlreadyExists');
    await expectError(create('Reports'), 'InvalidBucketName');
    await expectError(create('192.168.0.1'), 'InvalidBucketName');
  });
});
