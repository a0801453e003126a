/** Makes `docs/drift-report.png`, what an HTML report looks like down to its matrix, with a Chromium of the machine. */
import { htmlReport } from '../lib/drift/reports/html';
import { Chromium } from '../test/chromium';
import { driftedSet } from '../test/drift/reports/html/fixture';

const WIDTH = 1280;
const MARGIN = 16;

async function main(): Promise<void> {
  const browser = await Chromium.start();
  try {
    const page = await browser.newPage({ viewport: { width: WIDTH, height: 800 }, colorScheme: 'light' });
    await page.setContent(htmlReport(driftedSet()));
    const { y, height } = (await page.locator('#matrix').boundingBox())!;
    const clip = { x: 0, y: 0, width: WIDTH, height: Math.ceil(y + height) + MARGIN };
    await page.screenshot({ path: 'docs/drift-report.png', fullPage: true, clip });
  } finally {
    await browser.close();
  }
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
