import { FleetChanges, isChange, Standings } from './fleet-changes';
import { fleetMarkdown } from './fleet-markdown';
import { FleetSummary } from './fleet-summary';
import { Objects } from './objects';
import { MOST_STORED_BYTES, previous } from './previous';
import { FleetRow } from './roll-call';
import { Surroundings } from './surroundings';
import { isJsonObject } from '../drift/json-value';

/** The summaries of a fleet: the last one, for programs and for people, and what has changed. */
export class FleetStore {
  constructor(
    private readonly objects: Objects,
    private readonly watch: string,
    private readonly surroundings: Surroundings,
  ) {}

  /** Address of the last summary for people; the one for programs, `latest.json`, is beside it. */
  get url(): string {
    return this.objects.url(this.key('latest.md'));
  }

  /** How things stood after the last run; nothing stood before the first one. @throws {Error} where that can't be read. */
  async standingsBefore(): Promise<Standings> {
    const key = this.key('latest.json');
    const before = await previous(this.objects, key, ({ standings }) => storedStandings(standings), this.surroundings);
    return before ?? new Map();
  }

  /** Writes the summaries of a run, the one that the next run is compared with last. @throws {Error} where that fails. */
  async write(summary: FleetSummary, changes: FleetChanges): Promise<void> {
    const { schemaVersion, at, outcome, totals, rows } = summary;
    await this.objects.put(this.key('latest.md'), fleetMarkdown(this.watch, summary), 'text/markdown; charset=utf-8');
    if (isChange(changes)) {
      const { changed } = changes;
      const change = { schemaVersion, at, outcome, totals, changed, ...inRoom(changes.rows) };
      await this.putJson(`changes/${at.replaceAll(':', '-')}.json`, change);
    }
    const standings = Object.fromEntries(changes.standings);
    await this.putJson('latest.json', { ...summary, ...inRoom(rows), standings });
  }

  private async putJson(name: string, content: object): Promise<void> {
    await this.objects.put(this.key(name), `${JSON.stringify(content)}\n`, 'application/json');
  }

  private key(name: string): string {
    return `${this.watch}/summary/${name}`;
  }
}

function storedStandings(value: unknown): Standings | undefined {
  if (!isJsonObject(value)) return undefined;
  const entries = Object.entries(value);
  return entries.every(([, how]) => typeof how === 'string') ? new Map(entries as [string, string][]) : undefined;
}

/** The rest is for how things stand, and for the accounts. */
const MOST_ROWS_BYTES = 0.6 * MOST_STORED_BYTES;

/** The rows, as many as there is room for: the worst come first. */
function inRoom(rows: readonly FleetRow[]): { readonly rows: readonly FleetRow[]; readonly rowsLeftOut?: number } {
  let bytes = 0;
  const kept = rows.filter(row => (bytes += Buffer.byteLength(JSON.stringify(row)) + 1) <= MOST_ROWS_BYTES);
  return { rows: kept, ...(kept.length < rows.length && { rowsLeftOut: rows.length - kept.length }) };
}
