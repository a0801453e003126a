import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { l1Key } from '../../bench/apps/l1-key';
import { PRIMARY, REPLICAS } from '../../bench/apps/regions';
import { strongKey } from '../../bench/apps/strong-key';
import { DeclareKey, synthesise } from '../../bench/apps/synthesise';
import { countTemplates } from '../../bench/apps/templates';
import { zoomKey } from '../../bench/apps/zoom-key';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'zoom-cmk-apps-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function assemblyOf(name: string, declare: DeclareKey): string {
  const outdir = join(folder, name);
  synthesise(declare, 1, outdir);
  return outdir;
}

/** The templates by the Region of their stack; logical ids, which the tree makes, by their order. */
function templatesOf(assembly: string): Record<string, unknown> {
  const files = readdirSync(assembly).filter(name => name.endsWith('.template.json'));
  const texts = new Map(files.map(name => [regionOf(name), readFileSync(join(assembly, name), 'utf8')]));
  // The replicas name an output of the primary.
  const primary = orderOf(texts.get(PRIMARY)!, 'primary');
  return Object.fromEntries(
    [...texts].map(([region, text]) => {
      const names = { ...primary, ...orderOf(text, region === PRIMARY ? 'primary' : 'replica') };
      const anonymous = text.replace(/"(\w+)"/g, (quoted, word) =>
        Object.hasOwn(names, word) ? `"${names[word]}"` : quoted,
      );
      return [region, JSON.parse(anonymous)];
    }),
  );
}

function orderOf(template: string, prefix: string): Record<string, string> {
  const { Resources, Outputs = {} } = JSON.parse(template);
  const ids = [...Object.keys(Resources), ...Object.keys(Outputs)];
  return Object.fromEntries(ids.map((id, place) => [id, `${prefix}-${place}`]));
}

function regionOf(file: string): string {
  const squeezed = file.replaceAll('-', '');
  return REPLICAS.find(region => squeezed.includes(region.replaceAll('-', ''))) ?? PRIMARY;
}

test('the L1s come out as the templates of a ZoomKmsKey', () => {
  const [ours, byHand] = [assemblyOf('zoom', zoomKey), assemblyOf('l1', l1Key)].map(templatesOf);
  expect(Object.keys(ours)).toHaveLength(6);
  expect(byHand).toEqual(ours);
});

test('strong references bring functions along, which a ZoomKmsKey does not', () => {
  const [ours, strong] = [assemblyOf('zoom-counted', zoomKey), assemblyOf('strong', strongKey)].map(countTemplates);
  expect(ours).toMatchObject({ resources: 12, functions: 0 });
  expect(strong.resources).toBeGreaterThan(ours.resources);
  expect(strong.functions).toBeGreaterThan(0);
  expect(strong.bytes).toBeGreaterThan(ours.bytes);
});
