import { changeCounts, isNews } from './change-counts';
import { Changes } from './changes';
import { identityOf } from './identity';
import { Objects } from './objects';
import { previous } from './previous';
import { findingsInRoom, identitiesInRoom, keyArnsInRoom, reportInRoom } from './room';
import { NOTHING_YET, Standing } from './standing';
import { storedStanding } from './stored-standing';
import { Surroundings } from './surroundings';
import { DriftCheck } from '../drift/check';
import { Finding } from '../drift/finding';
import { DriftReport, outcomeOf } from '../drift/report';
import { htmlReport } from '../drift/reports/html';
import { policyTexts } from '../drift/reports/policy-texts';
import { VERSION } from '../drift/version';

/** What is kept of the last check, to compare the next one with. */
export interface StoredReport {
  readonly schemaVersion: 1;
  /** When the check was made, ISO 8601. */
  readonly at: string;
  readonly report: DriftReport;
  /** What was open after it, also what could not be looked at in it. */
  readonly open: readonly Finding[];
  /** Identities of what was open besides, and had no room. */
  readonly openBeside: readonly string[];
  /** ARNs of the keys as they were last seen, by where they are declared: `us-east-1 Zoom Cmk`. */
  readonly keyArns: Readonly<Record<string, string>>;
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

  /** How things stood after the last check. @throws {Error} where that can't be read. */
  async standingBefore(): Promise<Standing> {
    const before = await previous(this.objects, this.key('latest.json'), storedStanding, this.surroundings);
    return before ?? NOTHING_YET;
  }

  /** Writes the reports of a check, the one that the next check is compared with last. @throws {Error} where that fails. */
  async write({ report: whole, checks }: DriftCheck, changes: Changes, at: string): Promise<void> {
    const { opened, resolved, dropped, formerKeys, open, openBeside, keyArns } = changes;
    const [report, kept] = [reportInRoom(whole), findingsInRoom(open)];
    const html = htmlReport({ report, policies: policyTexts(checks), version: VERSION, createdAt: at });
    await this.objects.put(this.key('latest.html'), html, 'text/html; charset=utf-8');
    const counts = changeCounts(changes);
    if (isNews(counts)) {
      const change = {
        outcome: outcomeOf(open),
        opened: findingsInRoom(opened),
        resolved: findingsInRoom(resolved),
        dropped: findingsInRoom(dropped),
        formerKeys,
        open: counts.open,
      };
      await this.putJson(`changes/${at.replaceAll(':', '-')}.json`, { schemaVersion: 1, at, ...change });
    }
    const truncated = kept !== open || report.findings !== whole.findings || report.keys !== whole.keys;
    const stored: StoredReport = {
      ...{ schemaVersion: 1, at, report, open: kept },
      openBeside: identitiesInRoom([...open.slice(kept.length).map(identityOf), ...openBeside]),
      keyArns: Object.fromEntries(keyArnsInRoom(keyArns)),
      ...(truncated && { truncated }),
    };
    await this.putJson('latest.json', stored);
  }

  private async putJson(name: string, content: object): Promise<void> {
    await this.objects.put(this.key(name), `${JSON.stringify(content)}\n`, 'application/json');
  }

  private key(name: string): string {
    return `${this.folder}/${name}`;
  }
}
