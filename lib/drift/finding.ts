import { AccessChange } from '../key-policy';
import { Severity } from './severity';

/** What a rule saw at one key. */
export interface Observation {
  /** One sentence: who or what, what is so, what follows. */
  readonly message: string;
  /** @default - that of the rule */
  readonly severity?: Severity;
  /** Access that the live policy gives and the code does not. */
  readonly gains?: readonly AccessChange[];
  /** Access that the code gives and the live policy does not. */
  readonly losses?: readonly AccessChange[];
}

/** What a check found at one key, or at a Region whose declared keys could not be read. */
export interface Finding {
  /** Id of the rule, as `docs/rules.md` explains it. */
  readonly ruleId: string;
  readonly severity: Severity;
  /** `indeterminate` of what could not be checked: the key may be fine, or not. */
  readonly kind: 'drift' | 'indeterminate';
  readonly cloud: 'aws';
  /** Twelve digits; absent where it is not known. */
  readonly account?: string;
  readonly region: string;
  /** Absent where the key is not known. */
  readonly keyArn?: string;
  /** Absent, as the two that follow, where it is not known which keys are declared. */
  readonly stack?: string;
  readonly logicalId?: string;
  readonly constructPath?: string;
  readonly message: string;
  readonly gains: readonly AccessChange[];
  readonly losses: readonly AccessChange[];
  /** Equal for findings that are the same, from run to run: 64 hexadecimal digits. */
  readonly fingerprint: string;
}
