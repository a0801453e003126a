import { short } from './condition';

/** The function, which asks once for each object: what is made of a test, or of a rule, is needed over and over. */
export function onceEach<Of extends object, Answer>(ask: (of: Of) => Answer): (of: Of) => Answer {
  const answers = new WeakMap<Of, { readonly answer: Answer }>();
  return of => {
    const known = answers.get(of);
    if (known) return known.answer;
    const answer = ask(of);
    answers.set(of, { answer });
    return answer;
  };
}

/**
 * What is known, else what is asked for.
 *
 * @param known the answers by id, of which long ones are hashed; what is asked for is added
 */
export function once<Answer>(known: Map<string, Answer>, id: string, ask: () => Answer): Answer {
  const key = short(id);
  if (!known.has(key)) known.set(key, ask());
  return known.get(key)!;
}
