import { readFileSync } from 'node:fs';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { amount, codeIn, namesIn, numberIn, Row, tableUnder, valueOf } from './cost-page';
import { KeyDriftFleet, KeyDriftMonitor, ZoomKmsKey } from '../../lib/aws';

const PAGE = readFileSync('docs/cost.md', 'utf8');
const PRICES = tableUnder(PAGE, 'Prices');
const QUANTITIES = tableUnder(PAGE, 'Quantities');
const OPTIONS = tableUnder(PAGE);
const SCENARIOS = ['1 key', '500 accounts'];
const PARTS = ['keys', 'rotations', 'monitor', 'zoomCalls', 'drift', 'fleet'];

const nameOf = ({ name }: Row) => codeIn(name);
const figures = PARTS.flatMap(part => {
  const table = tableUnder(PAGE, part);
  return SCENARIOS.filter(scenario => scenario in table[0]).map(scenario => ({ part, scenario, table }));
});

/** What each name of a formula stands for. */
function valuesIn(scenario: string): Map<string, number> {
  return new Map([
    ...PRICES.map(price => [nameOf(price), numberIn(price.USD) / numberIn(price.for)] as const),
    ...QUANTITIES.map(quantity => [nameOf(quantity), numberIn(quantity[scenario])] as const),
  ]);
}

function lineValues(table: Row[], scenario: string): number[] {
  const values = valuesIn(scenario);
  return table.filter(({ formula }) => formula !== '').map(({ formula }) => valueOf(codeIn(formula), values));
}

function sumOf(table: Row[], scenario: string): number {
  return lineValues(table, scenario).reduce((sum, value) => sum + value, 0);
}

describe.each(figures)('the part $part, for $scenario', ({ table, scenario }) => {
  test('has the amounts that its formulas come to', () => {
    const lines = table.filter(({ formula }) => formula !== '');
    expect(lines.map(line => [line.what, line[scenario]])).toEqual(
      lines.map(({ what }, at) => [what, amount(lineValues(table, scenario)[at])]),
    );
  });

  test('ends with its sum', () => {
    const sums = table.filter(({ formula }) => formula === '');
    expect(sums).toMatchObject([{ what: 'sum', [scenario]: amount(sumOf(table, scenario)) }]);
    expect(table.at(-1)!.what).toBe('sum');
  });
});

test.each(SCENARIOS)('the options cost what their parts do, for %s', scenario => {
  const sums = OPTIONS.map(option => {
    const parts = option['sum of'].split(', ').map(part => tableUnder(PAGE, part));
    if (!parts.every(table => scenario in table[0])) return '';
    return amount(parts.reduce((sum, table) => sum + sumOf(table, scenario), 0));
  });
  expect(OPTIONS.map(option => option[scenario])).toEqual(sums);
});

test('the options are made of all parts', () => {
  expect(new Set(OPTIONS.flatMap(option => option['sum of'].split(', ')))).toEqual(new Set(PARTS));
});

test('each name is there once, and each price and quantity is used', () => {
  const names = [...PRICES, ...QUANTITIES].map(nameOf);
  expect(new Set(names).size).toBe(names.length);
  const used = PARTS.flatMap(part => tableUnder(PAGE, part)).flatMap(({ formula }) => namesIn(codeIn(formula)));
  expect(names.filter(name => !used.includes(name))).toEqual([]);
});

test('each price has a page of AWS, and where it was seen', () => {
  for (const price of PRICES) {
    expect(price['page of AWS']).toMatch(/^\[.+\]\(https:\/\/aws\.amazon\.com\/\w+(-\w+)*\/pricing\/\)$/);
    expect(price['confirmed by']).toMatch(/AWS|\(https:.+\), (\w+ )?(20\d\d|no date)/);
  }
});

test('each quantity but those of the question says whether it is counted, of the code, or assumed', () => {
  const unknown = QUANTITIES.filter(quantity => !/^(counted|code|assumed)$/.test(quantity['known from']));
  expect(unknown.map(nameOf)).toEqual(['keys', 'regions', 'hours', 'kb_in_gb']);
});

describe('what can be counted in templates is what the page says:', () => {
  const count = (name: string) => numberIn(QUANTITIES.find(quantity => nameOf(quantity) === name)!['1 key']);

  /** Metrics in alarms, dashboards, and keys, without the one that is watched. */
  const countIn = (declare: (stack: Stack) => void) => {
    const app = new App();
    declare(new Stack(app, 'Zoom', { env: { region: 'us-east-1' } }));
    const resources = app.node
      .findAll()
      .filter(Stack.isStack)
      .flatMap(stack => Object.values(Template.fromStack(stack).toJSON().Resources ?? {}) as any[]);
    const of = (type: string) => resources.filter(({ Type }) => Type === type).map(({ Properties }) => Properties);
    const measured = ({ Metrics }: any) => (Metrics ? Metrics.filter((each: any) => each.MetricStat).length : 1);
    return {
      alarms: of('AWS::CloudWatch::Alarm').reduce((sum, alarm) => sum + measured(alarm), 0),
      dashboards: of('AWS::CloudWatch::Dashboard').length,
      keys: of('AWS::KMS::Key').filter(({ MultiRegion }) => !MultiRegion).length,
    };
  };

  const monitored = (stack: Stack) => {
    const replicaRegions = ['us-west-2', 'eu-central-1', 'ap-southeast-2'];
    const cmk = new ZoomKmsKey(stack, 'Cmk', { alias: 'zoom-cmk', replicaRegions });
    expect(cmk.regions).toHaveLength(count('regions'));
    return cmk.monitor();
  };
  const ofMonitor = count('alarms_key') + count('alarms_region') * count('regions');

  test('a monitor', () => {
    const [dashboards, keys] = [count('dashboards'), count('topic_keys')];
    expect(countIn(monitored)).toEqual({ alarms: ofMonitor, dashboards, keys });
  });

  test('a drift monitor', () => {
    const { alarms } = countIn(stack => new KeyDriftMonitor(stack, 'DriftMonitor', { monitor: monitored(stack) }));
    expect(alarms).toBe(ofMonitor + count('alarms_drift'));
  });

  test('a fleet', () => {
    const counted = countIn(stack => new KeyDriftFleet(stack, 'Fleet', { organizationId: 'o-exampleorgid' }));
    expect(counted).toEqual({ alarms: count('alarms_fleet'), dashboards: 0, keys: count('topic_keys') });
  });
});

describe('a formula', () => {
  const values = new Map([
    ['a', 3],
    ['b', 0.5],
  ]);

  test.each([
    ['a', 3],
    ['a × 2 ÷ b', 12],
    ['a + b × 2', 4],
    ['(a + 1) × b ÷ 4', 0.5],
  ])('%s comes to %d', (formula, value) => expect(valueOf(formula, values)).toBe(value));

  test.each(['c', 'a ×', '(a', 'a b', 'a - b', ''])("fails where it can't be read: '%s'", formula => {
    expect(() => valueOf(formula, values)).toThrow(/has no value|is open|is left over/);
  });
});
