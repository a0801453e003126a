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

/** Whose key it is. */
export type Cloud = 'aws' | 'azure' | 'oci';

/** A line of a source file. */
export interface SourcePlace {
  /** Path of the file, relative to the folder in which the check runs where it is below that. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** A word that a finding does not count. */
export interface Suppressed {
  readonly reason: string;
  /** Last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string;
}

/** What a check found at one key, or at a Region whose declared keys could not be read. */
export interface Finding {
  /** Id of the rule, as `docs/rules.md` explains it. */
  readonly ruleId: string;
  readonly severity: Severity;
  /** `indeterminate` of what could not be checked: the key may be fine, or not. `note` of what is named, and does not count. */
  readonly kind: 'drift' | 'indeterminate' | 'note';
  readonly cloud: Cloud;
  /** Twelve digits, of AWS; absent where it is not known. */
  readonly account?: string;
  /** Region of the key; empty where a Terraform plan does not say it. */
  readonly region: string;
  /** Absent where the key is not known. */
  readonly keyArn?: string;
  /** Absent, as the two that follow, where it is not known which keys are declared. */
  readonly stack?: string;
  readonly logicalId?: string;
  readonly constructPath?: string;
  /** Where in the source the construct is made, where the cloud assembly says it. */
  readonly source?: SourcePlace;
  readonly message: string;
  /** What to do. @default - what the rule says */
  readonly remedy?: string;
  readonly gains: readonly AccessChange[];
  readonly losses: readonly AccessChange[];
  /** Equal for findings that are the same, from run to run: 64 hexadecimal digits. */
  readonly fingerprint: string;
  /** Why the finding does not count, where somebody said so. */
  readonly suppressed?: Suppressed;
}
