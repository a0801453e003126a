import { App, BootstraplessSynthesizer, Stack } from 'aws-cdk-lib';
import { Folder, zoomCmk } from './support';
import { MultiRegionKey, ZoomKmsKey } from '../../lib/aws';

const folder = new Folder();

function assembly(name: string, declare: (stack: Stack) => void, account?: string): string {
  const outdir = folder.at(name);
  const app = new App({ outdir, defaultStackSynthesizer: new BootstraplessSynthesizer(), analyticsReporting: false });
  declare(new Stack(app, 'Zoom', { env: { region: 'us-east-1', account } }));
  app.synth();
  return outdir;
}

const one = assembly('one', stack => new ZoomKmsKey(stack, 'Cmk', { replicaRegions: ['us-west-2'] }));
const two = assembly('two', stack => ['A', 'B'].forEach(id => new MultiRegionKey(stack, id)), '111122223333');
const none = assembly('none', () => undefined);

test("prints the policy of the app's only key as JSON, its account from the option", async () => {
  const ran = await zoomCmk(['policy', 'render', '--app', one, '--account', '111122223333']);
  expect(ran).toMatchObject({ status: 0, stderr: '' });
  expect(JSON.parse(ran.stdout).Statement.map(({ Sid, Principal }: any) => [Sid, Principal.AWS])).toEqual([
    ['AccountRootFullAccess', 'arn:aws:iam::111122223333:root'],
    ['ZoomKeyBroker', 'arn:aws:iam::409910850980:root'],
  ]);
});

test('prints the policy of the key that is named, a replica too', async () => {
  const render = async (path: string) =>
    (await zoomCmk(['policy', 'render', path, '--app', one, '--account', '111122223333'])).stdout;
  expect(await render('Zoom/Cmk/replica-us-west-2')).toBe(await render('Zoom/Cmk'));
  await expect(zoomCmk(['policy', 'render', 'Zoom/A', '--app', two])).resolves.toMatchObject({ status: 0 });
});

test.each([
  ['the account is not known', [], one, /the policy of Zoom\/Cmk is not known: .*; give the account with --account$/],
  ['several keys are declared', [], two, /the app declares several keys, name one: Zoom\/A, Zoom\/B$/],
  ['there is no such key', ['Zoom/C'], two, /no key at Zoom\/C: there are Zoom\/A, Zoom\/B$/],
  ['no key is declared', [], none, /the app declares no key$/],
  ['there is no assembly', [], folder.at('nowhere'), /does not exist: run `cdk synth` first/],
])('fails where %s', async (_, args, app, message) => {
  const ran = await zoomCmk(['policy', 'render', ...args, '--app', app]);
  expect(ran).toMatchObject({ status: 2, stdout: '' });
  expect(ran.stderr.trim()).toMatch(message);
});
