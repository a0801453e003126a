import { Changes } from './changes';
import { Objects } from './objects';
import { previous } from './previous';
import { findingsInRoom, reportInRoom } from './room';
import { storedFindings } from './stored-findings';
import { Surroundings } from './surroundings';
import { VERSION } from './version';
import { DriftCheck } from '../drift/check';
import { Finding } from '../drift/finding';
import { DriftReport } from '../drift/report';
import { htmlReport } from '../drift/reports/html';
import { policyTexts } from '../drift/reports/policy-texts';

/** What is kept of the last check, to compare the next one with. */
export interface StoredReport {
  readonly schemaVersion: 1;
  /** When the check was made, ISO 8601. */
  readonly at: string;
  readonly report: DriftReport;
  /** What was open after it, also what could not be looked at in it. */
  readonly open: readonly Finding[];
  /** Whether something had no room. */
  readonly truncated?: boolean;
}

/** The reports of what is watched: the last one, for programs and for people, and the changes. */
export class ReportStore {
  /** @param folder of the reports of one check, without a slash at its end */
  constructor(
    private readonly objects: Objects,
    private readonly folder: string,
    private readonly surroundings: Surroundings,
  ) {}

  /** Address of the last report for people; the one for programs, `latest.json`, is beside it. */
  get url(): string {
    return this.objects.url(this.key('latest.html'));
  }

  /** What was open after the last check; nothing before the first one. @throws {Error} where that can't be read. */
  async openBefore(): Promise<readonly Finding[]> {
    const key = this.key('latest.json');
    return (await previous(this.objects, key, ({ open }) => storedFindings(open), this.surroundings)) ?? [];
  }

  /** Writes the reports of a check, the one that the next check is compared with last. @throws {Error} where that fails. */
  async write({ report: whole, checks }: DriftCheck, changes: Changes, at: string): Promise<void> {
    const { opened, resolved, open } = changes;
    const [report, kept] = [reportInRoom(whole), findingsInRoom(open)];
    const html = htmlReport({ report, policies: policyTexts(checks), version: VERSION, createdAt: at });
    await this.objects.put(this.key('latest.html'), html, 'text/html; charset=utf-8');
    if (opened.length + resolved.length > 0) {
      const change = {
        outcome: report.outcome,
        opened: findingsInRoom(opened),
        resolved: findingsInRoom(resolved),
        open: open.length,
      };
      await this.putJson(`changes/${at.replaceAll(':', '-')}.json`, { schemaVersion: 1, at, ...change });
    }
    const truncated = kept !== open || report.findings !== whole.findings || report.keys !== whole.keys;
    const stored: StoredReport = { schemaVersion: 1, at, report, open: kept, ...(truncated && { truncated }) };
    await this.putJson('latest.json', stored);
  }

  private async putJson(name: string, content: object): Promise<void> {
    await this.objects.put(this.key(name), `${JSON.stringify(content)}\n`, 'application/json');
  }

  private key(name: string): string {
    return `${this.folder}/${name}`;
  }
}
