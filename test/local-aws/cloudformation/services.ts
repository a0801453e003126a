import { EventBuses } from '../eventbridge';
import { Principals } from '../identity/principals';
import { Kms } from '../kms';
import { Parameters } from '../other-services/ssm';
import { Buckets } from '../s3';
import { RecordedResources } from './recorded-resources';

/** What CloudFormation makes resources in, and reads templates and parameters from. */
export interface Services {
  readonly kms: Kms;
  readonly principals: Principals;
  readonly buckets: Buckets;
  readonly buses: EventBuses;
  readonly parameters: Parameters;
  readonly recorded: RecordedResources;
}
