import { AwsError } from '../http/aws-error';
import { jsonService } from '../http/json-service';
import { Service } from '../http/service';
import { Caller } from '../identity/caller';

type Place = Pick<Caller, 'account' | 'region'>;

/** The SSM parameters of all accounts and Regions. Only `bootstrap` puts any. */
export class Parameters {
  private readonly values = new Map<string, string>();

  put(name: string, value: string, place: Place): void {
    this.values.set(keyOf(name, place), value);
  }

  get(name: string, place: Place): string | undefined {
    return this.values.get(keyOf(name, place));
  }
}

/** SSM: reading one parameter, as the CDK CLI does to learn whether an environment is bootstrapped. */
export function ssmService(parameters: Parameters): Service {
  return jsonService((caller, operation, input) => {
    if (operation !== 'GetParameter') {
      throw new AwsError('UnknownOperationException', `ssm:${operation} is not implemented by this endpoint`);
    }
    const name = String((input as { Name?: unknown } | null)?.Name);
    const value = parameters.get(name, caller);
    if (value === undefined) throw new AwsError('ParameterNotFound', '');
    return { Parameter: { Name: name, Type: 'String', Value: value, Version: 1, DataType: 'text' } };
  });
}

function keyOf(name: string, { account, region }: Place): string {
  return JSON.stringify([account, region, name]);
}
