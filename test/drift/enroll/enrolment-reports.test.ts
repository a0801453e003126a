import { enrolmentMarkdown, EnrolmentReport, enrolmentText, Readiness } from '../../../lib/drift/enroll';
import { ARN } from '../support';

const report = (more: Partial<EnrolmentReport> = {}): EnrolmentReport => ({
  schemaVersion: 1,
  outcome: 'ready',
  keys: [
    {
      cloud: 'aws',
      constructPath: 'Zoom/Cmk',
      values: [{ label: 'ARN of the KMS key', value: ARN }],
      review: [{ label: 'ARN in us-west-2', value: ARN.replace('us-east-1', 'us-west-2') }],
      problems: [],
    },
  ],
  preflight: [],
  ...more,
});

test('the text has the steps of the portal, then what is pasted', () => {
  expect(enrolmentText(report())).toMatchSnapshot();
});

test('so has the Markdown, for a ticket', () => {
  expect(enrolmentMarkdown(report())).toMatchSnapshot();
});

test.each<[Readiness, RegExp]>([
  ['not-ready', /not ready: see above, and do not enrol yet/],
  ['not-verified', /not verified: something could not be looked at/],
])('a verdict of %s is said at the end, what was found before it', (outcome, verdict) => {
  const found = report({ outcome, preflight: ['Zoom key broker loses kms:Decrypt'] });
  for (const text of [enrolmentText(found), enrolmentMarkdown(found)]) {
    expect(text).toMatch(verdict);
    expect(text.indexOf('Zoom key broker')).toBeLessThan(text.search(verdict));
    expect(text.indexOf('Zoom key broker')).toBeGreaterThan(0);
  }
});

test.each(['<script>alert(1)</script>', 'a|b', 'a`b', '[x](https://example.com)', '@someone', 'a\nb', 'a\u202eb'])(
  'a name such as %j is text in every format',
  name => {
    const [key] = report().keys;
    const hostile = report({ keys: [{ ...key, constructPath: name, problems: [name] }], preflight: [name] });
    const markdown = enrolmentMarkdown(hostile);
    expect(markdown).not.toContain(name);
    expect(markdown.replace(/<\/?code>/g, '')).not.toMatch(/[<`@\u202e]/);
    expect(enrolmentText(hostile)).not.toMatch(/\u202e|a\nb/);
  },
);
