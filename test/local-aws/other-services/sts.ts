import { AwsError } from '../http/aws-error';
import { optionalString, requiredString } from '../http/form';
import { queryService, QueryOperation } from '../http/query-service';
import { Service } from '../http/service';
import { Sessions } from '../identity/sessions';

const ROLE_ARN = /^arn:(aws|aws-cn|aws-us-gov):iam::\d{12}:role\/[\x21-\x7e]+$/;

/** STS: who is calling, and sessions of roles, which is how a test calls from another account. */
export function stsService(sessions: Sessions): Service {
  return queryService(
    'https://sts.amazonaws.com/doc/2011-06-15/',
    new Map<string, QueryOperation>([
      ['GetCallerIdentity', (_, caller) => ({ Arn: caller.arn, UserId: caller.userId, Account: caller.account })],
      [
        'AssumeRole',
        input => {
          const roleArn = requiredString(input, 'RoleArn');
          const sessionName = requiredString(input, 'RoleSessionName');
          if (!ROLE_ARN.test(roleArn)) throw new AwsError('ValidationError', `${roleArn} is invalid`);
          if (!/^[\w+=,.@-]{2,64}$/.test(sessionName)) {
            throw new AwsError(
              'ValidationError',
              `Value '${sessionName}' at 'roleSessionName' failed to satisfy constraint`,
            );
          }
          const seconds = Number(optionalString(input, 'DurationSeconds') ?? 3600);
          if (!Number.isInteger(seconds) || seconds < 900 || seconds > 43200) {
            throw new AwsError('ValidationError', 'DurationSeconds must be a whole number from 900 to 43200');
          }
          const session = sessions.assume(roleArn, sessionName, seconds);
          return {
            Credentials: {
              AccessKeyId: session.accessKeyId,
              SecretAccessKey: session.secretAccessKey,
              SessionToken: session.sessionToken,
              Expiration: session.expiration,
            },
            AssumedRoleUser: { AssumedRoleId: session.assumedRoleId, Arn: session.assumedRoleArn },
          };
        },
      ],
    ]),
  );
}
