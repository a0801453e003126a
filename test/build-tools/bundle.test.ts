import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../build-tools/bundle';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoom-cmk-bundle-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Bundles a program, with packages that it imports by their place, and runs it. @returns what it prints */
function bundled(program: string): string {
  const [source, outfile] = ['program.ts', 'bundle.js'].map(name => join(folder, name));
  writeFileSync(source, program);
  bundle(source, outfile);
  return execFileSync(process.execPath, [outfile], { encoding: 'utf8' });
}

const KMS = JSON.stringify(require.resolve('@aws-sdk/client-kms'));

test('the logger of the SDK has the name by which the SDK knows that it is silent', () => {
  const name = `new KMSClient({ region: 'us-east-1' }).config.logger.constructor.name`;
  expect(bundled(`import { KMSClient } from ${KMS}; console.log(${name});`)).toBe('NoOpLogger\n');
});

test('errors of the SDK have their names', () => {
  const error = `new NotFoundException({ message: '', $metadata: {} })`;
  expect(bundled(`import { NotFoundException } from ${KMS}; console.log(${error}.name);`)).toBe('NotFoundException\n');
});

test('a trace of the stack names functions as the sources do', () => {
  const stack = bundled(`function outerFunction() { return new Error('x').stack; } console.log(outerFunction());`);
  expect(stack).toContain('at outerFunction');
});
