import { namesFrom } from '../../bench/only';

test('without arguments, everything is measured', () => {
  expect(namesFrom([])).toEqual(['cli-start', 'imports', 'synth', 'growth', 'compare', 'drift']);
});

test('--only names what is measured, several times too', () => {
  expect(namesFrom(['--only', 'drift', '--only', 'synth'])).toEqual(['synth', 'drift']);
});

test.each([[['--only']], [['--only', 'all']], [['drift']]])('fails on %j, and says what can be given', args => {
  expect(() => namesFrom(args)).toThrow(/^'.+' is not understood, give --only and one of cli-start, imports, /);
});
