import { readFileSync } from 'node:fs';
import { normalize } from 'node:path';
import { pagesIn } from './markdown';
import { anchorsIn, faultOf, linksIn, slugOf } from './markdown-links';

const PAGES = pagesIn('.');
const read = (page: string) => readFileSync(page, 'utf8');

test.each(PAGES)('the links of %s lead somewhere', page => {
  const faults = linksIn(page, read(page)).flatMap(({ line, target }) => {
    const fault = faultOf(page, target);
    return fault === undefined ? [] : [`${page}:${line}: ${target} ${fault}`];
  });
  expect(faults).toEqual([]);
});

test('the pages are those of the whole repository', () => {
  expect(PAGES).toEqual(
    expect.arrayContaining(['README.md', 'docs/README.md', 'examples/aws-basic/README.md', 'test/local-aws/README.md']),
  );
});

test('the index of the documentation leads to each page of it, and to each decision', () => {
  const index = 'docs/README.md';
  const targets = linksIn(index, read(index)).map(({ target }) => normalize(`docs/${target}`));
  const pages = PAGES.filter(page => /^docs\/(adr\/)?[^/]+\.md$/.test(page) && page !== index);
  expect(pages.filter(page => !targets.includes(page))).toEqual([]);
});

describe('a link', () => {
  test.each([
    ['[a](b.md)', 'b.md'],
    ['![a](b.png "c")', 'b.png'],
    ['[![a](b.svg)](c.md)', 'b.svg c.md'],
    ['[a\nb](c.md#d)', 'c.md#d'],
    ['[a](https://example.com/b_(c))', 'https://example.com/b_(c)'],
    ['[a]: b.md', 'b.md'],
    ['see <https://example.com/a>', 'https://example.com/a'],
    ['<img alt="a" src="b.png">', 'b.png'],
    ['`[a](b.md)`', ''],
    ['```\n[a](b.md)\n```', ''],
  ])('%j is found where it is one', (text, targets) => {
    expect(
      linksIn('page.md', text)
        .map(({ target }) => target)
        .join(' '),
    ).toBe(targets);
  });

  test.each([
    ['docs/none.md', 'does not exist'],
    ['docs/azure.md#none', 'has no heading #none'],
    ['#none', 'has no heading #none'],
    ['LICENSE#none', 'has an anchor, and is no page'],
    ['docs#none', 'has an anchor, and is no page'],
    ['../outside.md', 'leaves the repository'],
    ['/docs/azure.md', 'begins with a slash: write it relative to the page'],
    ['', 'is empty'],
    ['http://example.com', 'is not https'],
    ['mailto:somebody@example.com', 'is not https'],
    ['https://', 'is no address'],
    ['https://localhost/a', 'has no public host'],
    ['https://example.com:8443/a', 'has a user or a port'],
  ])("fails where it leads nowhere: '%s'", (target, fault) => {
    expect(faultOf('README.md', target)).toBe(fault);
  });

  test.each(['docs/azure.md', 'docs', 'docs/drift.md#json', '#quick-start', 'https://example.com/a#b'])(
    'leads to %s from the README',
    target => expect(faultOf('README.md', target)).toBeUndefined(),
  );
});

describe('the anchor of a heading', () => {
  test.each([
    ['Moving the primary', 'moving-the-primary'],
    ['`monitor()`: what happens to the key', 'monitor-what-happens-to-the-key'],
    ['CloudFormation drift detection, `cdk drift`', 'cloudformation-drift-detection-cdk-drift'],
    ['What it does — and does not', 'what-it-does--and-does-not'],
    ['[A page](page.md) of *ours*', 'a-page-of-ours'],
    ['Über_uns', 'über_uns'],
  ])('%j is %s', (heading, anchor) => expect(slugOf(heading)).toBe(anchor));

  test('is counted where there are several of the same, and none is in a block of code', () => {
    const text = '# A\n\n## A\n\n```sh\n# B\n```\n\n<a id="c"></a>\n';
    expect([...anchorsIn('page.md', text)]).toEqual(['c', 'a', 'a-1']);
  });
});
