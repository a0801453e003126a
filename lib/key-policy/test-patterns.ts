import { Test } from './condition';
import { textPattern, TextPattern } from './condition-text';
import { onceEach } from './once-each';

/** The values of a test as patterns, in their order; of tests whose values are texts. */
export const patternsOf = onceEach(({ values }: Test): readonly TextPattern[] => values.map(textPattern));
