import { App, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import { KeyDriftMonitor, ZoomKmsKey } from '../../../../lib/aws';
import { deploy, ofType } from '../../deployed-templates';
import { alarmOf, monitored, MONITOR_NAME } from '../../monitor-support';
import { ACCOUNT, newStack } from '../../support';

/** The dashboards of the hub, as CloudWatch reads them. */
function dashboards(app: App): any[] {
  const [hub] = deploy(app);
  return ofType(hub, 'AWS::CloudWatch::Dashboard').map(({ Properties }) => JSON.parse(Properties.DashboardBody));
}

function widget(dashboard: any, title: string): any {
  return dashboard.widgets.find(({ properties }: any) => properties.title === title).properties;
}

/** The metrics of a graph: names and dimensions of each, and what is said of it. */
function metricsOf(dashboard: any, title: string): Array<{ readonly names: string[]; readonly options: any }> {
  return widget(dashboard, title).metrics.map((metric: any[]) => ({
    names: metric.filter(each => typeof each === 'string'),
    options: metric.at(-1),
  }));
}

const { app, stack, key, monitor } = monitored({
  zoomCalls: { trailLogGroup: logs.LogGroup.fromLogGroupName(newStack(), 'Trail', 'trail') },
});
new KeyDriftMonitor(stack, 'Drift', { monitor });
key.addReplica('eu-central-1');
const [dashboard] = dashboards(app);
const regions = ['us-east-1', 'us-west-2', 'eu-central-1'];

test('the dashboard is titled with what people call the key', () => {
  expect(dashboard.widgets[0].properties.markdown).toBe('# alias/zoom-cmk');
});

test.each([
  ['Calls seen by Region', ['AWS/Events', 'TriggeredRules', 'RuleName', `${MONITOR_NAME}-calls`]],
  ['Undelivered events by Region', ['AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'QueueName', MONITOR_NAME]],
])('the graph "%s" has every Region, that of a replica that was added later too', (title, names) => {
  expect(metricsOf(dashboard, title)).toEqual(
    regions.map(region => ({ names, options: expect.objectContaining({ region, label: region }) })),
  );
});

test('the graph of events has every rule of the hub, by the names that CloudWatch has', () => {
  const [hub] = deploy(app);
  const told = ofType(hub, 'AWS::Events::Rule').filter(({ Properties }) => Properties.Targets[0].InputTransformer);
  const names = told.map(({ Properties }) => Properties.Name).filter(name => !name.endsWith('-DriftChanged'));
  expect(metricsOf(dashboard, 'Events by kind').map(metric => metric.names)).toEqual(
    names.map(name => ['AWS/Events', 'TriggeredRules', 'EventBusName', MONITOR_NAME, 'RuleName', name]),
  );
});

test('the graph of drift has the metrics of the checks', () => {
  expect(metricsOf(dashboard, 'Drift').map(({ names }) => names)).toEqual(
    ['DriftFindings', 'CouldNotCheck', 'KeysChecked'].map(name => ['ZoomCmk', name, 'Watch', MONITOR_NAME]),
  );
});

test('all alarms of all Regions are shown', () => {
  const ofHub = ['endangered', 'zoom-silent', 'undelivered', 'drift', 'unchecked', 'failed', 'silent'];
  const names = [
    ...ofHub.map(kind => ['us-east-1', kind]),
    ...regions.slice(1).map(region => [region, 'undelivered']),
  ].map(([region, kind]) => `arn:aws:cloudwatch:${region}:${ACCOUNT}:alarm:${MONITOR_NAME}-${kind}`);
  expect([...widget(dashboard, 'Alarms').alarms].sort()).toEqual(names.sort());
  const [hub, ...others] = deploy(app);
  expect(ofHub.map(kind => alarmOf(hub, kind))).not.toContain(undefined);
  expect(others.map(each => alarmOf(each, 'undelivered'))).not.toContain(undefined);
});

test('a dashboard that is given takes the widgets of several keys', () => {
  const shared = newStack();
  const given = new cloudwatch.Dashboard(shared, 'Shared');
  for (const id of ['Recordings', 'Voicemail']) new ZoomKmsKey(shared, id).monitor({ dashboard: given });
  const [only, ...more] = dashboards(shared.node.root as App);
  expect(more).toEqual([]);
  const titles = only.widgets.flatMap(({ properties }: any) => properties.markdown ?? []);
  expect(titles).toEqual(['# Zoom/Recordings', '# Zoom/Voicemail']);
});

test('a dashboard in another Region shows the metrics of the hub, and not its own', () => {
  const hub = newStack();
  const elsewhere = new Stack(hub.node.root, 'Elsewhere', { env: { account: ACCOUNT, region: 'eu-central-1' } });
  const given = new cloudwatch.Dashboard(elsewhere, 'Shared');
  const watch = new ZoomKmsKey(hub, 'Cmk').monitor({ dashboard: given });
  new KeyDriftMonitor(hub, 'Drift', { monitor: watch });
  const [shown] = deploy(hub.node.root as App)
    .flatMap(each => ofType(each, 'AWS::CloudWatch::Dashboard'))
    .map(({ Properties }) => JSON.parse(Properties.DashboardBody));
  const titles = ['Events by kind', 'Calls seen by Region', 'Undelivered events by Region', 'Drift'];
  const shownRegions = titles.flatMap(title => metricsOf(shown, title).map(({ options }) => options.region));
  expect(shownRegions.length).toBeGreaterThan(12);
  expect(new Set(shownRegions)).toEqual(new Set(['us-east-1']));
});
