import { SourcePlace } from '../finding';
import { Resolution } from './resolution';
import { TemplateMetadata } from '../../zoom';

/** Automatic rotation as declared. */
export interface DeclaredRotation {
  readonly enabled: boolean;
  /** Days between rotations; absent where KMS's own default counts. */
  readonly periodInDays?: number;
}

/** A key of one Region, as the code declares it. */
export interface DeclaredKey {
  /** Path of the key's construct, `Zoom/Cmk/replica-us-west-2`; `<stack>/<logical id>` where the template has no paths. */
  readonly constructPath: string;
  /** Name of the stack that holds it. */
  readonly stack: string;
  readonly logicalId: string;
  /** Twelve digits; absent where neither the code nor the deployed stack says it. */
  readonly account?: string;
  readonly region: string;
  /** Where the construct is made; absent where the assembly does not say it. */
  readonly source?: SourcePlace;
  /** What the construct said that this resource is. */
  readonly intent: TemplateMetadata & { readonly setRole: 'primary' | 'replica' };
  /** ARN of the live key; absent where the stack is not deployed or the resource is not in it. */
  readonly keyArn?: string;
  /** ARN of the set's primary key, of a replica. */
  readonly primaryKeyArn?: Resolution<string>;
  readonly policy: Resolution<unknown>;
  /** Empty where the code declares none. */
  readonly description: Resolution<string>;
  readonly tags: Resolution<Readonly<Record<string, string>>>;
  /** Names of the aliases of this key's own template that target it, `alias/zoom-cmk`, sorted. */
  readonly aliases: Resolution<readonly string[]>;
  readonly enabled: Resolution<boolean>;
  /** Of a primary only: KMS shares rotation in the set. */
  readonly rotation?: Resolution<DeclaredRotation>;
  /** Of a primary only; a replica has its primary's. */
  readonly keySpec?: Resolution<string>;
  readonly keyUsage?: Resolution<string>;
  readonly origin?: Resolution<string>;
  readonly multiRegion?: Resolution<boolean>;
}
