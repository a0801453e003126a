import fc from 'fast-check';
import { driftedSet } from './fixture';
import { elements, elementWithId, everyElement, Node, readPage, skeletonOf, tableRows } from './page-reader';
import { Finding } from '../../../../lib/drift/finding';
import { DriftReport } from '../../../../lib/drift/report';
import { htmlReport } from '../../../../lib/drift/reports/html';
import { portableText } from '../../../../lib/drift/reports/portable-text';
import { ReportInput } from '../../../../lib/drift/reports/report-input';
import { SEVERITIES } from '../../../../lib/drift/severity';
import { EXAMPLE, finding, hostileInput, hostileText, keyReport, reportInput, UNPORTABLE } from '../support';

const pageOf = (input: ReportInput) => readPage(htmlReport(input));
const titlesOf = (page: Node) => elements(page, 'h2').map(({ text }) => text);

test('a page has a language, a title with the verdict, an icon that nothing asks for, and no referrer', () => {
  const page = pageOf(driftedSet());
  expect(elements(page, 'html')[0].attributes).toMatchObject({ lang: 'en' });
  expect(elements(page, 'title')[0].text).toBe('Drift: 6 findings at 5 keys, 1 suppressed – zoom-cmk drift report');
  expect(elements(page, 'link').map(({ attributes }) => attributes)).toEqual([{ rel: 'icon', href: 'data:,' }]);
  expect(elements(page, 'meta').map(({ attributes }) => attributes)).toContainEqual({
    name: 'referrer',
    content: 'no-referrer',
  });
});

test('a page has a section for each thing, in the same order whatever it has to tell', () => {
  const titles = [
    ...['Numbers', 'Regions × checks', 'Findings (5)', 'Could not be checked (1)', 'Notes (0)'],
    ...['Suppressed findings (1)', 'Policies side by side', 'Grants', 'Not checked (1)', 'What a check cannot show'],
  ];
  expect(titlesOf(pageOf(driftedSet()))).toEqual(titles);
  const withoutCounts = (title: string) => title.replace(/ \(\d+\)/, '');
  expect(titlesOf(pageOf(reportInput())).map(withoutCounts)).toEqual(titles.map(withoutCounts));
});

test('headings never leave a level out, and there is one of the first', () => {
  for (const input of [driftedSet(), EXAMPLE, reportInput()]) {
    const levels = everyElement(pageOf(input))
      .flatMap(({ name }) => /^h(\d)$/.exec(name!)?.[1] ?? [])
      .map(Number);
    expect(levels.filter(level => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1));
  }
});

test('each table has a caption, heads with a scope, and a region around it that a keyboard reaches', () => {
  const page = pageOf(driftedSet());
  const regions = elements(page, 'div').filter(({ attributes }) => attributes.role === 'region');
  const tables = elements(page, 'table');
  expect(regions.flatMap(region => elements(region, 'table'))).toEqual(tables);
  for (const { attributes } of regions) {
    expect(attributes).toMatchObject({ tabindex: '0', 'aria-label': expect.stringMatching(/./) });
  }
  for (const table of tables) expect(elements(table, 'caption')).toHaveLength(1);
  for (const { attributes } of elements(page, 'th')) expect(attributes.scope).toMatch(/^(col|row|rowgroup)$/);
});

