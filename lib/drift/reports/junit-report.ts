import { create } from 'xmlbuilder2';
import { findingsAt, KeyReport } from '../report';
import { portableText } from './portable-text';
import { findingCase, JUnitCase, passedCase } from './private/junit-case';
import { ReportInput } from './report-input';
import { commandOf, regionInWords } from './words';

interface JUnitSuite {
  readonly name: string;
  readonly cases: readonly JUnitCase[];
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * A drift report as JUnit XML: a suite for each Region, in it a case for each finding and for each key at which nothing was found.
 * Drift is a failure, what could not be checked an error, what is suppressed is skipped.
 *
 * There is no standard of the format; this keeps to what the readers have in common.
 *
 * @see https://github.com/testmoapp/junitxml
 */
export function junitReport(input: ReportInput): string {
  const suites = suitesOf(input);
  const all = suites.flatMap(({ cases }) => cases);
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele(
    'testsuites',
    named(commandOf(input.report), counts(all)),
  );
  for (const { name, cases } of suites) {
    const suite = root.ele('testsuite', named(name, { ...counts(cases), timestamp: timestampOf(input.createdAt) }));
    for (const each of cases) {
      const { className: classname, file, line, problem, output } = each;
      const element = suite.ele('testcase', named(each.name, { classname, file, line, time: 0 }));
      if (output !== undefined) element.ele('system-out').txt(xmlText(output));
      if (!problem) continue;
      const { message, type, details } = problem;
      const end = element.ele(problem.element, attributes({ message, type }));
      if (details !== undefined) end.txt(xmlText(details));
    }
  }
  return `${root.end({ prettyPrint: true })}\n`;
}

/** Suites by the name of their Region, which has the account where there are several. */
function suitesOf({ report }: ReportInput): JUnitSuite[] {
  const { keys, findings } = report;
  const accounts = new Set(keys.flatMap(({ account }) => account ?? []));
  const nameOf = ({ region, account }: Pick<KeyReport, 'region' | 'account'>) => {
    const name = portableText(regionInWords(region));
    return accounts.size > 1 && account !== undefined ? `${name} (${portableText(account)})` : name;
  };
  const passed = keys.filter(key => findingsAt(key, findings).length === 0);
  const cases = [
    ...passed.map(key => [nameOf(key), passedCase(key, report)] as const),
    ...findings.map(finding => [nameOf(finding), findingCase(finding)] as const),
  ];
  const names = [...new Set([...keys, ...findings].map(nameOf))];
  return names.map(name => ({ name, cases: cases.filter(([suite]) => suite === name).map(([, each]) => each) }));
}

function counts(cases: readonly JUnitCase[]): Attributes {
  const count = (element: string) => cases.filter(({ problem }) => problem?.element === element).length;
  return {
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    time: 0,
  };
}

function named(name: string, others: Attributes): Record<string, string> {
  return attributes({ name, ...others });
}

function attributes(values: Attributes): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, xmlText(String(value))]])),
  );
}

/** The builder takes what looks like an entity for one, `&lt;` of a text too. */
function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;');
}

/** Without fractions and zone, which strict readers refuse; nothing where it is no time. */
function timestampOf(createdAt: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/.exec(createdAt)?.[0];
}
