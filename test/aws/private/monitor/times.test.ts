import { Duration } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { requireHours, requireSettle } from '../../../../lib/aws/private/monitor/times';
import { newStack } from '../../support';

const scope = newStack();

test('whole hours from one to the most are taken, and no other time', () => {
  const minutes = fc.oneof(
    fc.integer({ min: 0, max: 30 }).map(hours => 60 * hours),
    fc.integer({ min: 0, max: 1800 }),
  );
  fc.assert(
    fc.property(minutes, time => {
      const check = () => requireHours(scope, 'every', Duration.minutes(time), 24);
      const isTaken = time % 60 === 0 && time >= 60 && time <= 24 * 60;
      if (isTaken) expect(check).not.toThrow();
      else expect(check).toThrow('every is 1 to 24 whole hours, got ');
    }),
  );
});

test.each([Duration.days(1), Duration.hours(1), Duration.seconds(3600), Duration.millis(7_200_000)])(
  '%s is whole hours, however it is written',
  time => {
    expect(() => requireHours(scope, 'every', time, 24)).not.toThrow();
  },
);

test('fails for less than a minute beside the hours', () => {
  expect(() => requireHours(scope, 'every', Duration.seconds(3601), 24)).toThrow('got 1 hour 1 second');
});

test('whole seconds to ten minutes are taken to settle, and no other time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1300 }), halves => {
      const check = () => requireSettle(scope, Duration.millis(500 * halves));
      if (halves % 2 === 0 && halves <= 1200) expect(check).not.toThrow();
      else expect(check).toThrow('settle is whole seconds, 10 minutes at most, got ');
    }),
  );
});
