import { DriftReport } from '../report';

/** The policy of a key as text, declared and live: JSON, indented. */
export interface PolicyTexts {
  readonly constructPath: string;
  readonly region: string;
  /** Absent where it is not known. */
  readonly declared?: string;
  /** Absent where it is not known. */
  readonly live?: string;
}

/** What a report is made of. */
export interface ReportInput {
  readonly report: DriftReport;
  /** Of the keys in AWS, in the order of the report. */
  readonly policies: readonly PolicyTexts[];
  /** Release of the command. */
  readonly version: string;
  /** When the report was made, ISO 8601. */
  readonly createdAt: string;
}
