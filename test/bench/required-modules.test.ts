import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requiredModules } from '../../bench/required-modules';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'zoom-cmk-required-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the modules of others are found through files and folders of ours, once each, in circles too', () => {
  mkdirSync(join(folder, 'private'));
  const requiring = (...names: string[]) => names.map(name => `const x = require("${name}");`).join('\n');
  writeFileSync(join(folder, 'index.js'), requiring('constructs', './key', './private'));
  writeFileSync(join(folder, 'key.js'), requiring('aws-cdk-lib/aws-kms', './index', 'constructs'));
  writeFileSync(join(folder, 'private', 'index.js'), requiring('node:fs', '../key'));
  expect(requiredModules(join(folder, 'index.js'))).toEqual(['aws-cdk-lib/aws-kms', 'constructs', 'node:fs']);
});
