import { KEY_POLICY_TEMPLATE, SEARCH_STATEMENT_TEMPLATE } from './kb0065902-templates';
import * as zoom from '../../lib/zoom';

const facts: [string, zoom.ZoomFact<unknown>][] = Object.entries({
  ZOOM_KEY_BROKER: zoom.ZOOM_KEY_BROKER,
  ZOOM_SEARCH_SERVICE: zoom.ZOOM_SEARCH_SERVICE,
  ZOOM_KMS_KEY: zoom.ZOOM_KMS_KEY,
}).flatMap(([group, entries]) =>
  Object.entries(entries).map(([name, fact]): [string, zoom.ZoomFact<unknown>] => [`${group}.${name}`, fact]),
);

test.each(facts)('%s names its article, the month it was seen in, and its confidence', (_, fact) => {
  expect(fact.article.url).toBe(
    `https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=${fact.article.number}`,
  );
  expect(fact.article.seen).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
  expect(['verbatim', 'inferred']).toContain(fact.confidence);
});

test.each(facts.filter(([, fact]) => fact.confidence === 'inferred'))(
  '%s tells what it was inferred from',
  (_, fact) => {
    expect(fact.note).toMatch(/\w{3,} .+/);
  },
);

test("the key broker's account and actions are those of the article's template", () => {
  const [, broker] = KEY_POLICY_TEMPLATE.Statement;
  expect(broker.Principal.AWS).toEqual([zoom.ZOOM_KEY_BROKER.accountRootArn.value]);
  expect(broker.Action).toEqual(zoom.ZOOM_KEY_BROKER.actions.value);
});

test("the key broker's role is in the key broker's account", () => {
  const accountOf = (arn: string) => arn.split(':')[4];
  expect(accountOf(zoom.ZOOM_KEY_BROKER.roleArn.value)).toBe(accountOf(zoom.ZOOM_KEY_BROKER.accountRootArn.value));
});

test("the search service's role and actions are those of the article's statement", () => {
  expect(SEARCH_STATEMENT_TEMPLATE.Principal.AWS).toEqual([zoom.ZOOM_SEARCH_SERVICE.roleArn.value]);
  expect(SEARCH_STATEMENT_TEMPLATE.Action).toEqual(zoom.ZOOM_SEARCH_SERVICE.actions.value);
});
