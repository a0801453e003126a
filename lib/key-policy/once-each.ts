/** The function, which asks once for each object: what is made of a test, or of a rule, is needed over and over. */
export function onceEach<Of extends object, Answer>(ask: (of: Of) => Answer): (of: Of) => Answer {
  const answers = new WeakMap<Of, { readonly answer: Answer }>();
  return of => {
    const known = answers.get(of) ?? { answer: ask(of) };
    answers.set(of, known);
    return known.answer;
  };
}
