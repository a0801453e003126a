import { Clock } from '../clock';
import { Faults, StaleReads } from '../faults';
import { Operation } from './operation';
import { AwsError } from '../http/aws-error';
import { Caller } from '../identity/caller';
import { Principals } from '../identity/principals';
import { ALIAS_OPERATIONS } from './operations/aliases';
import { DELETION_OPERATIONS } from './operations/deletion';
import { GRANT_OPERATIONS } from './operations/grants';
import { KEY_OPERATIONS } from './operations/keys';
import { MULTI_REGION_OPERATIONS } from './operations/multi-region';
import { POLICY_OPERATIONS } from './operations/policies';
import { ROTATION_OPERATIONS } from './operations/rotation';
import { TAG_OPERATIONS } from './operations/tags';
import { emptyState, KmsState, settle } from './state';

const OPERATIONS = new Map<string, Operation>(
  [
    ...[KEY_OPERATIONS, MULTI_REGION_OPERATIONS, DELETION_OPERATIONS, POLICY_OPERATIONS],
    ...[ROTATION_OPERATIONS, ALIAS_OPERATIONS, TAG_OPERATIONS, GRANT_OPERATIONS],
  ].flatMap(operations => Object.entries(operations)),
);

/** A state that a write replaced, while some reads may still see it. */
interface FormerState {
  readonly state: KmsState;
  readonly region: string;
  readonly since: number;
  /** The fault in force at the write: a state is not kept for another one. */
  readonly cause: StaleReads;
  reads: number;
}

/** The KMS of all accounts and Regions. */
export class Kms {
  private readonly state = emptyState();
  private former: FormerState[] = [];

  constructor(
    private readonly principals: Principals,
    private readonly clock: Clock,
    private readonly faults: Faults,
  ) {}

  /** A call over the API: its reads may be stale, when that was asked for. */
  request(caller: Caller, operation: string, input: unknown): object | undefined {
    const answer = this.run(caller, operation, input, this.stateFor(caller, operation));
    const KeyState = this.faults.stateShown(caller.region);
    if (operation !== 'DescribeKey' || KeyState === undefined) return answer;
    const { KeyMetadata } = answer as { KeyMetadata: object };
    return { KeyMetadata: { ...KeyMetadata, KeyState, Enabled: false } };
  }

  /** A call of CloudFormation's handlers, which wait until their writes are seen. */
  call<T>(caller: Caller, operation: string, input: object): T {
    return this.run({ ...caller, isService: true }, operation, input, this.state) as T;
  }

  private run(caller: Caller, name: string, input: unknown, seen: KmsState): object | undefined {
    const operation = OPERATIONS.get(name);
    if (!operation) throw new AwsError('UnknownOperationException', `${name} is not implemented by this endpoint`);
    settle(this.state, this.clock.now(), days => this.clock.inDays(days));
    const isWrite = operation.effect === 'write';
    const cause = isWrite ? this.faults.staleReadsInForce : undefined;
    const before = cause && structuredClone(this.state);
    const { principals, clock } = this;
    const result = operation.run({ caller, principals, clock, state: isWrite ? this.state : seen }, input);
    if (cause && before) this.former.push({ state: before, region: caller.region, since: Date.now(), cause, reads: 0 });
    return result;
  }

  /** The oldest state that a read may still see; the present one for a write. */
  private stateFor(caller: Caller, operation: string): KmsState {
    const stale = this.faults.staleness('kms', operation, caller.region);
    if (!stale || OPERATIONS.get(operation)?.effect !== 'read') return this.state;
    const isSeen = ({ since, reads, cause }: FormerState) =>
      cause === stale &&
      ((stale.ms !== undefined && Date.now() - since < stale.ms) || (stale.calls !== undefined && reads < stale.calls));
    this.former = this.former.filter(former => former.region !== caller.region || isSeen(former));
    const visible = this.former.filter(former => former.region === caller.region);
    visible.forEach(former => (former.reads += 1));
    return visible[0]?.state ?? this.state;
  }
}
