import { Rendering } from './outputs';
import { DriftReport } from '../drift/report';
import { Colours } from '../drift/reports/colours';
import { textReport } from '../drift/reports/text-report';

/** The formats of `zoom-cmk verify`. */
export const VERIFY_FORMATS = ['text', 'json'] as const;
export type VerifyFormat = (typeof VERIFY_FORMATS)[number];

/** A report in each of its formats. */
export function verifyRendering(report: DriftReport, colours?: Colours): Rendering<VerifyFormat> {
  return {
    text: () => textReport(report, colours),
    json: () => `${JSON.stringify(report, undefined, 2)}\n`,
  };
}
