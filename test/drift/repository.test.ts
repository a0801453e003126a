import { readFileSync } from 'node:fs';
import { docsPage, REPOSITORY } from '../../lib/drift/repository';

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

test('what the product calls its repository is that of the package', () => {
  expect(read('package.json').repository.url).toBe(`${REPOSITORY}.git`);
});

test('the schema of suppressions is called after the repository', () => {
  expect(read('schemas/suppressions.schema.json').$id).toBe(`${REPOSITORY}/schemas/suppressions.schema.json`);
});

test('a page of the documentation is on the main branch', () => {
  expect(docsPage('drift.md')).toBe(`${REPOSITORY}/blob/main/docs/drift.md`);
});
