import { App, Duration, Stack, Token } from 'aws-cdk-lib';
import { requireDays } from '../../../lib/aws/private/days';

const scope = new Stack(new App(), 'S');

test.each([
  undefined,
  Duration.days(7),
  Duration.days(30),
  Duration.hours(24 * 8),
  Duration.days(Token.asNumber({ Ref: 'P' })),
])('%s passes for 7 to 30 days', value => {
  expect(() => requireDays(scope, 'window', value, 7, 30)).not.toThrow();
});

test.each([Duration.days(6), Duration.days(31), Duration.hours(24 * 8 + 1)])('fails for %s', value => {
  expect(() => requireDays(scope, 'window', value, 7, 30)).toThrow(
    '[S] window must be a whole number of days from 7 to 30',
  );
});
