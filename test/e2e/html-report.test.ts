import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { htmlReport } from '../../lib/drift/reports/html';
import { DARK } from '../../lib/drift/reports/html/palette';
import { portableText } from '../../lib/drift/reports/portable-text';
import { ReportInput } from '../../lib/drift/reports/report-input';
import { Chromium } from '../chromium';
import { driftedSet } from '../drift/reports/html/fixture';

const HOSTILE = [
  '<script>document.title = "taken"</script>',
  '<img src=x onerror="document.title = \'taken\'">',
  '</code></td></table></details></style></title>]]>-->',
  '"><svg onload=alert(1)>',
  "' autofocus onfocus='alert(1)",
  'javascript:alert(1)',
  'a | b',
  'one\ntwo',
  'abc\u202ecba',
  'long'.repeat(100),
];

const hostileName = (index: number) => HOSTILE.slice(index).join(' ');

/** The set that drifted, with such a name for each key, such messages, and such a Sid in each policy. */
function setNamed(name: (index: number) => string): ReportInput {
  const input = driftedSet();
  const keys = input.report.keys.map((key, index) => ({
    ...key,
    constructPath: name(index),
    state: name(index),
  }));
  const findings = input.report.findings.map((each, index) => ({
    ...each,
    constructPath: name(index),
    message: name(index),
  }));
  const sid = JSON.stringify(name(0)).slice(1, -1);
  const policies = input.policies.map((texts, index) => ({
    ...texts,
    constructPath: name(index),
    live: texts.live?.replace('ZoomKeyBroker', () => sid),
  }));
  return { ...input, report: { ...input.report, keys, findings }, policies };
}

