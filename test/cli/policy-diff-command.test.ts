import { existsSync, readFileSync } from 'node:fs';
import { Folder, zoomCmk } from './support';

const ROOT = 'arn:aws:iam::111122223333:root';
const ZOOM = 'arn:aws:iam::409910850980:root';
const folder = new Folder();

function policy(...statements: object[]) {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: ROOT }, Action: 'kms:*', Resource: '*' }, ...statements],
  };
}
const broker = (...actions: string[]) => ({
  Effect: 'Allow',
  Principal: { AWS: ZOOM },
  Action: actions,
  Resource: '*',
});
const when = (service: string) => ({
  ...broker('kms:Decrypt'),
  Condition: { StringLike: { 'kms:ViaService': service } },
});

const declared = folder.file('declared.json', policy(broker('kms:Decrypt', 'kms:Encrypt')));
const reordered = folder.file('reordered.json', policy(broker('KMS:encrypt', 'kms:decrypt')));
const reduced = folder.file('reduced.json', policy(broker('kms:Encrypt')));

test('policies that mean the same end with 0', async () => {
  const ran = await zoomCmk(['policy', 'diff', declared, reordered]);
  expect(ran).toMatchObject({ status: 0, stderr: '' });
  expect(ran.stdout).toMatch(/^equivalent: /);
  expect(ran.stdout).toContain('cosmetic: statements are written in another way\n');
});

test('a loss ends with 1, and is told with what follows from it', async () => {
  const ran = await zoomCmk(['policy', 'diff', declared, reduced, '--account', '111122223333']);
  expect(ran).toMatchObject({ status: 1, stderr: '' });
  expect(ran.stdout.split('\n').slice(0, 2)).toEqual([
    'different: the second policy does not mean what the first does',
    "- Zoom key broker (409910850980) loses kms:Decrypt: content encrypted there can't be read",
  ]);
});

test('conditions that cannot be compared end with 2, with both shown', async () => {
  const [before, after] = ['s3.*', 'sqs.*'].map(service => folder.file(`${service}.json`, policy(when(service))));
  const ran = await zoomCmk(['policy', 'diff', before, after]);
  expect(ran.status).toBe(2);
  expect(ran.stdout).toMatch(/^indeterminate: .*\n\? .*kms:ViaService = s3\.\*.*kms:ViaService = sqs\.\*/);
});

test('JSON has the outcome, gains and losses with principal and action', async () => {
  const ran = await zoomCmk(['policy', 'diff', reduced, declared, '--format', 'json']);
  expect(ran.status).toBe(1);
  expect(JSON.parse(ran.stdout)).toMatchObject({
    schemaVersion: 1,
    outcome: 'different',
    gains: [{ principal: ZOOM, action: 'kms:Decrypt', before: 'none', after: 'delegated' }],
    losses: [],
    cosmetic: [],
    reasons: [],
  });
});

test('a policy may come from standard input, with a byte order mark', async () => {
  const input = `\uFEFF${readFileSync(reduced, 'utf8')}`;
  await expect(zoomCmk(['policy', 'diff', reduced, '-'], { input })).resolves.toMatchObject({ status: 0 });
});

test('further formats go to files', async () => {
  const file = folder.at('out.json');
  const ran = await zoomCmk(['policy', 'diff', declared, reduced, '--output', `json=${file}`]);
  expect(ran.stdout).toMatch(/^different/);
  expect(JSON.parse(readFileSync(file, 'utf8')).outcome).toBe('different');
});

test('the key decides what a Resource means', async () => {
  const arn = 'arn:aws:kms:us-east-1:111122223333:key/mrk-1';
  const exact = folder.file('exact.json', policy({ ...broker('kms:Encrypt'), Resource: arn }));
  await expect(zoomCmk(['policy', 'diff', reduced, exact])).resolves.toMatchObject({ status: 2 });
  await expect(zoomCmk(['policy', 'diff', reduced, exact, '--key-arn', arn])).resolves.toMatchObject({ status: 0 });
});

describe('colours', () => {
  const diff = ['policy', 'diff', declared, reduced];
  const coloured = async (...surroundings: Parameters<typeof zoomCmk>[1][]) =>
    (await zoomCmk(diff, ...surroundings)).stdout.includes('\u001b[');

  test('are on a terminal only, and not with NO_COLOR or a dumb one', async () => {
    await expect(coloured({ terminal: true })).resolves.toBe(true);
    await expect(coloured()).resolves.toBe(false);
    await expect(coloured({ terminal: true, env: { NO_COLOR: '1' } })).resolves.toBe(false);
    await expect(coloured({ terminal: true, env: { TERM: 'dumb' } })).resolves.toBe(false);
  });

  test('are never in a file', async () => {
    const file = folder.at('out.txt');
    await expect(zoomCmk([...diff, '--output', `text=${file}`], { terminal: true })).resolves.toMatchObject({
      status: 1,
    });
    expect(readFileSync(file, 'utf8')).toMatch(/^different: /);
  });
});

describe('fails with status 2, nothing on standard output, and one line', () => {
  test.each([
    ['a file that is not there', [declared, folder.at('none.json')], /can't read .*none\.json: ENOENT/],
    ['no JSON', [declared, folder.file('broken.json', '{"Version":')], /broken\.json is no key policy: \$: no JSON: /],
    [
      'JSON that is no policy, with its path',
      [folder.file('effect.json', policy({ ...broker('kms:Encrypt'), Effect: 'allow' })), declared],
      /effect\.json is no key policy: \$\.Statement\[1\]\.Effect: "allow" is no effect, give Allow or Deny/,
    ],
    ['two policies from standard input', ['-', '-'], /only one of the policies can come from standard input/],
    ['an empty standard input', ['-', declared], /standard input is no key policy: \$: no JSON/],
    [
      'a key of another account',
      [declared, reduced, '--account', '444455556666', '--key-arn', 'arn:aws:kms:us-east-1:111122223333:key/k'],
      /is not of account 444455556666: give one of --account and --key-arn/,
    ],
    [
      'a file that is too large',
      [declared, folder.file('large.json', ' '.repeat(17 * 1024 * 1024))],
      /can't read .*large\.json: it has more than 16777216 bytes/,
    ],
  ])('%s', async (_, args, message) => {
    const ran = await zoomCmk(['policy', 'diff', ...args]);
    expect(ran).toMatchObject({ status: 2, stdout: '' });
    expect(ran.stderr).toMatch(message);
    expect(ran.stderr.trim().split('\n')).toHaveLength(1);
  });

  test('an output that cannot be written, and leaves nothing behind', async () => {
    const ran = await zoomCmk(['policy', 'diff', declared, reduced, '--output', `json=${folder.at('no/such/file')}`]);
    expect(ran.status).toBe(2);
    expect(ran.stderr).toMatch(/^zoom-cmk: can't write .*: ENOENT/);
    expect(existsSync(folder.at('no'))).toBe(false);
  });
});
