/** The formats of a report on keys. */
export const REPORT_FORMATS = ['text', 'json', 'github', 'markdown', 'sarif', 'junit', 'html'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
