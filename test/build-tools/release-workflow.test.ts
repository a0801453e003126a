import { readFileSync } from 'node:fs';

const [, publishing] = readFileSync('.github/workflows/release.yml', 'utf8').split(/^ {2}release_npm:$/m);
const [job] = publishing.split(/^ {2}\w+:$/m);

// Trusted publishing needs npm 11.5. What sets it goes by the number of the step, which projen may change.
test('npm is published with a Node whose npm has trusted publishing', () => {
  expect(job).toMatch(/uses: actions\/setup-node@.*\n\s+with:\n\s+node-version: "24"\n/);
});

test('what publishes to npm may write an identity and nothing else', () => {
  const [, permissions] = /permissions:\n((?: {6}.*\n)+)/.exec(job)!;
  expect(permissions.trim().split(/\s*\n\s*/)).toEqual(['id-token: write', 'contents: read']);
});