(Chromium.isInstalled() ? describe : describe.skip)('the HTML report in Chromium', () => {
  let browser: Browser;
  let server: Server;
  let address: string;
  let requests: string[];
  beforeAll(async () => {
    browser = await Chromium.start();
    const pages: Readonly<Record<string, string>> = {
      '/drifted': htmlReport(driftedSet()),
      '/harmless': htmlReport(setNamed(index => `name ${index}`)),
      '/hostile': htmlReport(setNamed(hostileName)),
    };
    server = createServer(({ url = '' }, response) => {
      requests.push(url);
      response.writeHead(Object.hasOwn(pages, url) ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(pages[url]);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    requests = [];
  });
  afterAll(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
  });

  let said: string[];
  /** Opens a page; whatever it says on the console, and whatever it asks others for, is written down. */
  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    said = [];
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.on('console', message => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', error => said.push(`error: ${error.message}`));
    page.on('dialog', dialog => said.push(`dialog: ${dialog.message()}`));
    await context.route('**/*', async route => {
      const url = route.request().url();
      if (url === `${address}${path}`) return route.continue();
      said.push(`request: ${url}`);
      return route.abort();
    });
    await page.goto(`${address}${path}`);
    return page;
  }

  afterEach(async () => {
    await Promise.all(browser.contexts().map(async context => context.close()));
  });

  test('shows every key under every check', async () => {
    const page = await open('/drifted');
    const { heads, rows } = await page.locator('table.matrix').evaluate((table: any) => ({
      heads: [...table.tHead.rows[0].cells].map((cell: any) => cell.innerText.trim()),
      rows: [...table.querySelectorAll('tbody tr:not(.region)')].map((row: any) =>
        [...row.cells].map((cell: any) => cell.innerText.trim()),
      ),
    }));
    expect(rows).toHaveLength(driftedSet().report.keys.length);
    expect(heads.filter(Boolean)).toHaveLength(12);
    for (const row of rows) {
      expect(row).toHaveLength(heads.length);
      expect(row.filter((cell: string) => cell === '')).toEqual([]);
    }
    expect(await page.locator('table.matrix td.fine').first().innerText()).toBe('✓ as declared');
  });

  test.each(['/drifted', '/hostile'])('%s says nothing on the console, and asks nobody for anything', async path => {
    const page = await open(path);
    await page.waitForLoadState('networkidle');
    expect(said).toEqual([]);
    expect(requests).toEqual([path]);
  });

  test('its policy is in force: no script, style or request comes of what is put into the page', async () => {
    const page = await open('/drifted');
    const came = await page.evaluate(async url => {
      const document = (globalThis as any).document;
      const add = (tag: string, content: string) => {
        const element = document.createElement(tag);
        element.textContent = content;
        document.body.append(element);
      };
      add('script', 'globalThis.ran = true');
      add('style', 'h1 { color: rgb(1, 2, 3) }');
      const image = document.createElement('img');
      image.src = `${url}/image`;
      document.body.append(image);
      const fetched = await fetch(`${url}/data`).then(
        () => true,
        () => false,
      );
      const { color } = (globalThis as any).getComputedStyle(document.querySelector('h1'));
      return { ran: (globalThis as any).ran, fetched, color };
    }, address);
    expect(came).toEqual({ ran: undefined, fetched: false, color: expect.not.stringContaining('1, 2, 3') });
    expect(requests).toEqual(['/drifted']);
  });

  test('what comes from outside is text, and changes nothing but text', async () => {
    const elementsOf = async (path: string) =>
      (await open(path)).evaluate(() =>
        [...(globalThis as any).document.querySelectorAll('*')].map((each: any) => each.localName),
      );
    expect(await elementsOf('/hostile')).toEqual(await elementsOf('/harmless'));
    const page = await open('/hostile');
    expect(await page.title()).toMatch(/^Drift: /);
    expect(await page.locator('#key-1 code').first().textContent()).toBe(portableText(hostileName(0)));
    expect(await page.locator('.policy ins').allTextContents()).toContainEqual(
      expect.stringContaining(portableText(JSON.stringify(hostileName(0)).slice(1, -1))),
    );
  });

  test.each(['/drifted', '/hostile'])(
    '%s fits a screen of 320 pixels: wide tables scroll by themselves',
    async path => {
      const page = await open(path, { viewport: { width: 320, height: 640 } });
      expect(await page.evaluate(() => (globalThis as any).document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        320,
      );
      const wider = await page
        .locator('main *')
        .evaluateAll((all: any[]) =>
          all
            .filter(each => !each.closest('.scroll') && each.getBoundingClientRect().right > 320)
            .map(each => each.outerHTML.slice(0, 80)),
        );
      expect(wider).toEqual([]);
      const matrix = page.locator('.scroll', { has: page.locator('table.matrix') });
      expect(await matrix.evaluate((region: any) => region.scrollWidth > region.clientWidth)).toBe(true);
    },
  );

  test('needs no JavaScript: texts fold and unfold, references lead to their findings', async () => {
    const page = await open('/drifted', { javaScriptEnabled: false });
    const folded = page.locator('details:not([open])').first();
    const text = folded.locator('pre');
    expect(await text.isVisible()).toBe(false);
    await folded.locator('summary').click();
    expect(await page.locator('details pre').first().isVisible()).toBe(true);
    await page.locator('table.matrix td.drift a').first().click();
    expect(page.url()).toMatch(/#finding-\d+$/);
    expect(await page.locator('.finding:target').isVisible()).toBe(true);
    expect(said).toEqual([]);
  });

  test('is dark where that is wanted', async () => {
    const page = await open('/drifted', { colorScheme: 'dark' });
    const colours = await page.locator('body').evaluate((body: any) => {
      const { color, backgroundColor } = (globalThis as any).getComputedStyle(body);
      return [color, backgroundColor];
    });
    expect(colours).toEqual([rgb(DARK.ink), rgb(DARK.paper)]);
  });

  describe('on paper', () => {
    const print = async (path: string) => {
      // As wide as what is printed of a landscape sheet of A4.
      const page = await open(path, { viewport: { width: 1030, height: 700 }, colorScheme: 'dark' });
      await page.emulateMedia({ media: 'print' });
      return page;
    };

    test('it is black on white, also where the screen is dark', async () => {
      const page = await print('/drifted');
      const colours = await page.locator('body, .fine, .drift, ins, del, code').evaluateAll((all: any[]) => [
        ...new Set(
          all.flatMap(each => {
            const { color, backgroundColor } = (globalThis as any).getComputedStyle(each);
            return [color, backgroundColor];
          }),
        ),
      ]);
      expect(colours.sort()).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)']);
    });

    test('all texts are unfolded', async () => {
      const page = await print('/drifted');
      const texts = page.locator('details:not([open]) pre');
      const visible = await texts.evaluateAll((all: any[]) =>
        all.map(each => each.checkVisibility() && each.offsetHeight > 100),
      );
      expect(visible.length).toBeGreaterThan(2);
      expect(new Set(visible)).toEqual(new Set([true]));
    });

    test.each(['/drifted', '/hostile'])('no table of %s is cut', async path => {
      const page = await print(path);
      const cut = await page
        .locator('table, td, th')
        .evaluateAll((all: any[]) =>
          all
            .filter(each => each.scrollWidth > each.clientWidth + 2 || each.getBoundingClientRect().right > 1030)
            .map(each => each.outerHTML.slice(0, 120)),
        );
      expect(cut).toEqual([]);
    });

    test('it makes a PDF', async () => {
      const pdf = await (await print('/drifted')).pdf({ preferCSSPageSize: true });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    });
  });

  test('the keyboard comes first to the content, and then to every reference, region and fold', async () => {
    const page = await open('/drifted');
    const reachable = await page.locator('a, summary, [tabindex="0"]').count();
    const reached: { what: string; outline: string }[] = [];
    for (let presses = 0; presses < reachable; presses += 1) {
      await page.keyboard.press('Tab');
      reached.push(
        await page.evaluate(() => {
          const { document, getComputedStyle } = globalThis as any;
          const { activeElement: at } = document;
          const all = [...document.querySelectorAll('a, summary, [tabindex="0"]')];
          return { what: `${all.indexOf(at)}`, outline: getComputedStyle(at).outlineStyle };
        }),
      );
    }
    expect(reached.map(({ what }) => what)).toEqual(Array.from({ length: reachable }, (_, index) => `${index}`));
    expect(new Set(reached.map(({ outline }) => outline))).toEqual(new Set(['solid']));
  });

  test('the first press of a key offers to skip to the content, and does', async () => {
    const page = await open('/drifted');
    await page.keyboard.press('Tab');
    expect(await page.locator('.skip').boundingBox()).toMatchObject({ x: 0, y: 0 });
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => (globalThis as any).document.activeElement.id)).toBe('content');
  });

  test('has its landmarks, and names for its regions', async () => {
    const page = await open('/drifted');
    for (const role of ['banner', 'navigation', 'main', 'contentinfo'] as const) {
      expect(await page.getByRole(role).count()).toBe(1);
    }
    const region = page.getByRole('region', { name: 'AWS: Regions × checks' });
    expect(await region.getByRole('columnheader').count()).toBe(12);
    expect(await region.getByRole('rowheader').count()).toBeGreaterThanOrEqual(driftedSet().report.keys.length);
  });
});

function rgb(colour: string): string {
  return `rgb(${colour
    .match(/[0-9a-f]{2}/g)!
    .map(part => parseInt(part, 16))
    .join(', ')})`;
}
