import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { sourcePlaceOf } from '../../../../lib/drift/declared/private/source-place';
import { bounded } from '../support';

const CWD = join('/', 'work', 'app');
const at = (name: string, ...path: string[]) => `${name} (${join(CWD, ...path)}:7:5)`;

test('the place of a trace is its first frame in the app itself', () => {
  const trace = [
    '...new Key2 in aws-cdk-lib, new ZoomKmsKey in zoom-cmk-constructs...',
    at('new ZoomKmsKey', 'node_modules', 'zoom-cmk-constructs', 'lib', 'aws', 'zoom-kms-key.js'),
    at('node:internal', '..', 'elsewhere', 'program.js'),
    'Module._compile (node:internal/modules/cjs/loader:1554:14)',
    at('new RecordingKey', 'lib', 'recording-key.ts'),
    at('<anonymous>', 'bin', 'app.ts'),
  ];
  expect(sourcePlaceOf(trace, CWD)).toEqual({ file: 'lib/recording-key.ts', line: 7 });
});

test.each([
  [`<anonymous> (${join(CWD, 'bin', 'app.ts')}:7:15)`, 'bin/app.ts'],
  [`    at Object.<anonymous> (${join(CWD, 'bin', 'app.ts')}:7:15)`, 'bin/app.ts'],
  [`at ${join(CWD, 'bin', 'app.ts')}:7:15`, 'bin/app.ts'],
  [`${join(CWD, 'bin', 'app.ts')}:7`, 'bin/app.ts'],
  [`main (${pathToFileURL(join(CWD, 'bin', 'the app.mjs'))}:7:15)`, 'bin/the app.mjs'],
  [`main (${join(CWD, 'a (copy)', 'app.ts')}:7:15)`, 'a (copy)/app.ts'],
  [`main (${join(CWD, 'a:1', 'app.ts')}:7:15)`, 'a:1/app.ts'],
  [`main (${join(CWD, 'Köln', '..', '日本.ts')}:7:15)`, '日本.ts'],
  [`main (${join(CWD, '..hidden', 'app.ts')}:7:15)`, '..hidden/app.ts'],
])('the frame %j is in %s', (frame, file) => {
  expect(sourcePlaceOf([frame], CWD)).toEqual({ file, line: 7 });
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['a text', at('main', 'bin', 'app.ts')],
  ['an object', { 0: at('main', 'bin', 'app.ts') }],
  ['no frames', []],
  ['no texts', [null, 5, {}, [at('main', 'bin', 'app.ts')]]],
  ['summaries', ['...node internals, tsx...', '(no user code in 10 frames, use --stack-trace-limit to capture more)']],
  [
    'packages',
    [at('new Key', 'node_modules', 'aws-cdk-lib', 'index.js'), at('x', 'packages', 'a', 'node_modules', 'b.js')],
  ],
  ['internals', ['run (node:internal/main:7:5)', 'native', 'main (<anonymous>)', 'eval (evalmachine.<anonymous>:7:5)']],
  ['files elsewhere', [at('main', '..', 'other', 'app.ts'), at('main', '..', 'application', 'app.ts')]],
  ['the folder itself', [at('main')]],
  [
    'no line',
    [`main (${CWD}/app.ts)`, `main (${CWD}/app.ts:0:1)`, `main (${CWD}/app.ts:x)`, `main (${CWD}/app.ts:1e9)`],
  ],
  ['a line beyond all files', [`main (${CWD}/app.ts:99999999999:1)`]],
  ['relative files', ['main (bin/app.ts:7:5)', 'main (webpack:///./bin/app.ts:7:5)']],
  ['broken URLs', ['main (file://host/app.ts:7:5)', 'main (file:///%E0%A4%A:7:5)', 'main (file:///a%2Fb:7:5)']],
  [
    'names that steer a terminal',
    [`main (${CWD}/a\nb.ts:7:5)`, `main (${CWD}/\u202ea.ts:7:5)`, `main (${CWD}/\ud800.ts:7:5)`],
  ],
])('%s is no place', (_, trace) => {
  expect(sourcePlaceOf(trace, CWD)).toBeUndefined();
});

test('a hostile trace is no burden', () => {
  const deep = at('main', 'bin', 'app.ts');
  expect(bounded(() => sourcePlaceOf(Array(1_000_000).fill('x'), CWD))).toBeUndefined();
  expect(sourcePlaceOf([...Array(100).fill('x'), deep], CWD)).toBeUndefined();
  expect(bounded(() => sourcePlaceOf([`main (${CWD}/${'a/'.repeat(5_000_000)}b.ts:7:5)`], CWD))).toBeUndefined();
  expect(bounded(() => sourcePlaceOf(Array(100).fill(`${CWD}${':1'.repeat(4_000)}x`), CWD))).toBeUndefined();
});

test('no trace makes it fail, and each place is a file below the folder, and a line', () => {
  const frame = fc
    .tuple(fc.constantFrom('', 'main (', 'at ', 'file://'), fc.constantFrom('', CWD, '/'), fc.string(), fc.nat())
    .map(([before, folder, path, line]) => `${before}${folder}/${path}:${line}:1)`);
  fc.assert(
    fc.property(fc.oneof(fc.array(fc.oneof(frame, fc.anything())), fc.anything()), trace => {
      const place = sourcePlaceOf(trace, CWD);
      if (!place) return;
      expect(place.file).not.toMatch(/^(\/|\.\.(\/|$)|$)/);
      expect(place.line).toBeGreaterThan(0);
    }),
  );
});