test('ids are there once, and each reference within the page leads to one', () => {
  const page = pageOf(driftedSet());
  const ids = everyElement(page).flatMap(({ attributes }) => attributes.id ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  const targets = elements(page, 'a').flatMap(({ attributes }) => /^#(.*)/.exec(attributes.href)?.[1] ?? []);
  expect(targets.length).toBeGreaterThan(10);
  expect(targets.filter(target => !ids.includes(target))).toEqual([]);
});

test('a page has no script, no style but its own, and nothing that is fetched', () => {
  const page = pageOf(driftedSet());
  const names = new Set(everyElement(page).map(({ name }) => name));
  for (const name of ['script', 'img', 'iframe', 'object', 'embed', 'form', 'base']) expect(names).not.toContain(name);
  const attributes = new Set(everyElement(page).flatMap(each => Object.keys(each.attributes)));
  expect([...attributes].filter(name => /^(on|style|src)/.test(name))).toEqual([]);
});

describe('the numbers', () => {
  const countIn = (report: DriftReport, matches: (finding: Finding) => boolean) =>
    `${report.findings.filter(matches).length}`;

  test.each<[string, ReportInput]>([
    ['a set that drifted', driftedSet()],
    ['one of each', EXAMPLE],
    ['nothing', reportInput()],
  ])('are those of the JSON: %s', (_, input) => {
    const report = JSON.parse(JSON.stringify(input.report)) as DriftReport;
    const page = pageOf(input);
    const standings: ((finding: Finding) => boolean)[] = [
      ({ kind, suppressed }) => kind === 'drift' && !suppressed,
      ({ kind, suppressed }) => kind === 'indeterminate' && !suppressed,
      ({ kind, suppressed }) => kind === 'note' && !suppressed,
      ({ suppressed }) => suppressed !== undefined,
      () => true,
    ];
    const rowOf = (name: string, matches: (finding: Finding) => boolean) => [
      name,
      ...standings.map(standing => countIn(report, each => matches(each) && standing(each))),
    ];
    expect(tableRows(page, 'Findings by severity').slice(1)).toEqual([
      ...SEVERITIES.map(severity => rowOf(severity, each => each.severity === severity)),
      rowOf('all findings', () => true),
    ]);
    const keys = (outcome: string) => `${report.keys.filter(key => key.outcome === outcome).length}`;
    expect(tableRows(page, 'Keys by outcome').slice(1)).toEqual([
      ['all keys', keys('in-sync'), keys('drift'), keys('indeterminate'), `${report.keys.length}`],
    ]);
    expect(elements(page, 'article')).toHaveLength(report.findings.length);
  });
});

describe('a finding', () => {
  const article = (properties: Partial<Finding>) =>
    elementWithId(pageOf(reportInput({ findings: [finding(properties)] })), 'finding-1');

  test('has its severity, its rule with what it means and what to do, where it is, and its fingerprint', () => {
    const { text } = article({ source: { file: 'bin/app.ts', line: 7 } });
    for (const words of [
      ...['1. the key in us-east-1 is disabled', 'critical', 'drift', 'key-disabled', 'Nobody can use a disabled key'],
      ...['Enable the key (aws kms enable-key)', 'Zoom/Cmk', 'AWS, 111122223333, us-east-1', 'bin/app.ts:7'],
      ...['arn:aws:kms:us-east-1:111122223333:key/mrk-1', '0123456789abcdef'.repeat(4)],
      'https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html',
    ]) {
      expect(text).toContain(words);
    }
  });

  test('says its own remedy where it has one', () => {
    const { text } = article({ remedy: 'Call `somebody`.' });
    expect(text).toContain('Call somebody.');
    expect(text).not.toContain('enable-key)');
  });

  test('of an unknown rule goes by its id', () => {
    expect(article({ ruleId: 'a-rule-of-tomorrow' }).text).toContain('a-rule-of-tomorrow');
  });

  test('of a Terraform plan is told without what is not known', () => {
    const absent = { account: undefined, keyArn: undefined, stack: undefined, logicalId: undefined };
    const { text } = article({ ...absent, cloud: 'azure', constructPath: undefined, region: '' });
    expect(text).toContain('Azure, unknown Region');
    expect(text).not.toMatch(/undefined|null|Key ARN|Stack/);
  });

  test('that is suppressed says why, and until when', () => {
    const suppressed = { reason: 'known since CHG-1', expires: '2031-12-31' };
    expect(article({ suppressed }).text).toContain('until 2031-12-31: known since CHG-1');
  });

  test('lists gains and losses in tables, alike ones together', () => {
    const change = { principal: 'arn:aws:iam::444455556666:role/x', before: 'none', after: 'direct' } as const;
    const page = pageOf(
      reportInput({
        findings: [
          finding({
            gains: [
              { ...change, action: 'kms:Decrypt', condition: 'if a = b' },
              { ...change, action: 'kms:Encrypt', condition: 'if a = b' },
            ],
            losses: [{ ...change, principal: '*', action: 'kms:Sign', before: 'direct', after: 'none' }],
          }),
        ],
      }),
    );
    expect(tableRows(page, 'Gains, finding 1')).toEqual([
      ['Who', 'Actions', 'Had', 'Has', 'Condition'],
      [change.principal, 'kms:Decrypt, kms:Encrypt', 'none', 'direct', 'if a = b'],
    ]);
    expect(tableRows(page, 'Losses, finding 1')[1]).toEqual(['anyone*', 'kms:Sign', 'direct', 'none', 'none']);
    expect(elements(page, 'ins').map(({ text }) => text)).toEqual(['kms:Decrypt, kms:Encrypt']);
    expect(elements(page, 'del').map(({ text }) => text)).toEqual(['kms:Sign']);
  });
});

test('suppressions that do nothing are named with what is wrong', () => {
  const note = { fingerprint: 'f'.repeat(64), reason: 'old', expires: '2020-01-01', problem: 'expired' as const };
  const page = pageOf(reportInput({ suppressionNotes: [note] }));
  expect(tableRows(page, 'Suppressions that do nothing')[1]).toEqual([
    note.fingerprint,
    'its day is over',
    'old',
    '2020-01-01',
  ]);
});

test('a report against what Zoom needs says required, passed and failed', () => {
  const requirements = { broker: 'role', search: true } as const;
  const passed = pageOf(reportInput({ requirements }));
  expect(elements(passed, 'title')[0].text).toBe('Passed: 1 key – zoom-cmk verify report');
  expect(passed.text).toContain('as required');
  expect(passed.text).not.toContain('as declared');
  const failed = pageOf(reportInput({ requirements, findings: [finding()] }));
  expect(elements(failed, 'title')[0].text).toMatch(/^Failed: 1 finding at 1 key/);
});

test('the footer says what made the page, and when', () => {
  const page = pageOf(reportInput({}, { version: '9.8.7', createdAt: '2030-01-02T03:04:05.678Z' }));
  expect(elements(page, 'footer')[0].text).toContain('zoom-cmk 9.8.7 at 2030-01-02T03:04:05.678Z');
});

test('grants are listed by key, the first of many, and those that were not seen are counted', () => {
  const grants = Array.from({ length: 60 }, (_, index) => ({ id: `g${index}`, operations: ['Decrypt', 'Encrypt'] }));
  const unseen = keyReport({ logicalId: 'Other', grants: undefined });
  const page = pageOf(reportInput({ keys: [keyReport({ grants }), unseen] }));
  const rows = tableRows(page, 'Grants by key');
  expect(rows.slice(1, 3)).toEqual([
    ['Zoom/Cmk in us-east-1: 60 grants'],
    ['g0', 'not said', 'Decrypt, Encrypt', 'nobody named'],
  ]);
  expect(rows.at(-1)).toEqual(['10 more, not shown']);
  expect(elementWithId(page, 'grants').text).toContain('The grants of 1 key were not seen.');
});

/** A report in which all that may come from outside is this text. */
function reportOfText(text: string): ReportInput {
  const change = { principal: `role ${text}`, action: text, condition: text, before: 'none', after: 'direct' } as const;
  const place = {
    stack: text,
    logicalId: text,
    constructPath: text,
    region: text,
    account: text,
    keyArn: `key ${text}`,
  };
  const changes = { gains: [change], losses: [change] };
  const grant = { id: text, name: text, granteePrincipal: text, retiringPrincipal: text, operations: [text] };
  const policy = (sid: string) => JSON.stringify({ Statement: [{ Sid: sid, Effect: text }] }, undefined, 2);
  return reportInput(
    {
      keys: [keyReport({ ...place, state: text, grants: [grant] })],
      findings: [
        finding({ ...place, ...changes, ruleId: text, message: text, source: { file: text, line: 1 } }),
        finding({ ...place, message: text, suppressed: { reason: text, expires: text } }),
        finding({ region: text, stack: undefined, logicalId: undefined, message: text }),
      ],
      notChecked: [{ constructPath: text, stack: text, logicalId: text }],
      suppressionNotes: [{ fingerprint: text, reason: text, expires: text, problem: 'expired' }],
      notShown: [text],
    },
    {
      policies: [{ constructPath: text, region: text, declared: policy(text), live: policy(`other ${text}`) }],
      version: text,
      createdAt: text,
    },
  );
}

describe('text from outside', () => {
  const harmless = skeletonOf(pageOf(reportOfText('x')));

  test('is text, whatever it holds: the page has the same elements and attributes', () => {
    fc.assert(
      fc.property(
        hostileText.filter(text => text !== ''),
        text => {
          const html = htmlReport(reportOfText(text));
          // Both are long, and nobody reads their difference.
          expect(skeletonOf(readPage(html)) === harmless).toBe(true);
          expect(html).not.toMatch(UNPORTABLE);
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each([
    '<script>alert(1)</script>',
    ']]>',
    '"onload="alert(1)',
    "' onfocus='alert(1)",
    '| a | b |',
    'one\ntwo',
    'abc\u202ecba',
    'javascript:alert(1)',
    '</style><style>*{display:none}</style>',
    '&lt;b&gt;',
    '<!-- ',
  ])('%j is shown as it is, but for escapes', text => {
    const page = pageOf(reportOfText(text));
    const shown = portableText(text);
    const [key] = elements(elementWithId(page, 'key-1'), 'code');
    expect(key.text).toBe(shown);
    expect(elementWithId(page, 'finding-1-title').text).toBe(`1. ${shown}`);
    expect(elements(page, 'del').map(each => each.text)).toContain(
      `      "Sid": ${portableText(JSON.stringify(text))},`,
    );
  });

  test('never makes a reference: those lead into the page, or to what the rules name', () => {
    const page = pageOf(reportOfText('javascript:alert(1)'));
    for (const { attributes } of elements(page, 'a')) expect(attributes.href).toMatch(/^(#[a-z]|https:\/\/)/);
  });

  test('never breaks a page, in whichever fields it is', () => {
    fc.assert(
      fc.property(hostileInput, input => {
        const html = htmlReport(input);
        expect(() => readPage(html)).not.toThrow();
        expect(html).not.toMatch(UNPORTABLE);
      }),
      { numRuns: 100 },
    );
  });
});

describe('size', () => {
  const large = (keys: number): ReportInput => {
    const places = Array.from({ length: keys }, (_, index) => ({
      logicalId: `Key${index}`,
      constructPath: `App${index}`,
    }));
    return reportInput(
      {
        keys: places.map(place => keyReport(place)),
        findings: places.flatMap(place => Array.from({ length: 5 }, () => finding(place))),
      },
      {
        policies: places.map(({ constructPath }) => ({
          constructPath,
          region: 'us-east-1',
          declared: '{}',
          live: '[]',
        })),
      },
    );
  };

  test('grows with the keys and no faster', () => {
    const [less, more] = [250, 2000].map(keys => htmlReport(large(keys)).length);
    expect(more / less).toBeLessThan(9);
    expect(more / less).toBeGreaterThan(7);
  });

  test('is bounded for texts that are too long', () => {
    const input = reportOfText('x'.repeat(1_000_000));
    expect(htmlReport(input).length).toBeLessThan(1_000_000);
  });
});
