import { Functions } from './functions';
import { ObjectStore } from './object-store';

/** What a state machine has around it. */
export interface Surroundings {
  readonly functions: Functions;
  readonly objects: ObjectStore;
  /** How long a second of a timeout lasts, in milliseconds. What retriers wait is counted, and not waited. @default 1000 */
  readonly secondMs?: number;
  /** How many results a file has at most. Step Functions fills 5 GB. @default 1000 */
  readonly resultsPerFile?: number;
  /**
   * What becomes of an item that is larger than the input of an execution may be. Step Functions does not say.
   *
   * @default 'map fails', the worse of the two
   */
  readonly tooLargeItem?: 'item fails' | 'map fails';
}
