import { Output, parseOutput } from './outputs';

/** The formats of a report on keys. */
export const REPORT_FORMATS = ['text', 'json', 'github', 'markdown', 'sarif', 'junit', 'html'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Puts one more `format=file` behind those before. @throws UsageError where it is something else */
export function addReportOutput(text: string, before: readonly Output<ReportFormat>[] = []): Output<ReportFormat>[] {
  return [...before, parseOutput(text, REPORT_FORMATS)];
}
