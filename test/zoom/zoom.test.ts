import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEY_POLICY_TEMPLATE, SEARCH_STATEMENT_TEMPLATE } from './kb0065902-templates';
import * as zoom from '../../lib/zoom';

/** Passages of an article in its own words; what stands between them there is left out. */
const passages = (name: string) => readFileSync(join(__dirname, `${name}.txt`), 'utf8');

const facts: [string, zoom.ZoomFact<unknown>][] = Object.entries({
  ZOOM_KEY_BROKER: zoom.ZOOM_KEY_BROKER,
  ZOOM_SEARCH_SERVICE: zoom.ZOOM_SEARCH_SERVICE,
  ZOOM_KMS_KEY: zoom.ZOOM_KMS_KEY,
  ZOOM_KEY_VAULT_KEY: zoom.ZOOM_KEY_VAULT_KEY,
  ZOOM_VAULT_KEY: zoom.ZOOM_VAULT_KEY,
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

test("the key broker's account and role are those that the article names in words", () => {
  const [, account, role] = /At the root level it would be (\S+) and at the role level (\S+)/.exec(
    passages('kb0065902-role'),
  )!;
  expect(account).toBe(zoom.ZOOM_KEY_BROKER.accountRootArn.value);
  expect(role).toBe(zoom.ZOOM_KEY_BROKER.roleArn.value);
});

test("the search service's role and actions are those of the article's statement", () => {
  expect(SEARCH_STATEMENT_TEMPLATE.Principal.AWS).toEqual([zoom.ZOOM_SEARCH_SERVICE.roleArn.value]);
  expect(SEARCH_STATEMENT_TEMPLATE.Action).toEqual(zoom.ZOOM_SEARCH_SERVICE.actions.value);
});

describe('in the article on Azure', () => {
  const text = passages('kb0057905-excerpts');

  test("stands the application of Zoom's key broker", () => {
    expect(/application ID: (\S+)/.exec(text)![1]).toBe(zoom.ZOOM_KEY_VAULT_KEY.applicationId.value);
  });

  test('stand the type of the key, and that its identifier has the version', () => {
    expect(/Key Type is (\w+)/.exec(text)![1]).toBe(zoom.ZOOM_KEY_VAULT_KEY.keyType.value);
    expect(/key identifier\. .* and the key version\./.test(text)).toBe(
      zoom.ZOOM_KEY_VAULT_KEY.versionedKeyIdentifier.value,
    );
  });
});

describe('in the article on OCI', () => {
  const text = passages('kb0057906-excerpts');

  test.each([
    ['tenancy', zoom.ZOOM_VAULT_KEY.tenancyName, zoom.ZOOM_VAULT_KEY.tenancyOcid],
    ['group', zoom.ZOOM_VAULT_KEY.groupName, zoom.ZOOM_VAULT_KEY.groupOcid],
  ])("stands the %s of Zoom's key broker", (kind, name, ocid) => {
    const [, ...defined] = new RegExp(`^Define ${kind} (\\S+) as OCID: (\\S+)$`, 'm').exec(text)!;
    expect(defined).toEqual([name.value, ocid.value]);
  });

  test('stand the Regions that Zoom takes keys from', () => {
    expect(/Data Centers: (.+)/.exec(text)![1].split(', ')).toEqual(zoom.ZOOM_VAULT_KEY.regions.value);
  });
});
