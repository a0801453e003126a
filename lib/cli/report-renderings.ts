import { Rendering } from './outputs';
import { ReportFormat } from './report-formats';
import {
  Colours,
  DriftReport,
  githubAnnotations,
  htmlReport,
  junitReport,
  KeyCheck,
  markdownReport,
  policyTexts,
  ReportInput,
  sarifReport,
  textReport,
} from '../drift';
import { VERSION } from '../drift/version';

/** What a command found, for its reports. */
export interface Reported {
  readonly report: DriftReport;
  /** The keys that were looked at in AWS. @default - none */
  readonly checks?: readonly KeyCheck[];
  /** Commands that would restore what is declared; only in JSON. @default - none were asked for */
  readonly fixPlan?: readonly string[];
}

/** A report in each of its formats. */
export function renderings({ report, checks = [], fixPlan }: Reported, colours?: Colours): Rendering<ReportFormat> {
  const input: ReportInput = {
    report,
    // Many, and only for the formats that show them.
    get policies() {
      return policyTexts(checks);
    },
    version: VERSION,
    createdAt: new Date().toISOString(),
  };
  return {
    text: () => textReport(report, colours),
    json: () => `${JSON.stringify({ ...report, fixPlan }, undefined, 2)}\n`,
    github: () => githubAnnotations(input),
    markdown: () => markdownReport(input),
    sarif: () => sarifReport(input),
    junit: () => junitReport(input),
    html: () => htmlReport(input),
  };
}
