import { readFileSync } from 'node:fs';

const workflow = readFileSync('.github/workflows/release.yml', 'utf8');

function jobOf(name: string): string {
  const [, rest] = workflow.split(new RegExp(`^ {2}${name}:$`, 'm'));
  return rest.split(/^ {2}\w+:$/m)[0];
}

const job = jobOf('release_npm');

// Trusted publishing needs npm 11.5. What sets it goes by the number of the step, which projen may change.
test('npm is published with a Node whose npm has trusted publishing', () => {
  expect(job).toMatch(/uses: actions\/setup-node@.*\n\s+with:\n\s+node-version: "24"\n/);
});

test('what publishes to npm may write an identity and nothing else', () => {
  const [, permissions] = /permissions:\n((?: {6}.*\n)+)/.exec(job)!;
  expect(permissions.trim().split(/\s*\n\s*/)).toEqual(['id-token: write', 'contents: read']);
});

test.each(['npm', 'maven', 'pypi', 'nuget', 'golang'])(
  'what publishes to %s keeps no credentials of git, and runs no install script',
  registry => {
    const steps = jobOf(`release_${registry}`);
    expect(steps.match(/uses: actions\/checkout@/g)).toHaveLength(1);
    expect(steps).toContain('persist-credentials: false');
    expect(steps.match(/npm ci.*/g)).toEqual(['npm ci --ignore-scripts']);
  },
);

test('fails at once while SECURITY.md calls the address a placeholder', () => {
  const [before] = jobOf('release').split('npm ci');
  expect(before).toContain('grep -q placeholder SECURITY.md');
});
