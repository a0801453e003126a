import { Caller, partitionOf } from '../identity/caller';

/** An event that was put on a bus. */
export interface PutEvent {
  readonly id: string;
  /** The name of the bus. */
  readonly bus: string;
  readonly busArn: string;
  /** The account that put it. */
  readonly account: string;
  readonly region: string;
  readonly time: Date;
  readonly source: string;
  readonly detailType: string;
  readonly resources: readonly string[];
  /** Parsed. */
  readonly detail: Record<string, any>;
}

type Place = Pick<Caller, 'account' | 'region'>;

/** The event buses of all accounts and Regions, and what was put on them. */
export class EventBuses {
  /** In the order in which they were put. */
  readonly events: PutEvent[] = [];
  /** What was accepted for a bus that does not exist. */
  readonly lost: PutEvent[] = [];
  private readonly custom = new Set<string>();

  create(name: string, place: Place): void {
    this.custom.add(busArn(name, place));
  }

  delete(name: string, place: Place): void {
    this.custom.delete(busArn(name, place));
  }

  /** Whether there is a bus of this ARN; every account has a default one in every Region. */
  exists(arn: string): boolean {
    return this.custom.has(arn) || arn.endsWith(':event-bus/default');
  }

  /**
   * Puts an event on its bus.
   *
   * EventBridge accepts an event for a bus that does not exist, answers with an id, and drops it.
   *
   * @see https://github.com/aws/aws-cli/issues/9186
   */
  put(event: PutEvent): void {
    (this.exists(event.busArn) ? this.events : this.lost).push(event);
  }
}

/** The ARN of a bus. */
export function busArn(name: string, { account, region }: Place): string {
  return `arn:${partitionOf(region)}:events:${region}:${account}:event-bus/${name}`;
}
