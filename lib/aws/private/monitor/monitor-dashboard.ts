import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';

const HALF = { width: 12, height: 6 };
const FULL = { width: 24, height: 4 };

/** The widgets of a monitor. What is added later, with a replica or a drift check, appears in them too. */
export class MonitorDashboard extends Construct {
  public readonly dashboard: cloudwatch.Dashboard;
  private readonly alarms: cloudwatch.IAlarm[] = [];
  private readonly graphs: Record<Graph, cloudwatch.GraphWidget>;

  constructor(scope: Construct, id: string, keyName: string, existing?: cloudwatch.Dashboard) {
    super(scope, id);
    this.dashboard = existing ?? new cloudwatch.Dashboard(this, 'Resource');
    this.graphs = {
      events: graph('Events by kind'),
      forwarded: graph('Calls seen by Region'),
      undelivered: graph('Undelivered events by Region'),
      drift: graph('Drift'),
    };
    this.dashboard.addWidgets(
      new cloudwatch.TextWidget({ markdown: `# ${keyName}`, ...FULL, height: 1 }),
      // The list is read when the app is synthesised.
      new cloudwatch.AlarmStatusWidget({ alarms: this.alarms, title: 'Alarms', ...FULL }),
    );
    this.dashboard.addWidgets(this.graphs.events, this.graphs.forwarded);
    this.dashboard.addWidgets(this.graphs.undelivered, this.graphs.drift);
  }

  public addAlarm(alarm: cloudwatch.IAlarm): void {
    this.alarms.push(alarm);
  }

  public addMetric(name: Graph, metric: cloudwatch.IMetric): void {
    this.graphs[name].addLeftMetric(metric);
  }
}

/** The graphs that metrics are added to. */
export type Graph = 'events' | 'forwarded' | 'undelivered' | 'drift';

function graph(title: string): cloudwatch.GraphWidget {
  return new cloudwatch.GraphWidget({ title, ...HALF, leftYAxis: { min: 0 }, statistic: cloudwatch.Stats.SUM });
}
